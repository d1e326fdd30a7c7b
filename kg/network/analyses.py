"""The analyses by name: what each answers, how it is measured, and its table."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kg.network import central
from kg.network.alike import alike
from kg.network.communities import communities
from kg.network.tally import Tally
from kg.network.together import together
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Analysis:
    """A question to the letters as a whole; `measure` says what its rows are ordered by and why."""

    title: str
    measure: str
    table: Callable[[Tally], Table]


ANALYSES: Final = {
    "authorities": Analysis(
        "Central authorities",
        "by betweenness: the share of shortest ways between other authorities and exemptions that "
        "lead through it, so that one that joins kinds of refusal others do not combine is high",
        central.authorities,
    ),
    "exemptions": Analysis(
        "Central exemptions",
        "by votes: each authority has one, shared out over the exemptions its letters rely on, so "
        "that one with many letters does not drown the others",
        central.exemptions,
    ),
    "provisions": Analysis(
        "Central provisions",
        "by votes, shared out over the provisions that letters cite, in whatever role",
        central.provisions,
    ),
    "bodies": Analysis(
        "Central bodies",
        "by votes, shared out over the bodies that letters name beside the one that sent them",
        central.bodies,
    ),
    "communities": Analysis(
        "Communities of authorities and exemptions",
        "by Louvain's method on letters, close likes of other regimes tied; by letters",
        communities,
    ),
    "alike": Analysis(
        "Who refuses alike",
        "in_substance is the share of what both relied on that the other matches (the same, a "
        "close like, a wider or narrower part), cosine counts the very same; alike is "
        "in_substance less what few matches leave to chance",
        alike,
    ),
    "together": Analysis(
        "Provisions cited together",
        "by letters beyond chance: those that cite both, less those that would if the two had "
        "nothing to do with each other; lift is the one divided by the other",
        together,
    ),
}
