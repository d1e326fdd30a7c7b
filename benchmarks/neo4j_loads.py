"""One load of a store into an empty database, with its seconds and memory as JSON.

    python -m benchmarks.neo4j_loads bolt STORE URI       kg.neo4j.load
    python -m benchmarks.neo4j_loads files STORE FOLDER   kg.neo4j.write_import, a process a core
    python -m benchmarks.neo4j_loads rdflib STORE URI     the store of rdflib-neo4j, Graph.parse

rdflib-neo4j is given the property graph as triples, for it makes nodes and relationships of those:
the type of a node is its label, a literal its property, another IRI a relationship. Names come out
as ours (IGNORE keeps the last part of an IRI). It has no properties of relationships, so it is
spared the letter that each of ours names, and it keeps one where several letters say the same. It
reads the triples as its manual has it, with `Graph.parse`, from a file of N-Triples, a subject's
together, as ours reads the store; the making of that file is not counted.
"""

import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from datetime import date
from itertools import chain, groupby
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

from kg.neo4j import connected, load, write_import
from kg.property_graph import Part, Relationship, letter_parts, properties, shared_part
from kg.store import open_store
from kg.vocab import PREFIXES

Row = dict[str, float]

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
NAMES = "http://www.example.org/indiv/"  # a prefix that rdflib-neo4j knows
BATCH = 20_000  # nodes or relationships, ten to forty letters; its own default is 5,000


class Clock:
    """Seconds, of the clock and of the CPU (ended children's too), while it runs."""

    def __init__(self) -> None:
        """Stopped at nothing."""
        self.seconds = self.cpu = 0.0

    def __enter__(self) -> None:
        self.seconds -= perf_counter()
        self.cpu -= sum(os.times()[:4])

    def __exit__(self, *_: object) -> None:
        self.seconds += perf_counter()
        self.cpu += sum(os.times()[:4])

    def row(self) -> Row:
        """What it shows."""
        return {"seconds": self.seconds, "cpu": self.cpu}


def bolt(place: Path, uri: str) -> Row:
    """`kg load`: the store read, the property graph made of it and brought to the server."""
    clock, jobs = Clock(), os.cpu_count() or 1
    with clock, connected(uri) as driver:
        load(open_store(place), driver, jobs=jobs)
    return {**clock.row(), "jobs": jobs}


def files(place: Path, folder: str) -> Row:
    """`kg export --format neo4j-admin --jobs CORES`: the same into files."""
    clock, jobs = Clock(), os.cpu_count() or 1
    with clock:
        write_import(open_store(place), Path(folder), jobs=jobs)
    return {**clock.row(), "jobs": jobs}


def rdflib(place: Path, uri: str) -> Row:
    """Our property graph by the batching store of rdflib-neo4j."""
    from neo4j import GraphDatabase
    from rdflib import Graph
    from rdflib_neo4j import (
        HANDLE_MULTIVAL_STRATEGY,
        HANDLE_VOCAB_URI_STRATEGY,
        Neo4jStore,
        Neo4jStoreConfig,
    )

    store, clock = open_store(place), Clock()
    config = Neo4jStoreConfig(
        batching=True,
        batch_size=BATCH,
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        handle_multival_strategy=HANDLE_MULTIVAL_STRATEGY.ARRAY,
        multival_props_names=[("ex", key.name) for key in properties() if key.many],
    )
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "graph.nt"
        parts = chain((shared_part(store),), letter_parts(store))
        ox.serialize(chain.from_iterable(map(rdf, parts)), file, format=ox.RdfFormat.N_TRIPLES)
        with redirect_stdout(sys.stderr), clock, GraphDatabase.driver(uri) as driver:
            graph = Graph(store=Neo4jStore(config=config, neo4j_driver=driver))
            graph.parse(file, format="nt")
            graph.close(commit_pending_transaction=True)
    return clock.row()


def rdf(part: Part) -> Iterator[ox.Triple]:
    """A part as triples, those of a subject together, without properties of relationships."""
    links = {
        source: list(found)
        for source, found in groupby(
            sorted(part.relationships, key=lambda link: link.source), lambda link: link.source
        )
    }
    for node in part.nodes:
        uri = ox.NamedNode(node.uri)
        yield ox.Triple(uri, TYPE, _named(node.label))
        for key, value in node.properties:
            for one in value if isinstance(value, tuple) else (value,):
                yield ox.Triple(uri, _named(key), _literal(one))
        yield from map(_link, links.pop(node.uri, ()))
    for found in links.values():
        yield from map(_link, found)


def _link(link: Relationship) -> ox.Triple:
    return ox.Triple(ox.NamedNode(link.source), _named(link.type), ox.NamedNode(link.target))


def _named(name: str) -> ox.NamedNode:
    return ox.NamedNode(NAMES + name)


def _literal(value: str | int | bool | date) -> ox.Literal:
    if isinstance(value, date):
        return ox.Literal(value.isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))
    return ox.Literal(value)


def peak_mb() -> float:
    """The most memory that this process or one of its children has held; not its parent's."""
    said = Path("/proc/self/status").read_text("ascii")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(int(said.partition("VmHWM:")[2].split()[0]), children) / 1024


LOADS: dict[str, Callable[[Path, str], Row]] = {
    "bolt": bolt,
    "files": files,
    "rdflib": rdflib,
}

if __name__ == "__main__":
    _, how, given, goal = sys.argv
    row = LOADS[how](Path(given), goal)
    peak = peak_mb()
    print(json.dumps({**row, "mb": peak}))
