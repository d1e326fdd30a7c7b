"""Short cases of each judged field: half of them written by someone who did not know the rules.

`cases/minimal/blind/FIELD.json` and `own/FIELD.json`; what is not read yet stands in `unread.txt`
and must be struck out there once it is.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from kg.model import Response
from kg.overlap import overlaps
from kg.pipeline import extract
from kg.read import read
from kg.record import gold
from kg.score import FIELDS, Record, score

MINIMAL = Path(__file__).parent / "cases" / "minimal"
UNREAD = frozenset((MINIMAL / "unread.txt").read_text("utf-8").split())
ALIKE = 0.75  # the least overlap in words at which spans of a role are the expected ones


def cases() -> list[Any]:
    """Every case as (field, case), marked where it is not read yet."""
    found = []
    for path in sorted(MINIMAL.glob("*/*.json")):
        for case in json.loads(path.read_text("utf-8")):
            name = f"{path.parent.name}/{path.stem}/{case['id']}"
            marks = [pytest.mark.xfail(reason="not read yet", strict=True)] * (name in UNREAD)
            found.append(pytest.param(path.stem, case, id=name, marks=marks))
    return found


def expected(field: str, value: Any) -> Record:
    """A gold record that holds nothing but one field."""
    if field == "questions":
        return {"questions": [_question(text) for text in value]}
    if field == "outcomes":
        return {"questions": [_question(text, outcome=outcome) for text, outcome in value]}
    if field == "question_exemptions":
        keys: dict[str, list[str]] = {}
        for text, key in value:
            keys.setdefault(text, []).append(key)
        return {"questions": [_question(text, keys=some) for text, some in keys.items()]}
    if field == "public_interest_test":
        return {"questions": [], field: value and {"outcome": value}}
    return {"questions": [], field: value}


def _question(text: str, *, outcome: str = "unclear", keys: Iterable[str] = ()) -> Record:
    return {"label": "", "text": text, "outcome": outcome, "exemptions": list(keys)}


def wrong(field: str, value: Any, response: Response) -> list[str]:
    """What a reading has too much or too little of."""
    if field not in FIELDS:
        wanted = [{"role": field, "text": text} for text in value]
        tally = overlaps([("", {"evidence": wanted}, response)])[field]
        none = not (value or tally.extra)
        return [] if none or tally.f1 >= ALIKE else [f"words shared: {tally.f1:.2f}"]
    record = gold(response, name="case.txt")
    if field == "question_exemptions":  # a case lists the questions that have grounds
        record["questions"] = [q for q in record["questions"] if q["exemptions"]]
    tally = score([("", expected(field, value), record)])[field]
    return [f"{kind}: {what}" for _, kind, what in tally.errors]


@pytest.mark.parametrize(("field", "case"), cases())
def test_case(field: str, case: dict[str, Any]) -> None:
    response = extract(read(case["text"].encode(), name="case.txt"))
    assert wrong(field, case["expect"], response) == []


CASES = MINIMAL.parent
OWN = {  # the cases of the other fields, which stand with the tests of their stage
    **dict.fromkeys(("questions",), "questions/cases.jsonl"),
    **dict.fromkeys(("outcomes", "question_exemptions"), "outcomes/cases.jsonl"),
    **dict.fromkeys(("provisions",), "citations/letters.tsv"),
    **dict.fromkeys(("authority", "reference", "received", "issued"), "frame/fields.jsonl"),
    **dict.fromkeys(("review_within_working_days", "appeal_to"), "frame/fields.jsonl"),
    "public_interest_test": "reason/public-interest.jsonl",
    "legitimate_interests_test": "reason/legitimate-interests.jsonl",
}


@pytest.mark.parametrize("field", [f for f in FIELDS if f != "exemption_sections"])
def test_field_has_twenty_cases_half_of_them_blind(field: str) -> None:
    blind = len(json.loads((MINIMAL / "blind" / f"{field}.json").read_text("utf-8")))
    if field in OWN:
        rows = (CASES / OWN[field]).read_text("utf-8").splitlines()
        key = "review_days" if field == "review_within_working_days" else field
        own = sum('"field"' not in row or f'"field": "{key}"' in row for row in rows)
    else:
        own = len(json.loads((MINIMAL / "own" / f"{field}.json").read_text("utf-8")))
    assert blind >= 10
    assert own >= 10
