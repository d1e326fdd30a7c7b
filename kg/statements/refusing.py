"""That a request is refused for the work it would be, and that something smaller is offered."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue, cues
from kg.cues import fold
from kg.model import Layout, Span, Statement
from kg.sentences import sentences
from kg.statements.amounts import estimates
from kg.vocab import SECTION, STATEMENT, Scheme

_REFUSING = Scheme("refusing")
_APART = ("furniture", "letterhead")
_HEAVY = ("manner", "work")
# English grammar: what the authority will not do, what is not done, what one who asks less gets.
_WILL_NOT = (
    r"\b(?:can't|cannot|won't|will not|not|n't|unable|refus\w+|declin\w+|no intention|not going)"
    r"(?:,? \w+){{0,3}}? (?:{answering})\b"
    r"|\b(?:can't|cannot|won't|not|n't)(?: \w+){{0,2}}? be (?:\w+ )?(?:{answered})\b"
    r"|\b(?:am|are|is|have|has|must|been) (?:\w+ )?(?:refus\w+|declin\w+|reject\w+)"
    r"|\b(?:will not|won't|not going to) be \w+ing\b|\bno more of your\b|\bclosed\b"
    r"|\bimpossible(?: for us)? to (?:{answering})\b"
    r"|\b(?:refus|declin|reject)(?:e|es|ed|ing) (?:your|the|this|that|it)\b"
)
_OFFERS = (
    r"\b(?:if|were|should) you\b(?: [\w'’-]+){{0,5}}? (?:{asking-less})\b.*?"
    r"\b(?:we|i)(?:'d|'ll)?(?: (?:can|could|may|might|will|would|think|should|shall))?"
    r"(?: [\w'-]+){{0,5}}? (?:{handing})\b"
    r"|\b(?:if|were|should) you\b(?: [\w'’-]+){{0,5}}? (?:{asking-less})\b.*?"
    r"\b(?:likely|possible)\b"
    r"|\b(?:we|i) (?:can|could|(?:may|might|would|will|should) be able to|(?:are|am) able to"
    r"|(?:would|will) be (?:happy|glad|willing) to|(?:are|am) (?:happy|glad|willing) to)"
    r"(?: (?:however|instead|still|probably|perhaps|certainly))? (?:{handing})\b"
    r"|\b(?:we|i) (?:would|could|can|may|might),? (?:though|however|of course),? (?:be able to )?"
    r"(?:{handing})\b|\bour advice and assistance\b|\bby way of (?:advice|assistance|help)\b"
    r"|\b(?:change|alter|adjust|amend|narrow|refine|reduce|resubmit|reformulate)"
    r" (?:your|the) request\b"
    r"|\b(?:if|were|should) you\b.*\b(?:under|within|inside|below) (?:the|that|this) (?:\w+ )?"
    r"(?:limit|threshold|ceiling|sum)\b"
    r"|\b(?:please|do) (?:tell|let|say|name|choose|specify|pick|give)\b.*?"
    r"\b(?:which|what|whether|year|period|one)\b"
    r"|\byou (?:may|might|could)(?: also| perhaps)? (?:like|wish|want|prefer|care) to"
    r" (?:ask|request|consider|make|choose|send|pick)\b"
    r"|\byou (?:may|might|could|can)(?: also| perhaps| instead)? (?:ask for|choose|pick|request)\b"
    r"|\bsmaller request\b|\b(?:new|fresh|revised|narrower|shorter|more limited) request\b"
    r"|\b(?:would|could|should|may|might) (?!not)(?:\w+ )?(?:come|fall|be|brought|bring)"
    r"(?: \w+)? (?:within|inside|under|below) (?:the|that|this)\b"
    r"|\b(?:happy|glad|willing|pleased|welcome|free|invite you|suggest|suggest that you|advise you"
    r"|recommend that you|propose that you) (?:to )?(?:{asking-less}|{talking})\b"
    r"|\boffer\w*\b.*?\b(?:search|inspect\w*|sample|alternative|instead|open)\b"
)
_EACH = re.compile(
    r"\b(?:each|every|per)\b.*\bminutes?\b|\bminutes?\b.*\b(?:each|every|per)\b|\bhours? each\b"
)
_TALLY = re.compile(  # 18, 24 and 40 hours, £450 and £600 are the limits of the law
    r"\b(?!(?:18|24|40) )\d[\d,.]*\+? (?:[a-z]+[ -]){0,2}hours\b"
    r"|\b(?:thirty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?)(?:[ -]\w+){0,2} hours\b"
    r"|\b(?:would|will|could|estimate\w*)\b.*£ ?(?!(?:450|600|25|15)\b)\d"
)
_HOURS = re.compile(
    r"\b(?:would|will|take|takes|estimate\w*)\b.*\b\d[\d,.]*\+? (?:\w+[ -])?"
    r"(?:hours|days|weeks|months|years)\b"
)
_SUPPOSED = re.compile(
    r"\b(?:if|although|though|while|whilst|despite|could|might|was|were)\b|\bexempts?\b|\?$"
)
_LIMITED = re.compile(r"\blimit\w*\b|\bprescribed\b|\bunreasonable\b|\b(?:section|s\.?) ?12\b")
_ASKS = re.compile(r"\?$|\bplease\b|\b(?:i|we) (?:would like|want|ask|request|wish)")


def refusing(text: str, layout: Layout) -> Iterator[Statement]:
    """The first words that refuse for the work, and the first that offer something smaller.

    An estimate and an offer are looked for where the letter speaks of a limit or a burden.
    """
    offers_too = bool(_LIMITED.search(fold(text)))
    heavy = [h.span for h in cues(_REFUSING.name).find(text) if h.slug in _HEAVY]
    begins = [span.start for span in heavy]
    burden = offered = False
    for run, asked in _runs(text, layout):
        told = [" ".join(fold(span.of(text)).split()) for span in run]
        for n, words in enumerate(told):
            if asked and _ASKS.search(words):
                continue
            if offers_too and (_amounts(words) or (asked and estimates(words))):
                yield Statement(STATEMENT["cost-estimate"], run[n])
            if offers_too and not offered and _offers(words):
                offered = True
                yield Statement(STATEMENT["help"], run[n])
            at = bisect_left(begins, run[n].start)
            hard = at < len(heavy) and run[n].holds(heavy[at])
            if burden or asked or not (hard or _HOURS.search(words)) or _SUPPOSED.search(words):
                continue
            if _shapes()["will not"].search(" ".join(told[max(0, n - 2) : n + 3])):
                burden = True
                yield Statement(STATEMENT["burden"], run[n])


def _offers(words: str) -> bool:
    """Whether a sentence offers something smaller, and does not speak of redress."""
    found = _shapes()
    return bool(found["offers"].search(words)) and not found["redress"].search(words)


def _amounts(words: str) -> bool:
    """Whether a sentence counts hours, minutes or pounds of work that are not those of the law.

    >>> _amounts("to review each would take some 70 hours.")
    True
    >>> _amounts("the limit is £600, or 24 hours.")
    False
    """
    return bool(_EACH.search(words) or _TALLY.search(words))


def _runs(text: str, layout: Layout) -> Iterator[tuple[list[Span], bool]]:
    """The sentences of each section, and whether it is the request, with words of the answer."""
    apart = {SECTION[kind] for kind in _APART}
    for section in layout.sections:
        if section.kind not in apart:
            blocks = (block for block in section.blocks if block.kind != "quote")
            run = [span for block in blocks for span in sentences(text, block.span)]
            yield run, section.kind == SECTION["request"]


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    lists = {
        concept.slug: "|".join(sorted(map(re.escape, concept.words), key=lambda w: (-len(w), w)))
        for concept in catalogue().concepts(_REFUSING.name)
    }
    shapes = {"will not": _WILL_NOT, "offers": _OFFERS, "redress": r"\b(?:{redress})\b"}
    return {name: re.compile(shape.format(**lists)) for name, shape in shapes.items()}
