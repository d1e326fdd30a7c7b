"""The kit for Neo4j Browser: complete, legible, and working in the real one."""

import math
import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from typer.testing import CliRunner

from kg.browser_kit import LINES, LOOKS, MOST_ELEMENTS, files, pictures, serving
from kg.browser_kit.guide import classic
from kg.browser_kit.saved import body, columns
from kg.browser_kit.style import contrast, grass
from kg.build import build
from kg.cli.app import app
from kg.cli.app import load as load_commands
from kg.cypher.guard import checked
from kg.cypher.library import traversals
from kg.errors import KgError, UnknownTerm
from kg.neo4j import load
from kg.property_graph import labels, relationship_types, terms
from kg.query import Named
from kg.store import open_store
from tests.browser_pictures import served
from tests.conftest import EXAMPLES, ROOT
from tests.neo4j_server import Server
from tests.neo4j_server.browser import FRAME, connect, opened, run
from tests.neo4j_server.drawing import elements, nodes

MET_OFTEN = (
    *("Letter", "Question", "Body", "Exemption", "Provision", "Act", "Regime", "Evidence"),
    *("Ground", "Decision", "PublicInterestTest"),
)
STREAMED = re.compile(r"Started streaming [1-9]\d* record")
# How dichromats see, on linear light (Viénot, Brettel and Mollon 1999).
SIGHT = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red cones": ((0.11238, 0.88762, 0), (0.11238, 0.88762, 0), (0.00401, -0.00401, 1)),
    "no green cones": ((0.29275, 0.70725, 0), (0.29275, 0.70725, 0), (-0.02234, 0.02234, 1)),
}


def test_every_kind_has_a_look_and_a_caption(monkeypatch: pytest.MonkeyPatch) -> None:
    style = grass()
    for label in labels():
        assert re.search(rf'^node\.{label} {{[^}}]*caption: "{{name}}";', style, re.MULTILINE)
    for name in relationship_types():
        assert re.search(rf'^relationship\.{name} {{[^}}]*caption: "<type>";', style, re.MULTILINE)
    with monkeypatch.context() as change:
        change.delitem(LOOKS, "Harm")
        with pytest.raises(UnknownTerm, match="Harm"):
            grass()
    monkeypatch.delitem(LINES, "LIKE")
    with pytest.raises(UnknownTerm, match="LIKE"):
        grass()


def test_colours_are_told_apart_and_captions_stand_out() -> None:
    assert len({look.colour for look in LOOKS.values()}) == len(LOOKS)
    for label, look in LOOKS.items():
        assert contrast(look.ink, look.colour) >= 4.5, label


@pytest.mark.parametrize("sight", SIGHT)
def test_people_who_see_colours_differently_tell_the_main_kinds_apart(sight: str) -> None:
    for one, other in combinations(MET_OFTEN, 2):
        assert distance(seen(one, sight), seen(other, sight)) > 18, (one, other)


