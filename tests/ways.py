"""What each traversal must answer, worked out with networkx from the parts of the property graph.

No line of Cypher, and none of the engines, has a hand in it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations, product
from typing import Any

import networkx as nx

from kg.property_graph import Node, Part, Relationship

Row = tuple[Any, ...]
Given = dict[str, Any]


class Ways:
    """The graph: nodes by IRI, and neighbours by type of relationship."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.nodes: dict[str, Node] = {}
        self.links: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.ahead: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.behind: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.said: dict[tuple[str, str], Relationship] = {}
        for part in parts:
            self.nodes |= {node.uri: node for node in part.nodes}
            for link in part.relationships:
                self.links[link.type].add((link.source, link.target))
                self.ahead[link.source, link.type].add(link.target)
                self.behind[link.target, link.type].add(link.source)
                if link.type == "LIKE":
                    self.said[link.source, link.target] = link

    def name(self, uri: str) -> str:
        return str(self.nodes[uri]["name"])

    def all(self, label: str) -> list[str]:
        return sorted(uri for uri, node in self.nodes.items() if node.label == label)

    def to(self, source: str, type_: str, label: str = "") -> set[str]:
        found = self.ahead[source, type_]
        return {uri for uri in found if not label or self.nodes[uri].label == label}

    def back(self, target: str, type_: str, label: str = "") -> set[str]:
        found = self.behind[target, type_]
        return {uri for uri in found if not label or self.nodes[uri].label == label}

    def kind(self, one: str, other: str) -> str:
        return str(self.said[one, other].get("kind"))

    def between(
        self, *types: str, among: Callable[[str, str], bool] = lambda a, b: True
    ) -> nx.Graph:
        """Those relationships without their direction."""
        pairs = (pair for type_ in types for pair in self.links[type_])
        return nx.Graph(pair for pair in pairs if among(*pair))

    def near(self, start: str, steps: int, graph: nx.Graph) -> dict[str, int]:
        """What is at most so many steps away, and how many."""
        if start not in graph:
            return {}
        found = dict(nx.single_source_shortest_path_length(graph, start, cutoff=steps))
        return {uri: far for uri, far in found.items() if far}

    def ways(self, start: str, end: str, graph: nx.Graph, steps: int) -> Iterator[list[str]]:
        if start in graph and end in graph and nx.has_path(graph, start, end):
            yield from (p for p in nx.all_shortest_paths(graph, start, end) if len(p) <= steps + 1)


