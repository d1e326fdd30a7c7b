"""kg export: a store as RDF."""

from enum import StrEnum
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.terminal import NoEvidence, Out, StoreDir, stream


class Format(StrEnum):
    """A serialisation of RDF."""

    nq = "nq"
    trig = "trig"
    ttl = "ttl"
    jsonld = "jsonld"


@app.command()
def export(
    store: StoreDir,
    form: Annotated[Format, typer.Option("--format", "-f", help="N-Quads, TriG …")] = Format.nq,
    out: Out = None,
    no_evidence: NoEvidence = False,
    no_vocabulary: Annotated[
        bool, typer.Option("--no-vocabulary", help="Leave the ontology out.")
    ] = False,
) -> None:
    """Write a store as RDF: the same bytes for the same letters, whatever the machine.

    Turtle has no graphs: it holds the same triples, with no telling which letter says them.

    Example: [bold]kg export --store my-store --format trig --out letters.trig[/]
    """
    import kg.export
    from kg.store import open_store

    chunks = kg.export.export(
        open_store(store), form, evidence=not no_evidence, vocabulary=not no_vocabulary
    )
    stream(chunks, out)
