"""The same content gives the same bytes, and every format says what the quads say."""

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from kg.errors import KgError
from kg.export import FORMATS, as_rdflib, export, serialise, to_rdflib
from kg.export.jsonld import context
from kg.graph import counts, dataset_quads, letter_iri, quads
from kg.manifest import Entry
from kg.paths import data
from kg.store import Settings, Store, writing
from kg.vocab import NS, PREFIXES, declared, ontology
from tests.invented import TEXT, letter, response

# rdflib 7 warns of its own calls to what it is about to drop.
pytestmark = [
    pytest.mark.filterwarnings("ignore:Dataset.* is deprecated:DeprecationWarning"),
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
]

RDFLIB = {"nq": "nquads", "trig": "trig", "ttl": "turtle", "jsonld": "json-ld"}


OTHER = TEXT + "\nHelena House, Grimsby\n"


def two_letters() -> list[ox.Quad]:
    """Two letters and the description of the dataset."""
    other = replace(response(), letter=letter(OTHER))
    both = [*quads(response()), *quads(other)]
    return [*both, *dataset_quads(counts(both))]


def stored(content: list[ox.Quad], folder: Path = Path()) -> Store:
    """The content in a store that is filled in the order given."""
    dataset = ox.Store()
    dataset.extend(content)
    return Store(folder, Settings(), folder, dataset, {})


def written(store: Store, form: str, **options: bool) -> bytes:
    return b"".join(export(store, form, **options))


def parsed(text: bytes, form: str) -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=text, format=RDFLIB[form])
    return dataset


def named(dataset: rdflib.Dataset) -> set[tuple[str, ...]]:
    """Every quad as strings; the default graph as an empty name."""
    default = "urn:x-rdflib:default"
    return {
        (s.n3(), p.n3(), o.n3(), "" if g is None or str(g) == default else str(g))
        for s, p, o, g in dataset.quads()
    }


@pytest.mark.parametrize("form", FORMATS)
def test_order_of_letters_does_not_show(form: str) -> None:
    content = two_letters()
    expected = serialise(content, form)
    random.Random(7).shuffle(content)
    assert serialise(content, form) == expected
    assert written(stored(content), form) == expected


@pytest.mark.parametrize("form", ["nq", "trig", "jsonld"])
def test_rdflib_reads_back_what_the_quads_say(form: str) -> None:
    content = two_letters()
    expected = rdflib.Dataset(default_union=True)
    expected.parse(data=ox.serialize(content, format=ox.RdfFormat.N_QUADS), format="nquads")
    assert named(parsed(serialise(content, form), form)) == named(expected)


def test_turtle_holds_the_union_of_the_graphs() -> None:
    content = two_letters()
    union = rdflib.Graph().parse(data=serialise(content, "ttl"), format="turtle")
    triples = ox.serialize({quad.triple for quad in content}, format=ox.RdfFormat.N_TRIPLES)
    assert isomorphic(union, rdflib.Graph().parse(data=triples, format="nt"))


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_to_write_is_still_valid(form: str) -> None:
    assert len(parsed(serialise([], form), form)) == 0


def test_unknown_format_is_named_with_those_that_exist() -> None:
    with pytest.raises(KgError, match=r"'owl'.*nq, trig, ttl, jsonld"):
        serialise([], "owl")


def test_evidence_and_vocabulary_are_left_out_or_taken_in_as_asked() -> None:
    vocabulary = ox.NamedNode(NS.rstrip("#"))
    terms = [ox.Quad(t.subject, t.predicate, t.object, vocabulary) for t in ontology()[:50]]
    store = stored([*two_letters(), *terms])
    graphs = {row[3] for row in named(parsed(written(store, "nq"), "nq"))}
    assert vocabulary.value in graphs
    assert any(name.endswith("/evidence") for name in graphs)
    bare = written(store, "nq", evidence=False, vocabulary=False)
    graphs = {row[3] for row in named(parsed(bare, "nq"))}
    assert vocabulary.value not in graphs
    assert not any(name.endswith("/evidence") for name in graphs)


def test_json_ld_brings_its_context_along() -> None:
    made = json.loads(serialise(quads(response()), "jsonld"))
    assert made["@context"] == context()["@context"]
    assert "http" not in "".join(key for key in _keys(made["@graph"]))


def _keys(value: Any) -> set[str]:
    if isinstance(value, list):
        return {key for item in value for key in _keys(item)}
    if isinstance(value, dict):
        return set(value) | {key for item in value.values() for key in _keys(item)}
    return set()


def test_context_has_every_term_of_the_schema() -> None:
    terms = context()["@context"]
    kinds = {
        t.subject.value: t.object.value.rpartition("#")[2]
        for t in ox.parse(path=data("ontology") / "foi.ttl")  # short cuts are in no export
        if t.predicate.value == PREFIXES["rdf"] + "type"
        and isinstance(t.subject, ox.NamedNode)
        and isinstance(t.object, ox.NamedNode)
        and t.subject.value.startswith(NS)
    }
    assert kinds
    for iri, kind in kinds.items():
        told = terms[iri.removeprefix(NS)]
        is_link = isinstance(told, dict) and told["@type"] == "@id"
        assert is_link == (kind == "ObjectProperty"), iri
    ours = [told["@id"] if isinstance(told, dict) else told for told in terms.values()]
    assert {NS + iri[4:] for iri in ours if iri.startswith("foi:")} <= declared()


def test_letter_as_objects_of_rdflib() -> None:
    dataset = to_rdflib(response())
    rows = list(dataset.query("SELECT ?t { ?q a foi:Question ; foi:position 1 ; foi:text ?t }"))
    assert [str(row[0]) for row in rows] == ["How many drones does the force own?"]  # type: ignore[index]
    assert len(dataset) == len(quads(response()))
    assert len(to_rdflib(response(), evidence=False)) < len(dataset)


def test_store_as_objects_of_rdflib(tmp_path: Path) -> None:
    with writing(tmp_path / "store") as writer:
        shard = tmp_path / "letters.nq"
        shard.write_bytes(serialise(two_letters(), "nq"))
        letters = {part.id: letter_iri(part.id).value for part in (letter(), letter(OTHER))}
        writer.publish(
            {iri: Entry(iri, digest, iri, "1", 0) for digest, iri in letters.items()},
            shards=[shard],
        )
    dataset = as_rdflib(tmp_path / "store")
    rows = list(dataset.query("SELECT (COUNT(?l) AS ?n) { ?l a foi:Letter }"))
    assert int(rows[0][0]) == 2  # type: ignore[index, arg-type]
    assert str(next(iter(dataset.objects(None, rdflib.URIRef(NS + "reference"))))) == (
        "DPO/17 of 2024"
    )
