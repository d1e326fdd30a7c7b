"""Organisations known by what a letter calls them: "our solicitors, Marlow Keel, advised us".

A name that neither the register nor its own nouns show to be an organisation is one where it stands
beside a noun for one, in a list of which another is known, or after words that only a firm follows.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.model import Span
from kg.recognise.organisations import unwrapped

_WORD = r"[A-Z][\w’'+-]*"
_NAME = rf"{_WORD}(?: (?:(?:and|&|of|for) (?:the )?)?{_WORD}){{0,4}}(?: plc)?"
_PLUS = re.compile(r"(?<![\w@/.+])[A-Z][a-z]{2,}\+[A-Z][a-z]{2,}\b")
_ENDS = r"(?=[,;:)]|\.(?:\s|$)|\s+[a-z(]|[ ]*(?:\n|$))"
_LISTED = rf"{_NAME}(?:, (?:and )?{_NAME})*(?: and {_NAME})?"
_LIST = re.compile(rf"(?:\(|\b(?:such as|namely|including) )({_LISTED})(?=[).;:]|,? [a-z])")
_CALLED = 40  # characters before a list in which a noun may say what it lists


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The patterns made of the words of the scheme of organisations."""

    after: re.Pattern[str]  # "our agent, NAME," and "Supplier: NAME"
    several: re.Pattern[str]  # "the providers were NAME and NAME"
    straight: re.Pattern[str]  # "the charity NAME"
    before: re.Pattern[str]  # "NAME, the charity that"
    dealt: re.Pattern[str]  # "commissioned from NAME"
    called: re.Pattern[str]  # a noun right before a list
    ordinary: frozenset[str]  # words of which no name is made alone
    persons: frozenset[str]  # words of no name of an organisation


@cache
def _grammar() -> _Grammar:
    words = {c.slug: c.words for c in catalogue().concepts("organisation")}

    def any_of(slug: str) -> str:
        return "|".join(sorted(map(re.escape, words[slug]), key=lambda w: (-len(w), w)))

    beside, dealt = any_of("beside"), any_of("dealt")
    heads = ("company", "foreign", "generic", "group", "inquiry", "institution", "public")
    months = (name for month in catalogue().concepts("month") for name in month.cues)
    ordinary = (
        *months,
        *(w for slug in (*heads, "capital", "nation", "opener") for w in words[slug]),
    )
    return _Grammar(
        re.compile(rf"\b(?i:{beside})(?:, |: | [|–-] | is | was )(?:the )?({_NAME}){_ENDS}"),
        re.compile(rf"\b(?i:{beside})(?<=s)(?:, |: | are | were )({_LISTED}){_ENDS}"),
        re.compile(rf"\b(?:a|by|our|the|to|with) (?:{any_of('called')}) ({_NAME}){_ENDS}"),
        re.compile(
            rf"({_NAME}), (?:a|an|the|our|its|their) (?:[\w-]+ ){{0,3}}(?:{any_of('called')})[ ,.;]"
        ),
        re.compile(rf"\b(?i:{dealt}) (?:the )?({_NAME}){_ENDS}"),
        re.compile(rf"\b(?i:{beside})\W*$"),
        frozenset(word.lower() for word in ordinary),
        frozenset(word.lower() for slug in ("person", "role") for word in words[slug]),
    )


def beside(text: str, known: Iterable[Span]) -> Iterator[Span]:
    """The spans of names that stand as those of organisations do; `known` are organisations.

    >>> said = "Our contractor, Marlow Keel, paid two firms (Tarn and Sons, Abbot Lime)."
    >>> [span.of(said) for span in beside(said, ())]
    ['Marlow Keel', 'Tarn and Sons', 'Abbot Lime']
    """
    flat, grammar = unwrapped(text), _grammar()
    yield from (Span(*match.span()) for match in _PLUS.finditer(flat))
    for match in grammar.several.finditer(flat):
        items = list(_items(flat, Span(*match.span(1))))
        if len(items) > 1:
            yield from (item for item in items if _is_name(item.of(flat)))
    for pattern in (grammar.after, grammar.straight, grammar.before, grammar.dealt):
        for match in pattern.finditer(flat):
            single = " " not in match[1]
            if _is_name(match[1]) and not (single and pattern is grammar.before):
                yield Span(*match.span(1))
    known = tuple(known)
    for listed in _LIST.finditer(flat):
        items = list(_items(flat, Span(*listed.span(1))))
        called = grammar.called.search(flat, max(0, listed.start() - _CALLED), listed.start() + 1)
        if called or any(item.touches(span) for item in items for span in known):
            yield from (item for item in items if _is_name(item.of(flat)))


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
