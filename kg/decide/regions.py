"""Where in a letter each question is answered, and how that is known."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from kg.catalogue import cues
from kg.decide.anchors import Anchor, anchors, from_anchors
from kg.decide.places import REASONS, SILENT, Region, content
from kg.decide.titles import in_order, titled
from kg.labels import Path, Reference, names_questions, path
from kg.model import Layout, Question, Span
from kg.sentences import trim
from kg.vocab import BINDING

_NOTE = re.compile(r"\bnotes?\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)
_NOTE_HEAD = re.compile(r"\s*note\s+([A-Z]|\d{1,2})\s*(?:[.:–-]|\n|$)", re.IGNORECASE)
_SEE = re.compile(r"\W*(?:please )?see notes? \w{1,2}\W*", re.IGNORECASE)
_LABEL_ONLY = re.compile(
    r"\s*(?:[-•*–▪·]\s*)?[\"'>]*(?:question|request|item|part|point|bullet|query|q)?[ .]*"
    r"[(\[]?[\w.]{0,5}[)\].:|]*[\s|]*[-–]?\s*[(\"']*",
    re.IGNORECASE,
)


def regions(
    text: str, layout: Layout, asked: tuple[Question, ...], named: Sequence[Reference]
) -> tuple[Region, ...]:
    """Every stretch that answers questions in particular, in the order of the letter.

    `named` are all references to questions in the text.
    """
    if not asked:
        return ()
    known = [path(q.label) for q in asked]
    if between := _between(text, layout, asked):
        end = max(r.span.end for r in between)
        later = [
            a
            for a in anchors(text, layout, asked, named, between=True)
            if (a.start >= end and names_questions(text[a.start : a.end]))
            or any(_inside(a, r) for r in between if len(r.questions) > 1)
        ]
        extra = from_anchors(text, layout, later, named, [q.spans[0].start for q in asked])
        found: tuple[Region, ...] = (*_without(between, extra), *extra)
        return _with_notes(text, layout, found)
    found = from_anchors(text, layout, anchors(text, layout, asked, named), named)
    covered = {q for r in found for q in r.questions}
    if len(covered) < len(asked):
        others = titled(text, layout, asked)
        if not others and not found:
            others = in_order(text, layout, asked)
        if len({q for r in others for q in r.questions}) > len(covered):
            found = others
    found = (*found, *_kin(known, found))
    return _with_notes(text, layout, found)


def _inside(anchor: Anchor, region: Region) -> bool:
    held = region.span.start <= anchor.start < region.span.end
    return held and set(anchor.questions) <= set(region.questions)


def _without(between: tuple[Region, ...], extra: tuple[Region, ...]) -> list[Region]:
    """The regions under the questions without those that labels inside them divide."""
    return [
        r
        for r in between
        if not set(r.questions) <= {q for e in extra if r.span.holds(e.span) for q in e.questions}
    ]


def _kin(known: Sequence[Path], found: tuple[Region, ...]) -> list[Region]:
    """The regions of a question's parts for the question, or of its parent for a part without."""
    covered = {q for r in found for q in r.questions}
    kin = []
    for index, label in enumerate(known):
        if index in covered or not label:
            continue
        near = [
            r
            for r in found
            for q in r.questions
            if len(known[q]) > len(label) and known[q][: len(label)] == label
        ] or [r for r in found for q in r.questions if len(label) > 1 and known[q] == label[:-1]]
        kin += [Region(r.span, (index,), BINDING["by-list"], r.recounted) for r in near]
    return kin


def _between(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """The answers that stand each under its question."""
    rows = {b.span.start: b for b in layout.blocks if b.kind == "row"}
    in_row = [b.span.end for b in rows.values() if b.span.holds(asked[-1].spans[0])]
    stop = in_row[0] if in_row else _limit(layout, asked[-1].spans[0].end, len(text))
    ends = [*(question.spans[0].start for question in asked[1:]), stop]
    gaps = [
        Span(q.spans[0].end, max(q.spans[0].end, end)) for q, end in zip(asked, ends, strict=True)
    ]
    gaps = [_before_next_label(text, gap) for gap in gaps[:-1]] + gaps[-1:]
    filled = [
        content(text, gap) > 0
        and (
            "\n" in gap.of(text).strip("|> ")
            or bool(in_row)
            or bool(cues("outcome").find(text, gap))
            or "?" in text[gap.start - 2 : gap.start]
        )
        for gap in gaps[:-1]
    ]
    if len(asked) > 1 and sum(filled) * 2 < len(filled) + 1:
        return ()
    if len(asked) == 1:
        return ()
    found = []
    waiting: list[int] = []
    for index, gap in enumerate(gaps):
        waiting.append(index)
        if index + 1 == len(gaps) or filled[index]:
            stop = gap.end
            binding = BINDING["by-order"] if len(waiting) == 1 else BINDING["by-list"]
            found.append(Region(trim(text, gap.start, stop), tuple(waiting), binding))
            waiting = []
    return tuple(found)


def _before_next_label(text: str, gap: Span) -> Span:
    """A gap between two questions without the label of the next."""
    filled = trim(text, gap.start, gap.end).end
    line = max(text.rfind("\n", gap.start, filled), gap.start)
    if "\n\n" not in text[filled : gap.end] and _LABEL_ONLY.fullmatch(text, line, gap.end):
        return Span(gap.start, line)
    return gap


def _limit(layout: Layout, start: int, end: int) -> int:
    """Where the answer that begins at an offset must end: at redress, closing or the like."""
    for section in layout.sections:
        if section.span.start > start and section.kind in (*SILENT, "public-interest", "earlier"):
            return min(section.span.start, end)
        named = section.heading is not None and section.kind in ("grounds", *REASONS)
        if section.span.start > start and named:
            return min(section.span.start, end)
    return end


def _with_notes(text: str, layout: Layout, found: Sequence[Region]) -> tuple[Region, ...]:
    """The regions, those that refer to a note joined or replaced by it: "Withheld (Note 1)"."""
    heads: dict[str, Span] = {}
    blocks = layout.blocks
    for block, below in zip_longest(blocks, blocks[1:]):
        if match := _NOTE_HEAD.match(text, block.span.start, block.span.end):
            alone = match.end() == block.span.end
            end = below.span.end if alone and below else block.span.end
            heads.setdefault(match[1].upper(), Span(match.end(), end))
    if not heads:
        return tuple(found)
    notes = [
        Region(heads[match[1].upper()], region.questions, BINDING["stated"])
        for region in found
        for match in _NOTE.finditer(text, region.span.start, region.span.end)
        if match[1].upper() in heads and not heads[match[1].upper()].touches(region.span)
    ]
    return (*(r for r in found if not _SEE.fullmatch(text, r.span.start, r.span.end)), *notes)
