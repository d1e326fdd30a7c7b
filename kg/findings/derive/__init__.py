"""The situations of a letter: each module derives those of one part of the law."""

from collections.abc import Callable, Iterator

from kg.findings.case import Case
from kg.findings.derive.answered import answered
from kg.findings.derive.balance import balance
from kg.findings.derive.citations import citations
from kg.findings.derive.claims import claims
from kg.findings.derive.denial import denial
from kg.findings.derive.grounds import grounds
from kg.findings.derive.harm import harm
from kg.findings.derive.not_held import not_held
from kg.findings.derive.personal import personal
from kg.findings.derive.rights import rights
from kg.findings.derive.time import time
from kg.findings.derive.together import together
from kg.findings.derived import Derived

_PARTS: tuple[Callable[[Case], Iterator[Derived]], ...] = (
    answered,
    balance,
    citations,
    claims,
    denial,
    grounds,
    harm,
    not_held,
    personal,
    rights,
    time,
    together,
)


def derive(case: Case) -> Iterator[Derived]:
    """Everything that is derived of a letter."""
    for part in _PARTS:
        yield from part(case)
