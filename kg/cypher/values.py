"""What an engine answers, as cells: both engines' nodes, ways, days and lists alike."""

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from kg.table import Cell


def cell(value: Any) -> Cell:
    """A value as a cell.

    A node is its IRI, a relationship its type, a way its captions with the types between them, a
    day or time as ISO 8601 writes it, a list or map JSON.

    >>> cell(date(2025, 3, 3)), cell(["FOIA", 2])
    ('2025-03-03', '["FOIA", 2]')
    """
    found = _plain(value)
    return json.dumps(found, ensure_ascii=False) if isinstance(found, list | dict) else found


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, list | tuple | set):
        return [_plain(one) for one in value]
    if hasattr(value, "nodes") and hasattr(value, "relationships"):  # a way, of Neo4j
        ends = [(r.start_node.element_id, r.end_node.element_id) for r in value.relationships]
        types = [r.type for r in value.relationships]
        return _way([(n.element_id, _caption(n)) for n in value.nodes], types, ends)
    if hasattr(value, "labels") and hasattr(value, "items"):
        return value.get("uri") or _caption(value)
    if hasattr(value, "start_node"):
        return value.type
    if isinstance(value, Mapping):
        return _embedded(value)
    if hasattr(value, "iso_format"):
        return value.iso_format()
    return str(value)


def _embedded(value: Mapping[str, Any]) -> Any:
    """A map, or what kglite gives as one: a node, a relationship, a way."""
    keys = value.keys()
    if keys == {"nodes", "relationships"}:
        ends = [(r["start"], r["end"]) for r in value["relationships"]]
        types = [r["type"] for r in value["relationships"]]
        return _way([(n["id"], _caption(n["properties"])) for n in value["nodes"]], types, ends)
    if keys == {"id", "labels", "properties"}:
        return value["properties"].get("uri") or _caption(value["properties"])
    if keys == {"id", "start", "end", "type", "properties"}:
        return value["type"]
    return {str(key): _plain(one) for key, one in sorted(value.items())}


def _caption(node: Any) -> str:
    return str(node.get("name") or node.get("uri") or "?")


def _way(nodes: list[tuple[Any, str]], types: list[str], ends: list[tuple[Any, Any]]) -> str:
    """Captions with arrows: `Kent, K-7 -[FROM]-> Kent`."""
    told = nodes[0][1]
    for (before, _), (_, caption), type_, (start, _) in zip(
        nodes, nodes[1:], types, ends, strict=False
    ):
        arrow = f"-[{type_}]->" if start == before else f"<-[{type_}]-"
        told += f" {arrow} {caption}"
    return told
