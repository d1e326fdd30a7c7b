"""The pictures of the README: drawn by Neo4j Browser from the example letters, in the kit's style.

`python -m tests.browser_pictures` makes them anew in `docs/`; with names, those alone, anywhere:
`python -m tests.browser_pictures --out pictures who-relied-on-what`.
"""

import argparse
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.browser_kit import pictures, serving, write
from kg.browser_kit.saved import body
from kg.build import build
from kg.neo4j import load
from kg.store import open_store
from tests.conftest import EXAMPLES, ROOT
from tests.neo4j_server import Server
from tests.neo4j_server.browser import chromium, connect, opened, run
from tests.neo4j_server.drawing import nodes, picture

SHOWN = (
    "questions-of-a-letter",
    "roles-of-citations",
    "same-in-substance",
    "way-between-two-bodies",
)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A kit written to a folder and served at a free port; its address."""
    folder.mkdir(parents=True, exist_ok=True)
    with serving(folder, 0) as server:
        address = f"http://localhost:{server.server_port}"
        write(folder, address)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield address
        server.shutdown()
        thread.join()


def main() -> None:
    """The pictures in a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.browser_pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs", help="the folder of pictures")
    parser.add_argument("names", nargs="*", default=SHOWN, help="of queries/pictures")
    options = parser.parse_args()
    chosen = [query for query in pictures() if query.name in options.names]
    with tempfile.TemporaryDirectory() as place, Server() as server:
        build([EXAMPLES], Path(place) / "store")
        with server.driver() as driver:
            load(open_store(Path(place) / "store"), driver)
        with (
            served(Path(place) / "kit") as address,
            chromium() as browser,
            opened(browser) as page,
        ):
            connect(page, server)
            run(page, f":style {address}/style.grass").get_by_text("node.Letter").wait_for()
            run(page, ":config autoComplete: false")
            for query in chosen:
                frame = run(page, body(query))
                print(f"{query.name}: {len(nodes(frame))} nodes")
                picture(page, frame, options.out / f"{query.name}.png")


if __name__ == "__main__":
    main()
