"""The flat table as a workbook for Excel, LibreOffice and Numbers.

Text is written as text: nothing in it is taken for a formula, a link or a number. Days are days.
Rows go to disk as they come. The same letters give the same bytes: the file tells no time.
"""

from collections.abc import Iterator
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import Any, Final

from kg.errors import KgError, MissingPackage
from kg.export.flat import COLUMNS, flat_rows
from kg.store import Store

_MOST_ROWS: Final = 1_048_576  # of a sheet, by the file format, with the heading
_MOST_TEXT: Final = 32_767  # characters of a cell, by the file format
_FIRST_DAY: Final = date(1900, 3, 1)  # before it Excel's days are off by one, or there are none
_MADE: Final = datetime(1980, 1, 1)  # the first day that a ZIP archive can tell
_WIDE: Final = {"Letter": 36, "Authority": 30, "Question asked": 60, "Words of the answer": 60}
_WIDE_TOO: Final = {"File": 28, "Exemptions": 24, "What the exemptions are about": 40}
_WIDTHS: Final = _WIDE | _WIDE_TOO | {"Letter identifier": 20, "Complain to": 26}
_PIECE: Final = 1 << 20


def flat_xlsx(store: Store) -> Iterator[bytes]:
    """The table as one sheet with a fixed heading and a filter on every column.

    KgError where there are more rows than a sheet can hold; MissingPackage where xlsxwriter is not
    installed. A text longer than a cell can hold ends in an ellipsis.
    """
    with TemporaryFile() as file:
        _write(store, file)
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _write(store: Store, file: Any) -> None:
    try:
        from xlsxwriter import Workbook
    except ImportError:
        raise MissingPackage("xlsxwriter", extra="xlsx") from None
    with Workbook(file, {"constant_memory": True}) as book:
        book.set_properties({"title": "Letters and questions", "created": _MADE})
        sheet = book.add_worksheet("Letters and questions")
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top", "align": "left"})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for at, name in enumerate(COLUMNS):
            sheet.set_column(at, at, _WIDTHS.get(name, 14))
            sheet.write_string(0, at, name, heading)
        sheet.freeze_panes(1, 0)
        last = 0
        for last, row in enumerate(flat_rows(store), start=1):
            if last == _MOST_ROWS:
                raise KgError(f"a sheet holds {_MOST_ROWS:,} rows; use --format csv")
            for at, value in enumerate(row):
                if isinstance(value, date) and value >= _FIRST_DAY:
                    sheet.write_datetime(last, at, value, day)
                elif isinstance(value, int):
                    sheet.write_number(last, at, value, cell)
                elif value is not None:
                    sheet.write_string(last, at, _short(str(value)), cell)
        sheet.autofilter(0, 0, last, len(COLUMNS) - 1)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"
