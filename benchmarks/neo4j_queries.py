"""How long each named query in Cypher takes on one engine, as lines of JSON.

    python -m benchmarks.neo4j_queries embedded STORE SECONDS RUNS
    python -m benchmarks.neo4j_queries URI STORE SECONDS RUNS

Each is asked with what it must be given and no more, over the whole corpus where it can be: bodies
and letters are those of the store with most to tell, and other values are the examples of its
header. Rows are made cells, at most 10,000. The first answer (plan, pages) is not counted; the
others are, up to so many runs, fewer where they are slow. A query that takes longer than the limit
is stopped and has no time.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from pyoxigraph import NamedNode

from benchmarks.neo4j_loads import peak_mb
from kg.cypher import embedded, library, server
from kg.cypher.building import graph_file
from kg.cypher.parameters import bound
from kg.errors import KgError
from kg.neo4j import connected
from kg.query import Limits, Named
from kg.store import Store, open_store
from kg.vocab import FOI

ENOUGH = 2.0  # seconds of counted runs after which no other begins

Ask = Callable[[str, dict[str, Any]], int]


def subjects(store: Store) -> tuple[list[str], str, str]:
    """Bodies, those asked most often first; a letter with many grounds; a decision of it."""
    asked_of = Counter(str(quad.object.value) for quad in found(store, FOI.madeTo))
    grounds = Counter(
        quad.subject.value for quad in found(store, FOI.reliesOn) if "/decision/" not in str(quad)
    )
    bodies = sorted(asked_of, key=lambda body: (-asked_of[body], body))
    letter = min(grounds, key=lambda one: (-grounds[one], one))
    decisions = store.dataset.quads_for_pattern(NamedNode(letter), FOI.hasDecision, None, None)
    return bodies, letter, min(quad.object.value for quad in decisions)


def found(store: Store, key: NamedNode) -> Iterator[Any]:
    """What is said by a property anywhere in the store."""
    return store.dataset.quads_for_pattern(None, key, None, None)


def asked(query: Named, bodies: list[str], letter: str, fact: str) -> dict[str, str]:
    """What is said for the parameters that a query must have, or has by default."""
    said: dict[str, str] = {}
    for parameter in query.parameters:
        if parameter.need != "optional":
            chosen = {"body": bodies[len(said)], "reference": letter, "iri": fact}
            said[parameter.name] = chosen.get(parameter.type, parameter.example)
    return said


@contextmanager
def engine(where: str, store: Store, seconds: float) -> Iterator[tuple[Ask, dict[str, float]]]:
    """What asks an engine, and what it took to be ready."""
    limits = Limits(seconds=seconds)
    if where == "embedded":
        begun = perf_counter()
        with graph_file(store) as path:
            built = perf_counter() - begun
            begun = perf_counter()
            embedded.ask_here(path, "RETURN 1 AS one", {}, limits)
            ready = {"build": built, "open": perf_counter() - begun}
            ready["file_mb"] = path.stat().st_size / 1e6
            yield lambda text, values: len(embedded.ask_here(path, text, values, limits)[1]), ready
        return
    with connected(where) as driver:
        yield (
            lambda text, values: len(server.ask(driver, text, values, limits, database=None)[1]),
            {},
        )


def measure(ask: Ask, text: str, values: dict[str, Any], runs: int) -> dict[str, Any]:
    """The median of the runs after the first, how many they were, and the rows."""
    times: list[float] = []
    try:
        begun = perf_counter()
        rows = ask(text, values)
        first = perf_counter() - begun
        while len(times) < runs and (not times or sum(times) < ENOUGH):
            begun = perf_counter()
            ask(text, values)
            times.append(perf_counter() - begun)
    except KgError as error:
        return {"stopped": type(error).__name__}
    return {"ms": median(times) * 1000, "n": len(times), "rows": rows, "first_ms": first * 1000}


def main(where: str, place: str, seconds: str, runs: str) -> None:
    """Measure and print, a line for each query and one at the end."""
    store = open_store(Path(place))
    about = subjects(store)
    with engine(where, store, float(seconds)) as (ask, ready):
        for query in library():
            values = bound(query, asked(query, *about), store.dataset)
            found = measure(ask, query.text, values, int(runs))
            print(json.dumps({"query": query.name, **found}), flush=True)
        peak = peak_mb()
        print(json.dumps({"ready": ready, "mb": peak}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
