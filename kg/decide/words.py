"""The words of questions and clauses: what tells one question from another, and how much."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log2

from kg.model import Span
from kg.sentences import sentences, trim

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the and for that which with from this was were has have had are not you your our any all"
        " how many what when where who whom why each did does can could would please provide about"
        " since been its information held between under there their them they these those his her"
        " will shall may might must should also but than then into over only other out per via"
        " request requested requests question questions act regulation regulations section hold"
        " holds copy copies number public interest disclosure exempt exemption disclose applies"
        " personal let like see much give tell know grateful finally lastly kindly want wish",
    )
)
_MASK = re.compile(r"\[[a-z ]+ removed\]")  # stands for a person
_CLAUSE = re.compile(r";\s+(?:and\s+)?|,\s+(?:and|but|while|whereas)\s+")
LEAST = 0.75  # what a clause must weigh for a question to speak of it
_TELLING = 0.35  # the least weight of a word that tells anything


def clauses(text: str, span: Span) -> Iterator[Span]:
    """The clauses of a span: its sentences, cut at semicolons and before "and" or "but"."""
    for sentence in sentences(text, span):
        at = sentence.start
        for cut in _CLAUSE.finditer(text, sentence.start, sentence.end):
            yield trim(text, at, cut.start() + 1)
            at = cut.end()
        yield trim(text, at, sentence.end)


def stems(words: str) -> frozenset[str]:
    """The words of a text that tell it from others, cut to their first letters.

    >>> sorted(stems("How many lamps are lit by the council's men?"))
    ['counc', 'lamp', 'lit', 'men']
    """
    plain = _MASK.sub(" ", words.lower())
    found = (w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(plain))
    return frozenset(w.rstrip("s")[:5] for w in found if len(w) > 2 and w not in _COMMON)


class Weigher:
    """How much a clause speaks of each question."""

    def __init__(self, questions: Sequence[str], clauses: Sequence[str]) -> None:
        """Weigh the words of the questions by how many of them, and of the clauses, hold each."""
        self.bags = [stems(q) for q in questions]
        shared = Counter(word for bag in self.bags for word in bag)
        used = Counter(word for clause in clauses for word in stems(clause))
        self.weights = {
            word: 1 / count / (1 + 0.3 * log2(max(1, used[word]))) for word, count in shared.items()
        }

    def share(self, words: str, question: int) -> float:
        """The share of a question's words, by weight, that a clause holds."""
        bag = self.bags[question]
        whole = self._sum(bag)
        return self._sum(stems(words) & bag) / whole if whole else 0.0

    def held(self, words: str, question: int) -> float:
        """The weight of the words of a question that a clause holds; common ones tell nothing."""
        held = stems(words) & self.bags[question]
        return self._sum(frozenset(w for w in held if self.weights[w] >= _TELLING))

    def speaks(self, words: str, question: int) -> bool:
        """Whether a clause holds telling words of a question."""
        return self.held(words, question) >= LEAST

    def several(self, words: str, top: int, among: Sequence[int]) -> tuple[int, ...]:
        """A question, with those of which a clause holds words that are not that question's."""
        held = frozenset(w for w in stems(words) if not w.isdecimal())  # a year is no subject
        others = (
            q
            for q in among
            if q != top and self._sum(held & (self.bags[q] - self.bags[top])) >= LEAST
        )
        return tuple(sorted((top, *others)))

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self.weights[w] for w in sorted(words))
