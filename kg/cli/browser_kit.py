"""kg browser-kit: what makes Neo4j Browser show letters well."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.app import app
from kg.cli.terminal import talk


@app.command()
def browser_kit(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Where to write the kit.", show_default=False)
    ],
    serve: Annotated[
        bool,
        typer.Option("--serve", help="Serve it at localhost as well, until Ctrl-C."),
    ] = False,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where it is or will be served.")] = (
        8765
    ),
) -> None:
    """Write a style, a guide and saved queries for Neo4j Browser, and the settings it wants.

    The pictures choose what they show from what the graph holds, so that a kit fits any store.

    Example: [bold]kg browser-kit my-kit --serve[/]
    """
    from kg.browser_kit import serving, write

    address = f"http://localhost:{port}"
    written = write(folder, address)
    talk(f"{len(written)} files in {folder}")
    if not serve:
        return
    with serving(folder, port) as server, suppress(KeyboardInterrupt):
        talk(f"In Neo4j Browser:\n  :style {address}/style.grass\n  :play {address}/guide.html")
        talk(f"In the new Browser: :guide {address}/guide.adoc\nCtrl-C ends it.")
        server.serve_forever()
