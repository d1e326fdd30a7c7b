"""What a letter is for, and the letter that it follows."""

from datetime import date

from kg.catalogue import cues
from kg.frame.parts import Parts
from kg.frame.reference import earlier_reference
from kg.model import Decision, EarlierLetter, Fact, Span
from kg.vocab import BINDING, FRAME, LETTER_KIND, OUTCOME

_REFUSING = ("ncnd", "refused", "withheld")
_WAITING = ("clarification", "fees-notice", "holding", "transfer")


def kind(
    letter: Parts, decisions: tuple[Decision, ...], regimes: tuple[Fact[str], ...]
) -> Fact[str]:
    """The kind of a letter, with the words that show it.

    The outcome of a review says so in its opening; letters that put the answer off say so and
    decide nothing; the rest are answers, or refusals where nothing is given.
    """
    hits = cues("letter-kind").find(letter.text)
    review = LETTER_KIND["internal-review"]
    opening = [h for h in hits if h.slug == review and h.span.start < letter.head.end + 900]
    if opening:
        return Fact(review, (opening[0].span,))
    decided = {d.outcome for d in decisions} - {OUTCOME["unclear"]}
    if not decided or decided == {OUTCOME["advice"]}:
        for slug in _WAITING:
            if said := [h.span for h in hits if h.slug == LETTER_KIND[slug]]:
                return Fact(LETTER_KIND[slug], (said[0],))
    if decided and decided <= {OUTCOME[slug] for slug in _REFUSING}:
        spans = tuple(d.spans[0] for d in decisions if d.spans)
        return Fact(LETTER_KIND["refusal"], spans[:3], "by-order")
    if not decided and not regimes:
        return Fact(LETTER_KIND["not-a-response"], (), "by-order")
    answers = tuple(d.spans[0] for d in decisions if d.spans)[:3]
    return Fact(LETTER_KIND["answer"], answers, BINDING["by-order" if answers else "by-default"])


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
