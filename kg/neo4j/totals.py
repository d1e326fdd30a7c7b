"""What a load has done so far, and what it did, counted by the server."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from neo4j import SummaryCounters

Progress = Callable[[int, int], None]
"""What is told how many letters are done, of how many."""


def untold(done: int, total: int) -> None:
    """Progress that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Totals:
    """Letters brought and taken away, and what the server counted while that was done.

    >>> Totals(new=2, nodes_created=130) + Totals(new=1, nodes_created=70)
    Totals(new=3, changed=0, removed=0, unchanged=0, nodes_created=200, nodes_deleted=0, \
relationships_created=0, relationships_deleted=0, properties_set=0, schema_changes=0)
    """

    new: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    nodes_created: int = 0
    nodes_deleted: int = 0
    relationships_created: int = 0
    relationships_deleted: int = 0
    properties_set: int = 0
    schema_changes: int = 0

    def __add__(self, other: Self) -> "Totals":
        return Totals(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def changes(self) -> bool:
        """Whether the server counted any change at all."""
        return any(getattr(self, field.name) for field in fields(self)[4:])


def counted(counters: "SummaryCounters") -> Totals:
    """What the server counted for one statement."""
    return Totals(
        nodes_created=counters.nodes_created,
        nodes_deleted=counters.nodes_deleted,
        relationships_created=counters.relationships_created,
        relationships_deleted=counters.relationships_deleted,
        properties_set=counters.properties_set + counters.labels_added + counters.labels_removed,
        schema_changes=sum(
            (
                counters.constraints_added,
                counters.constraints_removed,
                counters.indexes_added,
                counters.indexes_removed,
            )
        ),
    )
