"""Answers found by the labels of their questions, at the start of a line or of a sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from kg.decide.places import POINTER, REASONS, Region, after_stops, closed, content, section_end
from kg.decide.reviews import recounted, retells
from kg.labels import Path, Reference, answers, leading, names_questions, path
from kg.model import Block, Layout, Question, Span
from kg.sentences import sentences, trim
from kg.vocab import BINDING

_LINE_MARKS = re.compile(r"[\s\"'*]*(?:[-•*–▪·]\s+)?")
_NEAR = 45  # code points from the start of a sentence within which a label makes it an answer
_PROPER = ("answer", "opening", "request", "letterhead")  # where a bare number may be a question's
_IF = re.compile(r"\W*(?:if|should|were|had)\b", re.IGNORECASE)  # what might be asked or done
_VERB = re.compile(r" (?:are|were|have|is)\b")  # "1 and 2 are in the file attached"
_BEGINS = 16  # code points of a sentence before the question that it begins with
_LINE = 90  # code points of a paragraph that is but a line of a list
_BRIEF = 120  # code points of an answer that stands in a row of answers without labels


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where an answer to some questions begins: its label from `start` to `end`."""

    start: int
    end: int
    questions: tuple[int, ...]
    binding: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names questions, the rest of its paragraph, and the list it leads in to."""

    span: Span
    rest: Span
    questions: tuple[int, ...]
    recounted: bool
    listed: Span | None = None


def anchors(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    named: Sequence[Reference],
    *,
    between: bool = False,
) -> list[Anchor]:
    """Where lines begin with the labels of questions, or repeat a question."""
    known = [path(q.label) for q in asked]
    found: list[Anchor] = []
    late: list[Anchor] = []  # among the reasons: for questions that nothing else answers
    before: Path = ()
    printed = any(_printed(text, question) for question in asked)
    first, last = asked[0].spans[0].start, max(q.spans[0].end for q in asked)
    for section in layout.sections:
        if section.kind in ("legitimate-interests", "furniture", "redress"):
            continue
        for block in section.blocks:
            start = line_start(text, block)
            if between:
                if any(q.spans[0].touches(block.span) for q in asked):
                    continue
                before = max(
                    (
                        (q.spans[0].start, k)
                        for q, k in zip(asked, known, strict=True)
                        if q.spans[0].start < start
                    ),
                    default=(0, before),
                )[1]
            elif first <= start < last or block.span.touches(asked[0].spans[0]):
                continue
            for anchor in _labelled(text, block, start, known, before, named):
                if start < first and not names_questions(
                    text[anchor.start : anchor.end].lower().removeprefix("in relation to ")
                ):
                    continue
                if section.kind in REASONS and not (
                    found and anchor.questions[0] > found[-1].questions[0]
                ):
                    late.append(anchor)
                elif printed or section.kind in _PROPER or names_questions(text[anchor.start :]):
                    found.append(anchor)
                    before = known[anchor.questions[-1]]
    covered = {q for a in found for q in a.questions}
    found += [a for a in late if not covered & set(a.questions)]
    found.sort(key=lambda a: (a.start, a.end))
    if not printed and len({q for a in found for q in a.questions}) < len(asked):
        found = [a for a in found if names_questions(text[a.start : a.end])]
    for index, question in enumerate(asked):
        for span in question.spans[1:]:
            if any(a.start <= span.start <= a.end + 3 for a in found):
                found = [
                    Anchor(a.start, span.end, a.questions, a.binding)
                    if a.start <= span.start <= a.end + 3
                    else a
                    for a in found
                ]
                continue
            start = _sentence_start(text, layout, span)
            end = span.end if span.start - start < _BEGINS else start
            found.append(Anchor(start, end, (index,), BINDING["by-heading"]))
    return sorted(found, key=lambda a: (a.start, a.end))


def _sentence_start(text: str, layout: Layout, span: Span) -> int:
    """The start of the sentence in which a question is repeated."""
    block = next((b for b in layout.blocks if b.span.touches(span)), None)
    inside = sentences(text, block.span) if block and block.kind != "row" else ()
    return next((s.start for s in inside if s.start <= span.start < s.end), span.start)


def _printed(text: str, question: Question) -> bool:
    """Whether the label of a question stands before it in the letter."""
    start = question.spans[0].start
    line = text.rfind("\n", 0, start) + 1
    return question.label[-1:].lower() in text[max(line, start - 16) : start].lower() or (
        text[start : start + 6].lower().find(question.label[-1:].lower() + ")") >= 0
    )


def _labelled(
    text: str,
    block: Block,
    start: int,
    known: Sequence[Path],
    before: Path,
    named: Sequence[Reference],
) -> list[Anchor]:
    """The anchors of a block: the labels it begins with, and those its sentences begin with."""
    end = block.span.end
    if answers(block.label):
        at = path((block.label or "")[1:])
        meant = tuple(i for i, k in enumerate(known) if k == at or (k and k[-1:] == at))
        return [Anchor(start, block.span.start, meant, BINDING["stated"])] if meant else []
    if block.kind not in ("item", "heading", "paragraph", "row"):
        return []
    found = []
    skip = _LINE_MARKS.match(text, start, end)
    reference = leading(text, skip.end() if skip else start, end, known, before)
    if reference and _delimited(text, reference, block):
        found.append(_anchor(reference, start))
    if block.kind in ("paragraph", "item"):
        for sentence in sentences(text, block.span):
            if found and sentence.start <= found[0].end:
                continue
            if sentence.start > block.span.start and not _apart(named, block, sentence):
                break
            if POINTER.match(text, sentence.start) or _IF.match(text, sentence.start):
                continue
            near = Span(sentence.start, min(sentence.end, sentence.start + _NEAR))
            if meant := _meant(named, near):
                found.append(Anchor(sentence.start, sentence.start, meant, BINDING["by-list"]))
    return found


def _apart(named: Sequence[Reference], block: Block, sentence: Span) -> bool:
    """Whether what stands before a sentence in its paragraph names questions too."""
    return bool(_meant(named, Span(block.span.start, sentence.start)))


def _anchor(reference: Reference, start: int) -> Anchor:
    binding = BINDING["stated"] if len(reference.questions) == 1 else BINDING["by-list"]
    return Anchor(start, reference.end, reference.questions, binding)


def _delimited(text: str, reference: Reference, block: Block) -> bool:
    """Whether the labels a line begins with stand for questions and are no part of its words."""
    after = text[reference.end : block.span.end]
    head = text[reference.start : reference.end]
    if not after.strip() or after[0] in ".:)]–—-," or after.startswith((" -", " –", " —", "\n")):
        return True
    if reference.named or block.label:
        return True
    if len(reference.questions) > 1 and _VERB.match(after):
        return True
    return head.rstrip()[-1:] in ")]:" or after[:2] == " |"


def line_start(text: str, block: Block) -> int:
    """The offset of the label before an item, or of a block's own first word."""
    if block.kind not in ("item",):
        return block.span.start
    return text.rfind("\n", 0, block.span.start) + 1


