"""What the requester asked for."""

from kg.model import Layout, Question


def questions(text: str, layout: Layout) -> tuple[Question, ...]:
    """Every separately put question, in order, each with the words that put it."""
    return ()
