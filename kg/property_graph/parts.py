"""The property graph of a store in parts: one for each letter, one for what letters share."""

import hashlib
from collections.abc import Iterable, Iterator
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


def letters(store: Store) -> tuple[str, ...]:
    """The IRIs of the letters of a store, sorted."""
    return tuple(sorted({entry.letter for entry in store.manifest.values()}))


def fingerprints(store: Store) -> dict[str, str]:
    """For each letter what determines its part, as 16 hexadecimal digits; no quad is read.

    The letter's node carries it as `fingerprint`, so that a loader sees which letters it has.
    """
    kept = f"{store.settings.base} {store.settings.evidence} {_rules()}"
    versions = {entry.letter: entry.version for entry in store.manifest.values()}
    return {letter: _fingerprint(letter, version, kept) for letter, version in versions.items()}


def letter_parts(store: Store, wanted: Iterable[str] | None = None) -> Iterator[Part]:
    """The parts of the wanted letters, or of all, one at a time: memory holds one of them."""
    marks = fingerprints(store)
    for letter in letters(store) if wanted is None else wanted:
        yield _part(store, letter, marks[letter])


def letter_part(store: Store, letter: str) -> Part:
    """What one letter says, the words that prove it, and the short cuts through it."""
    return _part(store, letter, fingerprints(store)[letter])


def _part(store: Store, letter: str, fingerprint: str) -> Part:
    evidence, facts, _ = graphs(letter)
    said = tuple(store.dataset.quads_for_pattern(None, None, None, facts))
    things = Things()
    things.add(said)
    things.add(store.dataset.quads_for_pattern(None, None, None, evidence))
    own = {uri for uri in things.label if uri == letter or uri.startswith(letter + "/")}
    minted = things.label.keys() - own
    named = {target for _, _, target in things.links} - things.label.keys()
    here = things.label.keys() | _listed(store, named)

    of_letter = ("letter", letter)
    mark = (("fingerprint", fingerprint), of_letter)

    def of_node(uri: str) -> Properties:
        return mark if uri == letter else (of_letter,) if uri in own else ()

    def of_link(type_: str, source: str, target: str) -> Properties:
        return () if source in minted else (of_letter,)

    links = {link for link in things.links if link[1] in here and link[2] in here}
    hops = _with_letter(taken((*said, *_wider(store, here - own)), "letter"), letter)
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


def _listed(store: Store, named: Iterable[str]) -> set[str]:
    """Those of some IRIs that the vocabulary has as nodes of the property graph."""
    labelled = {ox.NamedNode(term.iri) for term in terms() if term.kind == "label"}
    found = set()
    for iri in named:
        types = store.dataset.quads_for_pattern(ox.NamedNode(iri), _TYPE, None, VOCABULARY)
        if not labelled.isdisjoint(quad.object for quad in types):
            found.add(iri)
    return found


def _wider(store: Store, provisions: Iterable[str]) -> Iterator[ox.Quad]:
    """What the vocabulary says provisions are part of, up to their acts."""
    at, seen = set(provisions), set[str]()
    while at:
        seen |= at
        quads = [
            quad
            for iri in at
            for quad in store.dataset.quads_for_pattern(
                ox.NamedNode(iri), _PART_OF, None, VOCABULARY
            )
        ]
        yield from quads
        at = {quad.object.value for quad in quads if isinstance(quad.object, ox.NamedNode)} - seen


def _minted(store: Store) -> Iterator[ox.NamedNode]:
    """What letters name and the ontology does not list, each once."""
    found = store.dataset.quads_for_pattern(None, FOI.registered, _FALSE, None)
    minted = {quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode)}
    yield from sorted(minted, key=str)


def _with_letter(hops: Iterable[Relationship], letter: str) -> Iterator[Relationship]:
    for hop in hops:
        yield Relationship(hop.type, hop.source, hop.target, (("letter", letter), *hop.properties))


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
