"""kg build: letters into a store."""

import typer
from rich.text import Text

from kg.cli.app import FAILED, app
from kg.cli.terminal import (
    Base,
    Jobs,
    NoEvidence,
    Paths,
    StoreDir,
    not_read,
    progress,
    skipped,
    talk,
)
from kg.vocab import BASE


@app.command()
def build(
    paths: Paths,
    store: StoreDir,
    jobs: Jobs = 1,
    base: Base = None,
    no_evidence: NoEvidence = False,
    rebuild: bool = typer.Option(False, "--rebuild", help="Read every letter anew."),
) -> None:
    """Read letters, check what was read, and bring a store up to date with them.

    Only what is new or changed is read; letters that are gone from a folder leave the store.

    Example: [bold]kg build examples/letters --store my-store[/]
    """
    import kg.build
    from kg.store import Settings

    chosen = Settings(base or BASE, not no_evidence) if base or no_evidence else None
    with progress("reading") as tell:
        report = kg.build.build(
            *(paths, store),
            jobs=jobs,
            settings=chosen,
            rebuild=rebuild,
            progress=tell,
        )
    for candidate in report.skipped:
        skipped(f"{candidate.name}: {candidate.skipped}")
    for path, warning in report.warnings:
        talk(Text.assemble(("warning ", "yellow"), f"{path}: {warning}"))
    for failure in report.failures:
        not_read(f"{failure.path}: {failure.why}; {failure.cure}")
    done = report.new + report.changed
    talk(
        f"{report.new} new, {report.changed} changed, {report.removed} removed, "
        f"{report.unchanged} unchanged, {len(report.failures)} could not be read"
        + (f"; {report.rechecked} held to changed rules" if report.rechecked else "")
        + (f"; {done / report.seconds['all']:.0f} letters a second" if done > 1 else "")
    )
    if report.failures:
        raise typer.Exit(FAILED)
