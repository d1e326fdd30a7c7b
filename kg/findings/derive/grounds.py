"""What the law says of the grounds a letter relies on: that they are some, of its law, in force."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from kg.catalogue import Listed, catalogue
from kg.findings.case import Case, Citation, Ground
from kg.findings.derived import Derived
from kg.provisions import Provision, sort_key
from kg.vocab import BINDING, FOI, OUTCOME, REGIME, ROLE, STATEMENT

_GROUNDS = ("yes", "ncnd")
_PROHIBITIONS = ("FOIA s.44", "FOISA s.26")
_UNSAID = ("quoted", "redress")  # roles in which a provision is not the letter's own ground
_GENERAL = ("FOIA", "FOISA")  # the laws from which environmental information is led elsewhere
_CLAIMS = ("claim", "clarification", "fee")


def grounds(case: Case) -> Iterator[Derived]:
    """Whether the letter owes a ground, and what is known of each that it relies on."""
    yield from _owed(case)
    yield from _unknown(case)
    yield from _of_regime(case)
    for ground in case.grounds:
        yield from _in_force(case, ground)
        yield from _specific(case, ground)


def _owed(case: Case) -> Iterator[Derived]:
    """The letter, where it withholds; not where it cites anything that may be its ground.

    FOIA s.17(1)(b), FOISA s.16(1)(c), EIR reg.14(3)(a), EISR reg.13. A refusal on cost or as
    vexatious has a rule of its own (FOIA s.17(5)).
    """
    if case.says & {STATEMENT[slug] for slug in _CLAIMS} or any(map(_may_be, case.citations)):
        return
    outcomes = {decision.outcome for decision in case.decisions}
    if OUTCOME["ncnd"] in outcomes:
        yield Derived(case.letter, FOI.LetterOwedGround, detail="neither confirms nor denies")
    elif STATEMENT["withholding"] in case.says and not outcomes & _elsewhere():
        said = ((case.letter, FOI.says),)
        yield Derived(case.letter, FOI.LetterOwedGround, detail="withholds", premises=said)


def _may_be(citation: Citation) -> bool:
    """Whether a citation may name the ground, or stands open; a wrong ground is one too."""
    if citation.provision is None or citation.role == ROLE["relied-on"]:
        return True
    if citation.role in {ROLE[slug] for slug in _UNSAID}:
        return False
    row = _row(citation.provision)
    return row is not None and row.ground in (*_GROUNDS, "condition")


def _elsewhere() -> set[str]:
    return {OUTCOME["refused"]}


# ------------------------------------------------------------------ grounds that are none


def _unknown(case: Case) -> Iterator[Derived]:
    """Each provision relied on, and whether the law makes it a ground.

    Nothing of one that only stands near a ground (a definition or condition in its section): it may
    stand for it.
    """
    for ground in case.grounds:
        if (known := _is_ground(ground.provision)) is not None:
            yield Derived(ground.iri, FOI.isGround, known, _no_ground(ground.provision))
    for citation in case.citations:
        relied = citation.provision if citation.role == ROLE["relied-on"] else None
        if not relied or any(_same(relied, ground.provision) for ground in case.grounds):
            continue
        if _is_ground(relied) is False:
            yield Derived(citation.iri, FOI.isGround, False, _no_ground(relied))


def _same(one: Provision, two: Provision) -> bool:
    return one.covers(two) or two.covers(one)


def _no_ground(provision: Provision) -> str:
    row = catalogue().provisions.get(provision)
    title = f" ({row.title})" if row else ""
    return f"{provision}{title} is not a ground of refusal"


@cache
def _is_ground(provision: Provision) -> bool | None:
    """Whether a provision is a ground of refusal; none where that is not known.

    >>> _is_ground(Provision.parse("FOIA s.31(1)(a)")), _is_ground(Provision.parse("FOIA s.45"))
    (True, False)
    >>> _is_ground(Provision.parse("EIR reg.12(5)(j)")), _is_ground(Provision.parse("FOIA s.36(5)"))
    (False, None)
    """
    if provision.act not in catalogue().access_acts or provision.para:
        return None
    row = catalogue().provisions.get(provision)
    if row is not None and row.ground in _GROUNDS:
        return True
    section = [p for p in catalogue().provisions if provision.path[0] == p.path[0]]
    section = [p for p in section if (p.act, p.unit) == (provision.act, provision.unit)]
    if not any(catalogue().provisions[p].ground in _GROUNDS for p in section):
        return False
    if row is not None or provision.wider is None:
        return None
    beside = [p for p in section if p.wider == provision.wider]
    return False if beside and provision.path[-1].isalpha() else None


# ------------------------------------------------------------------ the law of the request


def _of_regime(case: Case) -> Iterator[Derived]:
    """Whether the grounds are of the law under which the letter says that it handled the request.

    Where it says none, that of its regime, or what binds an authority of its nation. Not where it
    points from one law to another (FOIA s.39, FOISA s.39(2)), nor where it relies on its own law
    too: then the other may only be told beside it.
    """
    acts = {ground.provision.act for ground in case.grounds}
    law = _law(case)
    if law in acts or any(_points(c.provision) for c in case.citations if c.provision):
        return
    for ground in case.grounds:
        act, row = ground.provision.act, _row(ground.provision)
        if row is not None and row.kind == "not-held":  # a notice, not a ground of refusal
            continue
        if act in catalogue().access_acts and _is_foreign(case, ground, law):
            under = f", and the request was handled under {law}" if law else ""
            detail = f"{ground.provision} is a ground of {act}{under}"
            yield Derived(ground.iri, FOI.ofRegime, False, detail)


def _law(case: Case) -> str:
    """The key of the one law of access that the letter was handled under; empty where unknown."""
    start = "handled-under-"
    said = {kind.removeprefix(start) for kind in case.says if kind.startswith(start)}
    slug = next(iter(said)) if len(said) == 1 else "" if said else case.regime
    notation = catalogue().values(REGIME.iri(slug).value, "skos:notation") if slug else ()
    return notation[0] if notation else ""


def _is_foreign(case: Case, ground: Ground, law: str) -> bool:
    """Whether a ground is of another law than the letter's; only where its act is beyond doubt."""
    act = ground.provision.act
    if not ground.binding and not _binds(act, case.authority):
        return True
    if not law or law == act or ground.binding not in ("", BINDING["by-unit"]):
        return False
    named = {named.thing for named in case.named}
    return not (ground.binding or law in _GENERAL) or catalogue().act_iri(act) not in named


