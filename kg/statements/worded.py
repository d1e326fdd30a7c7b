"""Statements that their words make by themselves: longer time, rights told elsewhere, receipt."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.model import Question, Statement
from kg.vocab import STATEMENT, STATING

_KINDS = {  # the list of words, and what it says
    STATING["commissioner-address"]: STATEMENT["commissioner"],
    STATING["longer-time"]: STATEMENT["longer-time"],
    STATING["receipt"]: STATEMENT["receipt"],
    STATING["rights-enclosed"]: STATEMENT["rights-enclosed"],
    STATING["told-if-wrong"]: STATEMENT["complaints-procedure"],
}
_DATED = (STATING["receipt"],)  # those that a day stands by
_DAY = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b"
)
_NEAR = 90  # code points to each side in which that day stands


def worded(text: str, asked: tuple[Question, ...]) -> Iterator[Statement]:
    """The first words that make each of these statements, outside the words of the requester."""
    found = set()
    for hit in _words().find(text):
        near = text[max(0, hit.span.start - _NEAR) : hit.span.end + _NEAR]
        if hit.slug in found or (hit.slug in _DATED and not _DAY.search(near)):
            continue
        if not any(span.holds(hit.span) for question in asked for span in question.spans):
            found.add(hit.slug)
            yield Statement(_KINDS[hit.slug], hit.span)


@cache
def _words() -> Cues:
    """The words of each list."""
    found = (c for c in catalogue().concepts(STATING.name) if c.slug in _KINDS)
    return Cues((concept.slug, word) for concept in found for word in concept.words)
