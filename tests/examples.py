"""The sentences of `ontology/examples/` that show what the phrases of a concept mean."""

from collections import defaultdict
from functools import cache

import pyoxigraph as ox

from kg.catalogue import Concept
from kg.paths import data
from kg.vocab import FOI, PREFIXES

_EXAMPLE = PREFIXES["skos"] + "example"


@cache
def sentences() -> tuple[ox.Triple, ...]:
    """Every triple of `ontology/examples/*.ttl`."""
    return tuple(
        quad.triple
        for path in sorted((data("ontology") / "examples").glob("*.ttl"))
        for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    )


@cache
def _by_concept() -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for said in sentences():
        found[said.subject.value, said.predicate.value].append(said.object.value)  # type: ignore[union-attr]
    return found


def examples(concept: Concept) -> tuple[str, ...]:
    """Sentences in which a phrase of the concept stands and means it."""
    return tuple(_by_concept().get((concept.iri, _EXAMPLE), ()))


def counter_examples(concept: Concept) -> tuple[str, ...]:
    """Sentences that come near and do not mean the concept."""
    return tuple(_by_concept().get((concept.iri, FOI.counterExample.value), ()))
