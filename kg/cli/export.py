"""kg export: a store as RDF, as a flat table, as a network."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.app import app
from kg.cli.terminal import Jobs, NoEvidence, Out, StoreDir, progress, stream, talk

if TYPE_CHECKING:
    from kg.store import Store


class Format(StrEnum):
    """A serialisation of RDF, a flat table, or a file for programs that draw networks."""

    nq = "nq"
    trig = "trig"
    ttl = "ttl"
    jsonld = "jsonld"
    neo4j_admin = "neo4j-admin"
    csv = "csv"
    xlsx = "xlsx"
    graphml = "graphml"
    gexf = "gexf"


_RDF = (Format.nq, Format.trig, Format.ttl, Format.jsonld)
_NETWORKS = (Format.graphml, Format.gexf)


@app.command()
def export(
    store: StoreDir,
    form: Annotated[
        Format,
        typer.Option("--format", "-f", help="RDF, a table (csv, xlsx) or a network."),
    ] = Format.nq,
    out: Out = None,
    no_evidence: NoEvidence = False,
    no_vocabulary: bool = typer.Option(False, "--no-vocabulary", help="Leave the ontology out."),
    raw: bool = typer.Option(False, "--raw", help="CSV: leave cells like formulas alone."),
    no_bom: bool = typer.Option(
        False, "--no-bom", help="CSV: no byte order mark (Excel needs it)."
    ),
    projected: bool = typer.Option(
        False,
        "--projected",
        help="Networks: authorities, exemptions, provisions, bodies; letters as weights.",
    ),
    collapse: bool = typer.Option(
        False, "--collapse", help="Networks: sum edges between the same two nodes."
    ),
    jobs: Jobs = 1,
) -> None:
    """Write a store: the same bytes for the same letters, whatever the machine.

    RDF: Turtle has no graphs; it holds the same triples, with no telling which letter says them.
    CSV and XLSX hold a row for each letter and question. GraphML and GEXF are for Gephi.
    neo4j-admin is a folder for a first load of any size, with the script that runs it; several
    processes (--jobs) write the same bytes sooner.

    Example: [bold]kg export --store my-store --format trig --out letters.trig[/]
    """
    import kg.export
    from kg.export.flat import flat_csv
    from kg.export.workbook import flat_xlsx
    from kg.store import open_store

    left_out = no_evidence or no_vocabulary
    _check(form, (*_RDF, *_NETWORKS), "--no-evidence and --no-vocabulary", left_out)
    _check(form, (Format.csv,), "--raw and --no-bom", raw or no_bom)
    _check(form, _NETWORKS, "--projected and --collapse", projected or collapse)
    _check(form, (Format.neo4j_admin,), "--jobs above 1", jobs > 1)
    if form is Format.xlsx and out is None and sys.stdout.isatty():
        raise typer.BadParameter("a workbook is no text for a terminal; add --out letters.xlsx")
    opened = open_store(store)
    if form is Format.neo4j_admin:
        _import_files(opened, out, jobs)
        return
    if form is Format.csv:
        chunks = flat_csv(opened, bom=not no_bom, raw=raw)
    elif form is Format.xlsx:
        chunks = flat_xlsx(opened)
    elif form in _NETWORKS:
        whole = {"evidence": not no_evidence, "vocabulary": not no_vocabulary}
        chunks = _network(opened, form, projected=projected, collapse=collapse, **whole)
    else:
        chunks = kg.export.export(
            opened, form, evidence=not no_evidence, vocabulary=not no_vocabulary
        )
    stream(chunks, out)


def _check(form: Format, forms: tuple[Format, ...], options: str, given: bool) -> None:
    """BadParameter where options are given that a format has no use for."""
    if given and form not in forms:
        raise typer.BadParameter(f"{options} go with --format {' or '.join(forms)}")


def _network(
    store: "Store",
    form: Format,
    *,
    evidence: bool,
    vocabulary: bool,
    projected: bool,
    collapse: bool,
) -> Iterator[bytes]:
    from kg.network import FILES, collapsed, projection, tally, whole

    network = (
        projection(tally(store))
        if projected
        else whole(store, evidence=evidence, vocabulary=vocabulary)
    )
    return FILES[form](collapsed(network) if collapse else network)


def _import_files(store: "Store", folder: Path | None, jobs: int) -> None:
    from kg.neo4j import write_import

    if folder is None:
        raise typer.BadParameter("name a folder, as in: kg export --format neo4j-admin --out DIR")
    with progress("writing letters") as tell:
        done = write_import(store, folder, jobs=jobs, progress=tell)
    talk(
        f"{done.letters} letters: {done.nodes} nodes, {done.relationships} relationships; "
        f"load them with: sh {folder / 'import.sh'}"
    )
