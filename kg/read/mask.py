"""People and private contacts in a letter replaced by fixed tokens: the last act of reading."""

import re

from kg.model import Span

_EMAIL = re.compile(r"[\w.+%'-]+@[\w-]+(?:\.[\w-]+)+")


def mask(
    text: str, pages: tuple[int, ...] = (0,)
) -> tuple[str, tuple[tuple[str, int], ...], tuple[int, ...]]:
    """The text with people masked, how many of each kind, and where its pages then start."""
    found = [(Span(m.start(), m.end()), "email") for m in _EMAIL.finditer(text)]
    parts, at = [], 0
    for span, kind in found:
        parts += [text[at : span.start], f"[{kind} removed]"]
        at = span.end
    counts = (("email", len(found)),) if found else ()
    return "".join([*parts, text[at:]]), counts, pages if not found else (0,)
