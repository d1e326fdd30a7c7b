"""Who relied on what, cited what and named whom, letter by letter: what all analyses count."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.property_graph import Node, Relationship, letter_parts, letters, shared_part
from kg.store import Store

AUTHORITY, EXEMPTION, PROVISION, BODY = "authority", "exemption", "provision", "body"
_NESTED = ("BROADER", "IS_PART_OF")  # from the narrower to the wider


@dataclass(frozen=True, slots=True)
class Thing:
    """An authority, an exemption, a provision or a body; `title` is what its number stands for.

    A body that answered a letter is an authority, also where others name it.
    """

    uri: str
    kind: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one letter relied on, cited and named, by IRI, each once and sorted.

    `bodies` are those it names beside the one that sent it.
    """

    letter: str
    authority: str | None
    exemptions: tuple[str, ...]
    provisions: tuple[str, ...]
    bodies: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Everything the letter leads to, its sender first."""
        sender = (self.authority,) if self.authority else ()
        return (*sender, *self.exemptions, *self.provisions, *self.bodies)


@dataclass(frozen=True, slots=True)
class Tally:
    """What every letter said, and how the law it leans on hangs together.

    `likes` are the close likes of exemptions of other regimes, in both directions; `wider` has for
    an exemption or a provision all that it is part of; `regulators` are whom the law sends
    requesters to, so that nearly every letter names them.
    """

    things: dict[str, Thing]
    letters: tuple[Said, ...]
    likes: dict[str, frozenset[str]]
    wider: dict[str, frozenset[str]]
    regulators: frozenset[str]

    def of(self, kind: str) -> tuple[Thing, ...]:
        """The things of a kind, by IRI."""
        return tuple(thing for thing in self.things.values() if thing.kind == kind)

    def name(self, uri: str) -> str:
        """What a person calls a thing."""
        return self.things[uri].name

    def nested(self, one: str, other: str) -> bool:
        """Whether one of two provisions or exemptions is part of the other, or both are one."""
        return one == other or one in self.wider[other] or other in self.wider[one]


Pick = Callable[[Said], tuple[str, ...]]
"""What is taken of a letter."""

Ties = Counter[tuple[str, str]]
"""From an authority to what its letters say: in how many letters."""


def ties(count: Tally, pick: Pick) -> Ties:
    """How many letters of each authority say each thing; letters of nobody known are left out."""
    found: Ties = Counter()
    for said in count.letters:
        if said.authority:
            found.update((said.authority, uri) for uri in pick(said))
    return found


def tally(store: Store, progress: Callable[[int, int], None] = lambda done, total: None) -> Tally:
    """The count of a store; memory grows with the things that letters say, not with their words."""
    shared = shared_part(store)
    named = {node.uri: node for node in shared.nodes}
    links: dict[str, list[Relationship]] = defaultdict(list)
    for link in shared.relationships:
        links[link.type].append(link)
    said, total = list[Said](), len(letters(store))
    for done, part in enumerate(letter_parts(store), start=1):
        said.append(_said(str(part.letter), part.relationships, named))
        progress(done, total)
    authorities = {one.authority for one in said if one.authority}
    used = sorted({uri for one in said for uri in one.all})
    wider = [link for kind in _NESTED for link in links[kind]]
    likes = [link for link in links["LIKE"] if link.get("kind") == "close"]
    return Tally(
        {uri: _thing(named[uri], uri in authorities) for uri in used},
        tuple(said),
        _sets((link.source, link.target) for link in likes),
        _closure(used, wider),
        frozenset(link.target for link in links["REGIME_APPEAL"]),
    )


def _said(letter: str, links: Iterable[Relationship], named: dict[str, Node]) -> Said:
    found: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.source == letter and link.get("shortcut"):
            found[link.type].add(link.target)
    authority = min(found["FROM"], default=None)
    bodies = {uri for uri in found["NAMES"] if named[uri].label == "Body"} - {authority}
    return Said(
        letter,
        authority,
        *(tuple(sorted(uris)) for uris in (found["RELIES_ON"], found["CITES"], bodies)),
    )


def _thing(node: Node, authority: bool) -> Thing:
    kind = AUTHORITY if authority else node.label.lower()
    return Thing(node.uri, kind, str(node["name"]), str(node.get("prefLabel") or ""))


def _closure(used: Iterable[str], links: Iterable[Relationship]) -> dict[str, frozenset[str]]:
    """For each thing all that it is part of, over any number of steps."""
    steps = _sets((link.source, link.target) for link in links)
    found = {}
    for uri in used:
        seen, at = set[str](), [uri]
        while at:
            new = steps.get(at.pop(), frozenset()) - seen
            seen |= new
            at += new
        found[uri] = frozenset(seen)
    return found


def _sets(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        found[one].add(other)
    return {one: frozenset(others) for one, others in found.items()}
