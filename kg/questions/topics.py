"""Requests of which the letter names only the topics, each over its answer."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.model import Block, Layout, Span
from kg.questions.asks import asks, is_aside, names
from kg.segment.sections import heading_kind
from kg.sentences import sentences, trim

_ANNOUNCING = ("letterhead", "opening", "request", "answer", "earlier")
_AFTER = ("redress", "closing", "furniture", "law", "letterhead")
_TITLE = re.compile(r"[A-Z][^.:;\n]{2,70}(?=[.:]\s+\S)")
_NO_TOPIC = re.compile(
    r"\b(?:sections?|regulations?|articles?|schedule|annex|appendix|dear|public interest|exempt\w*"
    r"|we|our|us|information|act)\b|[@\[]|^\W*\d",
    re.IGNORECASE,
)


def topics(text: str, layout: Layout) -> list[Span]:
    """The headings and first words of paragraphs over the answers, where the letter announces them.

    The announcement is "I answer each of your points", "taking them in turn" and the like.
    """
    announced = next(
        (
            hit.span.end
            for section in layout.sections
            if section.kind in _ANNOUNCING
            for block in section.blocks
            if block.kind == "paragraph"
            for hit in _announcements().find(text, block.span)
        ),
        None,
    )
    if announced is None:
        return []
    blocks = [b for s in layout.sections if s.kind not in _AFTER for b in s.blocks]
    blocks = [b for b in blocks if b.span.start > announced]
    for heading in (True, False):
        found = [
            title
            for block, below in zip(blocks, (*blocks[1:], None), strict=False)
            if (title := _title(text, block, below, heading=heading))
        ]
        if len(found) > 1:
            return found
    return []


def _title(text: str, block: Block, below: Block | None, *, heading: bool) -> Span | None:
    if heading:
        headed = below is not None and below.kind not in ("heading", "quote")
        named = block.kind == "heading" and not block.label and headed
        span = block.span
    else:
        match = _TITLE.match(text, block.span.start, block.span.end)
        named = block.kind in ("paragraph", "heading") and match is not None
        span = trim(text, match.start(), match.end()) if match else block.span
    words = span.of(text)
    if heading and block.kind == "paragraph" and len(sentences(text, span)) == 1:
        return span if asks(words) and not is_aside(words) else None
    known = heading_kind(words) is not None or _NO_TOPIC.search(words)
    return span if named and not known and (heading or names(words)) else None


@cache
def _announcements() -> Cues:
    return Cues(
        (c.slug, phrase)
        for c in catalogue().concepts("request-part")
        if c.slug == "in-turn"
        for phrase in c.cues
    )
