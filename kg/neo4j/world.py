"""What letters share, compared with what a database holds of it, and settled.

Both sides are read whole: it is the vocabulary, and the bodies, acts and provisions that letters
add to it. Only what differs is written, so that an unchanged world costs a reading.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.neo4j import statements
from kg.neo4j.planning import read
from kg.neo4j.steps import Row, Step, in_turn, of_links
from kg.neo4j.totals import Totals, counted
from kg.property_graph import Node, Part, Relationship, properties
from kg.vocab import NS

if TYPE_CHECKING:
    from neo4j import ManagedTransaction, Session

Ends = tuple[str, str, str]  # type, source, target


def settle(session: "Session", world: Part, *, rows: int) -> Totals:
    """Bring nodes and relationships that letters share to what they should be."""
    done = Totals()
    for step in _steps(session, world):
        for start in range(0, len(step.rows), rows):
            part = replace(step, rows=step.rows[start : start + rows])
            done += session.execute_write(_run, part, lock=world.nodes[0])
    return done


def sweep(session: "Session", world: Part, *, others: bool) -> Totals:
    """Take away shared nodes that are not of the world and at which nothing points any more.

    Beside other data only what is surely ours goes: what letters minted, and our own concepts.
    """
    ours = {node.uri for node in world.nodes}
    there = {
        uri: said for rows in _nodes_there(session, world).values() for uri, said in rows.items()
    }
    stale = sorted(
        uri
        for uri, said in there.items()
        if uri not in ours and (not others or said.get("registered") is False or uri.startswith(NS))
    )
    done = Totals()
    while stale:  # a provision that leaves no longer points at the wider one
        gone = session.execute_write(_sweep, stale, lock=world.nodes[0])
        done += gone
        if not gone.nodes_deleted:
            break
    return done


def _run(tx: "ManagedTransaction", step: Step, *, lock: Node) -> Totals:
    return in_turn(tx, lock) + step.run(tx)


def _sweep(tx: "ManagedTransaction", uris: list[str], *, lock: Node) -> Totals:
    return in_turn(tx, lock) + counted(tx.run(statements.SWEEP, uris=uris).consume().counters)


def _steps(session: "Session", world: Part) -> Iterator[Step]:
    known = {key.name for key in properties()}
    wanted: dict[str, dict[str, Row]] = defaultdict(dict)
    for node in world.nodes:
        wanted[node.label][node.uri] = node.row()
    held = _nodes_there(session, world)
    for label, rows in sorted(wanted.items()):
        there = held.get(label, {})
        changed = [
            {**dict.fromkeys(known & there.get(uri, {}).keys()), **row}
            for uri, row in rows.items()
            if {k: v for k, v in there.get(uri, {}).items() if k in known or k == "uri"} != row
        ]
        if changed:
            yield Step(statements.settle_nodes(label), changed)
    links: dict[str, dict[Ends, Relationship]] = defaultdict(dict)
    for link in world.relationships:
        links[link.type][link.key] = link
    said = _links_there(session, links)
    for type_, by_ends in sorted(links.items()):
        present = said.get(type_, {})
        stale = [link for ends, link in present.items() if ends not in by_ends]
        missing = [link for ends, link in by_ends.items() if present.get(ends) != link]
        yield from of_links(stale, statements.drop_relationships)
        yield from of_links(missing, statements.settle_relationships)


def _nodes_there(session: "Session", world: Part) -> dict[str, dict[str, Row]]:
    """The shared nodes of the database by label and IRI, of the labels that the world has."""
    found: dict[str, dict[str, Row]] = defaultdict(dict)
    among = sorted({node.label for node in world.nodes})
    for row in read(session, statements.read_nodes(among)):
        for label in row["labels"]:
            found[label][row["uri"]] = native(row["properties"])
    return found


def _links_there(session: "Session", types: Iterable[str]) -> dict[str, dict[Ends, Relationship]]:
    """The relationships between them by type and ends, of these types."""
    found: dict[str, dict[Ends, Relationship]] = defaultdict(dict)
    for row in read(session, statements.read_relationships(sorted(types))):
        said = tuple(sorted(native(row["properties"]).items()))
        link = Relationship(row["type"], row["source"], row["target"], said)
        found[link.type][link.key] = link
    return found


def native(said: Row) -> Row:
    """Properties as our rows have them: dates as Python's."""
    return {k: v.tonative() if hasattr(v, "tonative") else v for k, v in said.items()}
