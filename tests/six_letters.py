"""The six invented letters of `cases/queries/letters.trig` as a store, and the graph made of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.manifest import Entry
from kg.store import VOCABULARY, Settings, Store
from kg.vocab import FOI, PREFIXES, ontology

if TYPE_CHECKING:
    from neo4j import Driver

    from tests.neo4j_server import Server

CASES = Path(__file__).parent / "cases" / "queries"
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def six_letters(snapshot: Path) -> Store:
    """A published store of the letters, whose snapshot lies in a folder."""
    held = ox.Store()
    held.bulk_extend(ox.Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in ontology())
    held.load(path=str(CASES / "letters.trig"), format=ox.RdfFormat.TRIG)
    found = held.quads_for_pattern(None, _TYPE, FOI.Letter, None)
    letters = sorted(q.subject.value for q in found if isinstance(q.subject, ox.NamedNode))
    entries = {letter: Entry(letter, "", letter, "1", 1) for letter in letters}
    return Store(snapshot, Settings(), snapshot, held, entries)


def held_by(server: "Server", store: Store) -> "Iterator[Driver]":
    """A driver of the server, which holds the graph of the store and nothing else."""
    from kg.neo4j import load, plan

    with server.driver() as driver:
        if plan(store, driver).others:
            server.wipe()
        load(store, driver, replace=True)
        yield driver
