"""A user's own query: what is refused, what is stopped, and that the store outlives both."""

import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import KgError, LimitReached, RefusedQuery, StoreError
from kg.query import Limits, named, run
from kg.query.child import run as run_in_child
from kg.query.guard import LONGEST, check
from kg.vocab import NS, ontology

VOCABULARY = ox.NamedNode(NS.removesuffix("#"))
LETTERS = Path(__file__).parent / "cases" / "queries" / "letters.trig"
FACTS = "https://w3id.org/foi-kg/id/letter/aaaaaaaaaaaaaaaaaaaa/facts"
CROSS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . FILTER (?c != ?f) }"


@pytest.fixture(scope="module")
def rdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk: the six letters, and the ontology beside them."""
    path = tmp_path_factory.mktemp("store") / "rdf"
    store = ox.Store(str(path))
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in ontology())
    store.load(path=str(LETTERS), format=ox.RdfFormat.TRIG)
    store.flush()
    del store
    return path


class Neighbour:
    """A port of this machine that counts the calls that come to it."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._taken = 0
        self._own = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            self._taken += 1
            connection.close()

    def calls(self) -> int:
        """How many came, but for our own; they are counted in the order in which they came."""
        self._own += 1
        with socket.create_connection(("127.0.0.1", self.port)) as own:
            own.recv(1)  # returns when it was counted and closed
        return self._taken - self._own


@pytest.fixture(scope="module")
def neighbour() -> Neighbour:
    return Neighbour()


def test_the_neighbour_counts(neighbour: Neighbour) -> None:
    before = neighbour.calls()
    socket.create_connection(("127.0.0.1", neighbour.port)).close()
    assert neighbour.calls() == before + 1


SERVICES = {
    "plain": "SELECT * { SERVICE <URL> { ?s ?p ?o } }",
    "silent": "SELECT * { SERVICE SILENT <URL> { ?s ?p ?o } }",
    "odd case": "SELECT * { sErViCe <URL> { ?s ?p ?o } }",
    "comment": "SELECT * { SERVICE # of course\n<URL> # }\n { ?s ?p ?o } }",
    "exists": "ASK { ?s ?p ?o FILTER EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "not exists": "ASK { ?s ?p ?o FILTER NOT EXISTS { SERVICE <URL> { ?s ?p ?o } } }",
    "optional": "SELECT * { ?s ?p ?o OPTIONAL { SERVICE <URL> { ?s ?p ?o } } }",
    "minus": "SELECT * { ?s ?p ?o MINUS { SERVICE <URL> { ?s ?p ?o } } }",
    "union": "SELECT * { { ?s ?p ?o } UNION { SERVICE <URL> { ?s ?p ?o } } }",
    "subquery": "SELECT * { { SELECT ?s { SERVICE <URL> { ?s ?p ?o } } } }",
    "graph": "SELECT * { GRAPH ?g { SERVICE <URL> { ?s ?p ?o } } }",
    "variable": "SELECT * { VALUES ?u { <URL> } SERVICE ?u { ?s ?p ?o } }",
    "prefix": "PREFIX x: <URL> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "construct": "CONSTRUCT { ?s ?p ?o } { SERVICE <URL> { ?s ?p ?o } }",
    "describe": "DESCRIBE ?s { SERVICE <URL> { ?s ?p ?o } }",
    "in a bind": "SELECT * { BIND (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) }",
    "in a projection": "SELECT (EXISTS { SERVICE <URL> { ?s ?p ?o } } AS ?x) { }",
    "in having": "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (EXISTS { SERVICE <URL> { } })",
    "in order": "SELECT ?s { ?s ?p ?o } ORDER BY (EXISTS { SERVICE <URL> { ?s ?p ?o } })",
    "escaped": "SELECT * { \\u0053ERVICE <URL> { ?s ?p ?o } }",
    "no blanks": "SELECT*{SERVICE<URL>{?s ?p ?o}}",
}


@pytest.mark.parametrize("form", SERVICES)
def test_service_is_refused_and_calls_nobody(form: str, rdf: Path, neighbour: Neighbour) -> None:
    before = neighbour.calls()
    text = SERVICES[form].replace("URL", f"http://127.0.0.1:{neighbour.port}/sparql")
    with pytest.raises(RefusedQuery, match="SERVICE"):
        run(rdf, text)
    with pytest.raises(RefusedQuery, match="SERVICE"):
        check(text, ())
    assert neighbour.calls() == before


def test_what_is_no_service_passes() -> None:
    check('SELECT * { ?s ?p "SERVICE <http://x/>" } # SERVICE <http://x/> { }', ())
    check("SELECT ?service { ?service <http://x/SERVICE> ?o }", ())


@pytest.mark.parametrize("form", ["plain", "silent", "exists"])
def test_the_child_has_no_network_even_for_what_is_not_checked(
    form: str, rdf: Path, neighbour: Neighbour
) -> None:
    if not _can_give_up_the_network():
        pytest.skip("this system does not let a process give up its network")
    before = neighbour.calls()
    text = SERVICES[form].replace("URL", f"http://127.0.0.1:{neighbour.port}/sparql")
    with suppress(KgError):
        run_in_child(rdf, text, own=False, limits=Limits(seconds=10))
    assert neighbour.calls() == before


def _can_give_up_the_network() -> bool:
    said = "import ctypes,sys; u=ctypes.CDLL(None).unshare; sys.exit(u(1<<30) and u(5<<28))"
    return subprocess.run([sys.executable, "-c", said], check=False).returncode == 0


