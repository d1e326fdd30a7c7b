"""Which grounds owe a reason, a harm, its likelihood and the owner of the interests."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.catalogue import Exemption, catalogue
from kg.findings.case import Case, Ground, Test
from kg.findings.derive.balance import unsaid
from kg.findings.derived import Derived
from kg.provisions import Provision
from kg.vocab import CONCEPTS, FOI, STATEMENT

_FOLLOWS = re.compile(r"\b(?:would|will|could|might|may|likely|risk|harder|less willing)\b")


def harm(case: Case) -> Iterator[Derived]:
    """What each ground asks for by way of reasons.

    Nothing is owed that would itself disclose exempt information (FOIA s.17(4), FOISA s.16(3)).
    """
    silent = STATEMENT["reasons-would-disclose"] in case.says
    for ground in case.grounds:
        listed = ground.exemption
        if listed is None:
            continue
        if not silent:
            yield from _reasons(case, ground, listed)
        if ground.harms and depends_on_harm(listed):
            yield Derived(ground.iri, FOI.GroundWithHarm)


def _reasons(case: Case, ground: Ground, listed: Exemption) -> Iterator[Derived]:
    if STATEMENT["reason"] in case.says or case.loose_harms:
        return  # a reason that could not be tied to a ground may be this one's
    harmful = depends_on_harm(listed)
    consequence = STATEMENT["consequence"] in case.says
    if not (consequence or unsaid(case)) and (
        (harmful and not ground.harms) or _asks(listed, "why-applies")
    ):
        yield Derived(ground.iri, FOI.GroundOwedReason)
    told = STATEMENT["harm-likely"] in ground.says or any(map(_weighed_as_harm, ground.tests))
    if harmful and not told and not consequence:
        yield Derived(ground.iri, FOI.GroundOwedHarm, detail=f"{ground.provision}: {listed.harm}")
    if _asks(listed, "commercial-interests-whose"):
        yield Derived(ground.iri, FOI.GroundOfInterests)


def _weighed_as_harm(test: Test) -> bool:
    """Whether a factor against disclosure tells of what would follow from it."""
    return any(_FOLLOWS.search(text) for text in test.factors_against)


@cache
def depends_on_harm(listed: Exemption) -> bool:
    """Whether a ground is made out by harm that would follow; not a section of mixed kinds."""
    inside = [e for at, e in catalogue().exemptions.items() if listed.provision.covers(at)]
    return all(e.basis == "prejudice" and "would" in e.harm for e in inside) and not _general(
        listed
    )


@cache
def _general(listed: Exemption) -> bool:
    """Whether a ground is only to say that nothing is confirmed, whatever else it rests on."""
    rows = catalogue().provisions
    section = replace(listed.provision, path=listed.provision.path[:1])
    return section in rows and rows[section].ground == "ncnd"


@cache
def _asks(listed: Exemption, rule: str) -> bool:
    """Whether a rule names the ground, or what it lies in, as one that asks for it."""
    keys = catalogue().values(f"{CONCEPTS}rule/{rule}", "foi:ofGround")
    return any(Provision.parse(key).covers(listed.provision) for key in keys)
