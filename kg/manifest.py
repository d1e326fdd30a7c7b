"""What a store holds: one entry for each file a letter was found in."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """One file and the letter that was read from it.

    `path` is where it was found; `sha256` that of its bytes; `letter` the letter's IRI; `version`
    the reading that made it; `quads` how many it has; `classes` how many things of each class (by
    IRI); `warnings` what the user should know of it; `rules` the version of those its findings were
    made by.
    """

    path: str
    sha256: str
    letter: str
    version: str
    quads: int
    classes: tuple[tuple[str, int], ...] = ()
    warnings: tuple[str, ...] = ()
    rules: str = ""


def load(path: Path) -> dict[str, Entry]:
    """The entries of a manifest file by path; none where there is no file."""
    if not path.exists():
        return {}
    entries = map(parse, path.read_text("utf-8").splitlines())
    return {entry.path: entry for entry in entries}


def parse(line: str) -> Entry:
    """The entry of one line of a manifest."""
    row = json.loads(line)
    row["classes"] = tuple((iri, count) for iri, count in row["classes"])
    row["warnings"] = tuple(row["warnings"])
    return Entry(**row)


def lines(entries: Iterable[Entry]) -> str:
    """The entries as lines of JSON in the order of their paths."""
    return "".join(
        json.dumps(asdict(entry), ensure_ascii=False, sort_keys=True) + "\n"
        for entry in sorted(entries)
    )
