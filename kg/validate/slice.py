"""What the engines are given: shapes, and a letter's triples with the classes of what they name."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.paths import data
from kg.vocab import NS, PREFIXES, ontology, turtle

_TYPE = PREFIXES["rdf"] + "type"
_NOT_OF_LETTERS = {"catalogue.ttl"}  # the shapes of the ontology's own individuals


@cache
def shapes() -> str:
    """Every data shape that letters are held to, as N-Triples."""
    files = (path for path in data("shapes").glob("*.ttl") if path.name not in _NOT_OF_LETTERS)
    return text(sorted(files))


def text(files: Iterable[Path]) -> str:
    """The triples of files in Turtle, as N-Triples."""
    return "".join(f"{triple} .\n" for path in files for triple in turtle(path))


def data_graph(quads: Iterable[ox.Quad]) -> str:
    """The quads as N-Triples, with the classes of the terms of the ontology that they name."""
    triples = {quad.triple for quad in quads}
    lines = {f"{triple} .\n" for triple in triples}
    known = _classes()
    objects = {triple.object for triple in triples}
    for iri in known.keys() & {term.value for term in objects if isinstance(term, ox.NamedNode)}:
        lines.update(known[iri])
    return "".join(sorted(lines))


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    """For each individual of the ontology the triples that give its classes, as N-Triples."""
    found: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in ontology():
        ours = isinstance(value, ox.NamedNode) and value.value.startswith(NS)
        if ours and predicate.value == _TYPE and isinstance(subject, ox.NamedNode):
            found[subject.value].append(f"{subject} {predicate} {value} .\n")
    return {iri: tuple(lines) for iri, lines in found.items()}
