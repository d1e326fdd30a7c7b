"""What things are called in the property graph: closed lists, made from the ontology alone.

By rule a class of `foi:` is a label, an object property a relationship type and a datatype
property a key. `ontology/property-graph.ttl` names the terms of other vocabularies that enter,
types the keys that are no text, and keeps out what serves reading. No word of a letter can become
an identifier, and names are checked for what a query may write without quoting.
"""

import re
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox

from kg.errors import UnknownTerm
from kg.vocab import FOI, NS, PREFIXES, ontology

_TYPE = PREFIXES["rdf"] + "type"
_KINDS = {
    PREFIXES["owl"] + "Class": "label",
    PREFIXES["owl"] + "ObjectProperty": "relationship",
    PREFIXES["owl"] + "DatatypeProperty": "property",
}
_FORMS = {
    "label": re.compile("[A-Z][A-Za-z]*"),
    "relationship": re.compile("[A-Z][A-Z_]*"),
    "property": re.compile("[a-z][A-Za-z0-9]*"),
}
_RESERVED = {"end", "id", "title", "type"}  # kglite keeps them for itself
_HUMP = re.compile("(?<=[a-z0-9])(?=[A-Z])")


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A key of properties: its values are all of one type, and a list always or never."""

    name: str
    datatype: str = "string"
    many: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """A class or property of the RDF and its name here, as a label, relationship or property."""

    kind: str
    name: str
    iri: str


OUR_KEYS = (Key("fingerprint"), Key("letter"), Key("shortcut"))
"""The keys that stand for no property of the RDF, but for where a fact comes from."""


@cache
def terms() -> tuple[Term, ...]:
    """Every class and property that enters the graph, by kind and name.

    >>> [term.name for term in terms() if term.iri.endswith("#withheldUnder")]
    ['WITHHELD_UNDER']
    """
    out = _said(FOI.outOfGraph)
    found = {}
    for subject, predicate, value in ontology():
        if predicate.value == _TYPE and isinstance(value, ox.NamedNode):
            iri = subject.value if isinstance(subject, ox.NamedNode) else ""
            if (kind := _KINDS.get(value.value)) and iri.startswith(NS) and iri not in out:
                found[iri] = Term(kind, _by_rule(kind, iri.removeprefix(NS)), iri)
    for iri, name in _said(FOI.graphName).items():
        kind = "relationship" if name.isupper() else "property"
        found[iri] = Term(kind, name, iri)
    return tuple(sorted(map(checked, found.values())))


def checked(term: Term) -> Term:
    """The term, if any query language can write its name without quoting; else UnknownTerm."""
    if not _FORMS[term.kind].fullmatch(term.name) or term.name in _RESERVED:
        raise UnknownTerm(f"{term.iri} cannot be called {term.name!r} in a property graph")
    return term


@cache
def by_iri() -> dict[str, Term]:
    """The terms by the IRI of the RDF."""
    return {term.iri: term for term in terms()}


@cache
def keys_by_iri() -> dict[str, Key]:
    """The key of each property, by the IRI of the RDF."""
    types, lists = _said(FOI.graphType), _said(FOI.graphList)
    return {
        term.iri: Key(term.name, types.get(term.iri, "string").split("#")[-1], term.iri in lists)
        for term in terms()
        if term.kind == "property"
    }


@cache
def welsh() -> dict[str, Key]:
    """The key of what is said in Welsh, by the IRI of the property."""
    return {iri: Key(name) for iri, name in _said(FOI.graphNameWelsh).items()}


@cache
def list_keys() -> frozenset[str]:
    """The names of the keys that may have several values."""
    return frozenset(key.name for key in properties() if key.many)


@cache
def labels() -> tuple[str, ...]:
    """Every label but `Resource`, sorted."""
    return tuple(term.name for term in terms() if term.kind == "label")


@cache
def relationship_types() -> tuple[str, ...]:
    """Every relationship type, sorted."""
    return tuple(sorted({term.name for term in terms() if term.kind == "relationship"}))


@cache
def properties() -> tuple[Key, ...]:
    """Every key that nodes and relationships may have beside `uri`, sorted."""
    return tuple(sorted({*keys_by_iri().values(), *welsh().values(), *OUR_KEYS}))


def _by_rule(kind: str, name: str) -> str:
    return _HUMP.sub("_", name).upper() if kind == "relationship" else name


def _said(predicate: ox.NamedNode) -> dict[str, str]:
    """What the ontology says of terms with one annotation."""
    return {
        s.value: o.value
        for s, p, o in ontology()
        if p == predicate
        and isinstance(s, ox.NamedNode)
        and isinstance(o, ox.NamedNode | ox.Literal)
    }
