"""Private contacts in a letter: e-mail addresses, telephone and personal numbers."""

import re
from collections.abc import Iterator
from functools import cache

from kg.model import Span
from kg.read.names import choice, words
from kg.read.signs import Signs

_EMAIL = re.compile(
    r"(?<![\w.+%'-])\w[\w.+%'’-]{0,63}(?:\n?@\n?|[ ]?\[at\][ ]?|[ ]\(at\)[ ])"
    r"(?!www\.)(?:[\w-]{1,63}\.)(?:\n?[\w-]{1,63}\.){0,5}[a-zA-Z]{2,12}\b"
)
_PHONE = re.compile(
    r"(?<![\w/.,£$€-])(?:\+\s?|00\s?)?\(?\d(?:[ \t\xa0().–-]{0,3}\d){8,13}(?!\w|[/,]\d|%|\.\d)"
    r"(?:[^\S\n]*,?[^\S\n]*(?:ext|extension|est|x)\.?[^\S\n]*\d{2,6})?",
    re.IGNORECASE,
)
# A National Insurance number; spaced, it is nothing else.
_NINO = re.compile(r"\b[A-Z]{2}[ -]\d{2}[ -]\d{2}[ -]\d{2}[ -][A-Z]\b")
_NUMBER = re.compile(
    r"\.?(?:[^\S\n]*\(\w+\))?\W{0,4}(?:(?:\w+[^\S\n]+){0,2})"
    r"((?:[A-Z]{1,5}[ -]?)?\d(?:[ -]?\d){4,17}(?:[ -]?[A-Z]\b)?)(?!\w|,\d)",
    re.IGNORECASE,
)
_OFFICE_PREFIXES = ("03", "08", "09", "0500")  # numbers that people at home do not have


def contacts(signs: Signs) -> Iterator[tuple[Span, str]]:
    """Each private contact in the text and its kind: email, phone or number."""
    text = signs.text
    if "@" in text or "[at]" in text or "(at)" in text:
        for match in _EMAIL.finditer(text):
            if not is_role_mailbox(match[0]):
                yield Span(match.start(), match.end()), "email"
    for match in _PHONE.finditer(text):
        if _is_phone(text, match):
            yield Span(match.start(), match.end()), "phone"
    yield from ((Span(m.start(), m.end()), "number") for m in _NINO.finditer(text))
    for label in signs.of("number-label"):
        found = _NUMBER.match(text, label.end)
        if found and sum(map(str.isdigit, found[1])) > 4:
            yield Span(found.start(1), found.end(1)), "number"


def is_role_mailbox(address: str) -> bool:
    """Whether an e-mail address is an office's and no person's.

    >>> is_role_mailbox("foi@example.gov.uk"), is_role_mailbox("t.orrell@example.gov.uk")
    (True, False)
    """
    local, _, domain = re.sub(r"\s", "", address).lower().partition("@")
    if re.match(r"request-\d+", local):
        return False
    known = words("mailbox")
    labels = set(domain.split("."))
    parts = [part for part in re.split(r"[^a-z]+", local.partition("+")[0]) if part]
    if any(_STRONG.search(part) for part in parts):
        return True
    joined = "".join(parts)
    if joined in known or joined in labels:
        return not (joined in _GREETINGS and not _is_public(domain))
    offices = known | (words("team-word", "role-word") - words("word-or-name"))
    if any(part in known for part in parts) and all(
        part in offices or part in labels or len(part) < 3 for part in parts
    ):
        return True
    return all(_is_joined(part, offices) for part in parts)


def _is_joined(part: str, offices: frozenset[str]) -> bool:
    """Whether words of offices are written as one: "townclerk", "accessrequests"."""
    return any(
        part[:cut] in offices and (part[cut:] in offices or _is_joined(part[cut:], offices))
        for cut in range(3, len(part) - 2)
    )


_STRONG = re.compile(
    r"^(?:foi|eir|foia|dpo|sar)s?$|foi$|^foi|freedom|information|inforeq|infogov|enquir|complaint"
    r"|dataprot|disclosure|casework|customerserv|gwybodaeth|ymholiad"
)
_GREETINGS = frozenset(("hello", "mail", "me", "post"))


def _is_public(domain: str) -> bool:
    return domain.endswith((".gov.uk", ".nhs.uk", ".nhs.net", ".police.uk", ".ac.uk", ".org.uk"))


def _is_phone(text: str, match: re.Match[str]) -> bool:
    digits = re.sub(r"\D", "", re.split(r"(?i)e|x", match[0])[0])
    international = match[0].startswith("+") or digits.startswith("0044")
    if not international and (not digits.startswith("0") or not 10 <= len(digits) <= 11):
        return False
    national = digits.removeprefix("0044").removeprefix("44") if international else digits[1:]
    if f"0{national.lstrip('0')}".startswith(_OFFICE_PREFIXES):
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    line = before.rsplit("\n", 1)[-1]
    if _reference().search(line):
        return False
    if _phone_label().search(line):
        return True
    if not international and not re.search(r"\D", match[0].strip()):
        return digits.startswith("07") and len(digits) == 11
    if international and len(national.lstrip("0")) == 10:
        return True
    if digits.startswith("07") and len(digits) == 11:
        return True
    return _valid(match[0]) or bool(
        re.match(r"\(?0\d{2,4}\)?[ -]{1,3}\d{3,4}[ -]{0,3}\d{3,4}", match[0])
    )


def _valid(number: str) -> bool:
    import phonenumbers  # loaded for the first number without a label

    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(number, "GB"))
    except phonenumbers.NumberParseException:
        return False


@cache
def _phone_label() -> re.Pattern[str]:
    return re.compile(rf"\b{choice('phone-label')}\b[^\n]{{0,24}}$|\b[TtMm]:?\s*$")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(
        rf"\b{choice('reference-label')}\b\W{{0,3}}(?:(?:no|number|is)\W{{0,3}})?[A-Z]{{0,6}}\W?$"
    )
