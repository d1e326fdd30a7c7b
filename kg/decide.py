"""What was decided of each question."""

from kg.model import Citation, Decision, Ground, Layout, Question


def decide(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    citations: tuple[Citation, ...],
    grounds: tuple[Ground, ...],
) -> tuple[Decision, ...]:
    """One decision for each question, in the order of the questions."""
    return ()
