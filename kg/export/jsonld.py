"""JSON-LD by the context of the ontology, embedded so that no reader has to fetch it."""

import json
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.paths import data
from kg.vocab import PREFIXES

_TYPE = PREFIXES["rdf"] + "type"
_XSD = PREFIXES["xsd"]


@cache
def context() -> dict[str, Any]:
    """The context file, `ontology/context.jsonld`, as it stands."""
    loaded: dict[str, Any] = json.loads((data("ontology") / "context.jsonld").read_text("utf-8"))
    return loaded


def opening() -> bytes:
    """What stands before the first graph."""
    head = json.dumps(context()["@context"], ensure_ascii=False, indent=1)
    return f'{{"@context": {head},\n"@graph": ['.encode()


CLOSING = b"\n]}\n"


def graph(quads: Iterable[ox.Quad]) -> bytes:
    """The quads of one graph, sorted by subject: nodes of the default graph, or a named graph."""
    nodes, name = [], None
    for subject, about in groupby(quads, key=lambda quad: quad.subject):
        row: dict[str, Any] = {"id": subject.value}
        for quad in about:
            key, value = _pair(quad.predicate, quad.object)
            row.setdefault(key, []).append(value)
            name = quad.graph_name
        for key, values in row.items():
            if isinstance(values, list) and len(values) == 1:
                row[key] = values[0]
        nodes.append(row)
    lines = ",\n".join(json.dumps(node, ensure_ascii=False) for node in nodes)
    if isinstance(name, ox.NamedNode):
        lines = f'{{"id": {json.dumps(name.value)}, "@graph": [\n{lines}\n]}}'
    return lines.encode()


def _pair(predicate: ox.NamedNode, value: Any) -> tuple[str, Any]:
    """The key and the JSON of one statement."""
    if predicate.value == _TYPE:
        return "type", _classes().get(value.value, value.value)
    key, coercion = _keys().get(predicate.value, (predicate.value, None))
    if isinstance(value, ox.NamedNode):
        return key, value.value if coercion == "@id" else {"id": value.value}
    kind = value.datatype.value
    if value.language:
        return key, {"@value": value.value, "@language": value.language}
    if coercion == kind or (coercion is None and kind == _XSD + "string"):
        return key, value.value
    if coercion is None and kind == _XSD + "boolean":
        return key, value.value == "true"
    if coercion is None and kind == _XSD + "integer":
        return key, int(value.value)
    return key, {"@value": value.value, "@type": kind}


@cache
def _keys() -> dict[str, tuple[str, str | None]]:
    """For the IRI of a property its key and the type that the context gives its values."""
    found: dict[str, tuple[str, str | None]] = {}
    for key, told in context()["@context"].items():
        if isinstance(told, dict):
            found[_full(told["@id"])] = (key, _full(told["@type"]))
        elif ":" in told and not told.startswith("http"):
            found[_full(told)] = (key, None)
    return found


@cache
def _classes() -> dict[str, str]:
    return {iri: key for iri, (key, _) in _keys().items()}


def _full(short: str) -> str:
    """The IRI of a name of the context, such as `foi:Letter`."""
    prefix, _, name = short.partition(":")
    return context()["@context"][prefix] + name if name else short
