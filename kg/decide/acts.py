"""What a sentence does, by its grammar: gives, keeps back, has not, will not say.

The verbs are data (`ontology/answering.ttl`); here is how they stand with negation, modality and
the one who acts. An act that is only supposed, or another's, is none.
"""

import re
from functools import cache, lru_cache

from kg.decide.lists import lists
from kg.model import Span
from kg.vocab import OUTCOME

_WORD = (
    r"(?!(?:to|who|that|which|those|when|if|because|necessary|required|obliged|until) )"
    r"[\w'-]+,? "
)
_FEW, _MORE = rf"(?:{_WORD}){{0,4}}", rf"(?:{_WORD}){{0,9}}"  # words between
_NOT = r"(?:(?:not|n't) able to|not|n't|never|no longer|unable to|cannot|declin\w+ to|refus\w+ to)"
_AUX = r"(?:do|does|did|have|has|is|are|was|were|ca|can|could)(?: not|n't| never| no longer),?"
_BE = r"(?:is|are|am|been|being|be|was|were)"
_THERE = r"^\W*(?:and |but )?there (?:is|are|was|were|has been|have been)"
_NOW = (
    r"(?:(?:now|also|therefore|accordingly|hereby|today|both|all|again|already|then|so|each"
    r"|herewith|duly|to you|in full) ){0,3}"
)
_UNREAL = re.compile(
    r"\b(?:if|would|could|might|may|unless|until|should|whether)\b|'d\b|\bduty to\b"
    r"|\bwere (?:it|this|that|we|they|the|any|you)\b"
    r"|\b(?:asked|ask|asking|request\w*|required?|right) (?:that |us |for )?",
)
_CUT = re.compile(
    r"[;:]\s|,\s+(?:and|but|while|whereas|so|since|because|for|which)\s"
    r"|,\s+as\s(?=(?:it|this|they|these|we|you|disclos\w+|releas\w+)\b)|\s(?:because|since|but)\s"
)

# The shapes of acts, the most telling first; words in braces are lists of the ontology.
_SHAPES = (
    ("ncnd", "(?:neither|NOT) FEW{tell} FEW(?:whether|if|deny)"),
    ("not-held", "AUX MORE(?:{hold}|{held-only}(?! back))"),
    ("not-held", "(?:i|we|it|they) never (?:{held}|had)"),
    ("not-held", "(?:hold|holds|keep|keeps|held|found|find) (?:no|none|nothing)"),
    ("not-held", r"(?:no|nothing|none|neither) MOREBE (?:\w+ )?(?:{held}(?! back)|done|left)"),
    ("not-held", "THERE(?:(?: not|n't) (?:a|an|any|one)| no| none| nothing)(?! {no-record})"),
    ("not-held", "(?:none|nothing) (?:of this |of the kind |such )?(?:exists?|existed)"),
    ("not-held", r"BE (?:\w+ )?{ended}"),
    ("withheld", "NOT FEW(?:{give}|{given})"),
    ("advice", "NOT FEW{explain}"),
    ("advice", r"(?:that|this|it) (?:is|will be) (?:a \w+ )?for MOREto {settle}"),
    ("refused", "(?:NOT|not going to|need not) FEW(?:comply|act on)"),
    ("partly-disclosed", "(?:i|we)(?: have|'ve)? NOW{take-out}"),
    ("partly-disclosed", r"BE (?:\w+ )?{black-out}"),
    ("partly-disclosed", "{part-of-record} FEWBE (?:\\w+ )?{take-out}"),
    ("partly-disclosed", "with FEW{take-out}"),
    ("partly-disclosed", "subject to the (?:removal|redaction)"),
    ("partly-disclosed", "(?:less|minus|except|excepting|except for|but not|other than) the"),
    ("withheld", "(?:(?:i|we)(?: can| must| will|'ll)?|is|are|must|have|has been) NOW{keep-back}"),
    ("withheld", "(?:agrees?|agreed|endorses?|endorsed) (?:with )?the {first-decider}"),
    ("disclosed", "(?:i|we)(?: can| am| are| have|'m|'re|'ve)? NOW{give}(?! {no-record})"),
    ("disclosed", "(?:i|we) {gave} (?:you|the|all|it|them)"),
    ("disclosed", "(?:is|are|been|be) NOW(?:attached|enclosed|annexed|appended)"),
    ("disclosed", r"(?:is|are|been) NOW{given}(?= (?:with|at|as|in|here|herewith|below|to you)\b)"),
    ("disclosed", r"(?<!notice )(?:is|are|been) NOW{given}(?=\W*$)"),
    ("disclosed", r"^[^.]{0,70}\b(?:attached|enclosed|annexed)(?=\W*(?:\([^)]*\)\W*)?$)"),
    ("disclosed", r"(?:is|are|see|found|listed) PLACED{place}(?: [a-z0-9]|(?=\W*$))"),
    ("disclosed", "(?:go|goes|come|comes) to you|you (?:now )?(?:get|have|receive) the"),
    ("disclosed", "(?:is|are|come|comes|go|goes|sent) with this {letter}"),
)
_PARTS = {
    "NOT": _NOT,
    "FEW": _FEW,
    "MORE": _MORE,
    "AUX": _AUX,
    "THERE": _THERE,
    "BE": _BE,
    "NOW": _NOW,
    "PLACED": r"(?:in |at |on |the |set out in ){0,2}(?:\w+ )?",
}


@lru_cache(maxsize=1024)  # an answer is read for each of its questions, and with the whole letter
def acts(text: str, sentence: Span) -> tuple[tuple[str, Span, Span], ...]:
    """The outcomes that a sentence states, each with the words that state it and their clause.

    >>> words = "Sadly we are not giving you their names."
    >>> [(o, s.of(words)) for o, s, _ in acts(words, Span(0, len(words)))]
    [('withheld', 'not giving')]
    """
    found = []
    at = sentence.start
    stops = [(m.start(), m.end()) for m in _CUT.finditer(text, sentence.start, sentence.end)]
    for stop, after in (*stops, (sentence.end, sentence.end)):
        low = text[at:stop].lower().replace("’", "'").replace("\n", " ")
        for outcome, shape in _shapes():
            match = shape.search(low)
            if match and not _UNREAL.search(low, 0, match.start() + 1):
                words = Span(at + match.start(), at + match.end())
                found.append((outcome, words, Span(at, stop)))
                break
        at = after
    return tuple(found)


@cache
def _shapes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The shapes with the words of the ontology in them, as patterns."""
    found = []
    for outcome, shape in _SHAPES:
        for name, part in _PARTS.items():
            shape = shape.replace(name, part)
        for slug, either in lists().items():
            shape = shape.replace(f"{{{slug}}}", either)
        start = "" if shape.startswith(("^", "(?:neither", "(?:not", "(?:(?:not")) else r"\b"
        found.append((OUTCOME[outcome], re.compile(rf"{start}(?:{shape})(?!\w)")))
    return tuple(found)
