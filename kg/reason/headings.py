"""What a heading, or a label at the head of a sentence, opens."""

from functools import lru_cache

from kg.cues import Hit
from kg.reason.phrases import heading_phrases
from kg.vocab import REASONING, SECTION

_ALONE = ("interest-heading",)  # concepts whose one-word phrases are headings only by themselves
_LEANS = ("favouring", "against")
_AT_HEAD = 12  # code points before the leaning word: "Points in favour of"
_LEGS = (
    ("necessity-heading", "necessity"),
    ("interest-heading", "interest"),
)


@lru_cache(maxsize=4096)
def opened(heading: str) -> str | None:
    """The kind of reasoning a heading opens, or none: factors-for, factors-against, harm and so on.

    >>> opened("Factors favouring non-disclosure")
    'factors-against'
    >>> opened("Public interest considerations against confirming or denying – S24")
    'factors-against'
    >>> opened("Evidence of harm")
    'harm'
    >>> opened("Next steps") is None
    True
    """
    words = heading.split()
    if not words or len(words) > 30:
        return None
    hits = heading_phrases().find(heading)
    if not hits:
        return None
    side = _side(hits, len(words))
    if side:
        return side
    slugs = {h.slug for h in hits if " " in h.phrase or h.slug not in _ALONE or len(words) == 1}
    if len(words) > 14:
        return None
    if "public-interest" not in slugs:
        if {"balance-heading", "interest-heading"} <= slugs:
            return "balancing"
        for slug, kind in _LEGS:
            if REASONING[slug] in slugs:
                return kind
    if "harm-heading" in slugs and "public-interest" not in slugs:
        return SECTION["harm"]
    if "balance-heading" in slugs:
        return SECTION["balance"]
    if "public-interest" in slugs:
        return SECTION["public-interest"]
    return None


def of_column(heading: str) -> str | None:
    """What the heading of a column opens, which may name its side alone.

    >>> of_column("Disclose"), of_column("Withhold")
    ('factors-for', 'factors-against')
    """
    whole = {h.slug for h in heading_phrases().find(heading) if h.phrase == heading.lower()}
    if REASONING["disclosing"] in whole:
        return SECTION["factors-for"]
    return SECTION["factors-against"] if REASONING["withholding"] in whole else opened(heading)


def names_side(heading: str) -> bool:
    """Whether a heading names a side of the balance, or the public interest.

    >>> names_side("Reasons for release"), names_side("Points for the reader")
    (True, False)
    """
    sides = (REASONING["disclosing"], REASONING["withholding"], REASONING["public-interest"])
    hits = heading_phrases().find(heading)
    first = min((hit.span.start for hit in hits if hit.slug in _LEANS), default=len(heading))
    factors = first <= _AT_HEAD or any(hit.slug == REASONING["factor-heading"] for hit in hits)
    return factors and any(hit.slug in sides for hit in hits)


def _side(hits: list[Hit], words: int) -> str | None:
    """The side that a heading of factors names: a leaning word and what it leans to."""
    pro, con = SECTION["factors-for"], SECTION["factors-against"]
    lean = [hit for hit in hits if hit.slug in _LEANS]
    shift = [hit for hit in hits if hit.slug == REASONING["shifting"]]
    named = [h for h in hits if h.slug in (REASONING["disclosing"], REASONING["withholding"])]
    named = [h for h in named if not any(o.span.holds(h.span) and o != h for o in named)]
    if not lean or (words <= 5 and not named):
        if words <= 5 and any(hit.slug == REASONING["first-side"] for hit in hits):
            return pro
        if words <= 5 and shift:
            return con
    about = {hit.slug for hit in hits}
    for hit in lean:
        for thing in named:
            if thing.span.start >= hit.span.end:
                favours = (hit.slug == "favouring") == (thing.slug == "disclosing")
                return pro if favours else con
    if not lean:
        return None
    whole = len(lean[0].phrase.split()) == words
    if words <= 8 and ("factor-heading" in about or whole):
        return pro if lean[0].slug == "favouring" else con
    return None
