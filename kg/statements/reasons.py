"""Reasons why a ground applies, how likely its harm is, and whose interests suffer."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.statements.sayings import Saying, titles
from kg.statements.words import content

# English grammar: what leads to a reason.
_CAUSE = re.compile(
    r"\b(?:because|since(?! \d)|given(?: that| the)?(?= \w+ \w+)|due to|owing to|in that"
    r"|inasmuch as|insofar as|on (?:the )?(?:account|basis|grounds?) (?:that|of)|by reason of"
    r"|so as (?:not )?to|in order (?:not )?to|(?:so|such) that|for fear"
    r"|reasons? (?:is|are|was|for|being)|in (?:the )?light of|in view of"
    r"|to (?:avoid|ensure|guard|preserve|prevent|protect|safeguard)"
    r"|as(?= (?:it|they|this|that|these|those|the|its|their|our|your|to|some|such|each|any|all|no"
    r"|there|we|he|she|both|parts?|disclos\w+|release|publication|\w+ing)\b)"
    r"(?! (?:to (?:the|whether|how|why)|the act|such|this (?:is )?(?:a|the) refusal)\b))\b"
    r"|,\s+(?:for|being)\s"
)
# The same where the sentence cites a ground: what is put beside it.
_BESIDE = re.compile(r":\s|;\s|\s-\s|\||,\s+(?:where|which|whose|who|with)\s")
_HERE = re.compile(
    r"\b(?:here|in (?:this|the present|your) (?:case|instance)|the (?:requested|withheld|redacted)"
    r" information|the information (?:you|that you|requested)|we (?:consider|believe|think|are"
    r" satisfied)|this (?:information|material|document|report))\b|[;:]"
)
# What the law says of a ground, of no information in particular.
_UNTOLD = r"(?: (?!(?:the|this|that|these|those|our|your|such|its|their|some|all)\b)\w+)"
_RECITAL = re.compile(
    r"\b(?:exempts?|excepts?|covers?|protects?|applies|relates to|concerns|is for|exempting"
    r"|exempt(?:ion|ed)?(?: from (?:disclosure|release))?|withhold|refuse to disclose"
    rf"|disclosure of){_UNTOLD}{{0,4}}? (?:information|data|material)"
    r"(?=,? (?:which|that|whose|where|if|held|relating|the|obtained|accessible|intended|when"
    r"|to the extent|is|would|about|in respect)\b)"
    r"|\b(?:appl(?:y|ies)|exempt(?:ed)?|information|engaged|withheld|available|refused?"
    r"|disclose\w*)(?: \w+){0,3}? (?:only )?(?:if|where|when|whenever|to the extent|unless)\b"
    r"|\b(?:provides|states|says|prescribes)\b(?! us)"
    r"|\b(?:allows|permits|entitles|enables) (?:an?|us|public|authorities)(?: \w+){0,3} to\b"
    r"|\b(?:sections?|regulations?|s\.|exemptions?|exceptions?|\d\)),?(?: \w+){0,6}?"
    r",? (?:which )?(?:relates? to|concerns?|deals? with|is about|is designed)\b"
    r"|\bany person\b|\bholding it\b|\bin all the circumstances\b|\bis exempt information\b"
)
_ASKED = re.compile(
    r"\b(?:you(?:r request)? (?:have |had )?(?:asked|requested|sought|wrote|also|relates?"
    r"|concerns?)|your (?:request|email|letter|questions?)|thank you|please)\b"
)
_MODAL = re.compile(r"\b(?:would|could|may|might|will|can|likely|risks?|threat|danger)\b|'d\b")
_SUPPOSED = re.compile(
    r"(?<!\bwe )(?<!\bi )(?<!\byou )\b(?:would|could|might)\b(?! (?:also )?(?:like|also like)\b)"
)
_WOULD = re.compile(r"(?<!\bwe )(?<!\bi )(?<!\byou )(?:\bwould\b|'d\b)")
_WHOSE = re.compile(
    r"(?:\b(?!(?:any|a|person)\b)\w+(?:'s|s')|\b(?:our|its|their|his|her))(?: own)?"
    r"(?: \w+){0,2}? (?:commercial|business|economic|financial|trading|competitive|legitimate"
    r"|market|bargaining|negotiating)\b"
    r"|\b(?:commercial|business|economic|financial|trading|competitive) (?:\w+ ){0,2}?(?:of|for|to)"
    r" (?!any (?:person|party)|a person|(?:the )?information)(?:both |all )?"
    r"(?:the |our |its |a |an )?\w"
    r"|\bus\b|\bour (?!views?|opinion|response|website|letter|records|decision|consideration|reply"
    r"|reliance|answer|dut(?:y|ies)|understanding|assessment)\w"
)
# Anything of somebody's, which may suffer: "the society's receipts would fall".
_SOMEBODYS = re.compile(
    r"\b(?!(?:it|that|there|let|what|who|here|public|act|regulations?)(?:'s|s')|commissioner)"
    r"\w+(?:'s|s') \w"
)
# A salutation, or how to complain: no reason, whatever its words.
_ASIDE = re.compile(
    r"^dear\b|\b(?:internal review|information commissioner|dissatisfied|unhappy)\b", re.IGNORECASE
)
# Somebody by name, or told by what they did.
_NAMED = re.compile(
    r"\b(?!(?:The|This|That|Section|Regulation|Act|Under|Article|Part)\b)[A-Z][\w'’&-]+"
    r"(?: (?:(?:and|&|of) )?[A-Z][\w'’&-]+)+ (?:would|will|could|might|may|is|has|stands)\b"
    r"|\b[Tt]hose (?:who|that) (?!ask|request|wish|seek|have asked)\w+"
)
_LABEL = re.compile(
    r"\W*(?:whose|(?:interests?|party|parties) (?:of|affected))\b[^:]{0,30}:", re.IGNORECASE
)
# An authority that decides is not one that suffers: "the Council considers that".
_DECIDES = re.compile(
    r"\s(?:\w+ ){0,2}?(?:appl|believ|conclud|consider|decid|determin|hold|rel[iy]|satisf|think"
    r"|thought|view|withh)\w*"
)


@lru_cache(maxsize=512)
def adopted(words: str) -> int | None:
    """Where a sentence begins to speak of this information, after what the law says; or none."""
    recital = _RECITAL.search(words)
    if recital is None:
        return 0
    before = _CAUSE.search(words, 0, recital.start())
    if before and content(words[before.end() : recital.start()]):
        return 0
    turns = (turn.search(words, recital.end()) for turn in (_HERE, _CAUSE))
    return min((turn.start() for turn in turns if turn), default=None)


def aside(words: str) -> bool:
    """Whether a sentence greets, or says how to complain."""
    return _ASIDE.search(words) is not None


def is_reason(saying: Saying) -> bool:
    """Whether a sentence says why a ground applies."""
    first = adopted(saying.words)
    if first is None or favours_release(saying) or aside(saying.words):
        return False
    close = saying.near or saying.weighs
    if close and (_leads(saying, first) or any(map(content, causes(saying, first)))):
        return True
    if saying.after(first, "harm-done") and _MODAL.search(saying.words, first):
        return True
    if saying.weighs or not saying.near:
        return False
    if _at_risk(saying, first):
        return True
    if _SUPPOSED.search(saying.words, first) and len(content(saying.words[first:])) > 2:
        return True
    if any(_says_more(saying, clause) for clause in _beside(saying, first)):
        return True
    return any(
        not _ASKED.search(saying.words, 0, hit.span.start - saying.span.start)
        and _says_more(saying, saying.words[first:])
        for hit in saying.after(first, "nature", "reason")
    )


def names_class(saying: Saying) -> bool:
    """Whether a sentence says what the information is, before any ground that it cites."""
    if saying.weighs or not saying.near or adopted(saying.words) is None:
        return False
    first = next((hit for hit in saying.hits if hit.slug == "nature"), None)
    if first is None or _ASKED.search(saying.words):
        return False
    return not re.search(r"\d", saying.words[: first.span.start - saying.span.start])


def causes(saying: Saying, first: int) -> Iterator[str]:
    """The clauses that give a cause, without those that recite the law."""
    for cause in _CAUSE.finditer(saying.words, first):
        rest = saying.words[cause.end() :]
        recital = _RECITAL.match(rest.lstrip())
        if not recital or _HERE.search(rest, recital.end()):
            yield rest


def _leads(saying: Saying, first: int) -> bool:
    """Whether reasons follow in a list: "is exempt because:"."""
    return saying.leads and bool(_CAUSE.search(saying.words, first) or saying.has("reason"))


def _beside(saying: Saying, first: int) -> Iterator[str]:
    """What a sentence that cites a ground puts before it, or beside it."""
    if saying.cites:
        for join in _BESIDE.finditer(saying.words, first):
            yield saying.words[join.end() :]


def _says_more(saying: Saying, clause: str) -> bool:
    """Whether a clause says more than the titles of the grounds do."""
    said = content(clause)
    if len(said) < 3:
        return False
    known = {word for ground in saying.grounds for word in titles(ground)}
    return len([word for word in said if word not in known]) > 1


def _at_risk(saying: Saying, first: int) -> bool:
    """Whether a sentence says how likely something is by more than a modal verb."""
    return any(" " in h.phrase or h.phrase == "likely" for h in saying.after(first, "likely"))


def favours_release(saying: Saying) -> bool:
    """Whether a sentence of a weighing speaks for disclosure alone."""
    return saying.has("disclosure-value", "acknowledged") and not saying.has("harm-done")


def is_likely(saying: Saying) -> bool:
    """Whether a reason says that a harm would, or is likely to, come about."""
    first = adopted(saying.words)
    if first is None or saying.has("no-harm"):
        return False
    harm = saying.has("harm-done")
    if _WOULD.search(saying.words, first):
        return harm or not saying.has("public-interest")
    if harm and saying.after(first, "likely"):
        return True
    return not saying.weighs and _at_risk(saying, first)


def names_one(printed: str) -> bool:
    """Whether a sentence as printed says what somebody, by name or by what they did, would suffer.

    >>> names_one("It is exempt, since Harcourt Catering would lose work.")
    True
    >>> names_one("It is exempt, since commercial interests would suffer.")
    False
    """
    return bool(_NAMED.search(printed) or _LABEL.match(printed))


def tells_whose(saying: Saying, *, reason: bool) -> bool:
    """Whether a sentence says whose interests suffer; `reason` where it is a reason."""
    first = adopted(saying.words)
    if first is None or not (reason or saying.near):
        return False
    if _WHOSE.search(saying.words, first) or _LABEL.match(saying.words):
        return True
    if saying.weighs and _MODAL.search(saying.words, first) and _SOMEBODYS.search(saying.words):
        return True
    return reason and any(
        not _DECIDES.match(saying.words, hit.span.end - saying.span.start)
        for hit in saying.after(first, "party")
    )
