"""kg validate: letters, or a store, against the data shapes."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer
from rich.console import Console
from rich.table import Table

from kg.cli.app import FAILED, app
from kg.cli.extract import found
from kg.cli.terminal import not_read, talk


class Engine(StrEnum):
    """What validates."""

    auto = "auto"
    shacl = "shacl"
    pyshacl = "pyshacl"


@app.command()
def validate(
    paths: Annotated[list[str] | None, typer.Argument(help="Letters to read and validate.")] = None,
    store: Annotated[
        Path | None, typer.Option("--store", "-s", metavar="DIR", help="The store to validate.")
    ] = None,
    engine: Annotated[
        Engine, typer.Option(help="The engine; pyshacl is the reference.")
    ] = Engine.auto,
) -> None:
    """Hold what was read in letters, or what a store holds, to the data shapes.

    Example: [bold]kg validate --store my-store[/]
    """
    from kg.validate import validate as check

    if bool(paths) == bool(store):
        raise typer.BadParameter("give letters or --store, as in: kg validate --store DIR")
    table = Table("letter", "severity", "about", "what is wrong")
    letters = violations = warnings = 0
    files, failed = found(paths or [])
    for name, quads in _of_store(store) if store else _of_files(files):
        if quads is None:
            failed += 1
            continue
        letters += 1
        report = check(quads, engine=engine)
        violations += len(report.violations)
        warnings += len(report.warnings)
        for result in report.results:
            about = result.focus.partition("/letter/")[2] or result.focus
            table.add_row(name, result.severity, about, result.message)
    if table.row_count:
        Console().print(table)
    talk(f"{letters} letters, {violations} violations, {warnings} warnings")
    if violations or failed:
        raise typer.Exit(FAILED)


def _of_files(
    files: list[tuple[Path, str]],
) -> Iterator[tuple[str, tuple[ox.Quad, ...] | None]]:
    """The quads of each letter; none where it cannot be read, which is told."""
    from kg.errors import UnreadableLetter
    from kg.graph import quads
    from kg.pipeline import extract
    from kg.read import read

    for path, name in files:
        try:
            yield name, quads(extract(read(path)))
        except UnreadableLetter as error:
            not_read(str(error))
            yield name, None


def _of_store(folder: Path) -> Iterator[tuple[str, tuple[ox.Quad, ...]]]:
    from kg.store import letter_quads, open_store

    opened = open_store(folder)
    named = {entry.letter: Path(path).name for path, entry in sorted(opened.manifest.items())}
    for letter, name in sorted(named.items(), key=lambda item: item[1]):
        yield name, letter_quads(opened, letter)
