"""That a sub-section or paragraph is named apart from the number of its section."""

import re
from collections.abc import Iterator

from kg.model import Layout, Statement
from kg.sentences import sentences
from kg.vocab import SECTION, STATEMENT

_OTHER = ("redress", "request", "furniture", "closing")
_INSIDE = re.compile(r"\b(?:sub-?section|(?:sub-?)?paragraph|limb)\b", re.IGNORECASE)


def inside(text: str, layout: Layout) -> Iterator[Statement]:
    """The first sentence that speaks of a sub-section, paragraph or limb in words."""
    other = {SECTION[kind] for kind in _OTHER}
    for section in layout.sections:
        for block in section.blocks if section.kind not in other else ():
            for span in sentences(text, block.span) if _INSIDE.search(block.span.of(text)) else ():
                if _INSIDE.search(span.of(text)):
                    yield Statement(STATEMENT["sub-section-in-words"], span)
                    return
