"""The reading of one question, and several answers to it as one."""

from dataclasses import dataclass

from kg.decide.verdict import Verdict
from kg.model import Span
from kg.vocab import OUTCOME


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict on one question, how it was bound, and the stretches that speak of it."""

    verdict: Verdict
    binding: str
    spans: tuple[Span, ...] = ()
    recounted: bool = False


def together(verdicts: list[Verdict]) -> Verdict:
    """Several answers to one question as one: given here and withheld there is partly given."""
    kinds = {v.outcome for v in verdicts}
    first = verdicts[0]
    given = kinds & {OUTCOME["disclosed"], OUTCOME["available-elsewhere"]}
    kept = kinds & {OUTCOME["withheld"], OUTCOME["partly-disclosed"]}
    parts = [v for v in verdicts if v.outcome == OUTCOME["partly-disclosed"]]
    if parts and OUTCOME["withheld"] in kinds and not given and not any(v.both for v in parts):
        return next(v for v in verdicts if v.outcome == OUTCOME["withheld"])
    if (kept and given) or (parts and first.outcome in kept):
        spans = tuple(s for v in verdicts if v.outcome in given | kept for s in v.spans[:1])
        return Verdict(OUTCOME["partly-disclosed"], spans[:2])
    return first
