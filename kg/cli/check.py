"""kg check: letters held to the law."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from kg.cli.app import FAILED, app
from kg.cli.extract import found
from kg.cli.terminal import Out, not_read, progress, talk, write
from kg.findings.report import Reported
from kg.table import Table, as_csv, as_json, as_text, render
from kg.vocab import RULE


class Form(StrEnum):
    """How findings are written."""

    table = "table"
    json = "json"
    csv = "csv"
    sarif = "sarif"


class FailOn(StrEnum):
    """What makes the command fail: a duty broken, a practice too, or nothing."""

    duty = "duty"
    practice = "practice"
    never = "never"


class Group(StrEnum):
    """What findings are counted by."""

    authority = "authority"
    rule = "rule"
    year = "year"


@app.command()
def check(
    paths: Annotated[list[str] | None, typer.Argument(help="Letters to read and check.")] = None,
    store: Annotated[
        Path | None, typer.Option("--store", "-s", metavar="DIR", help="The store to check.")
    ] = None,
    fail_on: Annotated[
        FailOn, typer.Option(help="Exit with 1 where a letter falls short of such a rule.")
    ] = FailOn.duty,
    form: Annotated[
        Form, typer.Option("--format", "-f", help="How to write the findings.")
    ] = Form.table,
    by: Annotated[
        Group | None, typer.Option(help="Count the findings by this, instead of listing them.")
    ] = None,
    rule: Annotated[
        list[str] | None, typer.Option("--rule", "-r", help="Only findings on this rule.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also what could not be seen in the text that was read.")
    ] = False,
    changes: Annotated[
        bool, typer.Option("--changes", help="What the last change of rules altered in the store.")
    ] = False,
    list_: Annotated[bool, typer.Option("--list", help="List the rules.")] = False,
    out: Out = None,
) -> None:
    """Hold letters to the duties and the good practice of the law they are answered under.

    A rule that is broken by silence counts only where the letter was seen from its opening to its
    sign-off. Findings are no legal advice: look at the words they rest on.

    Example: [bold]kg check examples/letters --format csv --out findings.csv[/]
    """
    from kg.findings import report
    from kg.graph import program_version

    if list_:
        _write(report.listed(), form, out)
        return
    if bool(paths) == bool(store) or (changes and not store):
        raise typer.BadParameter("give letters or --store, as in: kg check --store DIR")
    _known(rule or [])
    if changes and store:
        _write(_changes(store), form, out)
        return
    rows: list[Reported] = []
    read = failed = 0
    for told in _of_store(store) if store else _of_files(paths or []):
        read, failed = read + (told is not None), failed + (told is None)
        rows += [row for row in told or () if not rule or row.finding.rule in rule]
    if form is Form.sarif:
        write(report.as_sarif(rows, version=program_version()).encode(), out)
    elif by:
        _write(report.counted(rows, by.value), form, out)
    else:
        shown = [row for row in rows if everything or not row.finding.not_seen]
        table = report.brief(shown) if form is Form.table else report.as_table(shown)
        _write(table, form, out)
    duties, practices, unseen = _tally(rows)
    talk(f"{read} letters: {duties} duties, {practices} practices, {unseen} not seen")
    short = {FailOn.duty: duties, FailOn.practice: duties + practices, FailOn.never: 0}[fail_on]
    if short or failed:
        raise typer.Exit(FAILED)


def _tally(rows: list[Reported]) -> tuple[int, int, int]:
    seen = [row.finding for row in rows if not row.finding.not_seen]
    duties = sum(found.severity == "Warning" for found in seen)
    return duties, len(seen) - duties, len(rows) - len(seen)


def _of_files(paths: list[str]) -> Iterator[tuple[Reported, ...] | None]:
    """The findings on each letter; none where it cannot be read, which is told."""
    from kg.errors import UnreadableLetter
    from kg.findings import check as held
    from kg.findings import quads_of, report
    from kg.graph import letter_iri, quads
    from kg.pipeline import extract
    from kg.read import read

    letters, unreadable = found(paths)
    yield from [None] * unreadable
    for path, _ in letters:
        try:
            letter = read(path)
        except UnreadableLetter as error:
            not_read(str(error))
            yield None
            continue
        iri, made = letter_iri(letter.id).value, quads(extract(letter))
        yield report.reported((*made, *quads_of(held(made, iri))), iri, str(path))


def _of_store(folder: Path) -> Iterator[tuple[Reported, ...]]:
    """The findings on each stored letter, made anew first where the rules have changed."""
    from kg.build import recheck
    from kg.findings import report
    from kg.store import letter_quads, open_store

    with progress("checking") as tell:
        again = recheck(folder, progress=tell)
    if again:
        talk(f"the rules have changed: {again} letters were held to them anew (see --changes)")
    opened = open_store(folder)
    for path, entry in sorted(opened.manifest.items()):
        yield report.reported(letter_quads(opened, entry.letter), entry.letter, path)


def _changes(folder: Path) -> Table:
    """What the last change of rules altered, by rule."""
    from kg.store import changes, open_store

    counts = Counter(
        (row["rule"], row["seen"], row["change"]) for row in changes(open_store(folder))
    )
    rows = sorted({(rule, seen) for rule, seen, _ in counts})
    return Table(
        ("rule", "seen", "new", "gone"),
        tuple((*row, counts[(*row, "new")], counts[(*row, "gone")]) for row in rows),
    )


def _known(slugs: list[str]) -> None:
    """Refuse a rule that does not exist."""
    if unknown := [slug for slug in slugs if slug not in RULE]:
        raise typer.BadParameter(f"{unknown[0]}: no such rule; list them with: kg check --list")


def _write(table: Table, form: Form, out: Path | None) -> None:
    if form is Form.table and out is None:
        console = Console()
        console.print(render(table, width=console.width))
        return
    text = {Form.csv: as_csv, Form.json: as_json}.get(form, as_text)
    write(text(table).encode(), out)
