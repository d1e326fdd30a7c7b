"""The words and cues by which statements on grounds are told, found in one pass over a text."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.vocab import REASONING, STATEMENT, STATING

_STATED = ("data-protection-bar", "in-the-alternative", "reason")
_LISTED = ("likely", "nature", "other-part", "part", "party")
_REASONED = (
    *("acknowledged", "beaten", "beating", "disclosure-value", "first-principle", "harm-done"),
    *("no-harm", "public-interest", "recited", "unlawful", "withholding-value"),
)
_WORD = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")


@cache
def phrases() -> Cues:
    """The cues of statements on grounds, of their word lists and of the reasoning they share."""
    wanted = (
        *((STATEMENT.name, STATEMENT[slug]) for slug in _STATED),
        *((STATING.name, STATING[slug]) for slug in _LISTED),
        *((REASONING.name, REASONING[slug]) for slug in _REASONED),
    )
    by_slug = {
        (scheme, concept.slug): concept
        for scheme in (STATEMENT.name, STATING.name, REASONING.name)
        for concept in catalogue().concepts(scheme)
    }
    return Cues(
        (slug, phrase)
        for scheme, slug in wanted
        for phrase in (*by_slug[scheme, slug].cues, *by_slug[scheme, slug].words)
    )


@cache
def listed(slug: str) -> frozenset[str]:
    """The words of a list of `ontology/stating.ttl`."""
    concepts = catalogue().concepts(STATING.name)
    return frozenset(next(c.words for c in concepts if c.slug == STATING[slug]))


def content(words: str) -> list[str]:
    """The words of a clause that say more than that a ground applies or a balance was struck.

    The clause is in small letters.

    >>> content("because we consider that the exemption is engaged")
    []
    >>> content("because the driver asked for silence")
    ['driver', 'asked', 'silence']
    """
    said = _WORD.findall(words)
    return [word for word in said if word not in listed("joining") and word not in listed("bare")]
