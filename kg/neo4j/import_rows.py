"""Parts of the property graph as rows of the files for `neo4j-admin database import full`.

Text stands in quotes, a quote in it twice (RFC 4180), so that `""` is an empty text; the values of
a list are joined by a separator that no letter holds.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.property_graph import Part, Value, properties

BETWEEN = "\x1f"  # of the values of a list: the unit separator of ASCII
_TYPES = {"string": "string", "integer": "long", "boolean": "boolean", "date": "date"}


@dataclass(frozen=True, slots=True)
class Columns:
    """What the rows of one file have in common.

    `kind` is nodes or relationships, `of` their label or type, `keys` the properties they all have.
    """

    kind: str
    of: str
    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        """How the names of such files begin."""
        return f"{self.kind}-{self.of}"

    def head(self) -> str:
        """The line that names the columns and their types."""
        ends = ("uri:ID",) if self.kind == "nodes" else (":START_ID", ":END_ID")
        return ",".join((*ends, *map(_typed, self.keys))) + "\n"


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of a file, and how many rows they hold; a row may have several lines."""

    text: str
    count: int


def rows(parts: Iterable[Part]) -> dict[Columns, Rows]:
    """The rows of parts, by file, in their order.

    What a letter shares with others is left out: the shared part has it.
    """
    found: dict[tuple[str, str, tuple[str, ...]], list[str]] = defaultdict(list)
    for part in parts:
        for node in part.nodes:
            keys, values = zip(*node.properties, strict=True)
            found["nodes", node.label, keys].append(_row(node.uri, *values))
        for link in part.relationships:
            if part.letter is None or link.get("letter") is not None:
                keys, values = zip(*link.properties, strict=True) if link.properties else ((), ())
                row = _row(link.source, link.target, *values)
                found["relationships", link.type, keys].append(row)
    return {Columns(*what): Rows("".join(lines), len(lines)) for what, lines in found.items()}


def cell(value: Value) -> str:
    """A value as a field of the file.

    >>> from datetime import date
    >>> print(cell('So "no"?'), cell(False), cell(date(2025, 3, 1)))
    "So ""no""?" false 2025-03-01
    """
    if isinstance(value, tuple):
        value = BETWEEN.join(value)
    if isinstance(value, str):
        return '"' + value.replace('"', '""') + '"'
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _row(*values: Value) -> str:
    return ",".join(map(cell, values)) + "\n"


def _typed(name: str) -> str:
    key = next(key for key in properties() if key.name == name)
    return f"{name}:{_TYPES[key.datatype]}{'[]' if key.many else ''}"
