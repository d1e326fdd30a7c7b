"""Organisations that the register does not have, known by the nouns of their names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.model import Span

_WORD = (
    r"(?:plc\b|[A-Z][\w’'-]*(?:(?<![-'’])|(?<=s['’])(?= [A-Z]))"
    r"|\([A-Z]+\d\)|\([A-Z]\w+\)(?= (?:L(?:td|imited|LP)|plc)\b))"
)
_NAME = r"[A-Z][\w’'-]+"
_SMALL = r"(?:of|and|&|for|the|in|on|upon|into|de|y)"
_RUN = re.compile(
    rf"(?<![\w@/.])(?:NHS(?:,? {_WORD}){{1,4}}|{_WORD})(?:[ ](?:{_SMALL}[ ]){{0,2}}{_WORD})*"
)
_JOINT = re.compile(rf" (?:{_SMALL} )+")
_SENTENCE = re.compile(r"\b[a-z]{2,}\b.*\b[a-z]{2,}\b")  # two small words; a letterhead has none
_OWNS = ("'s", "’s")
_OWNER = re.compile(r"['’]s ")
_AWAY = re.compile(r" (?:in|on|upon|into|y) ")
_OF = re.compile(r"([A-Z]\w+) of (?!the )")
_CUT = re.compile(r"[ ](?:(?:of|for|in|on|into|and)[ ])?the[ ]")
_LIMITED = re.compile(r"[A-Z][a-z]+ly Limited [A-Z]")
_DEFINITE = re.compile(r"(?:\b[Tt]he|['’]s) $")
_LETTERHEAD = 600  # characters at the head of a letter in which capitals alone may be a name
_WRAPPED = 55  # a line at least this long runs on into the next


@dataclass(frozen=True, slots=True)
class _Nouns:
    """The words of the scheme of organisations, by what they do in a name."""

    heads: dict[str, str]  # what ends a name, to its kind
    leads: re.Pattern[str]
    openers: frozenset[str]
    generic: frozenset[str]
    roles: frozenset[str]
    parts: tuple[str, ...]
    nations: re.Pattern[str]
    firms: re.Pattern[str]


@cache
def _nouns() -> _Nouns:
    words = {c.slug: c.words for c in catalogue().concepts("organisation")}
    ends = ("company", "group", "inquiry", "institution", "public", "review")
    leads = "|".join(sorted(words["led"], key=lambda w: (-len(w), w)))
    return _Nouns(
        {cue.lower(): kind for kind in ends for cue in words[kind]},
        re.compile(rf"(?:{leads}) (?!the )(?=[A-Z])"),
        frozenset(words["opener"]),
        frozenset(w.lower() for w in words["generic"]),
        frozenset(w.lower() for w in words["role"]),
        tuple(w.lower() for w in words["part"]),
        re.compile(rf" for (?:{'|'.join(words['nation'])})\b"),
        re.compile(rf"\b(?:{'|'.join(words['firm'])}) ((?:{_NAME},? )*(?:and|&) {_NAME})"),
    )


@cache
def nationalities() -> frozenset[str]:
    """The adjectives of other states, as they stand before the names of their ministries."""
    words = {c.slug: c.words for c in catalogue().concepts("organisation")}
    return frozenset(words["foreign"])


def organisations(text: str) -> Iterator[Span]:
    """The spans of names that end or begin as those of organisations do, in order.

    >>> said = "We wrote to Marrow & Finch Ltd and the University of Westmarch."
    >>> [span.of(said) for span in organisations(said)]
    ['Marrow & Finch Ltd', 'University of Westmarch']
    """
    flat = unwrapped(text)
    yield from (Span(*firm.span(1)) for firm in _nouns().firms.finditer(flat))
    for run in _RUN.finditer(flat):
        before = flat[max(0, run.start() - 2) : run.start()]
        if " " in run[0] and before != "] ":  # what is masked is part of the name
            for span in _names(flat, run.start(), run.end()):
                kind = _nouns().heads.get(span.of(flat).rsplit(" ", 1)[-1].lower())
                if kind == "group" and (before == ", " or _alone(flat, span)):
                    continue  # "Economy, Treasury and Research Group", or under a signature
                if kind == "review" and not _DEFINITE.search(flat, span.start - 4, span.start):
                    continue
                if not span.of(flat).lower().endswith(_nouns().parts):
                    yield span


def _alone(flat: str, span: Span) -> bool:
    """Whether a name is a line of its own after the letterhead, as a writer's own unit is."""
    before = flat[max(0, span.start - 1) : span.start]
    return span.start > _LETTERHEAD and before == "\n" and flat[span.end : span.end + 1] == "\n"


def unwrapped(text: str) -> str:
    """The text, as long as it was, with line breaks inside a sentence or a name made spaces."""
    lines = text.split("\n")
    out = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        ahead = following.strip()
        prose = len(line) >= _WRAPPED and _SENTENCE.search(line)
        runs_on = prose or ahead.lower() in _nouns().heads
        joins = bool(line.strip()) and bool(ahead) and runs_on and following[:1] not in " \t"
        out.append(line + (" " if joins else "\n"))
    return "".join(out)[: len(text)]


def _names(flat: str, start: int, end: int) -> Iterator[Span]:
    """The names within a run of capitalised words."""
    run = flat[start:end]
    if lead := _nouns().leads.search(run):
        joints = [m.end() for m in _JOINT.finditer(run, 0, lead.start())]
        begin = joints[-1] if joints else 0
        if joints:
            yield from _names(flat, start, start + begin)
        opening = _opening(run, begin, lead.start())
        stop = _led_end(run, lead.end())
        if not _bad(run[opening:stop], start):
            yield Span(start + opening, start + stop)
        if stop + 5 < len(run):
            yield from _names(flat, start + stop + 5, end)
        return
    at = 0
    for cut in [*_CUT.finditer(run), None]:
        stop = cut.start() if cut else len(run)
        for part in _ended(run, at, stop):
            if not _bad(run[part.start : part.end], start):
                yield Span(start + part.start, start + part.end)
        at = cut.end() if cut else stop


