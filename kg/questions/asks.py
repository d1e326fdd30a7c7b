"""Which sentences ask, and where one sentence asks several things."""

import re
from collections.abc import Iterable
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
_CONNECTIVE = (
    r"(?:(?:and|also|or|but|then|next|finally|separately|first|second|third|last|further|additionally"
    r"|in[ ]addition)(?:ly)?[, ]+)*"
)
_ADDED = re.compile(rf"[\"'(\[\s…]*{_CONNECTIVE}(?:(?:please|also)[ ]+)*", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    rf"""[\"'(\[\s…]*{_CONNECTIVE}
    (?:if[ ](?:so|not|yes|any)[ ,]*)?(?:(?:in|on|at|for|by|to|of|from|with|under|since)[ ])?
    (?:{_WH}|{_AUX}[ ](?:the|you|your|any|there|it|this|that|these|those|an?|all|each
        |he|she|they|we|i|[A-Z\[]))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STATES = re.compile(
    rf"(?:{_AUX}|i|we|you|they|he|she|it|there|please)\b|(?:this|these|that|those)\s+{_AUX}\b",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(
    r"(?:in|on|at|for|by|to|of|from|with|under|as|since|if|when|where|while|although|however|following"
    r"|(?:sections?|regulations?|articles?|paragraphs?)[ ]\d+)(?!\w)",
    re.I,
)
_SUBORDINATE = re.compile(rf"\b(?:{_WH}|that|if|as)\b|[,;:(–]|\s-\s", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\"'(\[\s]*[^\W\d_]")
_PRONOUN = re.compile(  # "send me these as files", "let me have it by post"
    r"\W*(?:\w+\s+){0,3}?(?:these|this|it|them|all of this)(?:\s+(?:information|data|material))?"
    r"(?=[\s,]+(?:as|in|by|via|to|for|if|on|with|from|electronically|broken|split|separately)\b|\W*$)",
    re.IGNORECASE,
)
_SPECIFIC = re.compile(
    rf"\b(?:{_WH}|of|about|regarding|concerning|relating|between|for each)\b", re.IGNORECASE
)
_THING = r"(?:for\s+)?(?:the|an?|any|all|copies|copy|details|each|your|our|[\w-]+'s)\s"
_PART = re.compile(  # where the next thing asked begins, at a comma or at "and"
    rf"(?P<comma>[,;][\s>]+)?(?P<and>(?:(?<!\s)\s+)?and\s+)?"
    rf"(?=(?P<clause>(?:{_WH}|any|{_AUX}\s(?:i|you|the|there|any))\s)|{_THING})",
    re.IGNORECASE,
)
_GOVERNED = re.compile(  # "the letters between the agent, the owner and the tenant"
    r"\bbetween\b(?![^,;]*\band\b)|\b(?:including|giving|showing|such as|namely|broken down)\b",
    re.IGNORECASE,
)
_FEWEST = 4  # words of a part: "the letters of the owner, the agent and the tenant" are one thing
_BELOW = re.compile(  # "is set out below", "are given here with our answers"
    r"\b(?:is|are|was|were|been)\b[^.]*\b(?:below|here)(?: (?:together )?with [^,.]*)?$"
)
_TAIL = 200  # code points at the end of a stretch that say whether it leads in
_FOLLOWING = re.compile(
    r"\b(?:the (?:following|undernoted)(?: please)?(?: about [^,.]*)?"
    r"|(?:following|undernoted) (?:information|questions?|points|requests?|details))$"
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
    if _cues("aside").find(words):
        return True
    hits = _cues("asks").find(words)
    if any(_PRONOUN.match(words, h.span.end) for h in hits) and not any(
        interrogates(words[: h.span.start]) for h in hits
    ):
        return True
    if not _cues("form").find(words):
        return False
    after = max((hit.span.end for hit in hits), default=0)
    return not _SPECIFIC.search(words, after)


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
    start = _ADDED.match(words).end()  # type: ignore[union-attr]
    return any(hit.span.start == 0 for hit in _cues("orders").find(words[start : start + 24]))


def names(words: str) -> bool:
    """Whether words only name a thing, as no statement does: they have no main verb.

    >>> names("The number of kilns that were lit in May."), names("The kilns were lit in May.")
    (True, False)
    """
    if not _FIRST_WORD.match(words) or words[-1] in ",:" or _ADJUNCT.match(words):
        return False
    if len(words.split()) < 2:
        return False
    main = _SUBORDINATE.split(words.strip("\"'([ "), maxsplit=1)[0]
    return not any(_STATES.match(main, m.start()) for m in re.finditer(r"\b\w", main))


def introduces(words: str) -> bool:
    """Whether words only lead in to what follows: they end in a colon or in "the following".

    >>> introduces("Please could you provide:"), introduces("I ask for the following.")
    (True, True)
    """
    end = fold(words).rstrip("\"' .-–")
    if _BELOW.search(end[-_TAIL:]):
        return True
    return end.endswith((":", "as follows")) or bool(_FOLLOWING.search(end[-_TAIL:]))


def enumerated(text: str, span: Span, after: str | None = None) -> list[tuple[Path, str, Span]]:
    """The parts of a stretch with labels inside the line: (path, label, span) of two or more.

    The first part begins where its own words do; the words before the first label are in none.
    `after` is the label of the item that the stretch is: then its words are the first part.
    """
    found: list[tuple[Path, str, int, int]] = []
    stop = ""
    if after is not None:
        found.append((path(after), after, span.start, span.start))
        stop = text[: span.start].rstrip()[-1:]
    for match in INLINE.finditer(text, span.start, span.end):
        if _CITED.search(text, max(span.start, match.start() - 40), match.start()):
            continue
        if stop and match[0][-1] != stop:
            continue
        at = path(match[1])
        if (not found and first(at)) or (found and follows(found[-1][0], at)):
            found.append((at, match[1], match.start(), match.end()))
    if len(found) < 2:
        return []
    ends = [start for _, _, start, _ in found[1:]] + [span.end]
    parts = [
        (at, label, _tidy(text, start, end))
        for (at, label, _, start), end in zip(found, ends, strict=True)
    ]
    *others, (at, label, last) = parts
    if all(len(sentences(text, part)) == 1 for _, _, part in others):
        last = sentences(text, last)[0] if last.end > last.start else last
    return [*others, (at, label, last)]


def separated(text: str, span: Span) -> list[Span]:
    """The parts of a sentence or two that ask several things; the span itself where it asks one."""
    words = span.of(text)
    lead = _LEAD_IN.match(words)
    body = Span(span.start + (lead.end() if lead else 0), span.end)
    inner = words.rstrip("; .").count(";")
    if inner >= 2 or (lead and inner):
        return _cut(text, body, _SEMICOLON.finditer(text, body.start, body.end))
    single = sentences(text, body)
    asking = [s for s in single if s.of(text).rstrip("\"')* ").endswith("?")]
    if len(asking) >= 2 and all(_opens_question(s.of(text)) for s in asking):
        rest = [s for s in single if s not in asking]
        if all(not asks(s.of(text)) for s in rest):
            return asking
    return [span]


def _opens_question(words: str) -> bool:
    return words[:1].isupper() and interrogates(words)


def clauses(text: str, span: Span, *, least: int = 2, alone: bool = False) -> list[Span]:
    """The things a running sentence asks one after the other: "how many, who pays, when".

    `least` is how many more than the first there must be; `alone` says that the sentence is the
    whole request, so that the things it names ("the lease, the plan of the yard") are parts too.
    """
    words = span.of(text)
    if words.count(";") >= 2:
        return _cut(text, span, _SEMICOLON.finditer(text, span.start, span.end))
    found = [m for m in _PART.finditer(text, span.start, span.end) if m["comma"] or m["and"]]
    series = alone and not _GOVERNED.search(words)
    for among in ([found] if series else []) + [[m for m in found if m["clause"]]]:
        joints = _joints(text, span, among)
        if len(joints) < least:
            continue
        parts = _cut(text, span, joints)
        things = (part for part, at in zip(parts[1:], joints, strict=False) if not at["clause"])
        if all(len(part.of(text).split()) >= _FEWEST for part in things):
            return parts
    return [span]


def _joints(text: str, span: Span, found: "list[re.Match[str]]") -> "list[re.Match[str]]":
    """The joints of a series: its commas, and the "and" before its last part."""
    commas = [m for m in found if m["comma"]]
    if commas and commas[0].start() > span.start and not _begins_series(text, span, commas[0]):
        commas = commas[1:]  # "Turning to money, what was paid"
    if commas and commas[-1]["and"]:
        return commas
    last = commas[-1].end() if commas else span.start
    ands = [m for m in found if not m["comma"] and m.start() > last and m["clause"]]
    if commas and not ands:
        ands = [m for m in found if not m["comma"] and m.start() > last][-1:]
    return [*commas, *ands]


def _begins_series(text: str, span: Span, joint: "re.Match[str]") -> bool:
    """Whether the words before a comma ask or name something themselves."""
    head = text[span.start : joint.start()]
    head = head[_ADDED.match(head).end() :]  # type: ignore[union-attr]
    return asks(head) or interrogates(head) or bool(re.match(_THING, head, re.IGNORECASE))


def _cut(text: str, span: Span, joints: "Iterable[re.Match[str]]") -> list[Span]:
    found, start = [], span.start
    for match in joints:
        found.append(_tidy(text, start, match.start()))
        start = match.end()
    found.append(_tidy(text, start, span.end))
    return [part for part in found if part.end - part.start > 3]


def _tidy(text: str, start: int, end: int) -> Span:
    """The span without white space and without the "and" that leads to the next part."""
    part = trim(text, start, end)
    tail = _AND.search(part.of(text))
    return Span(part.start, part.start + tail.start()) if tail and tail[0].strip() else part
