"""How a letter is laid out: blocks and the sections they form."""

from kg.model import Layout
from kg.segment.blocks import blocks
from kg.segment.sections import sections


def segment(text: str) -> Layout:
    """The layout of a letter's normalised text."""
    return Layout(sections(text, blocks(text)))
