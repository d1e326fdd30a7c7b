"""One hop where a person expects one: the named CONSTRUCT queries of `queries/shortcuts/`.

Those tagged `letter` run on what one letter says; those tagged `world` on the vocabulary. A query
constructs triples, or statements (`rdf:subject`, `rdf:predicate`, `rdf:object`) where the link has
properties of its own.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.paths import data
from kg.property_graph.terms import by_iri, keys_by_iri
from kg.property_graph.values import Properties, Relationship
from kg.query.library import Named, parse
from kg.vocab import PREFIXES

_SUBJECT, _PREDICATE, _OBJECT = (
    PREFIXES["rdf"] + part for part in ("subject", "predicate", "object")
)


@cache
def shortcuts() -> tuple[Named, ...]:
    """Every short cut, by name."""
    folder = data("queries") / "shortcuts"
    return tuple(parse(path.stem, path.read_text("utf-8")) for path in sorted(folder.glob("*.rq")))


def taken(quads: Iterable[ox.Quad], scope: str) -> Iterator[Relationship]:
    """The short cuts through quads, those of a scope (`letter` or `world`), each once; unsorted."""
    ground = ox.Store()
    ground.extend(ox.Quad(subject, predicate, value) for subject, predicate, value, _ in quads)
    for query in shortcuts():
        if scope in query.tags:
            made = ground.query(query.text)
            assert isinstance(made, ox.QueryTriples)
            yield from set(_relationships(made, query.name))


def _relationships(triples: Iterable[ox.Triple], name: str) -> Iterator[Relationship]:
    statements: dict[ox.BlankNode, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    for subject, predicate, value in triples:
        assert isinstance(value, ox.NamedNode | ox.Literal)
        if isinstance(subject, ox.BlankNode):
            statements[subject][predicate.value] = value
        else:
            type_ = by_iri()[predicate.value].name
            yield Relationship(type_, subject.value, value.value, (("shortcut", name),))
    for said in statements.values():
        ends = (said.pop(part).value for part in (_PREDICATE, _SUBJECT, _OBJECT))
        type_, source, target = ends
        also: Properties = tuple((keys_by_iri()[iri].name, v.value) for iri, v in said.items())
        properties = tuple(sorted((*also, ("shortcut", name))))
        yield Relationship(by_iri()[type_].name, source, target, properties)
