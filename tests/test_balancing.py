"""Which letters may give reasons for a balance, and which say only that one was struck."""

import pytest

from kg.pipeline import extract
from kg.read import read
from kg.vocab import STATEMENT

LETTER = """Dear Ms Tarn

Thank you for your request. The plan is exempt under section 31(1)(a) of the Freedom of \
Information Act 2000, as thieves would be likely to use it.

{said}

You may ask for an internal review within 40 working days.

Yours sincerely
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("We considered the public interest and find that it favours withholding.", False),
        ("Careful thought was given to each side; on balance the exemption is maintained.", False),
        ("The weightier thing is that walkers come home with their bicycles.", True),
        ("We considered the public interest. Lambs are safest behind a quiet fence.", True),
        ("Villagers asked often, but what tipped it was the sale of the mill in June.", True),
    ],
)
def test_balance_is_bare_where_only_formulas_stand_about_it(said: str, found: bool) -> None:
    letter = extract(read(LETTER.format(said=said).encode()))
    told = [s for s in letter.statements if s.kind == STATEMENT["weighing"] and not s.grounds]
    assert bool(told) is found
