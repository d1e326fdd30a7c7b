"""That the letter withholds or redacts information it holds, said in plain words."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import fold
from kg.model import Layout, Statement
from kg.sentences import sentences
from kg.vocab import SECTION, STATEMENT, Scheme

_STATING = Scheme("stating")
_OTHER = ("redress", "request", "furniture", "letterhead", "law")
# English grammar: an act of the authority, or what was done to the information; no supposition.
_NOW = r"(?:(?:now|also|therefore|accordingly|so|however|all|both|further|currently|been) ){0,2}"
_SHAPES = (
    r"\b(?:we|i|the (?:{body})) (?:are|am|is|have|has|'ve|must|shall|will) {now}(?:{keep})\b",
    r"\b(?:(?:we|i|the (?:{body})) (?:have |has )?|and (?:have|has) ){now}"
    r"(?:decided|determined|resolved|concluded) "
    r"(?:that (?:it|they|this) must be (?:{kept})\b|not to (?:{give})\b|to (?:{keep})\b)",
    r"\b(?:falls?|comes?) within (?:the|an|one of the) (?:exempt|excepti)",
    r"\b(?:is|are|has been|have been|was|were|must be|being) {now}(?:{kept})\b",
    r"\b(?:we|i|the (?:{body})) (?:are|am|is|were) (?:not (?:able|prepared|willing) to|unable to"
    r"|not) (?:{give}|{giving})\b",
    r"\b(?:we|i|the (?:{body})) (?:cannot|can't|will not|won't|do not propose to|must decline to"
    r"|decline to|refuse to|must refuse to|declines to|refuses to) (?:{give})\b",
    r"\b(?:cannot|can't|will not|won't|is not being|are not being) {now}(?:be )?(?:{given})\b",
)
_BARS = re.compile(
    r"\b(?:if|would|could|might|may|unless|whether|should|previously|had|originally|initially"
    r"|no information|none|nothing|not(?: \w+){0,2} (?:withh\w+|redact\w*)|no longer|asked"
    r"|reconsider\w*|not (?:\w+ )?hold|not held|reasons? for)\b"
)
_CUTS = re.compile(r"[;:,.–] | (?:because|since|but|and) ")
_SUPPOSED = re.compile(r",? (?:if|unless|only if|where)\b|\?")


def withholding(text: str, layout: Layout) -> Iterator[Statement]:
    """The first sentence that says that information is withheld; none where it is only supposed."""
    other = {SECTION[kind] for kind in _OTHER}
    for section in layout.sections:
        if section.kind in other:
            continue
        for block in section.blocks:
            for span in sentences(text, block.span) if block.kind != "quote" else ():
                words = " ".join(fold(span.of(text)).split())
                if any(_is_done(words, act) for act in _acts().finditer(words)):
                    yield Statement(STATEMENT["withholding"], span)
                    return


def _is_done(words: str, act: re.Match[str]) -> bool:
    """Whether an act is told as done: nothing before it, or right after it, supposes it."""
    begin = max((cut.end() for cut in _CUTS.finditer(words, 0, act.start())), default=0)
    return not _BARS.search(words, begin, act.end()) and not _SUPPOSED.match(words, act.end())


@cache
def _acts() -> re.Pattern[str]:
    lists = {c.slug: c.words for c in catalogue().concepts(_STATING.name)}
    named = {
        name: "|".join(sorted(map(re.escape, lists[_STATING[slug]]), key=lambda w: (-len(w), w)))
        for name, slug in (
            *(("body", "party"), ("keep", "keeping-back"), ("kept", "kept-back")),
            *(("give", "giving-out"), ("giving", "is-giving-out"), ("given", "given-out")),
        )
    }
    return re.compile("|".join(shape.format(now=_NOW, **named) for shape in _SHAPES))
