"""Whether every question that a letter lists has an answer."""

from collections.abc import Iterator

from kg.findings.case import Case
from kg.findings.derived import Derived
from kg.vocab import BINDING, FOI, OUTCOME


def answered(case: Case) -> Iterator[Derived]:
    """Each question that the letter says nothing to, where it answers at least two others.

    Where an outcome could not be read it may still be said in words that were not understood: so
    nothing is derived unless every other question has its own answer, read at its own place.
    """
    loose = (BINDING["by-default"], BINDING["by-words"])
    silent = [d for d in case.decisions if d.outcome == OUTCOME["unclear"] and d.binding in loose]
    others = [d for d in case.decisions if d not in silent]
    if len(silent) > 1 or len(others) < 2 or any(d.binding in loose for d in others):
        return
    for decision in silent:
        yield Derived(decision.question, FOI.answered, False, "nothing is said to it")
