"""Statements that disclosure would do harm."""

import re

from kg.model import Citation, Ground, Harm
from kg.reason.passages import Passage
from kg.vocab import REASONING, SECTION

_MODAL = re.compile(r"\b(?:would|could|may|might|will|can|likely to)\b|'d\b")
_OTHER = ("factors-for", "factors-against", "balance", "public-interest", "interest", "necessity")


def harms(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[Harm, ...]:
    """The statements of prejudice or harm, in order."""
    return tuple(Harm(p.span) for p in read if _is_harm(p))


def _is_harm(passage: Passage) -> bool:
    if passage.under in _OTHER or passage.has(REASONING["recited"], REASONING["public-interest"]):
        return False
    if not _MODAL.search(passage.text):
        return False
    if passage.under == SECTION["harm"]:
        return True
    return passage.has(REASONING["harm-done"])
