"""A small server of a kit on this machine, to which a page of Neo4j Browser may turn."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from kg.errors import KgError


class _Kit(SimpleHTTPRequestHandler):
    """The files of one folder, for pages of any origin; it logs nothing."""

    extensions_map = {  # noqa: RUF012 - the base class has it thus
        ".html": "text/html; charset=utf-8",
        "": "text/plain; charset=utf-8",
    }

    def end_headers(self) -> None:
        """The page of Neo4j Browser comes from another port, which counts as another origin."""
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def do_OPTIONS(self) -> None:
        """The page asks first whether it may fetch at all."""
        self.send_response(204)
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing."""


@contextmanager
def serving(folder: Path, port: int) -> Iterator[ThreadingHTTPServer]:
    """A server of the folder at localhost, answering once `serve_forever` is called.

    Port 0 is any free one. KgError where another program has the port.
    """
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), partial(_Kit, directory=str(folder)))
    except OSError as taken:
        raise KgError(
            f"port {port} cannot be had ({taken.strerror}); name another: --port"
        ) from None
    with server:
        yield server
