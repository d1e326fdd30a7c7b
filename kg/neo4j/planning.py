"""What a load would do: which letters a database lacks, has otherwise, or holds too many."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.errors import ServerError
from kg.neo4j import statements
from kg.property_graph import fingerprints
from kg.store import Store

if TYPE_CHECKING:
    from neo4j import Driver, Session


@dataclass(frozen=True, slots=True)
class Plan:
    """Letters by IRI, sorted: to bring, to bring anew, to take away; and how many stay.

    `others` says whether the database holds nodes that are not of a load of ours.
    """

    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    others: bool

    @property
    def wanted(self) -> tuple[str, ...]:
        """The letters to bring, sorted."""
        return tuple(sorted((*self.new, *self.changed)))


def plan(store: Store, driver: "Driver", *, database: str | None = None) -> Plan:
    """What a load of the store would bring and take away; the database is only read."""
    with driver.session(database=database, default_access_mode="READ") as session:
        return planned(store, session)


def planned(store: Store, session: "Session") -> Plan:
    """The same within a session: letters are compared by their fingerprints."""
    here = fingerprints(store)
    there = {row["uri"]: row["fingerprint"] for row in read(session, statements.all_letters())}
    return Plan(
        new=tuple(sorted(here.keys() - there.keys())),
        changed=tuple(sorted(uri for uri in here.keys() & there if here[uri] != there[uri])),
        removed=tuple(sorted(there.keys() - here.keys())),
        unchanged=sum(here[uri] == there[uri] for uri in here.keys() & there),
        others=_holds_others(session),
    )


def refuse_others(found: Plan, *, into_other_data: bool, replace: bool) -> None:
    """ServerError where the database holds what is not this store's, unless the user said so."""
    if found.others and not into_other_data:
        raise ServerError(
            "the database holds other data; name an empty one with --database, "
            "or add --into-other-data to load beside them"
        )
    foreign = found.removed and not found.changed and not found.unchanged
    if foreign and not replace:
        raise ServerError(
            f"the database holds the letters of another store ({len(found.removed)}); "
            "name another database, or add --replace to take them away"
        )


def read(session: "Session", text: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of a reading statement, in a transaction that is tried again."""
    return session.execute_read(lambda tx: tx.run(text, parameters).data())


def _holds_others(session: "Session") -> bool:
    """Whether there are nodes beside ours, each of which is shared and has one label of ours."""
    everything, shared, *by_label = (
        row["found"] for row in read(session, statements.count_nodes())
    )
    return not everything == shared == sum(by_label)
