"""What a letter owes that relies on an opinion, on the limit of cost or on the work it would be."""

from collections.abc import Iterator

from kg.catalogue import catalogue
from kg.findings.case import Case, Ground
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import FOI, OUTCOME, STATEMENT

_OPINION = Provision.parse("FOIA s.36")
# No opinion is asked for statistics (s.36(4)); a certificate stands for that of a House (s.36(7)).
_WITHOUT_OPINION = tuple(map(Provision.parse, ("FOIA s.36(4)", "FOIA s.36(7)")))
_WAITS = ("balance-to-follow", "clarification", "extension", "fee")
_UNREASONABLE = tuple(map(Provision.parse, ("EIR reg.12(4)(b)", "EISR reg.10(4)(b)")))


def claims(case: Case) -> Iterator[Derived]:
    """The grounds on an opinion, on cost and on burden, and a refusal for work without a ground."""
    cited = [citation.provision for citation in case.citations if citation.provision]
    excused = any(out.covers(provision) for out in _WITHOUT_OPINION for provision in cited)
    for ground in case.grounds:
        if _OPINION.covers(ground.provision) and not excused:
            detail = f"{ground.provision} rests on the opinion of the qualified person"
            yield Derived(ground.iri, FOI.GroundOnOpinion, detail=detail)
        if _of_cost(ground):
            detail = f"{ground.provision} rests on an estimate of the cost"
            yield Derived(ground.iri, FOI.GroundOfCost, detail=detail)
        if _burden(case, ground):
            detail = f"refused for the work it would take, under {ground.provision}"
            yield Derived(ground.iri, FOI.GroundOfBurden, detail=detail)
    if STATEMENT["burden"] in case.says and not case.grounds and _refuses(case):
        detail, said = "refused for its work, or for being asked", ((case.letter, FOI.says),)
        yield Derived(case.letter, FOI.RefusalForWork, detail=detail, premises=said)


def _refuses(case: Case) -> bool:
    """Whether a letter without a ground refuses, and is not still to answer."""
    outcomes = {decision.outcome for decision in case.decisions} - {OUTCOME["unclear"]}
    refused = not outcomes or outcomes & {OUTCOME["refused"], OUTCOME["withheld"]}
    return bool(refused) and not case.says & {STATEMENT[slug] for slug in _WAITS}


def _of_cost(ground: Ground) -> bool:
    """Whether a ground is the limit of cost (FOIA s.12, FOISA s.12)."""
    listed = catalogue().provisions.get(ground.provision)
    return listed is not None and listed.kind == "cost limit"


def _burden(case: Case, ground: Ground) -> bool:
    """Whether a ground refuses for its burden, and nothing of what was asked is given.

    A request may be manifestly unreasonable for its manner too: only an estimate shows that it is
    for the work.
    """
    given = any(
        d.outcome in (OUTCOME["disclosed"], OUTCOME["partly-disclosed"]) for d in case.decisions
    )
    says = case.says | ground.says
    heavy = ground.provision in _UNREASONABLE and STATEMENT["cost-estimate"] in says
    return not given and (_of_cost(ground) or heavy)
