"""Statements on the letter as a whole: rights, time, cost, where it begins and ends."""

from kg.model import Citation, Layout, Statement


def of_letter(text: str, layout: Layout, citations: tuple[Citation, ...]) -> tuple[Statement, ...]:
    """What the letter says of itself."""
    return ()
