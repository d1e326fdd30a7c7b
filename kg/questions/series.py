"""The several things that one item or sentence asks: "(a) who, (b) when"; "the lease, the plan"."""

import re
from collections.abc import Iterable

from kg.labels import INLINE, Path, first, follows, path
from kg.model import Span
from kg.questions.asks import AUXILIARY, QUESTION_WORD, added, adjoins, asks, interrogates, orders
from kg.sentences import sentences, trim

_DETERMINER = (
    r"(?:the|an?|any|all|every|each|copies|copy|details|sight|confirmation|your|our|their|its|my"
    r"|his|her|whatever|[\w-]+'s)\s"
)
_SUBJECT = r"(?:i|you|we|the|there|any|it|they|he|she|this|that|these|those|all|[A-Z]\w*)"
_CLAUSE = (
    rf"(?:to\s+)?(?:(?:for|at|in|on|by|from|to|of)\s+)?{QUESTION_WORD}\b"
    rf"|(?-i:{AUXILIARY}|{AUXILIARY.title()})\s(?-i:{_SUBJECT})\b"
)
_VERB = (  # "and to tell you"
    r"(?:(?:to\s+)?(?:tell|send|give|provide|confirm|explain|say|know|see|have|be\s+(?:told|sent|given))\s+"
    r"(?:(?:you|me|us|them|him|her)\s+)?(?:with\s+)?)?"
)
_ORDINAL = r"(?:(?:first|second|third|fourth|fifth|last|final)(?:ly)?,?\s+)?"
_JOINT = re.compile(  # where the next thing asked may begin, at a comma or at "and"
    r"(?P<comma>[,;][\s>]+)?(?P<and>(?:(?<!\s)\s+)?(?:and|plus|as\s+well\s+as|together\s+with)\s+"
    rf"(?:also\s+)?)?{_ORDINAL}{_VERB}(?=(?P<clause>{_CLAUSE})|"
    rf"(?P<thing>(?:for\s+(?!each|every|all))?{_DETERMINER})|(?-i:[a-z]))",
    re.IGNORECASE,
)
_GOVERNED = re.compile(  # "the letters between the agent, the owner and the tenant"
    r"\bbetween\b(?![^,;]*\band\b)|\b(?:including|giving|showing|such as|namely|broken down)\b",
    re.IGNORECASE,
)
_FEWEST = 4  # words of a part: "the letters of the owner, the agent and the tenant" are one thing
_SEMICOLON = re.compile(rf";\s+(?:and\s+)?{_ORDINAL}", re.IGNORECASE)
_LEAD_IN = re.compile(r"^[^:?]{3,120}:\s+(?=[A-Z\"'])")
_LEADS = re.compile(rf"[^:?;]{{3,120}}:\s+(?={QUESTION_WORD}\b)")
_CITED = re.compile(  # "section 31 (1) " before "(a)"
    r"\b(?:sections?|ss?\.?|regulations?|regs?\.?|articles?|art\.?)\s*\d+\w?(?:\s*\(\w+\))*\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"[\s,;]+(?:and|or)?[\s,;]*(?:separately|also|finally)?[\s,;]*$", re.IGNORECASE)
_MEASURE = re.compile(r"the\s+(?:numbers?|names?|amounts?|costs?|dates?|total)\b", re.IGNORECASE)
_OBJECT = re.compile(
    rf"\b(?:provide|send|release|supply|disclose|list|give)\s+(?:(?:me|us)\s+)?(?:with\s+)?{_DETERMINER}",
    re.IGNORECASE,
)
_EITHER = re.compile(r"[^,;]*?\bor\b")  # "my name, my car or my house"
_RELATIVE = re.compile(r"(?:which|who|whom|whose|where|when)\b", re.IGNORECASE)
_CONDITION = re.compile(r"\bif [^,;.]{2,24}$|^$", re.IGNORECASE)  # "and, if so, how many"
_NAMED = re.compile(r"(?:the|an?|any|all)\s+[A-Z]")  # "by the Dean, the Deputy Dean"


def clauses(text: str, span: Span, *, alone: bool = False) -> list[Span]:
    """The things a running sentence asks one after the other: "how many, who pays, when".

    `alone` says that the sentence is the whole request: then the things it names ("the lease, the
    plan of the yard") are parts too, and two parts are enough; among other sentences it takes
    three questions to part one.
    """
    if alone and (lead := _LEADS.match(text, span.start, span.end)):
        span = Span(lead.end(), span.end)  # "about the heating: what it costs, who pays"
    words = span.of(text)
    semicolons = [
        m for m in _SEMICOLON.finditer(text, span.start, span.end - 1) if not _inside(text, span, m)
    ]
    if len(semicolons) >= 2 - alone:
        return _cut(text, span, semicolons)
    found = [m for m in _JOINT.finditer(text, span.start, span.end) if _joins(text, span, m)]
    asked = [m for m in found if m["clause"]]
    tries = [asked]
    if alone and not _GOVERNED.search(words):
        tries = [found, [m for m in found if m["clause"] or m["thing"]], asked]
    for among in tries:
        joints = _series(text, span, among)
        parts = _cut(text, span, joints)
        if len(parts) > (1 if alone else 2) and _parallel(text, parts, joints):
            return parts
    for joint in found if not alone else ():
        if joint["and"] and _further(text, span, joint):
            return _cut(text, span, [joint])
    return [span]


def _further(text: str, span: Span, joint: "re.Match[str]") -> bool:
    """Whether an "and" leads to a thing of another kind: "how many and list the names"."""
    before = text[span.start : joint.start()]
    after = text[joint.end() : span.end]
    if min(len(before.split()), len(after.split())) <= _FEWEST:
        return False
    if not (_is_clause(before) or _OBJECT.search(before)):
        return False
    return orders(after) or bool(_is_clause(before) and _MEASURE.match(after))


def _joins(text: str, span: Span, joint: "re.Match[str]") -> bool:
    """Whether a comma or an "and" may part two things asked."""
    if not (joint["comma"] or joint["and"]) or joint.start() == span.start:
        return False
    if _inside(text, span, joint):
        return False
    between = text.rfind("between", span.start, joint.start())
    lone = bool(joint["and"]) and not joint["comma"]
    if lone and between >= 0 and " and " not in text[between : joint.start()]:
        return False
    before = text[max(span.start, joint.start() - 28) : joint.start()]
    if _CONDITION.search(before) or before.rstrip().endswith(("-", "–")):
        return False
    if not (joint["clause"] or joint["and"]) and _EITHER.match(text, joint.end(), span.end):
        return False
    related = joint["clause"] and not joint["and"] and _RELATIVE.match(joint["clause"])
    return not related or _is_clause(text[span.start : joint.start()])


def _inside(text: str, span: Span, joint: "re.Match[str]") -> bool:
    """Whether a joint stands in brackets."""
    return text.count("(", span.start, joint.start()) > text.count(")", span.start, joint.start())


def _is_clause(words: str) -> bool:
    return bool(re.search(_CLAUSE, words, re.IGNORECASE))


def _series(text: str, span: Span, found: "list[re.Match[str]]") -> "list[re.Match[str]]":
    """The joints of a series: its commas, and the "and" before its last part."""
    commas = [m for m in found if m["comma"]]
    if commas and not _begins_series(text, span, commas[0]):
        commas = commas[1:]  # "Turning to money, what was paid"
    if commas and commas[-1]["and"]:
        return commas
    last = commas[-1].end() if commas else span.start
    ands = [m for m in found if not m["comma"] and m.start() > last]
    questions = [m for m in ands if m["clause"]]
    things = [m for m in ands if m["thing"]]
    return [*commas, *(questions or things[-1:] or (ands[-1:] if commas else []))]


def _parallel(text: str, parts: list[Span], joints: "list[re.Match[str]]") -> bool:
    """Whether parts are alike enough to be things asked each for itself, not words of one thing."""
    sizes = [len(part.of(text).split()) for part in parts]
    if all(joint["clause"] for joint in joints):
        return min(sizes[1:]) >= (_FEWEST if len(parts) == 2 else 2)
    if not joints[-1]["and"]:
        return False
    mixed = any(joint["clause"] for joint in joints)
    if any(size < 3 for size, at in zip(sizes[1:], joints, strict=False) if not _led(at)):
        return False  # "the salary, start date and line manager of"
    if len(joints) == 1 and not joints[0]["and"].strip().lower().startswith("and"):
        return sizes[0] >= _FEWEST and sizes[1] > 1  # "together with any reports"
    short = sum(
        size < _FEWEST for size, at in zip(sizes[1:], joints, strict=False) if not at["clause"]
    )
    if short and any(_NAMED.match(text, part.start) for part in parts[1:]):
        return False
    return min(sizes) > 1 and sizes[0] >= _FEWEST and (mixed or short * 2 <= len(joints))


def _led(joint: "re.Match[str]") -> bool:
    """Whether what follows a joint begins as a question or with "the", "any", "copies"."""
    return bool(joint["clause"] or joint["thing"])


def _begins_series(text: str, span: Span, joint: "re.Match[str]") -> bool:
    """Whether the words before a comma ask or name something themselves."""
    head = text[span.start : joint.start()]
    return asks(head) or not adjoins(head[added(head) :])


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
