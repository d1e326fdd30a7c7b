"""kg load on a real server: the same graph however it comes about, and nothing else touched."""

import io
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from kg.build import build, remove
from kg.cli import main
from kg.errors import KgError, ServerError, UnknownTerm
from kg.neo4j import Totals, connected, gathering, load, plan, statements, told
from kg.neo4j.connecting import checked_agent, checked_uri
from kg.neo4j.parcels import packed
from kg.property_graph import letter_parts, letters
from kg.store import Store, open_store
from tests.conftest import EXAMPLES, ROOT
from tests.graph_dump import assert_same, of_server, of_store
from tests.many_letters import many_letters, small_world
from tests.neo4j_server import READ_ONLY, Server

SMALL_STEPS = """
import sys
from kg.neo4j import connected, load
from kg.store import open_store
with connected(sys.argv[2]) as driver:
    load(open_store(sys.argv[1]), driver, rows=800)
"""
Run = Callable[..., tuple[int, str]]
PASSWORD = "letters-1"
MANY = 40
SOME = ("home-office-extension.txt", "barnsley-council-kennels.txt", "kent-council-s12-advice.eml")
ODD = """Dunmouth Harbour Trust
Ref: DH/77

12 March 2025

Dear requester

You asked on 3 March 2025 for the following.

1. What does "Robby' WITH true MATCH (n) DETACH DELETE n //" cost? `) DETACH DELETE (n

We withhold this under section 43(2) of the Freedom of Information Act 2000. The Saltmarsh Pilots
Guild Act 1911, section 4, was considered; C:\\quay\\"north", and {curly: $rows}.

Yours faithfully
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Letters, one of which tries to speak to the database."""
    place = tmp_path_factory.mktemp("load") / "letters"
    place.mkdir()
    for name in SOME:
        (place / name).write_bytes((EXAMPLES / name).read_bytes())
    (place / "odd.txt").write_text(ODD, "utf-8")
    return place


@pytest.fixture(scope="module")
def store(folder: Path) -> Store:
    build([folder], folder.parent / "store")
    return small_world(open_store(folder.parent / "store"))


