"""Blocks and sections of letters; every text of a case is invented."""

from itertools import pairwise
from pathlib import Path

import pytest

from kg.catalogue import Concept, catalogue, cues
from kg.model import Span
from kg.segment import segment
from kg.segment.blocks import blocks, is_heading
from kg.segment.sections import heading_kind
from tests.examples import counter_examples, examples

LETTERS = sorted((Path(__file__).parents[1] / "examples" / "letters").glob("*.txt"))

BLOCKS = {
    "paragraphs": ("We hold it.\n\nIt is long.", [("paragraph", None), ("paragraph", None)]),
    "heading": ("Our response\n\nWe hold it.", [("heading", None), ("paragraph", None)]),
    "numbers": ("1. Kilns\n2) Bricks\n", [("item", "1"), ("item", "2")]),
    "brackets": ("(a) the log\n[b] the map", [("item", "a"), ("item", "b")]),
    "roman": ("i. the log\nii. the map", [("item", "i"), ("item", "ii")]),
    "questions by letter Q": ("Q1 the log\nQ2. the map", [("item", "Q1"), ("item", "Q2")]),
    "bullets": ("• the log\n- the map", [("item", "•"), ("item", "-")]),
    "decimal": ("2.1 the log\n2.2 the map", [("item", "2.1"), ("item", "2.2")]),
    "bare numbers in a list": ("1 The log\n2 The map", [("item", "1"), ("item", "2")]),
    "a street is no item": ("1 Quay Street\nPortwick", [("heading", None), ("paragraph", None)]),
    "a bullet before a number": ("- 1. The log\n- 2. The map", [("item", "1"), ("item", "2")]),
    "label alone on its line": ("Question 1\nHow many?", [("heading", "1"), ("paragraph", None)]),
    "row": ("Kiln | Age\nNorth | 40", [("row", None), ("row", None)]),
    "quoted": ("> how many\n\nNine.", [("quote", None), ("paragraph", None)]),
    "quoted item": ("> 1. how many\n> 2. how old", [("item", "1"), ("item", "2")]),
    "initial is no label": ("J Smith wrote to us.", [("paragraph", None)]),
    "a year is no label": ("2019 was dry.", [("paragraph", None)]),
    "a day is no label": ("3 May 2020 We wrote.\n4 May 2020 You did.", [("paragraph", None)] * 2),
    "an l typed for a 1": ("(l) the log\n(2) the map", [("item", "1"), ("item", "2")]),
    "a year goes on with its item": (
        "a) kilns lit in\n2019?\nb) gas",
        [("item", "a"), ("item", "b")],
    ),
    "an indented line too": (
        "a) kilns lit\n   Each by name\nb) gas",
        [("item", "a"), ("item", "b")],
    ),
    "answer lines": ("Q1. How many?\nA1. Nine.", [("item", "Q1"), ("item", "A1")]),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_kind_and_label_of_each_block(name: str) -> None:
    text, wanted = BLOCKS[name]
    assert [(b.kind, b.label) for b in blocks(text)] == wanted


def test_wrapped_lines_are_one_paragraph_and_short_ones_end_it() -> None:
    text = (
        "The kilns were bought in the spring of that year by the works committee and\n"
        "were paid for out of the reserve, as the minutes of the meeting held at the\n"
        "town hall show on their second page, where the sum is set out in full and\n"
        "signed.\n"
        "A second purchase was put off."
    )
    assert [b.span.of(text)[:8] for b in blocks(text)] == ["The kiln", "A second"]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "The number of kilns\nThe age of each kiln\nThe bill for gas"
    assert len(blocks(text)) == 3


def test_depth_counts_the_lists_an_item_stands_in() -> None:
    text = "1. Kilns\na. how many\nb. how old\n2. Bricks\na. how red"
    assert [b.depth for b in blocks(text)] == [1, 2, 2, 1, 2]


def test_a_bullet_inside_a_bullet_is_deeper() -> None:
    text = "- for each kiln:\n    - its age\n    - its bill\n- the plan"
    assert [b.depth for b in blocks(text)] == [1, 2, 2, 1]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("> How many of the kilns were lit on each day in the week of\n> May Day?\n\nNine.", 2),
        ("> How many kilns?\n> Who lights them?\n\nNine.", 3),
        ("You asked for the log and\nThe map of the yard.", 1),
    ],
    ids=["broken by the mailer", "two questions", "ends in and"],
)
def test_lines_that_cannot_end_run_on(text: str, count: int) -> None:
    assert len(blocks(text)) == count


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("REASON FOR DECISION", True),
        ("Section 31 - Law enforcement", True),
        ("We hold nine kilns.", False),
        ("and the gas bill", False),
        ("Alcohol 1,112 2,834 305", False),
    ],
)
def test_form_of_a_heading(line: str, is_one: bool) -> None:
    assert is_heading(line, 0, len(line)) is is_one


