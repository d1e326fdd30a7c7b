"""Whether a refusal to confirm or deny rests on what allows it, and is named by its sub-section."""

from collections.abc import Iterator
from datetime import date

from kg.catalogue import catalogue
from kg.findings.case import Case, Ground
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import FOI, OUTCOME, REGIME, ROLE

_EIGHTEEN = Provision.parse("FOISA s.18")
# FOISA s.18(1) lists ss.28 to 35, 38, 39(1) and 41; s.38 since 31 May 2013.
_PERSONAL, _LISTED_SINCE = Provision.parse("FOISA s.38"), date(2013, 5, 31)
_SECURITY = {
    REGIME["eir"]: tuple(map(Provision.parse, ("EIR reg.12(6)", "EIR reg.12(5)(a)"))),
    REGIME["eisr"]: tuple(map(Provision.parse, ("EISR reg.10(8)", "EISR reg.10(5)(a)"))),
}
_NO_NOTICE_OF_LIMB = frozenset({"cost limit", "vexatious", "repeated"})


def denial(case: Case) -> Iterator[Derived]:
    """Of each ground on which a letter neither confirms nor denies whether it may, and is precise.

    FOIA s.1(1)(a) with the sub-sections that exclude it; FOISA s.18; EIR regs.12(6) and 13(5A);
    EISR regs.10(8) and 11(6). Where one ground allows it, no other of the letter is judged.
    """
    denied = [d for d in case.decisions if d.outcome == OUTCOME["ncnd"]]
    concealing = [ground for ground in case.grounds if ground.ncnd]
    if not case.regime or not (denied or concealing):
        return
    behind = {iri for decision in denied for iri in decision.grounds}
    grounds = concealing or [ground for ground in case.grounds if ground.iri in behind]
    if case.regime == REGIME["foisa"]:
        yield from _scottish(case, grounds, [g for g in case.grounds if g.iri in behind])
    else:
        yield from _basis(case, grounds)
        yield from _limbs(case, grounds)
    if denied and case.whole and not case.grounds and not _cites_ground(case):
        yield Derived(denied[0].iri, FOI.mayDeny, False, "no provision is named for it")


def _basis(case: Case, grounds: list[Ground]) -> Iterator[Derived]:
    allowed = {ground.iri: _allows(case, ground) for ground in grounds}
    for ground in grounds:
        may = any(allowed.values())
        detail = "" if may else f"{ground.provision} does not exclude the duty to confirm or deny"
        yield Derived(ground.iri, FOI.mayDeny, may, detail)


def _allows(case: Case, ground: Ground) -> bool:
    """Whether a ground excludes the duty to confirm or deny; of what is not known, that it does."""
    at = ground.provision
    if at.act not in catalogue().access_acts or ground.exemption is None:
        return True
    if case.regime in _SECURITY and at.path[0] in {p.path[0] for p in _SECURITY[case.regime]}:
        limb, interest = _SECURITY[case.regime]
        others = [g.provision for g in case.grounds if g is not ground]
        foreign = [p for p in others if p.path[:2] == interest.path[:2] and not interest.covers(p)]
        if limb.covers(at):  # without the interest it is said of, or with another one
            return any(map(interest.covers, others)) or not foreign
        return interest.covers(at) or at.covers(interest)
    return bool(_limb(at)) or _use(at) == "ncnd" or _kind(at) in _NO_NOTICE_OF_LIMB


def _limbs(case: Case, grounds: list[Ground]) -> Iterator[Derived]:
    cited = [citation.provision for citation in case.citations if citation.provision]
    for ground in grounds:
        at = ground.provision
        if not _limb(at) or _kind(at) in _NO_NOTICE_OF_LIMB:
            continue
        same = [p for p in (at, *cited) if p.act == at.act and p.path[0] == at.path[0]]
        named = any(_use(provision) == "ncnd" for provision in same)
        limbs = [n for iri in _limb(at) for n in catalogue().values(iri, "skos:notation")]
        detail = "" if named else f"{at} is named, and {' or '.join(limbs)} nowhere"
        yield Derived(ground.iri, FOI.namesDenial, named, detail)


def _scottish(case: Case, grounds: list[Ground], behind: list[Ground]) -> Iterator[Derived]:
    """Under FOISA only section 18 allows it, and only with the grounds that it lists."""
    cited = [citation.provision for citation in case.citations if citation.provision]
    held = [ground for ground in grounds if _EIGHTEEN.covers(ground.provision)]
    if not any(map(_EIGHTEEN.covers, cited)) and not held:
        for ground in grounds:
            if ground.provision.act == _EIGHTEEN.act:
                yield Derived(ground.iri, FOI.mayDeny, False, "section 18 is not relied on")
        return
    named = [g for g in behind if g.provision.act == "FOISA" and g.exemption and g not in held]
    named = [g for g in named if int(g.provision.path[0]) >= 25]
    unlisted = [ground for ground in named if not _listed(case, ground.provision)]
    for ground in unlisted if unlisted == named else ():
        detail = f"section 18 does not list {ground.provision}"
        yield Derived(ground.iri, FOI.mayDeny, False, detail)


def _listed(case: Case, provision: Provision) -> bool:
    if _PERSONAL.covers(provision) and case.issued:
        return case.issued >= _LISTED_SINCE
    return bool(_limb(provision)) or provision.path[0] == "39"


def _cites_ground(case: Case) -> bool:
    roles = (ROLE["relied-on"], ROLE["ncnd"])
    return any(citation.role in roles or citation.provision is None for citation in case.citations)


def _limb(provision: Provision) -> tuple[str, ...]:
    """The IRIs of the provisions by which a ground excludes the duty to confirm or deny."""
    at: Provision | None = provision
    while at is not None:
        if listed := catalogue().provisions.get(at):
            return catalogue().values(listed.iri, "foi:ncndProvision")
        at = at.wider
    return ()


def _use(provision: Provision) -> str:
    listed = catalogue().provisions.get(provision)
    return listed.ground if listed else ""


def _kind(provision: Provision) -> str:
    listed = catalogue().provisions.get(provision)
    return listed.kind if listed else ""
