"""Organisations known by what a letter calls them: "our solicitors, Marlow Keel, advised us".

A name that neither the register nor its own nouns show to be an organisation is one where it stands
beside a noun for one, in a list of which another is known, or after words that only a firm follows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from kg.catalogue import catalogue
from kg.cues import fold
from kg.model import Span
from kg.recognise.organisations import unwrapped

_WORD = r"[A-Z][\w’'+-]*"
_NAME = rf"{_WORD}(?: (?:(?:and|&|of|for) (?:the )?)?{_WORD}){{0,4}}(?: plc)?"
_PLUS = re.compile(r"(?<![\w@/.+])[A-Z][a-z]{2,}\+[A-Z][a-z]{2,}\b")
_ENDS = r"(?=[,;:)]|\.(?:\s|$)|\s+[a-z(]|[ ]*(?:\n|$))"
_LISTED = rf"{_NAME}(?:, (?:and )?{_NAME})*(?: and {_NAME})?"
_LIST = re.compile(
    rf"(?:\(|(?<= such as )|(?<= namely )|(?<= including ))({_LISTED})(?=[).;:]|,? [a-z])"
)
_AFTER = re.compile(rf"(?:, |: | [|–-] | is | was )(?:the )?({_NAME}){_ENDS}")
_SEVERAL = re.compile(rf"(?:, |: | are | were )({_LISTED}){_ENDS}")
_NEXT = re.compile(rf" (?:the )?({_NAME}){_ENDS}")
_DETERMINED = re.compile(r"\b(?:a|by|our|the|to|with) $")
_BEFORE = re.compile(
    r"(?<!\w)([A-Z][\w’'+-]*(?: (?:(?:and|&|of|for) )?[A-Z][\w’'+-]*){1,4}),"
    r" (?:a|an|the|our|its|their) (?:[\w-]+ ){0,3}$"
)
_LONGEST = 90  # characters before a noun in which the name it describes begins


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What is made of the words of the scheme of organisations."""

    nouns: tuple[str, ...]  # by number, as the automaton finds them
    automaton: ahocorasick_rs.AhoCorasick
    beside: frozenset[str]  # "our agent, NAME," and "Supplier: NAME"
    called: frozenset[str]  # "the charity NAME" and "NAME, the charity that"
    dealt: frozenset[str]  # "commissioned from NAME"
    ordinary: frozenset[str]  # words of which no name is made alone
    persons: frozenset[str]  # words of no name of an organisation


@cache
def _grammar() -> _Grammar:
    words = {c.slug: c.words for c in catalogue().concepts("organisation")}
    beside, called, dealt = (
        frozenset(word.lower() for word in words[slug]) for slug in ("beside", "called", "dealt")
    )
    nouns = tuple(sorted(beside | called | dealt))
    heads = ("company", "foreign", "generic", "group", "inquiry", "institution", "public")
    ordinary = {w.lower() for slug in (*heads, "capital", "nation", "opener") for w in words[slug]}
    ordinary |= {name.lower() for month in catalogue().concepts("month") for name in month.cues}
    persons = frozenset(word.lower() for slug in ("person", "role") for word in words[slug])
    automaton = ahocorasick_rs.AhoCorasick(nouns)
    return _Grammar(nouns, automaton, beside, called, dealt, frozenset(ordinary), persons)


def beside(text: str, known: Iterable[Span]) -> Iterator[Span]:
    """The spans of names that stand as those of organisations do; `known` are organisations.

    >>> said = "Our contractor, Marlow Keel, paid two firms (Tarn and Sons, Abbot Lime)."
    >>> [span.of(said) for span in beside(said, ())]
    ['Marlow Keel', 'Tarn and Sons', 'Abbot Lime']
    """
    flat = unwrapped(text)
    if "+" in flat:
        yield from (Span(*match.span()) for match in _PLUS.finditer(flat))
    nouns = list(_nouns(flat))
    for noun, span in nouns:
        yield from (s for s in _at_noun(flat, noun, span) if _is_name(s.of(flat)))
    yield from _letterhead(flat)
    known, called = tuple(known), {span.end for _, span in nouns}
    for listed in _LIST.finditer(flat):
        items = list(_items(flat, Span(*listed.span(1))))
        sure = len(flat[: listed.start()].rstrip(" ,")) in called
        if sure or any(item.touches(span) for item in items for span in known):
            yield from (i for i in items if len(items) > 1 and _is_name(i.of(flat)))


def _letterhead(flat: str) -> Iterator[Span]:
    """The first line, where the letter speaks of it below as of one who acts: "Tarn Keel has"."""
    first = flat[: flat.find("\n") + 1].strip()
    words = first.split()
    if not 2 <= len(words) <= 5 or not all(
        w[:1].isupper() or w in ("and", "&", "of") for w in words
    ):
        return
    for match in re.finditer(
        rf"\b{re.escape(first)}(?=,? (?:is|has|holds|does)\b|, (?:an?|the|which)\b)", flat, re.I
    ):
        if match.start() > len(first) and match[0].istitle() and _is_name(match[0]):
            yield Span(flat.find(first), flat.find(first) + len(first))
            yield Span(*match.span())


def _nouns(flat: str) -> Iterator[tuple[str, Span]]:
    """The nouns of organisations and words of dealing, as whole words."""
    low = fold(flat)
    for index, start, end in _grammar().automaton.find_matches_as_indexes(low, overlapping=True):
        if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
            yield _grammar().nouns[index], Span(start, end)


def _at_noun(flat: str, noun: str, span: Span) -> Iterator[Span]:
    """The names that a noun makes those of organisations."""
    grammar = _grammar()
    if noun in grammar.dealt:
        patterns = [_NEXT]
    else:
        patterns = [_AFTER] if noun in grammar.beside else []
        if noun in grammar.called and _DETERMINED.search(flat, max(0, span.start - 6), span.start):
            patterns.append(_NEXT)
    for pattern in patterns:
        if match := pattern.match(flat, span.end):
            yield Span(*match.span(1))
    if noun in grammar.beside and noun.endswith("s") and (match := _SEVERAL.match(flat, span.end)):
        items = list(_items(flat, Span(*match.span(1))))
        yield from items if len(items) > 1 else ()
    if noun in grammar.called and flat[span.end : span.end + 1] in (" ", ",", ".", ";"):
        begin = max(0, span.start - _LONGEST)
        if match := _BEFORE.search(flat, begin, span.start):
            yield Span(*match.span(1))


def _items(flat: str, within: Span) -> Iterator[Span]:
    """The items of a list "A, B and C"."""
    start = within.start
    commas = list(re.finditer(r", (?:and )?", within.of(flat)))
    for comma in commas:
        yield Span(start, within.start + comma.start())
        start = within.start + comma.end()
    last = re.search(r" and ", flat[start : within.end])
    if last:
        yield Span(start, start + last.start())
        start += last.end()
    yield Span(start, within.end)


def _is_name(name: str) -> bool:
    """Whether capitalised words are a name and not a heading, a post or ordinary words."""
    words = [word for word in re.split(r"[\s-]+", name.lower().replace("’", "'")) if word]
    if any(word in _grammar().persons for word in words) or len(name) < 3:
        return False
    telling = [word for word in words if word not in _grammar().ordinary]
    return bool(telling)
