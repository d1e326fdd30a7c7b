"""What is not read but derived: by law, by the calendar, by the history of an act."""

from dataclasses import dataclass

import pyoxigraph as ox

from kg.vocab import PREFIXES

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


@dataclass(frozen=True, slots=True)
class Derived:
    """A class or a value of a thing of the letter, and in words what it was derived from.

    `about` is the IRI of the thing; `kind` a class of `ontology/situations.ttl`, or the property
    whose `value` is given; `detail` what a caseworker wants to know of it; `premises` are the
    (thing, property) whose evidence it rests on, beside the evidence of the thing itself.
    """

    about: str
    kind: ox.NamedNode
    value: bool | int | None = None
    detail: str = ""
    premises: tuple[tuple[str, ox.NamedNode], ...] = ()

    @property
    def triple(self) -> ox.Triple:
        """The triple that the shapes see."""
        about = ox.NamedNode(self.about)
        if self.value is None:
            return ox.Triple(about, TYPE, self.kind)
        return ox.Triple(about, self.kind, ox.Literal(self.value))
