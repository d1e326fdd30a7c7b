"""Grounds relied on in the alternative, or for different information."""

import re
from collections.abc import Iterator

from kg.model import Span, Statement
from kg.provisions import Provision
from kg.statements.sayings import Cited, Saying
from kg.vocab import STATEMENT

# English grammar: where one clause of a sentence ends and the next begins.
_CLAUSES = re.compile(r";|,?\s(?:and|but|while|whilst|whereas)\s|,\s|\s\|\s|\)\s")
_SAME = re.compile(
    r"(?:it|they|this|that|these|those|the same|also|in addition|additionally|furthermore|we also"
    r"|further)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\balso\b|\bin addition\b|\badditionally\b|\bsame\b", re.IGNORECASE)


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
            if len(grounds) > 1:
                yield Statement(kind, saying.span, grounds)
    parts = [part for saying in said for part in _parts(saying, relied)]
    for span, grounds, partial, goes_on in parts:
        others = {
            g
            for _, other, _, onward in parts
            if not set(other) & set(grounds) and not onward
            for g in other
        }
        if partial and not goes_on and others:
            yield Statement(kind, span, (*grounds, *sorted(others, key=str)))


def _near(saying: Saying, cited: Cited) -> tuple[Provision, ...]:
    """The grounds cited up to a sentence, and those it is said of."""
    return tuple(dict.fromkeys((*saying.grounds, *cited.before(saying.span.end))))


def _parts(
    saying: Saying, relied: Cited
) -> Iterator[tuple[Span, tuple[Provision, ...], bool, bool]]:
    """The clauses that cite: span, grounds, whether of a part, whether it goes on."""
    if not saying.cites or saying.weighs:
        return
    start = saying.span.start
    stops = [m.span() for m in _CLAUSES.finditer(saying.words)]
    stops.append((len(saying.words), len(saying.words)))
    for at, after in stops:
        span = Span(start, saying.span.start + at)
        grounds = relied.within(span)
        if not grounds:
            continue
        words = saying.words[start - saying.span.start : at]
        partial = any(h.slug == "part" and span.holds(h.span) for h in saying.hits)
        onward = bool(_SAME.match(words.strip()) or _ALSO.search(words))
        yield span, grounds, partial, onward
        start = saying.span.start + after
