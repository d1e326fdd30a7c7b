"""The phrases by which people are known in a letter, all found in one pass."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from kg.cues import Cues
from kg.model import Span
from kg.read.names import phrases

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


def signs(text: str) -> Signs:
    """The signs of people in a text.

    >>> [span.of("Dear Ms Orrell") for span in signs("Dear Ms Orrell").of("salutation", "title")]
    ['Dear', 'Ms']
    """
    found: dict[str, list[Span]] = defaultdict(list)
    for hit in _cues().find(text):
        found[hit.slug].append(hit.span)
    return Signs(text, tuple((slug, tuple(spans)) for slug, spans in sorted(found.items())))
