"""Home addresses in a letter; those of offices stay."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Span
from kg.read.names import UPPER, choice, words
from kg.read.signs import Signs

POSTCODE = r"\b(?i:[A-Z]{1,2}\d[A-Z\d]?[ ]?\d[A-Z]{2})\b"
_POSTCODE = re.compile(POSTCODE)
_HOUSE = (
    r"(?:(?:Flat|Apartment|Apt|Unit|Room|Plot|Caravan|Fflat)[ ]\w{1,4},?\s)?"
    r"\d{1,4}[A-Za-z]?(?:[-–/]\d{1,4})?,?[ ]"
)
_PART = rf"(?:[{UPPER}\d][\w'’/-]*|of|on|upon|the|le|y|in|&)"
_BEHIND = re.compile(
    rf"\s*(?:,|[–-]|\(|\b(?:of|at|from)\b)\s*((?:(?i:the)\s)?{_PART}(?:[,\s]+{_PART})*)"
)
_PARTS = re.compile(rf"\s*({_PART}(?:[,\s]+{_PART})*)")


@cache
def _street() -> re.Pattern[str]:
    """A house number (or a flat) and a street, with what follows up to a postcode."""
    street = choice("address-word")
    part = rf"[{UPPER}][\w'’-]*"
    return re.compile(
        rf"(?<![\w£.,/]){_HOUSE}(?:(?i:the|st)\.?[ ])?(?:{part}[ ]){{0,4}}(?:{street})\b"
        rf"(?:,?[^\S\n]*(?:\n[ \t>]*)?(?:{part}|of|on|upon|the|le|y)){{0,8}}?"
        rf"(?:,?\s*{POSTCODE}|(?=[.;:)\n]|[^\S\n]+[a-z(]|$))"
    )


_LINK = re.compile(r"(?:[^\S\n]+is)?(?:[^\S\n]+at)?[^\S\n]*[:,-]?[^\S\n]*\n?[ >]*")
_AFTER_NAME = re.compile(r"\((?:Mrs?|Ms|Miss|Dr|WhatDoTheyKnow)\.?\)|\b(?:Esq|[A-Z]{2,5})\b")
_LABEL = re.compile(r"(?i)(?:address|cyfeiriad)\s*:\s*")
_WHOLE = re.compile(
    r"[^.;!?]{4,120}?(?=[.;!?](?:\s|$)|\n\s*\n|(?<!,)\n|\s(?:and|but|so|where|since|because)\s|$)"
)


def addresses(signs: Signs, names: list[Span], head: int) -> Iterator[tuple[Span, str]]:
    """Each home address and its kind: after its label, or under the name of the person it is of.

    `names` are the spans of people's names found so far, `head` where the salutation stands.
    """
    text = signs.text
    for label in signs.of("address-label"):
        link = _LINK.match(text, label.end)
        start = link.end() if link else label.end
        if (found := _WHOLE.match(text, start)) and (stretch := _address_part(found[0])):
            yield Span(found.start(), found.start() + len(stretch)), "address"
    for name in names:
        yield from _under(text, name, in_head=name.end < head)


def _address_part(words_after: str) -> str:
    """As much of the words as is an address, "" where they are none."""
    if codes := list(_POSTCODE.finditer(words_after)):
        return words_after[: codes[-1].end()]
    if not re.search(r"\d", words_after) and not any(
        word in words("address-word") for word in re.findall(r"[^\W\d_]+", words_after.casefold())
    ):
        return ""
    if not re.match(rf"\s*[\d{UPPER}]", words_after):
        return ""
    parts = _PARTS.match(words_after)
    return words_after[: parts.end()].rstrip(" ,") if parts else ""


def _under(text: str, name: Span, *, in_head: bool) -> Iterator[tuple[Span, str]]:
    """The lines of an address that follow a name at once, or stand behind it on its line."""
    end = text.find("\n", name.end)
    end = min(len(text) if end < 0 else end, name.end + 160)
    behind = text[name.end : end]
    if (parts := _BEHIND.match(behind)) and not _is_office(parts[1]):
        kept = parts[1].rstrip(" ,")
        if _POSTCODE.search(kept) or _street().match(kept):
            yield Span(name.end + parts.start(1), name.end + parts.start(1) + len(kept)), "address"
            return
    if _AFTER_NAME.sub("", behind).strip(" ,>*_."):
        return
    at = end + 1
    lines: list[Span] = []
    while at < len(text) and len(lines) < 7:
        stop = text.find("\n", at)
        stop = len(text) if stop < 0 else stop
        line = text[at:stop]
        label = _LABEL.match(line)
        at += label.end() if label else 0
        line = line[label.end() :] if label else line
        bare = line.strip(" \t>*_,")
        if not bare or not _may_be_address(bare):
            break
        lines.append(Span(at + len(line) - len(line.lstrip(" \t>*_")), at + len(line.rstrip())))
        at = stop + 1
    shape = [bool(_is_address(span.of(text))) for span in lines]
    numbered = bool(lines) and bool(re.match(r"\d{1,4}[A-Za-z]?,?[ ][^\W\d_]", lines[0].of(text)))
    if lines and (numbered or (any(shape) and (in_head or shape[0] or shape[-1]))):
        for span in lines:
            yield span, "address"


def _may_be_address(line: str) -> bool:
    if len(line) > 60 or re.search(r"@|https?:|\bwww\.|:", line) or line.endswith((".", "?")):
        return False
    if _POSTCODE.fullmatch(line) or _street().search(line):
        return not _is_office(line)
    if re.search(r"\d{4}", line) or _is_office(line):
        return False
    return all(
        word[0].isupper() or word in ("of", "on", "upon", "the", "le", "y", "in", "and", "by")
        for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", line)
    ) and bool(re.search(r"[^\W\d_]{2}", line))


def _is_address(line: str) -> bool:
    low = re.findall(r"[^\W\d_]+", line.casefold())
    return bool(
        _POSTCODE.search(line)
        or _street().search(line)
        or (low and low[-1] in words("address-word"))
    )


def _is_office(line: str) -> bool:
    low = set(re.findall(r"[^\W\d_]+", line.casefold()))
    return bool(low & words("office-building")) or bool(
        low & (words("team-word") | words("role-word")) - words("word-or-name")
    )
