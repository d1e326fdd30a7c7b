"""The pipeline against a folder of gold records: figures, errors in words, gains and losses."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg import score
from kg.errors import KgError, UnreadableLetter
from kg.model import Response
from kg.overlap import overlaps
from kg.pipeline import extract
from kg.read import read
from kg.record import gold as record_of
from kg.score import Record, Tally

_NOTHING: Record = {"questions": []}


@dataclass(frozen=True, slots=True)
class Read:
    """One letter: its gold record, what was read of it, and the reading, or why there is none."""

    stem: str
    gold: Record
    record: Record
    response: Response | None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every letter of a gold folder, read."""

    letters: tuple[Read, ...]

    @property
    def tallies(self) -> dict[str, Tally]:
        """The tally of each field over all letters."""
        return _tallies(self.letters)

    @property
    def evidence(self) -> dict[str, Tally]:
        """The tally of words of each role, over the letters whose gold has evidence."""
        return overlaps(
            (one.stem, one.gold, one.response)
            for one in self.letters
            if one.response and one.gold.get("evidence")
        )

    def by(self, key: str) -> dict[str, tuple[int, float]]:
        """How many letters, and the mean, for each `authority` or `regimes` of the gold records."""
        groups: dict[str, list[Read]] = {}
        for one in self.letters:
            value = one.gold.get(key)
            name = ", ".join(value) if isinstance(value, list) else value
            groups.setdefault(name or "none", []).append(one)
        return {
            name: (len(group), score.mean(_tallies(group)))
            for name, group in sorted(groups.items())
        }

    def saved(self) -> dict[str, Any]:
        """What `against` needs of this evaluation: the figures, and every error."""
        tallies = self.tallies
        return {
            "letters": len(self.letters),
            "mean": score.mean(tallies),
            "fields": {
                name: {
                    **{"precision": t.precision, "recall": t.recall, "f1": t.f1},
                    **{"hits": t.hits, "extra": t.extra, "missed": t.missed},
                    "errors": [list(error) for error in t.errors],
                }
                for name, t in tallies.items()
            },
            "evidence": {
                role: {"precision": t.precision, "recall": t.recall, "f1": t.f1}
                for role, t in self.evidence.items()
                if t.hits + t.missed
            },
        }


def evaluate(gold: Path, letters: Path | None = None) -> Evaluation:
    """Read every letter that a gold record names, from its folder or another.

    A letter that cannot be read counts as an empty record. KgError where the folder has no record
    or a letter is missing.
    """
    records = score.read_gold(gold)
    if not records:
        raise KgError(f"{gold}: no gold records (*.json) are here; see examples/gold")
    return Evaluation(tuple(_read(stem, row, letters or gold) for stem, row in records.items()))


def _read(stem: str, row: Record, folder: Path) -> Read:
    path = folder / row["letter"]
    if not path.is_file():
        raise KgError(f"{path}: the letter of {stem}.json is not there; name its folder --letters")
    try:
        response = extract(read(path))
    except UnreadableLetter as error:
        return Read(stem, row, _NOTHING, None, str(error))
    return Read(stem, row, record_of(response, name=path.name), response)


def _tallies(letters: Iterable[Read]) -> dict[str, Tally]:
    return score.score((one.stem, one.gold, one.record) for one in letters)


def changes(now: dict[str, Any], before: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What was gained and lost since: (gained or lost, field, the error in words)."""
    for name, field in now["fields"].items():
        errors = {tuple(e) for e in field["errors"]}
        old = {tuple(e) for e in before["fields"].get(name, {"errors": []})["errors"]}
        yield from (("gained", name, ": ".join(error)) for error in sorted(old - errors))
        yield from (("lost", name, ": ".join(error)) for error in sorted(errors - old))
