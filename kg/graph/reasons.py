"""Why: the harms, tests and conditions of a letter, each tied to the grounds it is given for."""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.facts import Facts, caption
from kg.graph.iris import name_slug
from kg.graph.law import Citations, cite
from kg.model import (
    Condition,
    Fact,
    LegitimateInterestsTest,
    PublicInterestTest,
    Reasoning,
    Span,
    Statement,
)
from kg.provisions import Provision
from kg.vocab import BALANCE, FOI, ROLE, STATEMENT

Grounds = dict[tuple[Provision, bool], ox.NamedNode]


def add_reasons(facts: Facts, reasoning: Reasoning, grounds: Grounds, citations: Citations) -> None:
    """The reasoning of a letter."""
    for place, harm in enumerate(reasoning.harms, start=1):
        node = _words(facts, facts.node("harm", str(place)), FOI.Harm, harm.span)
        _link(facts, FOI.hasHarm, node, _owners(facts, grounds, harm.grounds))
    for place, public in enumerate(reasoning.public_interest, start=1):
        node = _add_public(facts, facts.node("public-interest-test", str(place)), public)
        _link(facts, FOI.hasTest, node, _owners(facts, grounds, public.grounds))
    for place, legitimate in enumerate(reasoning.legitimate_interests, start=1):
        path = ("legitimate-interests-test", str(place))
        node = _add_legitimate(facts, facts.node(*path), legitimate)
        _link(facts, FOI.hasTest, node, _owners(facts, grounds, legitimate.grounds))
    for condition in reasoning.conditions:
        node = _condition(facts, condition, citations)
        _link(facts, FOI.hasCondition, node, _owners(facts, grounds, condition.grounds))


def add_statements(facts: Facts, statements: tuple[Statement, ...], grounds: Grounds) -> None:
    """What the letter says of itself and of its grounds, each kind of statement once."""
    found: dict[tuple[ox.NamedNode, str], list[Span]] = {}
    for statement in statements:
        named = {node for (what, _), node in grounds.items() if what in statement.grounds}
        for owner in named or {facts.letter}:
            found.setdefault((owner, statement.kind), []).append(statement.span)
    for (owner, kind), spans in found.items():
        proof = Fact(kind, tuple(spans))
        facts.value(owner, FOI.says, STATEMENT.iri(kind), proof, several=True)


def _add_public(facts: Facts, node: ox.NamedNode, test: PublicInterestTest) -> ox.NamedNode:
    under = ", ".join(provision.number for provision in test.grounds)
    facts.thing(node, FOI.PublicInterestTest, f"Public interest test {under}")
    sides = (
        (FOI.factorFor, "factor-for", test.factors_for),
        (FOI.factorAgainst, "factor-against", test.factors_against),
    )
    for predicate, path, spans in sides:
        for place, span in enumerate(spans, start=1):
            factor = ox.NamedNode(f"{node.value}/{path}/{place}")
            facts.add(node, predicate, _words(facts, factor, FOI.Factor, span))
    if test.balance:
        facts.value(node, FOI.balance, BALANCE.iri(test.balance.value), test.balance)
    else:  # the words that strike a balance prove its test too
        facts.claim(node, (*test.factors_against, *test.factors_for))
    return node


def _add_legitimate(
    facts: Facts, node: ox.NamedNode, test: LegitimateInterestsTest
) -> ox.NamedNode:
    facts.thing(node, FOI.LegitimateInterestsTest, "Legitimate interests test")
    legs = ((FOI.legitimateInterest, test.interest), (FOI.necessary, test.necessary))
    for predicate, leg in legs:
        if leg:
            facts.value(node, predicate, leg.value, leg)
    if test.balance:
        facts.value(node, FOI.balance, BALANCE.iri(test.balance.value), test.balance)
    return node


def _condition(facts: Facts, condition: Condition, citations: Citations) -> ox.NamedNode:
    """The citation of a condition: the letter's own where it makes one, else one for the words."""
    wanted = ROLE["condition"]
    cited = {role: node for (what, role), node in citations.items() if what == condition.provision}
    if cited:
        return cited.get(wanted) or cited[min(cited)]
    key = str(condition.provision)
    node = cite(facts, facts.node("citation", name_slug(key), wanted), key, wanted)
    facts.add(node, FOI.cites, facts.provision(condition.provision))
    facts.say(node, FOI.printed, facts.words(condition.span))
    facts.claim(node, (condition.span,))
    return node


def _words(facts: Facts, node: ox.NamedNode, kind: ox.NamedNode, span: Span) -> ox.NamedNode:
    """A node that stands for the words of a span."""
    text = facts.words(span)
    facts.thing(node, kind, caption(text))
    facts.say(node, FOI.text, text)
    facts.claim(node, (span,))
    return node


def _owners(
    facts: Facts, grounds: Grounds, named: tuple[Provision, ...]
) -> tuple[ox.NamedNode, ...]:
    """The grounds a reason is given for: those named, else the only one, else the letter."""
    found = {node for (provision, _), node in grounds.items() if provision in named}
    if not found and len(grounds) == 1:
        found = set(grounds.values())
    return tuple(sorted(found, key=str)) or (facts.letter,)


def _link(
    facts: Facts, predicate: ox.NamedNode, node: ox.NamedNode, owners: Iterable[ox.NamedNode]
) -> None:
    for owner in owners:
        facts.add(owner, predicate, node)