def from_anchors(
    text: str,
    layout: Layout,
    anchors: list[Anchor],
    named: Sequence[Reference],
    bounds: Sequence[int] = (),
) -> tuple[Region, ...]:
    """The stretches from each anchor to the next or to the end of its part of the letter.

    What begins with a sentence that names questions ends with the paragraph; where it names
    several, before a sentence that names others.
    """
    found: list[Region] = []
    waiting: list[Anchor] = []
    placed = [(s, b) for s in layout.sections for b in s.blocks]
    starts = [line_start(text, b) for _, b in placed]
    for index, anchor in enumerate(anchors):
        stop = anchors[index + 1].start if index + 1 < len(anchors) else len(text)
        stop = min([stop, *(b for b in bounds if b > anchor.start)])
        stop = min(stop, section_end(text, layout, anchor.start, stop))
        if anchor.start == anchor.end:  # a sentence that names questions: to the end of its block
            stop = min(stop, placed[bisect_right(starts, anchor.start) - 1][1].span.end)
            several = len(anchor.questions) > 1
            rest = sentences(text, Span(anchor.start, stop))[1:] if several else ()
            others = (s.start for s in rest if set(_meant(named, s)) - set(anchor.questions))
            stop = next(others, stop)
        span = trim(text, anchor.end, max(anchor.end, stop))
        span = trim(text, span.start + after_stops(text, span), span.end)
        waiting.append(anchor)
        if (
            content(text, span) == 0
            and index + 1 < len(anchors)
            and anchors[index + 1].start <= stop + 2
        ):
            continue
        meant = tuple(dict.fromkeys(q for a in waiting for q in a.questions))
        binding = anchor.binding if len(waiting) == 1 else BINDING["by-list"]
        at = placed[max(0, bisect_right(starts, anchor.start + 1) - 1)]
        opening = next(iter(sentences(text, span)), span).of(text)
        again = recounted(text, *at) or retells(opening)
        found += _shared(text, layout, Region(span, meant, binding, again))
        waiting = []
    return closed(layout, found)


