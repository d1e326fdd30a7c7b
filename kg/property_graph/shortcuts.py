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


def taken(quads: Iterable[ox.Quad], scope: str, also: Properties = ()) -> Iterator[Relationship]:
    """The short cuts through quads, those of a scope (`letter` or `world`), each once; unsorted.

    `also` are properties that each of them has.
    """
    ground = ox.Store()
    ground.extend(quads)
    for query in shortcuts():
        if scope in query.tags:
            made = ground.query(query.text, use_default_graph_as_union=True)
            assert isinstance(made, ox.QueryTriples)
            for link, said in _links(made):
                yield Relationship(*link, tuple(sorted((*also, *said, ("shortcut", query.name)))))


def _links(triples: Iterable[ox.Triple]) -> Iterator[tuple[tuple[str, str, str], Properties]]:
    """Type, source and target of each link that triples make, and what they say of the link."""
    plain = set[tuple[str, str, str]]()
    statements: dict[ox.BlankNode, dict[str, ox.NamedNode | ox.Literal]] = defaultdict(dict)
    for subject, predicate, value in triples:
        assert isinstance(value, ox.NamedNode | ox.Literal)
        if isinstance(subject, ox.BlankNode):
            statements[subject][predicate.value] = value
        else:
            plain.add((by_iri()[predicate.value].name, subject.value, value.value))
    yield from ((link, ()) for link in plain)
    for said in statements.values():
        type_, source, target = (said.pop(part).value for part in (_PREDICATE, _SUBJECT, _OBJECT))
        properties = tuple((keys_by_iri()[iri].name, value.value) for iri, value in said.items())
        yield (by_iri()[type_].name, source, target), properties
