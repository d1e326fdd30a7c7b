"""A letter's graph held to the data shapes, and a reading held to the words of its letter.

Both find our own faults: a letter that has one is reported and not stored. What the shapes only
warn of (no question, no reference, no authority found) is stored.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from kg.validate.engines import ENGINES, engine_named
from kg.validate.proof import Unproved, text_of, unproved
from kg.validate.report import Report, Result
from kg.validate.slice import data_graph, shapes

__all__ = ["ENGINES", "Report", "Result", "Unproved", "text_of", "unproved", "validate"]


def validate(quads: Iterable[ox.Quad], *, engine: str = "auto", evidence: bool = True) -> Report:
    """The report on the quads of one letter.

    `engine` is `shacl` (fast), `pyshacl` (the reference) or `auto`; `evidence` false leaves out
    the shapes that ask for it, for a store that was built without.
    """
    report = engine_named(engine)(data_graph(quads), shapes())
    if evidence:
        return report
    return Report(tuple(r for r in report.results if "proved" not in r.shape.split("-")))
