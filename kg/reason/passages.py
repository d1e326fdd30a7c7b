"""A letter as passages: sentences and list items, each with the heading it stands under."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from kg.cues import Hit
from kg.model import Layout, Span
from kg.reason.headings import opened
from kg.reason.phrases import phrases
from kg.vocab import SECTION


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, clause or list item, with what the heading above it opens.

    `under` is harm, factors-for, factors-against, balance, public-interest, interest, necessity,
    balancing or empty; `paragraph` counts paragraphs and `part` the headings that open a new
    exemption or question; `listed` where a label or bullet stands before it.
    """

    span: Span
    text: str
    hits: tuple[Hit, ...]
    under: str
    paragraph: int
    part: int
    listed: bool
    first: bool

    def has(self, *slugs: str) -> bool:
        """Whether a cue of one of the concepts stands in it."""
        return any(hit.slug in slugs for hit in self.hits)

    def found(self, *slugs: str) -> list[Hit]:
        """The cues of the concepts, without those inside a longer one of the same concepts."""
        hits = [hit for hit in self.hits if hit.slug in slugs]
        return [
            hit
            for hit in hits
            if not any(other.span.holds(hit.span) and other.span != hit.span for other in hits)
        ]


# Parts of a letter that hold no reasoning of the authority.
_OTHER = ("request", "redress", "furniture", "letterhead", "law", "closing", "opening")

