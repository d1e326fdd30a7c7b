"""Neo4j Browser under Playwright: connected to a server, running what a person would type."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.neo4j_server.jars import Unavailable
from tests.neo4j_server.server import Server

FRAME = "[data-testid=frame]"


@contextmanager
def chromium() -> Iterator[Browser]:
    """Headless Chromium, as Debian packages it.

    Raises Unavailable when it is not installed.
    """
    path = shutil.which("chromium")
    if path is None:
        raise Unavailable("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@contextmanager
def opened(chromium: Browser) -> Iterator[Page]:
    """A page of 1600 by 1000 pixels that knows nothing of any page before."""
    context = chromium.new_context(viewport={"width": 1600, "height": 1000})
    yield context.new_page()
    context.close()


def connect(page: Page, server: Server) -> None:
    """The page is Neo4j Browser, logged in to the server."""
    page.goto(server.browser)
    if server.password is not None:
        page.fill("[data-testid=username]", "neo4j")
        page.fill("[data-testid=password]", server.password)
    page.click("[data-testid=connect]")
    welcome = page.locator(FRAME).filter(has_text=":play start")
    expect(welcome).to_be_visible(timeout=30_000)


def run(page: Page, command: str) -> Locator:
    """The frame in which Neo4j Browser shows what came of a query, or of a command like `:play`."""
    frames = page.locator(FRAME)
    before = frames.count()
    page.click(".monaco-editor")
    page.keyboard.insert_text(command)
    page.click("[data-testid=editor-Run]")
    expect(frames).to_have_count(before + 1)
    return frames.first
