"""The answer to a query as a table, and its printed forms: text, CSV, TSV, JSON, Markdown.

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, also where a letter
wrote it: CSV and TSV set a single quote before such text (never before a number) unless told
not to.
"""

import csv
import io
import json
import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from kg.vocab import BASE

if TYPE_CHECKING:
    from rich.console import RenderableType

Cell = str | int | float | Decimal | bool | None
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_MARKUP = re.compile(r"([\\`*\[\]<>|])")
_NARROW = 14  # columns of text below this width are not worth wrapping
_GAP = 2  # between columns
_LONG = 20  # words above this length may be broken


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of an answer; `truncated` where there were more of them than the limit.

    A cell is text, a number, true or false, or none where the query bound nothing. `seconds` is
    the time the answer took, for people: no printed form holds it.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    truncated: bool = False
    seconds: float = field(default=0.0, compare=False)


def as_csv(table: Table, *, raw: bool = False) -> str:
    """The table as RFC 4180 has it: a header, CRLF line ends; `raw` leaves formulas as they are.

    >>> as_csv(Table(("body", "n"), (("=1+1", -2), ("Act, the", None)))).splitlines()
    ['body,n', "'=1+1,-2", '"Act, the",']
    """
    return "".join(csv_lines((table.columns, *table.rows), raw=raw))


def csv_lines(rows: Iterable[Iterable[Cell | date]], *, raw: bool = False) -> Iterator[str]:
    """Each row as a record of CSV, as `as_csv` has them: for tables that memory need not hold."""
    for row in rows:
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow([_plain(cell) if raw else _harmless(cell) for cell in row])
        yield out.getvalue()


def as_tsv(table: Table, *, raw: bool = False) -> str:
    r"""The table with tabs between cells; a tab, line end or backslash of a cell is escaped.

    >>> as_tsv(Table(("words",), (("two\nlines",),)))
    'words\ntwo\\nlines\n'
    """
    escapes = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
    lines = (
        "\t".join((_plain(c) if raw else _harmless(c)).translate(escapes) for c in row)
        for row in (table.columns, *table.rows)
    )
    return "".join(f"{line}\n" for line in lines)


def as_json(table: Table) -> str:
    """The rows as a list of objects; numbers are numbers, what is not bound is null.

    >>> print(as_json(Table(("letter", "days"), (("FOI 1", 20),))), end="")
    [
      {"letter": "FOI 1", "days": 20}
    ]
    """
    rows = [
        json.dumps(dict(zip(table.columns, map(_json, row), strict=True)), ensure_ascii=False)
        for row in table.rows
    ]
    return "[\n" + ",\n".join(f"  {row}" for row in rows) + "\n]\n" if rows else "[]\n"


def as_markdown(table: Table) -> str:
    """The table as GitHub's Markdown has it, numbers to the right.

    >>> print(as_markdown(Table(("act", "n"), (("A | B", 3),))), end="")
    | act | n |
    | --- | ---: |
    | A \\| B | 3 |
    """
    rules = ("---:" if _numeric(table, at) else "---" for at in range(len(table.columns)))
    body = (map(_marked, row) for row in table.rows)
    lines = (map(_marked, table.columns), rules, *body)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def as_text(table: Table, *, width: int = 100) -> str:
    """The table for a terminal, as plain text of at most `width` columns."""
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, width=width, color_system=None, highlight=False).print(render(table, width))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


FORMATS: dict[str, Callable[[Table], str]] = {
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
    "table": as_text,
    "tsv": as_tsv,
}


def render(table: Table, width: int = 100) -> "RenderableType":
    """The table for a rich console: wrapped to the width, or row under row where it is too wide."""
    from rich.console import Group
    from rich.text import Text

    widths = _widths(table, width)
    shown = _grid(table, widths) if widths else _stacked(table)
    count = f"{len(table.rows):,} row{'' if len(table.rows) == 1 else 's'}"
    said = f"the first {count}; there are more, which a higher limit would show"
    return Group(shown, Text(said if table.truncated else count, style="dim"))


