"""Each named query: its header, its terms, its order, and its rows on six invented letters."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql.parser import parseQuery

from kg.errors import UnknownQuery
from kg.paths import data
from kg.query import Limits, Named, library, named, run
from kg.query.answers import ask
from kg.query.library import parse
from kg.query.parameters import terms
from kg.table import Cell, Table, as_csv, as_text
from kg.vocab import CONCEPTS, NS, PREFIXES, declared, ontology

CASES = Path(__file__).parent / "cases" / "queries"
VOCABULARY = ox.NamedNode(NS.removesuffix("#"))
QUERIES = pytest.mark.parametrize("query", library(), ids=lambda query: query.name)
MORE: dict[str, dict[str, str]] = {  # beside what a query must be given, where all would be much
    "likes-across-regimes": {"regime": "foisa", "other": "FOIA"},
    "reasoning-of-ground": {"provision": "FOISA s.35"},
}


@pytest.fixture(scope="module")
def store() -> ox.Store:
    found = ox.Store()
    found.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in ontology())
    found.load(path=str(CASES / "letters.trig"), format=ox.RdfFormat.TRIG)
    return found


@pytest.fixture(scope="module")
def reference(store: ox.Store) -> rdflib.Graph:
    """The letters and what they lead to in the ontology, in rdflib's own engine."""
    found = rdflib.Graph()
    lines = ox.serialize((quad.triple for quad in _reachable(store)), format=ox.RdfFormat.N_TRIPLES)
    assert lines is not None
    found.parse(data=lines, format="nt")
    return found


def _reachable(store: ox.Store) -> Iterator[ox.Quad]:
    letters = [q for q in store if q.graph_name != VOCABULARY]
    yield from letters
    left: set[ox.NamedNode] = {
        term for q in letters for term in (q.predicate, q.object) if isinstance(term, ox.NamedNode)
    }
    seen: set[ox.NamedNode] = set()
    inverse = [ox.NamedNode(NS + name) for name in ("matchFrom", "matchTo")]
    while left:
        node = left.pop()
        seen.add(node)
        for quad in store.quads_for_pattern(node, None, None, VOCABULARY):
            yield quad
            if isinstance(quad.object, ox.NamedNode) and quad.object not in seen:
                left.add(quad.object)
        for predicate in inverse if "/exemption/" in node.value and len(seen) < 200 else ():
            for quad in store.quads_for_pattern(None, predicate, node, VOCABULARY):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject not in seen:
                    left.add(quad.subject)


def given(query: Named) -> dict[str, str]:
    """What a query is asked with here: what it must be given, and what keeps it short."""
    needed = {p.name: p.example for p in query.parameters if p.need == "required"}
    return needed | MORE.get(query.name, {})


def printed(table: Table) -> list[list[str]]:
    return list(csv.reader(io.StringIO(as_csv(table, raw=True))))


def test_the_library_answers_what_people_ask() -> None:
    assert len(library()) >= 18


@QUERIES
def test_it_says_what_it_answers(query: Named) -> None:
    assert query.summary[0].isupper() and query.summary.endswith(".")
    assert query.description.endswith(".")
    assert query.tags and all(query.tags)


@QUERIES
def test_it_parses_in_both_engines(query: Named, store: ox.Store) -> None:
    parseQuery(query.text)
    columns, _ = ask(store, query.text)
    assert all(re.fullmatch(r"[a-z_]+", column) for column in columns)


@QUERIES
def test_its_prefixes_are_ours_sorted_aligned_and_used(query: Named) -> None:
    found = re.findall(r"^(PREFIX (\S+): +)<(\S+)>$", query.text, re.MULTILINE)
    assert [name for _, name, _ in found] == sorted(name for _, name, _ in found)
    assert len({len(start) for start, _, _ in found}) == 1
    body = re.sub(r"^PREFIX .*$", "", query.text, flags=re.MULTILINE)
    for _, name, iri in found:
        assert iri == PREFIXES.get(name, f"{CONCEPTS}{name}/")
        assert re.search(rf"\b{name}:\w", body), f"{name}: is declared and not used"


@QUERIES
def test_it_uses_declared_terms_alone(query: Named) -> None:
    known = declared() | {t.predicate.value for t in ontology()}
    known |= {PREFIXES["oa"] + name for name in ("exact", "start", "end")}
    prefixes = dict(re.findall(r"^PREFIX (\S+): +<(\S+)>$", query.text, re.MULTILINE))
    body = re.sub(r'(#.*|"[^"\n]*"|<[^>\s]*>|^PREFIX.*)', "", query.text, flags=re.MULTILINE)
    used = {prefixes[p] + name for p, name in re.findall(r"([a-z-]+):([A-Za-z][\w-]*)", body)}
    assert {iri for iri in used if not iri.startswith(PREFIXES["xsd"])} <= known


