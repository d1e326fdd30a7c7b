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

from kg.export import as_rdflib, to_rdflib
from kg.findings import Finding, check
from kg.graph import quads as triples
from kg.model import Letter, Response
from kg.network import to_networkx
from kg.read import read
from kg.store import Store, open_store
from kg.validate import Report, validate

__all__ = [
    "Finding",
    "Letter",
    "Report",
    "Response",
    "Store",
    "as_rdflib",
    "check",
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
