"""The subject of a request of which the letter gives no more than that."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.model import Layout, Span
from kg.sentences import sentences, trim

_ENDS = re.compile(
    r"""\s*,?\s+(?:which|that)\s+(?:we|was|were|you|has|have|is|the|i)\b|,\s+which\b|\s+(?:would|will|cannot)\b|\s+dated\s+(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?\s|\s+received\b
    |,?\s+(?:and\s+)?(?:which\s+)?(?:has|have|was|were)\s+(?:been\s+)?(?:considered|received|handled|dealt|processed)\b
    |\s+under\s+the\s+(?:freedom|environmental|foi|act|terms)|\s+in\s+accordance\s+with|\.\s|\.$|:$
    |,\s+(?:i|we)\s+(?:can|have|am|are)\b|,\s+(?:these|this|they|it|there)\s""",
    re.IGNORECASE | re.VERBOSE,
)
_EARLY = ("letterhead", "opening", "request", "answer")
_DASH = re.compile(r"\s[-–—]\s|:\s|\s\(|\)$|$")
_LONGEST = 150  # code points of a line that may be a title
_SMALL = frozenset(("of", "for", "the", "and", "your", "our", "no", "to", "under", "environmental"))
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
            if block.kind not in ("paragraph", "item"):
                continue
            for sentence in sentences(text, block.span):
                if found := _named(text, sentence):
                    return found
    return _titled(text, layout)


def _titled(text: str, layout: Layout) -> tuple[Span, ...]:
    """The subject that a title names: "Re: FOI request - harbour dues", "FOI 22/1 (Dues)"."""
    lines = (b for s in layout.sections if s.kind in _EARLY for b in s.blocks)
    for block in lines:
        if block.kind not in ("heading", "paragraph") or len(block.span.of(text)) > _LONGEST:
            continue
        parts, start, at = [], block.span.start, block.span.start
        for cut in _DASH.finditer(text, start, block.span.end):
            parts.append(trim(text, at, cut.start()))
            at = cut.end()
        titles = [_is_title(part.of(text)) for part in parts]
        if not any(titles):
            continue
        for part, title in reversed(list(zip(parts, titles, strict=True))):
            shown = re.findall(r"[^\W\d_]+", part.of(text).lower())
            if not title and len(shown) > 1 and not _words("title").intersection(shown):
                return (part,)
    return ()


def _is_title(words: str) -> bool:
    """Whether words only say what a line is: "Re", "FOI request 22/0918", "Your request"."""
    shown = [w for w in re.findall(r"[^\W\d_]+", words.lower()) if w not in _SMALL]
    return bool(shown) and all(w in _words("title") or w in _words("subject") for w in shown)


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
