"""A store into Neo4j: the constraint, the world that letters share, the letters, the sweep.

Each step compares before it writes. So a second load writes nothing, and one that was cut off is
finished by running it again. Memory holds a batch of letters and those gathered ahead.
"""

from itertools import chain
from typing import TYPE_CHECKING, Final

from kg.errors import ServerError
from kg.neo4j import statements
from kg.neo4j.gathering import chunks_of, gathered
from kg.neo4j.letters import bring, forget, groups
from kg.neo4j.parcels import batches, packed
from kg.neo4j.planning import planned, read, refuse_others
from kg.neo4j.totals import Progress, Totals, counted, untold
from kg.neo4j.world import settle, sweep
from kg.property_graph import shared_part
from kg.store import Store

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

ROWS: Final = 20_000  # nodes and relationships in a transaction; fewer are slower, more hold memory
_MADE_MEANWHILE = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"  # by another load
_INDEX_SECONDS = 600  # how long a database with much in it may take to check the constraint


def load(
    store: Store,
    driver: "Driver",
    *,
    database: str | None = None,
    into_other_data: bool = False,
    replace: bool = False,
    rows: int = ROWS,
    jobs: int = 1,
    progress: Progress = untold,
) -> Totals:
    """Bring a database up to date with a store; what it did, as the server counted it.

    `jobs` other processes gather the letters, if there are enough of them; for 1, a thread does.
    `progress` is told how many letters are done, of how many. ServerError where the database
    holds other data, unless the caller says to load beside them (they are left alone) or, for
    letters of another store, to replace them.
    """
    with driver.session(database=database) as session:
        todo = planned(store, session)
        refuse_others(todo, into_other_data=into_other_data, replace=replace)
        chunks = chunks_of(todo.wanted)
        many = len(chunks) >= 2 * jobs  # fewer are done sooner than processes are started
        with gathered(store, chunks, packed, jobs=jobs if many else 1) as coming:
            done = Totals(unchanged=todo.unchanged) + _prepare(session)
            world = shared_part(store)
            lock = world.nodes[0]
            done += settle(session, world, rows=rows)
            total = len(todo.wanted) + len(todo.removed)
            progress(0, total)
            so_far = 0
            for letters in groups(todo.removed):
                done += session.execute_write(forget, letters, lock=lock)
                so_far += len(letters)
                progress(so_far, total)
            for parcels in batches(chain.from_iterable(coming), rows):
                done += session.execute_write(bring, parcels, lock=lock)
                so_far += len(parcels)
                progress(so_far, total)
        return done + sweep(session, world, others=todo.others)


def _prepare(session: "Session") -> Totals:
    """Make the constraint and the index where they are missing, and wait until they hold."""
    from neo4j.exceptions import ClientError

    done = Totals()
    for index in _missing(session):
        try:
            done += session.execute_write(_make, index.text)  # two loads may wait for each other
        except ClientError as error:
            if error.code != _MADE_MEANWHILE:
                raise
    session.run("CALL db.awaitIndexes($seconds)", seconds=_INDEX_SECONDS).consume()
    for index in _missing(session):
        raise ServerError(
            f"the database has another constraint or index by the name {index.name}; "
            "drop that one and load again"
        )
    return done


def _make(tx: "ManagedTransaction", text: str) -> Totals:
    return counted(tx.run(text).consume().counters)


def _missing(session: "Session") -> list[statements.Index]:
    held = {
        (*row["labelsOrTypes"], *row["properties"], row["owningConstraint"] is not None)
        for row in read(session, statements.INDEXES)
        if row["properties"]
    }
    return [
        index for index in statements.schema() if (index.of, index.key, index.unique) not in held
    ]
