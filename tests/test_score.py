"""The score: its arithmetic on small records, and digit for digit that of the gold papers."""

import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from kg import score
from kg.evaluate import changes, evaluate
from kg.overlap import overlaps
from kg.pipeline import extract
from kg.read import read
from tests.conftest import EXAMPLES, ROOT

GOLD = ROOT / "examples" / "gold"
EMPTY: dict[str, Any] = {
    **{name: [] for name in ("regimes", "exemptions", "ncnd", "provisions", "acts", "bodies")},
    **{"authority": None, "reference": None, "received": None, "issued": None, "questions": []},
    **{"public_interest_test": None, "legitimate_interests_test": None},
    **{"review_within_working_days": None, "appeal_to": None},
}


def question(text: str, outcome: str = "disclosed", *exemptions: str) -> dict[str, Any]:
    return {"label": "1", "text": text, "outcome": outcome, "exemptions": list(exemptions)}


def tally(field: str, gold: dict[str, Any], read: dict[str, Any]) -> tuple[int, int, int]:
    found = score.score([("letter", EMPTY | gold, EMPTY | read)])[field]
    return found.hits, found.extra, found.missed


@pytest.mark.parametrize(
    ("field", "gold", "read", "expected"),
    [
        ("authority", {"authority": "Home Office"}, {"authority": "HOME OFFICE."}, (1, 0, 0)),
        ("authority", {"authority": "Home Office"}, {"authority": "Cabinet Office"}, (0, 1, 1)),
        ("authority", {"authority": None}, {"authority": "Home Office"}, (0, 1, 0)),
        ("issued", {"issued": "2025-01-02"}, {}, (0, 0, 1)),
        # a coarser key beside a finer one of the same section is dropped
        (
            "exemptions",
            {"exemptions": ["FOIA s.40(2)"]},
            {"exemptions": ["FOIA s.40", "FOIA s.40(2)"]},
            (1, 0, 0),
        ),
        (
            "exemption_sections",
            {"exemptions": ["FOIA s.40(2)"]},
            {"exemptions": ["FOIA s.40(5B)"]},
            (1, 0, 0),
        ),
        ("exemptions", {"exemptions": ["FOIA s.4"]}, {"exemptions": ["FOIA s.40"]}, (0, 1, 1)),
        (
            "questions",
            {"questions": [question("How many drones do you have?")]},
            {"questions": [question("how many DRONES do you have")]},
            (1, 0, 0),
        ),
        (
            "questions",
            {"questions": [question("How many drones do you have?")]},
            {"questions": [question("What did they cost in all?")]},
            (0, 1, 1),
        ),
        # what gold calls unclear does not count
        (
            "outcomes",
            {"questions": [question("How many drones?", "unclear")]},
            {"questions": [question("How many drones?", "withheld")]},
            (0, 0, 0),
        ),
        # a question that was not found is a missed outcome
        ("outcomes", {"questions": [question("How many drones?")]}, {}, (0, 0, 1)),
        (
            "question_exemptions",
            {"questions": [question("How many?", "withheld", "FOIA s.31")]},
            {"questions": [question("How many?", "withheld", "FOIA s.31", "FOIA s.12")]},
            (1, 1, 0),
        ),
        (
            "legitimate_interests_test",
            {"legitimate_interests_test": {"legitimate_interest": True, "necessary": False}},
            {"legitimate_interests_test": {"legitimate_interest": True, "balance": "requester"}},
            (1, 1, 1),
        ),
    ],
)
def test_arithmetic(
    field: str, gold: dict[str, Any], read: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    assert tally(field, gold, read) == expected


def test_same_figures_as_the_papers_to_the_last_digit(papers: Path, tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("papers_score", papers / "tools" / "score.py")
    assert spec and spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    dice = random.Random(7)
    for folder in ("seeds", "real", "written"):
        gold = score.read_gold(papers / "gold" / folder)
        damaged = {stem: _damaged(record, dice) for stem, record in gold.items()}
        out = tmp_path / folder
        out.mkdir()
        for stem, record in damaged.items():
            (out / f"{stem}.json").write_text(json.dumps(record), "utf-8")
        _, expected = theirs.score(papers / "gold" / folder, out)
        found = score.score((stem, gold[stem], damaged[stem]) for stem in gold)
        assert list(found) == list(expected)
        for name, mine in found.items():
            other = expected[name]
            assert (mine.hits, mine.extra, mine.missed) == (other.tp, other.fp, other.fn), name
            assert (mine.precision, mine.recall, mine.f1) == (other.p, other.r, other.f), name


def _damaged(record: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """A record with values lost, doubled, swapped and reworded."""
    made: dict[str, Any] = json.loads(json.dumps(record))
    for name in ("exemptions", "ncnd", "provisions", "acts", "bodies", "regimes"):
        made[name] = [v for v in made[name] if dice.random() < 0.8] + ["FOIA s.1"][
            : dice.randrange(2)
        ]
    for name in ("authority", "reference", "received", "issued", "appeal_to"):
        made[name] = dice.choice([made[name], None, "another"])
    for asked in made["questions"]:
        words = asked["text"].split()
        asked["text"] = " ".join(w for w in words if dice.random() < 0.8) or "none"
        asked["outcome"] = dice.choice([asked["outcome"], "withheld", "unclear"])
    dice.shuffle(made["questions"])
    return made


def test_evaluation_of_the_examples_has_errors_in_words_and_groups() -> None:
    done = evaluate(GOLD, EXAMPLES)
    assert len(done.letters) == 16 and not any(one.failure for one in done.letters)
    assert sum(number for number, _ in done.by("regimes").values()) == 16
    assert done.evidence["harm"].hits
    figures = done.saved()
    assert list(changes(figures, figures)) == []
    worse = json.loads(json.dumps(figures))
    worse["fields"]["authority"]["errors"].append(["a-letter", "missed", "home office"])
    assert list(changes(worse, figures)) == [("lost", "authority", "a-letter: missed: home office")]
    assert list(changes(figures, worse)) == [
        ("gained", "authority", "a-letter: missed: home office")
    ]


def test_evidence_is_scored_by_words_in_their_place() -> None:
    response = extract(read(EXAMPLES / "home-office-extension.txt"))
    assert response.frame.reference
    words = response.frame.reference.spans[0].of(response.letter.text)
    gold = {"evidence": [{"role": "reference", "text": words, "questions": []}]}
    found = overlaps([("letter", gold, response)])["reference"]
    assert (found.extra, found.missed) == (0, 0) and found.hits
    gold["evidence"][0]["text"] = "words that do not stand there"
    assert overlaps([("letter", gold, response)])["reference"].hits == 0
