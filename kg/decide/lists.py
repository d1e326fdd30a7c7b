"""The lists of words of `ontology/answering.ttl` as parts of patterns."""

import re
from functools import cache

from kg.catalogue import catalogue


@cache
def lists() -> dict[str, str]:
    """For each list the pattern that matches one of its words, the longest first."""
    return {
        concept.slug: f"(?:{'|'.join(map(re.escape, sorted(concept.words, key=_longest)))})"
        for concept in catalogue().concepts("answering")
    }


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