def authorities_alike(g: Ways, said: Given) -> set[Row]:
    found = set()
    relying = sorted({body for body, _ in g.links["RELIED_ON"]})
    for first in said["authority"] or relying:
        relied = g.to(first, "RELIED_ON")
        reach = {
            one: {one, *(o for o in g.to(one, "LIKE") if g.kind(one, o) == "close")}
            for one in relied
        }
        for second in relying:
            shared = sum(bool(reach[one] & g.to(second, "RELIED_ON")) for one in relied)
            if second != first and shared:
                counts = (shared, len(relied), 100 * shared // len(relied))
                found.add((g.name(first), g.name(second), *counts))
    return found


def bodies_within_reach(g: Ways, said: Given) -> set[Row]:
    near = g.near(said["body"][0], 8, g.between("INVOLVES"))
    return {(far // 2, g.name(uri)) for uri, far in near.items() if g.nodes[uri].label == "Body"}


def evidence_of_answers(g: Ways, said: Given) -> set[Row]:
    found = set()
    for letter in said["letter"]:
        for decision in g.to(letter, "HAS_DECISION"):
            proved = {decision} | g.to(decision, "RELIES_ON")
            for question, thing in product(g.to(decision, "DECIDES"), proved):
                for words in g.back(thing, "PROVES", "Evidence"):
                    node = g.nodes[words]
                    names = (g.name(letter), g.name(question), g.name(thing))
                    found.add((*names, node["startsAt"], node["quote"]))
    return found


def go_betweens(g: Ways, said: Given) -> set[Row]:
    (first,) = said["body"]
    met = {uri: letters for uri, letters in _met(g, first).items() if uri != first}
    return {
        (g.name(first), g.name(between), g.name(second), len(letters), len(others))
        for between, letters in met.items()
        for second, others in _met(g, between).items()
        if second not in met and second not in (first, between)
    }


def _met(g: Ways, body: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for letter in g.back(body, "INVOLVES"):
        for other in g.to(letter, "INVOLVES"):
            found[other].add(letter)
    return found


def inside_a_provision(g: Ways, said: Given) -> set[Row]:
    wider = nx.DiGraph((b, a) for a, b in g.links["IS_PART_OF"])
    (whole,) = said["provision"]
    wider.add_node(whole)
    found = set()
    for part, depth in nx.single_source_shortest_path_length(wider, whole).items():
        if letters := g.back(part, "CITES", "Letter"):
            found.add((depth, g.nodes[part]["notation"], len(letters)))
    return found


def letters_joined(g: Ways, said: Given) -> set[Row]:
    found = set()
    for letter, other in product(said["letter"], g.all("Letter")):
        counts = []
        for label in ("Provision", "Body"):
            one, two = (
                {t for way in ("CITES", "INVOLVES") for t in g.to(end, way, label)}
                for end in (letter, other)
            )
            counts.append(len(one & two))
        if other != letter and any(counts):
            found.add((g.name(letter), g.name(other), *counts, letter, other))
    return found


def letters_within_reach(g: Ways, said: Given) -> set[Row]:
    found: dict[str, int] = {}
    for letter in said["letter"]:
        for uri, far in g.near(letter, 6, g.between("INVOLVES")).items():
            if g.nodes[uri].label == "Letter" and uri not in said["letter"]:
                found[uri] = min(far, found.get(uri, far))
    return {(far // 2, g.name(uri), uri) for uri, far in found.items()}


def likes_of_likes(g: Ways, said: Given) -> set[Row]:
    close = g.between("LIKE", among=lambda a, b: g.kind(a, b) == "close")
    found: dict[str, int] = {}
    for start in g.back(said["provision"][0], "EXEMPTION_PROVISION"):
        found |= g.near(start, 3, close)
    return {
        (far, g.name(regime), g.name(uri), g.nodes[uri]["prefLabel"], len(g.back(uri, "RELIED_ON")))
        for uri, far in found.items()
        for regime in g.to(uri, "REGIME")
    }


def likes_of_questions(g: Ways, said: Given) -> set[Row]:
    return {
        (
            *map(g.name, (letter, question, ground, one)),
            g.kind(one, like),
            *map(g.name, (regime, like)),
            len(g.back(like, "RELIED_ON")),
        )
        for letter in said["letter"]
        for decision in g.to(letter, "HAS_DECISION")
        for question in g.to(decision, "DECIDES")
        for ground in g.to(decision, "RELIES_ON")
        for one in g.to(ground, "APPLIES")
        for like in g.to(one, "LIKE")
        for regime in g.to(like, "REGIME")
        if not said["other"] or regime in said["other"]
    }


def neighbourhood_of_body(g: Ways, said: Given) -> set[Row]:
    types = ("INVOLVES", "CITES", "RELIES_ON", "WITHHELD_UNDER", "ANSWERS_QUESTION")
    near = g.near(said["body"][0], 3, g.between(*types))
    shown = ("Letter", "Body", "Provision", "Exemption", "Question")
    labelled = ((far, g.nodes[uri].label, g.name(uri), uri) for uri, far in near.items())
    return {row for row in labelled if row[1] in shown}


def questions_alike(g: Ways, said: Given) -> set[Row]:
    found = set()
    for letter in said["letter"]:
        for question in g.to(letter, "ANSWERS_QUESTION"):
            for one in g.to(question, "WITHHELD_UNDER"):
                kinds = {one: "same"} | {like: g.kind(one, like) for like in g.to(one, "LIKE")}
                for like, kind in kinds.items():
                    for other in g.back(like, "WITHHELD_UNDER"):
                        for there in g.back(other, "ANSWERS_QUESTION") - {letter}:
                            names = map(g.name, (letter, question, one))
                            found.add((*names, kind, *map(g.name, (like, there, other))))
    return found


def shared_in_substance(g: Ways, said: Given) -> set[Row]:
    found = set()
    (authority,) = said["authority"]
    for one in g.to(authority, "RELIED_ON"):
        head = (g.name(one), g.nodes[one]["prefLabel"])
        kinds = {one: "same"} | {like: g.kind(one, like) for like in g.to(one, "LIKE")}
        rows: set[Row] = {
            (*head, kind, g.name(like), g.name(other))
            for like, kind in kinds.items()
            for other in g.back(like, "RELIED_ON") - {authority}
            if not said["other"] or other in said["other"]
        }
        found |= rows or {(*head, "none", None, None)}
    return found


def way_between_bodies(g: Ways, said: Given) -> set[Row]:
    return _ways(g, said["body"][0], said["other"][0], g.between("INVOLVES"))


def way_between_provisions(g: Ways, said: Given) -> set[Row]:
    return _ways(g, said["provision"][0], said["other"][0], g.between("CITES"))


def _ways(g: Ways, start: str, end: str, graph: nx.Graph) -> set[Row]:
    ways = g.ways(start, end, graph, 12) if start != end else ()
    return {(len(way) // 2, " – ".join(map(g.name, way))) for way in ways}


def what_joins_letters(g: Ways, said: Given) -> set[Row]:
    types = (
        "INVOLVES",
        "CITES",
        "CITES_ACT",
        "RELIES_ON",
        "HANDLED_UNDER",
        "APPEAL_TO",
        "LETTER_KIND",
    )
    (authority,) = said["authority"]
    return {
        (g.name(first), g.name(second), type_.replace("_", " ").lower(), g.name(thing))
        for first, second in combinations(sorted(g.back(authority, "FROM")), 2)
        for type_ in types
        for thing in g.to(first, type_) & g.to(second, type_) - {authority}
    }


ORDER: dict[str, Callable[[Row], Any]] = {
    "authorities-alike": lambda r: (-r[4], -r[2], r[0], r[1], r[3]),
    "letters-joined": lambda r: (-(r[2] + r[3]), *r),
}
"""What the rows are sorted by, where it is not column after column with the empty ones first."""


def expected(g: Ways, name: str, said: Given) -> list[Row]:
    """The rows of a traversal, in their order."""
    found: set[Row] = globals()[name.replace("-", "_")](g, said)
    by_column = ORDER.get(name, lambda row: [(cell is not None, cell or "") for cell in row])
    return sorted(found, key=by_column)
