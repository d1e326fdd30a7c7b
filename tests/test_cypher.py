"""Cypher of a user's own: what is refused, what is stopped, the cached graph, and the command."""

import csv
import io
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from kg.build import build, remove
from kg.cli.app import app, load
from kg.cypher import checked, library, named, run, run_on
from kg.cypher.building import graph_file
from kg.cypher.guard import LONGEST
from kg.cypher.library import CYPHER, described
from kg.errors import LimitReached, RefusedQuery, UnknownQuery
from kg.query import Limits
from kg.query.library import parse
from kg.store import Store, open_store
from tests.conftest import EXAMPLES
from tests.six_letters import held_by, six_letters
from tests.woven_letters import woven_letters

if TYPE_CHECKING:
    from neo4j import Driver

    from tests.neo4j_server import Server

pytest.importorskip("kglite", reason="the extra cypher is not installed")

REFUSED = {
    "create": ("CREATE (n:Letter) RETURN n", "CREATE is refused"),
    "merge": ("MATCH (n) MERGE (n)-[:SEEN]->(n) RETURN n", "MERGE is refused"),
    "set": ("MATCH (n) SET n.name = 'x' RETURN n", "SET is refused"),
    "remove": ("MATCH (n) REMOVE n.name RETURN n", "REMOVE is refused"),
    "delete": ("MATCH (n) DETACH DELETE n", "DETACH is refused"),
    "foreach": ("MATCH (n) FOREACH (x IN [1] | SET n.a = x) RETURN n", "FOREACH is refused"),
    "in a subquery": ("CALL { CREATE (n) RETURN n } RETURN n", "CREATE is refused"),
    "in a union": ("RETURN 1 AS n UNION CREATE (n) RETURN n", "CREATE is refused"),
    "odd case": ("mAtCh (n) dElEtE n", "DELETE is refused"),
    "after a comment": ("MATCH (n) /* why */ SET/* not */n.a = 1 RETURN n", "SET is refused"),
    "behind a carriage return": ("MATCH (n) // all\rSET n.a = 1 RETURN n", "SET is refused"),
    "escaped word": ("\\u0043REATE (n) RETURN n", "\\u is refused"),
    "escaped quotation mark": ("RETURN '\\u0027 CREATE (n) //'", "\\u is refused"),
    "quotation mark doubled": ("RETURN 'a'' CREATE (n) RETURN ''' AS a", "no Cypher"),
    "backtick doubled": ("MATCH (n:`a``) CREATE (m:`b`) RETURN n", "no Cypher"),
    "comment left open": ("MATCH (n) RETURN n /* CREATE", "cannot be read"),
    "odd blank": ("MATCH (n) RETURN n\u2028CREATE (m)", "cannot be read"),
    "load csv": ("LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row", "LOAD is refused"),
    "load csv later": ("MATCH (n) LOAD CSV FROM 'file:///x' AS row RETURN row", "LOAD is refused"),
    "transactions": (
        "MATCH (n) CALL (n) { RETURN 1 AS a } IN TRANSACTIONS RETURN a",
        "TRANSACTIONS",
    ),
    "procedure": ("CALL apoc.load.json('file:///x') YIELD value RETURN value", "CALL apoc.load"),
    "procedure that writes": ("CALL db.createLabel('X')", "CALL db.createLabel"),
    "procedure longer than one allowed": ("CALL db.labels.drop()", "CALL db.labels is refused"),
    "procedure in backticks": ("CALL `db`.`createLabel`('X')", "is refused"),
    "function": ("RETURN apoc.util.sha1(['a']) AS a", "the function apoc.util.sha1 is refused"),
    "function in a map": ("RETURN {a: readfile('/etc/passwd')} AS a", "readfile is refused"),
    "function in backticks": ("RETURN `file`() AS a", "is refused"),
    "schema": ("CREATE INDEX FOR (n:Letter) ON (n.uri)", "CREATE is refused"),
    "show": ("SHOW USERS", "SHOW is refused"),
    "other database": ("USE system MATCH (n) RETURN n", "USE is refused"),
    "profile": ("PROFILE MATCH (n) RETURN n", "PROFILE is refused"),
    "a clause to come": ("MATCH (n) ANNIHILATE n RETURN n", "ANNIHILATE is refused after )"),
    "a clause to come, after a value": ("MATCH (n) RETURN null ANNIHILATE (n)", "ANNIHILATE"),
    "a query to come": ("ANNIHILATE (n)", "ANNIHILATE is refused"),
    "two statements": ("RETURN 1 AS a; RETURN 2 AS a", "one statement at a time"),
    "format": ("MATCH (n) RETURN n FORMAT CSV", "FORMAT is refused"),
    "computed label": ("MATCH (n:$($label)) RETURN n", "labels and types are written out"),
    "nothing returned": ("MATCH (n)", "returns nothing"),
    "nothing": ("  // only a comment", "there is no query"),
    "too long": ("RETURN 1" + " " * LONGEST, "longer than"),
}
ALLOWED = {
    "names like clauses": "MATCH (n:Set {set: 1}) WHERE n.create = 'SET' RETURN n.delete AS merge",
    "text like clauses": "RETURN \"x' CREATE (n)\" AS a, 'LOAD CSV // /*' AS b // CREATE",
    "names in backticks": "MATCH (n:`CREATE (x)`) RETURN n.`set` AS `delete`",
    "procedures": "CALL db.labels() YIELD label RETURN label ORDER BY label",
    "ways": "MATCH p = shortestPath((:Regime {name: 'EIR'})-[*..3]-(:Act)) RETURN length(p) AS n",
    "subqueries": "MATCH (n:Body) WHERE EXISTS { (n)--() } RETURN COUNT { (n)--() } AS a",
    "call": "MATCH (n:Body) CALL { WITH n MATCH (n)--(m) RETURN count(m) AS k } RETURN k",
    "lists and maps": "MATCH (n:Act) RETURN [x IN [1, 2] WHERE x > 1 | x] AS a, n {.uri, b: 1}",
    "union": "RETURN 1 AS a UNION ALL RETURN 2 AS a;",
    "unwind": "UNWIND range(1, 3) AS x WITH x ORDER BY x DESC SKIP 1 LIMIT 1 RETURN x AS x",
    "case": "RETURN CASE WHEN true THEN date('2025-01-01') ELSE null END AS a",
}


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return six_letters(tmp_path_factory.mktemp("six"))