def _shared(text: str, layout: Layout, region: Region) -> list[Region]:
    """A region of several questions, cut where it has one block for each of them."""
    count = len(region.questions)
    if count < 2:
        return [region]
    inside = [
        b
        for b in layout.blocks
        if region.span.start <= b.span.start and b.span.end <= region.span.end
    ]
    brief = all(b.span.end - b.span.start <= _BRIEF for b in inside)
    if len(inside) != count or any(b.kind == "row" for b in inside) or not brief:
        return [region]
    order = BINDING["by-order"]
    return [
        Region(b.span, (q,), order, region.recounted)
        for b, q in zip(inside, region.questions, strict=True)
    ]


def mentions(
    text: str, layout: Layout, asked: tuple[Question, ...], named: Sequence[Reference]
) -> list[Mention]:
    """The sentences that name questions by label: the last first, then what a review recounts."""
    last = max((q.spans[0].end for q in asked), default=0)
    found = []
    for section in layout.sections:
        if section.kind in ("furniture", "redress", "letterhead"):
            continue
        for block in section.blocks:
            inside = any(q.spans[0].touches(block.span) for q in asked)
            if inside and block.span.start < last:
                continue
            if not _meant(named, block.span):
                continue
            for sentence in sentences(text, block.span):
                if meant := _meant(named, sentence):
                    rest = Span(sentence.start, block.span.end)
                    after = _list_after(layout, block) if rest.of(text).endswith(":") else None
                    again = recounted(text, section, block) or retells(sentence.of(text))
                    found.append(Mention(sentence, rest, meant, again, after))
    fresh = [m for m in found if not m.recounted]
    return [*reversed(fresh), *(m for m in found if m.recounted)]


def _list_after(layout: Layout, block: Block) -> Span | None:
    """The headings and items that follow a block at once: the exemptions it leads in to."""
    after = [b for b in layout.blocks if b.span.start >= block.span.end]
    run = list(takewhile(lambda b: b.kind in ("heading", "item") or _is_short(b), after))
    return Span(run[0].span.start, run[-1].span.end) if run else None


def _is_short(block: Block) -> bool:
    return block.span.end - block.span.start < _LINE


def _meant(named: Sequence[Reference], span: Span) -> tuple[int, ...]:
    """The questions that the references inside a span mean."""
    low = bisect_left(named, span.start, key=lambda r: r.start)
    high = bisect_left(named, span.end, key=lambda r: r.start)
    return tuple(dict.fromkeys(q for r in named[low:high] for q in r.questions))
