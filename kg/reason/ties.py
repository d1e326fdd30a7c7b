"""The grounds that a piece of reasoning is given for, by what the letter cites about it."""

from bisect import bisect_left
from collections.abc import Iterable

from kg.catalogue import Exemption, catalogue
from kg.model import Citation, Ground, Span
from kg.provisions import Provision
from kg.reason.passages import Passage


class Ties:
    """Finds the grounds a passage speaks of: cited in it, above it in its part, or the only one.

    Grounds are those relied on whose exemption has the basis or the test that such reasoning is
    for: a harm belongs to an exemption based on prejudice, a public interest test to one that is
    not absolute.
    """

    def __init__(
        self, cited: tuple[Citation, ...], grounds: tuple[Ground, ...], *, tested: bool
    ) -> None:
        """Keep the grounds that qualify: those with a test, or else those based on prejudice."""
        self.grounds = tuple(
            sorted({g.provision for g in grounds if _suits(g.provision, tested=tested)})
        )
        known = set(self.grounds)
        self._cited = sorted(
            (c.span.start, p) for c in cited if c.provision for p in _of(c.provision, known)
        )
        self._starts = [start for start, _ in self._cited]

    def of(self, passage: Passage) -> tuple[Provision, ...]:
        """The grounds of a passage: of its sentence, else of its part, else the only one."""
        return (
            self.within(passage.span)
            or self.within(Span(passage.since, passage.span.end))
            or self.only()
        )

    def within(self, span: Span) -> tuple[Provision, ...]:
        """The grounds cited in a span."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(sorted({provision for _, provision in self._cited[low:high]}))

    def only(self) -> tuple[Provision, ...]:
        """The one ground there is, if there is but one."""
        return self.grounds if len(self.grounds) == 1 else ()


def _of(cited: Provision, grounds: Iterable[Provision]) -> list[Provision]:
    """The grounds that a citation names: itself, or those that are part of it."""
    return [g for g in grounds if g == cited or _holds(cited, g)]


def _holds(wide: Provision, fine: Provision) -> bool:
    above = fine.wider
    while above:
        if above == wide:
            return True
        above = above.wider
    return False


def _suits(provision: Provision, *, tested: bool) -> bool:
    exemption = _exemption(provision)
    if exemption is None:
        return False
    prejudice = exemption.basis == "prejudice"
    if not tested:
        return prejudice
    return exemption.test == "qualified" or (exemption.test == "mixed" and prejudice)


def _exemption(provision: Provision) -> Exemption | None:
    """The exemption of a ground, or of the section it is part of."""
    known = catalogue().exemptions
    at: Provision | None = provision
    while at and at not in known:
        at = at.wider
    return known[at] if at else None
