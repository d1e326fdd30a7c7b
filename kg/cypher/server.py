"""A query on a Neo4j that holds the property graph, as `kg load` brings it there."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

import pyoxigraph as ox

from kg.cypher.parameters import NAMES, names_of
from kg.cypher.values import cell
from kg.errors import LimitReached, RefusedQuery
from kg.query.limits import Limits
from kg.table import Cell

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction

Answer = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], bool]


def ask(
    driver: "Driver", text: str, values: Mapping[str, Any], limits: Limits, *, database: str | None
) -> Answer:
    """The columns and rows, and whether there were more.

    The server is told that the transaction reads, and how long it may take (LimitReached).
    RefusedQuery where it cannot run the text.
    """
    from neo4j import READ_ACCESS, unit_of_work
    from neo4j.exceptions import Neo4jError

    @unit_of_work(timeout=limits.seconds)
    def work(tx: "ManagedTransaction") -> Answer:
        found = tx.run(text, dict(values))
        rows = found.fetch(limits.rows + 1)
        cells = tuple(tuple(map(cell, row.values())) for row in rows)
        return tuple(found.keys()), cells[: limits.rows], len(cells) > limits.rows

    fetch = min(limits.rows + 1, 1000)
    with driver.session(
        database=database, default_access_mode=READ_ACCESS, fetch_size=fetch
    ) as session:
        try:
            return session.execute_read(work)
        except Neo4jError as error:
            code = error.code or ""
            if "TransactionTimedOut" in code or "Terminated" in code:
                raise LimitReached(
                    f"stopped at the limit of {limits.seconds:g} seconds; "
                    "give it more time with --seconds, or narrow the question"
                ) from None
            if code.split(".")[2:3] == ["Statement"]:
                said = " ".join((error.message or code).split())[:300]
                raise RefusedQuery(f"the server cannot run this: {said}") from None
            raise


def names(driver: "Driver", *, database: str | None) -> ox.Store:
    """What letters and the bodies that they alone name are called there."""
    found = []
    for text in NAMES:
        columns, rows, _ = ask(driver, text, {}, Limits(rows=1_000_000), database=database)
        found.append(
            [dict(zip(columns, cast("tuple[str, ...]", row), strict=True)) for row in rows]
        )
    return names_of(*found)
