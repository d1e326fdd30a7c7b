"""kg extract: the reading of letters as records or RDF, without a store."""

import json
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer
from rich.text import Text

from kg.cli.app import FAILED, app
from kg.cli.terminal import Base, NoEvidence, Out, Paths, talk, write
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
    failed = 0
    together: list[ox.Quad] = []
    for path, name in found(paths, alone=out is not None):
        try:
            made = _made(path, name, form, base or BASE, evidence=not no_evidence)
        except UnreadableLetter as error:
            failed += 1
            talk(Text.assemble(("not read ", "red"), str(error)))
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


def found(paths: list[str], *, alone: bool = False) -> Iterator[tuple[Path, str]]:
    """The letters to read, once it is known that no two would be written to one file."""
    from kg.read import letters_in

    candidates = list(letters_in(paths))
    letters = [c for c in candidates if not c.skipped]
    stems = Counter(c.path.stem for c in letters)
    twice = sorted(c.name for c in letters if stems[c.path.stem] > 1)
    if alone and twice:
        raise typer.BadParameter(f"two letters would be one file, rename one: {', '.join(twice)}")
    for candidate in candidates:
        if candidate.cure:
            raise typer.BadParameter(f"{candidate.name}: {candidate.skipped}; {candidate.cure}")
        if candidate.skipped:
            talk(Text.assemble(("skipped ", "yellow"), f"{candidate.name}: {candidate.skipped}"))
    yield from ((c.path, c.name) for c in letters)


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
