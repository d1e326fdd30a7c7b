"""Factors that stand in the sentence that strikes the balance."""

import re

from kg.model import Span
from kg.reason.passages import Passage
from kg.reason.verdict import negated
from kg.sentences import trim
from kg.vocab import BALANCE, REASONING, SECTION

_FOR, _AGAINST = SECTION["factors-for"], SECTION["factors-against"]
_VERBS = ("greater-one", "outweighed", "outweighs", "prevails")
_CONTENT = (
    "acknowledged",
    "disclosure-value",
    "harm-done",
    "public-interest",
    "weighing",
    "withholding-value",
)
_WORDS = 4  # fewer say nothing for a side
_NEXT = 12  # code points after "interest in" within which a side is named
# English grammar: where the clause before a verb of weighing begins, and where that after it ends.
_BEGINS = re.compile(
    r"[;:]\s+|,\s+(?:and|but|so|yet)\s+|\s(?:but|that)\s+(?=the |there |it |its )"
    r"|\b(?:view|however|nevertheless|therefore),?\s+",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[;:.]\s*|,\s+(?:and|but|so|which|as|because)\s+|\s+(?:and so|so that)\s+")
_LEADS = ("and", "are", "but", "is", "it", "still", "that", "this", "was", "were", "which", "would")
_BY = re.compile(r"\s*(?:by|in|over|than)?\s+")
_IN = re.compile(r"(?:that|those|the (?:\w+ ){0,2}interests?) in \S+ \S+ \S+")
_SINCE = re.compile(r",?\s(?:since|because|given that)\s+|,\s(?:as|for)\s+")
_MEANS = re.compile(r",?\s+(?:means?|leads? us to \w+) that\s")


def struck(passage: Passage, result: str) -> list[tuple[str, Span]]:
    """The factors of a sentence whose result (`kg.vocab.BALANCE`) is known, each with its side.

    "The need to protect the crew outweighs the interest in the log" gives one for each side; a side
    that is only called by its name, as in "the interest in disclosure", gives none.
    """
    wins, loses = (_FOR, _AGAINST) if result == BALANCE["disclose"] else (_AGAINST, _FOR)
    found: list[tuple[str, Span]] = []
    means = _MEANS.search(passage.text)
    if means:
        found.append((wins, _before(passage, means.start())))
    verbs = passage.found(*_VERBS, "favours", "opposes")
    last = max((hit.span.end for hit in verbs), default=passage.span.end)
    since = _SINCE.search(passage.text, last - passage.span.start)
    if since:
        found.append((wins, _after(passage, since.end())))
    for hit in passage.found(*_VERBS)[:1]:
        if negated(passage, hit):
            continue
        start, end = (at - passage.span.start for at in (hit.span.start, hit.span.end))
        yields = hit.slug in (REASONING["outweighed"], REASONING["greater-one"])
        found.append((loses if yields else wins, _before(passage, start)))
        if hit.slug != REASONING["prevails"]:
            found.append((wins if yields else loses, _after(passage, end)))
    return [(side, span) for side, span in found if _speaks(passage, span)]


def _before(passage: Passage, end: int) -> Span:
    """The clause that ends before an offset of the sentence, without the verbs that lead on."""
    words = list(re.finditer(r"[^\s,]+", passage.text[:end]))
    while words and words[-1][0].lower() in _LEADS:
        words.pop()
    end = words[-1].end() if words else 0
    start = max((m.end() for m in _BEGINS.finditer(passage.text, 0, end)), default=0)
    return _placed(passage, trim(passage.text, start, end))


def _after(passage: Passage, start: int) -> Span:
    """The clause that begins after an offset of the sentence."""
    by = _BY.match(passage.text, start)
    start = by.end() if by else start
    ends = _ENDS.search(passage.text, start)
    return _placed(passage, trim(passage.text, start, ends.start() if ends else len(passage.text)))


def _placed(passage: Passage, span: Span) -> Span:
    return Span(passage.span.start + span.start, passage.span.start + span.end)


def _speaks(passage: Passage, span: Span) -> bool:
    """Whether the words say what speaks for a side, beyond its name."""
    words = passage.text[span.start - passage.span.start : span.end - passage.span.start].split()
    inside = [hit.slug for hit in passage.hits if span.holds(hit.span)]
    interest = _IN.match(" ".join(words))
    return (
        len(words) >= _WORDS
        and REASONING["bare-side"] not in inside
        and not _names_a_side(passage, span)
        and (bool(interest) or any(slug in _CONTENT for slug in inside))
    )


def _names_a_side(passage: Passage, span: Span) -> bool:
    """Whether the interest is but that in disclosing or withholding."""
    hits = [hit for hit in passage.hits if span.holds(hit.span)]
    values = {hit.span for hit in hits if hit.slug in ("disclosure-value", "withholding-value")}
    interests = [h.span.end for h in hits if h.slug in ("public-interest", "weighing")]
    sides = [
        h.span.start
        for h in hits
        if h.slug in ("disclosing", "withholding") and h.span not in values
    ]
    return any(0 <= side - end <= _NEXT for end in interests for side in sides)
