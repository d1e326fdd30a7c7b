"""Where a sentence says that the balance of a public interest test came to rest."""

from kg.cues import Hit
from kg.reason.passages import Passage
from kg.vocab import BALANCE, REASONING

_DISCLOSE, _MAINTAIN = "disclose", "maintain"
_SIDES = ("disclosing", "withholding")
_OPEN = ("public-interest", "withholding", "disclosing", "latter", "former", "balance-heading")


def verdict(passage: Passage, last: str = "") -> str | None:
    """The result that a sentence states (`kg.vocab.BALANCE`), or none.

    `last` is the side, disclose or maintain, of the factor given last before it, to which "the
    latter" and "that" point back.
    """
    result = _idiom(passage) or _compared(passage, last)
    return BALANCE[result] if result else None


def _idiom(passage: Passage) -> str | None:
    found = {hit.slug for hit in passage.hits if hit.slug in (_MAINTAIN, _DISCLOSE)}
    return found.pop() if len(found) == 1 else None


def _compared(passage: Passage, last: str) -> str | None:
    sides = passage.found(*_SIDES)
    for hit in passage.found("outweighed", "outweighs", "favours", "prevails", "not-made-out"):
        if _recited(passage, hit):
            continue
        before = [s for s in sides if s.span.end <= hit.span.start]
        after = [s for s in sides if s.span.start >= hit.span.end]
        result = _read(passage, hit, before, after, last)
        if result:
            return result
    return None


def _read(passage: Passage, hit: Hit, before: list[Hit], after: list[Hit], last: str) -> str | None:
    no = _negated(passage, hit)
    if hit.slug == REASONING["favours"]:
        if after and after[0].span.start - hit.span.end <= 60 and _weighs(passage):
            return _flip(_of(after[0]), no)
        return None
    if hit.slug == REASONING["not-made-out"]:
        return _other(_of(before[-1])) if before and _weighs(passage) else None
    if not _weighs(passage):
        return None
    if hit.slug == REASONING["outweighed"]:
        loser = _of(before[-1]) if before else (_other(_of(after[0])) if after else last)
        return _flip(_other(loser), no) if loser else None
    winner = _of(before[-1]) if before else _pointed(passage, last)
    if not winner and after and hit.slug == REASONING["outweighs"]:
        winner = _other(_of(after[0]))
    return _flip(winner, no) if winner else None


def _pointed(passage: Passage, last: str) -> str:
    """The side that "the latter" or "the first" points back to."""
    if passage.has(REASONING["latter"]):
        return last
    if passage.has(REASONING["former"]):
        return _other(last)
    return ""


def _weighs(passage: Passage) -> bool:
    return passage.has(*_OPEN) or passage.under in ("balance", "public-interest")


def _negated(passage: Passage, hit: Hit) -> bool:
    start = hit.span.start - passage.span.start
    near = passage.text[max(0, start - 14) : start + len(hit.phrase)].lower().split()
    return "not" in near or any(word.endswith("n't") for word in near)


def _recited(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence only says what must be asked."""
    earlier = [h for h in passage.found(REASONING["recited"]) if h.span.end <= hit.span.start]
    if not earlier:
        return passage.text.rstrip().endswith("?")
    between = [
        h
        for h in passage.found(REASONING["concluded"])
        if earlier[-1].span.end <= h.span.start <= hit.span.start
    ]
    return not between


def _of(hit: Hit) -> str:
    return _MAINTAIN if hit.slug == REASONING["withholding"] else _DISCLOSE


def _other(side: str) -> str:
    return {_MAINTAIN: _DISCLOSE, _DISCLOSE: _MAINTAIN}.get(side, "")


def _flip(side: str, no: bool) -> str:
    return _other(side) if no else side
