"""Letters into a database and out of it: many in a transaction, each whole or not at all."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.errors import ServerError
from kg.neo4j import statements
from kg.neo4j.parcels import Parcel
from kg.neo4j.steps import in_turn, of_links, of_nodes
from kg.neo4j.totals import Totals, counted
from kg.property_graph import Node

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

_FORGOTTEN_AT_ONCE = 50  # letters in a transaction that only takes away


def groups(letters: Sequence[str]) -> Iterator[list[str]]:
    """Letters to take away, in groups of a transaction each."""
    for start in range(0, len(letters), _FORGOTTEN_AT_ONCE):
        yield list(letters[start : start + _FORGOTTEN_AT_ONCE])


def bring(tx: "ManagedTransaction", parcels: tuple[Parcel, ...], *, lock: Node) -> Totals:
    """What letters say now in place of what the database has of them.

    Those that another load has brought meanwhile are left alone. To run it again after a failure
    does no harm: it begins with what the database holds.
    """
    done = in_turn(tx, lock)
    found = tx.run(statements.LETTERS_AMONG, letters=[parcel.letter for parcel in parcels]).data()
    there = {row["uri"]: row["fingerprint"] for row in found}
    wanted = [parcel for parcel in parcels if there.get(parcel.letter) != parcel.fingerprint]
    changed = sum(parcel.letter in there for parcel in wanted)
    done += Totals(new=len(wanted) - changed, changed=changed, unchanged=len(parcels) - len(wanted))
    done += _forget(tx, [parcel.letter for parcel in wanted])
    return done + _create(tx, wanted)


def forget(tx: "ManagedTransaction", letters: list[str], *, lock: Node) -> Totals:
    """Take away all that letters said."""
    done = in_turn(tx, lock)
    there = len(tx.run(statements.LETTERS_AMONG, letters=letters).data())
    return done + Totals(removed=there) + _forget(tx, letters)


def _forget(tx: "ManagedTransaction", letters: Sequence[str]) -> Totals:
    done = Totals()
    for text in statements.forget():
        done += counted(tx.run(text, letters=list(letters)).consume().counters)
    return done


def _create(tx: "ManagedTransaction", parcels: Sequence[Parcel]) -> Totals:
    """Nodes before the relationships between them; what is shared only where it is missing."""
    nodes = tx.run(statements.create_nodes(), letters=[parcel.nodes for parcel in parcels])
    own = done = counted(nodes.consume().counters)
    shared = dict.fromkeys(node for parcel in parcels for node in parcel.shared)
    between = dict.fromkeys(link for parcel in parcels for link in parcel.between)
    for step in of_nodes(shared, statements.add_nodes):
        done += step.run(tx)
    for step in of_links(between, statements.settle_relationships):
        done += step.run(tx)
    links = tx.run(statements.create_relationships(), letters=[parcel.links for parcel in parcels])
    joined = counted(links.consume().counters)
    if own.nodes_created + joined.relationships_created != sum(parcel.size for parcel in parcels):
        raise ServerError(
            "something was taken out of the database while it was loaded; run the same again"
        )
    return done + joined
