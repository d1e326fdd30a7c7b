"""Statements on the letter as a whole: rights, time, cost, where it begins and ends."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, fold
from kg.model import Block, Citation, Layout, Span, Statement
from kg.provisions import Provision
from kg.sentences import sentences
from kg.statements.amounts import estimates, limits_review
from kg.statements.ends import opening, sign_off
from kg.statements.following import follows, names_day
from kg.statements.grammar import complains_to_us, pattern, says
from kg.vocab import ROLE, SECTION, STATEMENT

_ADDRESSED = (  # words of an authority, not of those who ask it
    r"(?:if|should) you|you (?:may|can|have|will|are|asked|requested|wrote|sent|clarified"
    r"|confirmed)"
    r"|we|we've|we're|our|us|do so|working days|by you|clarified|us if"
    r"|your (?:\S+ ){0,3}?(?:rights?|request|letter|e-?mail|dissatisfaction)"
    r"|(?:our|this) (?:decision|response|reply|answer|letter)|internal review|{regulator-place}"
    r"|then|after that|{regulator}|^\W*not|anything here"
)
_GOES_ON = 2  # sentences after one on a balance that may say that it is still to come
_NEAR = 700  # code points after words on a decision to come within which its day is given
_WOULD_DISCLOSE = tuple(map(Provision.parse, ("FOIA s.17(4)", "FOISA s.16(3)")))
_CLAIMED = tuple(
    map(
        Provision.parse,
        (
            *("FOIA s.12", "FOIA s.14", "FOISA s.12", "FOISA s.14"),
            *("EIR reg.12(4)(b)", "EISR reg.10(4)(b)"),
        ),
    )
)


def of_letter(text: str, layout: Layout, citations: tuple[Citation, ...]) -> tuple[Statement, ...]:
    """What the letter says of itself: of each kind the first words that say it."""
    folded = fold(text)
    placed = _placed(text, layout)
    heard = [place.sentence for place in placed]
    found: dict[str, Span] = {}
    for kind, index in _begun(folded, heard):
        if kind in found or not _ours(placed[index], folded, kind):
            continue
        if kind == STATEMENT["balance-to-follow"]:
            after = [s.of(folded) for s in heard[index + 1 : index + 1 + _GOES_ON]]
            on = follows(heard[index].of(folded), after)
            if on is not None:
                found[kind] = Span(heard[index].start, heard[index + on].end)
        elif _said(kind, folded, heard, index):
            found[kind] = heard[index]
    if to_follow := found.get(STATEMENT["balance-to-follow"]):
        near = [
            s
            for s in heard
            if to_follow.start <= s.start < to_follow.start + _NEAR
            and not _said(STATEMENT["complaints-procedure"], folded, [s], 0)
            and not limits_review(s.of(folded), "")
        ]
        day = next((s for s in near if names_day(s.of(folded))), None)
        if day:
            found[STATEMENT["balance-date"]] = day
    for citation in citations:
        for kind in _cited(citation):
            found.setdefault(kind, _around(heard, citation.span))
    for kind, span in (
        (STATEMENT["opening"], opening(text, folded, layout)),
        (STATEMENT["sign-off"], sign_off(text, folded, layout)),
    ):
        if span:
            found[kind] = span
    return tuple(Statement(kind, span) for kind, span in found.items())


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence, its block and the kind of its section."""

    sentence: Span
    block: Block
    section: str


def _placed(text: str, layout: Layout) -> list[_Place]:
    return [
        _Place(sentence, block, section.kind)
        for section in layout.sections
        for block in section.blocks
        for sentence in sentences(text, block.span)
    ]


def _ours(place: _Place, folded: str, kind: str) -> bool:
    """Whether a sentence is the authority's: among those of the request, where it answers."""
    if place.section != SECTION["request"]:
        return True
    words = place.sentence.of(folded)
    asks = words.endswith("?") and not complains_to_us(words)
    if place.block.kind != "paragraph" or asks:
        return False
    if kind == STATEMENT["balance-to-follow"]:
        return True
    counted = not words.startswith(("please", "if")) and estimates(words)
    return counted or bool(_to_requester().search(words))


@cache
def _to_requester() -> re.Pattern[str]:
    return pattern(_ADDRESSED)


@cache
def _starts() -> Cues:
    """The words without which no statement of a kind is made."""
    return Cues((c.slug, word) for c in catalogue().concepts(STATEMENT.name) for word in c.words)


def _begun(folded: str, heard: list[Span]) -> Iterator[tuple[str, int]]:
    """Each kind with each sentence that holds one of its words, by its place, once."""
    begins = [sentence.start for sentence in heard]
    seen = set()
    for hit in _starts().find(folded):
        index = bisect_right(begins, hit.span.start) - 1
        if index >= 0 and hit.span.end <= heard[index].end and (hit.slug, index) not in seen:
            seen.add((hit.slug, index))
            yield hit.slug, index


def _said(kind: str, folded: str, heard: list[Span], index: int) -> bool:
    """Whether a sentence makes a statement of a kind."""
    sentence = heard[index].of(folded)
    if kind == STATEMENT["cost-estimate"]:
        return estimates(sentence)
    if kind == STATEMENT["review-limit"]:
        before = " ".join(s.of(folded) for s in heard[max(0, index - 2) : index])
        return limits_review(sentence, before)
    if kind == STATEMENT["complaints-procedure"]:
        none = says(STATEMENT["no-complaints-procedure"], sentence)
        return not none and complains_to_us(sentence)
    return says(kind, sentence)


def _cited(citation: Citation) -> list[str]:
    """What the citing of a provision says by itself."""
    provision = citation.provision
    if provision is None or citation.role == ROLE["quoted"]:
        return []
    found = []
    if any(p.covers(provision) for p in _WOULD_DISCLOSE):
        found.append(STATEMENT["reasons-would-disclose"])
    relied = citation.role in (ROLE["relied-on"], ROLE["ncnd"])
    if relied and any(p.covers(provision) for p in _CLAIMED):
        found.append(STATEMENT["claim"])
    return found


def _around(heard: list[Span], span: Span) -> Span:
    return next((sentence for sentence in heard if sentence.holds(span)), span)
