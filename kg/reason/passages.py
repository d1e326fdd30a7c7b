"""A letter as passages: sentences and list items, each with the heading it stands under."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Hit
from kg.model import Block, Citation, Fact, Layout, Span
from kg.provisions import Provision
from kg.reason.headings import names_side, of_column, opened
from kg.reason.legs import legs
from kg.reason.phrases import concepts, names_personal_data, phrases
from kg.reason.relations import relations, turned
from kg.sentences import sentences, trim
from kg.vocab import REASONING, SECTION


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, clause or list item, with what the heading above it opens.

    `under` is harm, factors-for, factors-against, balance, public-interest, interest, necessity,
    balancing or empty; `paragraph` counts paragraphs and `part` the headings that open a new
    exemption or question; `begins` and `since` are the offsets of the paragraph and of that
    heading; `listed` where a label or bullet stands before it, `personal` where the part has
    spoken of personal data shortly before; `sided` where the heading names
    what its factors are for.
    """

    span: Span
    text: str
    hits: tuple[Hit, ...]
    under: str
    paragraph: int
    part: int
    listed: bool
    since: int
    begins: int
    personal: bool
    sided: bool

    def has(self, *slugs: str) -> bool:
        """Whether a cue of one of the concepts stands in it."""
        wanted = concepts(slugs)
        return any(hit.slug in wanted for hit in self.hits)

    def found(self, *slugs: str) -> list[Hit]:
        """The cues of the concepts, without those inside a longer one of the same concepts."""
        wanted = concepts(slugs)
        hits = [hit for hit in self.hits if hit.slug in wanted]
        if len(hits) < 2:
            return hits
        return [
            hit
            for hit in hits
            if not any(other.span.holds(hit.span) and other.span != hit.span for other in hits)
        ]


# Parts of a letter that hold no reasoning of the authority.
_OTHER = ("redress", "furniture", "law")

_PROVISION = re.compile(  # "Section 41. The letters were", "s.38 (health) – Lone workers"
    r"(?:(?:[Ss]ections?|[Ss]s?\.?|[Rr]egulations?|[Rr]egs?\.?) ?\d|\d{1,2}[A-C]? ?\(\d)"
    r"[^.:;\n]{0,60}?(?:\.|:| [–-]) ?[A-Z]"
)
_NEAR = 1500  # code points within which words of personal data show what a passage is about
_AHEAD = 300  # the same after it: what a test is about may be named at its end
_SIDES = (SECTION["factors-for"], SECTION["factors-against"])
_RUN_IN = re.compile(r"([^:.?;\n–]{2,110}?)(:(?=\s|$)| [–-] |\.(?=\s|$))")


def passages(text: str, layout: Layout, cited: tuple[Citation, ...] = ()) -> tuple[Passage, ...]:
    """The passages of the letter in which the authority may reason."""
    reader = _Reader(text, [c.span.start for c in cited if c.provision and _personal(c.provision)])
    other = {SECTION[kind] for kind in _OTHER}
    for section in layout.sections:
        if section.kind in other:
            reader.close(section.span.start)
            continue
        asked = section.kind == SECTION["request"]
        for block in section.blocks:
            question = asked and block.span.of(text).endswith("?")
            if block.kind != "quote" and not question:
                reader.read(block)
    return tuple(reader.out)


def without(
    read: tuple[Passage, ...], facts: Iterable[Fact[bool] | Fact[str]]
) -> tuple[Passage, ...]:
    """The passages that hold none of the words that prove the facts."""
    spans = [span for fact in facts for span in fact.spans]
    return tuple(p for p in read if not any(p.span.touches(span) for span in spans))


