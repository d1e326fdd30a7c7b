"""One load of a store into an empty database, with its seconds and memory as JSON.

    python -m benchmarks.neo4j_loads bolt STORE URI       kg.neo4j.load
    python -m benchmarks.neo4j_loads files STORE FOLDER   kg.neo4j.write_import
    python -m benchmarks.neo4j_loads rdflib STORE URI     the store of rdflib-neo4j

rdflib-neo4j is given the property graph as triples, for it makes nodes and relationships of those:
the type of a node is its label, a literal its property, another IRI a relationship. Names come out
as ours (IGNORE keeps the last part of an IRI). It has no properties of relationships, so it is
spared the letter that each of ours names, and it keeps one where several letters say the same. Its
triples lie ready in memory, a subject's together: reading RDF is not counted for it, as reading the
store is for ours.
"""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from itertools import groupby
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING

from kg.neo4j import connected, load, write_import
from kg.property_graph import Part, letter_parts, properties, shared_part
from kg.store import open_store

if TYPE_CHECKING:
    from rdflib import Literal, URIRef

NAMES = "http://www.example.org/indiv/"  # a prefix that rdflib-neo4j knows
BATCH = 20_000  # nodes or relationships, ten to forty letters; its own default is 5,000


def bolt(place: Path, uri: str) -> dict[str, float]:
    """`kg load`: the store read, the property graph made of it and brought to the server."""
    begun, used = perf_counter(), process_time()
    with connected(uri) as driver:
        load(open_store(place), driver)
    return {"seconds": perf_counter() - begun, "cpu": process_time() - used}


def files(place: Path, folder: str) -> dict[str, float]:
    """`kg export --format neo4j-admin`: the same into files."""
    begun, used = perf_counter(), process_time()
    write_import(open_store(place), Path(folder))
    return {"seconds": perf_counter() - begun, "cpu": process_time() - used}


def rdflib(place: Path, uri: str) -> dict[str, float]:
    """Our property graph by the batching store of rdflib-neo4j."""
    from neo4j import GraphDatabase
    from rdflib import Graph
    from rdflib_neo4j import (
        HANDLE_MULTIVAL_STRATEGY,
        HANDLE_VOCAB_URI_STRATEGY,
        Neo4jStore,
        Neo4jStoreConfig,
    )

    store = open_store(place)
    said = [triple for part in (shared_part(store), *letter_parts(store)) for triple in rdf(part)]
    begun, used = perf_counter(), process_time()
    config = Neo4jStoreConfig(
        batching=True,
        batch_size=BATCH,
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        handle_multival_strategy=HANDLE_MULTIVAL_STRATEGY.ARRAY,
        multival_props_names=[("ex", key.name) for key in properties() if key.many],
    )
    with redirect_stdout(sys.stderr), GraphDatabase.driver(uri) as driver:
        graph = Graph(store=Neo4jStore(config=config, neo4j_driver=driver))
        for triple in said:
            graph.add(triple)
        graph.close(commit_pending_transaction=True)
    return {"seconds": perf_counter() - begun, "cpu": process_time() - used, "triples": len(said)}


def rdf(part: Part) -> "Iterator[tuple[URIRef, URIRef, URIRef | Literal]]":
    """A part as triples, those of a subject together, without properties of relationships."""
    from rdflib import RDF, Literal, URIRef

    links = {
        source: list(found)
        for source, found in groupby(
            sorted(part.relationships, key=lambda link: link.source), lambda link: link.source
        )
    }
    for node in part.nodes:
        uri = URIRef(node.uri)
        yield uri, RDF.type, URIRef(NAMES + node.label)
        for key, value in node.properties:
            for one in value if isinstance(value, tuple) else (value,):
                yield uri, URIRef(NAMES + key), Literal(one)
        for link in links.pop(node.uri, ()):
            yield uri, URIRef(NAMES + link.type), URIRef(link.target)
    for source, found in links.items():
        for link in found:
            yield URIRef(source), URIRef(NAMES + link.type), URIRef(link.target)


def peak_mb() -> float:
    """The most memory that this process has held; what its parent held is not counted."""
    said = Path("/proc/self/status").read_text("ascii")
    return int(said.partition("VmHWM:")[2].split()[0]) / 1024


LOADS: dict[str, Callable[[Path, str], dict[str, float]]] = {
    "bolt": bolt,
    "files": files,
    "rdflib": rdflib,
}

if __name__ == "__main__":
    _, how, given, goal = sys.argv
    row = LOADS[how](Path(given), goal)
    peak = peak_mb()
    print(json.dumps({**row, "mb": peak}))
