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
    r"|\bappl(?:y|ies)\b|\bneither confirms? nor den"
    r"|\b(?:we|I|it) (?:\w+ ){0,2}(?:rely|consider|withhold|refuse|(?:rely|withhold|refus)ing)\b"
    r"|^\W{0,6}(?:\w\W{1,4})?(?:[Ww]ithheld|[Ee]xempt|[Rr]efused|[Rr]edacted)\b"
)
NAMED = re.compile(r"[\w ()]{0,60}")  # "of FOIA", "(Personal data)"
LOWER = re.compile(r" (?!and\b|or\b|of\b|with\b|by\b)[a-z]")
REFERENCE = re.compile(
    r"(?:by|with) reference to\s{1,2}(?:the \w+ (?:in|at) )?$|\bany (?:one )?of (?:the )?$"
)
INNER = re.compile(
    r"(?:sub-?section|paragraph)s?\b"
    r"(?!.*\b(?:(?:section|regulation|article)\s?\d|schedule\b))",
    re.IGNORECASE,
)
MODAL = re.compile(
    r"\b(?:may|might|could|would (?:also |probably )?have|likely to)"
    r"(?: \w+ly| also| well| still| even)?"
    r"(?: have)?(?: be(?:en)?| fall| come)? $"
    r"|\bwould (?:let|allow|permit|entitle|enable) (?:us|me|it|them) (?:to )?$"
)
GOES_ON = re.compile(r"(?:(?!\b(?:whether|if|not|yet)\b)[^;]){0,80}\b(?:and|so)\b[\w\s]{0,30}$")
CAUSE = re.compile(r"\b(?:in view of|because of|given|owing to|on account of) (?:the )?$", re.I)
TURN = re.compile(
    r", (?:which is why|and so|so|hence|but|whereas|while|although)\b|;|\bwhich is why\b"
)
LABELLED = re.compile(r"\s?(?:[,(–—:-]|\.\s|\.?\s*$)")

# Words of denial before words of reliance, and what may stand between: "do not now rely on".
_BETWEEN = (
    r"(?:(?!(?:ap|im|re|sup)ply\b)\w+ly|be|been|being|now|to|any|also|here|it|that|this|we|I|have|has"
    r"|so|seek|continue|consider|believe|think|find|accept|intend|propose|sought|then|rely|or"
    r"|need|want|wish|feel|deem|necessary|needful|appropriate|proper|right|fair|safe)"
)
DENIED = re.compile(
    r"(?:\b(?:not|nor|never|neither|cannot|no longer|without)|n't)\s"
    rf"(?:{_BETWEEN}\s){{0,4}}$",
    re.IGNORECASE,
)
NEGATIVE = re.compile(r"\b(?:not|n't|cannot|unable)\b")
NEITHER = re.compile(r"\W{0,3}(?:neither|nor|none of|no longer)\b", re.IGNORECASE)
# Words that lead straight to the number on which a thing is done: "omitted under section 28(1)".
UNDER = re.compile(
    r"\b(?<!exemption )(?<!exception )(?<!request )(?<!review )(?<!right )"
    r"(?:under|pursuant to|by virtue of|by reason of|in terms of|on the strength of|thanks to"
    r"|because of|within)\s{1,2}(?:the )?$",
    re.IGNORECASE,
)
LETS = re.compile(  # "permits this", "means that we can keep it back"
    r"(?: \([^()]{2,60}\))?"
    r" (?:lets?|allows?|permits?|entitles?|enables?|means?|obliges?|bars?|stops?|forbids?)"
    r" (?:that )?(?:us|we|me|I|it|this|them|these)\b"
)
SUPPOSING = re.compile(
    r"\b(?:if|unless|whether|where|when|should|could|may|might|can|would|request(?:s|ed)?"
    r"|(?:were|had) (?:it|they|we|you|the|this|that)|duty|entitle[sd]?|rights?|advice|assist\w*)\b",
    re.IGNORECASE,
)
IFS = re.compile(r"\b(?:if|unless|whether|should|could|may|might|had you)\b", re.IGNORECASE)
CLAUSES = re.compile(r"[;:] |, and (?=\w+ \d)")
# A harm that would be done, and after it the number of the ground that speaks of such harm.
HARM = re.compile(
    r"\b(?:would|could)\b(?:,? or would\b)?[^.;]{0,60}?"
    r"\b(?:prejudice|harm|inhibit|endanger|damage|undermine|affect|impede|assist|weaken|put)\b",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"[(,–—-]\s?(?:see )?(?:the exemption (?:at|in|under) )?$")
SO_DONE = re.compile(
    r"[^.;]{0,90}, and (?:so )?(?:we|I|it|they|the [A-Z]?\w+) (?:do|does|did|have)\b"
)
OVER = re.compile(
    r"\b(?:beyond|above|over|past|more than|exceed\w*|break)\b[^.;]{0,40}\b(?:hours?|limit|£\d+)",
    re.IGNORECASE,
)
# What stands right before a number under which information is said to be kept back.
KEPT_UNDER = re.compile(
    r"\b(?:exempt(?:ed)?|except(?:ed|s)|withh\w+)\b(?:\s\w+){0,7}?\s"
    r"(?:under|by virtue of|pursuant to|on the basis of|in (?:accordance with|terms of)|by)\s"
    r"(?:the (?:exemption|exception) (?:in|at|under|given by|set out in)\s)?$",
    re.IGNORECASE,
)
LEANS_ON = re.compile(
    r"\brel(?:y|ied|ies|ying)\b (?:up)?on (?:the (?:exemption|exception) (?:in|at|under) )?$",
    re.IGNORECASE,
)
TO_KEEP = re.compile(r"\bto (?:withhold|refuse|keep)\b", re.IGNORECASE)
QUOTED = re.compile(r"[\"“][^\"”]*$|\byou (?:wrote|said|say|suggest|asked)\b", re.IGNORECASE)
