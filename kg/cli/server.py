"""What commands that speak to a Neo4j server share: where it is, who asks, with which password."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.errors import ServerError

if TYPE_CHECKING:
    from neo4j import Driver

Uri = Annotated[
    str,
    typer.Option(
        *("--uri",),
        envvar="NEO4J_URI",
        metavar="bolt://…|neo4j://…",
        help="Where Neo4j answers; with +s after bolt or neo4j, by TLS.",
        show_default=False,
    ),
]
User = Annotated[str, typer.Option("--user", envvar="NEO4J_USERNAME", help="Who logs in.")]
Database = Annotated[
    str | None,
    typer.Option(
        "--database", envvar="NEO4J_DATABASE", help="Which database; the user's own if not given."
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        "--password-file",
        metavar="FILE",
        help="A file with the password on its first line. Else NEO4J_PASSWORD, or you are asked.",
    ),
]


@contextmanager
def server(uri: str, user: str, password_file: Path | None) -> "Iterator[Driver]":
    """A driver of the server; a password is asked for only where none is given and one is needed.

    The password is never an argument, where the list of processes and the shell's history have it.
    """
    from kg.neo4j import connected

    password = _password(password_file)
    if password is None and sys.stdin.isatty() and _wants_login(uri):
        password = typer.prompt(f"Password of {user}", hide_input=True, err=True)
    with connected(uri, user=user, password=password) as driver:
        yield driver


def _password(file: Path | None) -> str | None:
    if file is None:
        return os.environ.get("NEO4J_PASSWORD") or None
    try:
        return file.read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise ServerError(f"{file}: no password can be read from it; name a text file") from None


def _wants_login(uri: str) -> bool:
    """Whether the server answers, but not to nobody."""
    from neo4j.exceptions import AuthError

    from kg.neo4j import connected

    try:
        with connected(uri):
            return False
    except ServerError as error:
        return isinstance(error.__cause__, AuthError)