def _binds(act: str, authority: str) -> bool:
    """Whether a law of access may bind an authority: bodies of the United Kingdom sit anywhere."""
    body = catalogue().bodies.get(authority.rpartition("/")[2])
    if body is None or body.nation in ("UK", "other"):
        return True
    scottish = body.nation == "Scotland"
    if scottish and body.kind not in ("council", "nhs", "police"):
        return True
    return scottish == any(
        r.nation == "Scotland" and r.act == catalogue().act_iri(act)
        for r in catalogue().regimes.values()
    )


@cache
def _points(provision: Provision) -> bool:
    """Whether a provision exempts environmental information, which another law gives."""
    listed = catalogue().exemptions.get(provision) or catalogue().exemptions.get(
        replace(provision, path=provision.path[:1])
    )
    return listed is not None and "nvironmental information" in listed.title


# ------------------------------------------------------------------ the day of the letter


def _in_force(case: Case, ground: Ground) -> Iterator[Derived]:
    """Whether a ground and its conditions were in force on the day of the letter.

    The day is the letter's; without it, the letter is at least as young as the acts it names.
    """
    if STATEMENT["former-law"] in case.says:
        return  # told as what the law was
    for provision in (ground.provision, *ground.conditions):
        row = _row(provision)
        if row is None or provision.act not in catalogue().access_acts:
            continue
        if row.until and (day := case.issued or _since(case)) and day > row.until:
            detail = f"{provision} was in force until {row.until}, the letter is {_when(case, day)}"
            yield Derived(ground.iri, FOI.inForce, False, detail)
        elif row.since and case.issued and case.issued < row.since:
            detail = f"{provision} is in force since {row.since}, the letter is of {case.issued}"
            yield Derived(ground.iri, FOI.inForce, False, detail)


def _when(case: Case, day: date) -> str:
    return f"of {day}" if case.issued else f"of {day} or later by the acts it names"


def _since(case: Case) -> date | None:
    """The first day in force of the latest act that the letter names or cites."""
    days = [day for named in case.named if (day := _commenced(named.thing))]
    return max(days, default=None)


@cache
def _commenced(act: str) -> date | None:
    days = catalogue().values(act, "eli:first_date_entry_in_force")
    return date.fromisoformat(days[0]) if days else None


# ------------------------------------------------------------------ the sub-section


def _specific(case: Case, ground: Ground) -> Iterator[Derived]:
    """Whether a ground is named down to where it is one; not of refusals to confirm or deny.

    A prohibition (FOIA s.44, FOISA s.26) is plain enough where the enactment that bars is cited.
    """
    inside = _kinds(ground.provision)
    if str(ground.provision) in _PROHIBITIONS and any(
        c.provision and c.provision.act not in catalogue().access_acts for c in case.citations
    ):
        return
    if len(inside) < 2 or ground.ncnd or STATEMENT["sub-section-in-words"] in case.says:
        return
    finer = (c.provision for c in case.citations if c.provision and c.provision != ground.provision)
    if any(ground.provision.covers(p) for p in finer):
        return
    shown = ", ".join(p.number for p in inside[:4]) + (" …" if len(inside) > 4 else "")
    yield Derived(
        ground.iri, FOI.specific, False, f"{ground.provision} holds several grounds: {shown}"
    )


@cache
def _kinds(provision: Provision) -> tuple[Provision, ...]:
    """The grounds that a section, or a paragraph of regulations, holds without being one itself.

    >>> [str(p) for p in _kinds(Provision.parse("FOIA s.43"))]
    ['FOIA s.43(1)', 'FOIA s.43(2)']
    >>> _kinds(Provision.parse("FOIA s.12"))
    ()
    """
    rows = catalogue().provisions
    listed = catalogue().exemptions.get(provision)
    if (
        listed is None
        or listed.test == "none"
        or len(provision.path) > (provision.unit == "reg") + 1
    ):
        return ()
    inside = [e for e in catalogue().exemptions if provision.covers(e) and rows[e].ground == "yes"]
    leaves = [p for p in inside if not any(p != q and p.covers(q) for q in inside)]
    return tuple(sorted(leaves, key=sort_key))


def _row(provision: Provision) -> Listed | None:
    """The listed row of a provision, or of the nearest one it lies in."""
    at: Provision | None = provision
    while at is not None:
        if row := catalogue().provisions.get(at):
            return row
        at = at.wider
    return None
