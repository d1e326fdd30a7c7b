"""Grounds relied on in the alternative, or for different information."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from kg.model import Span, Statement
from kg.provisions import Provision
from kg.statements.sayings import Cited, Saying, titles
from kg.statements.words import content
from kg.vocab import STATEMENT

# English grammar: where one clause of a sentence ends and the next begins.
_CLAUSES = re.compile(r";|,?\s(?:and|but|while|whilst|whereas)\s(?!\d|\()|,\s(?!\d)|\s\|\s")
_WHY = re.compile(r",?\s(?:because|since|as|for|so)\s|:\s|\s-\s")
_ONWARD = re.compile(
    r"^\W*(?:it|they|this|that|these|those|both)\b|\b(?:also|too|same|in addition|additionally"
    r"|furthermore|further|as well)\b"
)


_PARTS = ("part", "other-part")


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause that relies on grounds: `what` are the words for what it withholds.

    `rest` where it is of the rest of what is held, and `onward` where it goes on with the same.
    """

    span: Span
    grounds: tuple[Provision, ...]
    what: frozenset[str]
    rest: bool
    onward: bool


def alternatives(said: tuple[Saying, ...], cited: Cited, relied: Cited) -> Iterator[Statement]:
    """The statements that two grounds or more are alternatives, or of different information.

    `relied` are the grounds where they are relied on, and `cited` where they are cited at all.
    """
    if len(cited.grounds) < 2:
        return
    kind = STATEMENT["in-the-alternative"]
    for saying in said:
        if saying.has("in-the-alternative"):
            grounds = saying.cites if len(saying.cites) > 1 else _near(saying, cited)
            if saying.cites and len(grounds) > 1:
                yield Statement(kind, saying.span, grounds)
    for one, other in combinations(_clauses(said, relied), 2):
        apart = one.what and other.what and (other.rest or one.what.isdisjoint(other.what))
        both = dict.fromkeys((*one.grounds, *other.grounds))
        if apart and not other.onward and not set(one.grounds) & set(other.grounds):
            yield Statement(kind, one.span, tuple(both))
            yield Statement(kind, other.span, tuple(both))


def _near(saying: Saying, cited: Cited) -> tuple[Provision, ...]:
    """The grounds cited up to a sentence, and those it is said of."""
    before = cited.within(Span(0, saying.span.end))
    return tuple(dict.fromkeys((*saying.grounds, *before)))


def _clauses(said: tuple[Saying, ...], relied: Cited) -> list[_Clause]:
    found = []
    for saying in said:
        if not saying.cites or saying.weighs:
            continue
        start = saying.span.start
        stops = [m.span() for m in _CLAUSES.finditer(saying.words)]
        for at, after in [*stops, (len(saying.words), len(saying.words))]:
            span = Span(start, saying.span.start + at)
            grounds = relied.within(span)
            if grounds:
                words = saying.words[start - saying.span.start : at]
                onward = bool(_ONWARD.search(words))
                rest = any(h.slug == "other-part" and span.holds(h.span) for h in saying.hits)
                what = _what(saying, span, words, grounds)
                found.append(_Clause(span, grounds, what, rest, onward))
                start = saying.span.start + after
    return found


def _what(saying: Saying, span: Span, words: str, grounds: tuple[Provision, ...]) -> frozenset[str]:
    """The words for what a clause withholds: parts of what is held, and nouns of its own."""
    known = {word for ground in grounds for word in titles(ground)}
    why = _WHY.search(words)
    said = [word for word in content(words[: why.start()] if why else words) if word not in known]
    parts = [hit.phrase for hit in saying.hits if hit.slug in _PARTS and span.holds(hit.span)]
    numbers = re.findall(r"\b(?:document|question|item|page|annex|part)s? (\w+)", words)
    return frozenset((*said, *parts, *numbers)) - frozenset(("document", "question", "item"))
