"""What one letter says, as triples, and for each fact the claim that evidence has to prove."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.graph.iris import act_iri, body_iri, facts_graph, letter_iri, provision_iri
from kg.model import Fact, Letter, Organisation, Span
from kg.provisions import Provision
from kg.vocab import BINDING, FOI, PREFIXES

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
NAME = ox.NamedNode(PREFIXES["schema"] + "name")
NOTATION = ox.NamedNode(PREFIXES["skos"] + "notation")
PART_OF = ox.NamedNode(PREFIXES["eli"] + "is_part_of")
DATE = ox.NamedNode(PREFIXES["xsd"] + "date")

Object = ox.NamedNode | ox.Literal
CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Claim:
    """A thing, or one property of it, that a letter must prove.

    `value` tells apart the values of a property that may have several; `premise` is what it was
    inferred from where no words state it; `places` is at how many of its spans it is shown.
    """

    subject: ox.NamedNode
    property: ox.NamedNode | None
    value: ox.NamedNode | None
    spans: tuple[Span, ...]
    binding: str
    premise: ox.NamedNode | None = None
    places: int = 3


def plain(text: str) -> str:
    """The text without what no serialisation of RDF can carry, white space levelled.

    >>> plain("the\\x00 first\\n  page")
    'the first page'
    """
    return " ".join(CONTROLS.sub(" ", text).split())


def caption(text: str, *, limit: int = 60) -> str:
    """The first words of a text, for a picture.

    >>> caption("Disclosure would help those who plan an attack.", limit=24)
    'Disclosure would help …'
    """
    words = plain(text)
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + " …"


class Facts:
    """The triples of one letter as they are gathered, and the claims they make."""

    def __init__(self, letter: Letter, base: str) -> None:
        """Begin with nothing."""
        self.source, self.base = letter, base
        self.letter = letter_iri(letter.id, base=base)
        self.graph = facts_graph(self.letter)
        self.quads: set[ox.Quad] = set()
        self.claims: list[Claim] = []

    def words(self, span: Span) -> str:
        """The words of a span, broken words whole."""
        return plain(self.source.normal.words(span)) or plain(span.of(self.source.text))

    def node(self, *path: str) -> ox.NamedNode:
        """The IRI of a thing of this letter."""
        return ox.NamedNode("/".join((self.letter.value, *path)))

    def add(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: Object) -> None:
        """Say one thing."""
        self.quads.add(ox.Quad(subject, predicate, value, self.graph))

    def say(self, subject: ox.NamedNode, predicate: ox.NamedNode, value: str | int | date) -> None:
        """Say one plain value, in its canonical form."""
        if isinstance(value, date):
            self.add(subject, predicate, ox.Literal(value.isoformat(), datatype=DATE))
        else:
            literal = plain(value) if isinstance(value, str) else value
            self.add(subject, predicate, ox.Literal(literal))

    def thing(self, node: ox.NamedNode, kind: ox.NamedNode, name: str) -> ox.NamedNode:
        """The node, now with its class and its name."""
        self.add(node, TYPE, kind)
        self.say(node, NAME, name)
        return node

    def claim(
        self,
        subject: ox.NamedNode,
        spans: Iterable[Span],
        *,
        binding: str = BINDING["stated"],
        premise: ox.NamedNode | None = None,
        places: int = 3,
    ) -> None:
        """Leave it to the evidence to prove that the thing is there."""
        if binding != BINDING["stated"]:
            self.add(subject, FOI.binding, BINDING.iri(binding))
        self.claims.append(Claim(subject, None, None, tuple(spans), binding, premise, places))

    def value(
        self,
        subject: ox.NamedNode,
        predicate: ox.NamedNode,
        value: Object | str | int | date,
        proof: Fact[Any],
        *,
        several: bool = False,
        premise: ox.NamedNode | None = None,
    ) -> None:
        """Say a value that evidence must prove; `several` where the property may have others."""
        if isinstance(value, ox.NamedNode | ox.Literal):
            self.add(subject, predicate, value)
        else:
            self.say(subject, predicate, value)
        one = value if several and isinstance(value, ox.NamedNode) else None
        spans, binding = proof.spans, proof.binding
        self.claims.append(Claim(subject, predicate, one, spans, binding, premise, places=1))

    def body(self, body: Organisation) -> ox.NamedNode:
        """The node of a body, described here where the register does not have it."""
        node = body_iri(body, base=self.base)
        if not body.slug:
            self._unlisted(node, FOI.Body, body.name)
        return node

    def act(self, act: str) -> ox.NamedNode:
        """The node of an act, described here where the ontology does not list it."""
        node = act_iri(act, base=self.base)
        if act not in catalogue().acts:
            self._unlisted(node, FOI.Act, act)
        return node

    def provision(self, provision: Provision) -> ox.NamedNode:
        """The node of a provision, described here up to what the ontology lists."""
        node = provision_iri(provision, base=self.base)
        if provision not in catalogue().provisions:
            self._unlisted(node, FOI.Provision, str(provision))
            self.say(node, NOTATION, str(provision))
            wider = provision.wider
            self.add(node, PART_OF, self.provision(wider) if wider else self.act(provision.act))
        return node

    def _unlisted(self, node: ox.NamedNode, kind: ox.NamedNode, name: str) -> None:
        self.thing(node, kind, name)
        self.say(node, FOI.registered, False)


def exemption_iri(provision: Provision) -> ox.NamedNode | None:
    """The narrowest exemption of the ontology that covers a provision, or none.

    >>> exemption_iri(Provision.parse("FOIA s.31(1)(a)(ii)")).value
    'https://w3id.org/foi-kg/ns/exemption/foia-s31-1-a'
    """
    at: Provision | None = provision
    while at is not None:
        if listed := catalogue().exemptions.get(at):
            return ox.NamedNode(listed.iri)
        at = at.wider
    return None
