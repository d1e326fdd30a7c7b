"""What is owed of a balance of public interests: its reasons, both sides, a date to come."""

from collections.abc import Iterator

from kg.catalogue import Exemption, catalogue
from kg.findings.case import Case, Ground
from kg.findings.derived import Derived
from kg.vocab import FOI, STATEMENT

_NOT_HELD = ("(4)(a)", "EIR reg.12(4)", "EISR reg.10(4)")


def balance(case: Case) -> Iterator[Derived]:
    """Each ground for which the letter must give the reasons for the balance.

    FOIA s.17(3), FOISA s.16(2), EIR reg.14(3)(b), EISR reg.13(b). Not where to give them would
    disclose (FOIA s.17(4), FOISA s.16(3)), nor where the decision is to follow (FOIA s.17(2)).
    """
    if not _struck(case) and (STATEMENT["balance-to-follow"] in case.says or _extends(case)):
        said = ((case.letter, FOI.says),)
        yield Derived(case.letter, FOI.LetterOwedBalanceDate, premises=said)
        return
    if STATEMENT["reasons-would-disclose"] in case.says or unsaid(case):
        return
    loose = _said_loosely(case)
    for ground in case.grounds:
        if owed(ground, case.authority) and not loose:
            yield Derived(ground.iri, FOI.GroundOwedBalance, detail=_why(ground))
    yield from _weighed(case)


def _struck(case: Case) -> bool:
    """Whether a balance is struck, so that none is to follow."""
    tests = (*case.loose_tests, *(test for ground in case.grounds for test in ground.tests))
    return any(test.public_interest and test.balance for test in tests)


def _extends(case: Case) -> bool:
    """Whether the letter takes the time that the Act gives to weigh, and has not weighed yet."""
    cited = {str(citation.provision) for citation in case.citations}
    weighed = STATEMENT["for-disclosure"] in case.says or any(g.tests for g in case.grounds)
    return bool(cited & {"FOIA s.10(3)", "FOIA s.17(2)"}) and not case.decisions and not weighed


def _said_loosely(case: Case) -> bool:
    """Whether reasons are weighed of no ground that could be told, or both sides are given."""
    sides = {STATEMENT["for-disclosure"], STATEMENT["for-withholding"]}
    told = any(STATEMENT["weighing"] in ground.says for ground in case.grounds)
    return STATEMENT["weighing"] in case.says or (sides <= case.says and not told)


def unsaid(case: Case) -> bool:
    """Whether the letter refuses to reveal if anything is held under FOISA s.18.

    Its other grounds are then those that would be relied on, were it held (s.18(1)); the public
    interest weighed is that in revealing, of which no reasons are owed (s.18(2)).
    """
    return any(str(ground.provision).startswith("FOISA s.18") for ground in case.grounds)


def owed(ground: Ground, authority: str) -> bool:
    """Whether a ground is subject to the public interest test, as far as the law tells for sure.

    Mixed grounds (personal data under a condition that is not named) are not: which part of them is
    relied on is not known; FOIA s.36 is, where the authority is known and no House of Parliament.
    No statement of reasons is owed for a notice under FOISA s.18 (s.18(2)), nor for information
    that is not held (EIR reg.12(4)(a)), which a bare reg.12(4) may be.
    """
    listed = ground.exemption
    if listed is None or not (listed.test == "qualified" or _of_no_house(listed, authority)):
        return False
    key = str(listed.provision)
    points = key.startswith(("FOIA s.39", "FOISA s.39(2)"))  # to the law that has its own test
    return not key.startswith("FOISA s.18") and not key.endswith(_NOT_HELD) and not points


def _of_no_house(listed: Exemption, authority: str) -> bool:
    """Whether a ground is absolute for the Houses of Parliament alone, and this is none."""
    body = catalogue().bodies.get(authority.rpartition("/")[2])
    houses = listed.absolute_when.startswith("information held by the House")
    return houses and body is not None and not body.name.startswith("House of")


def _weighed(case: Case) -> Iterator[Derived]:
    """The letter, where it gives reasons for a balance: one test may stand for all its grounds.

    Where no side was heard at all, the reading is in doubt.
    """
    weighed = [ground for ground in case.grounds if owed(ground, case.authority)]
    if not case.says & {STATEMENT["for-disclosure"], STATEMENT["for-withholding"]}:
        return
    if any(STATEMENT["weighing"] in ground.says for ground in weighed):
        tests = tuple((test.iri, FOI.balance) for ground in weighed for test in ground.tests)
        yield Derived(case.letter, FOI.LetterWeighing, premises=tests)


def _why(ground: Ground) -> str:
    return f"{ground.provision} is subject to the public interest test"
