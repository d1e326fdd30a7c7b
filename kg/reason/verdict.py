"""Which of two sides a sentence says that the balance came down on."""

import re

from kg.cues import Hit
from kg.reason.passages import Passage
from kg.vocab import BALANCE, REASONING

_WORDS = ("public-interest", "weighing")
_LEANS = ("favours", "opposes")
_RELATIONS = ("outweighed", "outweighs", *_LEANS, "greater-one", "prevails", "not-made-out")
_VALUES = ("disclosure-value", "withholding-value")
# English grammar: denial, conditions, and words that point back.
_DENIAL = re.compile(r"\b(?:not|cannot|never|no longer)\b|n't\b", re.IGNORECASE)
_CONDITION = re.compile(r"\b(?:only|if|can|may|might|could)\b", re.IGNORECASE)
_NONE = re.compile(r"\bno (?:\w+ ){1,5}?(?:that|which) (?:could|would|might|can) $", re.IGNORECASE)
_POINTS = re.compile(r"(?:and |but )?(?:those|these|this|that|they|it)\b", re.IGNORECASE)
_AUXILIARY = 12  # code points that an auxiliary between a side and its verb takes
_ARTICLE = 6  # code points that an article takes
_FAR = 60  # code points within which what the balance favours follows its verb


def verdict(
    passage: Passage, *, tested: bool = True, last: str = "", given: str = ""
) -> str | None:
    """The result of a public interest test that a sentence states (`kg.vocab.BALANCE`), or none.

    `tested` where factors were given before it; `given` is the side, disclose or maintain, of the
    factor given last, which "that is outweighed" is about, and `last` the same where factors were
    given for both, to the second of which "the latter" points back.
    """
    pro, con = BALANCE["disclose"], BALANCE["maintain"]
    if not passage.has(pro, con, *_RELATIONS):
        return None
    if (
        not (tested or _weighs(passage) or _has_won(passage))
        or is_factor(passage)
        or _of_cost(passage)
    ):
        return None
    against = {pro: con, con: pro}
    stated = {
        against[hit.slug] if negated(passage, hit) != _denies(passage, hit) else hit.slug
        for hit in passage.found(pro, con)
        if not _recited(passage, hit) and not _CONDITION.search(_words(passage, hit))
    }
    if len(stated) == 1:
        return stated.pop()
    sides = {"disclosing": pro, "withholding": con}
    values = {"disclosure-value": pro, "withholding-value": con}
    return (
        winner(passage, sides, last=last)
        or winner(passage, values, verbs=("prevails",))
        or _over_what_was_given(passage, given, against)
    )


def winner(
    passage: Passage,
    sides: dict[str, str],
    *,
    last: str = "",
    verbs: tuple[str, ...] = _RELATIONS,
) -> str | None:
    """The value of the side that prevails in the sentence, or none where it does not say.

    `sides` gives for the concept that names a side the value that it stands for.
    """
    named = passage.found(*sides)
    one, other = sides.values()
    against = {one: other, other: one}
    for hit in passage.found(*verbs):
        if _recited(passage, hit) or _predicate(passage, hit):
            continue
        before = [sides[s.slug] for s in named if s.span.end <= hit.span.start]
        after = [s for s in named if s.span.start >= hit.span.end]
        side = _side(passage, hit, before, after, sides, last, against)
        if side:
            return against[side] if negated(passage, hit) else side
    return None


def _predicate(passage: Passage, hit: Hit) -> bool:
    """Whether "is in" only begins "is in the public interest"."""
    return hit.slug == REASONING["favours"] and any(
        h.slug == REASONING["public-interest"] and 0 < h.span.start - hit.span.end <= _ARTICLE
        for h in passage.hits
    )


