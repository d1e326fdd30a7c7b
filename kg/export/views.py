"""Letters and stores as rdflib sees them."""

from pathlib import Path
from typing import TYPE_CHECKING

from kg.export.formats import serialise
from kg.graph import quads
from kg.model import Response
from kg.store import Store, open_store
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


def as_rdflib(store: Store | Path | str) -> "Dataset":
    """A store, or the one at a path, as a dataset of rdflib.

    Nothing is copied, and its default graph is the union of all. It shows the state that was
    published when the store was opened, and cannot be written.
    """
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    opened = store if isinstance(store, Store) else open_store(store)
    inner = OxigraphStore(store=opened.dataset)
    return _bound(Dataset(store=inner, default_union=True))


def _bound(dataset: "Dataset") -> "Dataset":
    for prefix, iri in PREFIXES.items():
        dataset.bind(prefix, iri)
    return dataset
