"""Sentences of a stretch of text, with the stops that end none."""

import re
from functools import lru_cache

from kg.model import Span

_STOP = re.compile(r"[.?!]+[\"')\]]*(?=\s+[\"'(\[]?[^\sa-z]|\s*$)|\n\n+")
_ABBREVIATED = re.compile(
    r"(?:\b(?:s|ss|reg|regs|art|sch|para|paras|no|nos|v|vs|e\.g|i\.e|eg|ie|etc|cf|approx|dr|mr|mrs|ms|st|ltd"
    r"|co|sec|fig|ref|pt|vol|ch|[A-Z])|^\W*(?:\d{1,2}|[a-z]|[ivx]+))\.$",
    re.IGNORECASE,
)


# a capital that ends a sentence: "the totals are in Annex A."
_LISTED = re.compile(
    r"\b(?:annex|appendix|schedule|note|table|column|part|item|box|point) [A-Z]\.$", re.I
)


@lru_cache(maxsize=1024)
def sentences(text: str, span: Span) -> tuple[Span, ...]:
    """The sentences of a span, without the white space round them.

    >>> words = "We hold it (s. 12). It is exempt. See reg. 5 below."
    >>> [s.of(words) for s in sentences(words, Span(0, len(words)))]
    ['We hold it (s. 12).', 'It is exempt.', 'See reg. 5 below.']
    """
    found = []
    at = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        listed = _LISTED.search(text, max(at, stop.start() - 12), stop.start() + 1)
        if (
            not listed
            and stop[0].startswith(".")
            and _ABBREVIATED.search(text[max(at, stop.start() - 9) : stop.start() + 1])
        ):
            continue
        found.append(trim(text, at, stop.end()))
        at = stop.end()
    found.append(trim(text, at, span.end))
    return tuple(s for s in found if s.start < s.end)


def trim(text: str, start: int, end: int) -> Span:
    """The span without the white space at its ends.

    >>> trim("  one ", 0, 6)
    Span(start=2, end=5)
    """
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
