"""An opinion told in two sentences, and the legs that a test of interests was looked at by."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import fold
from kg.model import Layout, Reasoning, Span, Statement
from kg.sentences import sentences
from kg.vocab import STATEMENT

_NEAR = 3  # sentences
# English grammar: that an opinion is held, that something is needed, that there is an interest.
_HELD = re.compile(
    r"\b(?:gave|given|gives|formed|forms|holds?|held|reached|expressed|recorded|signed|provided"
    r"|confirmed|agreed|considers?|considered|concluded|decided|satisfied|is of|was of|his|her"
    r"|their)\b.*\b(?:opinion|view)\b|\b(?:opinion|view) (?:was|is) (?:that|given)\b"
)
_OF_LAW = re.compile(r"\b(?:only where|only if|must|requires?|(?:can|may) be (?:claimed|used))\b")
_NEED = re.compile(
    r"\bnecess\w+|\bneed(?:s|ed)?\b|\bother(?:wise)? (?:means|ways?)\b|\bless intrusive\b"
    r"|\b(?:interests?|purpose|aim|this|that|it)(?: \w+){0,3} (?:be|been|is|are) (?:\w+ )?"
    r"(?:met|satisfied|achieved|served)\b"
    r"|\bwithout (?:the name|disclos\w+|releas\w+|it|them)\b|\balternative\w*\b"
)
_INTEREST = re.compile(
    r"\b(?:legitimate|real|genuine|proper|good|clear) (?:public )?(?:interests?|purpose|aim|reason)"
    r"|\byour (?:interest|purpose|reason|aim)\b|\binterest in (?:knowing|seeing|how|what|who|the)\b"
)
_EXPECTED = re.compile(  # what makes a disclosure unfair
    r"\bexpectations?\b|\b(?:not|n't|never|no reason to)(?: \w+){0,2} expect(?:ed)?\b|\bunfair\w*\b"
)
_RECITED = re.compile(
    r"\bpursued by\b|\bexcept where\b|\bprocessing is\b|\bfor the purposes of the\b"
)


def opinions(text: str, layout: Layout, reasoning: Reasoning) -> Iterator[Statement]:
    """The first words that hold the opinion, and those that look at an interest or a need."""
    spans = [span for block in layout.blocks for span in sentences(text, block.span)]
    folded = fold(text)
    told = [" ".join(span.of(folded).split()) for span in spans]
    yield from _opinion(spans, told)
    for span, words in zip(spans, told, strict=True):
        if _EXPECTED.search(words):
            yield Statement(STATEMENT["data-protection-bar"], span)
            break
    if reasoning.legitimate_interests:
        for kind, shape in (("interest-looked-at", _INTEREST), ("need-looked-at", _NEED)):
            for span, words in zip(spans, told, strict=True):
                if shape.search(words) and not _RECITED.search(words):
                    yield Statement(STATEMENT[kind], span)
                    break


@cache
def _offices() -> tuple[str, ...]:
    """The offices whose holders are, or may be, qualified persons."""
    listed = catalogue().concepts("saying")
    return next(concept.words for concept in listed if concept.slug == "authoriser")


def _opinion(spans: list[Span], told: list[str]) -> Iterator[Statement]:
    holders = re.compile(rf"\b(?:{'|'.join(map(re.escape, _offices()))})\b")
    for n, words in enumerate(told):
        named = "qualified person" in words
        if not named and not ("opinion" in words and holders.search(words)):
            continue
        for at in range(n, min(n + (_NEAR if named else 0) + 1, len(told))):
            if _HELD.search(told[at]) and not _OF_LAW.search(told[at]):
                yield Statement(STATEMENT["qualified-person"], spans[at])
                return
