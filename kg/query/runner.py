"""Running a query, from the library or a user's own, on a store."""

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from kg.query import child, guard
from kg.query.answers import ask, capped
from kg.query.library import Named
from kg.query.limits import Limits
from kg.query.parameters import bound
from kg.table import Table


class Readable(Protocol):
    """A published store: its quads opened for reading, and the directory they lie in."""

    @property
    def dataset(self) -> ox.Store:
        """The quads."""

    @property
    def rdf(self) -> Path:
        """The directory of the quads."""


def run(
    store: Path | Readable | ox.Store,
    query: Named | str,
    *,
    parameters: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    isolated: bool | None = None,
) -> Table:
    """The answer to a query, all graphs of the store taken together.

    A query of the library runs in this process; a text runs, once it is checked to be a read of
    this store alone, in a child that is stopped at the limits of time and memory (LimitReached).
    `isolated` says otherwise: true for a library query in a child. A store in memory can only be
    asked in this process, which cannot be stopped. Rows beyond the limit are left out and
    `Table.truncated` says so. RefusedQuery and UnknownQuery as in `guard` and `parameters`.
    """
    began = time.perf_counter()
    limits = limits or Limits()
    dataset, rdf = _opened(store)
    own = isinstance(query, str)
    text = query if isinstance(query, str) else bound(query, parameters or {}, dataset)
    if rdf and (own if isolated is None else isolated):
        columns, rows, truncated = child.run(rdf, text, own=own, limits=limits)
    else:
        if own:
            guard.check(text, {str(graph.value) for graph in dataset.named_graphs()})
        columns, found = ask(dataset, text)
        rows, truncated = capped(found, limits.rows)
    return Table(columns, rows, truncated, time.perf_counter() - began)


def _opened(store: Path | Readable | ox.Store) -> tuple[ox.Store, Path | None]:
    if isinstance(store, ox.Store):
        return store, None
    if isinstance(store, Path):
        return ox.Store.read_only(str(store)), store
    return store.dataset, store.rdf
