"""What a letter says sentence by sentence, each with the grounds it is said of."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Hit, fold
from kg.model import Block, Citation, Ground, Layout, Span
from kg.provisions import Provision
from kg.sentences import sentences
from kg.statements.words import content, phrases
from kg.vocab import REASONING, SECTION

# Parts of a letter that give no reasons, unless a ground is relied on in them.
_OTHER = ("redress", "furniture", "closing", "law")
_WEIGHED = ("public-interest", "factors-for", "factors-against", "balance")
_PUBLIC, _SET_ABOVE = REASONING["public-interest"], (REASONING["beaten"], REASONING["beating"])
_NEAR = 3  # blocks after one that cites a ground within which a plain sentence is said of it
_HEADED = 12  # the same under a heading that names it
_TESTED = 2  # blocks after one that names the public interest within which it is still weighed
_GOES_ON = re.compile(  # English grammar: a paragraph that draws on the one before it
    r"(?:therefore|so|accordingly|consequently|hence|thus|as a result|as such|for (?:this|that"
    r"|these|those|the above|all)|it|they|this|that|these|those|such|we (?:\w+ ){0,2}therefore)\b"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A sentence, list item or row: its cues, the grounds it is said of and where it stands.

    `words` are in small letters, as `kg.cues.fold` has them;
    `cites` are the grounds cited in it and `grounds` those it is said of; `open` where it might be
    said of any other ground too, since neither it nor a heading above it names one; `near` where
    its paragraph, one just before or its heading cites; `weighs` in the weighing of public
    interests; `leads` where a list or paragraph completes it.
    """

    span: Span
    words: str
    hits: tuple[Hit, ...]
    cites: tuple[Provision, ...]
    grounds: tuple[Provision, ...]
    open: bool
    near: bool
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
        if low == high:
            return ()
        return tuple(dict.fromkeys(provision for _, provision in self._placed[low:high]))

    def titled(self, heading: str) -> tuple[Provision, ...]:
        """The grounds that a heading names by the title of their exemption."""
        words = set(content(heading))
        return tuple(g for g in self.grounds if words & titles(g)) if words else ()

    def _of(self, cited: Provision) -> list[Provision]:
        same = [g for g in self.grounds if g.act == cited.act and g.path[0] == cited.path[0]]
        return [g for g in same if g.covers(cited) or cited.covers(g)] or same


@cache
def titles(ground: Provision) -> set[str]:
    """The words of the titles of an exemption and of what it is part of."""
    known, found = catalogue().exemptions, set[str]()
    at: Provision | None = ground
    while at:
        if at in known:
            found.update(content(fold(known[at].title)))
        at = at.wider
    return found


def sayings(
    text: str, layout: Layout, cited: Cited, relied: Cited, struck: tuple[Span, ...]
) -> tuple[Saying, ...]:
    """Every sentence in which the authority may give reasons, in order.

    `cited` are the grounds wherever they are cited, `relied` where they are relied on, and
    `struck` the words that strike a balance, soon after which a weighing ends.
    """
    return _Reader(text, layout, cited, relied, struck).read()


