"""Reasons for the balance of public interests, however they are put."""

import re
from functools import cache

from kg.statements.grammar import pattern
from kg.statements.reasons import adopted, causes
from kg.statements.sayings import Saying
from kg.statements.words import content

# An interest in something other than the two sides by their names.
_INTEREST = re.compile(r"\binterests? (?:in|of|for|that|to)(?: \w+ing)? (?P<what>[^.;,:]{4,80})")
_BACK = re.compile(  # English grammar: what points back to reasons given before
    r"\b(?:for|because of|given|in view of|in light of|in the light of|on) (?:this|that|these|those"
    r"|the above|all these)(?: (?:reasons?|harm|prejudice|factors|considerations|risks?|basis))?\b"
)
_NEED = re.compile(r"\b(?:need|must|should|important|vital|essential|necessary|would|could)\b")
_WORDS = 2  # content words that make a reason


def weighs(saying: Saying, *, told: bool) -> bool:
    """Whether a sentence of a weighing gives a reason for either side.

    `told` where reasons stand before it, to which it may point back.
    """
    if not saying.weighs:
        return False
    first = adopted(saying.words)
    if first is not None and any(len(content(c)) >= _WORDS for c in causes(saying, first)):
        return True
    if told and _BACK.search(saying.words):
        return True
    if first is not None and _stakes().search(saying.words):
        return True
    if first is None or (saying.has("recited") and not saying.has("acknowledged")):
        return False
    said = content(saying.words)
    valued = saying.has("disclosure-value", "withholding-value", "harm-done", "acknowledged")
    if (valued or _NEED.search(saying.words)) and len(said) > _WORDS:
        return True
    return any(len(content(m["what"])) >= _WORDS for m in _INTEREST.finditer(saying.words))


@cache
def _stakes() -> re.Pattern[str]:
    """Words by which something is said to be of interest to a group of people."""
    return pattern(
        r"{people} FEW(?:have|has|had|take|feel) FEWinterests? in"
        r"|(?:matters?|of (?:\S+ ){0,2}?(?:interest|concern|importance|use)) to FEW{people}"
        r"|{people} FEW(?:want|wish|deserve|ought|expect|need|entitled|right|able) (?:\S+ ){0,2}?"
        r"(?:know|see|understand|learn|be told|hear)"
    )
