"""Questions by the shapes in which letters put them; every text of a case is invented."""

import json
from pathlib import Path
from typing import Any

import pytest

from kg.catalogue import catalogue
from kg.questions import questions
from kg.questions.asks import asks, interrogates, introduces, is_aside
from kg.segment import segment
from tests.examples import counter_examples, examples

CASES = Path(__file__).parent / "cases" / "questions" / "cases.jsonl"
ROWS = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_questions_of_each_shape(row: dict[str, Any]) -> None:
    text = row["text"]
    found = questions(text, segment(text))
    wanted = [(label or str(n), words) for n, (label, words) in enumerate(row["questions"], 1)]
    assert [(q.label, q.text) for q in found] == wanted


@pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])
def test_spans_hold_the_words_of_the_question(row: dict[str, Any]) -> None:
    text = row["text"]
    for question in questions(text, segment(text)):
        shown = " ".join(line.lstrip("> ") for line in question.spans[0].of(text).split("\n"))
        assert question.text in " ".join(shown.split())


def test_a_question_repeated_above_its_answer_has_both_places() -> None:
    text = next(row["text"] for row in ROWS if row["id"] == "repeated above the answers")
    assert [len(q.spans) for q in questions(text, segment(text))] == [2, 2]


@pytest.mark.parametrize(
    ("words", "is_question"),
    [
        ("Please send me the minutes.", True),
        ("Has the roof been mended?", True),
        ("Provide the wording of the notice.", True),
        ("We provide meals on wheels.", False),
        ("The purpose of the request is research.", False),
    ],
)
def test_asks(words: str, is_question: bool) -> None:
    assert asks(words) is is_question


@pytest.mark.parametrize("part", ["asks", "aside"])
def test_examples_of_the_parts_of_a_request(part: str) -> None:
    concept = next(c for c in catalogue().concepts("request-part") if c.slug == part)
    judge = {"asks": asks, "aside": is_aside}[part]
    assert all(judge(example) for example in examples(concept))
    assert not any(judge(example) for example in counter_examples(concept))


@pytest.mark.parametrize(
    ("words", "leads", "interrogative"),
    [
        ("Please could you provide:", True, False),
        ("I would like the following.", True, False),
        ("If so, how often?", False, True),
        ("Finally, was it paid?", False, True),
        ("It was paid.", False, False),
    ],
)
def test_leading_in_and_interrogating(words: str, leads: bool, interrogative: bool) -> None:
    assert (introduces(words), interrogates(words)) == (leads, interrogative)
