"""Where the letters are; what several tests share."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from tests.neo4j_server import Server

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "letters"
PAPERS = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def papers() -> Path:
    """The papers beside the project: facts, gold letters, the score."""
    if not PAPERS.is_dir():
        pytest.skip("the papers (../shared) do not lie beside the project")
    return PAPERS


@pytest.fixture
def letters(tmp_path: Path) -> Path:
    """A folder of some example letters, to be changed at will."""
    folder = tmp_path / "letters"
    folder.mkdir()
    for name in ("home-office-extension.txt", "barnsley-council-kennels.txt"):
        (folder / name).write_bytes((EXAMPLES / name).read_bytes())
    return folder


def lacking(reason: str) -> NoReturn:
    """A skip for what this machine lacks, or a failure where KG_REQUIRE_NEO4J=1 says it may not."""
    if os.environ.get("KG_REQUIRE_NEO4J") == "1":
        pytest.fail(f"KG_REQUIRE_NEO4J=1, but {reason}", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def neo4j_ready() -> None:
    """What a server of one's own needs: Java, the jars (fetched by Maven the first time)."""
    from tests.neo4j_server import Unavailable, jars, java

    try:
        java()
        jars()
    except Unavailable as missing:
        lacking(str(missing))


@pytest.fixture(scope="session")
def neo4j(neo4j_ready: None) -> "Iterator[Server]":
    """One real Neo4j for all tests, started on first use, with what earlier tests left in it."""
    from tests.neo4j_server import Server

    with Server(brief=True) as server:
        yield server


@pytest.fixture
def empty_neo4j(neo4j: "Server") -> "Server":
    """The server with an empty database."""
    neo4j.wipe()
    return neo4j


@pytest.fixture(scope="session")
def chromium() -> "Iterator[Browser]":
    """Headless Chromium."""
    from tests.neo4j_server import Unavailable
    from tests.neo4j_server.browser import chromium

    try:
        with chromium() as browser:
            yield browser
    except Unavailable as missing:
        lacking(str(missing))


@pytest.fixture
def browser_page(chromium: "Browser") -> "Iterator[Page]":
    """A page in which Neo4j Browser can be opened."""
    from tests.neo4j_server.browser import opened

    with opened(chromium) as page:
        yield page
