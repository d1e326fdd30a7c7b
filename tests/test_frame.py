"""The frame of a letter: authority, reference, days, kind, the answer followed, redress."""

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.catalogue import Concept, catalogue, cues
from kg.frame import authority, frame
from kg.frame.kind import reviewed
from kg.frame.parts import parts
from kg.model import Frame
from kg.read import read
from kg.recognise.bodies import bodies
from kg.segment import segment
from kg.vocab import BINDING, LETTER_KIND
from tests.examples import counter_examples, examples

CASES = Path(__file__).parent / "cases" / "frame"
LETTERS = [json.loads(x) for x in (CASES / "letters.jsonl").read_text("utf-8").splitlines()]
FIELDS = [json.loads(x) for x in (CASES / "fields.jsonl").read_text("utf-8").splitlines()]


def framed(text: str, *, mail_domain: str | None = None) -> Frame:
    """The frame of a letter, no law, question or decision having been read."""
    layout, mentions = segment(text), bodies(text)
    who = authority(text, layout, mentions, mail_domain)
    return frame(text, layout, mentions, who, (), ())


@dataclass(frozen=True, slots=True)
class Plain:
    """The frame as plain values."""

    authority: str | None
    reference: str | None
    received: str | None
    issued: str | None
    review_days: int | None
    appeal_to: str | None


def plain(read: Frame) -> Plain:
    """The values of a frame without their words."""
    return Plain(
        read.authority.value.name if read.authority else None,
        read.reference.value if read.reference else None,
        str(read.received.value) if read.received else None,
        str(read.issued.value) if read.issued else None,
        read.review_days.value if read.review_days else None,
        read.appeal_to.value.name if read.appeal_to else None,
    )


@pytest.mark.parametrize("row", LETTERS, ids=[row["authority"] for row in LETTERS])
def test_frame_of_a_letter(row: dict[str, Any]) -> None:
    text = read(row["letter"].encode(), name="letter.txt").normal.text
    found = framed(text)
    fields = ("authority", "reference", "received", "issued", "review_days", "appeal_to")
    assert plain(found) == Plain(*(row[field] for field in fields))
    if row["kind"]:
        assert found.kind.value == row["kind"]
    assert sorted({mention.body.name for mention in bodies(text)}) == row["bodies"]


@pytest.mark.parametrize("row", LETTERS, ids=[row["authority"] for row in LETTERS])
def test_spans_hold_the_words(row: dict[str, Any]) -> None:
    text = read(row["letter"].encode(), name="letter.txt").normal.text
    found = framed(text)
    if found.reference:
        assert found.reference.value in found.reference.spans[0].of(text)
    for day in (found.received, found.issued):
        if day:
            assert str(day.value.day) in day.spans[0].of(text)
    if found.review_days:
        words = found.review_days.spans[0].of(text)
        assert "working" in words or "gwaith" in words


@pytest.mark.parametrize("row", FIELDS, ids=[f"{row['field']}: {row['case']}" for row in FIELDS])
def test_field_of_a_frame(row: dict[str, str]) -> None:
    assert getattr(plain(framed(row["text"])), row["field"]) == row["value"]


def test_authority_by_the_sender_of_an_email() -> None:
    found = framed("Dear A\n\nWe hold it.", mail_domain="foi.wiltshire.gov.uk")
    assert found.authority is not None
    assert (found.authority.value.name, found.authority.binding) == (
        "Wiltshire Council",
        BINDING["by-domain"],
    )


FOLLOWED = (
    "Our ref: IR-9\nOriginal request reference: R-4279\n\nDear A\n\nOutcome of internal review\n\n"
    "I have looked again at our response of 3 May 2022 to your request of 5 April 2022. You asked "
    "for a review on 9 May 2022."
)


def test_review_follows_the_answer_it_looks_at() -> None:
    found = framed(FOLLOWED)
    assert found.kind.value == LETTER_KIND["internal-review"]
    assert found.follows is not None
    assert (found.follows.reference, found.follows.issued) == ("R-4279", date(2022, 5, 3))
    assert (found.reference and found.reference.value) == "IR-9"
    assert (found.received and found.received.value) == date(2022, 4, 5)


@pytest.mark.parametrize(
    "concept",
    [c for c in catalogue().concepts("letter-kind") if c.cues],
    ids=lambda concept: concept.slug,
)
def test_examples_of_the_kinds(concept: Concept) -> None:
    for example in examples(concept):
        assert concept.slug in {h.slug for h in cues("letter-kind").find(example)}, example
    for example in counter_examples(concept):
        assert concept.slug not in {h.slug for h in cues("letter-kind").find(example)}, example


@pytest.mark.parametrize(
    ("text", "review"),
    [
        ("Dear A\n\nInternal review of FOI 2044\n\nI have decided.", True),
        ("Dear A\n\nYou asked for a review of our decision.", True),
        ("Dear A\n\nYou did not like it and asked for it to be reviewed.", True),
        ("Dear A\n\nFreedom of Information: stage 2 review\n\nI have decided.", True),
        ("Dear A\n\nRequests for internal review should be sent to the clerk.", False),
        ("Dear A\n\nYour request for an internal review should be sent to the clerk.", False),
        ("Dear A\n\nWe hold it. You may ask for an internal review.", False),
    ],
    ids=["title", "asked", "asked for it", "stage", "to be sent", "to come", "right"],
)
def test_letter_is_a_review_or_only_offers_one(text: str, review: bool) -> None:
    assert (reviewed(parts(text)) is not None) is review
