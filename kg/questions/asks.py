"""Which sentences ask, and where one sentence asks several things."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, fold

QUESTION_WORD = r"(?:what|when|where|which|who|whom|whose|why|how|whether)"
AUXILIARY = (
    r"(?:is|are|was|were|do|does|did|has|have|had|can|could|would|will|should|may|might|am)"
    r"(?:n't)?"
)
_CONNECTIVE = (
    r"(?:(?:and|also|or|but|then|next|finally|separately|one|two|three|first|second|third|last|further|additionally"
    r"|in[ ]addition)(?:ly)?[, ]+)*"
)
_ADDED = re.compile(rf"[\"'(\[\s…]*{_CONNECTIVE}(?:(?:please|also)[ ]+)*", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    rf"""[\"'(\[\s…]*{_CONNECTIVE}
    (?:if[ ](?:so|not|yes|any)[ ,]*)?(?:(?:in|on|at|for|by|to|of|from|with|under|since)[ ])?
    (?:{QUESTION_WORD}|{AUXILIARY}[ ](?:the|you|your|any|there|it|this|that|these|those|an?|all|each
        |he|she|they|we|i|[A-Z\[]))\b""",
    re.IGNORECASE | re.VERBOSE,
)
_STATES = re.compile(
    rf"(?:{AUXILIARY}|i|we|you|they|he|she|it|there|please)\b|(?:this|these|that|those)\s+{AUXILIARY}\b",
    re.IGNORECASE,
)
_ADJUNCT = re.compile(
    r"(?:in|on|at|for|by|to|of|from|with|under|as|since|if|when|where|while|although|however|following"
    r"|turning|coming|moving|regarding|concerning"
    r"|(?:sections?|regulations?|articles?|paragraphs?)[ ]\d+)(?!\w)",
    re.I,
)
_SUBORDINATE = re.compile(rf"\b(?:{QUESTION_WORD}|that|if|as)\b|[,;:(–]|\s-\s", re.IGNORECASE)
_FIRST_WORD = re.compile(r"[\"'(\[\s]*[^\W\d_]")
_PRONOUN = re.compile(  # "send me these as files", "let me have it by post"
    r"\W*(?:\w+\s+){0,3}?(?:these|this|it|them|all of this)(?:\s+(?:information|data|material))?"
    r"(?=[\s,]+(?:as|in|by|via|to|for|if|on|with|from|electronically|broken|split|separately)\b|\W*$)",
    re.IGNORECASE,
)
_SPECIFIC = re.compile(
    rf"\b(?:{QUESTION_WORD}|of|about|regarding|concerning|relating|between|for each)\b",
    re.IGNORECASE,
)
_BELOW = re.compile(  # "is set out below", "are given here with our answers"
    r"\b(?:is|are|was|were|been)\b[^.]*\b(?:below|here)(?: (?:together )?with [^,.]*)?$"
)
_TAIL = 200  # code points at the end of a stretch that say whether it leads in
_FOLLOWING = re.compile(
    r"\b(?:two|three|four|five|six|several) (?:things|questions|points|matters|queries)$|"
    r"\b(?:the (?:following|undernoted)(?: please)?(?: about [^,.]*)?"
    r"|(?:following|undernoted) (?:information|questions?|points|requests?|details))$"
)


@cache
def _cues(part: str) -> Cues:
    return Cues(
        (c.slug, phrase)
        for c in catalogue().concepts("request-part")
        if c.slug == part
        for phrase in c.cues
    )


def is_aside(words: str) -> bool:
    """Whether a sentence is politeness, a wish about form or a definition.

    >>> is_aside("Please treat this as a request under the Act.")
    True
    """
    if _cues("aside").find(words):
        return True
    hits = _cues("asks").find(words)
    if any(_PRONOUN.match(words, h.span.end) for h in hits) and not any(
        interrogates(words[: h.span.start]) for h in hits
    ):
        return True
    if not _cues("form").find(words):
        return False
    after = max((hit.span.end for hit in hits), default=0)
    return not _SPECIFIC.search(words, after)


def added(words: str) -> int:
    """How many code points of quotation marks, "and" and "please" a sentence begins with."""
    return _ADDED.match(words).end()  # type: ignore[union-attr]


def interrogates(words: str) -> bool:
    """Whether a sentence begins as a question does: with a question word or an auxiliary verb.

    >>> interrogates("If so, how often?"), interrogates("We hold it.")
    (True, False)
    """
    return bool(_INTERROGATIVE.match(words))


def asks(words: str) -> bool:
    """Whether a sentence of the requester asks for something.

    >>> asks("Provide the wet-ink agreement."), asks("The purpose is insight.")
    (True, False)
    """
    if words.rstrip("\"') ").endswith("?"):
        return True
    if _cues("asks").find(words) or ("?" in words and interrogates(words)):
        return True
    return orders(words[added(words) :])


def orders(words: str) -> bool:
    """Whether words begin with a verb that asks: "release the forecasts"."""
    return any(hit.span.start == 0 for hit in _cues("orders").find(words[:24]))


def adjoins(words: str) -> bool:
    """Whether words begin with what only leads to a statement: "For each year", "If so".

    >>> adjoins("Turning to money"), adjoins("the money")
    (True, False)
    """
    return bool(_ADJUNCT.match(words))


def names(words: str) -> bool:
    """Whether words only name a thing, as no statement does: they have no main verb.

    >>> names("The number of kilns that were lit in May."), names("The kilns were lit in May.")
    (True, False)
    """
    if not _FIRST_WORD.match(words) or words[-1] in ",:" or _ADJUNCT.match(words):
        return False
    if len(words.split()) < 2:
        return False
    main = _SUBORDINATE.split(words.strip("\"'([ "), maxsplit=1)[0]
    return not any(_STATES.match(main, m.start()) for m in re.finditer(r"\b\w", main))


def introduces(words: str) -> bool:
    """Whether words only lead in to what follows: they end in a colon or in "the following".

    >>> introduces("Please could you provide:"), introduces("I ask for the following.")
    (True, True)
    """
    end = fold(words).rstrip("\"' .-–")
    if _BELOW.search(end[-_TAIL:]):
        return True
    return end.endswith((":", "as follows")) or bool(_FOLLOWING.search(end[-_TAIL:]))
