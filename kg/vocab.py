"""The terms of the ontology as closed namespaces: a term that is not declared cannot be spelled.

`FOI.reliesOn` is the IRI of a class or property of `ontology/foi.ttl`; `OUTCOME["not-held"]` is the
slug of a concept, checked against the scheme. Everything is read from `ontology/` on first use.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import UnknownTerm
from kg.paths import data

NS = "https://w3id.org/foi-kg/ns#"
CONCEPTS = "https://w3id.org/foi-kg/ns/"
BASE = "https://w3id.org/foi-kg/id/"

PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "foi": NS,
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@cache
def ontology() -> tuple[ox.Triple, ...]:
    """Every triple of `ontology/*.ttl`, files in the order of their names, and the rules."""
    files = sorted(data("ontology").glob("*.ttl"))
    return (*(triple for path in files for triple in turtle(path)), *_rules())


def _rules() -> Iterator[ox.Triple]:
    """What the statute shapes say of their rules, without the shapes themselves."""
    start, shacl = f"{CONCEPTS}rule/", PREFIXES["sh"]
    for path in sorted(data("shapes").glob("statute/*.ttl")):
        for triple in turtle(path):
            subject, predicate, value = triple
            ours = str(subject).startswith(f"<{start}")
            if ours and not any(str(t).startswith(f"<{shacl}") for t in (predicate, value)):
                yield triple


def turtle(path: Path) -> tuple[ox.Triple, ...]:
    """The triples of a file in Turtle."""
    return tuple(q.triple for q in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE))


@cache
def declared() -> frozenset[str]:
    """The IRIs of all subjects of the ontology."""
    return frozenset(t.subject.value for t in ontology() if isinstance(t.subject, ox.NamedNode))


class _Terms:
    """The classes and properties of `foi:`, one attribute each."""

    def __getattr__(self, name: str) -> ox.NamedNode:
        if name.startswith("__"):
            raise AttributeError(name)
        iri = NS + name
        if iri not in declared():
            raise UnknownTerm(f"foi:{name} is not declared in ontology/foi.ttl")
        node = ox.NamedNode(iri)
        self.__dict__[name] = node  # found once, then a plain attribute
        return node


class Scheme:
    """A concept scheme as a closed set of slugs.

    >>> OUTCOME["not-held"]
    'not-held'
    >>> OUTCOME.iri("not-held").value
    'https://w3id.org/foi-kg/ns/outcome/not-held'
    """

    def __init__(self, name: str) -> None:
        """Name the folder of the scheme under the namespace of concepts."""
        self.name = name
        self._known: dict[str, ox.NamedNode] = {}

    def iri(self, slug: str) -> ox.NamedNode:
        """The IRI of a concept; UnknownTerm where the scheme has no such slug."""
        if slug not in self._known:
            iri = f"{CONCEPTS}{self.name}/{slug}"
            if iri not in declared():
                raise UnknownTerm(f"{slug!r} is no concept of the scheme {self.name!r}")
            self._known[slug] = ox.NamedNode(iri)
        return self._known[slug]

    def __getitem__(self, slug: str) -> str:
        self.iri(slug)
        return slug

    def __iter__(self) -> Iterator[str]:
        start = f"{CONCEPTS}{self.name}/"
        return iter(sorted(i.removeprefix(start) for i in declared() if i.startswith(start)))


FOI = _Terms()
REGIME = Scheme("regime")
OUTCOME = Scheme("outcome")
LETTER_KIND = Scheme("letter-kind")
SECTION = Scheme("section")
ROLE = Scheme("role")
BINDING = Scheme("binding")
BALANCE = Scheme("balance")
REASONING = Scheme("reasoning")
FRAME = Scheme("frame")
STATEMENT = Scheme("statement")
STATING = Scheme("stating")
RULE = Scheme("rule")
BODY = Scheme("body")
BODY_TYPE = Scheme("body-type")