class _Reader:
    """Reads blocks in order and keeps the heading they stand under."""

    def __init__(self, text: str, personal: list[int]) -> None:
        self.text = text
        self.out: list[Passage] = []
        cues = phrases().find(text)
        self.hits = sorted({*cues, *relations(text), *legs(text), *turned(text, cues)})
        self.starts = [hit.span.start for hit in self.hits]
        named = [h.span.start for h in self.hits if h.slug == REASONING["data-protection"]]
        self.data = sorted({*named, *personal})
        self.heading = self.label = ""
        self.columns: tuple[str, ...] = ()
        self.part = self.number = self.since = self.begins = 0
        self.items = self.sided = False

    @property
    def under(self) -> str:
        return self.label or self.heading

    def close(self, at: int) -> None:
        """Leave every heading: a new part begins."""
        self.heading = self.label = ""
        self.part += 1
        self.since = at

    def read(self, block: Block) -> None:
        """Add the passages of a block."""
        self.number += 1
        self.begins = block.span.start
        if block.kind == "row":
            self._row(block)
            return
        self.columns = ()
        words = block.span.of(self.text)
        if block.kind == "heading":
            kind = opened(words)
            if kind is None or _PROVISION.match(words):
                self.close(block.span.start)
            self.heading, self.label, self.items = kind or "", "", False
            self.sided = names_side(words)
            if words.endswith("?"):
                self._add(block.span, self.heading, False)
            return
        if block.kind == "item":
            self.items = True
        else:
            self.label = ""
            if _PROVISION.match(words) or (self.items and self.heading in _SIDES):
                self.items = False
                tested = self.heading == SECTION["public-interest"]
                self.close(block.span.start)
                self.heading = SECTION["public-interest"] if tested else ""
        for index, span in enumerate(sentences(self.text, block.span)):
            if index and span.end == block.span.end and span.of(self.text)[-1] not in ".;!":
                kind = opened(span.of(self.text))  # a heading glued to the paragraph before it
                if kind:
                    self.heading = kind
                    return
            inner, rest = _run_in(self.text, span)
            if inner:
                self.label = inner
                self.sided = names_side(self.text[span.start : rest.start])
            parts = [rest]
            if self.under.startswith("factors"):
                parts = _clauses(self.text, rest)
            for part in parts:
                if part.end > part.start:
                    self._add(part, self.under, block.kind == "item")

    def _row(self, block: Block) -> None:
        cells = _cells(self.text, block.span)
        kinds = tuple(of_column(cell.of(self.text)) or "" for cell in cells)
        if {SECTION["factors-for"], SECTION["factors-against"]} <= set(kinds):
            self.columns = kinds
            return
        for cell, kind in zip(cells, self.columns or [""] * len(cells), strict=False):
            if self.columns and not kind:
                continue
            self.sided = bool(self.columns)
            for span in sentences(self.text, cell):
                self._add(span, kind, True)

    def _add(self, span: Span, under: str, listed: bool) -> None:
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        inside = tuple(hit for hit in self.hits[low:high] if hit.span.end <= span.end)
        words = span.of(self.text)
        if not any(letter.isalpha() for letter in words):
            return
        near = bisect_left(self.data, max(self.since, span.start - _NEAR))
        at = self.data[near] if near < len(self.data) else len(self.text) + _AHEAD
        ahead = at < span.end + _AHEAD and "\n\n" not in self.text[span.end : at]
        personal = at < span.end or ahead
        self.out.append(
            Passage(
                span,
                words,
                inside,
                under,
                self.number,
                self.part,
                listed,
                self.since,
                self.begins,
                personal,
                self.sided,
            )
        )


@cache
def _personal(provision: Provision) -> bool:
    """Whether a provision is an exemption for personal data, however it is printed."""
    exemption = catalogue().exemptions.get(provision)
    return exemption is not None and names_personal_data(exemption.title)


def _run_in(text: str, span: Span) -> tuple[str, Span]:
    """What a label at the start of a sentence opens, and the sentence after it."""
    match = _RUN_IN.match(text, span.start, span.end)
    if match:
        kind = opened(text[span.start : match.end(1)])
        whole = match[1].count("(") == match[1].count(")")
        if kind and whole and (match[2] != "." or _is_label(match[1])):
            return kind, trim(text, match.end(2), span.end)
    words = span.of(text)
    if words.endswith((":", "–", "-", " that")) and len(words.split()) <= 30:
        kind = opened(words)
        if kind:
            return kind, Span(span.end, span.end)
    return "", span


def _is_label(words: str) -> bool:
    """Whether words before a full stop are a label, and no sentence that strikes a balance."""
    verbs = concepts(("favours", "opposes", "prevails", "outweighed"))
    return len(words.split()) <= 4 and not any(h.slug in verbs for h in phrases().find(words))


def _cells(text: str, block: Span) -> list[Span]:
    cells, start = [], block.start
    for match in re.finditer(r"\|", block.of(text)):
        cells.append(trim(text, start, block.start + match.start()))
        start = block.start + match.end()
    return [*cells, trim(text, start, block.end)]


def _clauses(text: str, span: Span) -> list[Span]:
    """The clauses of a sentence that a semicolon parts."""
    parts, start = [], span.start
    for match in re.finditer(r";\s+(?:and\s+)?", span.of(text)):
        parts.append(trim(text, start, span.start + match.start()))
        start = span.start + match.end()
    parts.append(trim(text, start, span.end))
    return [part for part in parts if part.end > part.start]
