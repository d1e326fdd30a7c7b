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
    """Every quad of a letter by graph, sorted, each once; without evidence where so asked."""
    facts = facts_of(response, base)
    said = facts.quads | {provenance(facts.graph, base=base)}
    proof = _evidence(facts) if evidence else frozenset()
    return (*sorted(proof, key=str), *sorted(said, key=str))  # each in a graph of its own
