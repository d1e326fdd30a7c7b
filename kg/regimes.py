"""The law or laws of access under which the letter handles the request."""

import re

from kg.catalogue import catalogue, cues
from kg.model import ActMention, Fact, Layout, Organisation, Span
from kg.provisions import Provision
from kg.recognise.numbers import numbers
from kg.sentences import sentences
from kg.vocab import BINDING, REGIME


def regimes(
    text: str, layout: Layout, named: tuple[ActMention, ...], authority: Fact[Organisation] | None
) -> tuple[Fact[str], ...]:
    """The regimes (slugs of `kg.vocab.REGIME`), the main one first."""
    slugs = {catalogue().values(REGIME.iri(s).value, "skos:notation")[0]: s for s in REGIME}
    for mention in named:
        if mention.act in slugs and mention.act != "UKGDPR":
            return (Fact(slugs[mention.act], (mention.span,)),)
    return ()