def seen(label: str, sight: str) -> tuple[float, ...]:
    """The colour of a kind in CIE L*a*b*, as it is seen."""
    parts = (int(LOOKS[label].colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    light = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    light = [sum(w * p for w, p in zip(row, light, strict=True)) for row in SIGHT[sight]]
    r, g, b = (min(max(p, 0.0), 1.0) for p in light)
    x = (0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505
    y = 0.2126 * r + 0.7152 * g + 0.0722 * b
    z = (0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return math.dist(one, other)


def test_the_command_writes_the_files(tmp_path: Path) -> None:
    load_commands()
    done = CliRunner().invoke(app, ["browser-kit", str(tmp_path / "kit"), "--port", "9001"])
    assert done.exit_code == 0, done.output
    expected = files("http://localhost:9001")
    found = {p.relative_to(tmp_path / "kit").as_posix(): p for p in (tmp_path / "kit").rglob("*.*")}
    assert found.keys() == expected.keys()
    assert all(path.read_text("utf-8") == expected[name] for name, path in found.items())
    assert ":style http://localhost:9001/style.grass" in expected["guide.html"]


def test_saved_queries_only_read_have_titles_and_limits() -> None:
    kit = files()
    for query in pictures():
        checked(body(query))
        text = kit[f"queries/pictures/{query.name}.cypher"]
        assert text.startswith(f"// {query.said_title}\n// {query.summary}\n")
        assert re.search(r"^LIMIT \d+$", text.splitlines()[-1])
    for query in traversals():
        text = kit[f"queries/tables/{query.name}.cypher"]
        assert text.startswith(f"// {query.said_title}\n")
        assert "LIMIT" in text
        assert "$" not in text


def test_every_picture_is_in_both_guides_once() -> None:
    kit = files()
    for query in pictures():
        assert kit["guide.adoc"].count(f"----\n{body(query)}\n----") == 1
        assert kit["guide.html"].count(f"<figcaption>{query.title}</figcaption>") == 1


def test_the_mapping_of_neosemantics_names_every_term_under_a_prefix() -> None:
    text = files()["n10s-mapping.cypher"]
    for term in terms():
        assert f'CALL n10s.mapping.add("{term.iri}", "{term.name}");' in text
    spaces = re.findall(r'nsprefixes\.add\("\w+", "(.+)"\)', text)
    assert all(any(term.iri.startswith(space) for space in spaces) for term in terms())


def test_the_kit_is_served_to_other_origins_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("beside")
    with served(tmp_path / "kit") as address:
        asked = urllib.request.Request(f"{address}/guide.adoc", method="OPTIONS")
        for request in (asked, f"{address}/guide.adoc", f"{address}/style.grass"):
            with urllib.request.urlopen(request) as answer:
                assert answer.headers["Access-Control-Allow-Origin"] == "*"
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{address}/%2e%2e/secret.txt")
        port = int(address.rsplit(":", 1)[1])
        with pytest.raises(KgError, match=f"port {port} cannot be had"), serving(tmp_path, port):
            pytest.fail("two servers at one port")


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a kit that is served."""
    with served(tmp_path_factory.mktemp("kit") / "kit") as address:
        yield address


@pytest.fixture(scope="module")
def server(
    neo4j_ready: None, kit: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A Neo4j with the kit's own settings and the example letters, one authority's twice."""
    place = tmp_path_factory.mktemp("letters")
    again = (EXAMPLES / "police-scotland-foisa-prose.txt").read_text("utf-8")
    (place / "again.txt").write_text(again.replace("FOI 25-1184", "FOI 25-2296"), "utf-8")
    build([EXAMPLES, place / "again.txt"], place / "store")
    lines = files(kit)["neo4j.conf"].splitlines()
    settings = dict(line.split("=", 1) for line in lines if not line.startswith("#"))
    with Server(settings=settings) as server:
        with server.driver() as driver:
            load(open_store(place / "store"), driver)
        yield server


@pytest.fixture(scope="module")
def page(chromium: Browser, server: Server) -> Iterator[Page]:
    """Neo4j Browser as it is when it has connected and done what the settings say."""
    with opened(chromium) as page:
        connect(page, server)
        expect(guide_of(page)).to_contain_text("Before you begin", timeout=20_000)
        yield page


def guide_of(page: Page) -> Locator:
    return page.locator(FRAME).filter(has_text="/guide.html")


def test_the_guide_opens_by_itself_and_all_it_runs_draws_as_it_should(
    page: Page, server: Server, kit: str
) -> None:
    guide, drawn, drawings = guide_of(page), 0, {body(query) for query in pictures()}
    for number, told in enumerate(classic(kit)):
        if number == 1:  # the most there can be to draw
            run(page, ":config autoComplete: true").locator("button[title=Close]").click()
        if number:
            guide.locator("[data-testid=nextSlide]").first.click()
        expect(guide.locator("h3:visible")).to_have_text(told.title)
        for place, (_, text) in enumerate(told.runs):
            guide.locator("pre.runnable:visible").nth(place).click()
            frame = run(page, "")
            if text in drawings:
                shows_well(frame, server)
                drawn += 1
            elif text.startswith("MATCH"):
                expect(frame).to_contain_text(STREAMED)
            expect(frame).not_to_contain_text("ERROR")
            frame.locator("button[title=Close]").click()
    assert drawn == len(pictures())


def shows_well(frame: Locator, server: Server) -> None:
    """Each node of the picture has the beginning of its name on it, and the colour of its kind."""
    shown = nodes(frame)
    assert 5 < elements(frame) <= MOST_ELEMENTS
    with server.driver() as driver:
        found = driver.execute_query(
            "MATCH (n) WITH n, toInteger(split(elementId(n), ':')[2]) AS number "
            "WHERE number IN $numbers RETURN number, labels(n) AS labels, n.name AS name",
            numbers=[node.number for node in shown],
        ).records
    held = {row["number"]: row for row in found}
    for node in shown:
        (label,) = set(held[node.number]["labels"]) - {"Resource"}
        assert node.colour == LOOKS[label].colour, (label, node)
        caption = "".join(node.caption.removesuffix("…").split())
        assert len(caption) > 2, node  # Neo4j Browser may leave words out further on
        assert "".join(held[node.number]["name"].split()).startswith(caption[:12]), node


@pytest.mark.parametrize("query", traversals(), ids=lambda query: query.name)
def test_every_saved_table_has_rows_in_the_real_browser(page: Page, query: Named) -> None:
    frame = run(page, files()[f"queries/tables/{query.name}.cypher"])
    expect(frame).to_contain_text(STREAMED, timeout=20_000)
    for column in columns(query):
        expect(frame.locator("table th").get_by_text(column, exact=True)).to_be_visible()
    frame.locator("button[title=Close]").click()


def test_the_compose_file_says_what_the_settings_of_the_kit_say() -> None:
    text = " ".join((ROOT / "compose.yaml").read_text("utf-8").split())
    for line in files()["neo4j.conf"].splitlines():
        if not line.startswith("#"):
            name, value = line.split("=", 1)
            # As the image wants it: _ for a point, __ for an underscore.
            variable = "NEO4J_" + name.replace("_", "__").replace(".", "_")
            assert re.search(rf"{variable}: (>- )?{re.escape(value)}", text), line
