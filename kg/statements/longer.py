"""Words by which an authority shows that it may have longer to answer than others."""

from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.model import Question, Statement
from kg.vocab import STATEMENT, STATING


def longer(text: str, asked: tuple[Question, ...]) -> Iterator[Statement]:
    """The first words that show a school, an archive or the armed forces, or their own time."""
    for hit in _words().find(text):
        if not any(span.holds(hit.span) for question in asked for span in question.spans):
            yield Statement(STATEMENT["longer-time"], hit.span)
            return


@cache
def _words() -> Cues:
    """The words of schools, archives and the armed forces that write as themselves."""
    found = (c for c in catalogue().concepts(STATING.name) if c.slug == STATING["longer-time"])
    return Cues((concept.slug, word) for concept in found for word in concept.words)
