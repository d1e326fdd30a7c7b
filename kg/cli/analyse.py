"""kg analyse: who is central, who goes with whom, and a picture of it."""

import json
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from kg import table as tables
from kg.cli.app import app
from kg.cli.terminal import Out, StoreDir, progress, talk, write

if TYPE_CHECKING:
    from kg.network import Analysis

_ROWS = 15  # of each table on a terminal


class What(StrEnum):
    """What is analysed; without it, everything is."""

    authorities = "authorities"
    exemptions = "exemptions"
    provisions = "provisions"
    bodies = "bodies"
    communities = "communities"
    alike = "alike"
    together = "together"


class Format(StrEnum):
    """How the tables are printed."""

    table = "table"
    csv = "csv"
    json = "json"


@app.command()
def analyse(
    store: StoreDir,
    what: Annotated[
        What | None, typer.Argument(help="One analysis; all of them where not given.")
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to print the tables.")
    ] = Format.table,
    out: Out = None,
    rows: Annotated[
        int | None,
        typer.Option(min=1, help="The most rows of a table; else 15 on a terminal, all in files."),
    ] = None,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Draw the network to this .png, .svg or .pdf as well."),
    ] = None,
) -> None:
    """Show which authorities, exemptions, provisions and bodies are central, and who is alike.

    Weights are letters; each table says by which measure it is ordered, and why. The picture is of
    the whole network, whatever is printed.

    Example: [bold]kg analyse --store my-store alike --picture network.png[/]
    """
    from kg.network import ANALYSES, tally
    from kg.store import open_store

    if form is Format.csv and what is None:
        raise typer.BadParameter("CSV holds one table: name it, as in: kg analyse alike -f csv")
    with progress("counting") as tell:
        count = tally(open_store(store), tell)
    chosen = {name: one for name, one in ANALYSES.items() if what in (None, name)}
    limit = rows or (_ROWS if form is Format.table else None)
    found = {name: _first(one.table(count), limit) for name, one in chosen.items()}
    if picture:
        from kg.network.picture import draw

        draw(count, picture)
        talk(f"drawn: {picture}")
    if form is Format.table and out is None:
        _print(chosen, found)
    elif form is Format.csv and what:
        write(tables.as_csv(found[what]).encode(), out)
    elif form is Format.json:
        write((tables.as_json(found[what]) if what else _as_json(found)).encode(), out)
    else:
        parts = (f"{one.title}\n{one.measure}\n\n" for one in chosen.values())
        text = map("".join, zip(parts, map(tables.as_text, found.values()), strict=True))
        write("\n".join(text).encode(), out)


def _first(table: tables.Table, rows: int | None) -> tables.Table:
    more = rows is not None and len(table.rows) > rows
    return replace(table, rows=table.rows[:rows], truncated=more)


def _print(chosen: "dict[str, Analysis]", found: dict[str, tables.Table]) -> None:
    console = Console(highlight=False)
    for name, one in chosen.items():
        console.print(f"\n[bold]{one.title}[/]\n[dim]{one.measure}[/]\n")
        console.print(tables.render(found[name], width=console.width))


def _as_json(found: dict[str, tables.Table]) -> str:
    """All tables as one object, each under its name."""
    rows = (
        f"{json.dumps(name)}: {tables.as_json(table).rstrip()}" for name, table in found.items()
    )
    return "{\n" + ",\n".join(rows) + "\n}\n"