def _ended(run: str, start: int, end: int) -> Iterator[Span]:
    """The names of a stretch that end in one of the nouns."""
    words = [(m.start(), m.end()) for m in re.finditer(r"\S+", run[start:end])]
    first = 0
    for last in range(len(words)):
        kind = _head(run, start, words, first, last)
        if kind is None:
            continue
        following = run[start + words[last + 1][0] :][:4] if last + 1 < len(words) else ""
        if _LIMITED.match(run, start + words[last - 1][0] if last else start) and following:
            continue  # "Severely Limited Mobility"
        owned = run.endswith(_OWNS, 0, start + words[last][1])
        whose = _nouns().nations.match(run, start + words[last][1], end)
        if not (
            owned
            or whose
            or kind[0] == "company"
            or re.match(r"and |& |in |on |upon |into |$", following)
        ):
            continue
        if following and not owned and _head(run, start, words, first, last + 1):
            continue
        opening = _opening(run, start + words[first][0], start + words[kind[1]][0])
        if kind[0] == "review":  # "Lady Tarn's Harbour Safety Review"
            opening += _owner_end(run[opening : start + words[kind[1]][0]])
        stop = (
            start + words[last][1] - 2
            if owned
            else whose.end()
            if whose
            else start + words[last][1]
        )
        if _proper(run[opening : start + words[kind[1]][0]], kind[0]):
            yield Span(opening, stop)
        first = last + (2 if following else 1)


def _head(
    run: str, base: int, words: list[tuple[int, int]], first: int, last: int
) -> tuple[str, int] | None:
    """The kind of noun that ends at a word, and the word at which it begins: the longest."""
    for begin in range(max(first, last - 4), last + 1):
        noun = run[base + words[begin][0] : base + words[last][1]].lower().rstrip(".")
        noun = noun[:-2] if noun.endswith(_OWNS) else noun
        if kind := _nouns().heads.get(noun):
            return kind, begin
    return None


def _opening(run: str, start: int, end: int) -> int:
    """Where the name begins: after the words that open a sentence or point, or a post in it."""
    at = start
    for post in _OF.finditer(run, start, end):
        if post[1].lower().removesuffix("s") in _nouns().roles:  # "Heads of School"
            at = start = post.end()
    for word in re.finditer(r"\S+", run[start:end]):
        if word[0].lower() not in _nouns().openers:
            break
        at = start + word.end() + 1
    return at


def _owner_end(modifiers: str) -> int:
    """Where the last owner in what stands before a noun ends, or 0."""
    return max((m.end() for m in _OWNER.finditer(modifiers)), default=0)


def _led_end(run: str, at: int) -> int:
    """Where a name that a lead began ends: before a place or time, or " and " and another name."""
    if away := _AWAY.search(run, at):
        run = run[: away.start()]
    for joint in re.finditer(r" (?:and|&) (?:the )?", run[at:]):
        rest = run[at + joint.end() :]
        if any(noun in rest.lower() for noun in (" of ", " for ")) or _proper_end(rest):
            return at + joint.start()
    return len(run)


def _proper_end(rest: str) -> bool:
    return rest.rsplit(" ", 1)[-1].lower() in _nouns().heads


def _proper(modifiers: str, kind: str) -> bool:
    """Whether what stands before the noun makes it a name."""
    words = [w for w in modifiers.lower().replace("’", "'").split() if not re.fullmatch(_SMALL, w)]
    telling = [w for w in words if w not in _nouns().generic]
    if kind == "review":
        return bool(telling) and len(words) >= 2
    return len(telling) == len(words) >= 2 if kind == "group" else bool(telling)


def _bad(name: str, start: int) -> bool:
    """Whether a run is the title of a person or a heading in capitals."""
    words = name.lower().split()
    shouted = name.isupper() and start > _LETTERHEAD
    return shouted or len(words) > 12 or any(word in _nouns().roles for word in words)


def unit(before: str, name: str) -> bool:
    """Whether a name is the end of the name of a unit: the words and the one before are ordinary.

    >>> unit("the Information ", "Security Service"), unit("the ", "Security Service")
    (True, False)
    """
    generic, openers = _nouns().generic, _nouns().openers
    last = before.rpartition(" ")[0].rsplit(None, 1)[-1:] if before.endswith(" ") else []
    if not last or not last[0][0].isupper() or last[0].lower() in openers:
        return False
    return {last[0].lower(), *name.lower().split()} <= generic


def led(name: str) -> int:
    """How long the words are that begin a name and call for more: "Royal Society of "; or 0."""
    lead = _nouns().leads.match(name)
    return len(lead[0]) if lead else 0


def tidy(name: str) -> str:
    """A name as it would stand in a sentence: one line, no capitals throughout.

    >>> tidy("UNIVERSITY OF\\n  WESTMARCH")
    'University of Westmarch'
    """
    words = " ".join(name.replace("’", "'").split()).replace("NHS NHS", "NHS")
    if not words.isupper() or " " not in words:
        return words
    small = [
        w.lower() if re.fullmatch(_SMALL, w.lower()) else w.capitalize() for w in words.split()
    ]
    return " ".join([small[0].capitalize(), *small[1:]])
