"""kg query: a question to the store, by name or in SPARQL."""

import sys
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table as Grid

from kg import table as tables
from kg.cli.app import LIMIT, app
from kg.cli.terminal import Out, talk, write
from kg.errors import UnknownQuery

if TYPE_CHECKING:
    from kg.query import Named


class Format(StrEnum):
    """How an answer is printed."""

    table = "table"
    csv = "csv"
    tsv = "tsv"
    json = "json"
    markdown = "markdown"


@app.command()
def query(
    question: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE|-", help="A named query, a SPARQL file, or - for stdin."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option("--store", "-s", metavar="DIR", help="The store to ask.")
    ] = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="K=V", help="A parameter of a named query."),
    ] = None,
    form: Annotated[
        Format, typer.Option("--format", "-f", help="How to print the answer.")
    ] = Format.table,
    out: Out = None,
    list_: Annotated[bool, typer.Option("--list", help="List the named queries.")] = False,
    rows: Annotated[int, typer.Option(min=1, help="The most rows to give.")] = 10_000,
    seconds: Annotated[float, typer.Option(min=0, help="The longest a query may take.")] = 30,
    raw: Annotated[
        bool, typer.Option("--raw", help="CSV, TSV: leave cells that look like formulas alone.")
    ] = False,
) -> None:
    """Ask the store a named question, or one of your own in SPARQL.

    Example: [bold]kg query questions-withheld-under -p provision="FOIA s.40" --store my-store[/]
    """
    from kg.query import Limits, library, run
    from kg.store import open_store

    if list_:
        list_queries(library())
        return
    if question is None or store is None:
        raise typer.BadParameter("name a query and a store, as in: kg query letters --store DIR")
    asked = _asked(question)
    given = parameters(param or [])
    if isinstance(asked, str) and given:
        raise typer.BadParameter("--param goes with a named query; write values into your own")
    limits = Limits(seconds=seconds, rows=rows)
    answer = run(open_store(store), asked, parameters=given, limits=limits)
    show(answer, form, out, rows=rows, raw=raw)


def show(answer: tables.Table, form: Format, out: Path | None, *, rows: int, raw: bool) -> None:
    """Print an answer, or write it; say and exit so where the limit of rows cut it off."""
    if form is Format.table and out is None:
        console = Console()
        console.print(tables.render(answer, width=console.width))
    else:
        write(_text(answer, form, raw=raw).encode(), out)
    if answer.truncated:
        talk(f"only the first {rows} rows; ask for more with --rows")
        raise typer.Exit(LIMIT)


def _text(answer: tables.Table, form: Format, *, raw: bool) -> str:
    if form is Format.csv:
        return tables.as_csv(answer, raw=raw)
    if form is Format.tsv:
        return tables.as_tsv(answer, raw=raw)
    plain = {
        Format.json: tables.as_json,
        Format.markdown: tables.as_markdown,
        Format.table: tables.as_text,
    }
    return plain[form](answer)


def _asked(question: str) -> "Named | str":
    """The text of a query from stdin or a file, else the named one."""
    from kg.query import named

    if question == "-":
        return sys.stdin.read()
    path = Path(question)
    return (
        file_text(path) if path.suffix in (".rq", ".sparql") or path.is_file() else named(question)
    )


def file_text(path: Path) -> str:
    """The text of a query from a file; UnknownQuery where it cannot be read."""
    try:
        return path.read_text("utf-8")
    except OSError as error:
        raise UnknownQuery(f"{path}: {(error.strerror or 'unreadable').lower()}") from None
    except UnicodeDecodeError:
        raise UnknownQuery(f"{path}: is no text in UTF-8") from None


def parameters(given: list[str]) -> dict[str, str]:
    """What was said as NAME=VALUE."""
    pairs = [text.partition("=") for text in given]
    for text, (name, equals, _) in zip(given, pairs, strict=True):
        if not (name and equals):
            raise typer.BadParameter(f"{text}: write a parameter as NAME=VALUE")
    return {name: value for name, _, value in pairs}


def list_queries(queries: Iterable["Named"]) -> None:
    """Print named queries with what they answer and their parameters."""
    grid = Grid("query", "what it answers", "parameters")
    for one in queries:
        grid.add_row(one.name, one.summary, ", ".join(p.name for p in one.parameters))
    Console().print(grid)
