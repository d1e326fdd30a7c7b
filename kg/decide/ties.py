"""The grounds relied on for each question."""

from collections.abc import Sequence

from kg.decide.anchors import Mention
from kg.decide.signals import implied, stands_for_others
from kg.model import Ground, Span
from kg.provisions import Provision, finest
from kg.vocab import OUTCOME

# Which outcomes each kind of ground belongs to.
_FITS = {
    "withheld": ("withheld", "partly-disclosed"),
    "ncnd": ("ncnd",),
    "refused": ("refused", "partly-disclosed"),
    "available-elsewhere": ("available-elsewhere", "partly-disclosed"),
    "not-held": ("not-held", "partly-disclosed"),
}

_OF_WHOLE = ("refused", "ncnd")  # what befalls a request as a whole


def tied(
    outcome: str,
    spans: tuple[Span, ...],
    stated: Sequence[Span],
    others: Sequence[Span],
    grounds: tuple[Ground, ...],
    listed: tuple[Span, ...],
) -> tuple[Provision, ...]:
    """The grounds relied on for a question: those in its answer, else all that fit its outcome.

    Of the latter, those that only the answers to `others` cite are left out; where none is left of
    what befalls a request as a whole, those in the sentences that say so (`stated`) count.

    What stands in a list for the question ("for questions 4 to 7 the exemptions are:") counts
    whatever the outcome, save where all was given.
    """
    fitting = [
        g
        for g in grounds
        if outcome in _FITS.get(implied(g.provision, ncnd=g.ncnd), ()) or _both(g, outcome)
    ]
    near = _cited(fitting, spans)
    if any(g.provision in near and stands_for_others(g.provision) for g in grounds if g.ncnd):
        near |= {g.provision for g in grounds for s in g.cited if any(x.holds(s) for x in spans)}
    if outcome != OUTCOME["disclosed"]:
        near |= {g.provision for g in grounds for s in g.cited if any(x.holds(s) for x in listed)}
    if near:
        return finest(near)
    free = {
        g.provision for g in fitting if not all(any(o.holds(s) for o in others) for s in g.cited)
    }
    if not free and outcome in _OF_WHOLE:
        free = _cited(fitting, stated)
    return finest(free)


def _cited(grounds: Sequence[Ground], spans: Sequence[Span]) -> set[Provision]:
    """The provisions of the grounds that are cited in some spans."""
    return {
        g.provision
        for g in grounds
        if any(span.start <= s.start < span.end for s in g.cited for span in spans)
    }


def _both(ground: Ground, outcome: str) -> bool:
    """Whether a ground both refuses and leaves unsaid: cost, where even the search is too dear."""
    kind = implied(ground.provision, ncnd=False)
    return ground.ncnd and kind != OUTCOME["withheld"] and outcome == OUTCOME["ncnd"]


def listed(index: int, named: list[Mention]) -> tuple[Span, ...]:
    """The lists of exemptions that sentences naming a question lead in to."""
    found = [m.listed for m in named if index in m.questions and not m.recounted]
    return tuple(span for span in found if span)
