"""The grammar of sentences that speak of a citation: subjects, verbs, turns, questions."""

import re

PRONOUN = re.compile(
    r"\b(?:it|its|this|that|them|these|those"
    r"|the (?:same |said )?(?:exemption|exception|ground|(?:sub-?)?section|provision)s?)\b",
    re.IGNORECASE,
)
DROPPED = re.compile(
    r"\s{1,2}(?:up)?(?:on )?"
    r"(?:it|that|this|them|these|those|the (?:same )?(?:exemption|exception|ground)s?)\b",
    re.IGNORECASE,
)
SUBJECT = re.compile(
    r"\W{0,3}(?:it|this|that|the (?:same )?(?:exemption|exception|ground|section)s?)\b"
    r"[\w\s,]{0,24}$",
    re.IGNORECASE,
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|may|might|must|shall"
    r"|should|will|would|isn't|aren't|don't|doesn't|we|it|they|requires?|provides?|says?|means?"
    r"|allows?|gives?"
    r"|exempts?|protects?|covers?|relates?|concerns?|states?)\b",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"\?|^\W{0,3}(?:please (?!see|note|find|refer|be\b)|kindly\b|can you\b|could you\b|would you\b"
    r"|I want\b|I would like\b)",
    re.IGNORECASE,
)
ANSWERING = re.compile(
    r"\b(?:is|are|been|being) (?:\w+ )?(?:exempt|withheld|refused|engaged|redacted|excepted)\b"
    r"|\bappl(?:y|ies)\b|\b(?:we|I|it) (?:\w+ ){0,2}(?:rely|consider|withhold|refuse)\b"
)
NAMED = re.compile(r"[\w ()]{0,60}")  # "of FOIA", "(Personal data)"
LOWER = re.compile(r" (?!and\b|or\b|of\b|with\b|by\b)[a-z]")
REFERENCE = re.compile(
    r"(?:by|with) reference to\s{1,2}(?:the \w+ (?:in|at) )?$|\bany (?:one )?of (?:the )?$"
)
INNER = re.compile(
    r"(?:sub-?section|paragraph)s?\b(?!.*\b(?:section|regulation|article)\s?\d)", re.IGNORECASE
)
MODAL = re.compile(
    r"\b(?:may|might|could|would (?:also |probably )?have|likely to)"
    r"(?: \w+ly| also| well| still| even)?"
    r"(?: have)?(?: be(?:en)?| fall| come)? $"
)
GOES_ON = re.compile(r"(?:(?!\b(?:whether|if|not|yet)\b)[^;]){0,80}\b(?:and|so)\b[\w\s]{0,30}$")
CAUSE = re.compile(r"\b(?:in view of|because of|given|owing to|on account of) (?:the )?$", re.I)
TURN = re.compile(
    r", (?:which is why|and so|so|hence|but|whereas|while|although)\b|;|\bwhich is why\b"
)
LABELLED = re.compile(r"\s?(?:[,(–—:-]|\.\s|\.?\s*$)")
