"""What a page prints round a letter: running heads and feet, page numbers, protective markings."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.catalogue import catalogue

Edit = tuple[int, int, str]

_EDGE = 4  # lines of a page's head or foot that may be furniture
_LINE = re.compile(r"^.*\n?", re.MULTILINE)
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|tudalen|p\.?)\s*\d{1,3}(?:\s*(?:of|o|/)\s*\d{1,3})?"
    r"|\d{1,3}\s*(?:of|/)\s*\d{1,3})[-–—|\s]*|\s*[-–—] ?\d{1,3} ?[-–—]\s*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?i)\b(?:page|tudalen)\s*\d{1,3}|\b\d{1,3}\s*(?:of|/)\s*\d{1,3}\b")
_BARE_NUMBER = re.compile(r"[-–—|\s]*\d{1,3}[-–—|\s]*")
_HINT = re.compile(
    r"(?i)\bpage\b|tudalen|^[^\w\n]*p\.? ?\d|^[^\w\n]*\d{1,3}\s*(?:of|/|[-–—]$)", re.MULTILINE
)


@cache
def _markings() -> frozenset[str]:
    """The protective markings and notices that stand on a line of their own, upper case."""
    return frozenset(
        _level(phrase)
        for concept in catalogue().concepts("furniture")
        for phrase in (*concept.cues, *concept.words)
    )


@cache
def _first_words() -> re.Pattern[str] | None:
    words = sorted({re.escape(marking.split()[0]) for marking in _markings()})
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) if words else None


def _level(line: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", " ", line).upper().split())


def page_furniture(text: str, pages: tuple[int, ...] = (0,)) -> Iterator[Edit]:
    """Edits that take out page numbers, markings, and heads and feet that repeat; sentences join.

    The first of a repeated line stays where it tells something that no other line does, such as
    the reference or the authority's name.

    >>> list(page_furniture("a cat\\nPage 1 of 2\\n\\nsat down"))
    [(5, 19, '\\n')]
    """
    if len(pages) == 1 and not _HINT.search(text):
        first = _first_words()
        if first is None or not first.search(text):
            return
    lines = [(m.start(), m.end(), m[0].strip()) for m in _LINE.finditer(text) if m[0]]
    drop = {i for i, (_, _, line) in enumerate(lines) if line and _is_furniture(line)}
    breaks = _page_breaks(lines, pages, drop)
    if breaks:
        drop |= _repeated(lines, breaks, drop, numbered=len(pages) > 1)
    yield from _edits(text, lines, drop, breaks)


def _is_furniture(line: str) -> bool:
    return bool(_PAGE_NUMBER.fullmatch(line)) or _level(line) in _markings()


def _page_breaks(
    lines: list[tuple[int, int, str]], pages: tuple[int, ...], drop: set[int]
) -> list[int]:
    """The numbers of the lines that open a page after the first."""
    if len(pages) > 1:
        starts = [start for start, _, _ in lines]
        return sorted({bisect_right(starts, page) - 1 for page in pages[1:]})
    return sorted({i + 1 for i in drop if _PAGE_NUMBER.fullmatch(lines[i][2])} - {len(lines)})


def _repeated(
    lines: list[tuple[int, int, str]], breaks: list[int], drop: set[int], *, numbered: bool
) -> set[int]:
    """Lines at the edges of pages that stand at the edges of most pages, less the first of each."""
    bounds = [0, *breaks, len(lines)]
    edges: list[list[int]] = []
    for start, end in pairwise(bounds):
        filled = [i for i in range(start, end) if lines[i][2] and i not in drop]
        edges.append(sorted({*filled[:_EDGE], *filled[-_EDGE:]}))
    keys = [{_key(lines[i][2]) for i in edge} for edge in edges]
    counts = Counter(key for page in keys for key in page)
    needed = max(2, (len(edges) + 1) // 2)
    often = {key for key, count in counts.items() if count >= needed and len(key) > 3}
    others = {
        word
        for i, (_, _, line) in enumerate(lines)
        if i not in drop and _key(line) not in often
        for word in _words(line)
    }
    seen: set[str] = set()
    found = set()
    for edge in edges:
        for i in edge:
            key = _key(lines[i][2])
            if key in often:
                if key in seen or _words(lines[i][2]) <= others:
                    found.add(i)
                seen.add(key)
        if numbered:
            found |= {i for i in (edge[:1] + edge[-1:]) if _BARE_NUMBER.fullmatch(lines[i][2])}
    return found if numbered or len(edges) > 2 else found - set(_lone(lines, found))


def _lone(lines: list[tuple[int, int, str]], found: set[int]) -> Iterator[int]:
    """Short lines that repeat where pages are only guessed: an answer may well repeat itself."""
    return (i for i in found if len(lines[i][2]) < 12)


def _words(line: str) -> set[str]:
    """The words of a line that tell something: its page number aside."""
    return set(re.findall(r"[\w/-]{3,}", _NUMBERED.sub(" ", line).casefold()))


def _key(line: str) -> str:
    return re.sub(r"\d+", "#", " ".join(line.split()).casefold())


def _edits(
    text: str, lines: list[tuple[int, int, str]], drop: set[int], breaks: list[int]
) -> Iterator[Edit]:
    """One edit for each run of dropped lines, empty lines and page breaks."""
    opens = set(breaks)
    i = 0
    while i < len(lines):
        j, cut, breaks_here = i, False, i in opens
        while j < len(lines) and (j in drop or not lines[j][2]):
            cut |= j in drop
            j += 1
            breaks_here |= j in opens
        if j > i or breaks_here:
            start, end = lines[i][0], lines[j][0] if j < len(lines) else len(text)
            if (
                breaks_here
                and start
                and end < len(text)
                and _runs_on(text[max(0, start - 99) : start], text[end : end + 99])
            ):
                start = len(text[:start].rstrip())
                yield start, end, "\n"
            elif cut:
                yield start, end, "\n" if start and end < len(text) else ""
        i = max(j, i + 1)


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence runs on over the page: no stop before, a small letter or digit after."""
    last = before.rstrip()[-1:]
    first = after.lstrip()[:1]
    return bool(last) and (last.isalnum() or last in ",;-–(") and first.islower()
