"""Guards against fitting: letters said otherwise read as well as they did.

Each rewriter changes a letter and its gold record in step; the mean over the letters rewritten must
be at least 0.95 of what it is over the same letters as they stood.
"""

import random
from collections.abc import Iterator
from functools import cache

import pytest

from kg import score
from kg.pipeline import extract
from kg.read import read
from kg.record import gold
from kg.score import Record
from tests import rewrites, rewrites_law, rewrites_layout, rewrites_order
from tests.conftest import EXAMPLES, PAPERS, ROOT
from tests.rewrites import Labelled, Rewriter

LEAST = 0.95
MOST = 45  # letters a rewriter, so that the file stays under a minute and a half
FOLDERS = {
    "examples": (ROOT / "examples" / "gold", EXAMPLES),
    **{name: (PAPERS / "gold" / name,) * 2 for name in ("seeds", "real", "written")},
}
REWRITERS: dict[str, Rewriter] = {
    **{
        f"numbered {scheme}": rewrites_order.renumbered(scheme) for scheme in rewrites_order.SCHEMES
    },
    "answers reordered": rewrites_order.reordered,
    "sections reordered": rewrites_order.sections_reordered,
    "authority renamed": rewrites.authority,
    "authority unknown": rewrites.unknown_authority,
    "other exemptions": rewrites_law.other_sections,
    "under the Scottish Act": rewrites_law.scottish,
    "other dates": rewrites.dates,
    "other subject": rewrites.subject,
    "lines wrapped": rewrites_layout.wrapped,
    "lines unwrapped": rewrites_layout.unwrapped,
    "blank lines doubled": rewrites_layout.doubled,
    "words hyphenated": rewrites_layout.hyphenated,
    "carriage returns": rewrites_layout.carriage_returns,
    "page furniture": rewrites_layout.page_furniture,
    "web page": rewrites_layout.web_page,
    "markdown emphasis": rewrites_layout.emphasis,
    "invisible characters": rewrites_layout.invisible,
    "scanner's slips": rewrites_layout.slips,
    "synonyms of cues": rewrites.synonyms,
}


@cache
def letters(folder: str) -> tuple[Labelled, ...]:
    """The labelled letters of a folder as text, people masked; none where it is missing."""
    records, texts = FOLDERS[folder]
    return tuple(
        Labelled(stem, read(texts / row["letter"]).text, row)
        for stem, row in (score.read_gold(records) if records.is_dir() else {}).items()
    )


@cache
def reading(text: str) -> Record:
    return gold(extract(read(text.encode(), name="letter.txt")), name="letter.txt")


def sample(name: str, folders: tuple[str, ...]) -> Iterator[tuple[Labelled, Labelled]]:
    """Letters with their rewriting, as many as `MOST`, the same in each run."""
    every = [letter for folder in folders for letter in letters(folder)]
    random.Random(name).shuffle(every)
    count = 0
    for letter in every:
        new = REWRITERS[name](letter, random.Random(f"{name} {letter.stem}"))
        if new and count < MOST:
            count += 1
            yield letter, new


def loss(pairs: list[tuple[Labelled, Labelled]]) -> tuple[float, str]:
    """What is kept of the mean, and where the rest went."""
    before = [(old.stem, old.gold, reading(old.text)) for old, _ in pairs]
    after = [(new.stem, new.gold, reading(new.text)) for _, new in pairs]
    was, now = score.score(before), score.score(after)
    fields = [
        f"{name}: {was[name].f1:.3f} -> {now[name].f1:.3f}"
        for name in now
        if now[name].f1 < was[name].f1 - 0.005
    ]
    each = sorted((_mean(new) - _mean(old), old[0]) for old, new in zip(before, after, strict=True))
    kept = score.mean(now) / score.mean(was)
    worst = [f"{stem}: {by:+.3f}" for by, stem in each[:8] if by < 0]
    return kept, "\n".join([f"kept {kept:.4f} over {len(pairs)} letters", *fields, *worst])


def _mean(pair: tuple[str, Record, Record]) -> float:
    return score.mean(score.score([pair]))


@pytest.mark.parametrize("name", REWRITERS)
def test_letters_said_otherwise_read_the_same(name: str) -> None:
    if not PAPERS.is_dir():
        pytest.skip("the gold letters (../shared/gold) do not lie beside the project")
    pairs = list(sample(name, tuple(FOLDERS)))
    kept, where = loss(pairs)
    assert len(pairs) >= 8, f"only {len(pairs)} letters can be rewritten"
    assert kept >= LEAST, where


@pytest.mark.parametrize("name", REWRITERS)
def test_examples_said_otherwise_read_the_same(name: str) -> None:
    pairs = list(sample(name, ("examples",)))
    if not pairs:
        pytest.skip("no example letter can be rewritten so")
    kept, where = loss(pairs)
    assert kept >= LEAST, where


@pytest.mark.parametrize("name", REWRITERS)
def test_rewriting_is_the_same_each_time(name: str) -> None:
    for letter in letters("examples"):
        twice = [REWRITERS[name](letter, random.Random(letter.stem)) for _ in range(2)]
        assert twice[0] == twice[1]
        assert twice[0] is None or twice[0].text != letter.text