@pytest.fixture(scope="module")
def on_server(neo4j: "Server", tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Driver]":
    yield from held_by(neo4j, woven_letters(tmp_path_factory.mktemp("woven")))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk of two letters that were read."""
    place = tmp_path_factory.mktemp("read") / "store"
    names = ("home-office-extension.txt", "barnsley-council-kennels.txt")
    build([EXAMPLES / name for name in names], place)
    return place


@pytest.mark.parametrize("form", REFUSED)
def test_what_does_more_than_read_is_refused_before_it_is_sent(form: str, six: Store) -> None:
    text, said = REFUSED[form]
    with pytest.raises(RefusedQuery) as refused:
        run(six, text)
    assert said in str(refused.value)


@pytest.mark.parametrize("form", ALLOWED)
def test_what_reads_runs_without_a_server(form: str, six: Store) -> None:
    assert run(six, ALLOWED[form], isolated=False).columns


def test_what_reads_runs_on_a_server(on_server: "Driver") -> None:
    for form, text in ALLOWED.items():
        assert run_on(on_server, text).columns, form


def test_even_what_is_not_checked_cannot_write(six: Store, on_server: "Driver") -> None:
    from kg.cypher import embedded, server

    text = "CREATE (n:Letter {uri: 'x'}) RETURN n"
    with graph_file(six) as path, pytest.raises(RefusedQuery, match="read-only"):
        embedded.ask_isolated(path, text, {}, Limits())
    with pytest.raises(RefusedQuery, match="read access mode"):
        server.ask(on_server, text, {}, Limits(), database=None)


def test_comments_are_not_sent() -> None:
    assert checked("MATCH (n) // x\r\nRETURN /* y */ n;") == "MATCH (n)  \nRETURN   n"


def test_both_engines_give_nodes_ways_days_and_lists_alike(six: Store, on_server: "Driver") -> None:
    text = (
        "MATCH p = (l:Letter {reference: '2025/88'})-[r:FROM]->(b:Body) "
        "RETURN l, r, b, p, l.issued AS day, [l.issued, b] AS list, {a: b.name} AS map, 1.5 AS n"
    )
    (row,) = run(six, text).rows
    assert row == run_on(on_server, text).rows[0]
    assert row[1:5] == (
        "FROM",
        "https://w3id.org/foi-kg/ns/body/humberside-police",
        "Humberside Police, 2025/88 -[FROM]-> Humberside Police",
        "2025-05-01",
    )


def test_parameters_are_values_and_no_text(six: Store, on_server: "Driver") -> None:
    text = "MATCH (b:Body) WHERE b.name = $name RETURN count(b) AS n"
    for name, count in (("Home Office", 1), ("' OR true //", 0)):
        assert run(six, text, parameters={"name": name}).rows == ((count,),)
        assert run_on(on_server, text, parameters={"name": name}).rows == ((count,),)


def test_time_and_rows_are_limited(six: Store, on_server: "Driver") -> None:
    endless = "MATCH (a), (b), (c) WHERE a.name + b.name = c.name RETURN count(*) AS n"
    limits = Limits(seconds=1.5, rows=3)
    for isolated in (True, False):
        with pytest.raises(LimitReached, match="--seconds"):
            run(six, endless, limits=limits, isolated=isolated)
        found = run(six, "MATCH (n) RETURN n.uri AS uri", limits=limits, isolated=isolated)
        assert (len(found.rows), found.truncated) == (3, True)
    with pytest.raises(LimitReached, match="--seconds"):
        run_on(on_server, endless, limits=limits)
    found = run_on(on_server, "MATCH (n) RETURN n.uri AS uri", limits=limits)
    assert (len(found.rows), found.truncated) == (3, True)


def test_what_an_engine_cannot_run_is_told(six: Store, on_server: "Driver") -> None:
    with pytest.raises(RefusedQuery, match="the engine cannot run this"):
        run(six, "MATCH (n) RETURN m.name AS name")
    with pytest.raises(RefusedQuery, match=r"the server cannot run this.*not defined"):
        run_on(on_server, "MATCH (n) RETURN m.name AS name")


def test_the_graph_is_built_once_for_a_snapshot_and_leaves_with_it(tmp_path: Path) -> None:
    store, letters = tmp_path / "store", tmp_path / "letters"
    letters.mkdir()
    for name in ("home-office-extension.txt", "barnsley-council-kennels.txt"):
        (letters / name).write_bytes((EXAMPLES / name).read_bytes())
    build([letters], store)
    first = open_store(store)
    with graph_file(first) as path:
        made = path.stat().st_mtime_ns
    with graph_file(first) as path:
        assert path.stat().st_mtime_ns == made
    remove(str(letters / "barnsley-council-kennels.txt"), store)
    assert not path.exists(), "no word of a letter that was removed stays"
    assert len(run(open_store(store), named("letters")).rows) == 1


def test_a_cache_of_another_program_is_not_used(tmp_path: Path) -> None:
    store = six_letters(tmp_path)
    stale = tmp_path / "cypher-0000000000000000.kgl"
    stale.write_bytes(b"another program's")
    assert len(run(store, named("letters")).rows) == 6
    assert not stale.exists()


def test_a_snapshot_that_takes_no_writes_is_asked_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = six_letters(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write anywhere
    assert len(run(store, named("letters")).rows) == 6
    assert not list(tmp_path.iterdir())


def test_two_at_once_build_one_graph(place: Path) -> None:
    for old in place.glob("snapshots/*/cypher-*"):
        old.unlink()
    found: list[int] = []

    def ask() -> None:
        command = [sys.executable, "-m", "kg", "cypher", "letters", "-s", str(place), "-f", "csv"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found.append(done.returncode if done.stderr else len(done.stdout.splitlines()))

    both = [threading.Thread(target=ask) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert found == [3, 3]
    assert len(list(place.glob("snapshots/*/cypher-*.kgl"))) == 1


def test_a_header_is_read_as_in_sparql() -> None:
    text = (
        "// title: Ways\n// summary: It is.\n// param: body (body, optional) One. Example: Kent\n"
    )
    query = parse("x", text + "MATCH (b) WHERE b.uri IN $body RETURN b", CYPHER)
    assert (query.title, query.parameters[0].type) == ("Ways", "body")
    assert described("x", "MATCH (n) RETURN n") is None
    with pytest.raises(UnknownQuery, match=r"the text has no \$body"):
        parse("x", text + "MATCH (b) RETURN b", CYPHER)
    with pytest.raises(UnknownQuery, match="kg cypher --list"):
        named("zzz")
    with pytest.raises(UnknownQuery, match=r'provision="FOIA s\.31"'):
        run(six_letters(Path()), named("questions-withheld-under"))


# ------------------------------------------------------------------ the command


def kg(*words: str, said: str | None = None) -> str:
    load()
    done = CliRunner().invoke(app, ["cypher", *words], input=said)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.stdout


def test_the_command_answers_by_name_file_and_stdin(place: Path, tmp_path: Path) -> None:
    by_name = kg("letters", "authority=Home Office", "--store", str(place), "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(by_name))
    assert row["authority"] == "Home Office"
    file = tmp_path / "count.cypher"
    file.write_text("MATCH (l:Letter) WHERE l.name CONTAINS $part RETURN count(l) AS n", "utf-8")
    for words in ([str(file)], ["-"]):
        out = kg(*words, "part=Home", "-s", str(place), "-f", "tsv", said=file.read_text("utf-8"))
        assert out == "n\n1\n"


def test_a_file_with_a_header_has_typed_parameters(place: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.cypher"
    file.write_text(
        "// summary: Letters of an authority.\n"
        "// param: authority (body, required) Which. Example: Home Office\n"
        "MATCH (l:Letter)-[:FROM]->(b:Body) WHERE b.uri IN $authority RETURN count(l) AS n",
        "utf-8",
    )
    assert kg(str(file), "authority=home office", "-s", str(place), "-f", "tsv") == "n\n1\n"
    with pytest.raises(UnknownQuery, match="no body is called"):
        kg(str(file), "authority=hume office", "-s", str(place))


def test_the_command_lists_every_query() -> None:
    listed = kg("--list").replace("\n", "")
    assert all(query.name[:12] in listed for query in library())


def test_the_command_asks_a_server(on_server: "Driver", neo4j: "Server") -> None:
    out = kg(
        "letters", "authority=Home Office", "since=2024-12-01", "--uri", neo4j.uri, "-f", "tsv"
    )
    assert out.splitlines()[1:] == ["Home Office\t\tHolding letter\t2024-11-29\t2024-12-30\t2"]
    by_reference = kg("questions-of-letter", "letter=2025/88", "--uri", neo4j.uri, "-f", "csv")
    assert len(by_reference.splitlines()) == 4
