"""The phrases of the ontology by which letters reason, found in one pass over a text."""

from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.vocab import BALANCE, REASONING


@cache
def phrases() -> Cues:
    """The cues of every concept of reasoning and of every balance, under their slugs."""
    return Cues(
        (concept.slug, cue)
        for scheme in (REASONING.name, BALANCE.name)
        for concept in catalogue().concepts(scheme)
        for cue in concept.cues
    )
