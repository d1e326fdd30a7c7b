"""That the letter tells what would follow from disclosure, in whatever words."""

import re
from collections.abc import Iterator

from kg.cues import fold
from kg.model import Layout, Statement
from kg.sentences import sentences
from kg.vocab import SECTION, STATEMENT

_OTHER = ("redress", "furniture", "letterhead", "closing", "law")
# English grammar: the statute's own words of likelihood, and what the authority or you may do.
_RECITED = re.compile(r"\bwould,? or (?:would )?(?:be )?likely to\b[^.;,]*(?:, [a-z ]+)*")
_OURS = re.compile(
    r"\b(?:you|we|i|anyone|letter|it|interest) (?:\w+ )?(?:may|will|would|could|can|might)\b"
    r"|\b(?:would|will|could|might|may) not\b"
    r"|\bwould (?:like|normally)\b|\b(?:as|than) (?:it|they) would\b"
)
_FOLLOWS = re.compile(
    r"\b(?:would|will|could|might|may|likely|likelihood|risks?|danger|threat|consequences?)\b"
)
_OF = re.compile(
    r"disclos|releas|publish|publication|reveal|\bknow[ns]?\b|\bknew\b|learn"
    r"|\bsee (?:that|it|them)\b"
    r"|prejudic|harm|damag|undermin|inhibit|endanger|rival|competit|sway|contaminat|criminal"
)
# What speaks for disclosure, how to complain, and that disclosure would bring little.
_APART = re.compile(
    r"transparen|accountab|scrutin|openness|informed|understand|debate|commissioner|\breviews?\b"
    r"|complain|\b(?:little|nothing|not much) (?:new|more|further|to|that)\b"
    r"|\badds? (?:no|nothing)\b"
)


def consequences(text: str, layout: Layout) -> Iterator[Statement]:
    """The first sentence that tells of a consequence, apart from the words of the statute."""
    other = {SECTION[kind] for kind in _OTHER}
    for section in layout.sections:
        if section.kind in other:
            continue
        for block in section.blocks:
            for span in sentences(text, block.span) if block.kind != "quote" else ():
                if span.of(text).endswith("?"):
                    continue
                words = _OURS.sub("", _RECITED.sub("", fold(span.of(text))))
                if _FOLLOWS.search(words) and _OF.search(words) and not _APART.search(words):
                    yield Statement(STATEMENT["consequence"], span)
                    return
