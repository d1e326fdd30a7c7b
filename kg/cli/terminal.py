"""Talk on stderr, data on stdout, progress on long work."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

Paths = Annotated[
    list[str],
    typer.Argument(help="Letters: files, folders, globs, or - for stdin.", show_default=False),
]
StoreDir = Annotated[
    Path,
    typer.Option("--store", "-s", metavar="DIR", help="The store's folder.", show_default=False),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=1, help="Processes to work with.")]
Out = Annotated[
    Path | None,
    typer.Option("--out", "-o", help="Where to write; stdout where not given."),
]
Base = Annotated[str | None, typer.Option(help="The namespace of the IRIs of what letters hold.")]
NoEvidence = Annotated[bool, typer.Option("--no-evidence", help="Leave the proofs out.")]


def talk(message: str | Text) -> None:
    """Say something to the person at the terminal."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(message)


def not_read(line: str) -> None:
    """Tell that a letter could not be read: what, why, what to do."""
    talk(Text.assemble(("not read ", "red"), line))


def skipped(line: str) -> None:
    """Tell that a file was passed over, and why."""
    talk(Text.assemble(("skipped ", "yellow"), line))


def write(data: bytes, out: Path | None) -> None:
    """Write data to a file, whole or not at all, or to stdout."""
    stream((data,), out)


def stream(chunks: Iterable[bytes], out: Path | None) -> None:
    """Write data piece by piece to a file, which is there whole or not at all, or to stdout."""
    if out is None:
        sys.stdout.buffer.writelines(chunks)
        sys.stdout.buffer.flush()
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    temporary = out.with_name(out.name + ".part")
    with temporary.open("wb") as file:
        file.writelines(chunks)
    temporary.replace(out)


@contextmanager
def progress(what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr while the work lasts; nothing where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
