"""What was decided of each question; every text of a case is invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.catalogue import Concept, catalogue, cues
from kg.decide import decide
from kg.decide.signals import implied
from kg.model import Decision
from kg.provisions import Provision
from kg.vocab import BINDING, OUTCOME
from tests.examples import examples
from tests.law import Law

CASES = Path(__file__).parent / "cases" / "outcomes" / "cases.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


def decided(text: str) -> tuple[Decision, ...]:
    """The decisions of a letter, its law read by the stages alone."""
    letter = Law(text)
    return decide(text, letter.layout, letter.asked, letter.citations, letter.grounds)


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_outcome_of_each_question(row: dict[str, Any]) -> None:
    assert [d.outcome for d in decided(row["text"])] == [o for o, _ in row["decisions"]]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_grounds_of_each_question(row: dict[str, Any]) -> None:
    found = [[str(p) for p in d.grounds] for d in decided(row["text"])]
    assert found == [grounds for _, grounds in row["decisions"]]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_every_outcome_is_proved_by_words(row: dict[str, Any]) -> None:
    for decision in decided(row["text"]):
        assert decision.binding in BINDING
        unclear = decision.outcome == OUTCOME["unclear"]
        assert bool(decision.spans) is not unclear
        assert all(span.of(row["text"]).strip() for span in decision.spans)


@pytest.mark.parametrize(
    ("name", "bindings"),
    [
        ("by number", ["stated", "stated"]),
        ("ranges and lists", ["by-list", "by-list", "by-list", "stated", "by-list"]),
        ("by title", ["by-heading", "by-heading", "by-heading"]),
        ("by order", ["by-order", "by-order"]),
        ("prose in the words of the questions", ["by-words", "by-words", "by-heading"]),
        ("all given", ["by-default", "by-default"]),
        ("pointer to another answer", ["stated", "by-antecedent"]),
    ],
)
def test_how_an_answer_was_found(name: str, bindings: list[str]) -> None:
    text = next(row["text"] for row in ROWS if row["id"] == name)
    assert [d.binding for d in decided(text)] == bindings


def test_evidence_of_an_outcome_is_its_clause() -> None:
    text = next(row["text"] for row in ROWS if row["id"] == "several questions in one paragraph")
    assert [d.spans[0].of(text) for d in decided(text)] == [
        "The organ is tuned twice a year;",
        "the bellows were repaired by Pipe & Reed Ltd;",
        "the sum for which the tower is insured is withheld under section 43(2)"
        " of the Freedom of Information Act 2000.",
    ]


@pytest.mark.parametrize(
    ("key", "ncnd", "outcome"),
    [
        ("FOIA s.12(1)", False, "refused"),
        ("FOIA s.14(2)", False, "refused"),
        ("FOISA s.17(1)", False, "not-held"),
        ("EIR reg.12(4)(a)", False, "not-held"),
        ("EIR reg.12(4)(b)", False, "refused"),
        ("FOISA s.25(1)", False, "available-elsewhere"),
        ("FOIA s.31(3)", True, "ncnd"),
        ("FOIA s.31(1)(a)", False, "withheld"),
    ],
)
def test_outcome_that_a_ground_implies(key: str, ncnd: bool, outcome: str) -> None:
    assert implied(Provision.parse(key), ncnd=ncnd) == outcome


def test_no_question_no_decision() -> None:
    assert decided("Dear Sir\n\nWe will write again by 3 June.") == ()


CONCEPTS = catalogue().concepts("outcome")


@pytest.mark.parametrize("concept", CONCEPTS, ids=[c.slug for c in CONCEPTS])
def test_cues_of_an_outcome_find_its_examples(concept: Concept) -> None:
    for example in examples(concept):
        assert concept.slug in {hit.slug for hit in cues("outcome").find(example)}, example
