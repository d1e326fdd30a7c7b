"""What a printed list is bound from, and what comes of binding it."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from kg.catalogue import catalogue, cues
from kg.model import ActMention, Block, Fact, Layout, Span
from kg.recognise.numbers import Printed
from kg.recognise.titles import UNION
from kg.sentences import sentences

CLOSE = r"""["'”’)\]]{0,2}"""
ASIDE = r"""(?:\s?[(\[][^()\[\]\n]{2,90}[)\]])?"""
GENERIC = re.compile(
    rf"""{CLOSE}{ASIDE}(?:\s?[-–—]\s?[^.;:\n()]{{3,60}}?)?,?\s{{0,2}}
        (?:of|under|in|to)\s{{1,2}}(?:the|that|this|said)\s{{1,2}}(?:Act|Regulations|legislation|FOI\b)""",
    re.VERBOSE,
)
_UNIT_OF = {
    "Act": "s",
    "Measure": "s",
    "Regulations": "reg",
    "Regulation": "reg",
    "Order": "art",
    "Rules": "rule",
}


@dataclass(frozen=True, slots=True)
class Bound:
    """A printed list with its act; `act` none where two acts remain.

    `within` is the path of the provision that a subsection or paragraph alone lies in.
    """

    printed: Printed
    act: str | None
    unit: str
    binding: str
    within: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """What a list is bound from: the letter's text, blocks, acts named and regimes.

    `found` are the lists bound so far and `cited` the sections they name, each with its act.
    """

    text: str
    layout: Layout
    named: tuple[ActMention, ...]
    regimes: tuple[Fact[str], ...]
    _starts: list[int] = field(default_factory=list)
    _blocks: tuple[Block, ...] = ()
    _block_starts: list[int] = field(default_factory=list)
    _sentences: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    _nouns: list[Span] = field(default_factory=list)
    found: list[Bound] = field(default_factory=list)
    cited: set[tuple[str | None, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Index acts and blocks by where they begin."""
        self._starts = [mention.span.start for mention in self.named]
        self._blocks = self.layout.blocks
        self._block_starts = [block.span.start for block in self._blocks]
        self._nouns = [h.span for h in cues("citing").find(self.text) if h.slug == "document"]

    def add(self, bound: Bound) -> None:
        """Keep a list that was bound, for those after it."""
        self.found.append(bound)
        self.cited.update((bound.act, place.path[0]) for place in bound.printed.places)

    def last_in(self, span: Span) -> Bound | None:
        """The list bound last, if it stands in a span."""
        last = self.found[-1] if self.found else None
        return last if last and span.holds(last.printed.span) else None

    def block_at(self, offset: int) -> int | None:
        """The index of the block at an offset."""
        n = bisect_right(self._block_starts, offset) - 1
        return n if n >= 0 else None

    def block_span(self, offset: int) -> Span:
        """The span of the block at an offset, or the line it stands on."""
        n = self.block_at(offset)
        if n is not None and self._blocks[n].span.end > offset:
            return self._blocks[n].span
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, len(self.text) if end < 0 else end)

    def block(self, n: int) -> Block:
        """A block by its index."""
        return self._blocks[n]

    def sentences_in(self, offset: int) -> tuple[Span, ...]:
        """The sentences of the block at an offset."""
        span = self.block_span(offset)
        if span.start not in self._sentences:
            self._sentences[span.start] = sentences(self.text, span)
        return self._sentences[span.start]

    def sentence_at(self, offset: int) -> Span:
        """The sentence round an offset, within its block."""
        inside = self.sentences_in(offset)
        n = bisect_right(inside, Span(offset, len(self.text))) - 1
        return inside[n] if n >= 0 and offset < inside[n].end else self.block_span(offset)

    def nouns_in(self, span: Span) -> list[Span]:
        """The words for documents that are no law, in a span."""
        first = bisect_left(self._nouns, Span(span.start, 0))
        last = bisect_left(self._nouns, Span(span.end, 0))
        return [noun for noun in self._nouns[first:last] if noun.end <= span.end]

    def acts_in(self, span: Span) -> list[ActMention]:
        """The acts named in a span, in order."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return list(self.named[first:last])

    def acts_before(self, offset: int) -> list[ActMention]:
        """The acts named before an offset."""
        return list(self.named[: bisect_right(self._starts, offset - 1)])


def unit_of(act: str) -> str:
    """The unit of an act's provisions: as catalogued, else by the kind in its title."""
    if act in catalogue().acts:
        return catalogue().acts[act].unit
    if UNION.search(act):
        return "art"
    kind = [word for word in act.split() if word in _UNIT_OF]
    if kind:
        return _UNIT_OF[kind[-1]]
    return "art" if "Convention" in act or "Treaty" in act else "s"
