"""Where things stand in a letter: its head, its foot, its lines and sentences, its cues."""

import re
from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from kg.catalogue import cues
from kg.cues import Hit
from kg.model import Span
from kg.recognise.dates import PrintedDate, dates
from kg.vocab import FRAME

_LONGEST_HEAD = 2500  # code points; a page of menus and addresses
_OPENING = 500  # code points after the head in which title and subject stand
_STOP = re.compile(r"[.?!][\"')\]]*(?=\s)|\n[ \t]*\n|\n(?=[ \t]*[-•*|])")
_PROSE = re.compile(r"(?:\b[a-z]{2,}[ ,]+){4}")  # five small words in a row are a sentence
_ABBREVIATED = re.compile(r"\b(?:no|nos|ref|s|ss|reg|st|art|mr|ms|dr)\.$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parts:
    """A letter's text with its head (to the salutation), foot (from the sign-off), dates, cues."""

    text: str
    head: Span
    foot: Span
    dates: tuple[PrintedDate, ...]
    hits: dict[str, tuple[Hit, ...]]  # by the slug of their concept

    def of(self, *slugs: str) -> tuple[Hit, ...]:
        """The cues of some concepts of the frame, in order."""
        if len(slugs) == 1:
            return self.hits.get(slugs[0], ())
        return tuple(sorted(hit for slug in slugs for hit in self.hits.get(slug, ())))

    @property
    def opening(self) -> Span:
        """The head and what follows it closely: title and subject."""
        return Span(0, min(len(self.text), self.head.end + _OPENING))

    def line(self, at: int) -> Span:
        """The line of the text that an offset lies in."""
        end = self.text.find("\n", at)
        return Span(self.text.rfind("\n", 0, at) + 1, len(self.text) if end < 0 else end)

    def sentence(self, at: int) -> Span:
        """The sentence that an offset lies in."""
        start = 0
        for stop in _STOP.finditer(self.text, max(0, at - 400), at):
            if not _ABBREVIATED.search(self.text, max(0, stop.end() - 6), stop.end()):
                start = stop.end()
        for stop in _STOP.finditer(self.text, at):
            if not _ABBREVIATED.search(self.text, max(0, stop.end() - 6), stop.end()):
                return Span(start or max(0, at - 400), stop.end())
        return Span(start or max(0, at - 400), len(self.text))

    def label(self, at: int, *slugs: str, gap: str = r"[\s:.,*|–-]*") -> Hit | None:
        """The cue that stands right before an offset, only `gap` between: the longest."""
        near = [h for s in slugs for h in self.of(s) if at - 60 <= h.span.end <= at]
        fits = [h for h in near if re.fullmatch(gap, self.text[h.span.end : at])]
        return max(fits, key=lambda h: (h.span.end, -h.span.start), default=None)

    def column(self, at: int, *slugs: str) -> Hit | None:
        """The cue that is the whole head of the column in which an offset stands in a table."""
        line = self.line(at)
        cells = self.text[line.start : at].count("|")
        if "|" not in line.of(self.text):
            return None
        while line.start > 0:
            line = self.line(line.start - 1)
            heads = line.of(self.text).split("|")
            if len(heads) < 2 or len(heads) <= cells:
                return None
            start = line.start + sum(len(head) + 1 for head in heads[:cells])
            here = [h for h in self.of(*slugs) if h.span.of(self.text) == heads[cells].strip()]
            here = [h for h in here if start <= h.span.start <= start + len(heads[cells])]
            if here:
                return here[0]
        return None


def is_title(line: str) -> bool:
    """Whether a line is a title and no sentence.

    >>> is_title("FOI Act 2000: internal review"), is_title("You can ask for it.")
    (True, False)
    """
    words = line.strip(" *#|").split()
    small = sum(word.islower() and len(word) > 3 for word in words)
    return bool(words) and len(words) <= 16 and not line.rstrip().endswith(".") and small <= 4


@lru_cache(maxsize=4)
def parts(text: str) -> Parts:
    """The parts of a letter's text."""
    hits = _by_slug(cues("frame").find(text))
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    opens = [h for h in hits.get(FRAME["salutation"], ()) if _begins_line(starts, text, h)]
    head = next((h.span.start for h in opens if h.span.start < _LONGEST_HEAD), None)
    if head is None:
        head = _first_prose(text)
    closes = [h for h in hits.get(FRAME["sign-off"], ()) if _begins_line(starts, text, h)]
    foot = next((h.span.start for h in closes if h.span.start > head), len(text))
    return Parts(text, Span(0, head), Span(foot, len(text)), dates(text), hits)


def _by_slug(hits: list[Hit]) -> dict[str, tuple[Hit, ...]]:
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        found[hit.slug].append(hit)
    return {slug: tuple(of_slug) for slug, of_slug in found.items()}


def _begins_line(starts: list[int], text: str, hit: Hit) -> bool:
    line = starts[bisect_left(starts, hit.span.start + 1) - 1]
    return not text[line : hit.span.start].strip(" \t*>/|")


def _first_prose(text: str) -> int:
    match = _PROSE.search(text)
    return text.rfind("\n", 0, match.start()) + 1 if match else min(len(text), _LONGEST_HEAD)
