"""The property graph of a store in parts: one for each letter, one for what letters share."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.graph import ontology_version
from kg.paths import data
from kg.property_graph.rules import TYPE, Things, relationships
from kg.property_graph.shortcuts import taken
from kg.property_graph.terms import terms
from kg.property_graph.values import Part, Properties, Relationship
from kg.store import VOCABULARY, Store, graphs
from kg.vocab import FOI, PREFIXES

_TYPE = ox.NamedNode(TYPE)
_PART_OF = ox.NamedNode(PREFIXES["eli"] + "is_part_of")
_FALSE = ox.Literal(False)


@dataclass(frozen=True, slots=True)
class _World:
    """What the parts of letters need of the vocabulary.

    `listed` are the IRIs of its nodes; `wider` says for a provision what it is part of.
    """

    listed: frozenset[str]
    wider: dict[str, ox.Quad]


def letters(store: Store) -> tuple[str, ...]:
    """The IRIs of the letters of a store, sorted."""
    return tuple(sorted({entry.letter for entry in store.manifest.values()}))


def fingerprints(store: Store) -> dict[str, str]:
    """For each letter what determines its part, as 16 hexadecimal digits; no quad is read.

    The letter's node carries it as `fingerprint`, so that a loader sees which letters it has.
    """
    kept = f"{store.settings.base} {store.settings.evidence} {_rules()}"
    versions = {e.letter: f"{e.version} {e.rules}" for e in store.manifest.values()}
    return {letter: _fingerprint(letter, version, kept) for letter, version in versions.items()}


def letter_parts(store: Store, wanted: Iterable[str] | None = None) -> Iterator[Part]:
    """The parts of the wanted letters, or of all, one at a time: memory holds one of them."""
    return map(part_maker(store), letters(store) if wanted is None else wanted)


def letter_part(store: Store, letter: str) -> Part:
    """What one letter says, the words that prove it, findings on it, and its short cuts."""
    return part_maker(store)(letter)


def part_maker(store: Store) -> Callable[[str], Part]:
    """What gives the part of a letter by its IRI, having read once what all of them need."""
    marks, world = fingerprints(store), _world(store)
    return lambda letter: _part(store, letter, marks[letter], world)


def _part(store: Store, letter: str, fingerprint: str, world: _World) -> Part:
    evidence, facts, findings = graphs(letter)
    said = tuple(store.dataset.quads_for_pattern(None, None, None, facts))
    things = Things()
    things.add(said)
    for graph in (evidence, findings):
        things.add(store.dataset.quads_for_pattern(None, None, None, graph))
    own = {uri for uri in things.label if uri == letter or uri.startswith(letter + "/")}
    minted = things.label.keys() - own
    listed = world.listed.intersection(target for _, _, target in things.links)
    here = things.label.keys() | listed

    of_letter = ("letter", letter)

    def of_node(uri: str) -> Properties:
        if uri == letter:
            return (("fingerprint", fingerprint), of_letter)
        return (of_letter,) if uri in own else ()

    def of_link(_: str, source: str, __: str) -> Properties:
        return (of_letter,) if source in own else ()

    links = (link for link in things.links if link[1] in here and link[2] in here)
    hops = taken((*said, *_wider(world, listed | minted)), "letter", (of_letter,))
    nodes = things.nodes(of_node)
    return Part(
        letter,
        tuple(node for node in nodes if node.uri in own),
        tuple(node for node in nodes if node.uri in minted),
        _sorted((*relationships(links, of_link), *hops)),
    )


def shared_part(store: Store) -> Part:
    """What letters share: the vocabulary, and the bodies, acts and provisions they add to it."""
    known = tuple(store.dataset.quads_for_pattern(None, None, None, VOCABULARY))
    things = Things()
    things.add(known)
    listed = set(things.label)
    for minted in _minted(store):
        if minted.value not in listed:
            things.add(store.dataset.quads_for_pattern(minted, None, None, None))
    links = {link for link in things.links if link[1] in things.label and link[2] in things.label}
    said = relationships(links, lambda *_: ())
    return Part(None, things.nodes(), (), _sorted((*said, *taken(known, "world"))))


def _sorted(found: Iterable[Relationship]) -> tuple[Relationship, ...]:
    return tuple(sorted(found, key=lambda relationship: relationship.key))


def _world(store: Store) -> _World:
    types = store.dataset.quads_for_pattern(None, _TYPE, None, VOCABULARY)
    labelled = {ox.NamedNode(term.iri) for term in terms() if term.kind == "label"}
    wider = store.dataset.quads_for_pattern(None, _PART_OF, None, VOCABULARY)
    return _World(
        frozenset(_iri(quad.subject) for quad in types if quad.object in labelled),
        {_iri(quad.subject): quad for quad in wider},
    )


def _wider(world: _World, provisions: Iterable[str]) -> Iterator[ox.Quad]:
    """What the vocabulary says provisions are part of, up to their acts."""
    seen = set[str]()
    for provision in provisions:
        at = provision
        while at not in seen and (quad := world.wider.get(at)):
            yield quad
            seen.add(at)
            at = _iri(quad.object)


def _minted(store: Store) -> Iterator[ox.NamedNode]:
    """What letters name and the ontology does not list, each once."""
    found = store.dataset.quads_for_pattern(None, FOI.registered, _FALSE, None)
    yield from map(ox.NamedNode, sorted({_iri(quad.subject) for quad in found}))


def _iri(term: object) -> str:
    assert isinstance(term, ox.NamedNode)  # the graph has no blank nodes
    return term.value


def _fingerprint(letter: str, version: str, kept: str) -> str:
    return hashlib.sha256(f"{letter} {version} {kept}".encode()).hexdigest()[:16]


@cache
def _rules() -> str:
    """A hash of what makes parts of quads: this package, the short cuts, the ontology."""
    digest = hashlib.sha256(ontology_version().encode())
    folders = ((Path(__file__).parent, "*.py"), (data("queries") / "shortcuts", "*.rq"))
    for path in (path for folder, name in folders for path in sorted(folder.glob(name))):
        digest.update(path.name.encode() + b"\n" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()
