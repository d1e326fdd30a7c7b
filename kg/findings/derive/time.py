"""Whether the answer came within the working days that the law allows."""

import re
from collections.abc import Iterator

from kg.catalogue import catalogue
from kg.findings.case import Case
from kg.findings.days import last_day, working_days
from kg.findings.derived import Derived
from kg.vocab import FOI, STATEMENT

_EXCUSES = ("extension", "clarification", "fee", "earlier-letter", "longer-time")


def time(case: Case) -> Iterator[Derived]:
    """The working days an answer took and may take; nothing where other time may have run.

    FOIA s.10(1), FOISA s.10(1), EIR reg.5(2), EISR reg.5(2)(a). Time may be extended, or stand
    still for clarification or a fee; another limit holds for schools, archives and information
    held by the armed forces (FOIA s.10(4) and the regulations under it).
    """
    if not case.regime or not case.received or not case.issued:
        return
    if STATEMENT["receipt"] not in case.says:  # the day of the request is not that of receipt
        return
    if case.issued < case.received or case.says & {STATEMENT[slug] for slug in _EXCUSES}:
        return
    regime = catalogue().regimes[case.regime]
    if regime.answer_days is None or _longer(case):
        return
    taken = working_days(case.received, case.issued, nation=regime.nation)
    due = last_day(case.received, regime.answer_days, nation=regime.nation)
    detail = (
        f"received {case.received}, due by {due}, dated {case.issued}: "
        f"{taken} working days after receipt, where {regime.answer_days} are allowed"
    )
    letter = case.letter
    yield Derived(letter, FOI.daysTaken, taken)
    yield Derived(letter, FOI.daysAllowed, regime.answer_days)
    yield Derived(
        letter,
        FOI.inTime,
        taken <= regime.answer_days,
        detail,
        ((letter, FOI.issued), (letter.rstrip("/") + "/request", FOI.received)),
    )


def _longer(case: Case) -> bool:
    """Whether an authority has, or may have, more time than others, by its name.

    Schools, archives and the armed forces (FOIA s.10(4), S.I. 2004/3364 and S.I. 2009/1369), the
    Keeper of the Records of Scotland (FOISA s.10(2)).
    """
    name = f" {' '.join(re.findall(r'[a-z]+', case.authority_name.lower()))} "
    words = catalogue().values(catalogue().regimes[case.regime].iri, "foi:longerTimeFor")
    return any(f" {word} " in name for word in words)
