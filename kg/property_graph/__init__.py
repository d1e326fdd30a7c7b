"""The property graph: nodes and relationships made of the RDF by rule, letter by letter.

    letter_part(store, letter)     facts, the words that prove them, and short cuts of one letter
    shared_part(store)             the law, bodies and concepts that letters share
    labels(), relationship_types(), properties()    the closed lists of names

Neo4j, Cypher without a server, networkx and the files for `neo4j-admin` all stand on these values.
One node for each IRI, `:Letter:Resource {uri}`, as neosemantics has them.
"""

from kg.property_graph.census import Census, census
from kg.property_graph.parts import (
    fingerprints,
    letter_part,
    letter_parts,
    letters,
    part_maker,
    shared_part,
)
from kg.property_graph.shortcuts import shortcuts
from kg.property_graph.terms import Key, Term, labels, properties, relationship_types, terms
from kg.property_graph.values import SHARED_LABEL, Node, Part, Properties, Relationship, Value

__all__ = [
    "SHARED_LABEL",
    "Census",
    "Key",
    "Node",
    "Part",
    "Properties",
    "Relationship",
    "Term",
    "Value",
    "census",
    "fingerprints",
    "labels",
    "letter_part",
    "letter_parts",
    "letters",
    "part_maker",
    "properties",
    "relationship_types",
    "shared_part",
    "shortcuts",
    "terms",
]
