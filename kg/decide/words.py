"""Which clauses of a letter speak of which question, by the words they share.

A clause is given to the question whose words it holds: a word counts the more the fewer questions
and the fewer clauses hold it. The question whose turn it is has a small advantage. A clause that
holds no telling word speaks of what the clause before it in the paragraph spoke of.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log2

from kg.labels import Reference
from kg.model import Block, Question, Span
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
        " holds copy copies number public interest disclosure exempt exemption disclose applies",
    )
)
_MASK = re.compile(r"\[[a-z ]+ removed\]")  # stands for a person
_CLAUSE = re.compile(r";\s+(?:and\s+)?|,\s+(?:and|but|while|whereas)\s+")
_BETWEEN = re.compile(r"\W*(?:and|but|while|whereas)?\W*")  # two clauses of a run
_LEAST = 0.75  # what a clause must score for a question to speak of it
_MARGIN = 0.25  # by how much more than for any other question
_TURN = 0.3  # advantage of the question next in order
_STAY = 0.4  # advantage of the question the clause before spoke of


@dataclass(frozen=True, slots=True)
class Told:
    """A run of clauses that speak of the same questions; `named` where it is by their labels."""

    span: Span
    questions: tuple[int, ...]
    named: bool = False
    share: float = 0.0  # the largest share of a question's words that one of its clauses holds


def told(
    text: str,
    blocks: Sequence[Block],
    asked: Sequence[Question],
    named: Sequence[Reference],
    among: Sequence[int],
) -> list[Told]:
    """The runs of clauses in some paragraphs that speak of one question or of several, in order."""
    cut = [list(clauses(text, b.span)) for b in blocks]
    weigh = _Weigher([q.text for q in asked], [c.of(text) for parts in cut for c in parts])
    found: list[Told] = []
    last = -1  # the question spoken of last
    under: tuple[int, ...] = ()  # the questions of the heading above
    lead: tuple[int, ...] = ()  # those of a line that leads in to what follows
    for block, parts in zip(blocks, cut, strict=True):
        current = () if block.kind == "heading" else lead or under
        scope = tuple(among)
        for clause in parts:
            words = clause.of(text)
            marks = _named(named, clause)
            if marks:
                current = marks
                scope = marks if len(marks) > 1 else tuple(among)
            else:
                current = weigh.best(words, scope, current, last) or current
            if not current:
                continue
            last = current[-1]
            if block.kind != "heading":
                share = max(weigh.share(words, q) for q in current)
                _add(text, found, Told(clause, current, bool(marks), share))
        if block.kind == "heading":
            under, lead = current, ()
        elif block.span.of(text).rstrip().endswith(":"):
            lead = current
        elif block.kind not in ("item", "row"):
            lead = ()
    return [t for t in found if set(t.questions) & set(among)]


def _add(text: str, found: list[Told], new: Told) -> None:
    before = found[-1] if found else None
    if (
        before
        and before.questions == new.questions
        and _BETWEEN.fullmatch(text, before.span.end, new.span.start)
    ):
        span = Span(before.span.start, new.span.end)
        share = max(before.share, new.share)
        found[-1] = Told(span, before.questions, before.named or new.named, share)
    else:
        found.append(new)


def _named(named: Sequence[Reference], span: Span) -> tuple[int, ...]:
    return tuple(
        dict.fromkeys(q for r in named if span.start <= r.start < span.end for q in r.questions)
    )


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


class _Weigher:
    """How much a clause speaks of each question."""

    def __init__(self, questions: Sequence[str], clauses: Sequence[str]) -> None:
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

    def best(
        self, words: str, among: Sequence[int], current: tuple[int, ...], last: int
    ) -> tuple[int, ...]:
        """The question that a clause speaks of by its words, or the several; empty where none."""
        held = stems(words)
        plain = {q: self._sum(held & self.bags[q]) for q in among}
        full = {
            q: score + (_TURN if q == last + 1 else 0) + (_STAY if current == (q,) else 0)
            for q, score in plain.items()
        }
        order = sorted(full, key=lambda q: (-full[q], q))
        if not order or plain[order[0]] < _LEAST:
            return ()
        top = order[0]
        if current and top not in current:  # to change the subject takes words of its own
            known = frozenset[str]().union(*(self.bags[q] for q in current))
            if self._sum(held & (self.bags[top] - known)) < _LEAST:
                return ()
        others = tuple(
            q for q in order[1:] if self._sum(held & (self.bags[q] - self.bags[top])) >= _LEAST
        )
        if not others and len(order) > 1 and full[top] - full[order[1]] < _MARGIN:
            return ()
        return tuple(sorted((top, *others)))

    def _sum(self, words: frozenset[str]) -> float:
        return sum(self.weights[w] for w in sorted(words))
