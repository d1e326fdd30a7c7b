"""Each traversal against networkx, on both engines: the same rows in the same, total order."""

from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg.build import build
from kg.cypher import checked, named, run, run_on, traversals
from kg.cypher.parameters import bound
from kg.property_graph import letter_parts, letters, shared_part
from kg.query import Named
from kg.store import Store, open_store
from kg.table import Cell, Table
from tests.six_letters import held_by
from tests.ways import Ways, expected
from tests.woven_letters import woven_letters

if TYPE_CHECKING:
    from neo4j import Driver

    from tests.neo4j_server import Server

pytest.importorskip("kglite", reason="the extra cypher is not installed")

TRAVERSALS = pytest.mark.parametrize("query", traversals(), ids=lambda query: query.name)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return woven_letters(tmp_path_factory.mktemp("woven"))


@pytest.fixture(scope="module")
def ways(store: Store) -> Ways:
    return Ways((shared_part(store), *letter_parts(store)))


@pytest.fixture(scope="module")
def on_server(neo4j: "Server", store: Store) -> "Iterator[Driver]":
    yield from held_by(neo4j, store)


def asked(query: Named) -> list[dict[str, str]]:
    """What it is asked with: all the examples, then as few as it needs."""
    every = {p.name: p.example for p in query.parameters}
    return [every, {p.name: p.example for p in query.parameters if p.need == "required"}]


def others(query: Named, store: Store, ways: Ways) -> Iterator[dict[str, str]]:
    """Parameters of each type that the letters of a store are about."""
    known = {
        "body": sorted({body for _, body in ways.links["INVOLVES"]}),
        "provision": sorted({there for _, there in ways.links["CITES"]}),
        "reference": list(letters(store)),
        "regime": ["foia"],
    }
    names = [parameter.name for parameter in query.parameters]
    some = [islice(known[parameter.type], 12) for parameter in query.parameters]
    for values in product(*some):
        yield dict(zip(names, values, strict=True))


def test_there_are_enough() -> None:
    assert len(traversals()) >= 12


@TRAVERSALS
def test_it_says_what_it_answers(query: Named) -> None:
    assert query.said_title and "traversal" in query.tags
    assert query.description.endswith(".") and all(p.example for p in query.parameters)
    assert checked(query.text)


@TRAVERSALS
def test_its_order_is_total_and_its_length_bounded(query: Named, store: Store) -> None:
    columns = run(store, query, parameters=asked(query)[0]).columns
    order, _, limit = query.text.rsplit("ORDER BY", 1)[1].partition("LIMIT")
    named = [part.strip().removesuffix(" DESC") for part in order.split(",")]
    assert set(columns) <= {*named}, "ORDER BY names every column"
    assert 0 < int(limit) <= 500


@TRAVERSALS
def test_without_a_server_it_answers_as_networkx_does(
    query: Named, store: Store, ways: Ways
) -> None:
    answered = 0
    for said in (*asked(query), *islice(others(query, store, ways), 30)):
        rows = expected(ways, query.name, bound(query, said, store.dataset))
        assert list(run(store, query, parameters=said).rows) == rows[: limit(query)], said
        answered += bool(rows)
    assert answered


@TRAVERSALS
def test_on_a_server_it_answers_as_networkx_does(
    query: Named, store: Store, ways: Ways, on_server: "Driver"
) -> None:
    for said in asked(query):
        rows = expected(ways, query.name, bound(query, said, store.dataset))
        assert list(run_on(on_server, query, parameters=said).rows) == rows[: limit(query)]


@pytest.fixture(scope="module")
def real(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The five real letters beside the project."""
    if not (papers / "letters").is_dir():
        pytest.skip("the five real letters (../shared/letters) do not lie beside the project")
    place = tmp_path_factory.mktemp("real") / "store"
    build([papers / "letters"], place)
    return open_store(place)


def told(answer: Table, *columns: str) -> set[tuple[Cell, ...]]:
    """Some columns of an answer."""
    places = [answer.columns.index(column) for column in columns]
    return {tuple(row[place] for place in places) for row in answer.rows}


def check_what_the_letters_answer(ask: Callable[..., Table]) -> None:
    police = {"authority": "Police Scotland", "other": "West Midlands Police"}
    shared = ask(named("shared-in-substance"), parameters=police)
    assert told(shared, "exemption", "kind", "like") == {
        ("FOISA s.35(1)(a)", "close", "FOIA s.31(1)(a)"),
        ("FOISA s.35(1)(b)", "close", "FOIA s.31(1)(b)"),
        ("FOISA s.39(1)", "none", None),
    }
    wales = ask(named("what-joins-letters"), parameters={"authority": "Welsh Government"})
    assert len(told(wales, "first", "second")) == 1
    assert {("FOIA",), ("Information Commissioner's Office",)} <= told(wales, "thing")
    audit = ask(named("neighbourhood-of-body"), parameters={"body": "Casey audit"})
    assert {("Letter", "Welsh Government, ATISN 24838"), ("Body", "Welsh Government")} <= told(
        audit, "kind", "name"
    )


def test_the_five_real_letters_answer_without_a_server(real: Store) -> None:
    check_what_the_letters_answer(partial(run, real))


def test_the_five_real_letters_answer_on_a_server(neo4j: "Server", real: Store) -> None:
    for driver in held_by(neo4j, real):
        check_what_the_letters_answer(partial(run_on, driver))


def limit(query: Named) -> int:
    return int(query.text.rsplit("LIMIT", 1)[1])
