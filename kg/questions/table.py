"""Questions put in the rows of a table beside their answers."""

from functools import cache

from kg.cues import Cues
from kg.labels import first, follows, marker, path
from kg.model import Block, Layout, Span
from kg.questions.pieces import Piece
from kg.questions.request import opening_phrases
from kg.sentences import trim
from kg.vocab import SECTION

_LONGEST = 12  # code points of a label that fills a cell


def cells(text: str, block: Block) -> tuple[Span, ...]:
    """The cells of a row."""
    found, start = [], block.span.start
    while (at := text.find("|", start, block.span.end)) >= 0:
        found.append(trim(text, start, at))
        start = at + 1
    found.append(trim(text, start, block.span.end))
    outer = found[0].end == found[0].start, found[-1].end == found[-1].start  # "| one | two |"
    return tuple(found[outer[0] : len(found) - outer[1]])


def rows(text: str, layout: Layout) -> list[Piece]:
    """A piece for each row under a head that says in which column the questions stand."""
    for table in _tables(text, layout):
        head, *body = table
        column = next((i for i, c in enumerate(head[1]) if _names_questions(c.of(text))), None)
        if column is None:
            continue
        pieces: list[Piece] = []
        for block, row in body:
            if len(row) > column and row[column].end > row[column].start:
                shown = row[0].of(text) if column > 0 else ""
                label = shown if path(shown) and len(shown) < _LONGEST else str(1 + len(pieces))
                pieces.append(_piece(text, row[column], label, block))
        if len(pieces) > 1:
            return pieces
    return []


def headless_rows(text: str, layout: Layout) -> list[Piece]:
    """A piece for each row of a table without a head for it: numbered, asking or named request."""
    for table in _tables(text, layout):
        pieces: list[Piece] = []
        last: tuple[str, ...] = ()
        for block, row in table:
            mark = marker(text, row[0].start, row[0].end)
            alone = path(row[0].of(text)) if row[0].end - row[0].start < _LONGEST else ()
            label = mark.path if mark else alone
            if not label or not (follows(last, label) if last else first(label)):
                continue
            whole = row[1] if alone and len(row) > 1 else row[0]
            last = label
            pieces.append(_piece(text, whole, "".join(label), block))
        if len(pieces) > 1:
            return pieces
        cut = [
            Piece(row[0], None, 0, block, True)
            for block, row in table
            if row[0].of(text)[-1:] == "?"
        ]
        if len(cut) * 2 > len(table):
            return cut
        for _, row in table:
            if len(row) == 2 and row[0].of(text).lower().rstrip(":") in opening_phrases():
                return [Piece(row[1])]
    return []


def _piece(text: str, span: Span, label: str, block: Block) -> Piece:
    """The piece of a cell, without the label that it may begin with itself."""
    mark = marker(text, span.start, span.end)
    if mark and mark.path and mark.end < span.end:
        return Piece(trim(text, mark.end, span.end), mark.label, 1, block)
    return Piece(span, label, 1, block)


def _tables(text: str, layout: Layout) -> list[list[tuple[Block, tuple[Span, ...]]]]:
    """The tables of a letter, each a list of rows with their cells; rules between rows are none."""
    tables: list[list[tuple[Block, tuple[Span, ...]]]] = []
    inside = False
    for block in layout.blocks:
        if text[block.span.start] in "|+-" and not set(block.span.of(text)) - set("|+-=: "):
            continue  # the rule under the head
        if block.kind != "row":
            inside = False
            continue
        if not inside:
            tables.append([])
        if row := cells(text, block):
            tables[-1].append((block, row))
        inside = True
    return [table for table in tables if len(table) > 1]


def _names_questions(head: str) -> bool:
    hits = _heads().find(head)
    return any(hit.span.end - hit.span.start >= 0.6 * len(head.strip()) for hit in hits)


@cache
def _heads() -> Cues:
    return Cues((SECTION["request"], phrase) for phrase in opening_phrases())
