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
_NAME = 5  # words of a name behind a close


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        "salutation": pattern(r"^\W*{salutation}"),
        "begins": pattern(r"^\W*{begins}"),
        "of request": pattern(
            r"your (?:\S+ ){0,5}?(?:request|letter|e-?mail|enquiry|application|message|review)"
            r"|(?:message|request|letter|e-?mail) (?:that )?you (?:sent|made|wrote)"
            r"|you (?:asked|wrote|requested|sought|contacted)"
        ),
        "title": pattern(
            r"^\W*(?:(?:our |your )?(?:ref\w*|foi|request|date).*\d.*"
            r"|(?:re:? )?.{0,40}(?:freedom of"
            r" information|environmental information|information request|request for information"
            r"|foi request|foia?|eir))"
        ),
        "close": pattern(r"^[\W_]*{close}"),
        "no close": pattern(r"^\W*(?:for|to|you|that|in|of|on|a|we|as)"),
        "team": pattern(r"{team}"),
        "contact": pattern(r"^\W*(?:contact|contacts|contact us|enquiries)\W*$"),
        "signed": re.compile(
            r"\W*(?:[\w'.-]+ ){0,4}\[(?:name|redacted|signature)[^\]]*\](?: \(\w+\))?"
            r"(?:,? [\w ]{0,40})?\W*$"
        ),
        "elsewhere": pattern(
            r"[a-z]{1,2}\d{1,2}[a-z]? ?\d[a-z]{2}|\d{5} ?\d{6}|\S+@\S+|www\.\S+|https?:\S+"
            r"|{regulator}|{regulator-place}|©.*|to|at"
        ),
    }


def opening(text: str, folded: str, layout: Layout) -> Span | None:
    """The words with which the letter begins, if they stand in the text."""
    late = (SECTION["grounds"], SECTION["harm"], SECTION["balance"])
    title, found = None, _patterns()
    for index, (section, block) in enumerate(_blocks(layout)):
        if index > _BLOCKS or block.span.start > _FIRST or section.kind in late:
            break
        if block.kind in ("quote", "row"):
            continue
        asked = section.kind == SECTION["request"]
        for line in _lines(text, block.span):
            words = line.of(folded)
            if not asked and found["salutation"].search(words):
                return line
            if found["begins"].search(words) and (not asked or "you" in words):
                return line
            if index < 4 and len(words) < _SIGNED_LINE and found["title"].search(words):
                title = title or line
        prose = block.kind == "paragraph" and not asked and block.span.of(folded)
        if prose and found["of request"].search(prose):
            return block.span
    return title


def sign_off(text: str, folded: str, layout: Layout) -> Span | None:
    """The words with which the letter ends, if they stand in the text."""
    placed = list(_blocks(layout))
    for index in range(len(placed) - 1, -1, -1):
        _, block = placed[index]
        if block.kind in ("quote", "row"):
            continue
        for line in _lines(text, block.span):
            if _closes(folded, line) and not _requesters(placed, index):
                return line
    return _signature(text, folded, layout)


def _closes(folded: str, line: Span) -> bool:
    """Whether a line is a complimentary close, with a name behind it at most."""
    words = line.of(folded)
    close = _patterns()["close"].search(words) if len(words) <= _CLOSE_LINE else None
    if close is None or words[-1] in '"?':
        return False
    rest = words[close.end() :]
    return len(rest.split()) <= _NAME and not _patterns()["no close"].search(rest)


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
    signed = None
    for line in reversed(lines[-_LAST_LINES:]):
        words = line.of(folded)
        if found["contact"].search(words):
            return None
        if len(words) > _SIGNED_LINE or words[-1] in ".?!:;":
            return signed
        named = found["signed"].match(words) or found["team"].search(words)
        if signed is None and named and not found["elsewhere"].search(words):
            signed = line
    return signed


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
