"""kg evaluate: readings against gold records."""

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from kg.cli.app import FAILED, app
from kg.cli.terminal import Out, talk, write
from kg.errors import KgError


class Format(StrEnum):
    """How the figures are printed."""

    table = "table"
    json = "json"


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="A folder of gold records.")],
    letters: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Where the letters are, if not with them.")
    ] = None,
    against: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Figures saved before (--format json).")
    ] = None,
    errors: Annotated[int, typer.Option(min=0, help="Errors to show of each field.")] = 0,
    groups: Annotated[bool, typer.Option("--groups", help="By authority and by regime.")] = False,
    form: Annotated[Format, typer.Option("--format", "-f")] = Format.table,
    out: Out = None,
    least: Annotated[
        list[str] | None, typer.Option("--min", metavar="FIELD=F1", help="Fail below this.")
    ] = None,
) -> None:
    """Score what is read against gold records: precision, recall and F1 of each field.

    Example: [bold]kg evaluate examples/gold --letters examples/letters --errors 3[/]
    """
    from kg import score
    from kg.evaluate import changes
    from kg.evaluate import evaluate as run

    done = run(gold, letters)
    figures = done.saved()
    for one in done.letters:
        if one.failure:
            talk(one.failure)
    if form is Format.json:
        write((json.dumps(figures, ensure_ascii=False, indent=1) + "\n").encode(), out)
    else:
        lines = [score.table(done.tallies, len(done.letters))]
        if figures["evidence"]:
            lines += ["", score.rows({k: t for k, t in done.evidence.items() if t.hits + t.missed})]
        for name, tally in done.tallies.items():
            lines += [f"  {name}: {': '.join(error)}" for error in tally.errors[:errors]]
        write(("\n".join(lines) + "\n").encode(), out)
    if groups:
        for key in ("regimes", "authority"):
            table = Table(key, "letters", "mean")
            for name, (number, value) in done.by(key).items():
                table.add_row(name, str(number), f"{value:.3f}")
            Console().print(table)
    if against:
        for what, name, error in changes(figures, _before(against)):
            talk(f"{what} {name}: {error}")
    if low := _below(figures, least or []):
        talk(f"below what was asked: {', '.join(low)}")
        raise typer.Exit(FAILED)


def _before(path: Path) -> dict[str, dict[str, object]]:
    try:
        saved = json.loads(path.read_text("utf-8"))
        assert "fields" in saved
    except (OSError, ValueError, AssertionError):
        raise KgError(f"{path}: no figures of kg evaluate --format json are here") from None
    return saved  # type: ignore[no-any-return]


def _below(figures: dict[str, object], least: list[str]) -> list[str]:
    low = []
    for text in least:
        name, _, value = text.partition("=")
        fields = figures["fields"]
        assert isinstance(fields, dict)
        if name != "MEAN" and name not in fields:
            raise typer.BadParameter(f"--min {text}: no field is called {name!r}")
        reached = figures["mean"] if name == "MEAN" else fields[name]["f1"]
        assert isinstance(reached, float)
        if reached < float(value):
            low.append(f"{name} {reached:.3f} < {value}")
    return low
