"""The text the stages read: broken words whole, page furniture and residue gone, offsets kept.

Each pass finds edits in the text as it stands and applies them to the text and to the map back to
the letter; a pass that finds nothing costs one search. Lines stay lines: a stage folds them itself.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from kg.model import NormalText, origin
from kg.read.furniture import page_furniture

Edit = tuple[int, int, str]
"""From, to (exclusive), and what stands there instead."""

# One for one, so that offsets stay: quotes, spaces, hyphens and line separators.
_LEVEL = {
    **dict.fromkeys(map(ord, "‘’‚‛´ʼ′"), "'"),
    **dict.fromkeys(map(ord, "“”„‟″"), '"'),
    **dict.fromkeys(map(ord, "\xa0\u1680\u202f\u205f\u3000\t\v"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "\u2028\u2029\x85\f"), "\n"),
    **dict.fromkeys(map(ord, "‐\u2011"), "-"),
}
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}

_LETTER = r"[^\W\d_]"
_BROKEN = re.compile(rf"(?<={_LETTER})(-|[\xad\ufffe])[ \t]*\n[ \t]*(?={_LETTER})")
_INVISIBLE = re.compile("[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LOST_HYPHEN = re.compile(r"\ufffe\s*")
_WORD = re.compile(rf"{_LETTER}+(?:-{_LETTER}+)*")
_TOKEN = re.compile(r"\S*$")
_HEAD = re.compile(rf"(?:{_LETTER}|-)+")

_MASK = r"\[\w+ removed\]"
_MARKDOWN = re.compile(
    r"""
      \\(?=[\\`*_{}\[\]()\#+.!<>|~-])                     # an escape: \[redacted\]
    | </?(?:sup|sub|b|i|u|em|strong|span|br|p)\b[^<>\n]{0,99}>  # inline HTML
    | ^[ ]{0,3}\#{1,6}[ ]+(?=\S)                       # a heading's mark
    | (?<=\S)[ ]+\#{1,6}[ ]*$                            # and its closing twin
    | ^[ ]{0,3}\|?[ ]*:?-{3,}:?[ ]*(?:\|[ ]*:?-{3,}:?[ ]*)+\|?[ ]*\n?  # a table's rule
    | ^[ ]{0,3}\|[ ]*(?=[^|\n]*\|)                       # a table row's first bar
    | (?<=\S)[ ]*\|[ ]*$                                   # and its last
    | ^[ ]{0,3}(?:```|~~~).*\n?                          # a code fence
    """,
    re.VERBOSE | re.MULTILINE,
)
_LINK = re.compile(
    rf"!?\[((?:[^\[\]\n]|{_MASK})*)\]"
    rf"\(((?:[^()\s\[\]]|{_MASK}|\([^()\s]*\))*(?:\ [\"'][^\n]*?[\"'])?)\)"
)
_STRONG = re.compile(r"(\*\*\*|\*\*|__)(?=\S)((?:(?!\1)[^\n])+?)(?<=\S)\1")
_EMPHASIS = re.compile(r"(?<![\w*])(\*)(?=[^\s*])([^*\n]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERLINE = re.compile(r"(?<![\w_])(_)(?=[^\s_])([^_\n]+?)(?<=[^\s_])_(?![\w_])")
_TICKS = re.compile(r"(`{1,3})([^`\n]+?)\1(?!`)")

_SPACES = re.compile(r"^ +| {2,}| $", re.MULTILINE)
_EMPTY_LINES = re.compile(r"(?<=\n\n)\n+")
_MARKER = re.compile(r"(?:[-*•–o▪‣◦]|[(\[]?(?:\d{1,2}|[A-Za-z]|[ivx]{1,5})[.)\]]) ")


def normalise(text: str, *, pages: tuple[int, ...] = (0,), markdown: bool = True) -> NormalText:
    """The letter's text as the stages read it, with the way back.

    `pages` are the offsets at which its pages start. Words broken at a line's end are joined, with
    their hyphen only where the letter writes it elsewhere or the parts are words of their own.

    >>> normalise("The exemp-\\ntion  in “section 31” –  non-\\ndisclosure.").text
    'The exemption in "section 31" – non-disclosure.'
    """
    layer = _Layer(text.translate(_LEVEL) if not text.isascii() or "\t" in text else text)
    layer.apply((m.start(), m.end(), _LIGATURES[m[0]]) for m in _ligatures(layer.text))
    layer.apply(page_furniture(layer.text, pages))
    layer.apply(_broken_words(layer.text))
    if not layer.text.isascii():
        layer.apply((m.start(), m.end(), "") for m in _INVISIBLE.finditer(layer.text))
        layer.apply((m.start(), m.end(), "-") for m in _LOST_HYPHEN.finditer(layer.text))
    if markdown:
        _strip_markdown(layer)
    layer.apply(_spaces(layer.text))
    layer.apply((m.start(), m.end(), "") for m in _EMPTY_LINES.finditer(layer.text))
    return NormalText(layer.text, layer.runs)


class _Layer:
    """A text under edit and its map to the source."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.runs: tuple[tuple[int, int], ...] = ((0, 0),)

    def apply(self, edits: Iterable[Edit]) -> None:
        """Make the edits, which are in order and do not overlap."""
        parts: list[str] = []
        runs: list[tuple[int, int]] = []
        at = here = 0
        for start, end, new in edits:
            if start < at:
                continue
            here = self._keep(parts, runs, at, start, here)
            if new:
                stood = origin(self.runs, start)
                runs.extend((here + i, stood) for i in range(len(new)))
                parts.append(new)
                here += len(new)
            at = end
        if at == 0 and not parts:
            return
        self._keep(parts, runs, at, len(self.text), here)
        self.text = "".join(parts)
        self.runs = tuple(runs) or ((0, 0),)

    def _keep(
        self, parts: list[str], runs: list[tuple[int, int]], start: int, end: int, here: int
    ) -> int:
        if start == end:
            return here
        parts.append(self.text[start:end])
        first = bisect_right(self.runs, (start, 1 << 60)) - 1
        runs.append((here, self.runs[first][1] + start - self.runs[first][0]))
        for offset, stood in self.runs[first + 1 :]:
            if offset >= end:
                break
            runs.append((here + offset - start, stood))
        return here + end - start


def _ligatures(text: str) -> Iterator[re.Match[str]]:
    return iter(()) if text.isascii() else re.finditer("[ﬀ-ﬆ]", text)


def _broken_words(text: str) -> Iterator[Edit]:
    """Edits that join the words broken at the end of a line."""
    breaks = list(_BROKEN.finditer(text))
    if not breaks:
        return
    halves = {i for m in breaks for i in (m.start(), m.end())}
    words = {m[0].lower() for m in _WORD.finditer(text) if not halves & {m.start(), m.end()}}
    for match in breaks:
        token = _TOKEN.search(text, max(0, match.start() - 80), match.start())
        before = token[0] if token else ""
        left = _tail(before)
        right = _HEAD.match(text, match.end())
        keep = match[1] == "-" and _hyphenated(before, left, right[0] if right else "", words)
        yield match.start(), match.end(), "-" if keep else ""


def _tail(token: str) -> str:
    start = len(token)
    while start and (token[start - 1].isalpha() or token[start - 1] == "-"):
        start -= 1
    return token[start:]


def _hyphenated(token: str, left: str, right: str, words: set[str]) -> bool:
    """Whether the hyphen at a line's end belongs to the word: judged by the letter's own words."""
    if any(mark in token for mark in ("/", "@", "www.")):
        return True  # an address is broken at its own hyphens
    low, high = left.lower(), right.lower()
    if low + high in words:
        return False
    if f"{low}-{high}" in words or "-" in left.strip("-") or low in _PREFIXES:
        return True
    if right[:1].isupper() and not left.isupper():
        return True
    return len(low) >= 5 and len(high) >= 4 and low in words and high in words


# English grammar: first parts that are written with a hyphen and are no syllable of a longer word.
_PREFIXES = frozenset(("non", "self", "co", "ex", "cross", "semi", "anti", "multi", "well", "e"))


def _strip_markdown(layer: _Layer) -> None:
    text = layer.text
    if "](" in text:
        layer.apply(
            edit
            for m in _LINK.finditer(text)
            for edit in ((m.start(), m.start(1), ""), (m.end(1), m.end(), ""))
        )
    if "*" in text or "_" in text or "`" in text:
        for pattern in (_STRONG, _EMPHASIS, _UNDERLINE, _TICKS):
            layer.apply(
                edit
                for m in pattern.finditer(layer.text)
                for edit in ((m.start(), m.start(2), ""), (m.end(2), m.end(), ""))
            )
    if any(mark in text for mark in "\\<#|~`"):
        layer.apply((m.start(), m.end(), "") for m in _MARKDOWN.finditer(layer.text))


def _spaces(text: str) -> Iterator[Edit]:
    """Edits that level runs of spaces; those before a list marker stay, for they show its depth."""
    for match in _SPACES.finditer(text):
        start, end = match.span()
        if end == len(text) or text[end] == "\n":
            yield start, end, ""
        elif start and text[start - 1] != "\n":
            yield start + 1, end, ""
        elif not _MARKER.match(text, end):
            yield start, end, ""
