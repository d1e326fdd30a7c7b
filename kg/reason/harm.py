"""Statements that disclosure would do harm."""

import re

from kg.cues import Hit
from kg.model import Citation, Ground, Harm, Span
from kg.reason.passages import Passage
from kg.reason.ties import Ties, prejudiced
from kg.vocab import REASONING, SECTION

# English grammar: verbs that say what would or might come of something.
_MODAL = re.compile(
    r"\b(?:would|could|may|might|will|can|cannot|likely to|risk)\b|'d\b", re.IGNORECASE
)
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b|'d\b", re.IGNORECASE)
# What leads from a ground to the harm it is given for, and from a harm to its ground.
_FOR_IT = re.compile(
    r"(?:,?\s+(?:because|since|inasmuch as|insofar as|in that|on the (?:basis|grounds?) that"
    r"|given that|if)|,?\s+as(?! (?:well|such|a|an|amended|to|it stands|set)\b)|,\s+for|:|;)\s+"
)
_SO_CITED = re.compile(r"(?:,|;)\s+(?:and|so|so that|which is why|hence)\s+|\s+so that\s+")
_CITES = re.compile(
    r"\b(?:sections?|ss?\.?|regulations?|regs?\.?|articles?|art\.?) ?\d|\b\d{1,2}\(\d",
    re.IGNORECASE,
)
_WORDS = 4  # fewer are no statement
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
            found.append(Harm(_stated(passage), ties.of(passage)))
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


def _stated(passage: Passage) -> Span:
    """The harm without the words that rely on a ground for it: "as it would help thieves"."""
    stated = passage.found("harm-done", "if-known")
    text, base = passage.text, passage.span.start
    start, end = 0, len(text)
    first = min((hit.span.start for hit in stated), default=passage.span.start) - base
    last = max((hit.span.end for hit in stated), default=passage.span.end) - base
    for lead in _FOR_IT.finditer(text):
        if lead.end() <= first and _CITES.search(text, start, lead.start()):
            start = lead.end()
    for tail in _SO_CITED.finditer(text):
        if tail.start() >= max(last, start) and _CITES.search(text, tail.end()):
            end = tail.start()
            break
    if len(text[start:end].split()) < _WORDS:
        return passage.span
    return Span(base + start, base + end)


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
