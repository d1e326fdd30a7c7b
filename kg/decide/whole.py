"""What a letter says of a request as a whole, and what of it speaks of one question by words."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.decide.alignment import Told, told
from kg.decide.places import REASONS, SILENT, Region, content
from kg.decide.reviews import quoted
from kg.labels import Reference
from kg.model import Block, Layout, Question, Span
from kg.sentences import sentences, trim

_SENTENCE = 4  # words of which a part of a paragraph may answer a question
_SILENT = (*SILENT, *REASONS, "earlier", "legitimate-interests")


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
    quotes = quoted(text, layout)
    every = [
        sentence
        for section in layout.sections
        if section.kind in kinds
        for block in section.blocks
        if not any(q.holds(block.span) for q in quotes)
        for sentence in sentences(text, block.span)
    ]
    return [[s for s in every if s.start >= last], [s for s in every if s.end <= first]]


def speaking(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    named: Sequence[Reference],
    found: Sequence[Region],
    among: Sequence[int],
) -> dict[int, list[Told]]:
    """The clauses outside the answers already found that speak of some questions, by question.

    Abstains, for the whole letter, where there is but one question.
    """
    if len(asked) < 2:
        return {}
    reviewed = not any(s.kind in ("answer", "grounds") for s in layout.sections)
    silent = _SILENT if reviewed else (*_SILENT, "request")
    blocks = [
        part
        for section in layout.sections
        if section.kind not in silent or (section.kind == "earlier" and reviewed)
        for block in section.blocks
        if not any(q.spans[0].touches(block.span) for q in asked)
        for part in _outside(text, block, found)
    ]
    first = min(q.spans[0].start for q in asked)
    after = [b for b in blocks if b.span.start >= first]
    blocks = after or blocks
    by_question: dict[int, list[Told]] = defaultdict(list)
    for run in told(text, blocks, asked, named, among):
        for question in run.questions:
            if question in among:
                by_question[question].append(run)
    return dict(by_question)


def _outside(text: str, block: Block, found: Sequence[Region]) -> Iterator[Block]:
    """The parts of a block before, between and after the answers already found in it."""
    at = block.span.start
    for region in sorted(r.span for r in found if r.span.touches(block.span)):
        if content(text, before := Span(at, max(at, region.start))) >= _SENTENCE:
            yield replace(block, span=trim(text, before.start, before.end))
        at = max(at, region.end)
    if at < block.span.end:
        yield replace(block, span=trim(text, at, block.span.end))
