"""Stores made of other stores: of as many letters as are asked for, of the bodies they name."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import manifest
from kg.manifest import Entry
from kg.property_graph import letters
from kg.store import FORMAT, VOCABULARY, Store, letter_quads, open_store
from kg.vocab import FOI, PREFIXES

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def many_letters(store: Store, number: int, place: Path) -> Store:
    """A store at `place` of that many letters, copies of the other's under IRIs of their own."""
    rdf = place / "snapshots" / "1" / "rdf"
    rdf.mkdir(parents=True)
    dataset = ox.Store(str(rdf))
    dataset.bulk_extend(store.dataset.quads_for_pattern(None, None, None, VOCABULARY))
    originals = letters(store)
    quads = {letter: letter_quads(store, letter) for letter in originals}
    entries = []

    def copies() -> Iterator[ox.Quad]:
        for index in range(number):
            letter = originals[index % len(originals)]
            digest = hashlib.sha256(str(index).encode()).hexdigest()
            copy = letter[: letter.rindex("/") + 1] + digest[:20]
            entries.append(Entry(f"{index:06}.txt", digest, copy, "1", 1))
            for subject, predicate, value, graph in quads[letter]:
                yield ox.Quad(
                    _renamed(subject, letter, copy),
                    predicate,
                    _renamed(value, letter, copy),
                    _renamed(graph, letter, copy),
                )

    dataset.bulk_extend(copies())
    dataset.flush()
    del dataset
    (place / "store.json").write_text(json.dumps({"format": FORMAT, **asdict(store.settings)}))
    (place / "snapshots" / "1" / "manifest.jsonl").write_text(manifest.lines(entries))
    (place / "current").write_text("1\n")
    return open_store(place)


def small_world(store: Store) -> Store:
    """The store without the listed bodies that its letters do not name: a third of the world."""
    dataset = ox.Store(str(store.rdf))
    listed = {quad.subject for quad in dataset.quads_for_pattern(None, _TYPE, FOI.Body, VOCABULARY)}
    named = {
        quad.object
        for quad in dataset.quads_for_pattern(None, None, None, None)
        if quad.graph_name != VOCABULARY
    }
    for body in listed - named:
        for quad in tuple(dataset.quads_for_pattern(body, None, None, VOCABULARY)):
            dataset.remove(quad)
    dataset.flush()
    del dataset
    return open_store(store.path)


def _renamed(term: Any, letter: str, copy: str) -> Any:
    if isinstance(term, ox.NamedNode) and (term.value + "/").startswith(letter + "/"):
        return ox.NamedNode(copy + term.value.removeprefix(letter))
    return term
