"""Answers found by a title in the words of their question, or by their order alone."""

import re
from collections import Counter

from kg.decide.alignment import told
from kg.decide.places import REASONS, SILENT, Region, after_stops, closed, content, section_end
from kg.model import Block, Layout, Question
from kg.sentences import trim
from kg.vocab import BINDING

_WORD = re.compile(r"[a-z0-9]{3,}")
_MASK = re.compile(r"\[[a-z ]+ removed\]")  # stands for a person
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the and for that which with from this was were has have had are not you your our any all"
        " how many what when where who whom why each did does can could would please provide about"
        " since been its information section held between"
        " under there their",
    )
)
_TITLE = re.compile(r"[^.:\n]{2,70}?(?=[.:]\s|\s[-–—]\s|[.:]$)")
_OF_WHOLE = re.compile(  # words on the request as a whole
    r"\b(?:your|the|this)\s+requests?\b|\binformation\s+(?:that\s+)?(?:you|sought|requested)\b",
    re.IGNORECASE,
)
_ENOUGH = 0.5  # share of a title's words that the question must hold


def titled(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """The answers that begin with a title in words of their question: "Training. None."."""
    bags = [_bag(q.text) for q in asked]
    last = max(q.spans[0].end for q in asked)
    heads: list[tuple[Block, int, int]] = []
    taken: set[int] = set()
    for block in _answer_blocks(layout, last):
        title = _TITLE.match(text, block.span.start, block.span.end)
        words = title[0] if title else (block.span.of(text) if block.kind == "heading" else "")
        if not words or len(words.split()) > 9:
            continue
        best = _best(_bag(words), bags, taken)
        for question in best:
            taken.add(question)
            heads.append((block, block.span.start + len(words), question))
    if len(taken) * 2 < len(asked) or len(taken) < 2:
        return ()
    found = []
    for index, (block, start, question) in enumerate(heads):
        later = [h[0].span.start for h in heads[index + 1 :] if h[0] is not block]
        stop = min([*later[:1], section_end(text, layout, block.span.start, len(text))])
        span = trim(text, start, max(start, stop))
        span = trim(text, span.start + after_stops(text, span), span.end)
        found.append(Region(span, (question,), BINDING["by-heading"]))
    return closed(layout, found)


def _answer_blocks(layout: Layout, last: int) -> list[Block]:
    return [
        b
        for s in layout.sections
        if s.kind not in (*SILENT, *REASONS, "earlier", "legitimate-interests")
        for b in s.blocks
        if b.span.start >= last and b.kind in ("paragraph", "heading", "item")
    ]


def _bag(words: str) -> Counter[str]:
    found = _WORD.findall(_MASK.sub(" ", words.lower()))
    return Counter(w.rstrip("s")[:5] for w in found if w not in _COMMON)


def _best(title: Counter[str], bags: list[Counter[str]], taken: set[int]) -> list[int]:
    """The questions whose words a title is made of: the one that holds most of them, or several."""
    if not title:
        return []
    spread = {w: sum(w in bag for bag in bags) for w in title}
    total = sum(1 / max(1, spread[w]) for w in title)
    scores = [sum(1 / spread[w] for w in title if w in bag) / total for bag in bags]
    top = max(scores)
    if top < _ENOUGH:
        halves = [i for i, s in enumerate(scores) if s >= 0.3 and i not in taken]
        return halves if len(halves) > 1 and sum(scores[i] for i in halves) >= 0.8 else []
    free = [i for i, s in enumerate(scores) if s == top and i not in taken][:1]
    if free:  # "Stations and days, and the handbook": the words left may name another question
        left = [w for w in title if w not in bags[free[0]] and spread[w] == 1]
        free += [i for i, bag in enumerate(bags) if i not in taken and any(w in bag for w in left)]
    return free


def in_order(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """The paragraphs after the request, where there are as many as questions."""
    last = max(q.spans[0].end for q in asked)
    if len(asked) < 2:
        return ()
    inside = [
        b for b in _answer_blocks(layout, last) if b.kind != "heading" and content(text, b.span) > 0
    ]
    first = [s for s in layout.sections if s.kind in SILENT and s.span.start >= last]
    stop = first[0].span.start if first else len(text)
    inside = [b for b in inside if b.span.start < stop]
    if len(inside) != len(asked) or any(_OF_WHOLE.search(b.span.of(text)) for b in inside):
        return ()
    order = [(i,) for i in range(len(asked))]
    for block, index in zip(inside, order, strict=True):
        spoken = told(text, [block], asked, (), range(len(asked)))
        if spoken and all(t.questions != index for t in spoken):
            return ()  # its words are those of another question
    return tuple(Region(b.span, i, BINDING["by-order"]) for b, i in zip(inside, order, strict=True))
