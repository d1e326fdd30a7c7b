"""The identifiers of what letters hold, minted by rule from keys that never depend on the run."""

import hashlib
import unicodedata
from collections.abc import Iterable

import pyoxigraph as ox

from kg.catalogue import catalogue, slug
from kg.model import Organisation
from kg.provisions import Provision
from kg.vocab import BASE


def letter_iri(sha256: str, *, base: str = BASE) -> ox.NamedNode:
    """The IRI of the letter whose bytes have this SHA-256.

    >>> letter_iri("0123456789abcdef0123456789abcdef").value
    'https://w3id.org/foi-kg/id/letter/0123456789abcdef0123'
    """
    return ox.NamedNode(f"{base}letter/{sha256[:20]}")


def facts_graph(letter: ox.NamedNode) -> ox.NamedNode:
    """The named graph that holds what a letter says."""
    return ox.NamedNode(f"{letter.value}/facts")


def evidence_graph(letter: ox.NamedNode) -> ox.NamedNode:
    """The named graph that holds the words that prove it."""
    return ox.NamedNode(f"{letter.value}/evidence")


def body_iri(body: Organisation, *, base: str = BASE) -> ox.NamedNode:
    """The IRI of a body: the register's, else one minted from its name.

    >>> body_iri(Organisation("Ynys Môn Sailing Trust"), base="urn:").value
    'urn:body/ynys-mon-sailing-trust'
    """
    if body.slug:
        return ox.NamedNode(catalogue().bodies[body.slug].iri)
    return ox.NamedNode(f"{base}body/{name_slug(body.name)}")


def act_iri(act: str, *, base: str = BASE) -> ox.NamedNode:
    """The IRI of an act by its key or title."""
    return ox.NamedNode(catalogue().act_iri(act, base))


def provision_iri(provision: Provision, *, base: str = BASE) -> ox.NamedNode:
    """The IRI of a provision: the ontology's, else one minted from its act and numbers."""
    return ox.NamedNode(catalogue().iri_of(provision, base))


def name_slug(name: str) -> str:
    """A name as the last part of an IRI, with a hash where letters of it cannot stand in one.

    >>> name_slug("Cyngor Môn"), name_slug("Łódź House Ltd")
    ('cyngor-mon', 'odz-house-ltd-dc1b3299')
    """
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    short = slug(folded)
    if short and not any(c.isalnum() and not c.isascii() for c in folded):
        return short
    mark = hashlib.sha256(name.encode("utf-8", "replace")).hexdigest()[:8]
    return f"{short}-{mark}" if short else mark


def distinct(keys: Iterable[str]) -> tuple[str, ...]:
    """The keys as slugs, told apart by an ordinal where two are alike; empty ones by their place.

    >>> distinct(["1(a)", "1a", "1 A", "•"])
    ('1-a', '1a', '1-a-2', '4')
    """
    taken: set[str] = set()
    found = []
    for place, key in enumerate(keys, start=1):
        stem = slug(key) or str(place)
        name, ordinal = stem, 1
        while name in taken:
            ordinal += 1
            name = f"{stem}-{ordinal}"
        taken.add(name)
        found.append(name)
    return tuple(found)
