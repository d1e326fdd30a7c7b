"""The RDF of a reading: what a letter says in one named graph, the words that prove it in another.

    {base}letter/{hash}            the letter; what belongs to it is named under it
    {base}letter/{hash}/facts      graph of what it says
    {base}letter/{hash}/evidence   graph of the words that prove it
    default graph                  what the dataset is, and the run that read it

No blank nodes; every IRI is minted from keys of the letter, so that the same letter gives the same
quads anywhere.
"""

import pyoxigraph as ox

from kg.graph.dataset import (
    Counts,
    counts,
    dataset_quads,
    ontology_version,
    program_version,
    provenance,
    run_iri,
)
from kg.graph.evidence import evidence as _evidence
from kg.graph.iris import evidence_graph, facts_graph, letter_iri
from kg.graph.letter import facts_of
from kg.model import Response
from kg.vocab import BASE

__all__ = [
    "Counts",
    "counts",
    "dataset_quads",
    "evidence_graph",
    "facts_graph",
    "letter_iri",
    "ontology_version",
    "program_version",
    "quads",
    "run_iri",
]


def quads(response: Response, *, base: str = BASE, evidence: bool = True) -> tuple[ox.Quad, ...]:
    """Every quad of a letter, sorted, each once; without the evidence graph where so asked."""
    facts = facts_of(response, base)
    found = facts.quads | {provenance(facts.graph, base=base)}
    if evidence:
        found |= _evidence(facts)
    return tuple(sorted(found, key=order))


def order(quad: ox.Quad) -> tuple[str, str, str, str]:
    """Where a quad stands in every output: by graph, subject, predicate and object."""
    subject, predicate, value, graph = quad
    return (str(graph), str(subject), str(predicate), str(value))
