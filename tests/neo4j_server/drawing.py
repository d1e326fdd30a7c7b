"""What Neo4j Browser has drawn: its nodes with caption and colour, and a picture of it."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page, expect

_NODES = """nodes => nodes.map(node => [
    Number(node.getAttribute("aria-label").replace("graph-node", "")),
    [...node.querySelectorAll("text.caption")].map(line => line.textContent).join(""),
    node.querySelector("circle.b-outline").getAttribute("fill"),
])"""
_PLACES = "nodes => nodes.map(node => node.getAttribute('transform')).join()"
_EXTENT = """nodes => nodes.map(node => node.getBoundingClientRect())
    .map(box => [box.left, box.top, box.right, box.bottom])"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A node of the picture: its number in the database, its caption and its colour."""

    number: int
    caption: str
    colour: str


def nodes(frame: Locator) -> tuple[Drawn, ...]:
    """The nodes that a frame shows, once it shows any."""
    expect(frame.locator("svg g.node").first).to_be_visible(timeout=20_000)
    return tuple(Drawn(*node) for node in frame.locator("svg g.node").evaluate_all(_NODES))


def elements(frame: Locator) -> int:
    """How many nodes and relationships a frame shows."""
    return frame.locator("svg g.node, svg g.relationship").count()


def picture(page: Page, frame: Locator, path: Path, *, margin: int = 12) -> None:
    """The drawing of a frame as a file, over the whole page, at rest, and cut to what it shows."""
    frame.locator("button[title=Fullscreen]").click()
    collapse = frame.locator("button[aria-label='Collapse the node properties display']")
    if collapse.count():
        collapse.click()
    at_rest(page, frame)
    frame.locator("button[aria-label=zoom-to-fit]").click()
    at_rest(page, frame)
    page.wait_for_timeout(1_500)  # the zoom glides
    boxes = frame.locator("svg g.node").evaluate_all(_EXTENT)
    left, top = (min(box[side] for box in boxes) - margin for side in (0, 1))
    right, bottom = (max(box[side] for box in boxes) + margin for side in (2, 3))
    page.mouse.move(5, 995)
    clip = FloatRect(x=left, y=top, width=right - left, height=bottom - top)
    path.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=path, clip=clip)
    frame.locator("button[title='Close fullscreen']").click()


def at_rest(page: Page, frame: Locator) -> None:
    """The nodes of a frame have found their places."""
    before = None
    for _ in range(60):
        now = frame.locator("svg g.node").evaluate_all(_PLACES)
        if now == before:
            return
        before = now
        page.wait_for_timeout(500)
