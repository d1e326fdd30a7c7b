"""Citations of legislation: recognised, bound to an act, given a role."""

from kg.model import ActMention, Citation, Fact, Layout, Question


def citations(
    text: str,
    layout: Layout,
    named: tuple[ActMention, ...],
    regimes: tuple[Fact[str], ...],
    asked: tuple[Question, ...],
) -> tuple[Citation, ...]:
    """Every citation of a provision, in order."""
    return ()
