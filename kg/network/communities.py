"""Groups of authorities and of the exemptions they rely on, close to each other and not to others.

Louvain's method over the network of refusals. Spots and ties go in by IRI and the seed is fixed:
the same letters give the same groups.
"""

from collections import Counter
from dataclasses import dataclass

from kg.network.graph import networkx
from kg.network.refusals import refusals
from kg.network.tally import AUTHORITY, Tally
from kg.table import Table


@dataclass(frozen=True, slots=True)
class Community:
    """A group by IRI, those with most letters first; `letters` from its authorities."""

    authorities: tuple[str, ...]
    exemptions: tuple[str, ...]
    letters: int


def communities(count: Tally) -> Table:
    """The groups, the greatest first, with their members."""
    rows = (
        (
            place,
            group.letters,
            len(group.authorities),
            len(group.exemptions),
            "; ".join(map(count.name, group.authorities)),
            "; ".join(map(count.name, group.exemptions)),
        )
        for place, group in enumerate(groups(count), start=1)
    )
    columns = (
        *("community", "letters", "authorities", "exemptions"),
        *("its_authorities", "its_exemptions"),
    )
    return Table(columns, tuple(rows))


def groups(count: Tally) -> tuple[Community, ...]:
    """The communities, by letters and size; authorities that relied on nothing are in none."""
    graph = networkx().convert_node_labels_to_integers(  # sets of text have no order
        refusals(count), ordering="sorted", label_attribute="uri"
    )
    uris = graph.nodes(data="uri")
    parts = networkx().community.louvain_communities(graph, seed=0) if graph else []
    made = (_community(count, frozenset(uris[at] for at in part)) for part in parts)
    return tuple(
        sorted(made, key=lambda g: (-g.letters, -len(g.authorities), g.authorities, g.exemptions))
    )


def _community(count: Tally, members: frozenset[str]) -> Community:
    letters = Counter(s.authority for s in count.letters if s.authority in members)
    relied = Counter(uri for said in count.letters for uri in said.exemptions)
    ranks = {**letters, **relied}
    ordered = sorted(members, key=lambda uri: (-ranks[uri], count.name(uri), uri))
    authorities = tuple(uri for uri in ordered if count.things[uri].kind == AUTHORITY)
    exemptions = tuple(uri for uri in ordered if count.things[uri].kind != AUTHORITY)
    return Community(authorities, exemptions, letters.total())
