"""How a letter states the legs of a legitimate-interests test, by grammar over lists of words.

What is found is given as the cues of the concept that it amounts to, as in `kg.reason.relations`.
"""

import re
from functools import cache

from kg.cues import Cues, Hit, fold
from kg.model import Span
from kg.reason.relations import listed, matches, words
from kg.vocab import REASONING

_LISTS = ("lawful", "aim", "having", "serving")
_NOT = r"(?:\bnot|n't|\bnor|\bnever|\bneither)"
_BE = r"(?:is|are|was|were|be|seems?|as)"
_LESS = r"(?:lesser|less intrusive|other|smaller|milder|lighter|gentler)"


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each concept of the legs with the pattern of what amounts to it."""
    lawful, aim, having, serving = map(words, _LISTS)
    need = r"(?:necessary|needed|required)"
    object_ = rf"{lawful} (?:\w+ ){{0,3}}?{aim}"
    is_lawful = rf"(?:your|the|this|that|an?) {aim}\b[^.;:?]{{0,50}}?,? {_BE} (?:an? )?{lawful}\b"
    patterns = (
        (
            "granted-interest",
            rf"(?<!public )\b(?P<v>{having} (?:(?!our\b)\w+ ){{0,4}}?{object_})\b",
        ),
        ("granted-interest", rf"\b(?P<v>{is_lawful})"),
        ("legitimate-interest", rf"\b(?P<v>{is_lawful})"),
        ("necessity-absent", rf"(?P<v>{_NOT}(?:,? \w+,?){{0,3}}? {need} (?:to|for|in order|if))\b"),
        ("necessity-absent", rf"\b(?P<v>{_BE} (?:\w+ly )?unnecessary)\b"),
        (
            "necessity-found",
            rf"\b(?P<v>no {_LESS} (?:\w+ ){{0,2}}?(?:would|could|can|will|exists?))\b",
        ),
        (
            "necessity-found",
            rf"\b(?P<v>only (?:the |an? |their |his |her )?(?:\w+ ){{0,3}}?(?:would|could|can|will)"
            rf" (?:\w+ )?{serving})\b",
        ),
        ("necessity-found", rf"\b(?P<v>{_BE} (?:\w+ly )?required (?:to|in order to) {serving})\b"),
    )
    return tuple((REASONING[slug], re.compile(pattern)) for slug, pattern in patterns)


@cache
def _starts() -> Cues:
    """The words without which no leg is stated."""
    found = [*listed("lawful"), "necessary", "unnecessary", "needed", "required", "only", "lesser"]
    return Cues(("", word) for word in [*found, "no other", "less intrusive"])


def legs(text: str) -> list[Hit]:
    """Every statement of a leg of the test in the text, as cues.

    >>> [hit.slug for hit in legs("You pursue a wholly legitimate aim.")]
    ['granted-interest']
    >>> [hit.slug for hit in legs("It is not, though, necessary to see the names.")]
    ['necessity-absent']
    """
    folded = fold(text)
    return sorted(
        Hit(Span(*match.span("v")), slug, match["v"])
        for slug, match in matches(folded, _starts(), _patterns())
    )
