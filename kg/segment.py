"""How a letter is laid out: blocks and the sections they form."""

from kg.model import Block, Layout, Section, Span
from kg.vocab import SECTION


def segment(text: str) -> Layout:
    """The layout of a letter's normalised text."""
    whole = Span(0, len(text))
    return Layout((Section(SECTION["answer"], whole, (Block("paragraph", whole),)),))
