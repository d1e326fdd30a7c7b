"""How to complain: the limit for asking for a review, and who hears an appeal."""

import re

from kg.catalogue import catalogue
from kg.frame.parts import Parts
from kg.model import BodyMention, Fact, Organisation, Span
from kg.vocab import BODY, FRAME

_NUMBER = re.compile(
    r"\b(?P<figure>\d{1,3}|[a-z]+(?:-[a-z]+)?)(?:st|nd|rd|th)?\s+(?:\(\w+\)\s+)?"
    r"(?:working\s+days?|diwrnod\s+gwaith)\b",
    re.IGNORECASE,
)
_WORDS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
_WORDS |= {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "sixtieth": 60}
_CLAUSE = re.compile(r"[;:]|,?\s(?:and|but|which|who)\s|\.\s|\)\s")


def review_days(letter: Parts) -> Fact[int] | None:
    """The working days within which a review may be asked for; none where the limit is another.

    The authority's own time to answer, and the time for answering a request, are not the limit.
    """
    best: tuple[int, Fact[int]] | None = None
    for match in _NUMBER.finditer(letter.text):
        value = _value(match["figure"])
        if value is None:
            continue
        score = _limits_requester(letter, match.start(), match.end())
        if score and (best is None or score > best[0]):
            best = score, Fact(value, (letter.sentence(match.start()),))
    return best[1] if best else None


def _value(printed: str) -> int | None:
    return int(printed) if printed.isdigit() else _WORDS.get(printed.lower())


def _limits_requester(letter: Parts, start: int, end: int) -> int:
    """How surely a limit is the requester's for asking for a review; 0 where it is not."""
    sentence = letter.sentence(start)
    clauses = [m.end() for m in _CLAUSE.finditer(letter.text, sentence.start, start)]
    clause = Span(clauses[-1] if clauses else sentence.start, sentence.end)
    after = _CLAUSE.search(letter.text, end, sentence.end)
    clause = Span(clause.start, after.start() if after else sentence.end)
    if any(clause.holds(h.span) for h in letter.of(FRAME["review-answer"])):
        return 0
    if not _about_review(letter, sentence):
        return 0
    limits = [h for h in letter.of(FRAME["review-limit"]) if clause.holds(h.span)]
    return 2 if limits else 1


def _about_review(letter: Parts, sentence: Span) -> bool:
    """Whether the sentence or one of the two before it speaks of a review."""
    before = letter.sentence(max(0, sentence.start - 2))
    earlier = letter.sentence(max(0, before.start - 2))
    near = Span(earlier.start, sentence.end)
    return any(near.holds(h.span) for h in letter.of(FRAME["review"]))


def appeal_to(letter: Parts, mentions: tuple[BodyMention, ...]) -> Fact[Organisation] | None:
    """The Commissioner to whom the letter says that a complaint lies."""
    heard = [s for s in ("information-commissioners-office", "scottish-information-commissioner")]
    named = [m for m in mentions if m.body.slug in heard]
    for mention in reversed(named):
        sentence = letter.sentence(mention.span.start)
        before = letter.sentence(max(0, sentence.start - 2))
        near = Span(before.start, min(len(letter.text), sentence.end + 60))
        rights = [h for h in letter.of(FRAME["appeal"]) if near.holds(h.span)]
        other = [h for h in letter.of(FRAME["commissioner-guidance"]) if sentence.holds(h.span)]
        if rights and not other:
            assert mention.body.slug
            body = catalogue().bodies[BODY[mention.body.slug]]
            return Fact(Organisation(body.name, body.slug), (sentence,))
    return None
