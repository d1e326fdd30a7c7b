"""kg show: the reading of one letter beside the words that prove it."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli.app import app
from kg.view import Row, View


@app.command()
def show(
    letter: Annotated[str, typer.Argument(help="A file, or a reference or IRI in a store.")],
    store: Annotated[
        Path | None, typer.Option("--store", "-s", metavar="DIR", help="The store to look in.")
    ] = None,
    everything: Annotated[
        bool,
        typer.Option(
            "--all", help="Also what the law asks for, every citation and every body named."
        ),
    ] = False,
) -> None:
    """Show what was read in a letter, each fact beside the words that prove it.

    Example: [bold]kg show examples/letters/home-office-extension.txt[/]
    """
    from kg.find import letter_views

    for seen in letter_views(letter, store):
        _print(seen, everything=everything)


def _print(seen: View, *, everything: bool) -> None:
    console = Console(highlight=False)
    console.print(f"\n[bold]{seen.title}[/]\n[dim]{seen.iri}[/]")
    parts = [
        ("", ("", "read", "in the words"), seen.frame),
        ("Questions", ("asked", "answered", "in the words"), seen.questions),
        ("Grounds relied on", ("ground", "test", "in the words"), seen.grounds),
    ]
    if everything:
        parts.append(("What the law asks for", ("said", "of", "in the words"), seen.statements))
        parts.append(
            ("Citations", ("provision and role", "printed", "in the words"), seen.citations)
        )
        parts.append(("Bodies and acts named", ("name", "", "in the words"), seen.bodies))
    for title, columns, rows in parts:
        if rows:
            console.print(_table(title, columns, rows))
    if seen.reasons:
        table = Table("reason", "in the words", title="Reasoning", title_justify="left")
        for row in seen.reasons:
            table.add_row(row.what, row.value if row.value == row.words else _both(row))
        console.print(table)
    if seen.findings:
        heads = ("finding", "strength", "what to do", "in the words")
        table = Table(*heads, title="Held to the law", title_justify="left", show_lines=True)
        for row in seen.findings:
            table.add_row(row.what, row.binding, row.value, row.words)
        console.print(table)
    if seen.doubtful:
        table = Table("fact", "read", "how", title="Open to doubt", title_justify="left")
        for row in seen.doubtful:
            table.add_row(row.what, row.value, row.binding)
        console.print(table)


def _both(row: Row) -> str:
    return row.value if row.words in row.value else f"{row.value}: {row.words}"


def _table(title: str, columns: tuple[str, ...], rows: tuple[Row, ...]) -> Table:
    table = Table(*columns, title=title or None, title_justify="left", show_lines=bool(title))
    for row in rows:
        table.add_row(row.what, row.value, row.words)
    return table
