"""RDF of letters and stores for other tools: files in four formats, and rdflib's own objects."""

from kg.export.formats import FORMATS, export, serialise
from kg.export.views import as_rdflib, to_rdflib

__all__ = ["FORMATS", "as_rdflib", "export", "serialise", "to_rdflib"]
