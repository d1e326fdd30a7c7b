"""A query on the graph of a store, in this process or in one that can be stopped."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.cypher.building import kglite
from kg.cypher.values import cell
from kg.errors import LimitReached, RefusedQuery
from kg.query import child
from kg.query.limits import Limits
from kg.table import Cell

if TYPE_CHECKING:
    from kglite import KnowledgeGraph

Answer = tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], bool]


def ask_isolated(path: Path, text: str, values: Mapping[str, Any], limits: Limits) -> Answer:
    """The columns and rows, and whether there were more, from a process of its own."""
    asked = {"graph": str(path.resolve()), "text": text, "values": dict(values)}
    return child.asked_of("kg.cypher.embedded", asked, limits)


def ask_here(path: Path, text: str, values: Mapping[str, Any], limits: Limits) -> Answer:
    """The same in this process, which the engine's own clock alone can stop."""
    columns, found = _ask(_opened(path), text, values, limits)
    rows = tuple(found)
    return columns, rows[: limits.rows], len(rows) > limits.rows


def main() -> None:
    """Answer the one query that stands on stdin."""
    child.serve(_answer)


def _answer(asked: dict[str, Any]) -> dict[str, bool]:
    graph = _opened(Path(asked["graph"]))
    child.bound_memory(asked["memory_mb"] + _held_mb())
    limits = Limits(seconds=asked["seconds"], rows=asked["rows"])
    return child.say(*_ask(graph, asked["text"], asked["values"], limits), asked)


@lru_cache(maxsize=1)
def _opened(path: Path) -> "KnowledgeGraph":
    graph: KnowledgeGraph = kglite().load(str(path))
    graph.read_only(True)
    return graph


def _ask(
    graph: "KnowledgeGraph", text: str, values: Mapping[str, Any], limits: Limits
) -> tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]:
    engine = kglite()
    try:
        found = graph.cypher(
            text,
            params=dict(values),
            timeout_ms=max(1, int(limits.seconds * 1000)),
            row_limit=limits.rows + 1,
        )
    except engine.CypherTimeoutError:
        raise LimitReached(
            f"stopped at the limit of {limits.seconds:g} seconds; "
            "give it more time with --seconds, or narrow the question"
        ) from None
    except engine.KgError as error:
        raise RefusedQuery(f"the engine cannot run this: {_line(error)}") from None
    assert not isinstance(found, str)  # as it would be after FORMAT CSV, which is refused
    columns = tuple(found.columns)
    return columns, (tuple(cell(row[column]) for column in columns) for row in found)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:300]


def _held_mb() -> int:
    """The address space that this process takes already, the graph in it; 0 where nobody says."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    except OSError:
        return 0
    return pages * 4096 // 1_000_000
