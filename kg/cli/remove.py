"""kg remove: letters out of a store."""

import typer

from kg.cli.app import FAILED, app
from kg.cli.terminal import StoreDir, talk


@app.command()
def remove(
    letter: str = typer.Argument(metavar="PATH|IRI", help="A file, a folder or a letter's IRI."),
    store: StoreDir = ...,  # type: ignore[assignment]
) -> None:
    """Take a letter, or all letters of a folder, out of a store and out of its files.

    Example: [bold]kg remove examples/letters/home-office-extension.txt --store my-store[/]
    """
    import kg.build

    gone = kg.build.remove(letter, store)
    talk(f"{gone} removed")
    if not gone:
        raise typer.Exit(FAILED)