@pytest.fixture(scope="module")
def many(store: Store, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Enough letters for several transactions."""
    return many_letters(store, MANY, tmp_path_factory.mktemp("many") / "store")


def loaded(store: Store, server: Server, **options: bool | int) -> Totals:
    with connected(server.uri) as driver:
        return load(store, driver, **options)  # type: ignore[arg-type]


@pytest.fixture
def kg_load(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs `kg load WORDS` with nobody at the keyboard; gives the exit code and what it says."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def run(*words: str | Path, password: str = "") -> tuple[int, str]:
        monkeypatch.setattr(sys, "argv", ["kg", "load", *map(str, words)])
        monkeypatch.setenv("NEO4J_PASSWORD", password)
        capfd.readouterr()
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code or 0
        out, err = capfd.readouterr()
        assert isinstance(code, int) and out == ""
        return code, err

    return run


# ------------------------------------------------------------------ the graph


def test_the_command_brings_the_graph_and_a_second_time_writes_nothing(
    store: Store, empty_neo4j: Server, kg_load: Run
) -> None:
    words = ("--store", store.path, "--uri", empty_neo4j.uri)
    code, said = kg_load(*words)
    expected = of_store(store)
    made = f"nodes {len(expected.nodes)} made, 0 deleted; "
    links = f"relationships {expected.relationships.total()} made, 0 deleted; "
    begins = f"4 new, 0 changed, 0 removed, 0 unchanged; {made}{links}"
    assert code == 0 and said.startswith(begins) and said.endswith(" a second\n"), said
    found = of_server(empty_neo4j)
    assert_same(found, expected)
    texts = [str(said.get("text")) for _, said in found.nodes.values()]
    assert any("MATCH (n) DETACH DELETE n //" in text for text in texts), "it is text"
    code, said = kg_load(*words)
    assert (code, said) == (0, "nothing changed: all 4 letters are there as in the store\n")


def test_letters_change_come_and_go(folder: Path, tmp_path: Path, empty_neo4j: Server) -> None:
    place = tmp_path / "store"
    build([folder], place)
    loaded(open_store(place), empty_neo4j)
    said = {uri for uri in of_server(empty_neo4j).nodes if "saltmarsh" in uri}
    assert said, "an act of no list comes with the letter that names it"
    build([folder, EXAMPLES / "nhs-tayside-foisa-disclosed.md"], place)
    remove(str(folder / "odd.txt"), place)
    with empty_neo4j.driver() as driver:  # as an older reading of it would have left the letter
        driver.execute_query(
            "MATCH (l:Letter) WITH l ORDER BY l.uri LIMIT 1 "
            "MATCH (l)-[:HAS_CITATION|HAS_DECISION]->(n) DETACH DELETE n "
            "SET l.fingerprint = 'older', l.name = 'older'"
        )
        driver.execute_query("MATCH (b:Body) WHERE NOT ()-->(b) WITH b LIMIT 3 DETACH DELETE b")
        driver.execute_query("MATCH (x:Exemption)-[r:LIKE]->() SET r.reason = 'changed by hand'")
        todo = plan(open_store(place), driver)
    done = loaded(open_store(place), empty_neo4j)
    assert (done.new, done.changed, done.removed) == (1, 1, 1)
    assert [len(todo.new), len(todo.changed), len(todo.removed)] == [1, 1, 1]
    assert_same(of_server(empty_neo4j), of_store(open_store(place)))
    assert not said & of_server(empty_neo4j).nodes.keys()


def test_rows_of_a_letter_share_a_transaction_and_small_ones_make_the_same_graph(
    store: Store, empty_neo4j: Server
) -> None:
    told: list[tuple[int, int]] = []
    with connected(empty_neo4j.routing_uri) as driver:
        load(store, driver, rows=1000, progress=lambda *done: told.append(done))
    assert_same(of_server(empty_neo4j), of_store(store))
    assert told[0] == (0, 4) and told[-1] == (4, 4)


# ------------------------------------------------------------------ cut off


def letters_in(server: Server) -> int:
    with server.driver() as driver:
        return int(driver.execute_query("MATCH (l:Letter) RETURN count(l)").records[0][0])


def world_in(server: Server) -> int:
    with server.driver() as driver:
        return int(driver.execute_query("MATCH (n:Resource) RETURN count(n)").records[0][0])


def test_load_killed_again_and_again_is_finished_by_the_last(
    many: Store, empty_neo4j: Server
) -> None:
    command = [sys.executable, "-c", SMALL_STEPS, str(many.path), empty_neo4j.uri]
    whole = of_store(many)
    stops: list[Callable[[], bool]] = [
        lambda: world_in(empty_neo4j) > 0,
        lambda: letters_in(empty_neo4j) > 0,
        lambda: letters_in(empty_neo4j) > 10,
    ]
    for stop in stops:
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=ROOT)
        while not stop() and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL, "the load was over before it could be killed"
        for uri, node in of_server(empty_neo4j).nodes.items():
            assert node == whole.nodes[uri]
    assert 0 < letters_in(empty_neo4j) < MANY
    loaded(many, empty_neo4j)
    assert_same(of_server(empty_neo4j), whole)


def test_two_loads_at_once_make_one_graph(
    many: Store, empty_neo4j: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One of them gathers letters in processes of its own."""
    monkeypatch.setattr(gathering, "AT_ONCE", 5)
    done: list[Totals] = []

    def one_load(jobs: int) -> None:
        done.append(loaded(many, empty_neo4j, rows=2000, jobs=jobs))

    both = [threading.Thread(target=one_load, args=(jobs,)) for jobs in (1, 2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sum(totals.new for totals in done) == MANY
    assert sum(totals.changed for totals in done) == 0
    expected = of_store(many)
    assert sum(totals.nodes_created for totals in done) == len(expected.nodes)
    created = sum(totals.relationships_created for totals in done)
    assert created == expected.relationships.total()
    assert_same(of_server(empty_neo4j), expected)


def test_processes_gather_in_order_and_a_few_chunks_ahead(many: Store) -> None:
    wanted = letters(many)
    asked: list[int] = []

    def chunks() -> Iterator[tuple[str, ...]]:
        for at in range(0, MANY, 4):
            asked.append(at)
            yield wanted[at : at + 4]

    with gathering.gathered(many, chunks(), packed, jobs=2) as coming:
        first = next(coming)
        assert len(asked) == 4, "one taken, three gathered or to be gathered"
        found = [*first, *chain.from_iterable(coming)]
    assert tuple(found) == packed(letter_parts(many))


# ------------------------------------------------------------------ other data


def test_other_data_are_refused_and_when_allowed_left_alone(
    folder: Path, tmp_path: Path, empty_neo4j: Server
) -> None:
    place = tmp_path / "store"
    build([folder], place)
    small_world(open_store(place))
    with empty_neo4j.driver() as driver:
        driver.execute_query(
            "CREATE (:Person {name: 'Ada'})-[:WROTE]->(:Letter {name: 'private', letter: 'x'}), "
            "(:Resource:Body {uri: 'urn:theirs', name: 'theirs'})-[:LIKE]->(:Body {name: 'b'})"
        )
        theirs = (
            "MATCH (n) WHERE n.name IN ['Ada', 'private', 'theirs', 'b'] RETURN count { (n)--() }"
        )
        with pytest.raises(ServerError, match=r"other data.*--into-other-data"):
            load(open_store(place), driver)
        load(open_store(place), driver, into_other_data=True)
        remove(str(folder / "odd.txt"), place)
        load(open_store(place), driver, into_other_data=True)
        kept = driver.execute_query(theirs).records
        assert [row[0] for row in kept] == [1, 1, 1, 1]
        driver.execute_query(
            "MATCH (n) WHERE n.name IN ['Ada', 'private', 'theirs', 'b'] DETACH DELETE n"
        )
    assert_same(of_server(empty_neo4j), of_store(open_store(place)))


def test_letters_of_another_store_are_replaced_only_when_told(
    store: Store, tmp_path: Path, empty_neo4j: Server
) -> None:
    other = many_letters(store, 2, tmp_path / "other")
    loaded(store, empty_neo4j)
    with pytest.raises(ServerError, match=r"another store.*--replace"):
        loaded(other, empty_neo4j)
    done = loaded(other, empty_neo4j, replace=True)
    assert (done.removed, done.new) == (4, 2)
    assert_same(of_server(empty_neo4j), of_store(other))


# ------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("bolt://127.0.0.1:1", "nothing answers there; start Neo4j"),
        ("neo4j://127.0.0.1:1", "nothing answers there; start Neo4j"),
        ("bolt://no-such-host.invalid", "no host of that name"),
        ("http://127.0.0.1:7474", "not an address of Bolt; begin it with"),
        ("bolt://127.0.0.1:port", "cannot be read"),
        ("bolt://neo4j:secret@127.0.0.1", "no user or password in the address"),
    ],
)
def test_address_that_leads_nowhere_is_told_with_the_cure(address: str, words: str) -> None:
    with pytest.raises(ServerError, match=re.escape(words)) as told, connected(address):
        pass
    assert "\n" not in str(told.value) and "secret" not in str(told.value)


@pytest.mark.parametrize("agent", ["Neo4j/4.4.39", "Neo4j/3.5.0", "Other/9.1"])
def test_server_too_old_or_another_is_refused(agent: str) -> None:
    with pytest.raises(ServerError, match="Neo4j 5 or newer"):
        checked_agent(agent)


def test_newer_servers_are_taken() -> None:
    assert checked_agent("Neo4j/2025.10.1") and checked_uri("neo4j+s://graph.example")


@pytest.mark.parametrize(
    ("obstacle", "words"),
    [
        ("CREATE INDEX other FOR (r:Resource) ON (r.uri)", "clashes with the constraint"),
        (
            "CREATE CONSTRAINT n10s_unique_uri FOR (r:Other) REQUIRE r.uri IS UNIQUE",
            "another constraint or index by the name n10s_unique_uri",
        ),
        ("UNWIND [1, 2] AS n CREATE (:Resource:Act {uri: 'urn:a'})", "clashes with the constraint"),
    ],
    ids=["index", "name", "doubled"],
)
def test_constraint_that_cannot_be_made_is_told(
    obstacle: str, words: str, store: Store, empty_neo4j: Server
) -> None:
    with empty_neo4j.driver() as driver:
        driver.execute_query(obstacle)
    with pytest.raises(ServerError, match=words):
        loaded(store, empty_neo4j)


@pytest.fixture(scope="module")
def locked(neo4j_ready: None) -> Iterator[Server]:
    """A server that speaks TLS alone and wants a login."""
    with Server(tls=True, password=PASSWORD, brief=True) as server:
        yield server


def test_login_and_tls_at_the_command_line(
    locked: Server, store: Store, tmp_path: Path, kg_load: Run
) -> None:
    wrong, right = tmp_path / "wrong", tmp_path / "right"
    wrong.write_text("letters-2\n")
    right.write_text(f"{PASSWORD}\n")
    here = ("--store", store.path, "--dry-run", "--uri")
    cases = [
        ((*here, locked.uri), "wrong user or password; set NEO4J_PASSWORD"),
        ((*here, locked.uri, "--password-file", wrong), "wrong user or password"),
        ((*here, locked.uri, "--password-file", tmp_path / "none"), "no password can be read"),
        ((*here, f"bolt+s://{locked.address}"), "certificate is not trusted"),
        ((*here, f"neo4j+s://{locked.address}"), "certificate is not trusted"),
        ((*here, f"bolt://{locked.address}"), "where it wants TLS, write bolt+s://"),
    ]
    for words, cure in cases:
        code, said = kg_load(*words)
        assert code == 5 and cure in said and said.count("\n") == 1, said
    code, said = kg_load(*here, locked.uri, "--database", "absent", password=PASSWORD)
    assert code == 5 and "no such database; name another" in said
    for code, said in (
        kg_load(*here, locked.uri, "--password-file", right),
        kg_load(*here, locked.routing_uri, password=PASSWORD),
    ):
        assert code == 0 and "would load 4 new" in said, said


def test_password_is_asked_for_unseen(locked: Server, store: Store) -> None:
    controller, terminal = os.openpty()
    command = [sys.executable, "-m", "kg", "load", "--dry-run", "--store", str(store.path)]
    process = subprocess.Popen(
        [*command, "--uri", locked.uri],
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(terminal)
    shown = b""
    while b"Password of neo4j: " not in shown:
        shown += os.read(controller, 1000)
    os.write(controller, f"{PASSWORD}\n".encode())
    while process.poll() is None or b"would load" not in shown:
        try:
            shown += os.read(controller, 1000)
        except OSError:  # the terminal's other end is closed
            break
    os.close(controller)
    assert process.wait() == 0 and b"would load 4 new" in shown
    assert PASSWORD.encode() not in shown


def test_load_outlives_the_loss_of_its_server(many: Store, locked: Server) -> None:
    lost, back = threading.Event(), threading.Event()

    def lose() -> None:
        locked.kill()
        locked.start()
        back.set()

    def after_the_first(done: int, _: int) -> None:
        if done and not lost.is_set():
            lost.set()
            threading.Timer(0.05, lose).start()

    with connected(locked.uri, password=PASSWORD) as driver:
        try:
            with told(locked.uri):
                load(many, driver, rows=800, progress=after_the_first)
        except ServerError as error:  # lost while it committed: nobody knows whether it did
            assert "run the same again" in str(error)
        assert lost.is_set() and back.wait(60)
        load(many, driver)
    assert_same(of_server(locked), of_store(many))


def test_database_that_takes_no_writes_is_enough_where_nothing_changed(
    locked: Server, store: Store, many: Store
) -> None:
    with connected(locked.uri, password=PASSWORD) as driver:
        load(many, driver)
    locked.restart(READ_ONLY)
    with connected(locked.uri, password=PASSWORD) as driver:
        assert load(many, driver) == Totals(unchanged=MANY)
    with (
        pytest.raises(ServerError, match="takes no writes"),
        connected(locked.routing_uri, password=PASSWORD) as driver,
    ):
        load(store, driver, replace=True)


def test_http_port_is_told_apart(neo4j: Server) -> None:
    with (
        pytest.raises(ServerError, match="Neo4j's port of Bolt"),
        connected(f"bolt://127.0.0.1:{neo4j.http_port}"),
    ):
        pass


def test_driver_that_is_not_installed_is_named_with_its_extra(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "neo4j", None)
    with pytest.raises(KgError, match=re.escape("foi-kg[neo4j]")), connected("bolt://127.0.0.1"):
        pass


# ------------------------------------------------------------------ query texts


@pytest.mark.parametrize("name", ["Letter`) DETACH DELETE (n", "letter", "Person", ""])
def test_only_names_of_the_closed_lists_enter_a_query(name: str) -> None:
    for statement in (statements.add_nodes, statements.settle_relationships):
        with pytest.raises(UnknownTerm):
            statement(name)
