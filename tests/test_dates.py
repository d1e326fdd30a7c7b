"""Dates in every form a letter prints them."""

import pytest

from kg.catalogue import catalogue
from kg.model import Span
from kg.recognise.dates import dates
from tests.examples import examples

PRINTED = [
    ("15 July 2025", "2025-07-15"),
    ("15th July, 2025", "2025-07-15"),
    ("the 15th of July 2025", "2025-07-15"),
    ("15 JULY 2025", "2025-07-15"),
    ("July 15, 2025", "2025-07-15"),
    ("Tuesday 15 July 2025", "2025-07-15"),
    ("15-Jul-2025", "2025-07-15"),
    ("15-Jul-25", "2025-07-15"),
    ("15 Sept. 2024", "2024-09-15"),
    ("15/07/2025", "2025-07-15"),
    ("15.07.2025", "2025-07-15"),
    ("3.4.25", "2025-04-03"),
    ("03/04/25", "2025-04-03"),
    ("2025-07-15", "2025-07-15"),
    ("15 Gorffennaf 2025", "2025-07-15"),
    ("9fed o Fai 2022", "2022-05-09"),
    ("2 Chwefror 2019", "2019-02-02"),
    ("1af Rhagfyr 2020", "2020-12-01"),
    ("15\nJuly\n2025", "2025-07-15"),
    ("1O Apri1 2O20", "2020-04-10"),  # as a scanner reads it
    ("29 February 2024", "2024-02-29"),
    ("the second of March 2022", "2022-03-02"),
    ("this twenty-first day of June, 2019", "2019-06-21"),
    ("the thirtieth of May two thousand and twenty-three", "2023-05-30"),
    ("the fourth of July twenty nineteen", "2019-07-04"),
]

NO_DAY = [
    ("31/04/2024", 31, 4),  # there is no such day
    ("29 February 2023", 29, 2),
    ("07/15/2024", 7, 15),  # month first: not guessed
    ("5 February", 5, 2),  # no year
    ("the 20th of June.", 20, 6),
    ("the third of June.", 3, 6),
]

NONE = [
    "section 4.2 of the Plan",
    "version 5.1.1.3",
    "May 2024",
    "section 1 may apply",
    "£12.04.25",
    "0303 123 1113",
    "the 2018 Act",
    "from 9.15 to 10.30",
    "FOI/12/2024/118",
    "I may write again",
    "the second may be late",
]


@pytest.mark.parametrize(("printed", "day"), PRINTED, ids=[p for p, _ in PRINTED])
def test_day_is_read(printed: str, day: str) -> None:
    text = f"It is dated {printed} and is short."
    (found,) = dates(text)
    assert found.value is not None
    assert found.value.isoformat() == day
    assert found.span.of(text) in text


@pytest.mark.parametrize(("printed", "day", "month"), NO_DAY, ids=[p for p, *_ in NO_DAY])
def test_day_without_a_value(printed: str, day: int, month: int) -> None:
    (found,) = dates(f"Sent on {printed} ")
    assert (found.value, found.day, found.month) == (None, day, month)


@pytest.mark.parametrize("text", NONE)
def test_no_day(text: str) -> None:
    assert dates(text) == ()


def test_days_in_order_and_within_a_span() -> None:
    text = "Asked on 3 May 2024, answered on 31/05/2024; reviewed 2 July 2024."
    assert [str(d.value) for d in dates(text)] == ["2024-05-03", "2024-05-31", "2024-07-02"]
    assert [str(d.value) for d in dates(text, Span(20, 45))] == ["2024-05-31"]


def test_every_name_of_a_month_is_read() -> None:
    for month in catalogue().concepts("month"):
        number = int(catalogue().values(month.iri, "skos:notation")[0])
        for name in month.cues:
            assert [d.month for d in dates(f"on 7 {name} 2021.")] == [number], name
        for example in examples(month):
            assert [d.month for d in dates(example)] == [number], example
