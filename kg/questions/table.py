"""Questions put in the rows of a table beside their answers."""

from functools import cache

from kg.cues import Cues
from kg.labels import path
from kg.model import Block, Layout, Span
from kg.questions.pieces import Piece
from kg.questions.request import opening_phrases
from kg.sentences import trim
from kg.vocab import SECTION


def cells(text: str, block: Block) -> tuple[Span, ...]:
    """The cells of a row."""
    found, start = [], block.span.start
    while (at := text.find("|", start, block.span.end)) >= 0:
        found.append(trim(text, start, at))
        start = at + 1
    found.append(trim(text, start, block.span.end))
    return tuple(found)


def rows(text: str, layout: Layout) -> list[Piece]:
    """A piece for each row under a head that says in which column the questions stand."""
    column = width = None
    pieces: list[Piece] = []
    for block in layout.blocks:
        if text[block.span.start] in "|+-" and not set(block.span.of(text)) - set("|+-=: "):
            continue  # the rule under the head
        if block.kind != "row":
            if pieces:
                break
            column = width = None
            continue
        row = cells(text, block)
        if width is None:  # the head of the table
            column = next((i for i, c in enumerate(row) if _names_questions(c.of(text))), None)
            width = len(row)
            continue
        if column is None or len(row) != width or row[column].end <= row[column].start:
            continue
        shown = row[0].of(text) if column > 0 else ""
        label = shown if path(shown) and len(shown) < 12 else str(1 + len(pieces))
        pieces.append(Piece(row[column], label, 1, block))
    return pieces if len(pieces) > 1 else []


def _names_questions(head: str) -> bool:
    hits = _heads().find(head)
    return any(hit.span.end - hit.span.start >= 0.6 * len(head.strip()) for hit in hits)


@cache
def _heads() -> Cues:
    return Cues((SECTION["request"], phrase) for phrase in opening_phrases())
