"""kg extract: the reading of letters as records or RDF, without a store."""

import json
from collections import Counter
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer

from kg.cli.app import FAILED, app
from kg.cli.terminal import Base, NoEvidence, Out, Paths, not_read, skipped, write
from kg.errors import UnreadableLetter
from kg.vocab import BASE


class Format(StrEnum):
    """What a reading is written as."""

    json = "json"
    nq = "nq"
    trig = "trig"
    ttl = "ttl"
    jsonld = "jsonld"


@app.command()
def extract(
    paths: Paths,
    form: Annotated[Format, typer.Option("--format", "-f", help="Records, or RDF.")] = Format.json,
    out: Out = None,
    base: Base = None,
    no_evidence: NoEvidence = False,
) -> None:
    """Read letters and print what was read: a record (JSON) or a graph (RDF) of each.

    With --out DIR each letter is a file of its own, STEM.json and so on.

    Example: [bold]kg extract examples/letters --format json --out records[/]
    """
    together: list[ox.Quad] = []
    letters, failed = found(paths, alone=out is not None)
    for path, name in letters:
        try:
            made = _made(path, name, form, base or BASE, evidence=not no_evidence)
        except UnreadableLetter as error:
            failed += 1
            not_read(str(error))
            continue
        if out:
            write(_written(made, form), out / f"{path.stem if name != '-' else 'stdin'}.{form}")
        elif isinstance(made, dict):
            write(json.dumps(made, ensure_ascii=False).encode() + b"\n", None)
        else:
            together += made
    if together:
        write(_written(tuple(together), form), None)
    if failed:
        raise typer.Exit(FAILED)


def found(paths: list[str], *, alone: bool = False) -> tuple[list[tuple[Path, str]], int]:
    """The letters to read, and how many files were named that cannot be; each of these is told.

    `alone` makes sure that no two letters would be written to one file.
    """
    from kg.read import letters_in

    candidates = list(letters_in(paths))
    letters = [(c.path, c.name) for c in candidates if not c.skipped]
    stems = Counter(path.stem for path, _ in letters)
    twice = sorted(name for path, name in letters if stems[path.stem] > 1)
    if alone and twice:
        raise typer.BadParameter(f"two letters would be one file, rename one: {', '.join(twice)}")
    for candidate in candidates:
        if candidate.cure:
            not_read(f"{candidate.name}: {candidate.skipped}; {candidate.cure}")
        elif candidate.skipped:
            skipped(f"{candidate.name}: {candidate.skipped}")
    return letters, sum(bool(candidate.cure) for candidate in candidates)


def _made(
    path: Path, name: str, form: Format, base: str, *, evidence: bool
) -> "dict[str, object] | tuple[ox.Quad, ...]":
    from kg.graph import quads
    from kg.pipeline import extract as run
    from kg.read import read
    from kg.record import gold

    response = run(read(path))
    if form is Format.json:
        return gold(response, name=name if name == "-" else path.name)
    return quads(response, base=base, evidence=evidence)


def _written(made: "dict[str, object] | tuple[ox.Quad, ...]", form: Format) -> bytes:
    from kg.export import serialise

    if isinstance(made, dict):
        return (json.dumps(made, ensure_ascii=False, indent=1) + "\n").encode()
    return serialise(made, form)
