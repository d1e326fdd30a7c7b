"""The property graph as a network of spots and ties, whole or projected, and for networkx.

Whole, it has every node and relationship. Projected, the letters are no longer nodes but the
weights of ties: an authority relied on an exemption, cited a provision or named a body in so many
letters.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kg.errors import MissingPackage
from kg.network.tally import Pick, Tally, tally, ties
from kg.property_graph import Node, Part, Relationship, Value, letter_parts, shared_part
from kg.store import Store, open_store

if TYPE_CHECKING:
    from networkx import MultiDiGraph

_KINDS: Final[dict[str, Pick]] = {
    "RELIED_ON": lambda said: said.exemptions,
    "CITED": lambda said: said.provisions,
    "NAMED": lambda said: said.bodies,
}
_PROOFS = ("Evidence", "Inference")
_ASIDE = ("LIKE", "NO_LIKE_IN")  # lead from what letters say to what they do not
_OTHERWISE = {"label": "questionLabel", "kind": "likeness"}  # networks have their own of these
Plain = str | int | bool


@dataclass(frozen=True, slots=True)
class Spot:
    """A node as tools for networks take it: what it is called, of what kind, what it holds."""

    uri: str
    label: str
    kind: str
    values: tuple[tuple[str, Plain], ...] = ()


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge as tools for networks take it: its ends, of what kind, how heavy.

    `key` tells it from others between the same ends.
    """

    source: str
    target: str
    kind: str
    key: str
    weight: int = 1
    values: tuple[tuple[str, Plain], ...] = ()


Network = Iterable[Spot | Tie]
"""Spots and ties, each tie after the spots it joins; made on the way, so that none is held."""


def to_networkx(
    store: Store | Path | str,
    *,
    evidence: bool = True,
    vocabulary: bool = True,
    projected: bool = False,
) -> "MultiDiGraph":
    """The property graph of a store, or of the one at a path, as networkx has graphs.

    A node is an IRI with `label`, `kind` and its properties; an edge has `kind` and `weight`. Dates
    are ISO 8601, lists are joined by "; ", so that every writer of networkx takes them. Without
    `evidence` the proofs are left out, without `vocabulary` the law and bodies that no letter leads
    to. `projected` gives authorities, exemptions, provisions and bodies alone, and letters as
    weights. MissingPackage where networkx is not installed.
    """
    opened = store if isinstance(store, Store) else open_store(store)
    if projected:
        return as_networkx(projection(tally(opened)))
    return as_networkx(whole(opened, evidence=evidence, vocabulary=vocabulary))


def as_networkx(network: Network) -> "MultiDiGraph":
    """A network as networkx has graphs; spots and ties in their order."""
    graph = networkx().MultiDiGraph()
    for one in network:
        if isinstance(one, Spot):
            graph.add_node(one.uri, label=one.label, kind=one.kind, **dict(one.values))
        else:
            told = {"kind": one.kind, "weight": one.weight, **dict(one.values)}
            graph.add_edge(one.source, one.target, key=one.key, **told)
    return graph


def networkx() -> Any:
    """The package of that name; MissingPackage where it is not installed."""
    try:
        import networkx
    except ImportError:
        raise MissingPackage("networkx", extra="analyse") from None
    return networkx


def whole(store: Store, *, evidence: bool = True, vocabulary: bool = True) -> Iterator[Spot | Tie]:
    """Every node and relationship of a store, letter by letter."""
    shared = shared_part(store)
    reached = frozenset[str]() if vocabulary else _reached(store, shared)
    for node in shared.nodes:
        if vocabulary or node.uri in reached:
            yield _spot(node)
    for link in shared.relationships:
        if vocabulary or reached.issuperset((link.source, link.target)):
            yield _tie(link)
    for part in letter_parts(store):
        aside = {n.uri for n in part.nodes if n.label in _PROOFS and not evidence}
        yield from (_spot(node) for node in part.nodes if node.uri not in aside)
        for link in part.relationships:
            said = link.get("letter") is not None  # the others stand among the shared
            if said and aside.isdisjoint((link.source, link.target)):
                yield _tie(link)


def projection(count: Tally) -> Iterator[Spot | Tie]:
    """Authorities tied to what they relied on, cited and named, by the number of letters."""
    weights = {
        (kind, *ends): letters
        for kind, pick in _KINDS.items()
        for ends, letters in ties(count, pick).items()
    }
    letters = Counter(uri for said in count.letters for uri in said.all)
    for uri in sorted({end for _, *ends in weights for end in ends}):
        thing = count.things[uri]
        title = (("prefLabel", thing.title),) if thing.title else ()
        yield Spot(uri, thing.name, thing.kind, (("letters", letters[uri]), *title))
    for (kind, source, target), weight in sorted(weights.items()):
        yield Tie(source, target, kind, kind, weight)


def collapsed(network: Network) -> Iterator[Spot | Tie]:
    """The network with one tie from a spot to another: weights summed, kinds beside one another."""
    weights: Counter[tuple[str, str]] = Counter()
    kinds: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in network:
        if isinstance(one, Spot):
            yield one
        else:
            weights[one.source, one.target] += one.weight
            kinds[one.source, one.target].add(one.kind)
    for (source, target), weight in sorted(weights.items()):
        kind = ", ".join(sorted(kinds[source, target]))
        yield Tie(source, target, kind, kind, weight)


def _reached(store: Store, shared: Part) -> frozenset[str]:
    """What letters lead to among the things that they share."""
    onward: dict[str, set[str]] = defaultdict(set)
    for link in shared.relationships:
        if link.type not in _ASIDE:
            onward[link.source].add(link.target)
    at = {link.target for part in letter_parts(store) for link in part.relationships}
    found = set[str]()
    while at:
        found |= at
        at = {target for uri in at for target in onward.get(uri, ())} - found
    return frozenset(found)


def _spot(node: Node) -> Spot:
    values = _plain(pair for pair in node.properties if pair[0] != "name")
    return Spot(node.uri, str(node["name"]), node.label, values)


def _tie(link: Relationship) -> Tie:
    letter = link.get("letter")
    key = f"{link.type} {letter}" if letter else link.type
    return Tie(link.source, link.target, link.type, key, 1, _plain(link.properties))


def _plain(properties: Iterable[tuple[str, Value]]) -> tuple[tuple[str, Plain], ...]:
    return tuple((_OTHERWISE.get(key, key), _scalar(value)) for key, value in properties)


def _scalar(value: Value) -> Plain:
    if isinstance(value, tuple):
        return "; ".join(value)
    return value.isoformat() if isinstance(value, date) else value
