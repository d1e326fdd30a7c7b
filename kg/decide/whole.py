"""What a letter says of a request as a whole, and what of it speaks of one question by words."""

from collections import defaultdict
from collections.abc import Sequence

from kg.decide.alignment import Told, told
from kg.decide.places import REASONS, SILENT, Region
from kg.labels import Reference
from kg.model import Layout, Question, Span
from kg.sentences import sentences

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
    every = [
        sentence
        for section in layout.sections
        if section.kind in kinds
        for block in section.blocks
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
        block
        for section in layout.sections
        if section.kind not in silent or (section.kind == "earlier" and reviewed)
        for block in section.blocks
        if not any(q.spans[0].touches(block.span) for q in asked)
        and not any(r.span.touches(block.span) for r in found)
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
