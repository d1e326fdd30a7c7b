"""The phrases by which people are known in a letter, all found in one pass."""

import re
from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.cues import Cues
from kg.model import Span
from kg.read.names import phrases

_SPACES = re.compile(r"[^\S\n]{2,}")
SLUGS = (
    "address-label",
    "honour",
    "number-label",
    "said",
    "salutation",
    "sign-off",
    "title",
)


@dataclass(frozen=True, slots=True)
class Signs:
    """A text and where in it the phrases of each kind of sign stand, in order."""

    text: str
    found: tuple[tuple[str, tuple[Span, ...]], ...]

    def of(self, *slugs: str) -> tuple[Span, ...]:
        """The longest phrases of some kinds, none inside another."""
        spans = sorted(
            (span for slug, spans in self.found if slug in slugs for span in spans),
            key=lambda span: (span.start, -span.end),
        )
        kept: list[Span] = []
        for span in spans:
            if not kept or span.start >= kept[-1].end:
                kept.append(span)
        return tuple(kept)


@cache
def _cues() -> Cues:
    return Cues((slug, phrase) for slug in SLUGS for phrase in phrases(slug))


def _single_spaced(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text with one space for each run of them, and what to add to offsets from where on."""
    parts, cuts, at, gone, size = [], [], 0, 0, 0
    for run in _SPACES.finditer(text):
        parts.append(text[at : run.start() + 1])
        size += run.start() + 1 - at
        gone += len(run[0]) - 1
        at = run.end()
        cuts.append((size, gone))
    parts.append(text[at:])
    return "".join(parts), cuts


def signs(text: str) -> Signs:
    """The signs of people in a text.

    >>> [span.of("Dear Ms Orrell") for span in signs("Dear Ms Orrell").of("salutation", "title")]
    ['Dear', 'Ms']
    """
    found: dict[str, list[Span]] = defaultdict(list)
    plain, cuts = _single_spaced(text)
    ends = [end for end, _ in cuts]
    for hit in _cues().find(plain):
        start, end = (
            at + cuts[i - 1][1] if (i := bisect_right(ends, at)) else at
            for at in (hit.span.start, hit.span.end - 1)
        )
        found[hit.slug].append(Span(start, end + 1))
    return Signs(text, tuple((slug, tuple(spans)) for slug, spans in sorted(found.items())))
