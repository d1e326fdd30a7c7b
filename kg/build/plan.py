"""What a build has to do, from what lies at the paths and what the store holds."""

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from kg.build.work import Failure
from kg.errors import UnreadableLetter
from kg.manifest import Entry
from kg.read import file_bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """`entries` stay as they are until a reading replaces them; `todo` is (path, SHA-256) to read.

    `unchanged`, `moved` and `removed` count files: what was moved was read before, elsewhere.
    """

    entries: dict[str, Entry]
    todo: tuple[tuple[str, str], ...]
    failures: tuple[Failure, ...]
    unchanged: int
    moved: int
    removed: int


def plan(
    roots: Iterable[str | Path], found: Iterable[str], old: dict[str, Entry], version: str
) -> Plan:
    """The plan for the files found under some roots.

    A letter whose bytes were read by this version before is not read again, wherever it lies now.
    What was stored of a file that cannot be read stays; what was found under the roots and is no
    longer there leaves; what was found elsewhere stays.
    """
    known = {entry.sha256: entry for entry in old.values() if entry.version == version}
    entries: dict[str, Entry] = {}
    todo: list[tuple[str, str]] = []
    failures: list[Failure] = []
    for path in found:
        if path in old:
            entries[path] = old[path]
        try:
            digest = hashlib.sha256(file_bytes(Path(path))).hexdigest()
        except UnreadableLetter as error:
            failures.append(Failure(path, error.why, error.cure))
            continue
        if digest in known:
            entries[path] = replace(known[digest], path=path)
        else:
            todo.append((path, digest))
    seen = entries.keys() | {path for path, _ in todo} | {failure.path for failure in failures}
    here = tuple(str(Path(root).resolve()) + os.sep for root in roots)
    gone = {path for path in old.keys() - seen if path.startswith(here)}
    read_again = {path for path, _ in todo}
    same = {path for path in entries.keys() - read_again if old.get(path) == entries[path]}
    moved = len(entries.keys() - read_again - same)
    entries |= {path: old[path] for path in old.keys() - seen - gone}
    return Plan(entries, tuple(todo), tuple(failures), len(same), moved, len(gone))
