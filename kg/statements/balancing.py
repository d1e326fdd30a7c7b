"""Sentences that may give reasons for a balance of public interests, in whatever words."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, Hit, fold
from kg.model import Citation, Ground, Layout, Span, Statement
from kg.sentences import sentences
from kg.statements.reasons import aside
from kg.statements.sayings import titles
from kg.statements.words import content, listed
from kg.vocab import REASONING, SECTION, STATEMENT, STATING

_OTHER = ("redress", "furniture", "letterhead", "closing")
_PUBLIC = REASONING["public-interest"]
_DECIDES, _CONTRASTS = STATING["decides-between"], STATING["contrasts"]
_SERVED = STATING["may-serve-disclosure"]
# How to complain, which parts of a letter that are not told as such may hold.
_REDRESS = re.compile(
    r"(?:\byou\b|\bcan be\b|\bmay be\b|working days)[^.]*?\b(?:reviews?|representations?|reconsider"
    r"|complain\w*|appeal|commissioner)\b"
    r"|\b(?:review|complaint)s?\b[^.]*? (?:can be|may be|should be|working days|write|within)\b"
)
_WORDS = 3  # content words that may make a reason
_BLOCKS = 3  # blocks from one that weighs within which reasons may go on


def balancing(
    text: str, layout: Layout, citations: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> Iterator[Statement]:
    """The first sentence that may be a reason for a balance, of whichever ground.

    A balance is bare only where all that stands about it are formulas of law and of deciding.
    """
    for span, _ in balanced(text, layout, citations, grounds):
        yield Statement(STATEMENT["weighing"], span)
        return


def other_side(said: list[tuple[Span, frozenset[str]]], *, disclosure: bool) -> Span | None:
    """The first sentence of a balance that may speak for the side not plainly heard."""
    wanted = {_CONTRASTS, _SERVED} if disclosure else {_CONTRASTS}
    return next((span for span, slugs in said if slugs & wanted), None)


def balanced(
    text: str, layout: Layout, citations: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> Iterator[tuple[Span, frozenset[str]]]:
    """The sentences about a balance that are no mere formulas, with the word lists found in each.

    They start where the public interest, or a choice between two things, is first spoken of, and
    end where the letter turns to another ground.
    """
    other = {SECTION[kind] for kind in _OTHER}
    known = {word for ground in grounds for word in titles(ground.provision)}
    known |= listed("weighs-in-form")
    folded, hits = fold(text), _phrases().find(text)
    left = 0
    for section in layout.sections:
        for block in section.blocks if section.kind not in other else ():
            inside = _within(hits, block.span)
            weighs = bool(inside & {_PUBLIC, _DECIDES})
            if weighs:
                left = _BLOCKS
            elif any(block.span.holds(c.span) for c in citations if c.provision):
                left = 0
            started = left > 0 and not weighs
            for span in sentences(text, block.span) if left and block.kind != "quote" else ():
                found, words = _within(hits, span), span.of(folded)
                started = started or bool(found & {_PUBLIC, _DECIDES})
                if aside(words) or _REDRESS.search(words):
                    break
                said = [word for word in content(words) if word not in known]
                if started and not words.endswith("?") and len(said) >= _WORDS:
                    yield span, found
            left -= bool(left and block.kind not in ("item", "heading"))


def _within(hits: list[Hit], span: Span) -> frozenset[str]:
    return frozenset(hit.slug for hit in hits if span.holds(hit.span))


@cache
def _phrases() -> Cues:
    """The names of the public interest, and the words of choosing between two things."""
    public = next(c for c in catalogue().concepts(REASONING.name) if c.slug == _PUBLIC)
    wanted = {_DECIDES, _CONTRASTS, _SERVED}
    rows = [c for c in catalogue().concepts("stating") if c.slug in wanted]
    return Cues((c.slug, phrase) for c in (public, *rows) for phrase in (*c.cues, *c.words))
