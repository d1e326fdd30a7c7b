"""Statements with their rows: what goes to the server in one message."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.neo4j import statements
from kg.neo4j.totals import Totals, counted
from kg.property_graph import Node, Relationship

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Step:
    """A statement and the parameters it runs with, `rows` first of all."""

    text: str
    rows: list[Any]
    said: list[Row] = field(default_factory=list)

    def run(self, tx: "ManagedTransaction") -> Totals:
        """Run it; what the server counted."""
        return counted(tx.run(self.text, rows=self.rows, said=self.said).consume().counters)


def in_turn(tx: "ManagedTransaction", lock: Node) -> Totals:
    """Wait until no other load is inside a transaction; it may have to make the node to wait at."""
    made = tx.run(statements.one_loader(lock.label), uri=lock.uri).consume().counters
    return Totals(nodes_created=made.nodes_created)


def of_nodes(nodes: Iterable[Node], statement: Callable[[str], str]) -> Iterator[Step]:
    """A step for each label."""
    by_label: dict[str, list[Row]] = defaultdict(list)
    for node in nodes:
        by_label[node.label].append(node.row())
    for label, rows in sorted(by_label.items()):
        yield Step(statement(label), rows)


def of_links(links: Iterable[Relationship], statement: Callable[[str], str]) -> Iterator[Step]:
    """A step for each type.

    Many relationships say the same of themselves (which short cut), so that is sent once, and a
    row holds its place in that list.
    """
    by_type: dict[str, list[Relationship]] = defaultdict(list)
    for link in links:
        by_type[link.type].append(link)
    for type_, found in sorted(by_type.items()):
        places: dict[Any, int] = {}
        rows = [
            [link.source, link.target, places.setdefault(link.properties, len(places))]
            for link in found
        ]
        yield Step(statement(type_), rows, [dict(said) for said in places])
