"""The application, its commands and what its exit codes mean."""

import importlib
import os
import sys
from typing import Annotated, Final

import typer
from rich.text import Text

from kg import errors
from kg.cli.terminal import talk

FINE, FAILED, USAGE, LOCKED, LIMIT, SERVER = range(6)

COMMANDS: Final = (
    *(
        "build",
        "extract",
        "show",
        "validate",
        "check",
        "query",
        "cypher",
        "analyse",
        "export",
        "load",
        "browser_kit",
        "remove",
        "evaluate",
    ),
)
_CODES: Final = (
    (errors.StoreLocked, LOCKED),
    (errors.LimitReached, LIMIT),
    (errors.ServerError, SERVER),
    (errors.UnreadableLetter, FAILED),
    (errors.KgError, USAGE),
)

app = typer.Typer(
    name="kg",
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Letters by which UK public authorities answer information requests, as a knowledge graph."
    "\n\nExit codes: 0 fine, 1 some letter failed or does not conform, 2 usage, 3 store locked, "
    "4 a limit was hit, 5 Neo4j could not be used.",
)


@app.callback(invoke_without_command=True)
def _common(
    show_version: Annotated[
        bool, typer.Option("--version", help="Print the version and end.", is_eager=True)
    ] = False,
) -> None:
    if show_version:
        from importlib.metadata import version

        typer.echo(version("foi-kg"))
        raise typer.Exit


def load() -> None:
    """Register the commands, in the order of the help."""
    for command in COMMANDS:
        importlib.import_module(f"kg.cli.{command}")


def main() -> None:
    """Run the command line; an error is one line on stderr, and its kind the exit code."""
    load()
    try:
        app(prog_name="kg")
    except errors.KgError as error:
        talk(Text.assemble(("kg: ", "red"), str(error)))
        sys.exit(next(code for kind, code in _CODES if isinstance(error, kind)))
    except BrokenPipeError:  # the reader of our output has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(FINE)
