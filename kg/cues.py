"""Phrases of the ontology found in text: plain words, any case, any white space or apostrophe.

A cue may hold " … ", which stands for up to six words of the same sentence:
"neither confirm … deny" finds "neither confirm nor in any way deny". "Do not" finds "don't" too.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import ahocorasick_rs

from kg.model import Span

GAP = " … "
_SAME = {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "\n": " ", "\t": " ", "\xa0": " "}
_NEGATED = re.compile(
    r"\b(do|does|did|is|are|was|were|has|have|had|would|could|should|need|must) not\b"
)
_IRREGULAR = {"cannot": "can't", "will not": "won't"}
_SKIP = r"(?:[\s,]+[^\s.;:?!]+(?:\.[^\s.;:?!]+)*){0,6}?[\s,]+"
_END = r"(?:(?<!\w)|(?!\w))"  # "sent … on" does not stop at the "on" of "one"


def fold(text: str) -> str:
    """The text with case, apostrophes, dashes and single line breaks levelled; as long as it was.

    >>> fold("We don’t\\nHOLD")
    "we don't hold"
    """
    low = text.lower()
    if len(low) != len(text):  # a letter whose lower case is two code points, such as İ
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    for printed, plain in _SAME.items():  # ten times as fast as str.translate
        low = low.replace(printed, plain)
    return low


def contracted(phrase: str) -> str:
    """The phrase with its negations run together, as letters in a lighter style print them.

    >>> contracted("we do not hold and cannot find")
    "we don't hold and can't find"
    """
    for plain, short in _IRREGULAR.items():
        phrase = re.sub(rf"\b{plain}\b", short, phrase)
    return _NEGATED.sub(r"\1n't", phrase)


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One cue found: where, which phrase, and the slug of its concept."""

    span: Span
    slug: str
    phrase: str


class Cues:
    """The cues of some concepts, ready to be found in text.

    >>> cues = Cues([("not-held", "do not hold"), ("ncnd", "neither confirm … deny")])
    >>> [hit.slug for hit in cues.find("We neither confirm nor deny that we do not\\nhold it.")]
    ['ncnd', 'not-held']
    >>> [hit.span.end for hit in Cues([("sent", "you sent … on")]).find("you sent one note on it")]
    [20]
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Compile (slug, phrase) pairs."""
        self._cues: list[tuple[str, str, re.Pattern[str] | None]] = []
        firsts: list[str] = []
        for slug, phrase in phrases:
            plain = fold(phrase)
            for form in dict.fromkeys((plain, contracted(plain))):
                first, *rest = form.split(GAP)
                tail = "".join(_SKIP + re.escape(part) + _END for part in rest)
                self._cues.append((slug, phrase, re.compile(tail) if rest else None))
                firsts.append(first)
        self._automaton = ahocorasick_rs.AhoCorasick(firsts) if firsts else None

    def find(self, text: str, within: Span | None = None) -> list[Hit]:
        """Every cue in the text, or in a span of it, in order; overlapping ones are all given."""
        if self._automaton is None:
            return []
        base = within.start if within else 0
        folded = fold(within.of(text) if within else text)
        hits = set()
        for index, start, end in self._automaton.find_matches_as_indexes(folded, overlapping=True):
            slug, phrase, tail = self._cues[index]
            if tail is not None:
                match = tail.match(folded, end)
                if not match:
                    continue
                end = match.end()
            if _whole(folded, start, end):
                hits.add(Hit(Span(base + start, base + end), slug, phrase))
        return sorted(hits, key=_place)


def _place(hit: Hit) -> tuple[int, int, str, str]:
    return hit.span.start, hit.span.end, hit.slug, hit.phrase  # as hits compare, but faster


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a match neither begins nor ends inside a word."""
    before = start == 0 or not (text[start - 1].isalnum() and text[start].isalnum())
    after = end == len(text) or not (text[end - 1].isalnum() and text[end].isalnum())
    return before and after
