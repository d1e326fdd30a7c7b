"""The situations of a letter: each module derives those of one part of the law."""

from collections.abc import Callable, Iterator

from kg.findings.case import Case
from kg.findings.derive.balance import balance
from kg.findings.derive.time import time
from kg.findings.derived import Derived

_PARTS: tuple[Callable[[Case], Iterator[Derived]], ...] = (balance, time)


def derive(case: Case) -> Iterator[Derived]:
    """Everything that is derived of a letter."""
    for part in _PARTS:
        yield from part(case)
