"""kg cypher: a question to the property graph, by name or in Cypher."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.query import Format, file_text, list_queries, parameters, show
from kg.cli.server import Database, PasswordFile, User, server
from kg.cli.terminal import Out

if TYPE_CHECKING:
    from kg.query import Limits, Named
    from kg.table import Table


@app.command()
def cypher(
    question: Annotated[
        str | None,
        typer.Argument(metavar="NAME|FILE|-", help="A named query, a Cypher file, or - for stdin."),
    ] = None,
    values: Annotated[
        list[str] | None,
        typer.Argument(metavar="[NAME=VALUE]...", help="Parameters of the query."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option("--store", "-s", metavar="DIR", help="The store to ask.")
    ] = None,
    uri: Annotated[
        str | None,
        typer.Option(metavar="bolt://…|neo4j://…", help="Ask a Neo4j that kg load filled instead."),
    ] = None,
    user: User = "neo4j",
    database: Database = None,
    password_file: PasswordFile = None,
    param: Annotated[
        list[str] | None,
        typer.Option("--param", "-p", metavar="K=V", help="A parameter, as kg query has them."),
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
    """Ask the property graph a named question, or one of your own in Cypher, without a server.

    With --uri the same query runs on Neo4j. Either way it only reads.

    Example: [bold]kg cypher neighbourhood-of-body body="Casey audit" --store my-store[/]
    """
    from kg.cypher import library
    from kg.query import Limits

    if list_:
        list_queries(library())
        return
    if question is None or (store is None) == (uri is None):
        raise typer.BadParameter(
            "name a query, and a store or a server: kg cypher letters --store DIR, "
            "or kg cypher letters --uri bolt://localhost:7687"
        )
    given = parameters([*(values or []), *(param or [])])
    asked = _asked(question)
    limits = Limits(seconds=seconds, rows=rows)
    if store is not None:
        answer = _of_store(store, asked, given, limits)
    else:
        from kg.cypher import run_on

        assert uri is not None
        with server(uri, user, password_file) as driver:
            answer = run_on(driver, asked, database=database, parameters=given, limits=limits)
    show(answer, form, out, rows=rows, raw=raw)


def _of_store(path: Path, asked: "Named | str", given: dict[str, str], limits: "Limits") -> "Table":
    from kg.cypher import run
    from kg.store import open_store

    return run(open_store(path), asked, parameters=given, limits=limits)


def _asked(question: str) -> "Named | str":
    """The query of a file or of stdin, with its parameters if it has a header, or the named one."""
    from kg.cypher import described, named

    path = Path(question)
    if question == "-":
        text = sys.stdin.read()
    elif path.suffix in (".cypher", ".cyp", ".cql") or path.is_file():
        text = file_text(path)
    else:
        return named(question)
    return described(path.stem or "query", text) or text
