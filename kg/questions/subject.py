"""The subject of a request of which the letter gives no more than that."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.model import Layout, Span
from kg.sentences import sentences, trim

_ENDS = re.compile(
    r"""\s*,?\s+(?:which|that)\s+(?:we|was|were|you|has|have|is|the|i)\b|,\s+which\b|\s+dated\b|\s+received\b
    |,?\s+(?:and\s+)?(?:which\s+)?(?:has|have|was|were)\s+(?:been\s+)?(?:considered|received|handled|dealt|processed)\b
    |\s+under\s+the\s+(?:freedom|environmental|foi|act|terms)|\s+in\s+accordance\s+with|\.\s|\.$|:$
    |,\s+(?:i|we)\s+(?:can|have|am|are)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_EARLY = ("letterhead", "opening", "request", "answer")
_DASH = re.compile(r"\s[-–—]\s|:|$")
_TOGETHER = re.compile(r",?\s+together\s+with\s+|;\s+(?:and\s+)?", re.IGNORECASE)
_NOT_SUBJECT = re.compile(
    r"(?:an?\s+)?(?:internal\s+)?review|(?:the\s+)?(?:environmental\s+)?(?-i:information)\b|under\b|dated\b|of\s+\d"
    r"|received\b|which\b|that\b|further\b|the\s+following|us\b|clarification|your\b|it\b|\d|this\b",
    re.IGNORECASE,
)


def subject(text: str, layout: Layout) -> tuple[Span, ...]:
    """The phrases that name what was asked, in the first sentence that names it; mostly one.

    >>> from kg.model import Block, Section
    >>> words = "Thank you for your request for information about harbour dues, which we received."
    >>> whole = Span(0, len(words))
    >>> plain = Layout((Section("opening", whole, (Block("paragraph", whole),)),))
    >>> [span.of(words) for span in subject(words, plain)]
    ['harbour dues']
    """
    for section in layout.sections:
        if section.kind not in _EARLY:
            continue
        for block in section.blocks:
            if block.kind != "paragraph":
                continue
            for sentence in sentences(text, block.span):
                if found := _named(text, sentence):
                    return found
    return _titled(text, layout)


def _titled(text: str, layout: Layout) -> tuple[Span, ...]:
    """The subject that a line names before its colon: "Re: FOI request - harbour dues"."""
    lines = (b for s in layout.sections if s.kind in _EARLY for b in s.blocks)
    for block in lines:
        head, colon, _ = block.span.of(text).partition(":")
        if not colon or head.strip().lower() not in _words("subject"):
            continue
        start, parts = block.span.start + len(head) + 1, []
        for cut in _DASH.finditer(text, start, block.span.end):
            parts.append(trim(text, start, cut.start()))
            start = cut.end()
        for part in reversed(parts):
            shown = re.findall(r"[^\W\d_]+", part.of(text).lower())
            if len(shown) > 1 and not _words("title").intersection(shown):
                return (part,)
    return ()


@cache
def _words(part: str) -> frozenset[str]:
    concepts = (c for c in catalogue().concepts("request-part") if c.slug == part)
    return frozenset(word.lower() for c in concepts for word in c.words)


def _named(text: str, sentence: Span) -> tuple[Span, ...]:
    for hit in sorted(_cues().find(text, sentence), key=lambda h: (h.span.start, -h.span.end)):
        span = trim(text, hit.span.end, sentence.end)
        end = _ENDS.search(text, span.start, span.end)
        span = trim(text, span.start, end.start() if end else span.end)
        shown = span.of(text)
        if len(shown.split()) < 2 or _NOT_SUBJECT.match(shown):
            continue
        parts, start = [], span.start
        for cut in _TOGETHER.finditer(text, span.start, span.end):
            parts.append(trim(text, start, cut.start()))
            start = cut.end()
        parts.append(trim(text, start, span.end))
        return tuple(part for part in parts if part.end > part.start)
    return ()


@cache
def _cues() -> Cues:
    return Cues(
        (c.slug, phrase)
        for c in catalogue().concepts("request-part")
        if c.slug == "subject"
        for phrase in c.cues
    )
