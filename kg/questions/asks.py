"""Which sentences ask, and where one sentence asks several things."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, fold
from kg.labels import INLINE, Path, first, follows, path
from kg.model import Span
from kg.sentences import sentences, trim

_WH = r"(?:what|when|where|which|who|whom|whose|why|how|whether)"
_AUX = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|may|might|am)"
    r"(?:n't)?"
)
_INTERROGATIVE = re.compile(
    rf"""[\"'(\[\s…]*
    (?:(?:and|also|or|but|finally|separately|firstly|secondly|thirdly|lastly|further)[, ]+)*
    (?:if[ ](?:so|not|yes|any)[ ,]*)?(?:(?:in|on|at|for|by|to|of|from|with|under|since)[ ])?
    (?:{_WH}|{_AUX}[ ](?:the|you|your|any|there|it|this|that|these|those|an?|all|each
        |he|she|they|we|i|[A-Z\[]))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_WH_PART = re.compile(rf"[,;]\s+(?:and\s+)?(?={_WH}\s)|,?\s+and\s+(?={_WH}\s)", re.IGNORECASE)
_LIST_PART = re.compile(
    rf"[,;][\s>]+(?:and\s+)?(?=(?:{_WH}|any|{_AUX}\s(?:i|you|the|there|any))\s)"
    rf"|\s+and\s+(?={_WH}\s)",
    re.IGNORECASE,
)
_BELOW = re.compile(
    r"\b(?:set out|given|reproduced|repeated|copied|listed|shown)\b[^.]*\b(?:below|here)$"
)
_SEMICOLON = re.compile(r";\s+(?:and\s+)?")
_LEAD_IN = re.compile(r"^[^:?]{3,120}:\s+(?=[A-Z\"'])")
_CITED = re.compile(  # "section 31 (1) " before "(a)"
    r"\b(?:sections?|ss?\.?|regulations?|regs?\.?|articles?|art\.?)\s*\d+\w?(?:\s*\(\w+\))*\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s,;]+(?:and|or)?[\s,;]*$", re.IGNORECASE)


@cache
def _cues(part: str) -> Cues:
    return Cues(
        (c.slug, phrase)
        for c in catalogue().concepts("request-part")
        if c.slug == part
        for phrase in c.cues
    )


def is_aside(words: str) -> bool:
    """Whether a sentence is politeness, a wish about form or a definition.

    >>> is_aside("Please treat this as a request under the Act.")
    True
    """
    return bool(_cues("aside").find(words))


def interrogates(words: str) -> bool:
    """Whether a sentence begins as a question does: with a question word or an auxiliary verb.

    >>> interrogates("If so, how often?"), interrogates("We hold it.")
    (True, False)
    """
    return bool(_INTERROGATIVE.match(words))


def asks(words: str) -> bool:
    """Whether a sentence of the requester asks for something.

    >>> asks("Provide the wet-ink agreement."), asks("The purpose is insight.")
    (True, False)
    """
    if words.rstrip("\"') ").endswith("?"):
        return True
    if _cues("asks").find(words) or ("?" in words and interrogates(words)):
        return True
    head = words.lstrip("\"'([… ")
    return any(hit.span.start == 0 for hit in _cues("orders").find(head[:24]))


def introduces(words: str) -> bool:
    """Whether words only lead in to what follows: they end in a colon or in "the following".

    >>> introduces("Please could you provide:"), introduces("I ask for the following.")
    (True, True)
    """
    end = fold(words).rstrip("\"' .-–")
    if _BELOW.search(end):
        return True
    if re.search(r"\bthe following\b(?: please)?(?: about [^,.]*)?$", end):
        return True
    return end.endswith(":") or end.endswith(
        ("the following", "as follows", "following information")
    )


def enumerated(text: str, span: Span) -> list[tuple[Path, str, Span]]:
    """The parts of a stretch with labels inside the line: (path, label, span) of two or more.

    The first part begins where its own words do; the words before the first label are in none.
    """
    found: list[tuple[Path, re.Match[str]]] = []
    for match in INLINE.finditer(text, span.start, span.end):
        if _CITED.search(text, max(span.start, match.start() - 40), match.start()):
            continue
        at = path(match[1])
        if (not found and first(at)) or (found and follows(found[-1][0], at)):
            found.append((at, match))
    if len(found) < 2:
        return []
    ends = [match.start() for _, match in found[1:]] + [span.end]
    return [
        (at, match[1], _tidy(text, match.end(), end))
        for (at, match), end in zip(found, ends, strict=True)
    ]


def separated(text: str, span: Span) -> list[Span]:
    """The parts of a sentence or two that ask several things; the span itself where it asks one."""
    words = span.of(text)
    lead = _LEAD_IN.match(words)
    body = Span(span.start + (lead.end() if lead else 0), span.end)
    inner = words.rstrip("; .").count(";")
    if inner >= 2 or (lead and inner):
        return _cut(text, body, _SEMICOLON)
    single = sentences(text, body)
    asking = [s for s in single if s.of(text).rstrip("\"')* ").endswith("?")]
    if len(asking) >= 2 and all(_opens_question(s.of(text)) for s in asking):
        rest = [s for s in single if s not in asking]
        if all(not asks(s.of(text)) for s in rest):
            return asking
    return [span]


def _opens_question(words: str) -> bool:
    return words[:1].isupper() and interrogates(words)


def clauses(text: str, span: Span, *, least: int = 2) -> list[Span]:
    """The things a running sentence asks one after the other: "how many, who pays, when".

    `least` is how many more than the first there must be.
    """
    words = span.of(text)
    if words.count(";") >= 2:
        return _cut(text, span, _SEMICOLON)
    if len(_LIST_PART.findall(words)) >= least:
        return _cut(text, span, _LIST_PART)
    return [span]


def _cut(text: str, span: Span, at: "re.Pattern[str]") -> list[Span]:
    found, start = [], span.start
    for match in at.finditer(text, span.start, span.end):
        found.append(_tidy(text, start, match.start()))
        start = match.end()
    found.append(_tidy(text, start, span.end))
    return [part for part in found if part.end - part.start > 3]


def _tidy(text: str, start: int, end: int) -> Span:
    """The span without white space and without the "and" that leads to the next part."""
    part = trim(text, start, end)
    tail = _AND.search(part.of(text))
    return Span(part.start, part.start + tail.start()) if tail and tail[0].strip() else part
