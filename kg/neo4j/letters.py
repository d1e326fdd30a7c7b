"""Letters into a database and out of it: many in a transaction, each whole or not at all."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from kg.errors import ServerError
from kg.neo4j import statements
from kg.neo4j.steps import Step, in_turn, of_links, of_nodes
from kg.neo4j.totals import Totals, counted
from kg.property_graph import Node, Part

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_FORGOTTEN_AT_ONCE = 50  # letters in a transaction that only takes away


def batches(parts: Iterable[Part], rows: int) -> Iterator[tuple[Part, ...]]:
    """The parts of letters in groups of at least so many nodes and relationships."""
    held: list[Part] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part.nodes) + len(part.relationships)
        if size >= rows:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def groups(letters: Sequence[str]) -> Iterator[list[str]]:
    """Letters to take away, in groups of a transaction each."""
    for start in range(0, len(letters), _FORGOTTEN_AT_ONCE):
        yield list(letters[start : start + _FORGOTTEN_AT_ONCE])


def bring(tx: "ManagedTransaction", parts: tuple[Part, ...], *, lock: Node) -> Totals:
    """What letters say now in place of what the database has of them.

    Those that another load has brought meanwhile are left alone. To run it again after a failure
    does no harm: it begins with what the database holds.
    """
    done = in_turn(tx, lock)
    marks = {part.letter: _fingerprint(part) for part in parts}
    found = tx.run(statements.LETTERS_AMONG, letters=list(marks)).data()
    there = {row["uri"]: row["fingerprint"] for row in found}
    wanted = [part for part in parts if there.get(part.letter) != marks[part.letter]]
    changed = sum(part.letter in there for part in wanted)
    done += Totals(new=len(wanted) - changed, changed=changed, unchanged=len(parts) - len(wanted))
    done += _forget(tx, [part.letter for part in wanted])
    for step in _steps(wanted):
        made = step.run(tx)
        if step.fresh and made.nodes_created + made.relationships_created != len(step.rows):
            raise ServerError(
                "something was taken out of the database while it was loaded; run the same again"
            )
        done += made
    return done


def forget(tx: "ManagedTransaction", letters: list[str], *, lock: Node) -> Totals:
    """Take away all that letters said."""
    done = in_turn(tx, lock)
    there = len(tx.run(statements.LETTERS_AMONG, letters=letters).data())
    return done + Totals(removed=there) + _forget(tx, letters)


def _forget(tx: "ManagedTransaction", letters: Sequence[str | None]) -> Totals:
    done = Totals()
    for text in statements.forget():
        done += counted(tx.run(text, letters=list(letters)).consume().counters)
    return done


def _steps(parts: Sequence[Part]) -> Iterator[Step]:
    """Nodes before the relationships between them; what is shared only where it is missing."""
    links = [link for part in parts for link in part.relationships]
    said = [link for link in links if link.get("letter") is not None]
    unsaid = [link for link in links if link.get("letter") is None]
    own = (node for part in parts for node in part.nodes)
    yield from of_nodes(own, statements.create_nodes, fresh=True)
    yield from of_nodes((n for part in parts for n in part.shared), statements.add_nodes)
    yield from of_links(unsaid, statements.settle_relationships)
    yield from of_links(said, statements.create_relationships, fresh=True)


def _fingerprint(part: Part) -> object:
    return next(node.get("fingerprint") for node in part.nodes if node.uri == part.letter)
