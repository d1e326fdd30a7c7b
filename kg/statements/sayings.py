"""What a letter says sentence by sentence, each with the grounds it is said of."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from kg.cues import Hit
from kg.model import Block, Citation, Ground, Layout, Span
from kg.provisions import Provision
from kg.sentences import sentences
from kg.statements.words import phrases
from kg.vocab import SECTION

# Parts of a letter that give no reasons of the authority.
_OTHER = ("redress", "furniture", "letterhead", "closing")
_WEIGHED = ("public-interest", "factors-for", "factors-against", "balance")
_GOES_ON = re.compile(  # English grammar: a paragraph that draws on the one before it
    r"(?:therefore|so|accordingly|consequently|hence|thus|as a result|as such|for (?:this|that"
    r"|these"
    r"|those|the above|all)|it|they|this|that|these|those|such|we (?:\w+ ){0,2}therefore)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, list item or row: its cues, the grounds it is said of and where it stands.

    `cites` are the grounds cited in it; `grounds` those it is said of; `open` where it might be
    said of any ground named before it, since neither it nor a heading above it names one;
    `weighs` in the weighing of public interests; `leads` where a list or paragraph completes it.
    """

    span: Span
    words: str
    hits: tuple[Hit, ...]
    block: int
    cites: tuple[Provision, ...]
    grounds: tuple[Provision, ...]
    open: bool
    weighs: bool
    leads: bool

    def has(self, *slugs: str) -> bool:
        """Whether a cue of one of the concepts stands in it."""
        return any(hit.slug in slugs for hit in self.hits)

    def after(self, offset: int, *slugs: str) -> list[Hit]:
        """The cues of some concepts that stand after an offset of its words."""
        at = self.span.start + offset
        return [hit for hit in self.hits if hit.slug in slugs and hit.span.start >= at]


class Cited:
    """Where the grounds of a letter are cited: at their own number, a wider or a finer one."""

    def __init__(self, cited: tuple[Citation, ...], grounds: tuple[Ground, ...]) -> None:
        """Find the grounds that each citation names."""
        self.grounds = tuple(dict.fromkeys(ground.provision for ground in grounds))
        placed = {(c.span.start, p) for c in cited if c.provision for p in self._of(c.provision)}
        placed |= {(span.start, g.provision) for g in grounds for span in g.cited}
        self._placed = sorted(placed, key=lambda place: (place[0], str(place[1])))
        self._starts = [start for start, _ in self._placed]

    def within(self, span: Span) -> tuple[Provision, ...]:
        """The grounds cited in a span, in order."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(dict.fromkeys(provision for _, provision in self._placed[low:high]))

    def before(self, offset: int) -> tuple[Provision, ...]:
        """The grounds cited before an offset."""
        return self.within(Span(0, offset))

    def _of(self, cited: Provision) -> list[Provision]:
        same = [g for g in self.grounds if g.act == cited.act and g.path[0] == cited.path[0]]
        return [g for g in same if g.covers(cited) or cited.covers(g)] or same


def sayings(text: str, layout: Layout, cited: Cited) -> tuple[Saying, ...]:
    """Every sentence in which the authority may give reasons, in order."""
    return _Reader(text, layout, cited).read()


class _Reader:
    """Reads blocks in order, keeping the heading and the grounds last cited."""

    def __init__(self, text: str, layout: Layout, cited: Cited) -> None:
        self.text, self.cited = text, cited
        self.blocks = [
            (block, section.kind) for section in layout.sections for block in section.blocks
        ]
        self.hits = phrases().find(text)
        self.starts = [hit.span.start for hit in self.hits]
        self.headed: tuple[Provision, ...] = ()  # grounds that the heading above names
        self.last: tuple[Provision, ...] = ()  # grounds of the nearest block that cites any
        self.under = False  # a heading stands above
        self.weighs = False
        self.out: list[Saying] = []

    def read(self) -> tuple[Saying, ...]:
        other = {SECTION[kind] for kind in _OTHER}
        for index, (block, kind) in enumerate(self.blocks):
            if kind in other or block.kind == "quote":
                self.weighs, self.headed, self.under = False, (), False
                continue
            own = self.cited.within(block.span)
            if block.kind == "heading":
                self._head(block, kind, own)
            else:
                self._read(index, block, kind, own)
                self._note(index, block, own)
        return tuple(self.out)

    def _head(self, block: Block, kind: str, own: tuple[Provision, ...]) -> None:
        self.weighs = kind in _WEIGHED or self._has(block.span, "public-interest")
        self.headed, self.under = own, True
        if own:
            self.last = own

    def _note(self, index: int, block: Block, own: tuple[Provision, ...]) -> None:
        if not own:
            return
        listed = index and block.kind == "item" and self.blocks[index - 1][0].kind == "item"
        self.last = tuple(dict.fromkeys((*self.last, *own))) if listed else own

    def _read(self, index: int, block: Block, kind: str, own: tuple[Provision, ...]) -> None:
        parts = sentences(self.text, block.span)
        named = self._has(block.span, "public-interest")
        if own and not named and kind not in _WEIGHED and not set(own) & set(self.last):
            self.weighs = False
        self.weighs = self.weighs or kind in _WEIGHED
        so_far: tuple[Provision, ...] = ()
        for number, span in enumerate(parts):
            words = span.of(self.text)
            if words.endswith("?"):
                continue
            cites = self.cited.within(span)
            so_far = tuple(dict.fromkeys((*so_far, *cites)))
            grounds = cites or so_far or own
            free = False
            if not grounds:
                grounds, free = self._loose(index, block)
            self.weighs = self.weighs or self._has(span, "public-interest")
            leads = words.endswith((":", "–", "-")) and number == len(parts) - 1
            hits = self._hits(span)
            self.out.append(
                Saying(span, words, hits, index, cites, grounds, free, self.weighs, leads)
            )

    def _loose(self, index: int, block: Block) -> tuple[tuple[Provision, ...], bool]:
        """The grounds of a paragraph that cites none: of its heading, or those nearest before."""
        if self.headed:
            return tuple(dict.fromkeys((*self.headed, *self.last))), False
        if self.last:
            return self.last, True
        after = next((b for b, _ in self.blocks[index + 1 : index + 2]), None)
        if after and _GOES_ON.match(self.text, after.span.start):
            return self.cited.within(after.span), True
        return (), True

    def _hits(self, span: Span) -> tuple[Hit, ...]:
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return tuple(hit for hit in self.hits[low:high] if hit.span.end <= span.end)

    def _has(self, span: Span, slug: str) -> bool:
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return any(hit.slug == slug for hit in self.hits[low:high])