def _side(
    passage: Passage,
    hit: Hit,
    before: list[str],
    after: list[Hit],
    sides: dict[str, str],
    last: str,
    against: dict[str, str],
) -> str | None:
    """The side that a verb of weighing puts first, before any negation."""
    follows = sides[after[0].slug] if after else ""
    if hit.slug == REASONING["favours"]:
        near = after and after[0].span.start - hit.span.end <= _FAR
        return follows if near else None
    if hit.slug == REASONING["opposes"]:
        named = [h for h in passage.hits if h.slug in sides and h.span.start >= hit.span.end]
        near = named and named[0].span.start - hit.span.end <= _FAR
        return against[sides[named[0].slug]] if near else None
    if hit.slug == REASONING["greater-one"]:  # by custom it is the side against, given second
        one, other = sides.values()
        return one if (before or [last])[-1] == other else other
    if hit.slug == REASONING["not-made-out"]:
        return against[before[-1]] if before else None
    if hit.slug == REASONING["outweighed"]:
        loser = before[-1] if before else against.get(follows, last)
        return against.get(loser)
    if before and hit.slug == REASONING["outweighs"] and before[-1] == follows:
        return against[follows]  # "the harm of disclosure outweighs the benefits of disclosure"
    if before:
        return before[-1]
    if passage.has("latter"):
        return last or None
    if passage.has("former"):
        return against.get(last)
    return against.get(follows) if hit.slug == REASONING["outweighs"] else None


def _weighs(passage: Passage) -> bool:
    return passage.has(*_WORDS) or passage.under in ("balance", "public-interest")


def _has_won(passage: Passage) -> bool:
    """Whether a side stands just before a verb of winning: "openness must prevail"."""
    sides = [h.span.end for h in passage.found("disclosing", "withholding", *_VALUES)]
    wins = [hit.span.start for hit in passage.found("prevails")]
    return any(0 < win - side <= _AUXILIARY for side in sides for win in wins)


def is_factor(passage: Passage) -> bool:
    """Whether a sentence only says to which side one thing leans: "candour favours silence"."""
    leans = passage.found(*_LEANS)
    others = (verb for verb in _RELATIONS if verb not in _LEANS)
    if not leans or passage.has(*_WORDS, "concluded", *others):
        return False
    return any(hit.span.end <= leans[0].span.start for hit in passage.found(*_VALUES))


def _of_cost(passage: Passage) -> bool:
    """Whether what a sentence says to exceed something is the work that an answer would take."""
    return passage.has("effort") and not passage.has(*_WORDS)


def _over_what_was_given(passage: Passage, given: str, against: dict[str, str]) -> str | None:
    """The side that prevails where a sentence says so of factors and names neither side.

    "The interest in knowing it is outweighed" is about disclosure, by custom; "that is outweighed"
    and "these outweigh the interest in it" are about the side, `given`, of the factor before.
    """
    for hit in passage.found("outweighed", "outweighs"):
        if _recited(passage, hit) or negated(passage, hit):
            continue
        clause = passage.text.rfind(";", 0, hit.span.start - passage.span.start)
        begins = passage.span.start + clause
        before = [h for h in passage.hits if begins < h.span.start < h.span.end <= hit.span.start]
        own = {h.slug for h in before if h.slug in ("acknowledged", *_WORDS, *_VALUES)}
        if hit.slug == REASONING["outweighs"]:
            pointed = _POINTS.match(passage.text) and not own
            return given or None if pointed else None
        if own and "withholding-value" not in own:
            return BALANCE["maintain"]
        return None if own else against.get(given)
    return None


def _words(passage: Passage, hit: Hit) -> str:
    return passage.text[hit.span.start - passage.span.start : hit.span.end - passage.span.start]


def _denies(passage: Passage, hit: Hit) -> bool:
    """Whether a word of denial stands among the words that the cue leaves open."""
    return bool(_DENIAL.search(_words(passage, hit))) and not _DENIAL.search(hit.phrase)


def negated(passage: Passage, hit: Hit) -> bool:
    """Whether a word of denial stands just before a verb of weighing, or governs its sentence."""
    if hit.slug == REASONING["not-made-out"]:
        return False
    start = hit.span.start - passage.span.start
    near = passage.text[max(0, start - 16) : start].lower().split()
    denied = any(h.span.end <= hit.span.start for h in passage.found("denied"))
    denied = denied or bool(_NONE.search(passage.text, 0, start))
    return denied != ("not" in near or any(word.endswith("n't") for word in near))


def _recited(passage: Passage, hit: Hit) -> bool:
    """Whether the sentence only says what must be asked."""
    earlier = [h for h in passage.found("recited") if h.span.end <= hit.span.start]
    if not earlier:
        return passage.text.rstrip().endswith("?")
    return not any(
        earlier[-1].span.end <= h.span.start <= hit.span.start for h in passage.found("concluded")
    )
