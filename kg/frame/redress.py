"""How to complain: the limit for asking for a review, and who hears an appeal."""

import re

from kg.catalogue import catalogue
from kg.frame.parts import Parts
from kg.model import BodyMention, Fact, Organisation, Span
from kg.vocab import BODY, FRAME

_DAYS = re.compile(r"working\s+days?\b|diwrnod\s+gwaith\b", re.IGNORECASE)
_NUMBER = re.compile(r"\b(\d{1,3}|\d[oO]|[A-Za-z]+)(?:st|nd|rd|th)?\s+(?:\(\w+\)\s+)?$")
_WORDS = {"ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "sixty": 60}
_WORDS |= {"twentieth": 20, "thirtieth": 30, "fortieth": 40, "sixtieth": 60}
_LATE = 0.6  # from here on, of the letter's length, a Commissioner after a review hears appeals
_WHOSE = ("review-answer", "review-ask", "review-limit")
_CLAUSE = re.compile(r"[;:]|,?\s(?:and|but|which|who)\s|\.\s|\)\s|,\swe\s")


def review_days(letter: Parts) -> Fact[int] | None:
    """The working days within which a review may be asked for; none where the limit is another.

    The authority's own time to answer, and the time for answering a request, are not the limit.
    """
    best: tuple[int, Fact[int]] | None = None
    for days in _DAYS.finditer(letter.text):
        number = _NUMBER.search(letter.text, max(0, days.start() - 30), days.start())
        value = _value(number[1]) if number else None
        if number is None or value is None:
            continue
        if letter.text[: number.start()].rstrip().endswith("on the"):
            continue  # the day of an answer
        score = _limits_requester(letter, number.start(), days.end())
        if score and (best is None or score > best[0]):
            best = score, Fact(value, (letter.sentence(number.start()),))
    return best[1] if best else None


def _value(printed: str) -> int | None:
    figures = printed.replace("O", "0").replace("o", "0")  # "4O", as a scanner reads it
    return int(figures) if figures.isdigit() else _WORDS.get(printed.lower())


def _limits_requester(letter: Parts, start: int, end: int) -> int:
    """How surely a limit is the requester's for asking for a review; 0 where it is not.

    What follows the limit in its clause says from when it runs; else the nearest words before it
    in the sentence say who must act.
    """
    sentence = letter.sentence(start)
    if not _about_review(letter, sentence):
        return 0
    stop = _CLAUSE.search(letter.text, end, sentence.end)
    rest = Span(end, stop.start() if stop else sentence.end)
    after = [h for h in letter.of(*_WHOSE) if rest.holds(h.span)]
    before = [h for h in letter.of(*_WHOSE) if Span(sentence.start, start).holds(h.span)]
    nearest = max(before, key=lambda h: (h.span.end, h.slug), default=None)
    answers = FRAME["review-answer"]
    if (nearest and nearest.slug == answers) or any(h.slug == answers for h in after):
        return 0
    limits = any(h.slug == FRAME["review-limit"] for h in [*after, *before])
    return 1 + bool(nearest) + limits


def _about_review(letter: Parts, sentence: Span) -> bool:
    """Whether the sentence or one of the two before it speaks of a review."""
    before = letter.sentence(max(0, sentence.start - 2))
    earlier = letter.sentence(max(0, before.start - 2))
    near = Span(earlier.start, sentence.end)
    return any(near.holds(h.span) for h in letter.of(FRAME["review"]))


def appeal_to(letter: Parts, mentions: tuple[BodyMention, ...]) -> Fact[Organisation] | None:
    """The Commissioner to whom the letter says that a complaint lies."""
    heard = ("information-commissioners-office", "scottish-information-commissioner")
    named = [m for m in mentions if m.body.slug in heard]
    for mention in reversed(named):
        if letter.text[: mention.span.start].endswith(("not to the ", "not the ", "not to ")):
            continue
        sentence = letter.sentence(mention.span.start)
        before = letter.sentence(max(0, sentence.start - 2))
        near = Span(before.start, min(len(letter.text), sentence.end + 60))
        rights = any(near.holds(h.span) for h in letter.of(FRAME["appeal"]))
        if mention.span.start > _LATE * len(letter.text):
            rights = rights or _about_review(letter, sentence)
        other = any(sentence.holds(h.span) for h in letter.of(FRAME["commissioner-guidance"]))
        if rights and not other:
            assert mention.body.slug
            body = catalogue().bodies[BODY[mention.body.slug]]
            return Fact(Organisation(body.name, body.slug), (sentence,))
    return None if named else _by_page(letter, heard)


def _by_page(letter: Parts, heard: tuple[str, ...]) -> Fact[Organisation] | None:
    """The Commissioner whose page alone a letter gives for complaints."""
    for slug in heard:
        body = catalogue().bodies[BODY[slug]]
        for at in (letter.text.find(domain) for domain in body.domains):
            sentence = letter.sentence(max(at, 0))
            before = letter.sentence(max(0, sentence.start - 2))
            near = Span(before.start, sentence.end)
            if at >= 0 and any(near.holds(h.span) for h in letter.of(FRAME["appeal"])):
                return Fact(Organisation(body.name, body.slug), (sentence,))
    return None