class _Reader:
    """Reads blocks in order, keeping the heading and the grounds last cited."""

    def __init__(
        self, text: str, layout: Layout, cited: Cited, relied: Cited, struck: tuple[Span, ...]
    ) -> None:
        self.text, self.cited, self.relied, self.struck = text, cited, relied, struck
        self.folded = fold(text)
        self.blocks = [(block, s.kind) for s in layout.sections for block in s.blocks]
        self.hits = phrases().find(text)
        self.starts = [hit.span.start for hit in self.hits]
        self.headed: tuple[Provision, ...] = ()  # grounds that the heading above names
        self.last: tuple[Provision, ...] = ()  # grounds of the nearest block that cites any
        self.since = 0  # blocks since that one
        self.listing = False  # the block before lists grounds, or leads up to a list
        self.items = False  # the block before is an item of a list
        self.tested = 0  # blocks to come that may go on with a weighing
        self.out: list[Saying] = []

    def read(self) -> tuple[Saying, ...]:
        """The sentences of all blocks."""
        other = {SECTION[kind] for kind in _OTHER}
        for index, (block, kind) in enumerate(self.blocks):
            own = self.cited.within(block.span)
            if block.kind == "quote" or (kind in other and not self.relied.within(block.span)):
                self.tested, self.headed = 0, ()
                continue
            if block.kind == "heading":
                self._head(block, kind, own)
            else:
                weighed = kind in _WEIGHED and not (self.items and block.kind == "paragraph")
                self._read(index, block, weighed, own)
            self._note(block, own)
        return tuple(self.out)

    def _head(self, block: Block, kind: str, own: tuple[Provision, ...]) -> None:
        named = any(hit.slug == _PUBLIC for hit in self._hits(block.span))
        self.tested = _HEADED if named or kind in _WEIGHED else 0
        above = self.headed if self.listing else ()
        self.headed = _all(above, own or self.cited.titled(block.span.of(self.folded)))

    def _read(self, index: int, block: Block, weighed: bool, own: tuple[Provision, ...]) -> None:
        hits = self._hits(block.span)
        if own and not (weighed or any(hit.slug == _PUBLIC for hit in hits)):
            self.tested = 0 if not set(own) & set(self.last) else self.tested
        grounds, free = (own, False) if own else self._loose(index)
        above = self.headed or (self.last if self.listing else ())
        weighs = weighed or self.tested > 0
        so_far: tuple[Provision, ...] = ()
        for span in sentences(self.text, block.span):
            words = span.of(self.folded)
            inside = tuple(h for h in hits if span.start <= h.span.start and h.span.end <= span.end)
            weighs = weighs or _names_weighing(words, inside)
            if words.endswith("?"):
                continue
            cites = self.cited.within(span) if own else ()
            so_far = _all(so_far, cites)
            leads = words.endswith((":", "-")) and span.end == block.span.end
            of = _all(cites or so_far or grounds, above)
            near = bool(own or self.headed or self.since < _NEAR)
            self.out.append(Saying(span, words, inside, cites, of, free, near, weighs, leads))
        if weighs and not self.tested:
            self.tested = _TESTED + 1
        if any(block.span.touches(span) for span in self.struck):
            self.tested = min(self.tested, 1 + (block.kind == "item"))
        self.tested -= bool(self.tested and block.kind != "item")

    def _note(self, block: Block, own: tuple[Provision, ...]) -> None:
        """Keep the grounds that the next block may go on with."""
        self.since += block.kind not in ("item", "heading")
        if own:
            self.last = _all(self.last, own) if self.listing else own
            self.since = 0
        leads = self.text.endswith(":", block.span.start, block.span.end)
        self.items = block.kind == "item"
        self.listing = leads or bool(own and block.kind in ("item", "heading"))

    def _loose(self, index: int) -> tuple[tuple[Provision, ...], bool]:
        """The grounds of a paragraph that cites none: of its heading, or those nearest before."""
        if self.headed:
            return _all(self.headed, self.last), False
        if self.last:
            return self.last, True
        after = next((b for b, _ in self.blocks[index + 1 : index + 2]), None)
        if after and _GOES_ON.match(self.folded, after.span.start):
            return self.cited.within(after.span), True
        return (), True

    def _hits(self, span: Span) -> tuple[Hit, ...]:
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return tuple(hit for hit in self.hits[low:high] if hit.span.end <= span.end)


def _all(one: tuple[Provision, ...], other: tuple[Provision, ...]) -> tuple[Provision, ...]:
    return tuple(dict.fromkeys((*one, *other))) if one and other else one or other


def _names_weighing(words: str, hits: tuple[Hit, ...]) -> bool:
    """Whether a sentence speaks of the public interest, or sets one interest above another."""
    if any(hit.slug == _PUBLIC for hit in hits):
        return True
    return any(hit.slug in _SET_ABOVE for hit in hits) and "interest" in words
