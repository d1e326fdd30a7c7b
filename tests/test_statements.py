"""Statements of the letter as a whole: what each kind must and must not be read from."""

import json
from pathlib import Path

import pytest

from kg.catalogue import Concept, catalogue
from kg.citations import citations
from kg.model import Layout
from kg.recognise.acts import acts
from kg.segment import segment
from kg.statements.of_letter import of_letter
from kg.vocab import STATEMENT
from tests.examples import counter_examples, examples

CASES = Path(__file__).parent / "cases" / "statements"
ENDS = [json.loads(line) for line in (CASES / "ends.jsonl").read_text("utf-8").splitlines()]
OF_SENTENCES = (
    *("balance-date", "balance-to-follow", "claim", "clarification", "commissioner"),
    *("complaints-procedure", "cost-estimate", "court", "earlier-letter", "extension", "fee"),
    *("help", "no-complaints-procedure", "qualified-person", "reasons-would-disclose"),
    "review-limit",
)
CONCEPTS = [c for c in catalogue().concepts(STATEMENT.name) if c.slug in OF_SENTENCES]


def said(text: str) -> dict[str, str]:
    """The kinds of statement in a text, with their words."""
    return {s.kind: s.span.of(text) for s in of_letter(text, segment(text), ())}


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.slug)
def test_examples_are_statements_of_the_kind(concept: Concept) -> None:
    assert [e for e in examples(concept) if concept.slug not in said(e)] == []


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.slug)
def test_counter_examples_are_none(concept: Concept) -> None:
    assert [e for e in counter_examples(concept) if concept.slug in said(e)] == []


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.slug)
def test_example_is_found_in_a_letter_and_its_words_are_the_evidence(concept: Concept) -> None:
    for example in examples(concept):
        words = said(f"Dear Madam\n\nThe box was opened today.\n\n{example}\n\nYours faithfully\n")
        assert words[concept.slug] in example


@pytest.mark.parametrize("concept", CONCEPTS, ids=lambda concept: concept.slug)
def test_nothing_is_heard_in_the_words_of_the_requester(concept: Concept) -> None:
    asked = "Dear Madam\n\nYour questions\n\n1. How many boxes are there?\n2. {}\n"
    for example in counter_examples(concept):
        assert concept.slug not in said(asked.format(example))


@pytest.mark.parametrize("case", ENDS, ids=lambda case: case["name"])
def test_where_a_letter_begins_and_ends(case: dict[str, str | bool]) -> None:
    kinds = said(str(case["text"]))
    assert ("opening" in kinds, "sign-off" in kinds) == (case["opening"], case["sign-off"])


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Which cases went to the Court of Session on a point of law?", "court"),
        ("How many complaints did you refer to the Information Commissioner?", "commissioner"),
        ("How many hours would it take to search for the boxes?", "cost-estimate"),
        ("How many requests were vexatious in 2030?", "claim"),
        ("What fee was paid for your request?", "fee"),
        ("How many requests for internal review did you get?", "complaints-procedure"),
    ],
)
def test_question_is_no_statement(question: str, kind: str) -> None:
    assert kind not in said(f"Dear Madam\n\nYour questions\n\n1. {question}\n2. Where is it?\n")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("We rely on section 12(1) of the Freedom of Information Act 2000.", {"claim"}),
        (
            "Under section 17(4) of the Freedom of Information Act 2000 no more is said here.",
            {"reasons-would-disclose"},
        ),
        ("We rely on section 43(2) of the Freedom of Information Act 2000.", set()),
    ],
)
def test_citation_says_by_itself(text: str, kinds: set[str]) -> None:
    layout: Layout = segment(text)
    cited = citations(text, layout, acts(text), (), ())
    assert {s.kind for s in of_letter(text, layout, cited)} - {"opening"} == kinds
