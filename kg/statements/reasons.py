"""Reasons why a ground applies, how likely its harm is, and whose interests suffer."""

import re

from kg.statements.sayings import Saying
from kg.statements.words import content

# English grammar: what leads to a reason.
_CAUSE = re.compile(
    r"\b(?:because|since(?! \d)|given(?: that| the)?(?= \w+ \w+)|due to|owing to|in that"
    r"|inasmuch as"
    r"|insofar as|on (?:the )?(?:account|basis|grounds?) (?:that|of)|by reason of|so as (?:not )?to"
    r"|in order (?:not )?to|(?:so|such) that|for fear|reasons? (?:is|are|was|for|being)"
    r"|to (?:avoid|ensure|guard|preserve|prevent|protect|safeguard)"
    r"|as(?= (?:it|they|this|that|these|those|the|its|their|our|your|to|some|such|each|any|all|no"
    r"|there|we|he|she|both|parts?|disclos\w+|release|publication|\w+ing)\b)"
    r"(?! (?:to (?:the|whether|how|why)|the act|such|this (?:is )?(?:a|the) refusal)\b))\b"
    r"|,\s+(?:for|being|where|which|whose|who)\s|:\s|\s[–-]\s",
    re.IGNORECASE,
)
_HERE = re.compile(
    r"\b(?:here|in (?:this|the present|your) (?:case|instance)|the (?:requested|withheld|redacted)"
    r" information|the information (?:you|that you)|we (?:consider|believe|think|are satisfied)"
    r"|this (?:information|material|document|report))\b|[;:]",
    re.IGNORECASE,
)
# What the law says of a ground, of no information in particular.
_RECITAL = re.compile(
    r"\b(?:exempts?|excepts?|covers?|protects?|applies|relates to|concerns|is for|exempting"
    r"|exempt(?:ion|ed)?(?: from (?:disclosure|release))?|withhold|refuse to disclose"
    r"|disclosure of)"
    r"(?: \w+){0,4}? (?:information|data|material)"
    r"(?=,? (?:which|that|whose|where|if|held|relating|the|obtained|accessible|intended|when|to the"
    r" extent|is|would|about|in respect)\b)"
    r"|\b(?:appl(?:y|ies)|exempt(?:ed)?|information|engaged|withheld|available|refused?"
    r"|disclose\w*)"
    r"(?: \w+){0,3}? (?:only )?(?:if|where|when|whenever|to the extent|unless)\b"
    r"|\b(?:provides|states|says|sets out|prescribes)\b(?! us)"
    r"|\b(?:allows|permits|entitles|enables)(?: \w+){0,4} to\b"
    r"|\bany person\b|\bholding it\b|\bin all the circumstances\b|\bis exempt information\b",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:you(?:r request)? (?:have |had )?(?:asked|requested|sought|wrote|also|relates?"
    r"|concerns?)"
    r"|your (?:request|email|letter|questions?)|thank you|please)\b",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"\b(?:would|could|may|might|will|can|likely|risks?|threat|danger)\b|'d\b", re.IGNORECASE
)
_WHOSE = re.compile(
    r"(?:\b(?!(?:any|a|person)\b)\w+(?:'s|s'|’s|s’)|\b(?:our|its|their|his|her))(?: own)?"
    r"(?: \w+){0,2}? (?:commercial|business|economic|financial|trading|competitive|legitimate"
    r"|market|bargaining|negotiating)\b"
    r"|\b(?:commercial|business|economic|financial|trading|competitive) (?:\w+ ){0,2}?(?:of|for|to)"
    r" (?!any (?:person|party)|a person|(?:the )?information)(?:both |all )?(?:the |our |its "
    r"|a |an )?\w",
    re.IGNORECASE,
)


def start_of_reason(saying: Saying, *, weighs: bool = False) -> int | None:
    """Where in a sentence a reason begins, as an offset of its words; none where there is none.

    `weighs` where reasons for the balance of public interests are looked for.
    """
    words = saying.words
    first = _adopted(saying)
    if first is None:
        return None
    for cause in _CAUSE.finditer(words, first):
        rest = words[cause.end() :]
        if saying.leads and not rest.strip(" :–-"):
            return cause.start()
        if _says(rest, weighs=weighs):
            return cause.start()
    if saying.after(first, "harm-done", "if-known") and _MODAL.search(words, first):
        return first
    if weighs:
        return None
    for hit in saying.after(first, "nature", "reason"):
        at = hit.span.start - saying.span.start
        if hit.slug == "reason" or not _ASKED.search(words, 0, at):
            return first
    return None


def _says(clause: str, *, weighs: bool) -> bool:
    """Whether a clause that may give a reason has words of its own."""
    recital = _RECITAL.match(clause.lstrip())
    if recital and not _HERE.search(clause, recital.end()):
        return False
    said = content(clause)
    return len(said) >= (2 if weighs else 1)


def _adopted(saying: Saying) -> int | None:
    """Where a sentence begins to speak of this information, after what the law says; or none."""
    recital = _RECITAL.search(saying.words)
    if recital is None:
        return 0
    before = _CAUSE.search(saying.words, 0, recital.start())
    if before and content(saying.words[before.end() : recital.start()]):
        return 0
    turns = (turn.search(saying.words, recital.end()) for turn in (_HERE, _CAUSE))
    return min((turn.start() for turn in turns if turn), default=None)


def likely(saying: Saying, start: int) -> bool:
    """Whether a reason says that a harm would, or is likely to, come about."""
    harm = saying.after(start, "harm-done", "if-known")
    return bool(harm) and not saying.has("no-harm") and bool(saying.after(start, "likely"))


def owner(saying: Saying, start: int) -> bool:
    """Whether a sentence says whose interests suffer."""
    if _WHOSE.search(saying.words, start):
        return True
    return bool(saying.after(start, "party"))
