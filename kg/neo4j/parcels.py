"""A letter packed for the server: what it says as parameters of the statements that create it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.neo4j.steps import Row
from kg.property_graph import Node, Part, Properties, Relationship, Value


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent of a letter: the nodes and relationships that are its own, ready to create.

    `nodes` are rows by label, without the letter, which is theirs all. `links` by type are those
    that say the same of themselves together, each of them the places of its source and its target
    in the list `ends`: an IRI is sent and looked up once for all relationships at it. `shared` and
    `between` are what other letters may have brought already.
    """

    letter: str
    fingerprint: Value
    nodes: Row
    links: Row
    created: tuple[int, int]
    shared: tuple[Node, ...]
    between: tuple[Relationship, ...]

    @property
    def size(self) -> int:
        """How many nodes and relationships it creates."""
        return sum(self.created)


def packed(parts: Iterable[Part]) -> tuple[Parcel, ...]:
    """Letters' parts as parcels, in their order."""
    return tuple(map(_packed, parts))


def batches(parcels: Iterable[Parcel], rows: int) -> Iterator[tuple[Parcel, ...]]:
    """Parcels in groups of at least so many nodes and relationships."""
    held: list[Parcel] = []
    size = 0
    for parcel in parcels:
        held.append(parcel)
        size += parcel.size
        if size >= rows:
            yield tuple(held)
            held, size = [], 0
    if held:
        yield tuple(held)


def _packed(part: Part) -> Parcel:
    assert part.letter is not None  # what letters share is settled, not created
    nodes: dict[str, list[Row]] = defaultdict(list)
    for node in part.nodes:
        row = node.row()
        del row["letter"]
        nodes[node.label].append(row)
    ends: dict[str, int] = {}
    links: dict[str, dict[Properties, list[int]]] = defaultdict(lambda: defaultdict(list))
    own = [link for link in part.relationships if link.get("letter") is not None]
    for link in own:
        links[link.type][link.properties] += (
            ends.setdefault(link.source, len(ends)),
            ends.setdefault(link.target, len(ends)),
        )
    by_type = {
        type_: [{"said": dict(said), "places": places} for said, places in alike.items()]
        for type_, alike in links.items()
    }
    return Parcel(
        part.letter,
        next(node["fingerprint"] for node in part.nodes if node.uri == part.letter),
        {"letter": part.letter, **nodes},
        {"ends": list(ends), **by_type},
        (len(part.nodes), len(own)),
        part.shared,
        tuple(link for link in part.relationships if link.get("letter") is None),
    )
