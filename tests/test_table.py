"""The printed forms of a table: what a spreadsheet, a program and a terminal make of each cell."""

import csv
import io
from collections.abc import Mapping

import pytest

from kg.table import FORMATS, Cell, Table, as_csv, as_json, as_markdown, as_text, as_tsv


def values(cells: Mapping[str, Cell]) -> Table:
    return Table(tuple(cells), (tuple(cells.values()),))


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x")', "+1", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"],
)
def test_a_formula_of_a_letter_is_no_formula_in_a_spreadsheet(text: str) -> None:
    cells = values({"words": text, "n": -2})
    rows = list(csv.reader(io.StringIO(as_csv(cells), newline="")))
    assert rows[1] == ["'" + text, "-2"]
    assert list(csv.reader(io.StringIO(as_csv(cells, raw=True), newline="")))[1][0] == text
    assert as_tsv(cells).splitlines()[1].startswith("'")


def test_csv_keeps_commas_quotes_and_line_ends() -> None:
    cells = values({"a,b": 'he said "no"\nand left', "c": None, "d": True})
    assert as_csv(cells) == '"a,b",c,d\r\n"he said ""no""\nand left",,true\r\n'


def test_json_has_numbers_as_numbers_and_none_as_null() -> None:
    cells = values(
        {"n": 3, "share": 0.5, "none": None, "yes": True, "text": "3", "nan": float("nan")}
    )
    assert (
        '{"n": 3, "share": 0.5, "none": null, "yes": true, "text": "3", "nan": "nan"}'
        in as_json(cells)
    )
    assert as_json(Table(("a",), ())) == "[]\n"


def test_markdown_holds_its_cells() -> None:
    assert "| a \\| b \\<i\\> c |" in as_markdown(values({"x": "a | b <i>\nc"}))


def test_a_letter_cannot_write_to_the_terminal() -> None:
    text = as_text(values({"words": "\x1b[2J[bold]red[/bold]\x07"}))
    assert "\x1b" not in text and "\x07" not in text and "[bold]red[/bold]" in text


WIDE = Table(
    ("letter", "question", "provision", "days"),
    (
        ("Police Scotland, FOI 25/0417", "Where are the drones kept? " * 6, "FOISA s.35(1)(a)", 28),
        ("Police Scotland, FOI 25/0417", "Who made them?", "FOISA s.17(1)", 28),
        ("Home Office, 2024-12-30", None, None, 1031),
    ),
)


def test_a_table_wraps_between_words_and_sets_numbers_to_the_right() -> None:
    text = as_text(WIDE, width=80)
    assert max(map(len, text.splitlines())) <= 80
    assert "FOISA s.35(1)(a)" in text and text.count("drones") == 6
    ends = [line.rstrip()[-4:] for line in text.splitlines() if line.endswith(("28", "1031"))]
    assert ends == ["  28", "  28", "1031"]
    assert text.endswith("3 rows\n")


def test_a_table_too_wide_for_the_terminal_is_printed_row_under_row() -> None:
    text = as_text(WIDE, width=40)
    assert text.splitlines()[0].startswith("letter     Police Scotland")
    assert "days       1031" in text and text.count("provision") == 2, "empty cells are left out"


def test_iris_of_letters_are_short_and_whole() -> None:
    iri = "https://w3id.org/foi-kg/id/letter/aaaaaaaaaaaaaaaaaaaa/decision/1"
    table = Table(("fact", "words"), ((iri, "some words " * 20),))
    assert "id:letter/aaaaaaaaaaaaaaaaaaaa/decision/1" in as_text(table, width=80)
    assert iri in as_csv(table) and iri in as_json(table)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_answer_still_has_its_columns(form: str) -> None:
    text = FORMATS[form](Table(("letter", "like_letter"), ()))
    assert text == "[]\n" if form == "json" else "letter" in text
