"""The property graph as files for `neo4j-admin database import full`: a first load of any size.

    FOLDER/nodes-Letter-1.csv           nodes of a label
    FOLDER/relationships-CITES-1.csv    relationships of a type
    FOLDER/import.sh                    runs the import with all of them
    FOLDER/schema.cypher                the constraint and the index, for after the import

The first line of a file names its columns and their types. A property that no row had before
begins another file (`nodes-Letter-2.csv`), for every row must fill its columns. Text stands in
quotes, a quote in it twice (RFC 4180); an empty field is no property, `""` is an empty text.
Letters are written one after the other.
"""

import shutil
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from kg.errors import KgError
from kg.neo4j import statements
from kg.property_graph import (
    SHARED_LABEL,
    Part,
    Value,
    fingerprints,
    letter_parts,
    properties,
    shared_part,
)
from kg.property_graph.values import Properties
from kg.store import Store

SCRIPT = "import.sh"
_BETWEEN = "\x1f"  # of the values of a list: the unit separator of ASCII
_TYPES = {"string": "string", "integer": "long", "boolean": "boolean", "date": "date"}
_OPTIONS = (
    "--multiline-fields=true",
    f"--array-delimiter=U+{ord(_BETWEEN):04X}",
    "--bad-tolerance=0",
    "--report-file=import.report",
)
_OPENING = """#!/bin/sh
# These letters into an empty database of Neo4j 5 or newer. Stop the server, run this as its user:
#     sh import.sh                                      into the database neo4j
#     sh import.sh --overwrite-destination letters      into letters, whatever it holds
# and start the server again. `kg load` then makes the constraint, as schema.cypher does, and keeps
# the database up to date. NEO4J_ADMIN names the tool where it is not on the path.
cd -- "$(dirname -- "$0")" || exit 1
test $# -gt 0 || set -- neo4j
exec "${NEO4J_ADMIN:-neo4j-admin}" database import full \\
"""


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    letters: int
    nodes: int
    relationships: int


def write_import(
    store: Store,
    folder: Path,
    *,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Written:
    """Write a store as files for the import, and the script that runs it.

    The folder is there whole or not at all. KgError where it holds anything but an earlier export.
    """
    if folder.exists() and not _ours(folder):
        raise KgError(f"{folder}: holds other files; name an empty or a new folder for --out")
    making = folder.with_name(folder.name + ".part")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    total = len(fingerprints(store))
    with _Files(making) as files:
        files.add(shared_part(store))
        for done, part in enumerate(letter_parts(store), start=1):
            files.add(part)
            progress(done, total)
    schema = "".join(f"{index.text};\n" for index in statements.schema())
    (making / "schema.cypher").write_text(schema, "utf-8")
    (making / SCRIPT).write_text(_script(making), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    making.replace(folder)
    return Written(total, files.nodes, files.relationships)


def arguments(folder: Path) -> tuple[str, ...]:
    """What `neo4j-admin database import full` is told in a folder of these files.

    The name of a database comes after; an option must stand between it and the files.
    """
    found = []
    for path in sorted(folder.glob("*.csv")):
        kind, name, _ = path.stem.split("-")
        labels = f"{name}:{SHARED_LABEL}" if kind == "nodes" else name
        found.append(f"--{kind}={labels}={path.name}")
    return (*found, *_OPTIONS)


class _Files:
    """The files of a folder, one open for each label and type."""

    def __init__(self, folder: Path) -> None:
        """None yet."""
        self.folder = folder
        self.files: dict[str, _File] = {}
        self.nodes = self.relationships = 0

    def __enter__(self) -> "_Files":
        return self

    def __exit__(self, *_: object) -> None:
        for file in self.files.values():
            file.close()

    def add(self, part: Part) -> None:
        """Write a part; what a letter shares with others is in the shared part already."""
        rows: dict[str, list[tuple[tuple[str, ...], Properties]]] = defaultdict(list)
        for node in part.nodes:
            rows[f"nodes-{node.label}"].append(((node.uri,), node.properties))
            self.nodes += 1
        for link in part.relationships:
            if part.letter is None or link.get("letter") is not None:
                ends = (link.source, link.target)
                rows[f"relationships-{link.type}"].append((ends, link.properties))
                self.relationships += 1
        for name, found in rows.items():
            if name not in self.files:
                self.files[name] = _File(self.folder / name)
            self.files[name].add(found)


class _File:
    """The rows of one label or type, in one file after another as their columns grow."""

    def __init__(self, path: Path) -> None:
        """No file before the first row."""
        self.path = path
        self.number = 0
        self.columns: tuple[str, ...] = ()
        self.file: TextIO | None = None

    def add(self, rows: Sequence[tuple[tuple[str, ...], Properties]]) -> None:
        """Write rows: what identifies each, then its properties in their columns."""
        met = {name for _, said in rows for name, _ in said}
        if self.file is None or not met <= set(self.columns):
            self._next(tuple(sorted(met.union(self.columns))), of_nodes=len(rows[0][0]) == 1)
        assert self.file is not None
        for ends, said in rows:
            has = dict(said)
            cells = (cell(has[name]) if name in has else "" for name in self.columns)
            self.file.write(",".join((*map(cell, ends), *cells)) + "\n")

    def _next(self, columns: tuple[str, ...], *, of_nodes: bool) -> None:
        self.close()
        self.number += 1
        self.columns = columns
        path = self.path.with_name(f"{self.path.name}-{self.number}.csv")
        self.file = path.open("w", encoding="utf-8", newline="")
        ends = ("uri:ID",) if of_nodes else (":START_ID", ":END_ID")
        self.file.write(",".join((*ends, *map(_head, columns))) + "\n")

    def close(self) -> None:
        """No more rows into the file that is open."""
        if self.file is not None:
            self.file.close()


def cell(value: Value) -> str:
    """A value as a field of the file.

    >>> print(cell('So "no"?'), cell(False), cell(date(2025, 3, 1)))
    "So ""no""?" false 2025-03-01
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    text = _BETWEEN.join(value) if isinstance(value, tuple) else value
    return '"' + text.replace('"', '""') + '"'


def _head(name: str) -> str:
    key = next(key for key in properties() if key.name == name)
    return f"{name}:{_TYPES[key.datatype]}{'[]' if key.many else ''}"


def _script(folder: Path) -> str:
    return _OPENING + "".join(f"  {one} \\\n" for one in arguments(folder)) + '  "$@"\n'


def _ours(folder: Path) -> bool:
    """Whether a folder is empty, or an export made earlier and nothing else."""
    if not folder.is_dir():
        return False
    names = [path.name for path in folder.iterdir()]
    return not names or (SCRIPT in names and all(map(_is_ours, names)))


def _is_ours(name: str) -> bool:
    if name.endswith(".csv"):
        return name.startswith(("nodes-", "relationships-"))
    return name in (SCRIPT, "schema.cypher", "import.report")
