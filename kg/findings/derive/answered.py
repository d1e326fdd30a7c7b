"""Whether every question that a letter lists has an answer."""

from collections.abc import Iterator

from kg.findings.case import Case
from kg.findings.derived import Derived
from kg.vocab import BINDING, FOI, OUTCOME, STATEMENT


def answered(case: Case) -> Iterator[Derived]:
    """The letter, where it passes over the number of a question and says nothing else to it.

    Where an outcome was read for each question in words of its own there is nothing to say.
    """
    loose = (BINDING["by-default"], BINDING["by-words"])
    given = (OUTCOME["unclear"], OUTCOME["disclosed"], OUTCOME["partly-disclosed"])
    silent = [d for d in case.decisions if d.binding in loose and d.outcome in given]
    if STATEMENT["unanswered"] not in case.says or not silent:
        return
    words = [said for kind, said in case.quotes if kind == STATEMENT["unanswered"]]
    detail = "; ".join(f"passed over: {said}" for said in words)
    premises = ((case.letter, STATEMENT.iri("unanswered")),)
    yield Derived(case.letter, FOI.answered, False, detail, premises)
