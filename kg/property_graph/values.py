"""The values of the property graph: nodes, relationships, and the parts they come in."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any

Value = str | int | bool | date | tuple[str, ...]
"""What a property holds; a key that may have several values always holds a tuple, sorted."""

Properties = tuple[tuple[str, Value], ...]
"""Keys with their values, sorted by key."""

SHARED_LABEL = "Resource"
"""The label that every node has beside its own, as in neosemantics."""


@dataclass(frozen=True, slots=True)
class Node:
    """A thing with an IRI: its own label first, then `Resource`; a caption `name` always."""

    uri: str
    labels: tuple[str, ...]
    properties: Properties

    @property
    def label(self) -> str:
        """The label that says what it is."""
        return self.labels[0]

    def __getitem__(self, key: str) -> Value:
        return dict(self.properties)[key]

    def get(self, key: str) -> Value | None:
        """The value of a key, or none."""
        return dict(self.properties).get(key)

    def row(self) -> dict[str, Any]:
        """Its IRI and properties as a row of parameters."""
        return {"uri": self.uri, **_plain(self.properties)}


@dataclass(frozen=True, slots=True)
class Relationship:
    """A link from one node to another.

    One of its type between the same nodes for each letter that says it, and for none.
    """

    type: str
    source: str
    target: str
    properties: Properties = ()

    def get(self, key: str) -> Value | None:
        """The value of a key, or none."""
        return dict(self.properties).get(key)

    @property
    def key(self) -> tuple[str, str, str]:
        """Its type and ends: by these it is sorted, and one of each letter is told from another."""
        return self.type, self.source, self.target

    def row(self) -> dict[str, Any]:
        """Its ends and properties as a row of parameters."""
        properties = _plain(self.properties)
        return {"source": self.source, "target": self.target, "properties": properties}


@dataclass(frozen=True, slots=True)
class Part:
    """What is loaded, replaced and removed as one: a letter, or all that letters share.

    `nodes` belong to the part alone. `shared` are the bodies, acts and provisions that a letter
    names and the ontology does not list, as this letter writes them: made where they are missing,
    never overwritten, and gone when nothing points at them.
    """

    letter: str | None
    nodes: tuple[Node, ...]
    shared: tuple[Node, ...]
    relationships: tuple[Relationship, ...]

    @property
    def digest(self) -> str:
        """The SHA-256 of its nodes and relationships, in hexadecimal: alike where they are."""
        rows = [
            *((node.labels, node.uri, node.properties) for node in self.nodes),
            *((r.type, r.source, r.target, r.properties) for r in self.relationships),
        ]
        text = json.dumps(rows, ensure_ascii=False, default=date.isoformat)
        return hashlib.sha256(text.encode()).hexdigest()


def _plain(properties: Properties) -> dict[str, Any]:
    return {k: list(v) if isinstance(v, tuple) else v for k, v in properties}
