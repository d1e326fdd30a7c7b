"""The property graph as files for `neo4j-admin database import full`: a first load of any size.

    FOLDER/nodes-Letter-1.csv           nodes of a label
    FOLDER/relationships-CITES-1.csv    relationships of a type
    FOLDER/import.sh                    runs the import with all of them
    FOLDER/schema.cypher                the constraint and the index, for after the import

Rows with other properties stand in another file (`nodes-Letter-2.csv`), so that every row fills
its columns. The files are the same bytes however many processes write them.
"""

import shutil
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from kg.errors import KgError
from kg.neo4j import statements
from kg.neo4j.gathering import AT_ONCE, SHARED, chunks_of, gathered
from kg.neo4j.import_rows import BETWEEN, Columns, Rows, rows
from kg.neo4j.totals import Progress, untold
from kg.property_graph import SHARED_LABEL, letters
from kg.store import Store

SCRIPT = "import.sh"
_OPTIONS = (
    "--multiline-fields=true",
    f"--array-delimiter=U+{ord(BETWEEN):04X}",
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
    jobs: int = 1,
    progress: Progress = untold,
) -> Written:
    """Write a store as files for the import, and the script that runs it, with `jobs` processes.

    The folder is there whole or not at all. KgError where it holds anything but an earlier export.
    """
    if folder.exists() and not _ours(folder):
        raise KgError(f"{folder}: holds other files; name an empty or a new folder for --out")
    making = folder.with_name(folder.name + ".part")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    files = _Files(making)
    wanted = letters(store)
    with gathered(store, (SHARED, *chunks_of(wanted)), rows, jobs=jobs) as coming:
        for number, found in enumerate(coming):
            files.add(found)
            progress(min(number * AT_ONCE, len(wanted)), len(wanted))
    schema = "".join(f"{index.text};\n" for index in statements.schema())
    (making / "schema.cypher").write_text(schema, "utf-8")
    (making / SCRIPT).write_text(_script(making), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    making.replace(folder)
    return Written(len(wanted), files.written["nodes"], files.written["relationships"])


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
    """The files of a folder: one for each label or type and the keys that its rows have."""

    def __init__(self, folder: Path) -> None:
        """None yet."""
        self.folder = folder
        self.paths: dict[Columns, Path] = {}
        self.written = Counter[str]()
        self._numbers = Counter[str]()

    def add(self, found: dict[Columns, Rows]) -> None:
        """Write rows at the end of their files."""
        for columns, more in found.items():
            new = columns not in self.paths
            if new:
                self._numbers[columns.name] += 1
                number = self._numbers[columns.name]
                self.paths[columns] = self.folder / f"{columns.name}-{number}.csv"
            with self.paths[columns].open("a", encoding="utf-8", newline="") as file:
                file.write((columns.head() if new else "") + more.text)
            self.written[columns.kind] += more.count


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
