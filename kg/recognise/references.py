"""References as letters print them: letters and figures that name a request or a case."""

import re
from dataclasses import dataclass

from kg.model import Span

_CORE = r"[A-Za-z0-9]+(?:(?:[-/._:&]|-\n[ \t]*(?=\d))[A-Za-z0-9]+)*"
_VALUE = re.compile(
    rf"(?P<words>(?:[A-Z][A-Za-z]{{0,7}}(?:/[A-Z]{{2,8}})? ){{0,3}})"
    rf"(?P<core>{_CORE})(?P<tail> \d{{3,6}}(?![\w/.-]))?"
    r"(?P<initials> [A-Z]{1,3}(?=[ \t]*(?:\n|$)))?"
)
_JOINT = re.compile(r"\s*(?:,? and |, ?|; ?| ?/ ?| ?& ?)(?!\s)")
_POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")
_NO_PREFIX = frozenset({"Act", "Article", "Date", "Page", "Regulation", "Section", "Tel", "Your"})


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference as printed; for a list of them the whole list."""

    span: Span
    printed: str


def reference_at(text: str, at: int, end: int) -> Reference | None:
    """The reference that begins at an offset and ends before another; none where there is none.

    >>> reference_at("FOI 12/34, FOI 12/35 and FOI 12/36 of May", 0, 41).printed
    'FOI 12/34, FOI 12/35 and FOI 12/36'
    """
    first = _one(text, at, end)
    if first is None:
        return None
    stop = first
    while joint := _JOINT.match(text, stop, end):
        following = _one(text, joint.end(), end)
        if following is None or _shape(text[joint.end() : following]) != _shape(text[at:first]):
            break
        stop = following
    begin = at + _doubled(text[at:stop])
    return Reference(Span(begin, stop), re.sub(r"\s*\n\s*", "", text[begin:stop]))


def _one(text: str, at: int, end: int) -> int | None:
    """Where a single reference that begins at an offset ends."""
    match = _VALUE.match(text, at, end)
    if not match:
        return None
    core, words, tail = match["core"], match["words"].split(), match["tail"]
    figures = sum(c.isdigit() for c in core)
    if figures == 0 or len(core) < 3 or (figures == 1 and not re.search(r"[-/._]", core)):
        return None
    if any(word in _NO_PREFIX for word in words) or _POSTCODE.fullmatch(match[0]):
        return None
    if re.fullmatch(r"(?:19|20)\d\d", core) and not (words and tail):
        return None
    ends = "initials" if match["initials"] and words else "tail" if tail and words else "core"
    return match.end(ends)


def _doubled(printed: str) -> int:
    """The length of a word before a reference that has that word in itself: "FOI 01.FOI.23"."""
    word, _, rest = printed.partition(" ")
    parts = re.split(r"[-/._:&]", rest)
    return len(word) + 1 if word in parts and len(parts) > 1 else 0


def _shape(printed: str) -> str:
    """The kinds of characters of a reference, runs made one: "FOI 12/34" is "A 9/9"."""
    return re.sub(r"[A-Za-z]+", "A", re.sub(r"\d+", "9", printed))