def _grid(table: Table, widths: tuple[int, ...]) -> "RenderableType":
    from rich import box
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0), show_edge=False)
    for at, name in enumerate(table.columns):
        grid.add_column(
            Text(_heading(name)),
            justify="right" if _numeric(table, at) else "left",
            width=widths[at],
            overflow="fold",
        )
    runs = _runs(table)
    for place, row in enumerate(table.rows, start=1):
        after = table.rows[place] if place < len(table.rows) else row
        ends = runs and after[0] != row[0]
        grid.add_row(*(Text(_printable(cell)) for cell in row), end_section=ends)
    return grid


def _stacked(table: Table) -> "RenderableType":
    """Each row as lines of name and value: for tables with many columns or a narrow terminal."""
    from rich.console import Group
    from rich.table import Table as Grid
    from rich.text import Text

    cards: list[RenderableType] = []
    widest = max(len(_heading(name)) for name in table.columns)
    for row in table.rows:
        card = Grid.grid(padding=(0, 2, 0, 0))
        card.add_column(style="bold", width=widest)
        card.add_column(overflow="fold")
        for name, cell in zip(table.columns, row, strict=True):
            if cell is not None:
                card.add_row(Text(_heading(name)), Text(_printable(cell)))
        cards += [card, Text("")]
    return Group(*cards)


def _widths(table: Table, width: int) -> tuple[int, ...]:
    """The widths of the columns, so that words stay whole; none where the table is too wide.

    What is left of the width is shared evenly; what a column does not need goes to the others.
    """
    least, whole = zip(*(_width(table, at) for at in range(len(table.columns))), strict=True)
    left = width - _GAP * (len(table.columns) - 1) - 1 - sum(least)
    if left < 0:
        return ()
    found = list(least)
    columns = sorted(range(len(found)), key=lambda at: whole[at] - least[at])
    for place, at in enumerate(columns):
        more = min(whole[at] - least[at], left // (len(columns) - place))
        found[at] += more
        left -= more
    return tuple(found)


def _width(table: Table, at: int) -> tuple[int, int]:
    """The least width of a column, at which no word of it is broken, and the whole one."""
    cells = [_printable(row[at]) for row in table.rows]
    heading = _heading(table.columns[at])
    words = [word for cell in cells for word in cell.split()]
    iris = max((len(word) for word in words if word.startswith("id:")), default=0)
    whole = max(len(heading), *map(len, cells), 1)
    longest = min(max(map(len, words), default=1), _LONG)
    wrapped = max(len(cell) for cell in (*cells, "")) > _NARROW and not _numeric(table, at)
    narrow = max(_NARROW, longest, iris) if wrapped else max(map(len, (*cells, "")))
    return max(narrow, *map(len, heading.split())), whole


def _runs(table: Table) -> bool:
    """Whether the first column repeats in a wide table, so that a gap between its values helps."""
    first = [row[0] for row in table.rows]
    return len(table.columns) > 2 and len(set(first)) < len(first)


def _heading(name: str) -> str:
    return name.replace("_", " ")


def _numeric(table: Table, at: int) -> bool:
    cells: Iterable[Cell] = [row[at] for row in table.rows if row[at] is not None]
    known = [isinstance(c, int | float | Decimal) and not isinstance(c, bool) for c in cells]
    return bool(known) and all(known)


def _plain(cell: Cell | date) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return str(cell)


def _harmless(cell: Cell | date) -> str:
    text = _plain(cell)
    return f"'{text}" if isinstance(cell, str) and text.startswith(_FORMULA) else text


def _json(cell: Cell) -> str | int | float | bool | None:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    if isinstance(cell, float) and not math.isfinite(cell):
        return str(cell)  # JSON has no word for it
    return cell


def _marked(cell: Cell) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(_plain(cell).split()))


def _printable(cell: Cell) -> str:
    """The cell for a terminal: yes and no, short IRIs, no control characters."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    text = _UNPRINTABLE.sub("�", _plain(cell))
    return f"id:{text.removeprefix(BASE)}" if text.startswith(BASE) else text
