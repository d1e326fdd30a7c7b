"""The property graph: closed names, every fact and its words, short cuts, parts."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import build, remove
from kg.errors import UnknownTerm
from kg.property_graph import (
    Node,
    Part,
    Relationship,
    Term,
    Value,
    fingerprints,
    labels,
    letter_part,
    letter_parts,
    letters,
    properties,
    relationship_types,
    shared_part,
    shortcuts,
    terms,
)
from kg.property_graph.rules import Things
from kg.property_graph.shortcuts import taken
from kg.property_graph.terms import checked
from kg.store import Settings, Store, open_store
from kg.vocab import FOI, NS, PREFIXES
from tests.conftest import EXAMPLES

SOME = ("barnsley-council-kennels.txt", "humberside-police-ncnd-part.pdf")
MORE = ("police-scotland-foisa-prose.txt", "west-yorkshire-ca-repeated.txt")
UNANSWERED = """\
Northfold District Council
Our reference: ND-2231
Date: 3 March 2025

Dear Requester

Thank you for your request of 10 February 2025 under the Freedom of Information Act 2000. You asked:

1. How many benches stand in the parks of the district?
2. Who painted the bandstand in 2019?

1. There are 41 benches.

Yours sincerely
Information Officer
"""
TYPES = {"string": str, "integer": int, "boolean": bool, "date": date}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Letters of several kinds, one of which leaves a question without an answer."""
    unanswered = tmp_path_factory.mktemp("letters") / "unanswered.txt"
    unanswered.write_text(UNANSWERED, "utf-8")
    return [*(EXAMPLES / name for name in (*SOME, *MORE)), unanswered]


@pytest.fixture(scope="module")
def store(found: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Store:
    place = tmp_path_factory.mktemp("property-graph") / "store"
    build(found, place)
    return open_store(place)


@pytest.fixture(scope="module")
def parts(store: Store) -> tuple[Part, ...]:
    return (shared_part(store), *letter_parts(store))


@pytest.fixture(scope="module")
def nodes(parts: tuple[Part, ...]) -> dict[str, Node]:
    return {node.uri: node for part in parts for node in part.nodes}


@pytest.fixture(scope="module")
def links(parts: tuple[Part, ...]) -> set[Relationship]:
    return {link for part in parts for link in part.relationships}


def rows(store: Store, query: str) -> list[tuple[str, ...]]:
    prefixes = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    found = store.dataset.query(prefixes + query, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(getattr(term, "value", "") for term in row) for row in found]


# ------------------------------------------------------------------ names


def test_names_need_no_quoting() -> None:
    assert all(re.fullmatch("[A-Z][A-Za-z]*", label) for label in labels())
    assert all(re.fullmatch("[A-Z][A-Z_]*", type_) for type_ in relationship_types())
    assert all(re.fullmatch("[a-z][A-Za-z0-9]*", key.name) for key in properties())


def test_a_name_means_one_thing() -> None:
    names = Counter(key.name for key in properties())
    assert [name for name, times in names.items() if times > 1] == []
    iris = Counter((term.kind, term.name) for term in terms())
    assert [name for name, times in iris.items() if times > 1] == []


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("label", "Letter`) DETACH DELETE (n"),
        ("label", "letter"),
        ("relationship", "RELIES-ON"),
        ("relationship", "CITES]->() //"),
        ("property", "type"),
        ("property", "end"),
        ("property", "na me"),
    ],
)
def test_name_that_would_break_a_query_is_refused(kind: str, name: str) -> None:
    with pytest.raises(UnknownTerm, match="property graph"):
        checked(Term(kind, name, NS + "x"))


def test_only_closed_names_stand_in_the_graph(
    nodes: dict[str, Node], links: set[Relationship]
) -> None:
    known = {key.name: key for key in properties()}
    assert {node.labels for node in nodes.values()} <= {(one, "Resource") for one in labels()}
    assert {link.type for link in links} <= set(relationship_types())
    everything: list[Node | Relationship] = [*nodes.values(), *links]
    for one in everything:
        for name, value in one.properties:
            key = known[name]
            several = value if isinstance(value, tuple) else (value,)
            assert key.many == isinstance(value, tuple), name
            assert {type(single) for single in several} == {TYPES[key.datatype]}, name
        assert [name for name, _ in one.properties] == sorted(dict(one.properties))


def test_what_serves_reading_stays_out(nodes: dict[str, Node]) -> None:
    assert not {"ReadingCue", "SectionKind", "Match", "ReadingRun"} & set(labels())
    assert not {"cue", "heading", "word"} & {key.name for key in properties()}
    assert not any(uri.endswith("/facts") for uri in nodes)


# ------------------------------------------------------------------ the whole


def test_every_node_has_a_caption(nodes: dict[str, Node]) -> None:
    assert [node.uri for node in nodes.values() if not str(node["name"]).strip()] == []
    assert nodes["https://w3id.org/foi-kg/ns/exemption/foia-s31-1-a"]["name"] == "FOIA s.31(1)(a)"
    assert nodes["https://w3id.org/foi-kg/ns/outcome/not-held"]["name"] == "Not held"


