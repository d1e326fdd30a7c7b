"""Organisations named in the text: those of the register, and others by the nouns of their names.

Full names stand in title case or capitals; abbreviations as they are written. A form that several
bodies share, or that is an ordinary word, counts only where the letter itself settles whose it is.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.catalogue import Body, catalogue, cues
from kg.model import BodyMention, Organisation, Span
from kg.recognise.apposition import beside
from kg.recognise.levelled import level, levelled, whole
from kg.recognise.naming import abbreviated, branches, councils, in_full, incorporated, one_spelling
from kg.recognise.organisations import led, nationalities, organisations, tidy, unit

_ADDRESS = re.compile(r"@|://|www\.|\.(?:uk|org|com|wales|scot|gov)\b")
_JOINED = re.compile(r",?\s(?:and|&)\s(?:the\s)?$|,\s$")
_JOINING = re.compile(r",?\sand\s(?:the\s)?")
_SMALL_WORD = re.compile(r"'s|\s[a-z&]+\s")
_WHOLE = re.compile(r"\((.+)\)$")
_BLANK = re.compile(r"\s")
_LAW = re.compile(r"\s+(?:\([A-Z][\w ]+\)\s+)?(?:Act|Bill|Order|Regulations|Rules)\b")
_CHANNEL = re.compile(r"(?:^|\n)[ \t]*(?:via|by way of|c/o|through)[ \t]+(?:the )?$", re.IGNORECASE)
_NEAR = 200  # code points on each side in which words tell whose a shared name is


def bodies(text: str) -> tuple[BodyMention, ...]:
    """Every organisation named, in order; of overlapping names the longest.

    >>> [m.body.name for m in bodies("The Crown Prosecution Service (CPS) and the ICO replied.")]
    ['Crown Prosecution Service', 'Crown Prosecution Service', "Information Commissioner's Office"]
    """
    addresses = _addresses(text)
    found = [
        hit
        for hit in _register().find(text)
        if not (_inside(hit.span, addresses) or _of_act(text, hit.span) or _foreign(text, hit.span))
        and not _channel(text, hit.span)
        and not unit(text[max(0, hit.span.start - 20) : hit.span.start], hit.span.of(text))
    ]
    known = _settled(found, text)
    unknown = [
        BodyMention(_register().called(tidy(span.of(text))), span)
        for span in (_apart(text, span, found) for span in organisations(text))
        if _new(text, span, found) and not _inside(span, addresses) and not _of_act(text, span)
    ]
    sure = [mention.span for mention in (*known, *unknown)]
    unknown += [
        BodyMention(_register().called(tidy(span.of(text))), span)
        for span in beside(text, sure)
        if _new(text, span, found) and not any(span.touches(s) for s in (*sure, *addresses))
    ]
    named = _longest(
        [*branches(text, councils(text, incorporated(text, known))), *one_spelling(unknown)]
    )
    named = _longest([*named, *abbreviated(text, named)])
    return tuple(BodyMention(in_full(m.body, named), m.span, m.binding) for m in named)


@dataclass(frozen=True, slots=True)
class _Found:
    """A form of the register found: whose it may be, and whether it is shared."""

    span: Span
    bodies: tuple[Body, ...]
    shared: bool
    articled: bool  # "the NHS" is a name, "NHS" alone is shared


@dataclass(frozen=True, slots=True)
class _Form:
    words: str  # as written, white space and "&" levelled
    bodies: tuple[Body, ...]
    shared: bool
    exact: bool  # an abbreviation: matched as it is written


class _Register:
    """The names of the register, ready to be found."""

    def __init__(self) -> None:
        forms: dict[tuple[str, bool], dict[str, Body]] = defaultdict(dict)
        shared: set[str] = set()
        for body in catalogue().bodies.values():
            for name in _spelt({body.name, *body.names, *body.shared}):
                exact = _abbreviation(name)
                forms[level(name), exact][body.slug] = body
            for short in body.abbreviations:
                forms[level(short), True][body.slug] = body
            shared.update(level(name) for name in body.shared)
        self._forms = [
            _Form(words, tuple(owners.values()), words in shared or len(owners) > 1, exact)
            for (words, exact), owners in forms.items()
        ]
        self._forms_by_words: dict[str, list[_Form]] = defaultdict(list)
        for form in self._forms:
            self._forms_by_words[form.words.lower()].append(form)
        self._automaton = ahocorasick_rs.AhoCorasick([f.words.lower() for f in self._forms])

    def called(self, name: str) -> Organisation:
        """The body of the register with a full name, else an organisation of that name."""
        plain = level(name).lower().removeprefix("the ")
        for form in self._forms_by_words.get(plain, ()):
            if len(form.bodies) == 1:
                return Organisation(form.bodies[0].name, form.bodies[0].slug)
        return Organisation(name)

    def find(self, text: str) -> list[_Found]:
        """Every form that stands in the text as whole words, in order; they may overlap."""
        flat, starts, origins = levelled(text)
        lower = flat.lower()
        found = []
        for index, start, end in self._automaton.find_matches_as_indexes(lower, overlapping=True):
            form = self._forms[index]
            if not whole(flat, start, end) or not _cased(flat[start:end], form):
                continue
            here = bisect_right(starts, start) - 1
            last = bisect_right(starts, end - 1) - 1
            span = Span(
                origins[here][0] + start - starts[here],
                min(origins[last][0] + end - starts[last], origins[last][1]),
            )
            article = 4 if form.words.startswith("the ") else 0
            found.append(
                _Found(
                    Span(span.start + article, span.end), form.bodies, form.shared, bool(article)
                )
            )
        return sorted(found, key=lambda f: (f.span.start, -f.span.end))


@cache
def _register() -> _Register:
    return _Register()


def _spelt(names: set[str]) -> set[str]:
    """The names, those that begin with HM also in full."""
    crown = {name.removeprefix("HM ") for name in names if name.startswith("HM ")}
    return names | {f"{whose} Majesty's {name}" for name in crown for whose in ("Her", "His")}


def _abbreviation(name: str) -> bool:
    """Whether a form is matched as it is written: one word, or no small letters."""
    return " " not in name or name.isupper()


def _cased(printed: str, form: _Form) -> bool:
    """Whether a form found without case has the case of a name."""
    if form.exact:
        return printed == form.words
    if form.words[1:].islower() and not printed.istitle():
        # "hate crime advisory panels" is a description
        return printed == form.words and printed[:1].isupper()
    return all(
        there[:1].isupper() or not here[:1].isupper()
        for here, there in zip(form.words.split(), printed.split(), strict=True)
    )


def _settled(found: list[_Found], text: str) -> list[BodyMention]:
    """The forms found with the body that each is; shared ones only where the letter settles it."""
    sure = [f for f in found if not f.shared]
    sure = [f for f in sure if not any(o.span != f.span and o.span.holds(f.span) for o in sure)]
    plain = {f.bodies[0].slug for f in sure}
    nations = {f.bodies[0].nation for f in sure}
    settled = []
    owners = [_owner(hit, text, plain, nations) for hit in found]
    both = [(b, hit) for b, hit in zip(owners, found, strict=True) if b and hit.shared]
    plain |= {body.slug for body, hit in both if _official(body, hit, text)}
    for hit in found:
        body = _owner(hit, text, plain, nations)
        if body and not (_parent(body) in plain or _branch(text, hit, found)):
            settled.append(BodyMention(Organisation(body.name, body.slug), hit.span))
    return _longest(settled)


def _branch(text: str, hit: _Found, found: list[_Found]) -> bool:
    """Whether a name in brackets after another is an office of that one: "X (Wales Office)"."""
    bracketed = text[hit.span.start - 2 : hit.span.start] == " ("
    beside = any(other.span.end == hit.span.start - 2 for other in found)
    return bracketed and beside and hit.span.of(text).endswith("Office")


@cache
def _parent(body: Body) -> str | None:
    """The slug of the body whose team another is, as its name says: "Press Team (Home Office)"."""
    owner = next((m[1] for name in (body.name, *body.names) if (m := _WHOLE.search(name))), None)
    owners = [b.slug for b in catalogue().bodies.values() if owner in b.names]
    return owners[0] if len(owners) == 1 and owners[0] != body.slug else None


def _owner(hit: _Found, text: str, plain: set[str], nations: set[str]) -> Body | None:
    """The one body that a form means; none where that is not settled."""
    if not hit.shared:
        return hit.bodies[0]
    named = [body for body in hit.bodies if body.slug in plain]
    if len(named) == 1:
        return named[0]
    printed = hit.span.of(text)
    if len(hit.bodies) == 1:  # "the NHS": with its article an abbreviation is a name
        article = text[max(0, hit.span.start - 4) : hit.span.start].lower()
        own = level(printed) in hit.bodies[0].abbreviations
        return hit.bodies[0] if article == "the " and own and hit.articled else None
    near = Span(max(0, hit.span.start - _NEAR), min(len(text), hit.span.end + _NEAR))
    for within in (near, None):
        told = {h.slug for h in cues("body-context").find(text, within)}
        if len(meant := [b for b in hit.bodies if b.slug in told]) == 1:
            return meant[0]
    local = [b for b in hit.bodies if b.nation in nations and b.nation not in ("UK", "England")]
    if len(local) == 1:
        return local[0]
    official = [b for b in hit.bodies if _official(b, hit, text)]
    return official[0] if len(official) == 1 else None


def _official(body: Body, hit: _Found, text: str) -> bool:
    """Whether a form is the official name of a body."""
    return body.name.lower() == level(hit.span.of(text)).lower()


def _apart(text: str, span: Span, found: list[_Found]) -> Span:
    """A run of capitals without the name of the register that "and" joins to it."""
    for hit in found:
        if hit.span.start == span.start and not hit.shared:
            following = _JOINING.match(text, hit.span.end)
            if following and following.end() < span.end:
                return Span(following.end(), span.end)
        if span.start < hit.span.start < span.end <= hit.span.end:
            joint = _JOINED.search(text, span.start, hit.span.start)
            if joint and " " in text[span.start : joint.start()]:
                return Span(span.start, joint.start())
    return span


def _new(text: str, span: Span, found: list[_Found]) -> bool:
    """Whether a run of capitals is a name of its own and not one of the register with more to it.

    "Lincoln Crown Court" is the Crown Court; "British Transport Police Authority" is itself.
    """
    for hit in found:
        if hit.span.end == span.end or hit.span.holds(span):
            return False
        begins = span.holds(hit.span) and span.start + 4 >= hit.span.start
        more = span.start + led(span.of(text)) > hit.span.end  # "Royal Society of Lock Keepers"
        if begins and not more and _SMALL_WORD.match(text, hit.span.end):
            return False
    return True


def _longest(mentions: Iterable[BodyMention]) -> list[BodyMention]:
    kept: list[BodyMention] = []
    order = sorted(mentions, key=_rank)
    for mention in order:
        if not any(mention.span.touches(other.span) for other in kept):
            kept.append(mention)
    return sorted(kept, key=lambda m: m.span)


def _rank(mention: BodyMention) -> tuple[int, int, str, str]:
    length = mention.span.end - mention.span.start
    return -length, mention.span.start, mention.body.name, mention.body.slug or "~"


def _of_act(text: str, span: Span) -> bool:
    """Whether a name is part of the title of a law: "the Charity Commission Act 2031"."""
    return _LAW.match(text, span.end) is not None


def _foreign(text: str, span: Span) -> bool:
    """Whether a name is that of another state's body: "the Estonian Ministry of Defence"."""
    before = text[max(0, span.start - 20) : span.start].split()
    return bool(before) and before[-1] in nationalities()


def _channel(text: str, span: Span) -> bool:
    """Whether a name on a line of its own is only the way a letter goes: "via WhatDoTheyKnow"."""
    return _CHANNEL.search(text, max(0, span.start - 30), span.start) is not None


def _addresses(text: str) -> list[Span]:
    """The words that are addresses of mail or of the web."""
    found = []
    end = 0
    for sign in _ADDRESS.finditer(text):
        if sign.start() >= end:
            start = max(text.rfind(mark, 0, sign.start()) for mark in " \n(") + 1
            blank = _BLANK.search(text, sign.end())
            end = blank.start() if blank else len(text)
            found.append(Span(start, end))
    return found


def _inside(span: Span, addresses: list[Span]) -> bool:
    return any(address.touches(span) for address in addresses)
