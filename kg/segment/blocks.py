"""Lines of a letter put together into paragraphs, headings, items, rows and quoted lines."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.labels import Marker, Path, first, follows, marker
from kg.model import Block, Span
from kg.sentences import trim

_SURELY_WRAPPED = 3  # lines that run on in lower case before a text counts as hard-wrapped
_WIDEST = 140  # code points: lines longer than this are paragraphs, not wrapped lines
_SLACK = 0.86  # a line at least this share of the widest may be wrapped (proportional fonts)
_HEADING_WORDS = 14
_DATE = re.compile(r"\d{1,2} [A-Z][a-zâô]+ \d{4}\b")  # no label of an item
_RULE = re.compile(r"[-=_*.─—…~#]{3,}")
_UNFINISHED = re.compile(r"(?:^|\s)(?:an?|and|or|the|their|our|your)$", re.IGNORECASE)
_BEFORE_YEAR = re.compile(  # "between" before a line that begins "2019 and 2020"
    r"(?:^|\s)(?:and|between|by|during|for|from|in|of|on|since|than|to|until|year)$", re.IGNORECASE
)
_MAIL_LINE = 50  # code points from which a quoted line without a stop was broken by the mailer
_ITEM_ENDS = re.compile(r"; (?:and|or)$")  # of a list without labels
_FIGURES = re.compile(r"(?:\s[\d,.£%]+){2,}$|\s{2,}\S+$")


@dataclass(slots=True)
class Line:
    """A line that is not empty, and what can be said of it alone."""

    start: int
    end: int
    after_gap: bool
    marker: Marker | None = None
    row: bool = False
    quoted: bool = False


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of the text in order; together they hold every word of it."""
    lines = _lines(text)
    _keep_true_markers(text, lines)
    width = _wrap_width(text, lines)
    runs: list[list[Line]] = []
    for line in lines:
        if runs and not _begins(text, runs[-1], line, width):
            runs[-1].append(line)
        else:
            runs.append([line])
    depths = _depths(text, runs)
    return tuple(
        _block(text, run, depth, index + 1 < len(runs))
        for index, (run, depth) in enumerate(zip(runs, depths, strict=True))
    )


def _lines(text: str) -> list[Line]:
    found = []
    at, gap = 0, True
    for raw in text.split("\n"):
        span = _bare(text, trim(text, at, at + len(raw)))
        if span.start == span.end:
            gap = True
        else:
            words = span.of(text)
            line = Line(span.start, span.end, gap)
            if words[0] == ">":
                line.quoted = True
                line.start = trim(
                    text, span.start + len(words) - len(words.lstrip("> ")), span.end
                ).start
                line.marker = marker(text, line.start, line.end)
            elif " | " in words or words.startswith("| "):
                line.row = True
            elif not _RULE.fullmatch(words):
                line.marker = marker(text, _unquoted(text, span), span.end)
            if line.start < line.end:
                found.append(line)
            gap = False
        at += len(raw) + 1
    return found


def _bare(text: str, span: Span) -> Span:
    """A line without the marks of an emphasis that runs over several lines."""
    start, end = span.start, span.end
    while end - start > 1 and text[start] in "*_" and not text[start + 1].isspace():
        start += 1
    while end - start > 1 and text[end - 1] in "*_" and not _RULE.fullmatch(text, start, end):
        end -= 1
    return Span(start, end)


def _unquoted(text: str, span: Span) -> int:
    """Where a line begins inside its opening quotation mark, if a label may follow that."""
    return span.start + (text[span.start] in "\"'" and span.end - span.start > 3)


def _keep_true_markers(text: str, lines: list[Line]) -> None:
    """Drop the bare numbers ("1 Unity Square") that stand in no list of their own.

    An l before a 2 is a 1 as it was scanned or typed: "(l)", "(2)".
    """
    marks = [line for line in lines if line.marker and line.marker.path]
    for line, after in pairwise(marks):
        one, two = line.marker, after.marker
        if one and two and one.path in (("l",), ("i",)) and two.path == ("2",):
            line.marker = replace(one, label="1", path=("1",), form=two.form)
    bare: dict[str, list[tuple[Path, Line]]] = {}
    for line in lines:
        if line.marker and line.marker.form.endswith(" ") and not line.marker.word:
            if line.marker.end >= line.end:  # a number alone on its line: a heading or a figure
                continue
            if _DATE.match(text, line.start, line.end):
                line.marker = None
                continue
            bare.setdefault(line.marker.form, []).append((line.marker.path, line))
    for form, found in bare.items():
        true: list[Line] = []
        last: Path = ()
        for at, line in found:
            starts = first(at) and (not last or form != "d ")
            if starts or follows(last, at):
                true.append(line)
                last = at
        for _, line in found:
            if len(true) < 2 or not any(line is kept for kept in true):
                line.marker = None


