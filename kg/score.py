"""Readings against gold records: precision, recall and F1 a field, and every error in words.

The arithmetic is that of the gold papers: per field over all letters together (micro); questions
are paired by the words of their text; `MEAN` is the plain mean of the F1s.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = dict[str, Any]

SINGLE = ("authority", "reference", "received", "issued")
LIMITS = ("review_within_working_days", "appeal_to")
FIELDS = (
    *("regimes", *SINGLE, "exemptions", "exemption_sections", "ncnd", "provisions", "acts"),
    *("bodies", "questions", "outcomes", "question_exemptions", "public_interest_test"),
    *("legitimate_interests_test", *LIMITS),
)
PAIRED = 0.6  # the least Dice overlap of two questions that are one
_LEGS = ("legitimate_interest", "necessary", "balance")


@dataclass
class Tally:
    """The counts of one field, with its errors as (letter, "missed" or "extra", what)."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)

    def add(self, letter: str, gold: Iterable[Any], read: Iterable[Any]) -> None:
        """Count two sets of values of one letter against each other."""
        wanted, found = set(gold), set(read)
        self.hits += len(wanted & found)
        self.extra += len(found - wanted)
        self.missed += len(wanted - found)
        self.errors += [(letter, "missed", str(x)) for x in sorted(wanted - found, key=str)]
        self.errors += [(letter, "extra", str(x)) for x in sorted(found - wanted, key=str)]

    @property
    def precision(self) -> float:
        """Right among read; 1 where nothing was read."""
        return self.hits / (self.hits + self.extra) if self.hits + self.extra else 1.0

    @property
    def recall(self) -> float:
        """Read among right; 1 where nothing was to be read."""
        return self.hits / (self.hits + self.missed) if self.hits + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def score(pairs: Iterable[tuple[str, Record, Record]]) -> dict[str, Tally]:
    """A tally for each field over (letter, gold record, record read)."""
    tallies = {name: Tally() for name in FIELDS}
    for letter, gold, read in pairs:
        for name, (wanted, found) in _fields(gold, read).items():
            tallies[name].add(letter, wanted, found)
        _score_questions(tallies, letter, gold["questions"], read.get("questions") or [])
    return tallies


def mean(tallies: dict[str, Tally]) -> float:
    """The plain mean of the fields' F1."""
    return sum(tally.f1 for tally in tallies.values()) / len(tallies)


def _fields(gold: Record, read: Record) -> dict[str, Any]:
    """The values of every field that is not about questions, gold and read."""
    two = (gold, read)
    values: dict[str, Any] = {n: [_one(r.get(n)) for r in two] for n in (*SINGLE, *LIMITS)}
    values["regimes"] = [r.get("regimes") or [] for r in two]
    for name in ("exemptions", "ncnd", "provisions"):
        values[name] = [leaves(r.get(name)) for r in two]
    values["exemption_sections"] = [map(_section, r.get("exemptions") or []) for r in two]
    for name in ("acts", "bodies"):
        values[name] = [map(plain, r.get(name) or []) for r in two]
    tests = [(r.get("public_interest_test") or {}).get("outcome") for r in two]
    values["public_interest_test"] = [_one(outcome) for outcome in tests]
    values["legitimate_interests_test"] = [_legs(r.get("legitimate_interests_test")) for r in two]
    return values


def _score_questions(
    tallies: dict[str, Tally], letter: str, gold: list[Record], read: list[Record]
) -> None:
    pairs = pair(gold, read)
    paired = dict(pairs)
    reverse = {there: here for here, there in pairs}
    tally = tallies["questions"]
    tally.hits += len(pairs)
    for index, question in enumerate(gold):
        if index not in paired:
            tally.missed += 1
            tally.errors.append((letter, "missed", f"{question['label']} {question['text'][:80]}"))
    for index, question in enumerate(read):
        if index not in reverse:
            tally.extra += 1
            tally.errors.append((letter, "extra", f"{question['label']} {question['text'][:80]}"))
    known = {i for i, q in enumerate(gold) if q["outcome"] != "unclear"}
    tallies["outcomes"].add(
        letter,
        {(i, gold[i]["outcome"]) for i in known},
        {(i, read[j].get("outcome")) for i, j in pairs if i in known},
    )
    tallies["question_exemptions"].add(
        letter,
        {(i, key) for i, q in enumerate(gold) for key in leaves(q["exemptions"])},
        {(i, key) for i, j in pairs for key in leaves(read[j].get("exemptions"))},
    )


def pair(gold: list[Record], read: list[Record]) -> list[tuple[int, int]]:
    """The indexes of questions that are one: best overlap first, ties by place."""
    candidates = sorted(
        (
            (overlap(g["text"], r["text"]), -abs(i - j), i, j)
            for i, g in enumerate(gold)
            for j, r in enumerate(read)
        ),
        reverse=True,
    )
    pairs: list[tuple[int, int]] = []
    for value, _, i, j in candidates:
        if value >= PAIRED and all(i != here and j != there for here, there in pairs):
            pairs.append((i, j))
    return pairs


def overlap(one: str, other: str) -> float:
    """The Dice overlap of the words of two texts, 0 to 1.

    >>> overlap("How many drones?", "how many cars")
    0.6666666666666666
    """
    a, b = Counter(plain(one).split()), Counter(plain(other).split())
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def plain(text: str | None) -> str:
    """Text without case and punctuation, as values are compared."""
    return re.sub(r"[^\w]+", " ", (text or "").lower().replace("’", "'")).strip()


def leaves(keys: Iterable[str] | None) -> set[str]:
    """The keys without those of which a finer one of the same section is there.

    >>> sorted(leaves(["FOIA s.40", "FOIA s.40(2)", "FOIA s.4"]))
    ['FOIA s.4', 'FOIA s.40(2)']
    """
    every = set(keys or ())
    return {k for k in every if not any(o.startswith(k + "(") for o in every)}


def _section(key: str) -> str:
    return re.sub(r"\(.*$", "", key).strip()


def _one(value: Any) -> set[str]:
    return set() if value in (None, "") else {plain(str(value))}


def _legs(test: Record | None) -> set[tuple[str, Any]]:
    return {(leg, test[leg]) for leg in _LEGS if test.get(leg) is not None} if test else set()


def table(tallies: dict[str, Tally], letters: int) -> str:
    """The tallies as the lines of a table, with their mean."""
    return f"{letters} letters\n{rows(tallies)}\n{'MEAN':28}{'':14}{mean(tallies):7.3f}"


def rows(tallies: dict[str, Tally]) -> str:
    """The tallies as the lines of a table: field, precision, recall, F1, hits, extra, missed."""
    head = f"{'field':28}{'P':>7}{'R':>7}{'F1':>7}{'tp':>6}{'fp':>5}{'fn':>5}"
    lines = [
        f"{name:28}{t.precision:7.3f}{t.recall:7.3f}{t.f1:7.3f}{t.hits:6}{t.extra:5}{t.missed:5}"
        for name, t in tallies.items()
    ]
    return "\n".join([head, *lines])


def read_gold(folder: Path) -> dict[str, Record]:
    """The gold records of a folder by their stems."""
    return {
        path.stem: json.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.json"))
    }
