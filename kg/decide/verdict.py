"""What a stretch of the letter says became of a question: the sum of its signals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.decide.lists import lists
from kg.decide.signals import COUNT, OTHER, UNREAL, Signal, implied, read_signals
from kg.decide.words import stems
from kg.model import Ground, Layout, Span
from kg.vocab import OUTCOME

_LONG_WORD = re.compile(r"[a-z]{4,}")
_HANDED = re.compile(r"\b(?:attached|enclosed|annexed|released)\b", re.IGNORECASE)
_REFUSES = re.compile(r"\b(?:refus|declin)", re.IGNORECASE)  # says not on what ground
_OF_ITS_KIND = re.compile(  # what is published beside what was asked
    r"\b(?:some|other|similar|related|general|limited) (?!of )(?:[\w-]+ ){0,3}"
    r"(?:data|details|figures|information|statistics)\b",
    re.IGNORECASE,
)
_ASKS_WHO = re.compile(r"\b(?:who|whom|which|names?|list)\b", re.IGNORECASE)
_WHETHER = re.compile(r"^(?:are|is|do|does|did|has|have|who)\b|\bwho is\b", re.IGNORECASE)
_NAMES = re.compile(r"\W*[A-Z][\w&'’-]*(?:,? (?:(?:and|of|the) )?(?:&|[A-Z][\w&'’-]*))+[.;]?")
_LINK = re.compile(r"https?://|www\.")
_SOME = re.compile(
    r"\bthe (?:first|second|third|last) of (?:these|those|them)\b|"
    r"\b(?:of|by|from) the (?:former|latter|others|rest)\b|\bthe remaining\b|"
    r"\b(?:some|part|certain|elements?) (?:of )?(?:the|it|this|that|data|information)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and the words that state it."""

    outcome: str
    spans: tuple[Span, ...]
    sure: bool = True
    both: bool = False  # part given and part kept in so many words
    plain: bool = False  # no word says what was done: the statement itself is the answer


def verdict(
    text: str,
    layout: Layout,
    spans: Sequence[Span],
    grounds: Sequence[Ground],
    *,
    asked: str = "",
    whole: bool = False,
) -> Verdict | None:
    """The outcome that some stretches state; none where they have no words to decide by.

    `asked` is the question: a first sentence in its words is an answer.

    `whole` is for a stretch on the request as a whole, where a plain statement answers nothing.
    """
    signals, facts, first = read_signals(text, layout, spans, grounds, asked)
    worded = first is not None and _in_words_of(asked, first.of(text))
    kinds = [s.kind for s in signals]
    if not kinds:
        if first is None or whole:
            return None
        if _points(text, first):
            return Verdict(OUTCOME["available-elsewhere"], (first,))
        if not facts and _inability().search(first.of(text)):
            return None  # an answer that says it is none, in words not known
        return Verdict(OUTCOME["disclosed"], (first,), sure=facts, plain=True)
    outcomes = {implied(g.provision, ncnd=g.ncnd) for g in grounds}
    if OUTCOME["withheld"] not in outcomes and OUTCOME["disclosed"] not in kinds:
        signals = _without_exemption(signals)
    return _sum(text, signals, facts and not whole, first, worded=worded, asked=asked)


def _without_exemption(signals: list[Signal]) -> list[Signal]:
    """The signals where no exemption is cited: what is not given is then what is not held."""
    if not any(s.kind == OUTCOME["not-held"] for s in signals):
        return signals
    none = OUTCOME["not-held"]
    return [replace(s, kind=none) if s.kind == OUTCOME["withheld"] else s for s in signals]


def _in_words_of(asked: str, answer: str) -> bool:
    """Whether a sentence holds half or more of the words of a question, and states a thing."""
    words = {w[:5] for w in _LONG_WORD.findall(asked.lower())}
    held = {w[:5] for w in _LONG_WORD.findall(answer.lower())}
    return 2 <= len(words & held) >= len(words) / 2 and not UNREAL.search(answer)


@cache
def _inability() -> re.Pattern[str]:
    return re.compile(rf"\b{lists()['inability']}\b", re.IGNORECASE)


def _points(text: str, sentence: Span) -> bool:
    """Whether a sentence is hardly more than a link."""
    words = sentence.of(text)
    return bool(_LINK.match(words)) and len(words.split()) < 4


