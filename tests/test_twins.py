"""Each named query in SPARQL and its twin in Cypher: the same question, columns, order and rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kg import query as sparql
from kg.build import build
from kg.cypher import run, run_on, twins
from kg.query import Named
from kg.store import Store, open_store
from tests.conftest import EXAMPLES
from tests.six_letters import held_by, six_letters
from tests.test_queries import COUNTED, NARROWED, given
from tests.woven_letters import woven_letters

if TYPE_CHECKING:
    from neo4j import Driver

    from tests.neo4j_server import Server

pytest.importorskip("kglite", reason="the extra cypher is not installed")

TWINS = pytest.mark.parametrize("query", twins(), ids=lambda query: query.name)
OF_ALL = [query for query in twins() if all(p.need != "required" for p in query.parameters)]
ASKED = [(name, said) for name, said, _ in (*NARROWED, *COUNTED)]
LETTERS = (
    *(
        "barnsley-council-kennels.txt",
        "home-office-extension.txt",
        "humberside-police-ncnd-part.pdf",
    ),
    *("police-scotland-foisa-prose.txt", "west-yorkshire-ca-repeated.txt"),
)


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Store:
    return six_letters(tmp_path_factory.mktemp("six"))


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Some letters of the examples, as they are read."""
    place = tmp_path_factory.mktemp("read") / "store"
    build([EXAMPLES / name for name in LETTERS], place)
    return open_store(place)


@pytest.fixture(scope="module")
def woven(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The six letters, and more that have much in common with them."""
    return woven_letters(tmp_path_factory.mktemp("woven"))


@pytest.fixture(scope="module")
def on_server(neo4j: "Server", woven: Store) -> "Iterator[Driver]":
    """A Neo4j that holds them."""
    yield from held_by(neo4j, woven)


def asked(query: Named) -> list[dict[str, str]]:
    """What a query is asked with: what it must be given, then all it can be given."""
    return [given(query), {p.name: p.example for p in query.parameters}]


def test_each_query_has_its_twin() -> None:
    assert [query.name for query in twins()] == [query.name for query in sparql.library()]


@TWINS
def test_a_twin_says_what_it_answers_in_the_same_words(query: Named) -> None:
    other = sparql.named(query.name)
    assert (query.summary, query.description) == (other.summary, other.description)
    assert (query.tags, query.parameters) == (other.tags, other.parameters)


@TWINS
def test_the_rows_are_the_same_without_a_server(query: Named, six: Store) -> None:
    for said in asked(query):
        expected = sparql.run(six.dataset, sparql.named(query.name), parameters=said)
        assert run(six, query, parameters=said) == expected, said


@pytest.mark.parametrize("query", OF_ALL, ids=lambda query: query.name)
def test_the_rows_are_the_same_on_letters_that_were_read(query: Named, read: Store) -> None:
    assert run(read, query) == sparql.run(read.dataset, sparql.named(query.name))


@TWINS
def test_the_rows_are_the_same_on_letters_with_much_in_common(query: Named, woven: Store) -> None:
    for said in asked(query):
        expected = sparql.run(woven.dataset, sparql.named(query.name), parameters=said)
        assert run(woven, query, parameters=said) == expected, said


@TWINS
def test_the_rows_are_the_same_on_a_server(query: Named, woven: Store, on_server: "Driver") -> None:
    for said in asked(query):
        expected = sparql.run(woven.dataset, sparql.named(query.name), parameters=said)
        assert run_on(on_server, query, parameters=said) == expected, said


@pytest.mark.parametrize(("name", "said"), ASKED, ids=lambda value: str(value)[:60])
def test_parameters_narrow_alike(name: str, said: dict[str, str], six: Store) -> None:
    twin = next(query for query in twins() if query.name == name)
    assert run(six, twin, parameters=said) == sparql.run(
        six.dataset, sparql.named(name), parameters=said
    )


@TWINS
def test_the_order_is_total(query: Named, six: Store) -> None:
    """Every column is named in ORDER BY, and one that may be empty puts its empty cells first."""
    columns = run(six, query, parameters=given(query)).columns
    order = query.text.rsplit("ORDER BY", 1)[1].replace("`", "").replace(" DESC", "")
    named = [part.strip() for part in order.split(",")]
    assert sorted(part for part in named if " " not in part) == sorted(columns)
    for empty in (part for part in named if part.endswith(" IS NOT NULL")):
        assert named[named.index(empty) + 1] == empty.removesuffix(" IS NOT NULL")


def test_what_a_twin_says_is_in_the_answer_of_people(six: Store) -> None:
    """Were both engines to answer nothing, they would agree: so each answers something."""
    for query in twins():
        assert run(six, query, parameters=given(query)).rows, query.name


def test_the_files_are_plain(tmp_path: Path) -> None:
    for query in twins():
        assert query.text.endswith("\n") and "\t" not in query.text
        assert max(map(len, query.text.splitlines()[len(query.parameters) + 3 :])) <= 100
