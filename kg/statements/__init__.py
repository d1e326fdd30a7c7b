"""What the law wants a letter to say, or takes into account, found in its words."""

from kg.model import ActMention, Citation, Ground, Layout, Question, Reasoning, Statement
from kg.statements.balancing import balancing
from kg.statements.citing import of_citing
from kg.statements.consequences import consequences
from kg.statements.denying import denying
from kg.statements.handling import handling
from kg.statements.inside import inside
from kg.statements.joined import joined
from kg.statements.of_grounds import of_grounds
from kg.statements.of_letter import of_letter
from kg.statements.opinions import opinions
from kg.statements.refusing import refusing
from kg.statements.sides import sides
from kg.statements.told import told
from kg.statements.unanswered import unanswered
from kg.statements.withholding import withholding
from kg.statements.worded import worded

__all__ = ["statements"]


def statements(
    text: str,
    layout: Layout,
    acts: tuple[ActMention, ...],
    asked: tuple[Question, ...],
    citations: tuple[Citation, ...],
    grounds: tuple[Ground, ...],
    reasoning: Reasoning,
) -> tuple[Statement, ...]:
    """The statements of a letter, and those of its grounds, in the order of their words."""
    found = {
        *worded(text, asked),
        *denying(text, layout),
        *joined(text, layout, citations, grounds),
        *balancing(text, layout, citations, grounds),
        *of_citing(text, layout, acts, asked, citations),
        *of_letter(text, layout, citations),
        *of_grounds(text, layout, citations, grounds, reasoning),
        *opinions(text, layout, reasoning),
        *refusing(text, layout),
        *consequences(text, layout),
        *handling(text, layout, acts),
        *inside(text, layout),
        *sides(text, layout, citations, grounds, reasoning),
        *told(text, layout),
        *unanswered(text, asked),
        *withholding(text, layout),
    }
    return tuple(sorted(found, key=lambda said: (said.span, said.kind, said.grounds)))