def _wrap_width(text: str, lines: list[Line]) -> int | None:
    """The width at which the text is hard-wrapped; none where its lines are paragraphs."""
    widths = sorted(
        one.end - one.start
        for one, other in pairwise(lines)
        if not other.after_gap
        and not other.marker
        and text[other.start].islower()
        and text[one.end - 1] not in ".:;?!"
        and one.end - one.start > 45
    )
    if len(widths) < _SURELY_WRAPPED or widths[len(widths) // 2] > _WIDEST:
        return None
    usual = [w for w in widths if w <= 1.4 * widths[len(widths) // 2]]
    return usual[-1 - len(usual) // 10]


def _begins(text: str, run: list[Line], line: Line, width: int | None) -> bool:
    """Whether a line begins a block of its own rather than running on from the line before."""
    last = run[-1]
    if line.after_gap or line.marker or line.row or last.row or line.quoted != last.quoted:
        return True
    if _RULE.fullmatch(text, line.start, line.end) or _RULE.fullmatch(text, last.start, last.end):
        return True
    if last.marker and last.marker.end >= last.end:
        return True  # "Question 1" alone on its line
    if _ITEM_ENDS.search(text, max(last.start, last.end - 6), last.end):
        return True
    if text[last.end - 1] not in ".:;?!," and (
        (line.quoted and last.end - last.start >= _MAIL_LINE)
        or (run[0].marker and _column(text, line) > _column(text, run[0]))
        or _unfinished(text, last, line)
    ):
        return False
    runs_on = text[line.start].islower() and text[last.end - 1] not in ".:;?!"
    if width is None:
        return not (runs_on and text[last.end - 1] != ",") and not (
            text[line.start].islower() and not line.quoted and text[last.end - 1] == ","
        )
    space = text.find(" ", line.start, line.end)
    word = (space if space > 0 else line.end) - line.start
    reaches = last.end - last.start + 1 + word > width * _SLACK
    return not (reaches or (runs_on and text[last.end - 1] != ","))


def _unfinished(text: str, last: Line, line: Line) -> bool:
    """Whether the last word of a line cannot end what it says: "and", "in" before "2020?"."""
    start = max(last.start, last.end - 12)
    after = _BEFORE_YEAR if text[line.start].isdigit() else _UNFINISHED
    return bool(after.search(text, start, last.end))


def _column(text: str, line: Line) -> int:
    return line.start - text.rfind("\n", 0, line.start)


def _depths(text: str, runs: list[list[Line]]) -> list[int]:
    """How many lists each block stands in, by the forms of the labels before it."""
    depths = []
    stack: list[tuple[str, Path, int]] = []
    for run in runs:
        mark = run[0].marker
        if mark is None:
            depths.append(0)
            continue
        column = 0 if mark.path else _column(text, run[0])  # a bullet inside a bullet is indented
        same = [i for i, (form, _, at) in enumerate(stack) if form == mark.form and column < at + 2]
        if same:
            del stack[same[0] :]
        elif len(mark.path) > 1:
            del stack[1:]
        elif not (first(mark.path) or not mark.path):
            stack.clear()
        stack.append((mark.form, mark.path, column))
        depths.append(len(stack))
    return depths


def _block(text: str, run: list[Line], depth: int, more: bool) -> Block:
    head, end = run[0], run[-1].end
    if head.row:
        return Block("row", Span(head.start, end))
    mark = head.marker
    if head.quoted and (mark is None or not mark.path):
        return Block("quote", Span(head.start, end))
    if mark:
        start = trim(text, mark.end, end).start
        if start >= end:
            return Block("heading", Span(head.start, end), mark.label)
        return Block("item", Span(start, end), mark.label, depth)
    kind = (
        "heading" if len(run) == 1 and more and is_heading(text, head.start, end) else "paragraph"
    )
    return Block(kind, Span(head.start, end))


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether a line has the form of a heading: short, no stop at its end, begun with a capital.

    >>> is_heading("Our response", 0, 12), is_heading("We hold it.", 0, 11)
    (True, False)
    """
    words = text[start:end]
    if end - start > 110 or words[-1] in ".;,!" or _RULE.fullmatch(words):
        return False
    if not (words[0].isupper() or words[0].isdigit() or words[0] in "[(¿'\""):
        return False
    if words[0] in "\"'" and words[-1] not in "\"'":
        return False
    if words[-1] == ":" and words.count(" ") > 6:
        return False
    return len(words.split()) <= _HEADING_WORDS and not _FIGURES.search(words) and "@" not in words
