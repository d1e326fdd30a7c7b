"""Organisations named in the text."""

from kg.model import BodyMention


def bodies(text: str) -> tuple[BodyMention, ...]:
    """Every organisation named, in order."""
    return ()