def test_one_node_for_each_iri(parts: tuple[Part, ...]) -> None:
    times = Counter(node.uri for part in parts for node in part.nodes)
    assert [uri for uri, many in times.items() if many > 1] == []


def test_relationships_have_both_ends(nodes: dict[str, Node], links: set[Relationship]) -> None:
    assert [link for link in links if {link.source, link.target} - nodes.keys()] == []


def test_one_relationship_of_a_type_between_two_nodes_for_each_letter(
    links: set[Relationship],
) -> None:
    times = Counter((*link.key, link.get("letter")) for link in links)
    assert [key for key, many in times.items() if many > 1] == []


@pytest.mark.parametrize("term", [t for t in terms() if t.kind == "label"], ids=lambda t: t.name)
def test_every_thing_of_a_class_is_a_node(term: Term, store: Store, nodes: dict[str, Node]) -> None:
    found = {uri for (uri,) in rows(store, f"SELECT DISTINCT ?s {{ ?s a <{term.iri}> }}")}
    assert {uri for uri, node in nodes.items() if node.label == term.name} == found


_LINKS = [t for t in terms() if t.kind == "relationship"]


@pytest.mark.parametrize("term", _LINKS, ids=lambda t: t.name)
def test_every_link_is_a_relationship(
    term: Term, store: Store, nodes: dict[str, Node], links: set[Relationship]
) -> None:
    said = set(rows(store, f"SELECT DISTINCT ?s ?o {{ ?s <{term.iri}> ?o }}"))
    facts = {link.key[1:] for link in links if link.type == term.name and not link.get("shortcut")}
    assert facts == {(one, other) for one, other in said if {one, other} <= nodes.keys()}


@pytest.mark.parametrize(
    ("label", "key", "property_"),
    [
        ("Letter", "issued", "foi:issued"),
        ("Letter", "reference", "foi:reference"),
        ("Question", "text", "foi:text"),
        ("Ground", "ncnd", "foi:ncnd"),
        ("Evidence", "quote", "oa:exact"),
        ("Evidence", "startsAt", "oa:start"),
        ("Exemption", "notation", "skos:notation"),
    ],
)
def test_plain_values_are_those_of_the_rdf(
    label: str, key: str, property_: str, store: Store, nodes: dict[str, Node]
) -> None:
    query = f"SELECT ?s ?o {{ ?s a foi:{label} ; {property_} ?o }}"
    held = {
        (uri, str(value).lower() if isinstance(value, bool) else str(value))
        for uri, node in nodes.items()
        if node.label == label and (value := node.get(key)) is not None
    }
    assert held and held == set(rows(store, query))


def test_several_values_are_a_sorted_list_and_languages_are_told_apart() -> None:
    act, world = ox.NamedNode("urn:act"), ox.DefaultGraph()
    skos, rdf = PREFIXES["skos"], PREFIXES["rdf"]
    things = Things()
    said: list[tuple[str, ox.NamedNode | ox.Literal]] = [
        (rdf + "type", FOI.Act),
        (skos + "altLabel", ox.Literal("B Act")),
        (skos + "altLabel", ox.Literal("A Act", language="en")),
        (skos + "prefLabel", ox.Literal("Deddf", language="cy")),
        (skos + "prefLabel", ox.Literal("Act", language="en")),
        (PREFIXES["schema"] + "name", ox.Literal("THE ACT")),
        (PREFIXES["schema"] + "name", ox.Literal("The Act")),  # two letters, two spellings
    ]
    things.add(ox.Quad(act, ox.NamedNode(predicate), value, world) for predicate, value in said)
    (node,) = things.nodes()
    assert node.row() == {
        "uri": "urn:act",
        "altLabels": ["A Act", "B Act"],
        "name": "THE ACT",
        "prefLabel": "Act",
        "prefLabelCy": "Deddf",
    }


# ------------------------------------------------------------------ evidence


def test_every_fact_leads_to_words_or_to_a_premise(
    store: Store, nodes: dict[str, Node], links: set[Relationship]
) -> None:
    proved = {
        (link.target, nodes[link.source].get("provesProperty"))
        for link in links
        if link.type == "PROVES"
    }
    names = {term.iri: term.name for term in terms()}
    wanted = set[tuple[str, Value | None]]()
    for term_iri, subject in rows(
        store, "SELECT DISTINCT ?p ?s { ?p foi:evidenced true . ?s ?p ?o . ?s a ?c }"
    ):
        wanted.add((subject, names[term_iri]))
    for _, subject in rows(store, "SELECT ?c ?s { ?c foi:evidenced true . ?s a ?c }"):
        if not any(thing == subject for thing, _ in proved):
            wanted.add((subject, None))
    assert wanted - proved == set()


def test_evidence_says_where_it_stands(nodes: dict[str, Node], links: set[Relationship]) -> None:
    stands = {(link.source, link.target) for link in links if link.type == "IN_LETTER"}
    for node in nodes.values():
        if node.label == "Evidence":
            start, end = node["startsAt"], node["endsAt"]
            assert isinstance(start, int) and isinstance(end, int) and start < end
            assert node["quote"] and (node.uri, node["letter"]) in stands


