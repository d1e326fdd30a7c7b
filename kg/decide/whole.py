"""What a letter says of a request as a whole, and what of it speaks of one question by words."""

import re
from collections import Counter, defaultdict
from itertools import chain

from kg.model import Layout, Question, Span
from kg.sentences import sentences

_ANSWERING = ("answer", "opening", "request")  # sections that may answer one question
_WORD = re.compile(r"[a-z]{4,}")
_LEAST = 1.5  # words of one question that a sentence must hold to speak of it, shared ones half
_MARGIN = 0.5  # by how much more it must hold of that question than of any other


def statements(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    *,
    kinds: tuple[str, ...] = ("answer", "grounds", "opening", "request", "letterhead"),
) -> list[list[Span]]:
    """The sentences that may say what became of the request: those after it, then those before."""
    first = min((q.spans[0].start for q in asked), default=0)
    last = max((q.spans[0].end for q in asked), default=0)
    every = [
        sentence
        for section in layout.sections
        if section.kind in kinds
        for block in section.blocks
        for sentence in sentences(text, block.span)
    ]
    return [[s for s in every if s.start >= last], [s for s in every if s.end <= first]]


def matched(text: str, layout: Layout, asked: tuple[Question, ...]) -> dict[int, list[Span]]:
    """The sentences that hold words of one question and of no other, by question.

    Abstains, for the whole letter, where there is but one question.
    """
    if len(asked) < 2:
        return {}
    bags = [frozenset(_stems(q.text)) for q in asked]
    spread = Counter(word for bag in bags for word in bag)
    found: dict[int, list[Span]] = defaultdict(list)
    for sentence in chain.from_iterable(statements(text, layout, asked, kinds=_ANSWERING)):
        words = set(_stems(sentence.of(text)))
        scores = [sum(1 / spread[w] for w in words & bag if spread[w] <= 2) for bag in bags]
        top, second = sorted(scores, reverse=True)[:2]
        if top >= _LEAST and top - second >= _MARGIN:
            found[scores.index(top)].append(sentence)
    return dict(found)


def _stems(words: str) -> list[str]:
    return [w.rstrip("s")[:6] for w in _WORD.findall(words.lower())]
