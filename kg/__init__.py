"""Letters by which UK public authorities answer information requests, as a knowledge graph.

>>> import kg
>>> letter = kg.read(b"Dear Sir\\n\\nSection 40(2) of the Freedom of Information Act 2000 applies.")
>>> response = kg.extract(letter)
>>> [str(citation.provision) for citation in response.citations]
['FOIA s.40(2)']
>>> quads = kg.triples(response)
>>> kg.validate(quads).conforms
True

`kg.open_store` opens what `kg build` (or `kg.build.build`) stored; `kg.to_rdflib` and
`kg.as_rdflib` give a letter and a store as rdflib has them, `kg.to_networkx` a store as networkx
has graphs.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.export import as_rdflib, to_rdflib
from kg.graph import quads as triples
from kg.model import Letter, Response
from kg.read import read
from kg.store import Store, open_store
from kg.validate import Report, validate

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = [
    "Letter",
    "Report",
    "Response",
    "Store",
    "as_rdflib",
    "extract",
    "open_store",
    "read",
    "to_networkx",
    "to_rdflib",
    "triples",
    "validate",
]


def extract(letter: Letter) -> Response:
    """The full reading of a letter, every fact with the spans that prove it."""
    from kg.pipeline import extract as run  # spaCy takes a second to import

    return run(letter)


def to_networkx(
    store: Store | Path | str,
    *,
    evidence: bool = True,
    vocabulary: bool = True,
    projected: bool = False,
) -> "MultiDiGraph":
    """The property graph of a store, or of the one at a path, as networkx has graphs.

    Without `evidence` the proofs are left out, without `vocabulary` the law and bodies that no
    letter leads to. `projected` gives authorities tied to the exemptions they relied on, the
    provisions they cited and the bodies they named, weighted by letters. MissingPackage where
    networkx is not installed.
    """
    from kg.network import to_networkx as run

    return run(store, evidence=evidence, vocabulary=vocabulary, projected=projected)
