"""Whether what a letter cites is printed, exists, is in force and is named as it is."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from kg.catalogue import catalogue
from kg.findings.case import Case, Citation
from kg.findings.derived import Derived
from kg.provisions import Provision, sort_key
from kg.vocab import BINDING, FOI, ROLE, STATEMENT

_FOR_SURE = ("", BINDING["by-abbreviation"])  # bindings of a number to its act
_FIRM = (*_FOR_SURE, *(BINDING[slug] for slug in ("by-regime", "by-unit", "by-heading")))
_OLD, _NEW = "DPA1998", "DPA2018"
_OUTSTANDING = timedelta(days=90)  # a request may be so old: the law of its day goes on for it


def citations(case: Case) -> Iterator[Derived]:
    """What is wrong with citations: on the letter for printing and names, else on each of them."""
    yield from _printed(case)
    since = _day(case)
    for citation in case.citations:
        if citation.provision is None or citation.role == ROLE["quoted"]:
            continue
        if _of_later_act(citation):
            detail = f"{citation.provision} is a number of the Act of 2018"
            yield Derived(citation.iri, FOI.rightlyNamed, False, detail)
        elif why := _unknown(case, citation, citation.provision):
            yield Derived(citation.iri, FOI.exists, False, why)
        elif _is_used(case, citation) and (why := _ended(citation.provision, since)):
            yield Derived(citation.iri, FOI.current, False, why)
    yield from _acts(case, since)


def _printed(case: Case) -> Iterator[Derived]:
    for slug, term in (
        ("malformed-citation", FOI.wellFormed),
        ("misnamed-act", FOI.rightlyNamed),
    ):
        if STATEMENT[slug] in case.says:
            words = [words for kind, words in case.quotes if kind == STATEMENT[slug]]
            detail = "; ".join(f"printed: {' '.join(said.split())}" for said in words)
            premises = ((case.letter, STATEMENT.iri(slug)),)
            yield Derived(case.letter, term, False, detail, premises)


# ------------------------------------------------------------------ what exists


def _unknown(case: Case, citation: Citation, provision: Provision) -> str:
    """Why a provision does not exist or is not what it is said to be; empty where it may be."""
    if meant := _meant(case, provision):
        return f"{provision} amends nothing here; {meant} does"
    last = _last(catalogue().act_iri(provision.act))
    number = int("".join(filter(str.isdigit, provision.path[0])) or 0)
    if last and number > last and provision.unit in ("s", "reg", "art"):
        sure = citation.binding in _FOR_SURE
        return f"{provision.act} ends with {provision.unit}.{last}" if sure else ""
    own = case.regime and catalogue().regimes[case.regime].act == catalogue().act_iri(provision.act)
    firm = citation.binding in _FIRM or (own and citation.binding == BINDING["by-antecedent"])
    if provision.act not in catalogue().access_acts or not firm:
        return ""
    if provision.para or provision in catalogue().provisions or not _tight(citation.printed):
        return ""
    return _beyond(provision)


def _meant(case: Case, provision: Provision) -> str:
    """The provision that this one stands for, where it is said to have amended the law."""
    if STATEMENT["amended-by-section"] not in case.says:
        return ""
    iris = catalogue().values(catalogue().iri_of(provision), "foi:likelyMeans")
    return next((_key(iri) for iri in iris), "")


def _key(iri: str) -> str:
    return next(iter(catalogue().values(iri, "skos:notation")), catalogue().label(iri))


@cache
def _last(iri: str) -> int | None:
    values = catalogue().values(iri, "foi:lastPart")
    return int(values[0]) if values else None


@cache
def _beyond(provision: Provision) -> str:
    """Why a provision that is not listed cannot exist, from what is listed around it.

    >>> _beyond(Provision.parse("FOIA s.31(1)(z)"))
    'FOIA s.31(1) ends with (i)'
    >>> _beyond(Provision.parse("FOIA s.43(2)(a)")), _beyond(Provision.parse("FOIA s.40(8)"))
    ('FOIA s.43(2) has no parts', '')
    """
    wider = provision.wider
    if wider is None:
        return ""
    if wider not in catalogue().provisions:
        return _beyond(wider)
    last = _last(catalogue().iri_of(wider))
    part = provision.path[-1]
    if last is not None and (last == 0 or part[0].isdigit()):
        number = int("".join(filter(str.isdigit, part)) or 0)
        ends = f"ends with ({last})" if last else "has no parts"
        return f"{wider} {ends}" if number > last or last == 0 else ""
    inside = sorted((p for p in catalogue().provisions if p.wider == wider), key=sort_key)
    if not inside:
        return f"{wider} has no parts" if wider in catalogue().exemptions else ""
    lettered = [p for p in inside if p.path[-1].isalpha() and p in catalogue().exemptions]
    if len(wider.path) == 2 and len(lettered) > 1 and len(part) == 1 and part.isalpha():
        end = max(p.path[-1][0] for p in lettered)
        return f"{wider} ends with ({end})" if part > end else ""
    return ""


def _tight(printed: str) -> bool:
    """Whether no space parts a number from its brackets, which may then begin a list.

    >>> _tight("section 31(1)(z)"), _tight("section 21 (a)")
    (True, False)
    """
    return " (" not in printed.replace(") (", ")(")


# ------------------------------------------------------------------ what is in force


def _day(case: Case) -> date | None:
    """A day on or before which the letter was not written yet; none where that is doubtful.

    Its own date, else the first day in force of the latest act that it names. Requests of an
    earlier day are answered under the law of that day (DPA 2018, Sch.20 para.52).
    """
    if STATEMENT["former-law"] in case.says:
        return None
    days = [day for named in case.named if (day := _first(named.thing))]
    if case.issued is None:
        return max(days, default=None)
    if any(day > case.issued for day in days):
        return None
    return case.received or case.issued - _OUTSTANDING


@cache
def _first(act: str) -> date | None:
    values = catalogue().values(act, "eli:first_date_entry_in_force")
    return date.fromisoformat(values[0]) if values else None


@cache
def _until(provision: Provision) -> date | None:
    """The last day in force of a provision, of what it is part of, or of its act."""
    at: Provision | None = provision
    while at is not None:
        row = catalogue().provisions.get(at)
        if row and row.until:
            return row.until
        at = at.wider
    return _act_until(catalogue().act_iri(provision.act))


@cache
def _act_until(act: str) -> date | None:
    values = catalogue().values(act, "eli:date_no_longer_in_force")
    return date.fromisoformat(values[0]) if values else None


def _ended(provision: Provision, since: date | None) -> str:
    """In words, when a provision ceased to be law, if before a day; else empty."""
    until = _until(provision)
    if since is None or until is None or since <= until:
        return ""
    row = catalogue().provisions.get(provision)
    now = ", ".join(map(_key, row.replaced_by)) if row else ""
    return f"{provision} was in force until {until}" + (f"; now {now}" if now else "")


def _is_used(case: Case, citation: Citation) -> bool:
    """Whether the letter leans on a citation of an act that it names, or of a law of access."""
    act = citation.provision.act if citation.provision else ""
    named = any(named.thing == catalogue().act_iri(act) for named in case.named)
    return citation.role != ROLE["mentioned"] and (named or act in catalogue().access_acts)


def _acts(case: Case, since: date | None) -> Iterator[Derived]:
    """The acts named that were no longer in force; not where one is named by another's name.

    Nor where the act that took its place is named too: the letter may tell the history.
    """
    if since is None or STATEMENT["misnamed-act"] in case.says:
        return
    cited = {c.provision.act for c in case.citations if c.provision}
    if any(named.thing == catalogue().act_iri(_NEW) for named in case.named):
        return
    for named in case.named:
        until = _act_until(named.thing)
        if (
            until
            and since > until
            and not any(catalogue().act_iri(a) == named.thing for a in cited)
        ):
            detail = f"{catalogue().label(named.thing)} was in force until {until}"
            yield Derived(named.iri, FOI.current, False, detail)


# ------------------------------------------------------------------ which act


def _of_later_act(citation: Citation) -> bool:
    """Whether a number is cited of the Act of 1998 that only the Act of 2018 has."""
    provision = citation.provision
    if provision is None or provision.act != _OLD or citation.binding not in _FOR_SURE:
        return False
    if _last(catalogue().iri_of(Provision(_OLD, provision.unit, provision.path[:1]))) == 0:
        return len(provision.path) > 1
    last = _last(catalogue().act_iri(_OLD)) or 0
    number = int("".join(filter(str.isdigit, provision.path[0])) or 0)
    return provision.unit == "s" and number > last
