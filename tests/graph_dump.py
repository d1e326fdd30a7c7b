"""The whole of a property graph as plain values, from a server and from the parts of a store."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from kg.neo4j.steps import Row
from kg.neo4j.world import native
from kg.property_graph import letter_parts, shared_part
from kg.store import Store
from tests.neo4j_server import Server


@dataclass(frozen=True)
class Dump:
    """Nodes by IRI with labels and properties; relationships, each as often as it is there."""

    nodes: dict[str, tuple[frozenset[str], Row]]
    relationships: Counter[tuple[Any, ...]]


def of_server(server: Server) -> Dump:
    """What the database holds of things with an IRI."""
    with server.driver() as driver, driver.session() as session:
        nodes = session.run(
            "MATCH (n) WHERE n.uri IS NOT NULL RETURN n.uri, labels(n), properties(n)"
        ).values()
        links = session.run(
            "MATCH (a)-[r]->(b) WHERE a.uri IS NOT NULL RETURN type(r), a.uri, b.uri, properties(r)"
        ).values()
    assert len({uri for uri, _, _ in nodes}) == len(nodes)
    return Dump(
        {uri: (frozenset(labels), native(said)) for uri, labels, said in nodes},
        Counter((*ends, tuple(sorted(said.items()))) for *ends, said in links),
    )


def of_store(store: Store) -> Dump:
    """What it should hold: the union of the parts, each thing once."""
    parts = (shared_part(store), *letter_parts(store))
    return Dump(
        {node.uri: (frozenset(node.labels), node.row()) for part in parts for node in part.nodes},
        Counter(
            (link.type, link.source, link.target, link.properties)
            for link in dict.fromkeys(link for part in parts for link in part.relationships)
        ),
    )


def assert_same(one: Dump, other: Dump) -> None:
    """That both hold the same; said of a few things only where they do not."""
    assert sorted(one.nodes.keys() ^ other.nodes.keys())[:5] == []
    assert [uri for uri in one.nodes if one.nodes[uri] != other.nodes[uri]][:5] == []
    assert list((one.relationships - other.relationships).items())[:5] == []
    assert list((other.relationships - one.relationships).items())[:5] == []
