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
    at = {word: STATING[word] for word in ("commissioner-named", "not-as-redress", "review-asked")}
    for block in layout.blocks:
        if block.span.start < len(text) * _END or block.kind == "quote":
            continue
        before = ""
        for span in sentences(text, block.span):
            hits = {name: _first(text, span, slug) for name, slug in at.items()}
            named = hits["commissioner-named"]
            if named and not hits["not-as-redress"]:
                yield Statement(STATEMENT["commissioner"], span)
            head = Span(span.start, named.span.start if named else span.end)
            about = _first(text, head, at["review-asked"]) or _words().find(before)
            if about and _LIMIT.search(text, head.start, head.end):
                yield Statement(STATEMENT["complaints-procedure"], span)
                if not _OURS.search(text, head.start, head.end):
                    yield Statement(STATEMENT["review-limit"], span)
            before = head.of(text) if _first(text, head, at["review-asked"]) else ""


def _first(text: str, span: Span, slug: str) -> Hit | None:
    return next((hit for hit in _words().find(text, span) if hit.slug == slug), None)


@cache
def _words() -> Cues:
    wanted = {STATING[slug] for slug in ("commissioner-named", "not-as-redress", "review-asked")}
    found = (c for c in catalogue().concepts(STATING.name) if c.slug in wanted)
    return Cues((concept.slug, word) for concept in found for word in concept.words)
