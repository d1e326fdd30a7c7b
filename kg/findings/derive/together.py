"""Grounds that cannot both hold for the same information."""

from collections.abc import Iterator

from kg.catalogue import catalogue
from kg.findings.case import Case, Decision, Ground
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import FOI, OUTCOME, REGIME, STATEMENT


def together(case: Case) -> Iterator[Derived]:
    """Each ground that is for what another ground leaves, and is relied on beside it.

    FOIA s.31(1) (not what s.30 exempts) and s.24(1) (not what s.23(1) exempts). Not to confirm or
    deny is another matter, and grounds of different questions are of different information.
    """
    if case.regimes != (REGIME["foia"],):
        return
    for first, second, kind in (
        ("30", "31", FOI.GroundBesideInvestigations),
        ("23", "24", FOI.GroundBesideSecurityBodies),
    ):
        others = tuple(ground for ground in case.grounds if _withholds(ground, first, case))
        for ground in case.grounds:
            if not _withholds(ground, second, case):
                continue
            beside = [other for other in others if _shared(case.decisions, ground, other)]
            if beside and not any(_apart(other) for other in others):
                detail = f"relied on together with {beside[0].provision}"
                yield Derived(ground.iri, kind, detail=detail)


def _withholds(ground: Ground, section: str, case: Case) -> bool:
    """Whether a ground withholds under a section; a bare one may be what conceals elsewhere."""
    provision = ground.provision
    if ground.ncnd or provision.act != "FOIA" or provision.path[0] != section:
        return False
    conceals = any(decision.outcome == OUTCOME["ncnd"] for decision in case.decisions)
    return not _conceals(provision) and not (conceals and len(provision.path) == 1)


def _conceals(provision: Provision) -> bool:
    listed = catalogue().provisions.get(provision)
    return listed is not None and listed.ground == "ncnd"


def _shared(decisions: tuple[Decision, ...], one: Ground, other: Ground) -> bool:
    """Whether two grounds are said together, and not each of a question of its own."""
    said = all(STATEMENT["together"] in ground.says for ground in (one, other))
    pair = {one.iri, other.iri}
    apart = any(pair & set(d.grounds) for d in decisions)
    return said and (not apart or any(pair <= set(d.grounds) for d in decisions))


def _apart(ground: Ground) -> bool:
    return STATEMENT["in-the-alternative"] in ground.says
