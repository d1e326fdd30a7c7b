"""Running a query in Cypher, from the library or a user's own, on a store or on a Neo4j."""

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.cypher import embedded, server
from kg.cypher.building import graph_file
from kg.cypher.guard import checked
from kg.cypher.library import library
from kg.cypher.parameters import bound
from kg.query import Limits, Named
from kg.store import Store
from kg.table import Table

if TYPE_CHECKING:
    from neo4j import Driver


def run(
    store: Store,
    query: Named | str,
    *,
    parameters: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    isolated: bool | None = None,
) -> Table:
    """The answer to a query on the property graph of a store, by the embedded engine.

    A query of the library runs in this process, one's own in a child that is stopped at the limits
    of time and memory (LimitReached), unless `isolated` says otherwise. Rows beyond the limit are
    left out and `Table.truncated` says so. RefusedQuery and UnknownQuery as in `guard` and
    `parameters`; MissingPackage where kglite is not installed.
    """
    began = time.perf_counter()
    limits = limits or Limits()
    text = checked(query if isinstance(query, str) else query.text)
    values: Mapping[str, Any] = parameters or {}
    if isinstance(query, Named):
        values = bound(query, parameters or {}, store.dataset)
    alone = query not in library() if isolated is None else isolated
    ask = embedded.ask_isolated if alone else embedded.ask_here
    with graph_file(store) as path:
        columns, rows, truncated = ask(path, text, values, limits)
    return Table(columns, rows, truncated, time.perf_counter() - began)


def run_on(
    driver: "Driver",
    query: Named | str,
    *,
    database: str | None = None,
    parameters: Mapping[str, str] | None = None,
    limits: Limits | None = None,
) -> Table:
    """The same on a Neo4j that holds the graph (`kg load`), in transactions that only read."""
    began = time.perf_counter()
    limits = limits or Limits()
    text = checked(query if isinstance(query, str) else query.text)
    values: Mapping[str, Any] = parameters or {}
    if isinstance(query, Named):
        known = server.names(driver, database=database)
        values = bound(query, parameters or {}, known)
    columns, rows, truncated = server.ask(driver, text, values, limits, database=database)
    return Table(columns, rows, truncated, time.perf_counter() - began)