def test_what_no_words_state_names_its_premise(
    nodes: dict[str, Node], links: set[Relationship]
) -> None:
    (inference,) = (node for node in nodes.values() if node.label == "Inference")
    ends = {link.type: nodes[link.target]["name"] for link in links if link.source == inference.uri}
    assert inference["name"] == "Inference"
    assert ends["PROVES"] == "2 Unclear"
    assert str(ends["WAS_DERIVED_FROM"]).startswith("2 Who painted")


def test_store_without_evidence_has_the_same_facts(
    found: list[Path], tmp_path: Path, links: set[Relationship]
) -> None:
    settings = Settings(evidence=False)
    build(found, tmp_path / "store", settings=settings)
    bare = open_store(tmp_path / "store")
    parts = [shared_part(bare), *letter_parts(bare)]
    assert not any(node.label in ("Evidence", "Inference") for p in parts for node in p.nodes)
    evidence = {"PROVES", "IN_LETTER", "PROVES_VALUE", "BOUND_BY", "WAS_DERIVED_FROM"}
    assert {r for p in parts for r in p.relationships} == {
        link for link in links if link.type not in evidence
    }


# ------------------------------------------------------------------ short cuts


def test_short_cuts_by_letter_are_those_of_the_whole_store(
    store: Store, links: set[Relationship]
) -> None:
    quads = tuple(store.dataset.quads_for_pattern(None, None, None, None))
    made = {
        (link.get("shortcut"), *link.key)
        for scope in ("letter", "world")
        for link in taken(quads, scope)
    }
    ours = {(link.get("shortcut"), *link.key) for link in links if link.get("shortcut")}
    assert ours == made
    assert {name for name, *_ in made} == {query.name for query in shortcuts()}


def test_likes_are_read_both_ways(links: set[Relationship]) -> None:
    likes = {link.key[1:]: dict(link.properties) for link in links if link.type == "LIKE"}
    assert all(likes[other, one] == said for (one, other), said in likes.items())
    exemption = "https://w3id.org/foi-kg/ns/exemption/"
    assert likes[exemption + "foisa-s35-1-a", exemption + "foia-s31-1-a"]["kind"] == "close"


def test_question_refused_without_confirming_is_not_withheld(
    nodes: dict[str, Node], links: set[Relationship]
) -> None:
    under = {"NCND_UNDER", "WITHHELD_UNDER"}
    found = {
        (str(nodes[link.source]["label"]), link.type, str(nodes[link.target]["name"]))
        for link in links
        if link.type in under and "211b9151979442c104b1" in link.source
    }
    assert ("4", "NCND_UNDER", "FOIA s.23(5)") in found
    assert ("3", "WITHHELD_UNDER", "FOIA s.31(1)(a)") in found
    assert ("4", "WITHHELD_UNDER", "FOIA s.31(1)(a)") not in found


# ------------------------------------------------------------------ parts


def test_part_holds_what_belongs_to_its_letter(store: Store, parts: tuple[Part, ...]) -> None:
    world = {node.uri for node in parts[0].nodes}
    assert tuple(part.letter for part in parts) == (None, *letters(store))
    for part in parts[1:]:
        assert part.letter is not None
        own = {node.uri for node in part.nodes}
        assert all(node["letter"] == part.letter for node in part.nodes)
        assert {node.uri for node in part.shared} <= world
        for link in part.relationships:
            assert link.get("letter") == part.letter or link in parts[0].relationships
            touches = bool({link.source, link.target} & own)
            assert touches or link.type == "RELIED_ON" or link.get("letter") is None
    assert all(node.get("letter") is None for node in parts[0].nodes)


def test_part_of_one_letter_is_its_part_among_all(store: Store, parts: tuple[Part, ...]) -> None:
    assert letter_part(store, letters(store)[1]) == parts[2]


def test_fingerprint_stands_on_the_letter(store: Store, parts: tuple[Part, ...]) -> None:
    marks = fingerprints(store)
    assert {p.letter: p.nodes[0]["fingerprint"] for p in parts[1:]} == marks
    assert all(part.nodes[0].label == "Letter" for part in parts[1:])
    assert len(set(marks.values())) == len(marks)


def test_letters_do_not_touch_each_other(tmp_path: Path) -> None:
    place = tmp_path / "store"
    build([EXAMPLES / SOME[0]], place)
    alone = open_store(place)
    (one,) = letter_parts(alone)
    before = shared_part(alone)
    build([EXAMPLES / SOME[1]], place)
    both = open_store(place)
    assert one.letter is not None
    again = letter_part(both, one.letter)
    assert (again, again.digest) == (one, one.digest)
    assert fingerprints(both)[one.letter] == fingerprints(alone)[one.letter]

    minted = {node.uri for node in one.shared} - {
        node.uri
        for part in letter_parts(both, set(letters(both)) - {one.letter})
        for node in part.shared
    }
    assert minted <= {node.uri for node in before.nodes}
    remove(one.letter, place)
    after = {node.uri for node in shared_part(open_store(place)).nodes}
    assert minted and not minted & after