@QUERIES
def test_its_order_is_total(query: Named, store: ox.Store) -> None:
    columns, _ = ask(store, query.text)
    order = query.text.rsplit("ORDER BY", 1)[1]
    assert set(re.findall(r"\?(\w+)", order)) == set(columns), "ORDER BY names every column"
    outer = query.text.split("SELECT", 1)[1]
    one_row_each = outer.startswith(" DISTINCT") or "\nGROUP BY" in outer or "{\n        SELECT"
    assert one_row_each, "each row stands once: DISTINCT or GROUP BY"


@QUERIES
def test_it_gives_the_expected_rows(query: Named, store: ox.Store) -> None:
    expected = CASES / f"{query.name}.csv"
    assert expected.exists(), f"write the rows of {query.name} by hand: {expected.name}"
    with expected.open(encoding="utf-8", newline="") as file:
        assert printed(run(store, query, parameters=given(query))) == list(csv.reader(file))


@QUERIES
def test_the_reference_engine_gives_the_same_rows(
    query: Named, store: ox.Store, reference: rdflib.Graph
) -> None:
    resolved = {
        parameter.name: tuple(map(str, terms(parameter.type, given(query)[parameter.name], store)))
        for parameter in query.parameters
        if parameter.name in given(query)
    }
    found = reference.query(query.with_values(resolved))
    rows = [[_lexical(term) for term in row] for row in found]  # type: ignore[union-attr]
    ours = run(store, query, parameters=given(query))
    assert rows == [["" if c is None else _plain(c) for c in row] for row in ours.rows]


def _lexical(term: object) -> str:
    return "" if term is None else str(term)


def _plain(cell: Cell) -> str:
    return str(cell).lower() if isinstance(cell, bool) else str(cell)


def test_no_expected_rows_without_a_query() -> None:
    assert {path.stem for path in CASES.glob("*.csv")} == {query.name for query in library()}


def test_a_query_without_its_marker_or_with_a_wrong_header_is_refused() -> None:
    with pytest.raises(UnknownQuery, match="no clause VALUES"):
        parse("x", "#+ summary: It is.\n#+ param: body (body, optional) One. Example: Police\n")
    with pytest.raises(UnknownQuery, match="NAME"):
        parse("x", "#+ summary: It is.\n#+ param: body: some body\n")
    with pytest.raises(UnknownQuery, match="one summary"):
        parse("x", "#+ summary: no full stop\nSELECT")
    with pytest.raises(UnknownQuery, match="wrong"):
        parse("x", "#+ sumary: It is.\n")


NARROWED: list[tuple[str, dict[str, str], list[str]]] = [
    ("questions-withheld-under", {"provision": "FOIA s.31(1)(a)"}, ["a"]),
    ("questions-withheld-under", {"provision": "s.31 FOIA"}, ["a", "b"]),
    ("questions-withheld-under", {"provision": "section 40(2) of the FOIA"}, ["a"]),
    (
        "questions-withheld-under",
        {"provision": "Freedom of Information Act 2000"},
        ["1", "a", "a", "b"],
    ),
    ("questions-withheld-under", {"provision": "FOIA s.3"}, []),
    (
        "questions-withheld-under",
        {"provision": "http://www.legislation.gov.uk/id/uksi/2004/3391/regulation/12/4"},
        ["1"],
    ),
    (
        "questions-withheld-under",
        {"provision": "FOIA", "authority": "kent-county-council"},
        ["1"],
    ),
    ("not-held", {"authority": "Humberside Police"}, []),
    ("ncnd-answers", {"authority": "humberside police"}, ["b"]),
]


@pytest.mark.parametrize(
    ("name", "parameters", "labels"), NARROWED, ids=lambda value: str(value)[:60]
)
def test_parameters_narrow_the_answer(
    name: str, parameters: dict[str, str], labels: list[str], store: ox.Store
) -> None:
    answer = run(store, named(name), parameters=parameters)
    at = answer.columns.index("label")
    assert sorted(str(row[at]) for row in answer.rows) == labels


COUNTED: list[tuple[str, dict[str, str], int]] = [
    ("letters", {"authority": "Police Scotland"}, 2),
    ("letters", {"authority": "https://w3id.org/foi-kg/ns/body/home-office"}, 1),
    ("letters", {"kind": "Holding letter"}, 2),
    ("letters", {"since": "2025-01-01"}, 3),
    ("letters", {"since": "2025-01-01", "until": "2025-03-03"}, 2),
    ("letters", {"kind": "answer", "until": "2024-12-31"}, 0),
    ("outcomes-by-authority", {"authority": "Police Scotland"}, 3),
    ("exemptions-by-authority", {"provision": "FOISA s.35"}, 1),
    ("questions-of-letter", {"letter": "foi25/0417"}, 3),
    ("questions-of-letter", {"letter": "cccccccc"}, 3),
    (
        "questions-of-letter",
        {"letter": "https://w3id.org/foi-kg/id/letter/ffffffffffffffffffff"},
        1,
    ),
    ("evidence-for", {"fact": "id:letter/cccccccccccccccccccc/decision/1"}, 1),
    ("letters-touching-body", {"body": "Harbour Lane Trust"}, 7),
    ("letters-touching-body", {"body": "Casey audit"}, 7),
    ("letters-touching-body", {"body": "Information Commissioner's Office"}, 6),
    ("links-between-bodies", {"body": "College of Policing"}, 6),
    ("links-between-bodies", {"body": "College of Policing", "other": "Harbour Lane trust"}, 1),
    ("provisions-cited-together", {"provision": "FOIA s.40(2)"}, 1),
    ("provisions-cited-together", {"at_least": "2"}, 0),
    ("provisions-cited-together", {"role": "Procedure"}, 0),
    ("reasoning-of-ground", {"letter": "2025/88"}, 2),
    ("doubtful-readings", {"letter": "FOI 25/0417"}, 2),
    ("likes-across-regimes", {"regime": "FOISA", "other": "FOIA"}, 1),
    ("letters-with-likes", {"letter": "2025/88", "other": "foisa"}, 1),
    ("letters-with-likes", {"letter": "K-7"}, 0),
]