UPDATES = [
    "LOAD <http://127.0.0.1:URL/>",
    "LOAD <file:///etc/passwd>",
    "INSERT DATA { <x:a> <x:b> <x:c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "DROP ALL",
    "CLEAR DEFAULT",
    "SELECT * { ?s ?p ?o } ; DROP ALL",
    "CREATE GRAPH <x:g>",
]


@pytest.mark.parametrize("text", UPDATES)
def test_updates_are_refused(text: str, rdf: Path, neighbour: Neighbour) -> None:
    before, calls = len(ox.Store.read_only(str(rdf))), neighbour.calls()
    with pytest.raises(RefusedQuery):
        run(rdf, text.replace("URL", str(neighbour.port)))
    assert neighbour.calls() == calls
    assert len(ox.Store.read_only(str(rdf))) == before


def test_an_update_is_told_from_a_slip() -> None:
    with pytest.raises(RefusedQuery, match="would change the store"):
        check("DROP ALL", ())
    with pytest.raises(RefusedQuery, match="no SPARQL query"):
        check("SELEKT * { ?s ?p ?o }", ())


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED"])
def test_from_reads_graphs_of_the_store_alone(clause: str, rdf: Path, neighbour: Neighbour) -> None:
    before = neighbour.calls()
    known = f"SELECT * {clause} <{FACTS}> {{ ?s ?p ?o }} LIMIT 1"
    run(rdf, known)
    for graph in (f"http://127.0.0.1:{neighbour.port}/x.ttl", "file:///etc/passwd"):
        with pytest.raises(RefusedQuery, match="no such graph"):
            run(rdf, known.replace(FACTS, graph))
    with pytest.raises(RefusedQuery, match="in full"):
        check(f"PREFIX x: <{FACTS}> SELECT * {clause} x: {{ ?s ?p ?o }}", {FACTS})
    assert neighbour.calls() == before


def test_every_form_of_reading_works(rdf: Path) -> None:
    letter = "<https://w3id.org/foi-kg/id/letter/aaaaaaaaaaaaaaaaaaaa>"
    answer = run(rdf, f"SELECT ?name {{ {letter} schema:name ?name }}")
    assert answer.rows == (("Police Scotland, FOI 25/0417",),)
    assert run(rdf, f"ASK {{ {letter} a foi:Letter }}").rows == ((True,),)
    built = run(rdf, f"CONSTRUCT {{ ?s a foi:Letter }} {{ BIND ({letter} AS ?s) }}")
    assert built.columns == ("subject", "predicate", "object")
    assert built.rows[0][0] == letter
    told = run(rdf, f"DESCRIBE {letter}")
    assert len(told.rows) == 21
    assert len(set(told.rows)) == 21


def test_numbers_and_words_come_back_as_they_are(rdf: Path) -> None:
    text = (
        'SELECT (1 AS ?i) (1.50 AS ?d) (1e0 AS ?f) (true AS ?b) ("Môn\\n"@cy AS ?w) (1/0 AS ?n) {}'
    )
    row = run(rdf, text).rows[0]
    assert [str(cell) for cell in row] == ["1", "1.5", "1.0", "True", "Môn\n", "None"]
    assert row == run(ox.Store.read_only(str(rdf)), text).rows[0]


def test_a_cross_product_is_stopped_and_the_store_lives(rdf: Path) -> None:
    began = time.monotonic()
    with pytest.raises(LimitReached, match=r"limit of 1 seconds; give it more time with --seconds"):
        run(rdf, CROSS, limits=Limits(seconds=1))
    assert time.monotonic() - began < 20
    assert len(run(rdf, named("letters")).rows) == 6
    assert len(run(rdf, "SELECT ?l { ?l a foi:Letter }").rows) == 6


def test_a_named_query_can_run_in_the_child_too(rdf: Path) -> None:
    parameters = {"provision": "FOIA s.31"}
    alone = run(rdf, named("questions-withheld-under"), parameters=parameters, isolated=True)
    assert alone == run(rdf, named("questions-withheld-under"), parameters=parameters)
    with pytest.raises(LimitReached):
        run(rdf, named("letters"), limits=Limits(seconds=0.001), isolated=True)


def test_memory_is_bounded(rdf: Path) -> None:
    text = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f"
    with pytest.raises(LimitReached, match="400 MB"):
        run(rdf, text, limits=Limits(seconds=60, memory_mb=400))


def test_a_million_rows_are_cut_and_that_is_said(rdf: Path) -> None:
    text = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 1000000"
    answer = run(rdf, text, limits=Limits(rows=1_000))
    assert len(answer.rows) == 1_000 and answer.truncated


def test_a_huge_answer_is_cut_before_it_fills_the_memory_of_the_asker(rdf: Path) -> None:
    text = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f } LIMIT 1000000"
    answer = run(rdf, text, limits=Limits(rows=1_000_000, answer_mb=1))
    assert 1_000 < len(answer.rows) < 20_000 and answer.truncated


def test_a_query_too_long_or_too_deep_is_refused(rdf: Path) -> None:
    with pytest.raises(RefusedQuery, match="longer than"):
        check("#" * (LONGEST + 1), ())
    deep = "SELECT * { " + "{ " * 3_000 + "?s ?p ?o" + " }" * 3_000 + " }"
    with pytest.raises((RefusedQuery, LimitReached)):
        run(rdf, deep, limits=Limits(seconds=10))


def test_a_store_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        run_in_child(tmp_path / "none", "ASK {}", own=True, limits=Limits())


def test_a_store_in_memory_is_guarded_too() -> None:
    store = ox.Store()
    with pytest.raises(RefusedQuery, match="SERVICE"):
        run(store, "ASK { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert run(store, "ASK { ?s ?p ?o }").rows == ((False,),)
