"""The phrases of the ontology by which letters reason, found in one pass over a text."""

from functools import cache, lru_cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.vocab import BALANCE, REASONING

_LEANING = ("favouring", "against")


@cache
def phrases() -> Cues:
    """The cues of sentences: of every balance and every concept of reasoning but headings."""
    return Cues(
        (concept.slug, cue)
        for scheme in (REASONING.name, BALANCE.name)
        for concept in catalogue().concepts(scheme)
        for cue in concept.cues
        if not _heads(concept.slug)
    )


@cache
def heading_phrases() -> Cues:
    """The cues of headings, and the sides and turns that they name."""
    named = ("disclosing", "withholding", "shifting", "first-side", "public-interest")
    return Cues(
        (concept.slug, cue)
        for concept in catalogue().concepts(REASONING.name)
        for cue in concept.cues
        if _heads(concept.slug) or (concept.slug in named and not cue.startswith("against "))
    )


def _heads(slug: str) -> bool:
    return slug.endswith("-heading") or slug in _LEANING


@lru_cache(maxsize=512)
def concepts(slugs: tuple[str, ...]) -> frozenset[str]:
    """The slugs of concepts of reasoning or balances; UnknownTerm where one is not declared."""
    balances = frozenset(BALANCE)
    return frozenset(slug if slug in balances else REASONING[slug] for slug in slugs)


@cache
def names_personal_data(title: str) -> bool:
    """Whether the title of a provision speaks of personal data."""
    return any(hit.slug == REASONING["data-protection"] for hit in phrases().find(title))
