"""That the authority itself neither confirms nor denies, said in plain words."""

import re
from collections.abc import Iterator

from kg.catalogue import cues
from kg.cues import fold
from kg.model import Layout, Statement
from kg.sentences import sentences
from kg.vocab import OUTCOME, SECTION, STATEMENT

_APART = ("furniture", "law", "letterhead", "redress", "request")
# English grammar: what the law says of authorities, and what is only supposed.
_RECITAL = re.compile(
    r"\b(?:if|unless|where|were|would|could|might|permit\w*|allow\w*|entitle\w*|enable\w*"
    r"|provide[sd]?|exclude\w*|arise\w*|an authority|authorities)\b|\?$"
)


def denying(text: str, layout: Layout) -> Iterator[Statement]:
    """The first sentence that neither confirms nor denies; none where it is only supposed."""
    apart = {SECTION[kind] for kind in _APART}
    hits = [h.span for h in cues(OUTCOME.name).find(text) if h.slug == OUTCOME["ncnd"]]
    for hit in hits:
        section = layout.section_at(hit.start)
        if section is None or section.kind in apart:
            continue
        for block in section.blocks:
            if block.kind == "quote" or not block.span.holds(hit):
                continue
            for span in sentences(text, block.span):
                if span.holds(hit) and not _RECITAL.search(fold(span.of(text))):
                    yield Statement(STATEMENT["denial"], span)
                    return
