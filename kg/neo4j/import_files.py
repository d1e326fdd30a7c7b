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
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path

import pyoxigraph as ox

from kg import manifest
from kg.errors import KgError
from kg.neo4j import statements
from kg.neo4j.import_rows import BETWEEN, Columns, Rows, rows
from kg.neo4j.totals import Progress, untold
from kg.property_graph import SHARED_LABEL, Part, letters, part_maker, shared_part
from kg.store import Settings, Store

SCRIPT = "import.sh"
_AT_ONCE = 50  # letters that a process turns into rows before it hands them over
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


_Wanted = tuple[str | None, ...]  # IRIs of letters; none for what they share


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
    chunks = [wanted[at : at + _AT_ONCE] for at in range(0, len(wanted), _AT_ONCE)]
    for number, found in enumerate(_made(store, [(None,), *chunks], jobs)):
        files.add(found)
        progress(min(number * _AT_ONCE, len(wanted)), len(wanted))
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


def _made(store: Store, chunks: list[_Wanted], jobs: int) -> Iterator[dict[Columns, Rows]]:
    """The rows of each chunk, made in this process or in `jobs` others."""
    if jobs == 1:
        yield from map(partial(_rows, _maker(store)), chunks)
        return
    there = partial(_rows_there, store.path, store.settings, store.snapshot)
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(there, chunks)


def _maker(store: Store) -> Callable[[str | None], Part]:
    """What gives the part of a letter by its IRI, and the shared part where there is none."""
    of_letter = part_maker(store)
    return lambda letter: shared_part(store) if letter is None else of_letter(letter)


def _rows(make: Callable[[str | None], Part], wanted: _Wanted) -> dict[Columns, Rows]:
    return rows(map(make, wanted))


def _rows_there(
    path: Path, settings: Settings, snapshot: Path, wanted: _Wanted
) -> dict[Columns, Rows]:
    return _rows(_opened(path, settings, snapshot), wanted)


@cache
def _opened(path: Path, settings: Settings, snapshot: Path) -> Callable[[str | None], Part]:
    """The same for the very state that another process reads, opened once in this one."""
    dataset = ox.Store.read_only(str(snapshot / "rdf"))
    entries = manifest.load(snapshot / "manifest.jsonl")
    return _maker(Store(path, settings, snapshot, dataset, entries))


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
