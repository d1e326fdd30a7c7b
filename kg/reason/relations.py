"""How a sentence sets one side above the other: verbs and comparisons of weight, by grammar.

The words are lists of the ontology; here stands how they join: "carries the greater weight", "is
not as strong as", "come down firmly on the side of". What is found is given as cues of the concept
that it amounts to, so that nothing after this needs to know which of the two it was.
"""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, Hit, fold
from kg.model import Span
from kg.vocab import REASONING

_LISTS = ("greater", "lesser", "equal", "leaning", "beating", "beaten", "winning")
_GRANTS = ("granting", "grantable", "entitled", "knowing")
_BE = r"(?:is|are|was|were|be|been|being|seems?|seemed|appears?|proved|remains?|remained|as)"
_HAVE = r"(?:ha(?:s|ve|d|ving)|carr(?:y|ies|ied|ying)|bears?|bore|deserves?|attracts?|given|to)"
_ADVERBS = r"(?: \w+ly| just| here| still| also| out| down| well| overall|, [^,.;:]{3,30},){0,2}? "
_TO = r"(?:in (?:favour|support) of|on the side of|towards?|for|with)"
_ENDS = r"(?=\W*$|[.,;:)!]|\s(?:here|out|over|in|on|at|and|so|for|this|today)\b)"
_DENIED = re.compile(
    r"\b(?:not|nor|against|refus(?:e|es|ing|al) to|declin(?:e|es|ing) to)\s"
    r"(?:to\s|being\s|to be\s|its\s|any\s|their\s|the\s|letting \w+\s|giving (?:\w+\s)?)?$",
    re.IGNORECASE,
)
_SOME = r"(?:some|limited|certain|degree of|measure of|modest|slight|small)"
_BEFORE, _AFTER = 60, 80  # code points round a word of weighing within which it is joined


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each concept of weighing with the pattern of what amounts to it; `v` is what is negated."""
    more, less, even, leans, beats, beaten, wins = map(words, _LISTS)
    weight = words("heaviness")
    grants, granted, entitled, knows = map(words, _GRANTS)
    patterns = (
        ("outweighed", rf"\b{_BE} (?:\w+ ){{0,3}}?(?P<v>{beaten})\b"),
        ("outweighed", rf"(?<!and )\b(?P<v>{beaten} by)\b"),
        ("outweighed", r"(?P<v>\bnot (?:\w+ly )?(?:as|so) \w+(?: an? \w+)? as\b)"),
        ("outweighed", rf"(?P<v>(?:n't|\bnot|\bcannot|\bnever|\bnor)(?: \w+){{0,4}}? {even})\b"),
        ("outweighed", rf"\b(?P<v>{less} (?:\w+ ){{0,3}}?than)\b"),
        (
            "outweighs",
            rf"\b(?P<v>(?:{beats}|{beaten}(?! by\b)|serves?(?: \w+){{0,4}} better than))\b",
        ),
        ("outweighs", rf"\b(?P<v>{more} (?:\w+ ){{0,3}}?than)\b"),
        (
            "prevails",
            rf"(?<!there )\b{_BE} (?:\w+ ){{0,3}}?(?P<v>(?:an? |the )?{more})\b"
            r"(?! (?:\w+ ){0,3}?than\b)",
        ),
        (
            "prevails",
            rf"\b(?P<v>{_HAVE} (?:\w+ ){{0,2}}?(?:{more} |more |most ){weight})\b(?! than\b)",
        ),
        ("prevails", rf"\b(?P<v>{wins})\b{_ENDS}(?! over\b)"),
        ("outweighs", rf"\b(?P<v>{wins} over)\b"),
        ("favours", rf"\b(?P<v>{leans}{_ADVERBS}{_TO})\b"),
        ("favours", r"\b(?P<v>(?:best|better) served)\b"),
        ("favours", rf"\b(?P<v>{leans}{_ADVERBS}to) (?:the|his|her|their|those)\b"),
        ("opposes", rf"\b(?P<v>{leans}{_ADVERBS}against)\b"),
        (
            "greater-one",
            rf"\bthere {_BE} (?:\w+ ){{0,2}}?(?P<v>{more} (?:\w+ )?(?:interest|one|case))\b",
        ),
        ("greater-one", rf"\b(?P<v>(?:held|found|finds?|thought|judged) {more})\b"),
        ("greater-one", rf"\b(?P<v>{more} {weight} (?:must |should )?(?:go|goes|attaches) to)\b"),
        (
            "acknowledged",
            rf"\b(?P<v>{grants}(?: \w+ly| too| also| of course| as well)?"
            rf" (?:that|there|why|how|(?:the|your|a|an|some) (?:\w+ ){{0,2}}?{granted}))\b",
        ),
        ("acknowledged", rf"\b(?P<v>{_SOME} (?:\w+ ){{0,2}}?{granted} in)\b"),
        ("disclosure-value", rf"\b(?P<v>{entitled} (?:to )?{knows})\b"),
    )
    return tuple((REASONING[slug], re.compile(pattern)) for slug, pattern in patterns)


@cache
def listed(slug: str) -> tuple[str, ...]:
    """The words of a list."""
    concepts = catalogue().concepts(REASONING.name)
    return next(c.words for c in concepts if c.slug == REASONING[slug])


def words(slug: str) -> str:
    """The words of a list as one alternative of a pattern, the longest first."""
    return f"(?:{'|'.join(map(re.escape, sorted(listed(slug), key=lambda w: (-len(w), w))))})"


@cache
def _starts() -> Cues:
    """The words without which no side is set above another."""
    words = [
        word for slug in (*_LISTS, "granting", "entitled", "grantable") for word in listed(slug)
    ]
    return Cues(("", word) for word in [*words, "served", "not as", "not so", "better than"])


def relations(text: str) -> list[Hit]:
    """Every verb or comparison of weighing in the text, as cues, in order.

    >>> [(hit.slug, hit.phrase) for hit in relations("Secrecy carries the greater weight.")]
    [('prevails', 'carries the greater weight')]
    >>> [hit.slug for hit in relations("The scales come down firmly for release.")]
    ['favours']
    >>> [hit.slug for hit in relations("It is not as strong as the case for silence.")]
    ['outweighed']
    """
    folded = fold(text)
    found = {
        Hit(Span(*match.span("v")), slug, match["v"])
        for slug, match in matches(folded, _starts(), _patterns())
    }
    passive = [hit.span for hit in found if hit.slug == REASONING["outweighed"]]
    active = REASONING["outweighs"]
    return sorted(
        h for h in found if h.slug != active or not any(h.span.touches(p) for p in passive)
    )


def matches(
    folded: str, starts: Cues, patterns: tuple[tuple[str, re.Pattern[str]], ...]
) -> Iterator[tuple[str, re.Match[str]]]:
    """Each match of patterns near the words without which there is none, with its concept."""
    for start, end in _windows(folded, starts):
        for slug, pattern in patterns:
            for match in pattern.finditer(folded, start, end):
                yield slug, match


def _windows(text: str, starts: Cues) -> list[tuple[int, int]]:
    """The stretches of the text round some words, those that touch made one."""
    found: list[tuple[int, int]] = []
    for hit in starts.find(text):
        start, end = max(0, hit.span.start - _BEFORE), min(len(text), hit.span.end + _AFTER)
        start = next((k for k in range(start, hit.span.start) if not text[k].isalnum()), start)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def turned(text: str, hits: list[Hit]) -> list[Hit]:
    """The sides that words of denial turn round: "not publishing", "against its release".

    >>> hits = [Hit(Span(10, 14), "disclosing", "open")]
    >>> [(h.slug, h.phrase) for h in turned("not being open", hits)]
    [('withholding', 'not being open')]
    """
    other = {REASONING["disclosing"]: REASONING["withholding"]}
    other |= {two: one for one, two in other.items()}
    found = []
    for hit in hits:
        if hit.slug in other:
            denial = _DENIED.search(text, max(0, hit.span.start - 24), hit.span.start)
            if denial:
                span = Span(denial.start(), hit.span.end)
                found.append(Hit(span, other[hit.slug], span.of(text)))
    return found
