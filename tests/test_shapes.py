"""Every data shape has a graph that passes and one that fails for that shape alone."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.findings import Finding, quads_of
from kg.graph import letter_iri, quads
from kg.model import Response
from kg.paths import data
from kg.pipeline import extract
from kg.read import read
from kg.validate import Report, unproved, validate
from kg.vocab import BASE, CONCEPTS, PREFIXES
from tests.conftest import EXAMPLES
from tests.invented import response

CASES = Path(__file__).parent / "cases" / "shapes" / "spoiled.tsv"
_ANSWER = "http://www.legislation.gov.uk/id/ukpga/2000/36/section/10/1"
SHACL = PREFIXES["sh"]
CONCEPT_SCHEMES = (
    *(
        "balance",
        "binding",
        "body",
        "exemption",
        "letter-kind",
        "outcome",
        "regime",
        "role",
        "rule",
    ),
)
KNOWN = PREFIXES | {"id": BASE} | {name: f"{CONCEPTS}{name}/" for name in CONCEPT_SCHEMES}
CONSTRAINTS = (
    *("class", "closed", "datatype", "in", "lessThan", "maxCount", "maxInclusive", "maxLength"),
    *("minCount", "minInclusive", "minLength", "nodeKind", "or", "pattern", "qualifiedMinCount"),
)


@dataclass(frozen=True)
class Case:
    """One way to spoil the good graph, and the shape and component that must notice."""

    shape: str
    component: str
    edits: tuple[str, ...]


def _cases() -> list[Case]:
    rows = (line.split("\t") for line in CASES.read_text("utf-8").splitlines())
    return [Case(r[0], r[1], tuple(r[2].split(" | "))) for r in rows if not r[0].startswith("#")]


@cache
def _good() -> tuple[ox.Quad, ...]:
    made = quads(response())
    letter = letter_iri(response().letter.id).value
    found = Finding(
        *("in-time", letter, letter, "", "Warning"),
        not_seen=False,
        provision=_ANSWER,
        message="Answer within twenty working days.",
        detail="21 working days after receipt",
        numbers=(("daysAllowed", 20), ("daysTaken", 21)),
        evidence=(f"{letter}/evidence/207-248/handledUnder/foia",),
    )
    return (*made, *quads_of([found]))


def _parse(statement: str, letter: str) -> ox.Triple:
    """The triple of an edit; `<name>` is a thing of the letter."""
    local = re.sub(
        r"<(?!http|urn)([^>]*)>",
        lambda name: f"<{letter}/{name[1]}>" if name[1] else f"<{letter}>",
        statement,
    )
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in KNOWN.items())
    (quad,) = ox.parse(head + local + " .", format=ox.RdfFormat.TURTLE)
    found: ox.Triple = quad.triple
    return found


def spoil(edits: tuple[str, ...]) -> list[ox.Quad]:
    """The good graph with the edits made; each must change something."""
    letter = letter_iri(response().letter.id).value
    graph = ox.NamedNode(f"{letter}/facts")
    found = set(_good())
    for edit in edits:
        before = set(found)
        sign, statement = edit.split(" ", 1)
        if sign == "!":
            node = _parse(f"{statement} <urn:p> <urn:o>", letter).subject
            found = {q for q in found if node not in (q.subject, q.object)}
            proofs = {q.subject for q in before if q.predicate.value.endswith("#proves")}
            kept = {q.subject for q in found if q.predicate.value.endswith("#proves")}
            found = {q for q in found if q.subject not in proofs - kept}
        elif sign == "-":
            words = statement.split(" ")
            wild = [part if part != "*" else "<urn:any>" for part in words]
            gone = _parse(" ".join(wild if len(wild) == 3 else [*wild, "<urn:any>"]), letter)
            found = {
                q
                for q in found
                if not (
                    (words[0] == "*" or q.subject == gone.subject)
                    and q.predicate == gone.predicate
                    and (len(words) < 3 or q.object == gone.object)
                )
            }
        else:
            new = _parse(statement, letter)
            if sign == "=":
                same = (new.subject, new.predicate)
                old = {q for q in found if (q.subject, q.predicate) == same}
                assert old, f"{edit}: nothing stands there"
                found -= old
            found.add(ox.Quad(new.subject, new.predicate, new.object, graph))
        assert found != before, f"{edit} changes nothing"
    return sorted(found, key=str)


@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
def test_good_graph_passes_every_shape(engine: str) -> None:
    assert validate(_good(), engine=engine) == Report()


@pytest.mark.parametrize("case", _cases(), ids=lambda c: f"{c.shape}.{c.component}")
def test_spoiled_graph_fails_for_its_shape_alone(case: Case) -> None:
    report = validate(spoil(case.edits), engine="shacl")
    assert {result.shape for result in report.results} == {case.shape}
    components = {r.component.removesuffix("ConstraintComponent") for r in report.results}
    assert case.component in components


@pytest.mark.parametrize("case", _cases(), ids=lambda c: f"{c.shape}.{c.component}")
def test_engines_agree_on_spoiled_graph(case: Case) -> None:
    spoiled = spoil(case.edits)
    fast, slow = (validate(spoiled, engine=name) for name in ("shacl", "pyshacl"))
    assert [result.key for result in fast.results] == [result.key for result in slow.results]


def _constraints() -> set[tuple[str, str]]:
    """Every constraint of a named shape: the shape's name and the component's."""
    return {
        (str(quad.subject.value).partition("#")[2], name[0].upper() + name[1:])
        for path in sorted(data("shapes").glob("*.ttl"))
        if path.name != "catalogue.ttl"
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
        and (name := quad.predicate.value.removeprefix(SHACL)) in CONSTRAINTS
    }


def test_every_constraint_has_a_case_that_trips_it() -> None:
    assert _constraints() == {(case.shape, case.component) for case in _cases()}


def test_only_what_a_letter_may_lack_is_a_warning() -> None:
    lacking = {"Ground-applies-given", "Letter-reference-given"}
    lacking |= {"Request-asks-given", "Request-madeTo-given"}
    for case in _cases():
        report = validate(spoil(case.edits))
        assert report.conforms == (case.shape in lacking), case


@pytest.fixture(scope="module", params=sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def example(request: pytest.FixtureRequest) -> Response:
    return extract(read(request.param))


def test_reading_of_an_example_is_proved_and_conforms(example: Response) -> None:
    assert unproved(example) == ()
    assert validate(quads(example)).violations == ()


def test_engines_agree_on_an_example(example: Response) -> None:
    whole = quads(example)
    bare = [quad for quad in whole if quad.predicate.value != PREFIXES["schema"] + "name"]
    for given in (whole, bare):
        fast, slow = (validate(given, engine=name) for name in ("shacl", "pyshacl"))
        assert [result.key for result in fast.results] == [result.key for result in slow.results]
