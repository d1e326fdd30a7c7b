"""Dates as letters print them: day first, in English or Welsh, in words or in figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.catalogue import catalogue
from kg.model import Span

_START = re.compile(
    r"(?:[0-9OIl]|[A-Z](?=[A-Za-z01]{2,9}\.? [0-3]?\d(?!\d)))(?<![\w/£$].)(?<!\d[.,-].)"
)
_SLIPS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1"})
_UNITS = re.findall(
    r"\w+",
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen""",
)
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_ORDINALS = re.findall(
    r"[\w-]+",
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first
    twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh
    twenty-eighth twenty-ninth thirtieth thirty-first""",
)
_LIKE = {"l": "[l1I]", "o": "[o0]", "i": "[i1l]"}  # what a scanner makes of a letter


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A day as printed; `value` is none where the year is missing or there is no such day."""

    span: Span
    value: date | None
    day: int
    month: int
    year: int | None


def dates(text: str, within: Span | None = None) -> tuple[PrintedDate, ...]:
    """Every day named in the text, or in a span of it, in order.

    >>> [str(found.value) for found in dates("3.4.25, Friday 2nd May 2025 or 31/04/2025")]
    ['2025-04-03', '2025-05-02', 'None']
    """
    at, end = (within.start, within.end) if within else (0, len(text))
    found = []
    for start in _START.finditer(text, at, end):
        if start.start() >= at and (match := _pattern().match(text, start.start(), end)):
            at = match.end()
            if day := _read(match):
                found.append(day)
    found.extend(_worded(text, within or Span(0, len(text))))
    return tuple(sorted(found, key=lambda day: day.span))


def _worded(text: str, within: Span) -> Iterator[PrintedDate]:
    """The days whose number is a word: "the second of March 2022", "this fourth day of June"."""
    for match in _in_words().finditer(text, within.start, within.end):
        day = _ORDINALS.index(match["day"].lower().replace(" ", "-")) + 1
        month = _months()[_level(match["month"])]
        year = _year(match["figures"]) or _year_in_words(match["words"])
        if year is None and match["month"].islower():
            continue  # "the second may"
        yield PrintedDate(Span(*match.span()), _day(year, month, day), day, month, year)


def _year_in_words(printed: str | None) -> int | None:
    """The year that words give: "two thousand and twenty-two".

    >>> _year_in_words("two thousand and twenty-two"), _year_in_words("twenty nineteen")
    (2022, 2019)
    """
    if not printed:
        return None
    words = re.findall(r"[a-z]+", printed.lower().removeprefix("two thousand"))
    if not printed.lower().startswith("two thousand"):
        words = words[1:]  # "twenty nineteen"
    values = {word: value for value, word in enumerate(_UNITS, start=1)} | _TENS
    return 2000 + sum(values.get(word, 0) for word in words)


def _read(match: re.Match[str]) -> PrintedDate | None:
    part = match.groupdict()
    if part["iso_year"]:
        year: int | None = int(part["iso_year"])
        month, day = int(part["iso_month"]), int(part["iso_day"])
    elif part["number_month"]:
        day, month = int(part["number_day"]), int(part["number_month"])
        year = _year(part["number_year"])
    else:
        day = int((part["day"] or part["late_day"]).translate(_SLIPS))
        month = _months()[_level(part["month"] or part["early_month"])]
        year = _year(part["year"] or part["late_year"])
        if year is None and (part["month"] or part["early_month"]).islower():
            return None  # "section 1 may"
    if not 1 <= day <= 31:
        return None
    return PrintedDate(Span(*match.span()), _day(year, month, day), day, month, year)


def _year(printed: str | None) -> int | None:
    """The year printed in full or as two figures, which are taken for 1970 to 2069."""
    figures = (printed or "").strip("'’ ").translate(_SLIPS)
    if not figures:
        return None
    return int(figures) if len(figures) == 4 else int(figures) + (1900 if figures > "69" else 2000)


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _level(month: str) -> str:
    return month.lower().replace("1", "l").replace("0", "o")


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names, full and short, as levelled."""
    return {
        _level(name): int(catalogue().values(month.iri, "skos:notation")[0])
        for month in catalogue().concepts("month")
        for name in month.cues
    }


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(
        (name for month in catalogue().concepts("month") for name in month.cues),
        key=lambda name: (-len(name), name),
    )
    month = "|".join("".join(_LIKE.get(c, re.escape(c)) for c in name.lower()) for name in names)
    gap = r"(?:[ \t\xa0]*\n[ \t]*|[ \t\xa0]*)"
    ordinal = r"(?:<sup>)?(?:st|nd|rd|th|ain|af|ail|ydd|fed|eg|il)?(?:</sup>)?"
    year = r"(?P<{0}>(?:19|20|2[Oo])[0-9Oo]{{2}}(?!\d)|['’]?\d\d(?![\d:.,]\d|\d|\s*(?:am|pm)\b))"
    joint = rf"(?:[-/.,]|\s+of\b|\s+o\b)?{gap}"
    return re.compile(
        rf"""(?: (?P<iso_year>(?:19|20)\d\d)[-/](?P<iso_month>[01]\d)[-/]
          (?P<iso_day>[0-3]\d)(?![\d/-])
        | (?P<number_day>[0-3]?\d)[ ]?(?P<sep>[/.-])[ ]?(?P<number_month>\d\d?)[ ]?(?P=sep)[ ]?
          (?P<number_year>(?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)
        | (?P<day>[0-3]?\d|[1-3lI][OolI]|[lIO]\d){ordinal}{joint}
          (?P<month>{month})\b(?:[.,]?{gap}[-/]?{year.format("year")})?
        | (?P<early_month>{month})\b\.?[ ](?P<late_day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d/:.]\d|\d)
          (?:,?[ ](?P<late_year>(?:19|20)\d\d)(?!\d))?(?=\W|$)
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _in_words() -> re.Pattern[str]:
    names = sorted(name for month in catalogue().concepts("month") for name in month.cues)
    days = "|".join(sorted((o.replace("-", "[- ]") for o in _ORDINALS), key=len, reverse=True))
    unit, ten = "|".join(reversed(_UNITS)), "|".join(_TENS)
    number = rf"(?:(?:{ten})(?:[- ](?:{unit}))?|{unit})"
    return re.compile(
        rf"""\b(?P<day>{days})(?:\s+day)?(?:\s+of)?\s+(?P<month>{"|".join(names)})\b
        (?:,?\s+(?:(?P<figures>(?:19|20)\d\d)\b
            |(?P<words>two\s+thousand(?:\s+and)?\s+{number}|twenty\s+{number})\b))?""",
        re.VERBOSE | re.IGNORECASE,
    )
