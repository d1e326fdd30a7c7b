"""A server by hand: starts it, says where it answers, stops it at Ctrl-C."""

import argparse
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from tests.neo4j_server.server import Server


def main() -> None:
    """One server in the foreground, or one command of `neo4j-admin` on its home."""
    parser = argparse.ArgumentParser(prog="python -m tests.neo4j_server", description=__doc__)
    parser.add_argument("--port", type=int, default=7687, help="of Bolt; 0 is any free one")
    parser.add_argument("--http-port", type=int, default=7474, help="of Neo4j Browser")
    parser.add_argument("--home", type=Path, help="kept for the next time; else a temporary one")
    parser.add_argument("--heap", default="1g", help="memory of the server")
    parser.add_argument(
        "--set", action="append", default=[], metavar="NAME=VALUE", help="a line of neo4j.conf"
    )
    parser.add_argument(
        "--admin",
        nargs=argparse.REMAINDER,
        metavar="WORD",
        help="arguments of neo4j-admin, run on --home in place of a server",
    )
    options = parser.parse_args()
    if options.admin is not None:
        if options.home is None:
            parser.error("--admin needs --home")
        try:
            print(Server(options.home, heap=options.heap).admin(*options.admin), end="")
        except subprocess.CalledProcessError as refused:
            sys.exit(refused.stdout)
        return
    server = Server(
        options.home,
        bolt_port=options.port,
        http_port=options.http_port,
        password=os.environ.get("NEO4J_PASSWORD"),
        heap=options.heap,
        settings=dict(line.split("=", 1) for line in options.set),
    )
    with suppress(KeyboardInterrupt), server:
        print(f"{server.uri}   {server.browser}   Ctrl-C stops it", flush=True)
        threading.Event().wait()


if __name__ == "__main__":
    main()
