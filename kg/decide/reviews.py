"""How a review speaks: of what was decided before, of what is said of it, of what is undone."""

import re
from functools import cache, lru_cache
from itertools import pairwise

from kg.catalogue import catalogue, cues
from kg.cues import Cues
from kg.decide.lists import lists
from kg.model import Block, Layout, Section, Span
from kg.vocab import SECTION

_DATED = r"\b(?:answer|reply|response|decision|refusal|letter) (?:of|dated) \d|\breplied on \d"
_FIRST = r"\b(?:initial|original) (?:rejection|refusal)\b[^.]* was based on\b"
_PAST = r"\bit (?:had |then |also )?(?:stated|said|refused|relied|cited|withheld)\b|\bhad refused\b"
_GIVEN = r"\b(?:were given|got|received) our (?:reply|answer|response)\b"
_QUOTES = re.compile(
    r"\b(?:repl\w+|respon\w+|answer\w*|decision|wrote)\b"
    r"[^.]*\b(?:stat|sa|explain|t[eo]l[dl])\w*[^.]*:\W*$",
    re.IGNORECASE,
)
_WHOSE = r"\b(?:you|your (?:letter|e-?mail|complaint|grounds?|request for (?:a )?review))"


def recounted(text: str, section: Section, block: Block) -> bool:
    """Whether a block is where a review recounts the first answer: until another heading comes."""
    phrases, headings = _earlier()
    if phrases.find(text, block.span):
        return True
    if section.kind != SECTION["earlier"]:
        return False
    above = [b for b in section.blocks[1:] if b.kind == "heading" and b.span <= block.span]
    return not above or bool(headings.find(text, above[-1].span))


def quoted(text: str, layout: Layout) -> tuple[Span, ...]:
    """The blocks in which a review quotes the first answer: "She replied that:" stands before."""
    return tuple(
        block.span
        for before, block in pairwise(layout.blocks)
        if before.span.of(text).rstrip().endswith(":")
        and _QUOTES.search(text, before.span.start, before.span.end)
    )


@lru_cache(maxsize=1024)
def retells(words: str) -> bool:
    """Whether a sentence only tells what was said before the review, by either side.

    >>> retells("The first response relied on section 12."), retells("The first response stands.")
    (True, False)
    """
    told, stands, _, _ = _patterns()
    if stands.search(words):
        return False
    return bool(told.search(words)) or any(h.slug == "earlier" for h in cues("citing").find(words))


@lru_cache(maxsize=1024)
def undoes(words: str) -> bool:
    """Whether a sentence takes a refusal back.

    >>> undoes("Section 41 was wrongly applied."), undoes("I uphold the use of section 41.")
    (True, False)
    """
    _, _, undone, upheld = _patterns()
    return bool(undone.search(words)) and not upheld.search(words)


@lru_cache(maxsize=1024)
def comes_down_for_disclosure(words: str) -> bool:
    """Whether a sentence strikes a balance on the side of giving.

    >>> comes_down_for_disclosure("The scales come down for disclosure.")
    True
    """
    return bool(re.search(rf"\b{lists()['for-disclosure']}\b", words, re.IGNORECASE))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """What retells; what decides afresh; what undoes a refusal; what upholds one."""
    says = rf"{_WHOSE} (?:also |then |further |now )?{lists()['say-of-answer']}\b"
    shapes = (
        f"{says}|{_FIRST}|{_DATED}|{_PAST}|{_GIVEN}",
        rf"\b{lists()['decide-afresh']}\b",
        rf"\b{lists()['undone']}\b",
        rf"(?<!not )\b{lists()['upheld']}\b",
    )
    return tuple(re.compile(shape, re.IGNORECASE) for shape in shapes)


@cache
def _earlier() -> tuple[Cues, Cues]:
    """The phrases that open the account of the first answer, and those that head it."""
    one = next(c for c in catalogue().concepts("section") if c.slug == SECTION["earlier"])
    headings = catalogue().values(one.iri, "foi:heading")
    return Cues((one.slug, p) for p in one.cues), Cues((one.slug, h) for h in headings)
