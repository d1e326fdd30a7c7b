"""Acts, regulations and the like named in the text."""

from kg.model import ActMention


def acts(text: str) -> tuple[ActMention, ...]:
    """Every act named, in order."""
    return ()