HEADINGS = {
    "Your request": "request",
    "ANNEX A - Your request": "request",
    "Our Response": "answer",
    "My findings": "answer",
    "Reason for decision": "grounds",
    "Evidence of harm": "harm",
    "Factors favouring disclosure": "factors-for",
    "Considerations favouring non-disclosure": "factors-against",
    "Public interest test - item 4": "public-interest",
    "Balancing test": "balance",
    "Legitimate interests test": "legitimate-interests",
    "Right of appeal": "redress",
    "Appendix: what the Act says": "law",
    "Advice and assistance": "advice",
    "What we said": "earlier",
    "Merlins and the moorland burn": None,
    "Freedom of Information request - FOI 11/22": None,
}


@pytest.mark.parametrize("heading", HEADINGS)
def test_kind_of_section_that_a_heading_opens(heading: str) -> None:
    assert heading_kind(heading) == HEADINGS[heading]


SECTIONS = {
    "plain letter": (
        "Works Department\n\nDear Sir\n\nThank you for your request.\n\nYou asked:\n\n1. How many?"
        "\n\nOur response\n\nNine.\n\nIf you are unhappy with this reply, write to us."
        "\n\nYours faithfully\n\nClerk",
        ["letterhead", "opening", "request", "answer", "redress", "closing"],
    ),
    "without headings": (
        "Dear Sir\n\nYou asked for the log.\n\nI can confirm that we hold it."
        "\n\nShould you be dissatisfied you may ask for a review.",
        ["opening", "request", "answer", "redress"],
    ),
    "reasoning after the answer": (
        "Response\n\nWithheld.\n\nHarm\n\nThieves would come."
        "\n\nPublic interest test\n\nWe weighed.\n\nBalance\n\nIt lies in withholding.",
        ["answer", "harm", "public-interest", "balance"],
    ),
    "section as heading": (
        "Dear Sir\n\nOur reply\n\nWithheld."
        "\n\nSection 43(2) - Commercial interests\n\nIt is bid for.",
        ["opening", "answer", "grounds"],
    ),
    "the information you requested is no request": (
        "Our response\n\nThe information you requested is held.",
        ["answer"],
    ),
    "regards inside a sentence does not close": (
        "Our response\n\nWith regards your second point, nine.",
        ["answer"],
    ),
    "cookies are furniture": (
        "We use cookies to make this site work.\n\nDear Sir\n\nThank you for your request.",
        ["furniture", "opening"],
    ),
}


@pytest.mark.parametrize("name", SECTIONS)
def test_sections_in_order(name: str) -> None:
    text, wanted = SECTIONS[name]
    assert list(dict.fromkeys(s.kind for s in segment(text).sections)) == wanted


@pytest.mark.parametrize("path", LETTERS, ids=[path.stem for path in LETTERS])
def test_everything_is_covered_once(path: Path) -> None:
    text = path.read_text("utf-8")
    layout = segment(text)
    spans = [section.span for section in layout.sections]
    assert spans[0].start == 0 and spans[-1].end == len(text)
    assert all(one.end == other.start for one, other in pairwise(spans))
    found = [block.span for block in layout.blocks]
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(any(s.span.holds(b.span) for b in s.blocks) or not s.blocks for s in layout.sections)
    outside = "".join(Span(one.end, other.start).of(text) for one, other in pairwise(found))
    assert len(outside.split()) < 0.1 * len(text.split())  # labels alone stand outside the blocks


CONCEPTS = [c for c in catalogue().concepts("section") if examples(c)]


@pytest.mark.parametrize("concept", CONCEPTS, ids=[c.slug for c in CONCEPTS])
def test_examples_and_counter_examples_of_a_section(concept: Concept) -> None:
    def shown(words: str) -> bool:
        hits = cues("section").find(words)
        return heading_kind(words) == concept.slug or concept.slug in {h.slug for h in hits}

    if concept.slug != "letterhead":  # where a letter begins, whatever it says
        assert all(shown(example) for example in examples(concept))
    assert not any(heading_kind(words) == concept.slug for words in counter_examples(concept))
