"""RDF as N-Quads, TriG, Turtle and JSON-LD: the same bytes for the same content.

Graphs come in the order of their IRIs, the default graph first; statements within a graph sorted.
A store is written one graph at a time, so that memory does not grow with it. Turtle knows no
graphs: it holds the statements of all of them, one graph's after the other's.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.errors import KgError
from kg.export import jsonld
from kg.store import VOCABULARY, Store
from kg.vocab import CONCEPTS, PREFIXES

FORMATS = {
    "nq": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "ttl": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_SCHEMES = ("balance", "binding", "body", "exemption", "letter-kind", "outcome", "regime", "role")
_SHORT = PREFIXES | {name: f"{CONCEPTS}{name}/" for name in _SCHEMES}
_TYPE = PREFIXES["rdf"] + "type"


def serialise(quads: Iterable[ox.Quad], form: str) -> bytes:
    """The quads in a format: nq, trig, ttl or jsonld."""
    ordered = sorted(set(quads), key=_order)
    graphs = (list(part) for _, part in groupby(ordered, key=lambda quad: quad.graph_name))
    return b"".join(_chunks(graphs, form))


def export(
    store: Store, form: str, *, evidence: bool = True, vocabulary: bool = True
) -> Iterator[bytes]:
    """A store in a format, piece by piece; without evidence or ontology where so asked."""
    names = sorted(str(graph.value) for graph in store.dataset.named_graphs())
    wanted: list[ox.NamedNode | ox.DefaultGraph] = [ox.DefaultGraph()]
    wanted += [
        ox.NamedNode(name)
        for name in names
        if (evidence or not name.endswith("/evidence")) and (vocabulary or name != VOCABULARY.value)
    ]
    graphs = (
        sorted(store.dataset.quads_for_pattern(None, None, None, graph), key=_order)
        for graph in wanted
    )
    return _chunks(graphs, form)


def _chunks(graphs: Iterable[list[ox.Quad]], form: str) -> Iterator[bytes]:
    """The bytes of graphs in order, one graph at a time."""
    if form not in FORMATS:
        raise KgError(
            f"{form!r} is no format of RDF that kg writes; use one of: {', '.join(FORMATS)}"
        )
    if form == "jsonld":
        yield jsonld.opening()
        mark = b"\n"
        for quads in filter(None, graphs):
            yield mark + jsonld.graph(quads)
            mark = b",\n"
        yield jsonld.CLOSING
        return
    if form != "nq":
        yield "".join(f"@prefix {name}: <{_SHORT[name]}> .\n" for name in sorted(_SHORT)).encode()
    for quads in filter(None, graphs):
        given = (quad.triple for quad in quads) if form == "ttl" else quads
        yield _body(ox.serialize(given, format=FORMATS[form], prefixes=_SHORT) or b"")


def _body(text: bytes) -> bytes:
    """A serialisation without its prefixes, which stand once at the top."""
    while text.startswith(b"@prefix"):
        text = text.partition(b"\n")[2]
    return text


def _order(quad: ox.Quad) -> tuple[str, str, bool, str, str]:
    """Where a quad stands: by graph (the default first), subject, predicate (its class first)."""
    subject, predicate, value, graph = quad
    name = graph.value if isinstance(graph, ox.NamedNode) else ""
    return (name, subject.value, predicate.value != _TYPE, predicate.value, str(value))
