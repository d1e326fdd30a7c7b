"""The network of refusals: authorities and the exemptions they rely on, and likes among these.

Exemptions that are close likes are tied as well, as strongly as the weaker of the two is relied on,
so that a Scottish and an English police force are near each other although they write under
different acts.
"""

from collections import Counter
from typing import TYPE_CHECKING, Any

from kg.network.graph import networkx
from kg.network.tally import Tally, ties

if TYPE_CHECKING:
    from networkx import Graph

_MANY = 250  # spots above which betweenness is taken from a sample of them
_DIGITS = 4


def refusals(count: Tally) -> "Graph":
    """The network, undirected, by IRI: `weight` in letters, `distance` one over it."""
    found = ties(count, lambda said: said.exemptions)
    relied = Counter(exemption for _, exemption in found.elements())
    graph: Any = networkx().Graph()
    graph.add_nodes_from(sorted({end for tie in found for end in tie}))
    for (authority, exemption), letters in sorted(found.items()):
        graph.add_edge(authority, exemption, weight=letters, distance=1 / letters)
    for one in sorted(relied):
        for other in sorted(count.likes.get(one, frozenset()) & relied.keys()):
            letters = min(relied[one], relied[other])
            graph.add_edge(one, other, weight=letters, distance=1 / letters)
    return graph


def betweenness(graph: "Graph") -> dict[str, float]:
    """For each spot the share of the shortest ways between others that lead through it.

    Of more than 250 spots it is taken from the ways that start at 250, the same ones every time.
    """
    sample = _MANY if len(graph) > _MANY else None
    shares = networkx().betweenness_centrality(graph, k=sample, weight="distance", seed=0)
    return {uri: round(share, _DIGITS) for uri, share in shares.items()}
