"""The two sides of a balance: what speaks for disclosure, and what for withholding."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, Hit
from kg.model import Citation, Ground, Layout, Reasoning, Span, Statement
from kg.sentences import sentences
from kg.statements.balancing import balanced, other_side
from kg.vocab import REASONING, SECTION, STATEMENT, Scheme

_STATING = Scheme("stating")
_PLAINLY = "weighs-plainly"
_FOR, _AGAINST = STATEMENT.name + "-for", STATEMENT.name + "-against"
_CAUSE = re.compile(
    r"\b(?:because|since|as (?:it|this|the|we|they|staff)|otherwise)\b", re.IGNORECASE
)
_OPEN = re.compile(
    r"disclos|releas|publish|interest (?:in|of|for)|open|transparen|acknowledg|recogni|accept"
    r"|favour|know|\bsee\b|understand|inform(?!ation)|scrutin|account|debate|public (?:money|funds)"
    r"|trust|confidence",
    re.IGNORECASE,
)
_GRANTS = re.compile(
    r"\b(?:while|whilst|although|though|but|however|against|recogni\w+|acknowledg\w+|accept\w*"
    r"|despite|notwithstanding|appreciat\w+|interest in|weigh\w*|outweigh\w*)\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(  # in something that is neither side by its name
    r"\binterests? in (?!(?:the )?(?:disclos|stating|confirm|saying|releas|withh|maintain|keep"
    r"|uphold|protect|preserv|safeguard|avoid|prevent|not\b|favour|land|propert|compan|business|good|effective|ensur))\w",
    re.IGNORECASE,
)
_AGAINST_LABEL = re.compile(
    r"\W*(?:against|on the other (?:side|hand))(?: (?:disclosure|release))?\s?[:,]"
    r"|.*\bfor (?:release|disclosure)\b.*\bagainst\b",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?:diminish|less|harder|los[et]|weaken|inhibit|fear|chill|deter|reluctan)\w*"
)
_TURNS = re.compile(r"\b(?:while|whilst|but|however|equally|against|although|on the other)\b", re.I)
_NEEDS = re.compile(
    r"\b(?:needs? to|must (?:be able|have)|would|could|safety|harm\w*|risks?|private|candid)\b"
)
_LABELLED = re.compile(
    r"\W*(?:(?:factors?|arguments?|reasons?|points?) )?(?:for|in favour(?: of)?|favouring)"
    r"(?: (?:disclosure|release|publication))?\s?: ?\w"
    r"|.*\b(?:in favour of|for|favouring|supporting) (?:disclosure|release|publication)"
    r"\s?[:,–-] ?\w|.*\bfor (?:release|disclosure)\b.*\bagainst\b",
    re.IGNORECASE,
)
_OTHER = ("redress", "furniture", "letterhead", "closing")


def sides(
    text: str,
    layout: Layout,
    citations: tuple[Citation, ...],
    grounds: tuple[Ground, ...],
    reasoning: Reasoning,
) -> Iterator[Statement]:
    """Of each side the first words that give it; none where no public interest is spoken of.

    Where it is not, words of weighing still say that reasons were weighed.

    Read widely, so that a side given in few words is not missed: factors, and words of what
    disclosure, or keeping to the ground, would serve.
    """
    hits = _phrases().find(text)
    tests, public = reasoning.public_interest, REASONING["public-interest"]
    if not tests and not any(hit.slug == public for hit in hits):
        if plain := next((hit.span for hit in hits if hit.slug == _PLAINLY), None):
            yield Statement(STATEMENT["weighing"], plain)
        return
    for_it = [
        span for test in tests for span in test.factors_for if _may_favour(text, layout, span)
    ]
    against = [span for test in tests for span in test.factors_against]
    against += [harm.span for harm in reasoning.harms]
    said = _sentences(text, layout)
    favours = next((s for s in said if _favours(text, s, for_it, hits)), None)
    opposes = next((s for s in said if _gives(s, against, hits, _AGAINST)), None)
    opposes = opposes or next((s for s in said if _argues(text, s, hits)), None)
    if (favours is None) != (opposes is None):
        weighed = list(balanced(text, layout, citations, grounds))
        favours = favours or other_side(weighed, disclosure=True)
        opposes = opposes or other_side(weighed, disclosure=False)
    if favours:
        yield Statement(STATEMENT["for-disclosure"], favours)
    if opposes:
        yield Statement(STATEMENT["for-withholding"], opposes)


def _sentences(text: str, layout: Layout) -> list[Span]:
    other = {SECTION[kind] for kind in _OTHER}
    return [
        sentence
        for section in layout.sections
        if section.kind not in other
        for block in section.blocks
        if block.kind != "quote"
        for sentence in sentences(text, block.span)
    ]


def _may_favour(text: str, layout: Layout, factor: Span) -> bool:
    """Whether a factor, taken as one for disclosure, has words of it or its heading."""
    section = layout.section_at(factor.start)
    headed = section is not None and section.kind == SECTION["factors-for"]
    return headed or bool(_OPEN.search(factor.of(text)))


def _favours(text: str, sentence: Span, factors: list[Span], hits: list[Hit]) -> bool:
    """Whether a sentence speaks for disclosure; one with words of both sides, where it grants."""
    words = sentence.of(text)
    if _LABELLED.match(words) or any(sentence.touches(span) for span in factors):
        return True
    if not _gives(sentence, [], hits, _FOR) and not _INTEREST.search(words):
        return False
    lost = _LOST.search(words) or _gives(sentence, [], hits, _AGAINST)
    return not lost or bool(_GRANTS.search(words))


def _gives(sentence: Span, factors: list[Span], hits: list[Hit], side: str) -> bool:
    if any(sentence.touches(span) for span in factors):
        return True
    low = bisect_left(hits, sentence.start, key=lambda hit: hit.span.start)
    high = bisect_left(hits, sentence.end, key=lambda hit: hit.span.start)
    return any(hit.slug == side for hit in hits[low:high])


def _argues(text: str, sentence: Span, hits: list[Hit]) -> bool:
    """Whether a sentence gives a reason for withholding, in words of no list."""
    words = sentence.of(text)
    inside = {hit.slug for hit in hits if sentence.holds(hit.span)}
    if _FOR in inside and not _TURNS.search(words):
        return False
    if _NEEDS.search(words) or _AGAINST_LABEL.match(words):
        return True
    return REASONING["public-interest"] in inside and _CAUSE.search(words) is not None


@cache
def _phrases() -> Cues:
    """The words of both sides, and those of the public interest."""
    reasoning = {c.slug: c for c in catalogue().concepts(REASONING.name)}
    stating = {c.slug: c for c in catalogue().concepts(_STATING.name)}
    known = (
        (REASONING["public-interest"], reasoning[REASONING["public-interest"]]),
        (_FOR, reasoning[REASONING["disclosure-value"]]),
        (_FOR, stating[_STATING["serves-disclosure"]]),
        (_PLAINLY, stating[_STATING["weighs-plainly"]]),
        (_AGAINST, reasoning[REASONING["withholding-value"]]),
        (_AGAINST, reasoning[REASONING["harm-done"]]),
    )
    return Cues((slug, phrase) for slug, c in known for phrase in (*c.cues, *c.words))
