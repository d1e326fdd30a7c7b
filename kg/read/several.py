"""Whether a file holds more than one letter; nothing is guessed where one letter quotes another."""

import re
from dataclasses import dataclass
from functools import cache

from kg.read.names import choice

_MAIL_LINE = re.compile(r"^From \S+@\S+ .*\d{4}$", re.MULTILINE)
_QUOTED = re.compile(r"^\s*>")
_FORWARDED = re.compile(
    r"^[-_\s>*]*(?:original message|forwarded message|(?:from|sent|to|subject|date|cc|oddi wrth):)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(
    r"\b(?:ref|reference|cyf|cyfeirnod)(?:\s+(?:no|number))?\b\s*[.:]?\s*"
    r"([A-Za-z]{0,8}[ /-]?[\w/.-]*\d[\w/.-]*)",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:date|dyddiad)?\s*:?\s*(?:\w+day,?\s+)?\d{1,2}(?:st|nd|rd|th)?\s+\w+\s+\d{4}", re.I
)
_WROTE = re.compile(r"\bwrote:\s*$|^on .{5,80}\d.*:\s*$", re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    return _starts("salutation")


@cache
def _closings() -> re.Pattern[str]:
    return _starts("sign-off")


def _starts(slug: str) -> re.Pattern[str]:
    return re.compile(rf"\s*{choice(slug)}\b")


@cache
def _annexes() -> re.Pattern[str]:
    return _starts("annex")


def letters_in_text(text: str) -> int:
    """How many letters a text holds: salutation, sign-off and another reference or date for each.

    What is quoted, or stands under the head of an earlier e-mail or of an annex, is part of the
    letter round it; so is the same letter in another language.

    >>> letters_in_text("Dear Sir\\n\\nNo.\\n\\nYours faithfully\\n\\nA Unit\\n")
    1
    """
    heads: list[_Head] = []
    refs: set[str] = set()
    days: set[str] = set()
    opened = -1
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if not bare or _QUOTED.match(line) or len(bare) > 90:
            continue
        if (_FORWARDED.match(bare) or _WROTE.search(bare)) and number > 12:
            break
        if heads and _annexes().match(bare):
            break
        refs |= {match[1] for match in _REFERENCE.finditer(bare)}
        if _DAY.fullmatch(bare):
            days.add("".join(re.findall(r"\d+", bare)))
        if _openings().match(bare) and len(bare) < 70 and opened < 0:
            opened = number
        elif opened >= 0 and _closings().match(bare) and len(bare) < 60 and number - opened > 2:
            heads.append(_Head(frozenset(refs), frozenset(days)))
            refs, days, opened = set(), set(), -1
    return max(1, len(_distinct(heads)))


@dataclass(frozen=True, slots=True)
class _Head:
    """What tells one letter from another: the references and the lone dates in it."""

    references: frozenset[str]
    days: frozenset[str]

    def differs(self, other: "_Head") -> bool:
        if self.references and other.references:
            return not self.references & other.references
        return bool(self.days and other.days) and not self.days & other.days


def _distinct(heads: list[_Head]) -> list[_Head]:
    found: list[_Head] = []
    for head in heads:
        if all(head.differs(other) for other in found):
            found.append(head)
    return found


def messages_in_mailbox(text: str) -> int:
    """How many messages an mbox holds."""
    return len(_MAIL_LINE.findall(text))
