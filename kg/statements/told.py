"""Rights told in few words at the end of a letter, in sentences of no known shape."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, Hit
from kg.model import Layout, Span, Statement
from kg.sentences import sentences
from kg.vocab import STATEMENT, STATING

_END = 0.5  # share of a letter after which it tells of rights
_LIMIT = re.compile(
    r"(?:\d{1,3}|two|three|six|eight|twenty|forty|sixty)(?: \(\w+\))?[ -](?:calendar |working )?"
    r"(?:days|weeks|months)",
    re.IGNORECASE,
)
_OURS = re.compile(  # the time that the authority itself will take
    r"\b(?:will|aims?|shall|hopes?|endeavours?|try|normally|usually|takes?|reply to|respond"
    r"|answer you|hearing from you|let you know|outcome)\b",
    re.IGNORECASE,
)


def told(text: str, layout: Layout) -> Iterator[Statement]:
    """A review with a number of days before the Commissioner is named; the Commissioner, by name.

    Not where the Commissioner is named as the author of guidance or of a decision.
    """
    for block in layout.blocks:
        if block.span.start < len(text) * _END or block.kind == "quote":
            continue
        hits = _words().find(text, block.span)
        asked = False
        for span in sentences(text, block.span) if hits else ():
            named = _first(hits, span, STATING["commissioner-named"])
            if named and not _first(hits, span, STATING["not-as-redress"]):
                yield Statement(STATEMENT["commissioner"], span)
            head = Span(span.start, named.span.start if named else span.end)
            asks = _first(hits, head, STATING["review-asked"]) is not None
            if (asks or asked) and _LIMIT.search(text, head.start, head.end):
                yield Statement(STATEMENT["complaints-procedure"], span)
                if not _OURS.search(text, head.start, head.end):
                    yield Statement(STATEMENT["review-limit"], span)
            asked = asks


def _first(hits: list[Hit], span: Span, slug: str) -> Hit | None:
    return next((hit for hit in hits if hit.slug == slug and span.holds(hit.span)), None)


@cache
def _words() -> Cues:
    wanted = {STATING[slug] for slug in ("commissioner-named", "not-as-redress", "review-asked")}
    found = (c for c in catalogue().concepts(STATING.name) if c.slug in wanted)
    return Cues((concept.slug, word) for concept in found for word in concept.words)
