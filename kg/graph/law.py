"""The law and the bodies that a letter names: citations, and mentions of acts and organisations."""

from itertools import groupby

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.graph.facts import Facts, plain
from kg.graph.iris import name_slug
from kg.model import Citation, Response, Span
from kg.provisions import Provision
from kg.vocab import BINDING, FOI, ROLE

Citations = dict[tuple[Provision, str], ox.NamedNode]
"""The nodes of a letter's citations, by provision and role."""


def add_citations(facts: Facts, citations: tuple[Citation, ...]) -> Citations:
    """One node for each provision and role, or for each printed form where the act is open."""
    groups: dict[tuple[str, str], list[Citation]] = {}
    for citation in citations:
        what = str(citation.provision or plain(citation.printed))
        groups.setdefault((what, citation.role), []).append(citation)
    nodes: Citations = {}
    for (what, role), places in groups.items():
        provision = places[0].provision
        under = ("citation",) if provision else ("citation", "unbound")
        node = cite(facts, facts.node(*under, name_slug(what), role), what, role)
        if provision:
            facts.add(node, FOI.cites, facts.provision(provision))
            nodes[provision, role] = node
        facts.say(node, FOI.printed, places[0].printed)
        spans, binding = _proof([(place.span, place.binding) for place in places])
        facts.claim(node, spans, binding=binding, places=1)
    return nodes


def cite(facts: Facts, node: ox.NamedNode, what: str, role: str) -> ox.NamedNode:
    """The node as a citation that the letter makes in a role."""
    concept = ROLE.iri(role)
    label = catalogue().label(concept.value).lower()
    facts.thing(node, FOI.Citation, f"{what}, {label}")
    facts.add(facts.letter, FOI.hasCitation, node)
    facts.add(node, FOI.role, concept)
    return node


def add_mentions(facts: Facts, response: Response) -> None:
    """One node for each body and each act that the letter names."""
    bodies = sorted(response.bodies, key=lambda mention: (mention.body, mention.span))
    for body, places in groupby(bodies, key=lambda mention: mention.body):
        path = ("mention", "body", body.slug or name_slug(body.name))
        proof = _proof([(place.span, place.binding) for place in places])
        _mention(facts, facts.node(*path), facts.body(body), body.name, proof)
    acts = sorted(response.acts, key=lambda mention: (mention.act, mention.span))
    for act, named in groupby(acts, key=lambda mention: mention.act):
        known = catalogue().acts.get(act)
        title = known.title if known else act
        proof = _proof([(place.span, place.binding) for place in named])
        _mention(facts, facts.node("mention", "act", name_slug(act)), facts.act(act), title, proof)


def _mention(
    facts: Facts,
    node: ox.NamedNode,
    named: ox.NamedNode,
    name: str,
    proof: tuple[tuple[Span, ...], str],
) -> None:
    facts.thing(node, FOI.Mention, name)
    facts.add(facts.letter, FOI.hasMention, node)
    facts.add(node, FOI.names, named)
    facts.claim(node, proof[0], binding=proof[1], places=1)


def _proof(places: list[tuple[Span, str]]) -> tuple[tuple[Span, ...], str]:
    """The places that prove most: those that state it, where any does."""
    stated = [place for place in places if place[1] == BINDING["stated"]] or places
    return tuple(sorted({span for span, _ in stated})), stated[0][1]
