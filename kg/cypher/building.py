"""The property graph of a store in kglite: built once for each snapshot, kept with it.

The file is a cache. It lies in the folder of the snapshot it was made of, so that it leaves with
that snapshot and no word of a letter that was removed stays in it; its name says which program
made it. Where the folder takes no writes it is made for one run.
"""

import hashlib
import os
import tempfile
import warnings
from collections import ChainMap, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filelock import FileLock

from kg.errors import MissingPackage
from kg.property_graph import SHARED_LABEL, Part, fingerprints, letter_parts, shared_part
from kg.store import Store

if TYPE_CHECKING:
    from types import ModuleType

    from kglite import KnowledgeGraph

FORMAT = 1
"""Raised when what is built here changes otherwise than with the property graph."""

_TOGETHER = 200  # letters whose rows are sent to the engine at once


def kglite() -> "ModuleType":
    """The engine; MissingPackage where it is not installed."""
    try:
        import kglite as engine
    except ImportError:
        raise MissingPackage("the package kglite", extra="cypher") from None
    engine.set_query_warning_policy("silent")
    return engine


@contextmanager
def graph_file(store: Store) -> Iterator[Path]:
    """The file of the graph of a store, made where it is missing, whole or not at all.

    Of several processes that want it one makes it and the others wait.
    """
    engine = kglite()
    name = f"cypher-{_fingerprint(store, engine.__version__)}.kgl"
    path = store.snapshot / name
    if not path.exists():
        if not os.access(store.snapshot, os.W_OK):
            with tempfile.TemporaryDirectory(prefix="kg-cypher-") as folder:
                path = Path(folder) / name
                _save(build(store), path)
                yield path
            return
        with FileLock(store.snapshot / "cypher.lock"):
            if not path.exists():
                _save(build(store), path)
                _forget_others(path)
    yield path


def build(store: Store) -> "KnowledgeGraph":
    """The property graph of a store in memory."""
    graph: KnowledgeGraph = kglite().KnowledgeGraph()
    shared = shared_part(store)
    known = {node.uri: node.label for node in shared.nodes}
    _add(graph, (shared,), known)
    parts = letter_parts(store)
    while together := tuple(islice(parts, _TOGETHER)):
        _add(graph, together, known)
    return graph


def _add(graph: "KnowledgeGraph", parts: Iterable[Part], known: dict[str, str]) -> None:
    """The nodes of some parts and then their relationships; `known` are labels of shared nodes."""
    nodes: dict[str, list[dict[str, Any]]] = defaultdict(list)
    links: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for part in parts:
        label = ChainMap({node.uri: node.label for node in part.nodes}, known)
        for node in part.nodes:
            nodes[node.label].append(node.row())
        for link in part.relationships:
            ends = label.get(link.source), label.get(link.target)
            if part.letter and not link.get("letter"):
                continue  # what no letter says came with what letters share
            if (
                ends[0] and ends[1]
            ):  # a store of an older ontology may name what is no longer listed
                links[link.type, ends[0], ends[1]].append(link.row())
    for name, rows in sorted(nodes.items()):
        text = f"UNWIND $rows AS row CREATE (n:{name}:{SHARED_LABEL}) SET n += row"
        graph.cypher(text, params={"rows": rows})
        graph.cypher(f"CREATE INDEX IF NOT EXISTS FOR (n:{name}) ON (n.uri)")
    for (type_, source, target), rows in sorted(links.items()):
        graph.cypher(
            f"UNWIND $rows AS row MATCH (a:{source} {{uri: row.source}}) "
            f"MATCH (b:{target} {{uri: row.target}}) "
            f"CREATE (a)-[r:{type_}]->(b) SET r += row.properties",
            params={"rows": rows},
        )


def _save(graph: "KnowledgeGraph", path: Path) -> None:
    """Write the file whole or not at all, as the engine does."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of columns that a larger graph would keep outside memory
        graph.save(str(path))


def _fingerprint(store: Store, engine: str) -> str:
    """What the file depends on beside the snapshot it lies in: the rules, the engine, its form."""
    rules = " ".join(f"{letter} {mark}" for letter, mark in sorted(fingerprints(store).items()))
    return hashlib.sha256(f"{FORMAT} {engine} {rules}".encode()).hexdigest()[:16]


def _forget_others(path: Path) -> None:
    for other in path.parent.glob("cypher-*.kgl"):
        if other != path:
            other.unlink(missing_ok=True)
