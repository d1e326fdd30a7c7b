"""Letters and stores as rdflib sees them."""

from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.export.formats import serialise
from kg.graph import quads
from kg.model import Response
from kg.vocab import BASE, PREFIXES

if TYPE_CHECKING:
    from rdflib import Dataset


def to_rdflib(response: Response, *, base: str = BASE, evidence: bool = True) -> "Dataset":
    """The graphs of a letter as a dataset of rdflib, in memory."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    nquads = serialise(quads(response, base=base, evidence=evidence), "nq")
    dataset.parse(data=nquads.decode(), format="nquads")
    return _bound(dataset)


def as_rdflib(store: ox.Store) -> "Dataset":
    """A store as a dataset of rdflib, without a copy; its default graph is the union of all."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return _bound(Dataset(store=OxigraphStore(store=store), default_union=True))


def _bound(dataset: "Dataset") -> "Dataset":
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset
