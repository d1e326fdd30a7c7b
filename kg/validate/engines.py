"""The engines that hold a letter to its shapes: a fast one, and the reference.

An engine is a function from N-Triples, and shapes as N-Triples, to a report. Both give the same
results (focus, path, component, shape, value, severity) on every fixture and every example.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import KgError
from kg.validate.report import Report, Result

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

Engine = Callable[[str, str], Report]
_KEPT = 64  # sets of shapes kept compiled: the data shapes, and the rules of each kind of letter


def engine_named(name: str = "auto") -> Engine:
    """The engine of a name: `shacl`, `pyshacl`, or `auto` for the first of them installed."""
    if name == "auto":
        name = "shacl" if find_spec("shacl") else "pyshacl"
    if name not in ENGINES:
        raise KgError(
            f"{name!r} is no engine of validation; use one of: auto, {', '.join(ENGINES)}"
        )
    return ENGINES[name]


def fast(triples: str, shapes: str) -> Report:
    """The report of the package `shacl`, shapes compiled once a process."""
    report = _compiled(shapes).validate_text(triples, format="ntriples")
    return Report.of(
        [
            Result(
                _bare(found.focus_node),
                found.path,
                found.component,
                _local(found.source_shape),
                found.value,
                found.severity,
                found.message or "",
            )
            for found in report.results
        ]
    )


def reference(triples: str, shapes: str) -> Report:
    """The report of pyshacl, the reference engine."""
    import pyshacl
    from rdflib import SH, Graph

    graph = Graph().parse(data=triples, format="nt")
    _, found, _ = pyshacl.validate(graph, shacl_graph=_graph(shapes), inference="none")
    results = []
    for report in found.subjects(SH.conforms, None):
        for node in found.objects(report, SH.result):

            def one(predicate: "Node", node: "Node" = node) -> Any:
                return found.value(node, predicate)

            path, value = one(SH.resultPath), one(SH.value)
            results.append(
                Result(
                    str(one(SH.focusNode)),
                    _path(found, path) if path is not None else None,
                    _local(str(one(SH.sourceConstraintComponent))),
                    _local(str(one(SH.sourceShape))),
                    None if value is None else _term(value),
                    _local(str(one(SH.resultSeverity))),
                    str(one(SH.resultMessage) or ""),
                )
            )
    return Report.of(results)


ENGINES: dict[str, Engine] = {"shacl": fast, "pyshacl": reference}


@lru_cache(maxsize=_KEPT)
def _compiled(shapes: str) -> Any:
    import shacl

    return shacl.Shapes.from_text(shapes, format="ntriples")


@lru_cache(maxsize=_KEPT)
def _graph(shapes: str) -> "Graph":
    from rdflib import Graph

    return Graph().parse(data=shapes, format="nt")


def _bare(term: str) -> str:
    """An IRI without its brackets."""
    return term[1:-1] if term.startswith("<") else term


def _local(iri: str) -> str:
    """The name of a shape, component or severity without its namespace, and without brackets."""
    return re.split("[#/]", _bare(iri))[-1]


def _term(node: "Node") -> str:
    """A term of rdflib as N-Triples has it, written as the fast engine writes it."""
    from rdflib.term import Literal, URIRef

    if isinstance(node, Literal):
        if node.language:
            return str(ox.Literal(str(node), language=node.language))
        kind = ox.NamedNode(str(node.datatype)) if node.datatype else None
        return str(ox.Literal(str(node), datatype=kind))
    return f"<{node}>" if isinstance(node, URIRef) else f"_:{node}"


def _path(graph: "Graph", path: "Node") -> str:
    """A path of a report in the syntax of SPARQL; those our shapes use."""
    from rdflib import SH
    from rdflib.collection import Collection
    from rdflib.term import URIRef

    if isinstance(path, URIRef):
        return f"<{path}>"
    if (inner := graph.value(path, SH.inversePath)) is not None:
        return "^" + _path(graph, inner)
    choices = graph.value(path, SH.alternativePath)
    parts, mark = (path, "/") if choices is None else (choices, "|")
    return "(" + mark.join(_path(graph, part) for part in Collection(graph, parts)) + ")"
