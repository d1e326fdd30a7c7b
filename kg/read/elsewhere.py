"""A name that was found once, in every other place of the letter where it stands."""

import re
from collections.abc import Iterable, Iterator

from kg.model import Span
from kg.read.names import WORD, Name, is_stop, places, words

_LAST_NAME = re.compile(rf"[ ]({WORD})")


def everywhere(text: str, names: Iterable[Name], kept: list[Span]) -> Iterator[Span]:
    """Every place where people of those names stand: in full, or one word of it alone.

    A single word counts where it is no part of a longer name, no place and no common word; `kept`
    are the names of bodies and acts.
    """
    full: dict[str, None] = {}
    firsts: set[str] = set()
    alone: dict[str, None] = {}
    for name in names:
        main = name.main
        if len(name.tokens) > 1:
            full[r"[\s,.]+".join(map(re.escape, name.tokens))] = None
        if len(main) > 1:
            first, last = re.escape(main[0]), re.escape(main[-1])
            full[rf"{first}[\s._]+(?:\w+\.?\s+)?{last}"] = None
            full[rf"{re.escape(main[0][0])}\.?\s?(?:\w\.?\s?)?{last}"] = None
            full[rf"{last},\s+{first}"] = None
        if len(name.tokens) == 1:
            firsts.add(name.tokens[0].casefold())
        for word in main if len(main) < 3 else (main[0], main[-1]):
            if not is_stop(word) and word.casefold() not in places():
                alone[re.escape(word)] = None
                alone[re.escape(word.upper())] = None
    if full:
        pattern = re.compile(rf"(?<![\w@-])(?i:{'|'.join(full)})(?![\w-])")
        yield from (Span(m.start(), m.end()) for m in pattern.finditer(text))
    if alone:
        pattern = re.compile(rf"(?<![\w@./-])(?:{'|'.join(alone)})(?![\w@-]|\.\w)")
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            surname = _LAST_NAME.match(text, span.end) if match[0].casefold() in firsts else None
            if surname and not is_stop(surname[1]) and surname[1].casefold() not in places():
                yield Span(span.start, surname.end(1))
            elif not _in_longer_name(text, span) and not any(k.touches(span) for k in kept):
                yield span


def _in_longer_name(text: str, span: Span) -> bool:
    """Whether the word stands beside another capitalised one, as in the name of a street."""
    before = re.search(r"([^\W\d_][\w'’-]*)[^\S\n]$", text[max(0, span.start - 30) : span.start])
    after = re.match(r"[^\S\n]([^\W\d_][\w'’-]*)", text[span.end : span.end + 30])
    things = words("address-word", "team-word", "inquiry-word")
    if after and after[1][0].isupper() and (not is_stop(after[1]) or after[1].casefold() in things):
        return True
    return bool(
        before
        and before[1][0].isupper()
        and not is_stop(before[1])
        and before[1].casefold() not in words("title", "rank")
    )
