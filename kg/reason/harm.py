"""Statements that disclosure would do harm."""

import re

from kg.model import Citation, Ground, Harm
from kg.reason.passages import Passage
from kg.reason.ties import Ties
from kg.vocab import REASONING, SECTION

# English grammar: verbs that say what would or might come of something.
_MODAL = re.compile(r"\b(?:would|could|may|might|will|can|cannot|likely to)\b|'d\b", re.IGNORECASE)
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b|'d\b", re.IGNORECASE)
_OTHER = ("factors-for", "factors-against", "balance", "public-interest", "interest", "necessity")
_NOT = ("recited", "public-interest", "legitimate-interest", "no-test", "effort")


def harms(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[Harm, ...]:
    """The statements of prejudice or harm, in order, each tied to the grounds it is given for."""
    ties = Ties(cited, grounds, tested=False)
    return tuple(Harm(p.span, ties.of(p)) for p in read if _is_harm(p))


def _is_harm(passage: Passage) -> bool:
    if passage.under in _OTHER or passage.has(*_NOT):
        return False
    if passage.under == SECTION["harm"]:
        return bool(_MODAL.search(passage.text)) or passage.has(REASONING["harm-done"])
    if passage.has(REASONING["harm-done"]):
        return bool(_MODAL.search(passage.text))
    return passage.has(REASONING["if-known"]) and bool(_SUPPOSED.search(passage.text))
