"""A reading held to its letter: every fact has spans, and the spans contain its words."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.model import Fact, Letter, Reasoning, Response, Span
from kg.recognise.dates import dates
from kg.vocab import BINDING


@dataclass(frozen=True, slots=True)
class Unproved:
    """A fact that its spans do not prove: what it is, why not, and the words of its spans."""

    fact: str
    why: str
    words: str


Check = Callable[[str], bool]
_Fact = tuple[str, tuple[Span, ...], str, Check]
STATED = BINDING["stated"]


def unproved(response: Response) -> tuple[Unproved, ...]:
    """Every fact of a reading whose spans are missing, out of bounds or without its words.

    A fact that was inferred may stand without spans; one that is stated may not. White space and
    the marks between words are levelled before words are compared.
    """
    found = []
    for fact, spans, binding, holds in _facts(response):
        if any(not 0 <= span.start < span.end <= len(response.letter.text) for span in spans):
            found.append(Unproved(fact, "a span lies outside the letter", ""))
            continue
        words = " ".join(_words(response.letter, span) for span in spans)
        if not spans and binding == STATED:
            found.append(Unproved(fact, "no words are given for it", ""))
        elif spans and not holds(words):
            found.append(Unproved(fact, "its words do not stand in its spans", words))
    return tuple(found)


def _facts(response: Response) -> Iterator[_Fact]:
    frame = response.frame
    yield _fact("kind", frame.kind, _any)
    for regime in frame.regimes:
        yield _fact(f"regime {regime.value}", regime, _any)
    if frame.authority:
        yield _fact("authority", frame.authority, _any)
    if frame.reference:
        yield _fact("reference", frame.reference, _printed(frame.reference.value))
    for name, day in (("received", frame.received), ("issued", frame.issued)):
        if day:
            yield _fact(name, day, _dated(day.value))
    if frame.review_days:
        yield _fact("review days", frame.review_days, _counted(frame.review_days.value))
    if frame.appeal_to:
        yield _fact("appeal", frame.appeal_to, _any)
    if frame.follows:
        earlier = frame.follows
        if earlier.reference:
            yield "earlier reference", earlier.spans, STATED, _printed(earlier.reference)
        if earlier.issued:
            yield "earlier date", earlier.spans, STATED, _dated(earlier.issued)
    for question in response.questions:
        name = f"question {question.label}"
        yield name, question.spans, STATED, _printed(question.text)
    for decision in response.decisions:
        label = response.questions[decision.question].label
        yield f"decision {label}", decision.spans, decision.binding, _any
    for ground in response.grounds:
        yield f"ground {ground.provision}", ground.spans, ground.binding, _any
    for citation in response.citations:
        name = f"citation {citation.provision or citation.printed}"
        yield name, (citation.span,), STATED, _printed(citation.printed)
    for body in response.bodies:
        yield f"mention of {body.body.name}", (body.span,), STATED, _any
    for act in response.acts:
        yield f"mention of {act.act}", (act.span,), STATED, _any
    yield from _reasons(response.reasoning)


def _reasons(reasoning: Reasoning) -> Iterator[_Fact]:
    for harm in reasoning.harms:
        yield "harm", (harm.span,), STATED, _any
    for public in reasoning.public_interest:
        for span in (*public.factors_for, *public.factors_against):
            yield "factor", (span,), STATED, _any
        if public.balance:
            yield _fact("public interest balance", public.balance, _any)
        elif not public.factors_for and not public.factors_against:
            yield "public interest test", (), STATED, _any
    for legitimate in reasoning.legitimate_interests:
        legs = (legitimate.interest, legitimate.necessary, legitimate.balance)
        for leg in legs:
            if leg:
                yield _fact("leg of a legitimate interests test", leg, _any)
        if not any(legs):
            yield "legitimate interests test", (), STATED, _any
    for condition in reasoning.conditions:
        yield f"condition {condition.provision}", (condition.span,), STATED, _any


def _fact(name: str, fact: Fact[Any], holds: Check) -> _Fact:
    return name, fact.spans, fact.binding, holds


def _words(letter: Letter, span: Span) -> str:
    """The words of a span as the stages read them and, where other, as the letter has them."""
    raw, normal = span.of(letter.text), letter.normal.words(span)
    return raw if _level(raw) == _level(normal) else f"{normal} {raw}"


def _any(words: str) -> bool:
    return bool(words.strip())


def _printed(text: str) -> Check:
    return lambda words: _level(text) in _level(words)


def _dated(day: date) -> Check:
    def holds(words: str) -> bool:
        return any(
            (found.day, found.month) == (day.day, day.month) and found.year in (day.year, None)
            for found in dates(words)
        )

    return holds


def _counted(number: int) -> Check:
    word = spelled(number)
    forms = {str(number), word, f"{word}th", f"{word[:-1]}ieth"}  # 40, forty, 10th, fortieth

    def holds(words: str) -> bool:
        level = f" {_level(words)} "
        return any(f" {form} " in level for form in forms)

    return holds


def _level(text: str) -> str:
    """The letters and digits of a text, so that line breaks, quotes and dashes do not matter."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


_ONES = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(number: int) -> str:
    """A number below a hundred in English words; larger ones in figures.

    >>> spelled(45), spelled(40), spelled(7), spelled(365)
    ('forty five', 'forty', 'seven', '365')
    """
    if number < 20:
        return _ONES[number]
    if number > 99:
        return str(number)
    tens, ones = divmod(number, 10)
    return f"{_TENS[tens - 2]} {_ONES[ones]}" if ones else _TENS[tens - 2]


def text_of(unproven: Iterable[Unproved]) -> str:
    """The unproved facts in one line, for a report.

    >>> text_of([Unproved("issued", "its words do not stand in its spans", "Ref 12")])
    "issued: its words do not stand in its spans ('Ref 12')"
    """
    return "; ".join(
        f"{item.fact}: {item.why}" + (f" ({item.words!r})" if item.words else "")
        for item in unproven
    )
