"""kg load: a store into Neo4j."""

import os
from time import perf_counter
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.server import Database, PasswordFile, Uri, User, server
from kg.cli.terminal import StoreDir, progress, talk

if TYPE_CHECKING:
    from kg.neo4j import Plan, Totals

_JOBS = 4  # processes at most, unless told: they gather faster than a server takes letters


@app.command()
def load(
    store: StoreDir,
    uri: Uri,
    user: User = "neo4j",
    database: Database = None,
    password_file: PasswordFile = None,
    into_other_data: bool = typer.Option(
        False, "--into-other-data", help="Load beside other data; leave them alone."
    ),
    replace: bool = typer.Option(
        False, "--replace", help="Take away the letters of another store."
    ),
    dry_run: bool = typer.Option(
        False, "--dry-run", help="Tell what would be loaded, and change nothing."
    ),
    jobs: Annotated[
        int | None,
        typer.Option(
            *("--jobs", "-j"),
            min=1,
            show_default="as many as cores, at most 4",
            help="Processes that gather letters.",
        ),
    ] = None,
) -> None:
    """Bring a Neo4j database up to date with a store.

    Only letters that are new or changed travel; those that left the store leave the database. A
    load that was cut off is finished by running it again.

    Example: [bold]kg load --store my-store --uri bolt://localhost:7687[/]
    """
    import kg.neo4j
    from kg.store import open_store

    opened = open_store(store)
    with server(uri, user, password_file) as driver:
        if dry_run:
            talk(_planned(kg.neo4j.plan(opened, driver, database=database)))
            return
        start = perf_counter()
        with progress("loading letters") as tell:
            totals = kg.neo4j.load(
                opened,
                driver,
                database=database,
                into_other_data=into_other_data,
                replace=replace,
                jobs=jobs or min(os.cpu_count() or 1, _JOBS),
                progress=tell,
            )
    talk(_told(totals, perf_counter() - start))


def _planned(found: "Plan") -> str:
    beside = "; the database holds other data" if found.others else ""
    return (
        f"would load {len(found.new)} new, {len(found.changed)} changed, "
        f"{len(found.removed)} removed, {found.unchanged} unchanged{beside}"
    )


def _told(done: "Totals", seconds: float) -> str:
    if not done.changes:
        return f"nothing changed: all {done.unchanged} letters are there as in the store"
    rows = done.nodes_created + done.relationships_created
    line = (
        f"{done.new} new, {done.changed} changed, {done.removed} removed, "
        f"{done.unchanged} unchanged; "
        f"nodes {done.nodes_created} made, {done.nodes_deleted} deleted; "
        f"relationships {done.relationships_created} made, {done.relationships_deleted} deleted"
    )
    return line + (f"; {rows / seconds:,.0f} a second" if rows > 1 else "")
