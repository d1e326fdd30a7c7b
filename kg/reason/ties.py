"""The grounds that a piece of reasoning is given for, by what the letter cites about it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable

from kg.catalogue import Exemption, catalogue
from kg.model import Citation, Ground, Span
from kg.provisions import Provision
from kg.reason.passages import Passage
from kg.reason.phrases import names_personal_data

Kind = Callable[[Exemption], bool]


def prejudiced(exemption: Exemption) -> bool:
    """Whether harm must be shown."""
    return exemption.basis == "prejudice"


def weighed(exemption: Exemption) -> bool:
    """Whether a public interest test belongs to it (FOIA s.2(2)(b)): it is not absolute."""
    return exemption.test == "qualified" or (exemption.test == "mixed" and prejudiced(exemption))


def private(exemption: Exemption) -> bool:
    """Whether it is for personal data of others, where a condition decides (FOIA s.40(2))."""
    return exemption.test == "mixed" and names_personal_data(exemption.title)


class Ties:
    """Finds the grounds a passage speaks of: cited in it, above it in its part, or the only one.

    Grounds are those relied on whose exemption is of the kind that such reasoning is for: a harm
    belongs to an exemption based on prejudice, a public interest test to one that is not absolute.
    """

    def __init__(
        self, cited: tuple[Citation, ...], grounds: tuple[Ground, ...], kind: Kind
    ) -> None:
        """Keep the grounds of the kind, and where they are cited."""
        self.grounds = tuple(sorted({g.provision for g in grounds if _is(g.provision, kind)}))
        known = set(self.grounds)
        self._cited = sorted(
            (c.span.start, p) for c in cited if c.provision for p in _of(c.provision, known)
        )
        self._starts = [start for start, _ in self._cited]

    def of(self, passage: Passage) -> tuple[Provision, ...]:
        """The grounds of a passage: of its sentence, its paragraph, its part, or the only one."""
        return (
            self.within(passage.span)
            or self.within(Span(passage.begins, passage.span.end))
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
    return [ground for ground in grounds if ground == cited or cited.covers(ground)]


def _is(provision: Provision, kind: Kind) -> bool:
    """Whether the exemption of a ground, or of the section it is part of, is of the kind."""
    known = catalogue().exemptions
    at: Provision | None = provision
    while at and at not in known:
        at = at.wider
    return bool(at and kind(known[at]))
