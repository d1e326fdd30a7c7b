"""Working days, by the bank holidays that each law counts."""

from datetime import date, timedelta
from functools import cache

import holidays

_PARTS = {"UK": ("ENG", "WLS", "SCT", "NIR"), "Scotland": ("SCT",)}


def working_days(received: date, answered: date, *, nation: str) -> int:
    """How many working days passed from the day after receipt to the day of the answer.

    `nation` is that of the regime: `UK` counts out bank holidays of any part of the United Kingdom
    (FOIA s.10(6), EIR reg.2(1)), `Scotland` those of Scotland (FOISA s.73, EISR reg.2(1)); both
    count out Saturdays, Sundays and Christmas Day, the first also Good Friday. In July 2025 a day
    is off in Northern Ireland alone:

    >>> working_days(date(2025, 6, 18), date(2025, 7, 15), nation="UK")
    18
    >>> working_days(date(2025, 6, 18), date(2025, 7, 15), nation="Scotland")
    19
    """
    passed = (received + timedelta(n) for n in range(1, (answered - received).days + 1))
    return sum(1 for day in passed if is_working(day, nation=nation))


def last_day(received: date, allowed: int, *, nation: str) -> date:
    """The last day of a time of so many working days after receipt.

    >>> last_day(date(2025, 6, 18), 20, nation="UK").isoformat()
    '2025-07-17'
    """
    day = received
    while allowed:
        day += timedelta(1)
        allowed -= is_working(day, nation=nation)
    return day


def is_working(day: date, *, nation: str) -> bool:
    """Whether a day is a working day in a nation, `UK` or `Scotland`."""
    return day.weekday() < 5 and day not in _days_off(day.year, nation)


@cache
def _days_off(year: int, nation: str) -> frozenset[date]:
    return frozenset(
        day
        for part in _PARTS[nation]
        for day in holidays.country_holidays("GB", subdiv=part, years=year)
    )
