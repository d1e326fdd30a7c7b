"""Where a letter begins and ends: a salutation or first thanks, a close or a signature."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Block, Layout, Section, Span
from kg.sentences import trim
from kg.statements.grammar import pattern
from kg.vocab import SECTION

_FIRST = 3000  # code points within which a letter begins
_BLOCKS = 25
_LAST_LINES = 14
_CLOSE_LINE = 60  # code points: a close stands on a line of its own, with a name at most
_SIGNED_LINE = 90


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "salutation": pattern(r"^\W*{salutation}"),
        "begins": pattern(r"^\W*{begins}"),
        "title": pattern(
            r"^\W*(?:our |your )?(?:ref\w*|foi|request|date)\b.*\d|^\W*(?:re:? )?.{0,40}"
            r"(?:freedom of information|environmental information|information request"
            r"|request for information|foi request|foia?\b|eir\b)"
        ),
        "close": pattern(r"^[\W_]*{close}"),
        "team": pattern(r"{team}"),
        "mask": re.compile(r"^\W*(?:\[(?:name|redacted|name removed|signature)[^\]]*\]\W*)+$"),
        "address": pattern(
            r"[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}|\d{5} ?\d{6}|@\S+|www\.\S+|https?:\S+"
        ),
    }


def opening(text: str, folded: str, layout: Layout) -> Span | None:
    """The words with which the letter begins, if they stand in the text."""
    late = (SECTION["grounds"], SECTION["harm"], SECTION["redress"], SECTION["balance"])
    for index, (section, block) in enumerate(_blocks(layout)):
        if index > _BLOCKS or block.span.start > _FIRST or section.kind in late:
            return None
        if block.kind in ("quote", "row") or section.kind == SECTION["request"] and index > 4:
            continue
        found = _patterns()
        for line in _lines(text, block.span):
            words = line.of(folded)
            if found["salutation"].search(words):
                return line
            if found["begins"].search(words):
                return line
            if index < 3 and len(words) < _SIGNED_LINE and found["title"].search(words):
                return line
    return None


def sign_off(text: str, folded: str, layout: Layout) -> Span | None:
    """The words with which the letter ends, if they stand in the text."""
    found = _patterns()
    placed = list(_blocks(layout))
    for index in range(len(placed) - 1, -1, -1):
        section, block = placed[index]
        if block.kind in ("quote", "row"):
            continue
        for line in _lines(text, block.span):
            words = line.of(folded)
            if len(words) > _CLOSE_LINE or not found["close"].search(words):
                continue
            if not _requesters(placed, index):
                return line
    return _signature(text, folded, layout)


def _requesters(placed: list[tuple[Section, Block]], index: int) -> bool:
    """Whether a close ends the requester's own letter, quoted here before the answer."""
    own = (SECTION["closing"], SECTION["furniture"])
    kinds = [section.kind for section, _ in placed]
    before = next((k for k in reversed(kinds[:index]) if k not in own), None)
    after = any(k not in own for k in kinds[index + 1 :])
    return before == SECTION["request"] and after


def _signature(text: str, folded: str, layout: Layout) -> Span | None:
    """A name of an office, or a masked name, alone on one of the last lines."""
    found = _patterns()
    lines = [line for _, block in _blocks(layout) for line in _lines(text, block.span)]
    for line in reversed(lines[-_LAST_LINES:]):
        words = line.of(folded)
        if words[-1:] in ".?!" and not found["mask"].match(words):
            return None
        if len(words) > _SIGNED_LINE or words.endswith(":"):
            return None
        if found["mask"].match(words):
            return line
        if found["team"].search(words) and not found["address"].search(words):
            return line
    return None


def _blocks(layout: Layout) -> Iterator[tuple[Section, Block]]:
    for section in layout.sections:
        for block in section.blocks:
            yield section, block


def _lines(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for words in text[span.start : span.end].split("\n"):
        line = trim(text, at, at + len(words))
        if line.start < line.end:
            yield line
        at += len(words) + 1
