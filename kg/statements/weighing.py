"""Reasons for the balance of public interests, however they are put."""

import re

from kg.statements.reasons import start_of_reason
from kg.statements.sayings import Saying
from kg.statements.words import content

# An interest in something other than the two sides by their names.
_INTEREST = re.compile(
    r"\binterests? (?:in|of|for|that|to)(?: \w+ing)? (?P<what>[^.;,:]{4,80})", re.IGNORECASE
)
_WORDS = 2  # content words of an interest in something


def weighs(saying: Saying) -> bool:
    """Whether a sentence of a weighing gives a reason for either side."""
    if not saying.weighs:
        return False
    if saying.has("recited") and not start_of_reason(saying, weighs=True):
        return False
    if start_of_reason(saying, weighs=True) is not None:
        return True
    if saying.has("disclosure-value", "withholding-value", "harm-done", "acknowledged"):
        return len(content(saying.words)) > 2
    return any(len(content(m["what"])) >= _WORDS for m in _INTEREST.finditer(saying.words))