def _sum(
    text: str,
    signals: list[Signal],
    facts: bool,
    first: Span | None,
    *,
    worded: bool,
    asked: str,
) -> Verdict:
    """The signals as one outcome.

    Cost and the like refuse a question whatever else is said of it; a refusal to confirm comes
    next; what is given beside what is kept is partly given; else the first that was said counts.
    """

    def of(kind: str) -> list[Signal]:
        return [s for s in signals if s.kind == OUTCOME[kind]]

    def say(kind: str, *by: Signal) -> Verdict:
        return Verdict(OUTCOME[kind], tuple(s.span for s in by[:2]), both=len(by) > 1)

    given, kept = of("disclosed"), of("withheld")
    denied, refused, advice = of("ncnd"), of("refused"), of("advice")
    first_kept = bool(kept and refused and kept[0].place < refused[0].place)
    if first_kept and any(s.ground for s in refused):  # "It is refused. Section 12 applies"
        earlier = [s for s in kept if s.place <= refused[0].place]
        first_kept = any(s.ground or not _REFUSES.search(s.span.of(text)) for s in earlier)
    if refused and not first_kept and (any(s.ground for s in refused) or not given):
        if given:
            return say("partly-disclosed", given[0], refused[0])
        return say("refused", refused[0])
    if denied and not (given and given[0].place < denied[0].place):
        return say("ncnd", denied[0])
    if advice and advice[0].place == 0 and not given and not of("not-held"):
        return say("advice", advice[0])
    if kept:
        return _kept(text, signals, facts, first, asked)
    part, none, elsewhere = of("partly-disclosed"), of("not-held"), of("available-elsewhere")
    if part and (given or none or facts):
        return say("partly-disclosed", part[0])
    before = bool(advice and given and given[0].place < advice[0].place)
    if advice and not facts and advice[0].place <= 2 and not before and not none:
        return say("advice", advice[0])
    if none and first is not None:
        later = none[0].place > 0
        handed = [s for s in given if _HANDED.search(s.within.of(text))]
        if handed and handed[0].place > none[0].place:
            return say("partly-disclosed", handed[0], none[0])
        told = facts or (given and given[0].place <= none[0].place) or _counts(text, first)
        part_of = stems(asked) & stems(none[0].within.of(text)) - stems(first.of(text))
        if given and later and not OTHER.search(none[0].within.of(text)):
            return Verdict(OUTCOME["partly-disclosed"], (given[0].span, none[0].span), both=True)
        if later and told and (part_of or any(s.ground for s in none)):
            return Verdict(OUTCOME["partly-disclosed"], (first, none[0].span), both=True)
        answered = later and (facts or (worded and signals[0].place > 0))
        if not answered and not (given and given[0].place < none[0].place):
            return say("not-held", none[0])
        if not given:
            return Verdict(OUTCOME["disclosed"], (first,))
    if given:
        return say("disclosed", given[0])
    if facts and first is not None and not any(s.ground for s in elsewhere):
        return Verdict(OUTCOME["disclosed"], (first,))
    for kind in (elsewhere, part):
        if kind:
            return say(kind[0].kind, kind[0])
    return Verdict(OUTCOME["disclosed"], (first or signals[0].span,), sure=False)


def _kept(text: str, signals: list[Signal], facts: bool, first: Span | None, asked: str) -> Verdict:
    """The outcome of an answer that keeps something back: all of it, or a part."""

    def of(kind: str) -> list[Signal]:
        return [s for s in signals if s.kind == OUTCOME[kind]]

    given, kept = of("disclosed"), of("withheld")
    part, none = of("partly-disclosed"), of("not-held")
    elsewhere = [
        s
        for s in of("available-elsewhere")
        if s.ground or not _OF_ITS_KIND.search(s.within.of(text))
    ]
    partly = OUTCOME["partly-disclosed"]
    if none and none[0].place < kept[0].place and none[0] == signals[0] and not part:
        return Verdict(OUTCOME["not-held"], (none[0].span,))
    if given:
        return Verdict(partly, (given[0].span, kept[0].span), both=True)
    some = any(
        _SOME.search(text, max(s.within.start, s.span.start - 90), s.span.end) for s in kept[:2]
    )
    if some or part:
        return Verdict(partly, ((part or kept)[0].span,))
    if any(s.ground for s in elsewhere) or (elsewhere and elsewhere[0].place < kept[0].place):
        return Verdict(partly, (elsewhere[0].span, kept[0].span), both=True)
    if first is not None and kept[0].place > 0:
        before = text[first.start : kept[0].within.start]
        named = _ASKS_WHO.search(asked) and _NAMES.fullmatch(first.of(text))
        told = _WHETHER.search(asked) and kept[0].place > 1 and not UNREAL.search(before)
        if facts or (before and (named or told)):
            return Verdict(partly, (first, kept[0].span), both=True)
    return Verdict(OUTCOME["withheld"], (kept[0].span,))


def _counts(text: str, first: Span) -> bool:
    """Whether a sentence gives a number in words."""
    return bool(COUNT.search(first.of(text)))
