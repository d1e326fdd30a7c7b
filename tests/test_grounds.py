"""Whole letters: the law they are handled under, what they cite, and what they rely on."""

import csv
from pathlib import Path

import pytest

from kg.provisions import finest
from tests.law import Law

CASES = Path(__file__).parent / "cases" / "citations" / "letters.tsv"
LETTERS = list(csv.DictReader(CASES.read_text("utf-8").splitlines(), delimiter="\t"))


def keys(cell: str) -> set[str]:
    return {key.strip() for key in cell.split(";") if key.strip()}


def law(row: dict[str, str]) -> Law:
    return Law(row["text"].replace("\\n", "\n"))


@pytest.mark.parametrize("row", LETTERS, ids=[row["name"] for row in LETTERS])
class TestLetter:
    def test_regimes(self, row: dict[str, str]) -> None:
        assert {fact.value for fact in law(row).regimes} == keys(row["regimes"])

    def test_provisions(self, row: dict[str, str]) -> None:
        cited = {c.provision for c in law(row).citations if c.provision}
        assert {str(p) for p in finest(cited)} == keys(row["provisions"])

    def test_grounds(self, row: dict[str, str]) -> None:
        assert {str(g.provision) for g in law(row).grounds} == keys(row["relied"])

    def test_neither_confirmed_nor_denied(self, row: dict[str, str]) -> None:
        assert {str(g.provision) for g in law(row).grounds if g.ncnd} == keys(row["ncnd"])

    def test_considered(self, row: dict[str, str]) -> None:
        assert law(row).keys("considered") == keys(row["considered"])

    def test_every_ground_has_words_that_cite_it(self, row: dict[str, str]) -> None:
        letter = law(row)
        cited = {c.span for c in letter.citations}
        for ground in letter.grounds:
            assert ground.cited
            assert set(ground.cited) <= cited
            assert ground.spans
            assert all(any(s.holds(c) for c in ground.cited) for s in ground.spans)


def test_a_section_named_bare_and_in_full_is_relied_on_in_full() -> None:
    letter = Law(
        "Freedom of Information Act 2000\n\nSection 40 - Personal information\n\n"
        "The names are exempt under section 40(2)."
    )
    assert [str(g.provision) for g in letter.grounds] == ["FOIA s.40(2)"]


def test_what_is_dropped_later_is_no_ground() -> None:
    letter = Law(
        "Freedom of Information Act 2000\n\nThe plan is exempt under section 43(2).\n\n"
        "Addendum: the plan is now enclosed, and we no longer rely on section 43(2)."
    )
    assert letter.grounds == ()


RELIANCE = [
    (
        "Some pages are held back. The bids are exempt under section 43(2), since the race is not"
        " yet run. Nothing else is.",
        ["The bids are exempt under section 43(2)"],
    ),
    ("Section 42(1) - Legal professional privilege", None),
    (
        "Section 31(1)(a)\n\nWe withhold the codes under section 31(1)(a); the map is enclosed.",
        ["We withhold the codes under section 31(1)(a)"],
    ),
    ("1. The tally is above.\n2. Refused: section 22(1).\n3. None.", ["Refused: section 22(1)."]),
]


@pytest.mark.parametrize(("words", "spans"), RELIANCE, ids=[words[:40] for words, _ in RELIANCE])
def test_a_ground_is_proved_by_the_clause_that_relies_on_it(
    words: str, spans: list[str] | None
) -> None:
    letter = Law(f"Freedom of Information Act 2000\n\n{words}")
    (ground,) = letter.grounds
    assert [span.of(letter.text) for span in ground.spans] == (spans or [words])


def test_a_section_dropped_takes_its_subsection_along() -> None:
    letter = Law(
        "Freedom of Information Act 2000\n\nThe minutes were withheld under section 36(2)(c).\n\n"
        "Section 36 needs an opinion, and nobody formed one. It was not properly engaged."
    )
    assert letter.grounds == ()


def test_what_is_weighed_for_one_part_stands_for_another() -> None:
    letter = Law(
        "Freedom of Information Act 2000\n\nThe prices are exempt under section 43(2).\n\n"
        "We considered whether section 43(2) could apply to the dates, which are enclosed."
    )
    assert [str(g.provision) for g in letter.grounds] == ["FOIA s.43(2)"]


def test_advice_to_ask_for_ones_own_data_makes_no_regime() -> None:
    letter = Law(
        "We have considered your request under the Freedom of Information Act 2000 and enclose the"
        " figures.\n\nFor your own file please make a subject access request under the UK GDPR."
    )
    assert [fact.value for fact in letter.regimes] == ["foia"]


def test_the_act_that_a_right_of_appeal_lies_under_makes_no_regime() -> None:
    letter = Law(
        "The request falls to be dealt with under the Environmental Information Regulations 2004."
        "\n\nYou may apply to the Information Commissioner under section 50 of the Freedom of"
        " Information Act 2000."
    )
    assert [fact.value for fact in letter.regimes] == ["eir"]
