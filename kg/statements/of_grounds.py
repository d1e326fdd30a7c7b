"""Statements on grounds: why they apply, how likely the harm is, whose interests suffer."""

from kg.model import Ground, Layout, Reasoning, Statement


def of_grounds(
    text: str, layout: Layout, grounds: tuple[Ground, ...], reasoning: Reasoning
) -> tuple[Statement, ...]:
    """What the letter says of its grounds."""
    return ()
