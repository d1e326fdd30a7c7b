"""Whether a refusal to confirm or deny rests on what allows it, and is named by its sub-section."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from kg.catalogue import catalogue
from kg.findings.case import Case, Ground
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import FOI, OUTCOME, REGIME, ROLE, STATEMENT

_EIGHTEEN = Provision.parse("FOISA s.18")
# FOISA s.18(1) lists ss.28 to 35, 38, 39(1) and 41; s.38 since 31 May 2013.
_PERSONAL, _LISTED_SINCE = Provision.parse("FOISA s.38"), date(2013, 5, 31)
_FIRST_EXEMPTION = 25  # of FOISA
_SECURITY = {
    REGIME["eir"]: tuple(map(Provision.parse, ("EIR reg.12(6)", "EIR reg.12(5)(a)"))),
    REGIME["eisr"]: tuple(map(Provision.parse, ("EISR reg.10(8)", "EISR reg.10(5)(a)"))),
}
_OF_THE_WHOLE = frozenset({"cost limit", "vexatious", "repeated"})  # they end both duties at once


def denial(case: Case) -> Iterator[Derived]:
    """Of each ground on which a letter neither confirms nor denies whether it may, and is precise.

    FOIA s.1(1)(a) with the sub-sections that exclude it; FOISA s.18; EIR regs.12(6) and 13(5A);
    EISR regs.10(8) and 11(6). Where one ground allows it, no other of the letter is judged.
    """
    denied = [d for d in case.decisions if d.outcome == OUTCOME["ncnd"]]
    undecided = all(d.outcome == OUTCOME["unclear"] for d in case.decisions)
    said = STATEMENT["denial"] in case.says and undecided
    if not case.regime or not (denied or said or any(ground.ncnd for ground in case.grounds)):
        return
    grounds = _behind(case)
    if case.regime == REGIME["foisa"]:
        yield from _scottish(case, grounds)
    else:
        concealing = [ground for ground in grounds if ground.ncnd] or grounds
        yield from _basis(case, concealing)
        yield from _limbs(case, concealing)
    if (denied or said) and case.whole and not grounds and not _cites_basis(case):
        about = denied[0].iri if denied else case.letter
        yield Derived(about, FOI.mayDeny, False, "no provision that allows it is named")


def _behind(case: Case) -> list[Ground]:
    """The grounds of what is neither confirmed nor denied.

    Where nothing is withheld, those that no question could be told for are among them.
    """
    behind, beside = set[str](), set[str]()
    for decision in case.decisions:
        kin = behind if decision.outcome == OUTCOME["ncnd"] else beside
        kin.update(decision.grounds)
    if not {d.outcome for d in case.decisions} & _keeping():
        behind.update({ground.iri for ground in case.grounds} - beside)
    return [ground for ground in case.grounds if ground.ncnd or ground.iri in behind]


@cache
def _keeping() -> frozenset[str]:
    return frozenset(OUTCOME[s] for s in ("partly-disclosed", "refused", "withheld"))


def _basis(case: Case, grounds: list[Ground]) -> Iterator[Derived]:
    may = any(_allows(case, ground) for ground in grounds)
    may = may or (case.regime not in _SECURITY and _cites_basis(case))
    for ground in grounds:
        detail = f"{ground.provision} does not exclude the duty to confirm or deny"
        if case.regime in _SECURITY and _SECURITY[case.regime][0].covers(ground.provision):
            detail = f"{ground.provision} is only for the interests in {_SECURITY[case.regime][1]}"
        yield Derived(ground.iri, FOI.mayDeny, may, "" if may else detail)


def _allows(case: Case, ground: Ground) -> bool:
    """Whether a ground excludes the duty to confirm or deny; of what is not known, that it does."""
    at = ground.provision
    if at.act not in catalogue().access_acts or ground.exemption is None:
        return True
    if case.regime in _SECURITY and at.path[0] in {p.path[0] for p in _SECURITY[case.regime]}:
        limb, interest = _SECURITY[case.regime]
        if limb.covers(at):  # said of the interest, or of nothing in particular
            others = [g.provision for g in case.grounds if g is not ground]
            named = [p for p in others if p.path[:2] == interest.path[:2]]
            return not named or any(map(interest.covers, named))
        return interest.covers(at) or at.covers(interest)
    return _excludes(at)


def _limbs(case: Case, grounds: list[Ground]) -> Iterator[Derived]:
    cited = [citation.provision for citation in case.citations if citation.provision]
    if len(cited) < len(case.citations):
        return  # what could not be told may be the sub-section
    for ground in grounds:
        at = ground.provision
        if not _limb(at) or _kind(at) in _OF_THE_WHOLE:
            continue
        same = [p for p in (at, *cited) if p.act == at.act and p.path[0] == at.path[0]]
        named = any(_use(provision) == "ncnd" for provision in same)
        limbs = [n for iri in _limb(at) for n in catalogue().values(iri, "skos:notation")]
        detail = "" if named else f"{at} is named, and {' or '.join(limbs)} nowhere"
        yield Derived(ground.iri, FOI.namesDenial, named, detail)


def _scottish(case: Case, grounds: list[Ground]) -> Iterator[Derived]:
    """Under FOISA only section 18 allows it, and only with the grounds that it lists."""
    ours = [ground for ground in grounds if ground.provision.act == _EIGHTEEN.act]
    others = [g for g in ours if g.exemption and int(g.provision.path[0]) >= _FIRST_EXEMPTION]
    cited = [citation.provision for citation in case.citations if citation.provision]
    if not any(map(_EIGHTEEN.covers, (*cited, *(ground.provision for ground in ours)))):
        for ground in others:
            yield Derived(ground.iri, FOI.mayDeny, False, "section 18 is not relied on")
        return
    unlisted = [ground for ground in others if not _listed(case, ground.provision)]
    for ground in unlisted if unlisted == others else ():
        detail = f"section 18 does not list {ground.provision}"
        yield Derived(ground.iri, FOI.mayDeny, False, detail)


def _listed(case: Case, provision: Provision) -> bool:
    if _PERSONAL.covers(provision) and case.issued:
        return case.issued >= _LISTED_SINCE
    return bool(_limb(provision)) or provision.path[0] == "39"


def _cites_basis(case: Case) -> bool:
    """Whether the letter cites what may allow it, or a provision that stayed open."""
    unsaid = (ROLE["quoted"], ROLE["redress"])
    cited = [c.provision for c in case.citations if c.role not in unsaid]
    return any(provision is None or _excludes(provision) for provision in cited)


def _excludes(provision: Provision) -> bool:
    """Whether a provision, or one that belongs to it, excludes the duty to confirm or deny."""
    limb = _limb(provision) or _use(provision) == "ncnd"
    return bool(limb) or _kind(provision) in _OF_THE_WHOLE


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
