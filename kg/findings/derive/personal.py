"""What a letter owes that keeps personal data back, or weighs interests in it."""

from collections.abc import Iterator
from datetime import date

from kg.catalogue import catalogue
from kg.findings.case import Case, Ground, Test
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import BALANCE, FOI, STATEMENT

# From then on interests are weighed under UK GDPR art.6(1)(f); before, as one part of fairness.
_WEIGHED_IN_TURN = date(2018, 5, 25)
_OF_OTHERS = tuple(
    map(Provision.parse, ("FOIA s.40(2)", "FOISA s.38(1)(b)", "EIR reg.13(1)", "EISR reg.11(2)"))
)
_WHOLE = tuple(map(Provision.parse, ("FOIA s.40", "EIR reg.13", "EISR reg.11")))
_SUPPOSING = Provision.parse("FOISA s.18")  # what would be exempt, if it were held
_BARS = frozenset({"principle", "lawful-basis", "special-category", "criminal-offence-data"})
_OWN_BASES = (
    "b",
    "c",
    "d",
    "e",
)  # of UK GDPR art.6(1): on which an authority keeps its own records


def personal(case: Case) -> Iterator[Derived]:
    """Each balance of legitimate interests, and each ground of others' personal data."""
    tests = [t for ground in case.grounds for t in ground.tests] + list(case.loose_tests)
    legitimate = {test.iri: test for test in tests if not test.public_interest}
    yield from _struck(case, tuple(legitimate.values()))
    if legitimate or any(_is_bar(c.provision) for c in case.citations if c.provision):
        return
    supposed = any(_SUPPOSING.covers(ground.provision) for ground in case.grounds)
    for ground in case.grounds if not supposed else ():
        if _of_others(ground) and not ground.conditions:
            detail = f"{ground.provision} needs a condition of data protection law"
            yield Derived(ground.iri, FOI.GroundOfPersonalData, detail=detail)


def _struck(case: Case, tests: tuple[Test, ...]) -> Iterator[Derived]:
    """Whether tests of legitimate interests that strike a balance came to it leg by leg.

    A leg that fails ends the test: what comes after it is owed by no letter.
    """
    if case.issued and case.issued < _WEIGHED_IN_TURN:
        return
    if any(leg is False for test in tests for leg in (test.interest, test.necessary)):
        return
    legs = {
        "a legitimate interest": (STATEMENT["interest-looked-at"], [t.interest for t in tests]),
        "the need for disclosure": (STATEMENT["need-looked-at"], [t.necessary for t in tests]),
    }
    missing = [
        leg for leg, (said, found) in legs.items() if said not in case.says and not any(found)
    ]
    for test in tests:
        if test.balance == BALANCE["data-subject"]:  # else nothing would be withheld
            detail = f"nothing is said of {' or '.join(missing)}" if missing else ""
            yield Derived(test.iri, FOI.legByLeg, not missing, detail)


def _of_others(ground: Ground) -> bool:
    """Whether a ground keeps back personal data of others than the requester."""
    if ground.ncnd:
        return False
    at = ground.provision
    return at in _WHOLE or any(listed.covers(at) for listed in _OF_OTHERS)


def _is_bar(provision: Provision) -> bool:
    """Whether a provision is a principle or a basis of data protection, or a condition of one."""
    at: Provision | None = provision
    while at is not None:
        if listed := catalogue().provisions.get(at):
            personal = any(p.path[0] == at.path[0] and p.act == at.act for p in _OF_OTHERS)
            own = listed.kind == "lawful-basis" and at.path[-1] in _OWN_BASES
            return (listed.kind in _BARS and not own) or (personal and _is_condition(at))
        at = at.wider
    return False


def _is_condition(provision: Provision) -> bool:
    """Whether a provision of the grounds for personal data is a condition of theirs."""
    return catalogue().provisions[provision].ground == "condition" and not any(
        listed.covers(provision) for listed in _OF_OTHERS
    )
