"""Whether what is not held is refused in the form that the law of the request has for it."""

from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.findings.case import Case
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import BINDING, FOI, OUTCOME, ROLE

_FORMS = {
    "eir": Provision.parse("EIR reg.12(4)(a)"),
    "eisr": Provision.parse("EISR reg.10(4)(a)"),
    "foisa": Provision.parse("FOISA s.17"),
}


def not_held(case: Case) -> Iterator[Derived]:
    """Whether the letter names the provision under which it says that information is not held.

    EIR reg.12(4)(a), EISR reg.10(4)(a), FOISA s.17. Nothing of a letter under several laws or
    naming the Acts of two nations, nor where a wider provision is cited that may stand for it.
    """
    form = _FORMS.get(case.regime)
    whole = len(case.decisions) == 1
    unheld = [
        decision
        for decision in case.decisions
        if decision.outcome == OUTCOME["not-held"]
        and (whole or decision.binding != BINDING["by-default"])
    ]
    if form is None or not unheld or _two_nations(case):
        return
    cited = [c.provision for c in case.citations if c.role != ROLE["quoted"]]
    if None in cited or any(p and (form.covers(p) or _may_be(p, form)) for p in cited):
        yield Derived(case.letter, FOI.notHeldNamed, True)
        return
    detail = f"information is not held, and {form} is not cited"
    proof = tuple((decision.iri, FOI.outcome) for decision in unheld)
    yield Derived(case.letter, FOI.notHeldNamed, False, detail, proof)


def _two_nations(case: Case) -> bool:
    """Whether the Acts of both nations are named: whose authority answers is then open."""
    acts = {catalogue().act_iri(act) for act in ("FOIA", "FOISA")}
    return acts <= {named.thing for named in case.named}


@cache
def loose() -> frozenset[str]:
    """The bindings of outcomes that were not read of their question alone."""
    return frozenset((BINDING["by-default"], BINDING["by-words"]))


def _may_be(provision: Provision, form: Provision) -> bool:
    """Whether a provision is a wider one, or one of the other law of the same place."""
    return provision.covers(form) and provision != form and len(provision.path) > 1
