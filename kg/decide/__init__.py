"""What was decided of each question."""

import re
from collections import defaultdict
from dataclasses import dataclass

from kg.decide.anchors import Mention, mentions
from kg.decide.places import Region
from kg.decide.regions import regions
from kg.decide.signals import implied, stands_for_others
from kg.decide.verdict import Verdict, verdict
from kg.decide.whole import matched, statements
from kg.labels import Path, path, references
from kg.model import Citation, Decision, Ground, Layout, Question, Span
from kg.provisions import Provision, finest
from kg.sentences import trim
from kg.vocab import BINDING, OUTCOME

_POINTS_BACK = re.compile(r"\b(?:see|as\s+for|same|as\s+stated|as\s+above|refer)\b", re.IGNORECASE)
_ABOVE = re.compile(r"^\W*(?:(?:please )?(?:see|as) above|same\b|ditto|likewise)", re.IGNORECASE)
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
    known = [path(q.label) for q in asked]
    refs = references(text, 0, len(text), known)
    found = regions(text, layout, asked, refs)
    named = mentions(text, layout, asked, refs)
    read: dict[int, _Reading] = {}
    for index in range(len(asked)):
        own = [r for r in found if index in r.questions]
        said = [m for m in named if index in m.questions]
        read[index] = _read(text, layout, asked[index].text, own, said, grounds)
    _fill(text, layout, asked, grounds, read)
    _follow_pointers(text, asked, found, read)
    _raise_to_parents(asked, read)
    return tuple(
        Decision(
            index,
            reading.verdict.outcome,
            tuple(trim(text, s.start, s.end) for s in reading.verdict.spans),
            reading.binding,
            _tied(reading.verdict.outcome, reading.spans, grounds, _listed(index, named)),
        )
        for index, reading in sorted(read.items())
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """A verdict on one question, how it was bound, and the stretches that speak of it."""

    verdict: Verdict
    binding: str
    spans: tuple[Span, ...] = ()
    recounted: bool = False


def _read(
    text: str,
    layout: Layout,
    question: str,
    own: list[Region],
    said: list[Mention],
    grounds: tuple[Ground, ...],
) -> _Reading:
    """What the answers and then the mentions of one question say; what a review recounts last."""
    spans = (*(r.span for r in own if not r.recounted), *(m.span for m in said if not m.recounted))
    unsure: _Reading | None = None
    for recounted in (False, True):
        results = [
            (r, v)
            for r in own
            if r.recounted is recounted
            and (v := verdict(text, layout, [r.span], grounds, asked=question))
        ]
        if sure := [(r, v) for r, v in results if v.sure]:
            together = _together([v for _, v in sure])
            return _Reading(together, sure[0][0].binding, spans, recounted)
        if results and unsure is None:
            unsure = _Reading(results[0][1], results[0][0].binding, spans)
        for mention in said:
            if mention.recounted is recounted and not unsure:
                for span in (mention.span, mention.rest):
                    if result := verdict(text, layout, [span], grounds, whole=True):
                        return _Reading(result, BINDING["stated"], spans, recounted)
        if unsure:
            return unsure
    return _Reading(Verdict(OUTCOME["unclear"], ()), BINDING["by-default"], spans)


def _together(verdicts: list[Verdict]) -> Verdict:
    """Several answers to one question as one: given here and withheld there is partly given."""
    kinds = {v.outcome for v in verdicts}
    first = verdicts[0]
    given = kinds & {OUTCOME["disclosed"], OUTCOME["available-elsewhere"]}
    kept = kinds & {OUTCOME["withheld"], OUTCOME["partly-disclosed"]}
    parts = [v for v in verdicts if v.outcome == OUTCOME["partly-disclosed"]]
    if parts and OUTCOME["withheld"] in kinds and not given and not any(v.both for v in parts):
        return next(v for v in verdicts if v.outcome == OUTCOME["withheld"])
    if (kept and given) or (parts and first.outcome in kept):
        spans = tuple(s for v in verdicts if v.outcome in given | kept for s in v.spans[:1])
        return Verdict(OUTCOME["partly-disclosed"], spans[:2])
    return first


def _fill(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    grounds: tuple[Ground, ...],
    read: dict[int, _Reading],
) -> None:
    """Give the questions not answered by themselves what the letter says of the whole request."""
    missing = [i for i, r in read.items() if r.recounted or r.verdict.outcome == OUTCOME["unclear"]]
    if not missing:
        return
    own = matched(text, layout, asked)
    taken = {span for spans in own.values() for span in spans}
    whole = every = None
    for said in statements(text, layout, asked):
        rest = [s for s in said if s not in taken]
        whole = whole or verdict(text, layout, rest, grounds, whole=True)
        every = every or verdict(text, layout, said, grounds, whole=True)
    if every and every.outcome in (OUTCOME["refused"], OUTCOME["ncnd"]):
        own, whole = {}, every  # the reasons of such a refusal speak in the words of its parts
    for index in missing:
        mine = own.get(index, [])
        result = verdict(text, layout, mine, grounds, asked=asked[index].text) if mine else None
        known = read[index].verdict if read[index].recounted else None
        chosen = (result if result and result.sure else None) or known or whole or every
        if chosen:
            read[index] = _Reading(chosen, BINDING["by-default"], (*read[index].spans, *mine))


def _follow_pointers(
    text: str,
    asked: tuple[Question, ...],
    found: tuple[Region, ...],
    read: dict[int, _Reading],
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
            read[region.questions[0]] = _Reading(
                Verdict(there.verdict.outcome, (region.span,)),
                BINDING["by-antecedent"],
                (region.span, *there.spans),
            )


def _raise_to_parents(asked: tuple[Question, ...], read: dict[int, _Reading]) -> None:
    """Make a question partly given of which a part was kept back: 2, where 2.1 is withheld."""
    known = [path(q.label) for q in asked]
    parts: dict[Path, list[_Reading]] = defaultdict(list)
    for index, label in enumerate(known):
        for depth in range(1, len(label)):
            parts[label[:depth]].append(read[index])
    some = (OUTCOME["withheld"], OUTCOME["partly-disclosed"])
    for index, label in enumerate(known):
        kept = [part for part in parts.get(label, ()) if part.verdict.outcome in some]
        mine = read[index]
        if kept and mine.verdict.outcome == OUTCOME["disclosed"]:
            read[index] = _Reading(
                Verdict(
                    OUTCOME["partly-disclosed"], (*mine.verdict.spans, *kept[0].verdict.spans)[:2]
                ),
                mine.binding,
                (*mine.spans, *(s for p in kept for s in p.spans)),
            )


def _listed(index: int, named: list[Mention]) -> tuple[Span, ...]:
    """The lists of exemptions that sentences naming a question lead in to."""
    found = [m.listed for m in named if index in m.questions and not m.recounted]
    return tuple(span for span in found if span)


def _tied(
    outcome: str,
    spans: tuple[Span, ...],
    grounds: tuple[Ground, ...],
    listed: tuple[Span, ...],
) -> tuple[Provision, ...]:
    """The grounds relied on for a question: those in its answer, else all that fit its outcome.

    What stands in a list for the question ("for questions 4 to 7 the exemptions are:") counts
    whatever the outcome, save where all was given.
    """
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
    if any(g.provision in near and stands_for_others(g.provision) for g in grounds if g.ncnd):
        near |= {g.provision for g in grounds for s in g.spans if any(x.holds(s) for x in spans)}
    if outcome != OUTCOME["disclosed"]:
        near |= {g.provision for g in grounds for s in g.spans if any(x.holds(s) for x in listed)}
    return finest(near or {g.provision for g in fitting})


def _both(ground: Ground, outcome: str) -> bool:
    """Whether a ground both refuses and leaves unsaid: cost, where even the search is too dear."""
    kind = implied(ground.provision, ncnd=False)
    return ground.ncnd and kind != OUTCOME["withheld"] and outcome == OUTCOME["ncnd"]
