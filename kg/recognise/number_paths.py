"""Paths of printed numbers: what lies in what, what comes next, what a range holds."""

import re

from kg.recognise.number_forms import ROMAN, SLIPS


def follows(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether a part comes after the last of a list: not in "31(1)(g), (b) and (e)"."""
    old, new = next(((a, b) for a, b in zip(one, two, strict=False) if a != b), ("", "z"))
    if old.isalpha() and new.isalpha() and not (ROMAN.fullmatch(old) and ROMAN.fullmatch(new)):
        return old < new
    return not (old.isdigit() and new.isdigit()) or int(old) < int(new)


def deeper(path: tuple[str, ...], value: str) -> bool:
    """Whether a part can lie inside the last part of a path: (1) in 31, (a) in (1), (i) in (a)."""
    if len(path) == 1:
        return True
    if value[0].isdigit():
        return False
    letters = [part for part in path[1:] if part[0].isalpha()]
    follows = bool(letters) and letters[-1] == "h" and value == "i"
    return not letters or (len(letters) == 1 and bool(ROMAN.fullmatch(value)) and not follows)


def graft(path: tuple[str, ...], value: str) -> tuple[str, ...]:
    """A path with a part in place of the one at its own level: 36(2)(b)(i) and (ii).

    >>> graft(("30", "2", "a", "i"), "b")
    ('30', '2', 'b')
    """
    if len(path) < 2:
        return (*path, value)
    if value[0].isdigit():
        return (path[0], value)
    level = next((n for n, part in enumerate(path) if n and part[0].isalpha()), None)
    if level is None:
        return (*path, value)
    if ROMAN.fullmatch(value) and (len(path) > level + 1 or len(value) > 1):
        return (*path[: level + 1], value)
    return (*path[:level], value)


def clean(value: str, path: tuple[str, ...], *, before: bool = False) -> str:
    """A part without the scanner's slips: (l)(a) after a number is (1)(a), (3a) is (3A)."""
    if value[0].isdigit():
        return (
            value[:1] + value[1:2].translate(SLIPS) + value[2:].upper()
            if (value[1:2] in ("l", "O") and len(value) > 1)
            else value.upper()
        )
    if value in ("l", "I") and len(path) == 1 and before:
        return "1"
    return value.lower()


def leading(number: str) -> int:
    """The digits that a number begins with: 40 of "40A"."""
    return int(re.match(r"\d*", number)[0] or 0)  # type: ignore[index]


def through(first: tuple[str, ...], last: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Every path from one to another at the level where they part, as numbers and letters follow.

    >>> through(("31", "1", "a"), ("31", "1", "c"))
    (('31', '1', 'a'), ('31', '1', 'b'), ('31', '1', 'c'))
    """
    head, one, other = first[: len(last) - 1], first[len(last) - 1], last[-1]
    if one.isdigit() and other.isdigit() and 0 < int(other) - int(one) < 60:
        return tuple((*head, str(n)) for n in range(int(one), int(other) + 1))
    if len(one) == len(other) == 1 and one.isalpha() and other.isalpha() and one < other:
        return tuple((*head, chr(n)) for n in range(ord(one), ord(other) + 1))
    romans = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    if one in romans and other in romans and romans.index(one) < romans.index(other):
        return tuple((*head, r) for r in romans[romans.index(one) : romans.index(other) + 1])
    return (first, last)
