"""What a property graph holds: how many nodes and relationships of each kind, with an example."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.property_graph.terms import Key, properties
from kg.property_graph.values import Node, Part, Relationship, Value


@dataclass(frozen=True, slots=True)
class LabelCount:
    """The nodes of one label: how many, which keys they have, and the name of one."""

    label: str
    count: int
    keys: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class TypeCount:
    """The relationships of one type between nodes of two labels, facts or one short cut.

    `source` and `target` are labels; `example` the names of the ends of one.
    """

    type: str
    source: str
    target: str
    shortcut: str | None
    count: int
    keys: tuple[str, ...]
    example: tuple[str, str]


@dataclass(frozen=True, slots=True)
class KeyCount:
    """A key: the labels and relationship types that have it, and one of its values."""

    key: Key
    where: tuple[str, ...]
    example: Value


@dataclass(frozen=True, slots=True)
class Census:
    """Everything of a property graph by kind, sorted."""

    labels: tuple[LabelCount, ...]
    types: tuple[TypeCount, ...]
    keys: tuple[KeyCount, ...]


def census(shared: Part, letters: Iterable[Part]) -> Census:
    """What the parts hold together; every node and relationship is held in memory meanwhile."""
    parts = (*letters, shared)
    nodes = {node.uri: node for part in parts for node in part.nodes}
    links = {(r.key, r.get("letter")): r for part in parts for r in part.relationships}
    kinds: dict[str, list[Node]] = defaultdict(list)
    for node in nodes.values():
        kinds[node.label].append(node)
    types: dict[tuple[str, str, str, str], list[Relationship]] = defaultdict(list)
    for link in links.values():
        ends = nodes[link.source].label, nodes[link.target].label
        types[(link.type, *ends, str(link.get("shortcut") or ""))].append(link)
    return Census(
        tuple(
            LabelCount(label, len(found), _keys(found), str(found[0]["name"]))
            for label, found in sorted(kinds.items())
        ),
        tuple(
            TypeCount(type_, source, target, shortcut or None, len(found), _keys(found), ends)
            for (type_, source, target, shortcut), found in sorted(types.items())
            for ends in [_ends(nodes, found[0])]
        ),
        _key_counts((*nodes.values(), *links.values())),
    )


def _ends(nodes: dict[str, Node], link: Relationship) -> tuple[str, str]:
    return str(nodes[link.source]["name"]), str(nodes[link.target]["name"])


def _keys(found: Iterable[Node | Relationship]) -> tuple[str, ...]:
    return tuple(sorted({key for one in found for key, _ in one.properties}))


def _key_counts(found: Iterable[Node | Relationship]) -> tuple[KeyCount, ...]:
    where: dict[str, set[str]] = defaultdict(set)
    example: dict[str, Value] = {}
    for one in found:
        for key, value in one.properties:
            where[key].add(one.label if isinstance(one, Node) else one.type)
            example.setdefault(key, value)
    return tuple(
        KeyCount(key, tuple(sorted(where[key.name])), example[key.name])
        for key in properties()
        if key.name in example
    )
