"""Data-protection conditions and principles that a ground leans on."""

from kg.model import Citation, Condition
from kg.reason.passages import Passage


def conditions(read: tuple[Passage, ...], cited: tuple[Citation, ...]) -> tuple[Condition, ...]:
    """The conditions and principles relied on, each with the words that say so."""
    return ()
