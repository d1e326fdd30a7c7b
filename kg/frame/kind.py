"""What a letter is for, and the letter that it follows."""

import re
from datetime import date

from kg.catalogue import cues
from kg.frame.parts import Parts, is_title
from kg.frame.reference import earlier_reference
from kg.model import Decision, EarlierLetter, Fact, Span
from kg.vocab import BINDING, FRAME, LETTER_KIND, OUTCOME

_FIRST_LINES = 900  # code points after the salutation
_TO_COME = re.compile(r"\s+(?:should|must|will|can|may)\b")
_REFUSING = ("ncnd", "refused", "withheld")
_WAITING = ("clarification", "fees-notice", "holding", "transfer")


def kind(letter: Parts, decisions: tuple[Decision, ...], *, of_request: bool) -> Fact[str]:
    """The kind of a letter, with the words that show it.

    The outcome of a review says so in its opening, unless the review is still to come; letters
    that put the answer off say so and decide nothing; the rest are answers, or refusals where
    nothing is given. `of_request` says whether anything else (a law, a reference, a day of
    receipt) makes it a letter about a request.
    """
    near = letter.head.end + _FIRST_LINES
    for hit in letter.of(FRAME["review-to-come"]):
        if hit.span.end <= near and not decisions:
            return Fact(LETTER_KIND["holding"], (hit.span,))
    if (words := reviewed(letter)) is not None:
        return Fact(LETTER_KIND["internal-review"], (words,))
    decided = {d.outcome for d in decisions} - {OUTCOME["unclear"]}
    if not decided or decided == {OUTCOME["advice"]}:
        hits = cues("letter-kind").find(letter.text)
        for slug in _WAITING:
            if said := [h.span for h in hits if h.slug == LETTER_KIND[slug]]:
                return Fact(LETTER_KIND[slug], (said[0],))
    if decided and decided <= {OUTCOME[slug] for slug in _REFUSING}:
        spans = tuple(d.spans[0] for d in decisions if d.spans)
        return Fact(LETTER_KIND["refusal"], spans[:3], "by-order")
    if not decided and not of_request:
        return Fact(LETTER_KIND["not-a-response"], (), "by-order")
    answers = tuple(d.spans[0] for d in decisions if d.spans)[:3]
    return Fact(LETTER_KIND["answer"], answers, BINDING["by-order" if answers else "by-default"])


def reviewed(letter: Parts) -> Span | None:
    """The words by which a letter is the outcome of a review: in its titles or its first lines."""
    near = letter.head.end + _FIRST_LINES
    hits = cues("letter-kind").find(letter.text, Span(0, min(near, len(letter.text))))
    said = [
        h.span
        for h in hits
        if h.slug == LETTER_KIND["internal-review"] and not _TO_COME.match(letter.text, h.span.end)
    ]
    titles = [
        h.span
        for h in letter.of(FRAME["review-title"])
        if letter.opening.holds(h.span) and is_title(letter.line(h.span.start).of(letter.text))
    ]
    found = sorted([*said, *titles])
    return found[0] if found else None


def follows(letter: Parts, *, review: bool) -> EarlierLetter | None:
    """The answer that a review looks at: its reference and date, as far as given."""
    if not review:
        return None
    earlier = earlier_reference(letter)
    day, where = _answered(letter)
    if earlier is None and day is None:
        return None
    spans = tuple(span for span in (earlier.span if earlier else None, where) if span)
    return EarlierLetter(earlier.printed if earlier else None, day, spans)


def _answered(letter: Parts) -> tuple[date | None, Span | None]:
    """The first day that is said to be that of the answer."""
    for day in letter.dates:
        hit = letter.label(day.span.start, FRAME["follows"], gap=r"[\s,]*(?:on )?(?:the )?")
        if day.value and hit:
            return day.value, Span(hit.span.start, day.span.end)
    return None, None