_LABEL = re.compile(
    r"(?:[-–*•·▪◦o‣]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[A-Za-z]|[ivx]{1,5})[.):]|\[\w{1,4}\]|"
    r"(?:\d{1,2}|\([a-z\d]\)))(?:[ \t]+|$)"
)
_SENTENCE = re.compile(r"[.?!][\"')\]]*\s+(?=[\"'(\[]*[A-Z£\d])|\n(?=[^\S\n]*\n)")
_SHORT = re.compile(
    r"(?:\b(?:ss?|regs?|arts?|paras?|nos?|sch|e\.g|i\.e|cf|dr|mr|mrs|ms|st|ltd|pp?|vol|ch|v|etc)"
    r"|\b[A-Z])\.\s*$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"(?=([^:.?;\n–]{2,110}?)(:| – | - |[.?])(?=\s|$))")


def passages(text: str, layout: Layout) -> tuple[Passage, ...]:
    """The passages of the letter in which the authority may reason."""
    hits = phrases().find(text)
    starts = [hit.span.start for hit in hits]
    shut = [s.span for s in layout.sections if s.kind in {SECTION[kind] for kind in _OTHER}]
    out: list[Passage] = []
    heading, label, part = "", "", 0
    columns: tuple[str, ...] = ()
    for number, (block, listed) in enumerate(_paragraphs(text)):
        if any(span.holds(block) for span in shut):
            heading = label = ""
            continue
        words = block.of(text)
        if " | " in words:
            cells = _cells(text, block)
            sides = tuple(opened(cell.of(text)) or "" for cell in cells)
            if {"factors-for", "factors-against"} <= set(sides):
                columns = sides
                continue
            for cell, side in zip(cells, columns, strict=False):
                if side and len(cell.of(text).split()) > 2:
                    out.append(_passage(text, cell, hits, starts, side, number, part, True, True))
            if any(columns[: len(cells)]):
                continue
        else:
            columns = ()
        if _is_heading(words):
            kind = opened(words)
            if kind is None:
                part += 1
            heading, label = kind or "", ""
            continue
        if not listed:
            label = ""
        for index, span in enumerate(_sentences(text, block)):
            inner, rest = _run_in(text, span)
            if inner:
                label = inner
            if not rest.of(text).strip():
                continue
            under = label or heading
            clauses = _clauses(text, rest) if under.startswith("factors") else [rest]
            for clause in clauses:
                out.append(
                    _passage(text, clause, hits, starts, under, number, part, listed, index == 0)
                )
    return tuple(out)


def _passage(
    text: str,
    span: Span,
    hits: list[Hit],
    starts: list[int],
    under: str,
    paragraph: int,
    part: int,
    listed: bool,
    first: bool,
) -> Passage:
    low, high = bisect_left(starts, span.start), bisect_left(starts, span.end)
    inside = tuple(hit for hit in hits[low:high] if hit.span.end <= span.end)
    return Passage(span, span.of(text), inside, under, paragraph, part, listed, first)


def _paragraphs(text: str) -> Iterator[tuple[Span, bool]]:
    """The paragraphs, list items and headings of a text, and whether each is a list item.

    A line goes on with the next where the next one's first word would not have fitted on it.
    """
    start, end, listed, width = -1, -1, False, 0
    at = 0
    lines = text.split("\n")
    widths = sorted(len(line) for line in lines if line)
    wrap = widths[int(len(widths) * 0.9)] if widths else 0
    for line in lines:
        here = at
        at += len(line) + 1
        bare = line.strip()
        if not bare:
            if start >= 0:
                yield Span(start, end), listed
            start = -1
            continue
        left = here + len(line) - len(line.lstrip())
        label = _LABEL.match(bare)
        goes_on = (
            start >= 0
            and not label
            and "|" not in bare
            and (bare[0].islower() or (wrap <= 130 and width + 1 + len(bare.split()[0]) > wrap - 4))
        )
        if not goes_on:
            if start >= 0:
                yield Span(start, end), listed
            listed = label is not None
            start = left + (label.end() if label else 0)
            if start >= here + len(line):
                start = left
        end = here + len(line.rstrip())
        width = len(line)
    if start >= 0:
        yield Span(start, end), listed


def _is_heading(words: str) -> bool:
    """Whether a paragraph is a heading: short, and no sentence."""
    bare = words.strip()
    return (
        "\n" not in bare
        and len(bare) <= 110
        and len(bare.split()) <= 16
        and not bare.endswith((".", ";", ","))
        and not bare[:1].islower()
        and (bare.endswith((":", "?")) or ":" not in bare)
    )


def _sentences(text: str, block: Span) -> Iterator[Span]:
    start = block.start
    for match in _SENTENCE.finditer(text, block.start, block.end):
        if _SHORT.search(text, max(block.start, match.start() - 8), match.start() + 1):
            continue
        yield _trim(text, Span(start, match.end()))
        start = match.end()
    if start < block.end:
        yield _trim(text, Span(start, block.end))


def _trim(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(
        span.start + len(words) - len(words.lstrip()), span.end - len(words) + len(words.rstrip())
    )


def _run_in(text: str, span: Span) -> tuple[str, Span]:
    """What a label at the start of a sentence opens, and the sentence after it."""
    for match in _RUN_IN.finditer(text, span.start, min(span.end, span.start + 1)):
        kind = opened(match[1])
        if kind and (match[2] != "." or len(match[1].split()) <= 4):
            return kind, _trim(text, Span(match.end(2), span.end))
    words = span.of(text)
    if words.endswith((":", "–", "-", " that")) and len(words.split()) <= 30:
        kind = opened(words)
        if kind:
            return kind, Span(span.end, span.end)
    return "", span


def _cells(text: str, block: Span) -> list[Span]:
    cells, start = [], block.start
    for match in re.finditer(r"\|", block.of(text)):
        cells.append(_trim(text, Span(start, block.start + match.start())))
        start = block.start + match.end()
    return [*cells, _trim(text, Span(start, block.end))]


def _clauses(text: str, span: Span) -> list[Span]:
    """The clauses of a sentence that a semicolon parts."""
    parts, start = [], span.start
    for match in re.finditer(r";\s+(?:and\s+)?", span.of(text)):
        parts.append(_trim(text, Span(start, span.start + match.start())))
        start = span.start + match.end()
    parts.append(_trim(text, Span(start, span.end)))
    return [part for part in parts if part.end > part.start]
