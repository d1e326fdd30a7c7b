"""What a heading, or a label at the head of a sentence, opens."""

from functools import lru_cache

from kg.cues import Hit
from kg.reason.phrases import heading_phrases
from kg.vocab import REASONING, SECTION

_ALONE = ("interest-heading",)  # concepts whose one-word phrases are headings only by themselves
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


def _side(hits: list[Hit], words: int) -> str | None:
    """The side that a heading of factors names: a leaning word and what it leans to."""
    pro, con = SECTION["factors-for"], SECTION["factors-against"]
    lean = [hit for hit in hits if hit.slug in ("favouring", "against")]
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
