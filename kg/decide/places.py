"""Stretches that answer questions, and what bounds them."""

import re
from dataclasses import dataclass, replace

from kg.model import Layout, Span

SILENT = ("redress", "closing", "law", "furniture", "letterhead")  # sections that answer nothing
REASONS = ("harm", "factors-for", "factors-against", "balance", "public-interest")
# words between questions that answer nothing: "and", and headings such as "Answer"
_IDLE = frozenset(re.findall(r"\w+", "and or also together with q a please answer response reply"))
# "See answer to question 3": an answer that only points to another
POINTER = re.compile(
    r"\W*(?:please\s+)?(?:see|refer|as\s+(?:for|stated|above)|same)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the letter that answers one question or several, and how it was bound."""

    span: Span
    questions: tuple[int, ...]
    binding: str
    recounted: bool = False


def content(text: str, gap: Span) -> int:
    """How many words stand in a gap besides "and" and headings such as "Answer"."""
    return sum(1 for w in re.findall(r"[\w£%]+", gap.of(text)) if w.lower() not in _IDLE)


def after_stops(text: str, span: Span) -> int:
    """How many code points of stops and dashes a span begins with."""
    match = re.match(r"[\s.:)\]–—,-]*", span.of(text))
    return match.end() if match else 0


def section_end(text: str, layout: Layout, start: int, stop: int) -> int:
    """The first section after an offset that an answer does not run into."""
    led = brief = False
    for section in layout.sections:
        if not start < section.span.start < stop:
            continue
        if section.kind in (*SILENT, "public-interest", "earlier", "request"):
            return section.span.start
        if section.heading is None:
            led = False
            continue
        # "withheld under:" leads in to headings that name the exemptions
        led = text[start : section.span.start].rstrip().endswith(":") or (led and brief)
        brief = len(section.blocks) == 1
        listed = led and section.kind == "grounds"
        if not listed and section.kind in ("grounds", *REASONS, "answer", "advice"):
            return section.span.start
    return stop


def closed(layout: Layout, found: list[Region]) -> tuple[Region, ...]:
    """The regions, the last cut to its first paragraph where each before it is but one."""
    several = [r for r in found[:-1] if sum(b.span.touches(r.span) for b in layout.blocks) > 1]
    if len(found) < 3 or several:
        return tuple(found)
    last = found[-1]
    first = next((b.span for b in layout.blocks if b.span.touches(last.span)), last.span)
    cut = Span(last.span.start, min(last.span.end, first.end))
    return (*found[:-1], replace(last, span=cut))
