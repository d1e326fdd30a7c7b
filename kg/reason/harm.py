"""Statements that disclosure would do harm."""

import re

from kg.cues import Hit
from kg.model import Citation, Ground, Harm
from kg.reason.passages import Passage
from kg.reason.ties import Ties, prejudiced
from kg.vocab import REASONING, SECTION

# English grammar: verbs that say what would or might come of something.
_MODAL = re.compile(
    r"\b(?:would|could|may|might|will|can|cannot|likely to|risk)\b|'d\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b|'d\b", re.IGNORECASE)
_OTHER = ("factors-for", "factors-against", "balance", "public-interest", "interest", "necessity")
_NOT = (
    "public-interest",
    "legitimate-interest",
    "no-harm",
    "no-test",
    "effort",
    "unlawful",
    "first-principle",
)


def harms(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[Harm, ...]:
    """The statements of prejudice or harm, in order, each tied to the grounds it is given for."""
    ties = Ties(cited, grounds, prejudiced)
    found: list[Harm] = []
    paragraph = -1  # the last in which a harm is stated: what would follow from it goes on with it
    for passage in read:
        if _is_harm(passage) or (passage.paragraph == paragraph and _goes_on(passage)):
            paragraph = passage.paragraph
            found.append(Harm(passage.span, ties.of(passage)))
    return tuple(found)


def _is_harm(passage: Passage) -> bool:
    if _speaks_of_other(passage):
        return False
    stated = passage.found("harm-done")
    supposed = passage.found("if-known")
    if _recited(passage, [*stated, *supposed]):
        return False
    if passage.under == SECTION["harm"]:
        return bool(stated) or bool(_MODAL.search(passage.text))
    if stated:
        return bool(_MODAL.search(passage.text))
    if passage.has("disclosure-value"):
        return False
    return bool(supposed) and bool(_SUPPOSED.search(passage.text))


def _goes_on(passage: Passage) -> bool:
    """Whether a sentence after a harm says what more would come of it."""
    return (
        not _speaks_of_other(passage)
        and not passage.has("recited", "concluded", "acknowledged")
        and bool(_SUPPOSED.search(passage.text))
    )


def _speaks_of_other(passage: Passage) -> bool:
    return passage.under in _OTHER or passage.has(*_NOT) or passage.text.endswith("?")


def _recited(passage: Passage, hits: list[Hit]) -> bool:
    """Whether the words of harm are those of the law: a cue of recital stands before them."""
    first = min((hit.span.start for hit in hits), default=passage.span.end)
    return any(
        hit.span.start < first
        for hit in passage.found("recited", "disclosing")  # "to say whether" recites nothing
        if hit.slug == REASONING["recited"]
    )
