"""The real Neo4j that other tests stand on: it answers, keeps, refuses, and leaves nothing."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError, ClientError, ServiceUnavailable
from playwright.sync_api import Page, expect

from tests import conftest
from tests.neo4j_server import READ_ONLY, DidNotStart, Server, Unavailable, jars, java
from tests.neo4j_server.browser import connect, run
from tests.neo4j_server.jars import caches


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_answers_over_bolt_and_by_its_routing_table(neo4j: Server, scheme: str) -> None:
    with GraphDatabase.driver(f"{scheme}://{neo4j.address}") as driver:
        (row,) = driver.execute_query("CALL dbms.components()").records
    assert row["versions"][0].startswith("5.26.")
    assert row["edition"] == "community"


def test_a_wipe_leaves_nothing(neo4j: Server) -> None:
    with neo4j.driver() as driver:
        driver.execute_query("CREATE CONSTRAINT one IF NOT EXISTS FOR (n:A) REQUIRE n.id IS UNIQUE")
        driver.execute_query("CREATE INDEX named IF NOT EXISTS FOR (n:A) ON (n.name)")
        driver.execute_query("UNWIND range(1, 25000) AS id CREATE (:A {id: id})-[:R]->(:B)")
        neo4j.wipe()
        assert driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 0
        assert driver.execute_query("SHOW CONSTRAINTS").records == []
        assert {i["type"] for i in driver.execute_query("SHOW INDEXES").records} == {"LOOKUP"}


def test_neo4j_browser_draws_what_the_server_holds(empty_neo4j: Server, browser_page: Page) -> None:
    with empty_neo4j.driver() as driver:
        driver.execute_query("CREATE (:Body {name: 'Harbour Board'})-[:ASKED]->(:Body)")
    connect(browser_page, empty_neo4j)
    frame = run(browser_page, "MATCH p = ()-->() RETURN p")
    expect(frame.locator("svg g.node")).to_have_count(2)
    expect(frame.locator("svg g.relationship")).to_have_count(1)
    expect(frame.locator("svg g.node", has_text="Harbour")).to_have_count(1)


def test_the_admin_tool_imports_what_the_server_then_serves(
    neo4j_ready: None, tmp_path: Path
) -> None:
    nodes = tmp_path / "bodies.csv"
    nodes.write_text(":ID,name,:LABEL\n1,Harbour Board,Body\n2,Ferry Trust,Body\n")
    links = tmp_path / "links.csv"
    links.write_text(":START_ID,:END_ID,:TYPE\n1,2,ASKED\n")
    with pytest.raises(subprocess.CalledProcessError) as refused:
        Server(tmp_path / "home").admin("database", "import", "full", "--nodes=none.csv", "neo4j")
    assert "none.csv" in refused.value.stdout
    server = Server(tmp_path / "home", password="harbour-1")
    server.admin(
        *("database", "import", "full", f"--nodes={nodes}", f"--relationships={links}"),
        *("--overwrite-destination", "neo4j"),
    )
    count = "MATCH (a:Body)-[:ASKED]->(b) RETURN a.name + ' to ' + b.name AS link"
    with server, server.driver() as driver:
        assert driver.execute_query(count).records[0]["link"] == "Harbour Board to Ferry Trust"
        with (
            GraphDatabase.driver(server.uri, auth=("neo4j", "wrong-one")) as other,
            pytest.raises(AuthError),
        ):
            other.verify_connectivity()
        server.restart(READ_ONLY)
        assert driver.execute_query(count).records[0]["link"] == "Harbour Board to Ferry Trust"
        with pytest.raises(ClientError, match="read-only"):
            driver.execute_query("CREATE ()")
        server.kill()
        with pytest.raises(ServiceUnavailable), driver.session() as session:
            session.run(count).consume()
    assert server.home.is_dir()


def test_tls_with_a_certificate_that_nobody_vouches_for(neo4j_ready: None) -> None:
    with Server(tls=True) as server:
        with server.driver() as driver:
            assert driver.execute_query("RETURN 1 AS one").records[0]["one"] == 1
        for scheme, fault in (
            ("bolt+s", "SSLCertVerificationError"),
            ("bolt", "incomplete handshake"),
        ):
            with (
                GraphDatabase.driver(f"{scheme}://{server.address}") as driver,
                pytest.raises(ServiceUnavailable, match=fault),
            ):
                driver.verify_connectivity()


def test_a_server_that_cannot_start_says_why(neo4j_ready: None) -> None:
    with (
        pytest.raises(DidNotStart, match=r"no\.such\.setting"),
        Server(settings={"no.such.setting": "1"}) as server,
    ):
        pytest.fail(f"{server.uri} answers")


def test_a_port_that_another_server_has_is_refused(neo4j: Server) -> None:
    with pytest.raises(OSError, match="in use"):
        Server(bolt_port=neo4j.bolt_port)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL], ids=["stopped", "killed"])
def test_by_hand_it_leaves_nothing_however_it_ends(
    neo4j_ready: None, tmp_path: Path, ending: signal.Signals
) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.neo4j_server", "--port", "0", "--http-port", "0"],
        stdout=subprocess.PIPE,
        text=True,
        cwd=conftest.ROOT,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    ) as process:
        assert process.stdout is not None
        uri = process.stdout.readline().split()[0]
        with GraphDatabase.driver(uri) as driver:
            driver.verify_connectivity()
        assert list(tmp_path.iterdir())
        process.send_signal(ending)
    end = time.monotonic() + 20
    while (left := list(tmp_path.glob("kg-neo4j-*"))) and time.monotonic() < end:
        time.sleep(0.1)
    assert left == []
    with GraphDatabase.driver(uri) as driver, pytest.raises(ServiceUnavailable):
        driver.verify_connectivity()


@pytest.mark.parametrize(
    ("wanted", "outcome"),
    [("", pytest.skip.Exception), ("1", pytest.fail.Exception)],
    ids=["skips", "refuses to skip"],
)
def test_what_is_missing_is_said(
    wanted: str, outcome: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KG_REQUIRE_NEO4J", wanted)
    with pytest.raises(outcome, match="Java is not installed"):
        conftest.lacking("Java is not installed")


def test_a_machine_without_java_or_maven(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(Unavailable, match="Java 17 or newer is not installed"):
        java.__wrapped__()
    with pytest.raises(Unavailable, match="Maven"):
        jars.__wrapped__()
    assert not [path for path in caches().iterdir() if path.is_dir()]


def test_a_java_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = tmp_path / "bin" / "java"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    old.chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(Unavailable, match=r"11\.0\.2"):
        java.__wrapped__()
