"""The words of a letter that say what citations are for, and which of them is nearest to one."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from kg.catalogue import cues
from kg.cues import Hit
from kg.model import Span

RELIED, CONSIDERED, EXPLAINED, NCND = "relied-on", "considered", "explained", "ncnd"
EARLIER, HYPOTHETICAL, WEIGHED = "earlier", "hypothetical", "weighed"
_VERDICTS = frozenset({RELIED, CONSIDERED, EXPLAINED, NCND, WEIGHED})
_DROPPING = (CONSIDERED, WEIGHED)
_DROPPED_NEAR = 160  # characters between a citation and the words that drop it
_CLAUSE = 40  # what a semicolon or colon between words and a citation counts for, in characters
_CONCEALS = re.compile(r"neither|will not|unable|cannot|refus")
_STEP = 4  # distances that differ by less than this are alike


class Words:
    """The cues of roles and ways of citing in one letter, each where it stands."""

    def __init__(self, text: str) -> None:
        """Find the cues."""
        self._text = text
        hits = (*cues("role").find(text), *cues("citing").find(text))
        weighed = _VERDICTS | {EARLIER, HYPOTHETICAL}
        self._hits = _outermost(hit for hit in hits if hit.slug in weighed)
        self._starts = [hit.span.start for hit in self._hits]

    def at(self, slug: str) -> list[int]:
        """Where the cues of a concept begin."""
        return [hit.span.start for hit in self._hits if hit.slug == slug]

    def conceal(self) -> bool:
        """Whether the letter neither confirms nor denies, and does not only name that duty."""
        return any(hit.slug == NCND and _CONCEALS.match(hit.phrase) for hit in self._hits)

    def within(self, span: Span) -> list[Hit]:
        """The cues that begin in a span."""
        low = bisect_left(self._starts, span.start)
        return self._hits[low : bisect_left(self._starts, span.end)]

    def nearest(self, span: Span, hits: list[Hit]) -> Hit | None:
        """The cue nearest to a citation; of those alike, one that drops it goes first."""

        def rank(hit: Hit) -> tuple[int, bool]:
            first, second = sorted((hit.span, span))
            clauses = sum(self._text.count(mark, first.end, second.start) for mark in ";:")
            return (_apart(hit.span, span) + _CLAUSE * clauses) // _STEP, hit.slug not in _DROPPING

        able = (hit for hit in hits if hit.slug in _VERDICTS and _near_enough(hit, span))
        return min(able, key=rank, default=None)


def _apart(one: Span, two: Span) -> int:
    return max(one.start - two.end, two.start - one.end, 0)


def _near_enough(hit: Hit, span: Span) -> bool:
    """Whether words that drop a ground stand so near to one that they can be of it."""
    return hit.slug not in _DROPPING or _apart(hit.span, span) < _DROPPED_NEAR


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    """The cues without those inside or across another: "do not rely on" and not its "rely on"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end)):
        last = kept[-1] if kept else None
        if last and last.span.touches(hit.span):
            alike = last.slug == hit.slug and hit.span.end > last.span.end
            if last.span.holds(hit.span) or (last.slug == CONSIDERED and not alike):
                continue
            if alike or hit.slug == CONSIDERED:
                kept.pop()
        kept.append(hit)
    return kept