@pytest.mark.parametrize(("name", "parameters", "count"), COUNTED, ids=lambda v: str(v)[:60])
def test_parameters_of_every_type(
    name: str, parameters: dict[str, str], count: int, store: ox.Store
) -> None:
    assert len(run(store, named(name), parameters=parameters).rows) == count


WRONG: list[tuple[str, dict[str, str], str]] = [
    ("letters", {"autority": "Kent"}, "it has: authority, kind, since, until"),
    ("letters", {"authority": "Polise Scotland"}, "Police Scotland"),
    ("letters", {"kind": "anser"}, "answer"),
    ("letters", {"since": "3 May 2025"}, "2025-06-16"),
    ("letters", {"authority": '> } DELETE { "'}, "no body is called"),
    ("questions-withheld-under", {}, 'provision="FOIA s.31"'),
    ("questions-withheld-under", {"provision": "section 31"}, "give its act"),
    ("questions-withheld-under", {"provision": "FOIA section of 4"}, "no provision"),
    ("provisions-cited-together", {"at_least": "two"}, "no whole number"),
    ("questions-of-letter", {"letter": "FOI 25/0418"}, "foi25/0417"),
    ("evidence-for", {"fact": "decision 1"}, "no IRI"),
]


@pytest.mark.parametrize(("name", "parameters", "said"), WRONG, ids=lambda v: str(v)[:60])
def test_a_wrong_parameter_is_told(
    name: str, parameters: dict[str, str], said: str, store: ox.Store
) -> None:
    with pytest.raises(UnknownQuery, match=re.escape(said)):
        run(store, named(name), parameters=parameters)


@pytest.mark.parametrize(
    "text", ['x> } # "', "x y", "http://x/> . ?a ?b ?c", 'http://x/"', "http://x/\n}"]
)
def test_what_is_said_for_an_iri_cannot_leave_it(text: str, store: ox.Store) -> None:
    with pytest.raises(UnknownQuery):
        run(store, named("evidence-for"), parameters={"fact": text})


def test_every_example_of_a_parameter_is_understood(store: ox.Store) -> None:
    for query in library():
        for parameter in query.parameters:
            assert terms(parameter.type, parameter.example, store), (query.name, parameter.name)


def test_the_default_of_a_parameter_is_its_example(store: ox.Store) -> None:
    for query in library():
        for parameter in query.parameters:
            if parameter.need == "default":
                written = query.with_values(
                    {
                        parameter.name: tuple(
                            map(str, terms(parameter.type, parameter.example, store))
                        )
                    }
                )
                assert run(store, query) == run_text(store, written), (query.name, parameter.name)


def run_text(store: ox.Store, text: str) -> Table:
    """The answer to a text, as long as the last one took: two answers compare by their rows."""
    columns, rows = ask(store, text)
    return Table(columns, tuple(rows))


def test_names_near_an_unknown_one_are_listed() -> None:
    with pytest.raises(UnknownQuery, match="outcomes-by-authority"):
        named("outcome-by-authorities")
    with pytest.raises(UnknownQuery, match="kg query --list"):
        named("zzz")


def test_rows_beyond_the_limit_are_left_out_and_that_is_said(store: ox.Store) -> None:
    answer = run(store, named("letters"), limits=Limits(rows=4))
    assert len(answer.rows) == 4 and answer.truncated
    assert "the first 4 rows; there are more" in as_text(answer)
    assert not run(store, named("letters"), limits=Limits(rows=6)).truncated


@QUERIES
def test_its_table_is_readable_at_100_columns(query: Named, store: ox.Store) -> None:
    answer = run(store, query, parameters=given(query))
    text = as_text(answer, width=100)
    assert all(len(line) <= 100 for line in text.splitlines())
    shown = re.sub(r"\s+", "", text)
    for row in answer.rows:
        for cell in row:
            if isinstance(cell, str) and " " not in cell and not cell.startswith("https:"):
                assert re.sub(r"\s+", "", cell) in shown


def test_the_readme_lists_every_query() -> None:
    told = (data("queries") / "README.md").read_text("utf-8")
    for query in library():
        assert f"| `{query.name}` | {query.summary} |" in told, f"add {query.name} to the README"
