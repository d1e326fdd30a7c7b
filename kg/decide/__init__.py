"""What was decided of each question."""

import re
from collections import defaultdict

from kg.decide.anchors import Mention, mentions
from kg.decide.places import Region
from kg.decide.reading import Reading, together
from kg.decide.regions import regions
from kg.decide.rest import fill
from kg.decide.ties import listed, tied
from kg.decide.verdict import Verdict, verdict
from kg.decide.words import clauses
from kg.labels import Path, path, references
from kg.model import Citation, Decision, Ground, Layout, Question, Span
from kg.sentences import sentences, trim
from kg.vocab import BINDING, OUTCOME

_POINTS_BACK = re.compile(r"\b(?:see|as\s+for|same|as\s+stated|as\s+above|refer)\b", re.IGNORECASE)
_ABOVE = re.compile(r"^\W*(?:(?:please )?(?:see|as) above|same\b|ditto|likewise)", re.IGNORECASE)
_LONG = 100  # code points: of a longer sentence its clause is enough
_BRIEF = 160  # code points: an answer longer than this is more than a pointer to another


def decide(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    citations: tuple[Citation, ...],
    grounds: tuple[Ground, ...],
) -> tuple[Decision, ...]:
    """One decision for each question, in the order of the questions.

    Answers are found under the question, by its label, by its words or by their order; else by
    what the letter says of the whole request.
    """
    known = [path(q.label) for q in asked]
    refs = references(text, 0, len(text), known)
    found = regions(text, layout, asked, refs)
    named = mentions(text, layout, asked, refs)
    read: dict[int, Reading] = {}
    for index in range(len(asked)):
        own = [r for r in found if index in r.questions]
        said = [m for m in named if index in m.questions]
        read[index] = _read(text, layout, asked[index].text, own, said, grounds)
    fill(text, layout, asked, grounds, read, refs, found, named)
    _follow_pointers(text, asked, found, read)
    _raise_to_parents(asked, read)
    return tuple(
        Decision(
            index,
            reading.verdict.outcome,
            tuple(dict.fromkeys(_stated(text, layout, s) for s in reading.verdict.spans)),
            reading.binding,
            tied(
                reading.verdict.outcome,
                reading.spans,
                [_sentence(text, layout, s) for s in reading.verdict.spans],
                [s for i, r in read.items() if i != index for s in r.spans],
                grounds,
                listed(index, named),
            ),
        )
        for index, reading in sorted(read.items())
    )


def _sentence(text: str, layout: Layout, span: Span) -> Span:
    """The sentence in which a span begins."""
    section = layout.section_at(span.start)
    block = next((b for b in section.blocks if b.span.touches(span)), None) if section else None
    inside = sentences(text, block.span) if block else ()
    return next((s for s in inside if s.start <= span.start < s.end), span)


def _stated(text: str, layout: Layout, span: Span) -> Span:
    """The sentence round the words that state an outcome, or its clause where it is long."""
    for section in layout.sections:
        if not section.span.touches(span):
            continue
        for block in section.blocks:
            if block.span.start <= span.start < block.span.end:
                wide = Span(block.span.start, max(block.span.end, span.end))
                parts = sentences(text, wide)
                one = next(s for s in parts if span.start < s.end)
                if one.end - one.start > _LONG:
                    one = next(c for c in clauses(text, one) if span.start < c.end)
                return Span(min(one.start, span.start), max(one.end, span.end))
    return trim(text, span.start, span.end)


def _read(
    text: str,
    layout: Layout,
    question: str,
    own: list[Region],
    said: list[Mention],
    grounds: tuple[Ground, ...],
) -> Reading:
    """What the answers and then the mentions of one question say; what a review recounts last."""
    spans = (*(r.span for r in own if not r.recounted), *(m.span for m in said if not m.recounted))
    unsure: Reading | None = None
    for recounted in (False, True):
        results = [
            (r, v)
            for r in own
            if r.recounted is recounted
            and (v := verdict(text, layout, [r.span], grounds, asked=question))
        ]
        if sure := [(r, v) for r, v in results if v.sure]:
            sum_of = together([v for _, v in sure])
            return Reading(sum_of, sure[0][0].binding, spans, recounted)
        if results and unsure is None:
            unsure = Reading(results[0][1], results[0][0].binding, spans)
        if unsure:
            return unsure
    return Reading(Verdict(OUTCOME["unclear"], ()), BINDING["by-default"], spans)


def _follow_pointers(
    text: str,
    asked: tuple[Question, ...],
    found: tuple[Region, ...],
    read: dict[int, Reading],
) -> None:
    """Give a question whose answer only points to another's the verdict of that one."""
    known = [path(q.label) for q in asked]
    for region in found:
        if len(region.questions) != 1 or region.span.end - region.span.start > _BRIEF:
            continue
        words = region.span.of(text)
        if not _POINTS_BACK.search(words):
            continue
        meant = {
            q
            for r in references(text, region.span.start, region.span.end, known)
            for q in r.questions
        } - set(region.questions)
        if not meant and _ABOVE.search(words) and region.questions[0]:
            meant = {region.questions[0] - 1}
        if len(meant) == 1:
            there = read[meant.pop()]
            read[region.questions[0]] = Reading(
                Verdict(there.verdict.outcome, (region.span,)),
                BINDING["by-antecedent"],
                (region.span, *there.spans),
            )


def _raise_to_parents(asked: tuple[Question, ...], read: dict[int, Reading]) -> None:
    """Make a question partly given of which a part was kept back: 2, where 2.1 is withheld."""
    known = [path(q.label) for q in asked]
    parts: dict[Path, list[Reading]] = defaultdict(list)
    for index, label in enumerate(known):
        for depth in range(1, len(label)):
            parts[label[:depth]].append(read[index])
    some = (OUTCOME["withheld"], OUTCOME["partly-disclosed"])
    for index, label in enumerate(known):
        kept = [part for part in parts.get(label, ()) if part.verdict.outcome in some]
        mine = read[index]
        if kept and mine.verdict.outcome == OUTCOME["disclosed"]:
            read[index] = Reading(
                Verdict(
                    OUTCOME["partly-disclosed"], (*mine.verdict.spans, *kept[0].verdict.spans)[:2]
                ),
                mine.binding,
                (*mine.spans, *(s for p in kept for s in p.spans)),
            )
