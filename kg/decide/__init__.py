"""What was decided of each question."""

import re

from kg.decide.regions import Region, mentions, regions
from kg.decide.verdict import Verdict, implied, verdict
from kg.labels import path, references
from kg.model import Citation, Decision, Ground, Layout, Question, Span
from kg.provisions import Provision, finest
from kg.sentences import trim
from kg.vocab import BINDING, OUTCOME, SECTION

_POINTS_BACK = re.compile(r"\b(?:see|as\s+for|same|as\s+stated|as\s+above|refer)\b", re.IGNORECASE)
_ABOVE = re.compile(r"^\W*(?:please )?(?:see|as) above", re.IGNORECASE)
_BRIEF = 160  # code points: an answer longer than this is more than a pointer to another

# Which outcomes each kind of ground belongs to.
_FITS = {
    "withheld": ("withheld", "partly-disclosed"),
    "ncnd": ("ncnd",),
    "refused": ("refused", "partly-disclosed"),
    "available-elsewhere": ("available-elsewhere", "partly-disclosed"),
    "not-held": ("not-held", "partly-disclosed"),
}


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
    found = regions(text, layout, asked)
    named = mentions(text, layout, asked)
    whole = _whole(text, layout, asked, grounds)
    read: dict[int, tuple[Verdict, str, list[Span]]] = {}
    for index in range(len(asked)):
        own = [r for r in found if index in r.questions]
        fresh = [r for r in own if not r.recounted] or own
        read[index] = _read(text, layout, index, fresh, named, whole, grounds)
    _follow_pointers(text, asked, found, read)
    return tuple(
        Decision(
            index,
            outcome.outcome,
            tuple(trim(text, s.start, s.end) for s in outcome.spans),
            binding,
            _tied(outcome.outcome, spans, grounds),
        )
        for index, (outcome, binding, spans) in sorted(read.items())
    )


def _read(
    text: str,
    layout: Layout,
    index: int,
    own: list[Region],
    named: list[tuple[Span, tuple[int, ...]]],
    whole: Verdict | None,
    grounds: tuple[Ground, ...],
) -> tuple[Verdict, str, list[Span]]:
    """The verdict on one question, how it was bound, and the stretches that speak of it."""
    said = [span for span, meant in named if index in meant]
    unsure: tuple[Verdict, str] | None = None
    for region in own:
        result = verdict(text, layout, region.span, grounds)
        if result and result.sure:
            merged = _merge(text, layout, result, own, region, grounds)
            return merged, region.binding, [*(r.span for r in own), *said]
        if result and unsure is None:
            unsure = (result, region.binding)
    for span in said:
        result = verdict(text, layout, span, grounds, whole=True)
        if result and not unsure:
            return result, BINDING["stated"], [*(r.span for r in own), *said]
    if unsure:
        return (*unsure, [*(r.span for r in own), *said])
    if whole:
        return whole, BINDING["by-default"], said
    return Verdict(OUTCOME["unclear"], ()), BINDING["by-default"], said


def _merge(
    text: str,
    layout: Layout,
    result: Verdict,
    own: list[Region],
    region: Region,
    grounds: tuple[Ground, ...],
) -> Verdict:
    """The verdict of an answer and of its notes together: given here, withheld there is partly."""
    rest = [r for r in own if r is not region and r.span.start > region.span.start]
    kinds = {result.outcome}
    for other in rest:
        more = verdict(text, layout, other.span, grounds, whole=True)
        if more:
            kinds.add(more.outcome)
    if result.outcome == OUTCOME["disclosed"] and OUTCOME["withheld"] in kinds:
        return Verdict(OUTCOME["partly-disclosed"], result.spans)
    if result.outcome == OUTCOME["disclosed"] and OUTCOME["partly-disclosed"] in kinds:
        return Verdict(OUTCOME["partly-disclosed"], result.spans)
    return result


def _whole(
    text: str, layout: Layout, asked: tuple[Question, ...], grounds: tuple[Ground, ...]
) -> Verdict | None:
    """What the letter says of the request as a whole."""
    last = max((q.spans[0].end for q in asked), default=0)
    spans = [
        Span(max(s.span.start, last), s.span.end)
        for s in layout.sections
        if s.span.end > last
        and s.kind
        in (SECTION["answer"], SECTION["grounds"], SECTION["opening"], SECTION["request"])
    ]
    if not spans:
        return None
    result = verdict(text, layout, Span(spans[0].start, spans[-1].end), grounds, whole=True)
    return result


def _follow_pointers(
    text: str,
    asked: tuple[Question, ...],
    found: tuple[Region, ...],
    read: dict[int, tuple[Verdict, str, list[Span]]],
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
            verdict_there, _, spans = read[meant.pop()]
            read[region.questions[0]] = (
                Verdict(verdict_there.outcome, (region.span,)),
                BINDING["by-antecedent"],
                [region.span, *spans],
            )


def _tied(outcome: str, spans: list[Span], grounds: tuple[Ground, ...]) -> tuple[Provision, ...]:
    """The grounds relied on for a question: those in its answer, else all that fit its outcome."""
    fitting = [
        g
        for g in grounds
        if outcome in _FITS.get(implied(g.provision, ncnd=g.ncnd), ()) or _both(g, outcome)
    ]
    near = {
        g.provision
        for g in fitting
        if any(span.start <= s.start < span.end for s in g.spans for span in spans)
    }
    return finest(near or {g.provision for g in fitting})


def _both(ground: Ground, outcome: str) -> bool:
    """Whether a ground both refuses and leaves unsaid: cost, where even the search is too dear."""
    kind = implied(ground.provision, ncnd=False)
    return ground.ncnd and kind != OUTCOME["withheld"] and outcome == OUTCOME["ncnd"]
