"""Networks: the graph for networkx, who is central and alike, the picture, files for Gephi."""

import io
import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from lxml import etree

import kg
from kg.build import build
from kg.cli import main
from kg.cli.app import FINE, USAGE
from kg.errors import KgError, MissingPackage
from kg.network import ANALYSES, FILES, Said, Spot, Tally, Thing, Tie, collapsed, projection, whole
from kg.network.communities import groups
from kg.network.layout import MOST, ROW, layout
from kg.network.picture import draw
from kg.network.tally import AUTHORITY, BODY, EXEMPTION, PROVISION, tally
from kg.property_graph import letter_parts, relationship_types, shared_part
from kg.store import Store, open_store
from kg.table import as_csv
from tests.conftest import EXAMPLES, ROOT

SOME = ("humberside-police-ncnd-part.pdf", "police-scotland-foisa-prose.txt")
READERS: dict[str, Callable[[bytes], Any]] = {
    "graphml": lambda data: nx.read_graphml(io.BytesIO(data), force_multigraph=True),
    "gexf": lambda data: nx.read_gexf(io.BytesIO(data), version="1.3"),
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    place = tmp_path_factory.mktemp("network") / "store"
    build([EXAMPLES / name for name in SOME], place)
    return open_store(place)


@pytest.fixture(scope="module")
def graph(store: Store) -> "nx.MultiDiGraph":
    return kg.to_networkx(store)


@pytest.fixture(scope="module")
def count(store: Store) -> Tally:
    return tally(store)


def made(
    *letters: tuple[str, str, str, str],
    likes: tuple[tuple[str, str], ...] = (),
    wider: tuple[tuple[str, str], ...] = (),
) -> Tally:
    """A tally of letters told by authority, exemptions, provisions and bodies, words each."""
    kinds = (AUTHORITY, EXEMPTION, PROVISION, BODY)
    told = [[tuple(sorted(cell.split())) for cell in letter] for letter in letters]
    things = {
        name: Thing(name, kinds[at], name, f"Title of {name}")
        for at in (3, 2, 1, 0)  # what is both a body and an authority is the latter
        for letter in told
        for name in letter[at]
    }
    return Tally(
        dict(sorted(things.items())),
        tuple(
            Said(f"letter {at}", (letter[0] or (None,))[0], letter[1], letter[2], letter[3])
            for at, letter in enumerate(told)
        ),
        {
            uri: frozenset(b for pair in likes for a, b in (pair, pair[::-1]) if a == uri)
            for uri in things
        },
        {uri: frozenset(b for a, b in wider if a == uri) for uri in things},
        frozenset({"regulator"}),
    )


def rows(name: str, count: Tally) -> list[dict[str, Any]]:
    table = ANALYSES[name].table(count)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


# The graph for networkx


def test_networkx_holds_what_the_property_graph_holds(
    store: Store, graph: "nx.MultiDiGraph"
) -> None:
    parts = (shared_part(store), *letter_parts(store))
    assert set(graph) == {node.uri for part in parts for node in part.nodes}
    links = {(link.key, link.get("letter")) for part in parts for link in part.relationships}
    assert graph.number_of_edges() == len(links)
    assert {kind for *_, kind in graph.edges(data="kind")} <= set(relationship_types())
    assert all(data["label"] and data["kind"] for _, data in graph.nodes(data=True))


def test_every_writer_of_networkx_takes_it(graph: "nx.MultiDiGraph") -> None:
    for write in (nx.write_graphml, nx.write_gexf):
        write(graph, io.BytesIO())
    assert nx.node_link_graph(json.loads(json.dumps(nx.node_link_data(graph)))).size()


def test_proofs_and_what_no_letter_leads_to_can_be_left_out(
    store: Store, graph: "nx.MultiDiGraph"
) -> None:
    everything, bare = graph, kg.to_networkx(store, evidence=False)
    proofs = ("Evidence", "Inference")
    kinds = Counter(kind for _, kind in everything.nodes(data="kind"))
    assert len(bare) == len(everything) - sum(kinds[kind] for kind in proofs)
    assert kinds["Evidence"] and all(kind for _, kind in bare.nodes(data="kind"))
    led_to = kg.to_networkx(store, vocabulary=False)
    names = {name for _, name in led_to.nodes(data="label")}
    assert "FOISA s.35(1)(a)" in names and "FOISA s.41" not in names
    assert "FOISA s.41" in {name for _, name in everything.nodes(data="label")}
    assert nx.number_of_isolates(led_to) == 0


def test_projected_letters_are_weights() -> None:
    count = made(("A", "x", "p", "B"), ("A", "x y", "p", ""), ("B", "x", "", ""), ("", "x", "", ""))
    ties = {
        (t.source, t.target): (t.kind, t.weight) for t in projection(count) if isinstance(t, Tie)
    }
    assert ties == {
        ("A", "x"): ("RELIED_ON", 2),
        ("A", "y"): ("RELIED_ON", 1),
        ("A", "p"): ("CITED", 2),
        ("A", "B"): ("NAMED", 1),
        ("B", "x"): ("RELIED_ON", 1),
    }


def test_the_graph_of_a_store_projected(store: Store) -> None:
    graph = kg.to_networkx(store.path, projected=True)
    named = {label: uri for uri, label in graph.nodes(data="label")}
    ends = (named["Police Scotland"], named["FOISA s.35(1)(a)"])
    assert graph.edges[*ends, "RELIED_ON"]["weight"] == 1
    kinds = {kind for _, kind in graph.nodes(data="kind")}
    assert kinds == {AUTHORITY, BODY, EXEMPTION, PROVISION}


# Files


@pytest.mark.parametrize("form", READERS)
def test_files_read_back_as_they_were(store: Store, graph: "nx.MultiDiGraph", form: str) -> None:
    data = b"".join(FILES[form](whole(store)))
    assert data == b"".join(FILES[form](whole(store)))
    found = READERS[form](data)
    assert dict(found.nodes(data="label")) == dict(graph.nodes(data="label"))
    assert dict(found.nodes(data="kind")) == dict(graph.nodes(data="kind"))
    assert Counter(found.edges(data="weight")) == Counter(graph.edges(data="weight"))
    letter = next(uri for uri, kind in graph.nodes(data="kind") if kind == "Letter")
    assert found.nodes[letter]["issued"] == graph.nodes[letter]["issued"]
    edges = etree.fromstring(data).findall(".//{*}edge")
    assert len({edge.get("id") for edge in edges}) == len(edges) == graph.number_of_edges()


@pytest.mark.parametrize("form", READERS)
def test_nothing_a_letter_says_breaks_a_file(form: str) -> None:
    odd = 'a "quote" & <tag>\x0b\x00\ud800\uffff of £5, ŵ\nand more'
    network = (
        Spot("http://a/?b=1&c='2'", odd, "Letter", (("n", 1), ("held", True))),
        Spot("two", "second", "Body", (("n", "one"),)),
        Tie("http://a/?b=1&c='2'", "two", "NAMES", "1", 2, (("reason", odd),)),
        Tie("http://a/?b=1&c='2'", "two", "NAMES", "2"),
    )
    found = READERS[form](b"".join(FILES[form](network)))
    read = found.nodes["http://a/?b=1&c='2'"]
    assert read["label"].startswith('a "quote" & <tag>') and "£5, ŵ" in read["label"]
    assert (read["n"], read["held"]) == ("1", True)  # of two types: text
    assert sorted(w for *_, w in found.edges(data="weight")) == [1, 2]
    assert {kind for *_, kind in found.edges(data="label")} == {"NAMES"}


def test_graphml_has_keys_that_gephi_shows_and_none_it_takes_for_captions(store: Store) -> None:
    root = etree.fromstring(b"".join(FILES["graphml"](whole(store))))
    keys = root.findall("{*}key")
    named = {(key.get("for"), key.get("attr.name")) for key in keys}
    assert {("node", "label"), ("node", "kind"), ("edge", "label"), ("edge", "weight")} <= named
    assert len({key.get("id") for key in keys}) == len(keys)
    assert not {"d3", "d7"} & {str(key.get("id")) for key in keys}


def test_collapsed_edges_are_summed() -> None:
    spots = (Spot("a", "A", "x"), Spot("b", "B", "x"))
    ties = (
        Tie("a", "b", "CITES", "1", 2),
        Tie("a", "b", "NAMES", "2", 3),
        Tie("b", "a", "CITES", "3"),
    )
    found = tuple(collapsed((*spots, *ties)))
    assert found[:2] == spots
    assert [(t.source, t.target, t.kind, t.weight) for t in found if isinstance(t, Tie)] == [
        ("a", "b", "CITES, NAMES", 5),
        ("b", "a", "CITES", 1),
    ]


# Analyses


def test_each_authority_has_one_vote() -> None:
    busy = [("Busy", "x", "", "")] * 9 + [("Busy", "y", "", "")]
    count = made(*busy, ("One", "y", "", ""), ("Two", "y", "", ""), ("", "y", "", ""))
    found = [
        (r["exemption"], r["letters"], r["authorities"], r["votes"])
        for r in rows("exemptions", count)
    ]
    assert found == [("y", 4, 3, 2.1), ("x", 9, 1, 0.9)]


def test_an_authority_that_joins_kinds_of_refusal_is_central() -> None:
    left = [(name, "a", "", "") for name in ("L1", "L2", "L3")]
    right = [(name, "b", "", "") for name in ("R1", "R2", "R3")]
    count = made(*left, *right, ("Joins", "a b", "p q", ""), ("L1", "", "", "R1"))
    first, *others = rows("authorities", count)
    assert (first["authority"], first["letters"], first["exemptions"]) == ("Joins", 1, 2)
    assert first["betweenness"] > 0.5 and {row["betweenness"] for row in others} == {0.0}
    assert {row["authority"]: row["named_by"] for row in others}["R1"] == 1
    by_letters = [row["authority"] for row in others]
    assert by_letters[0] == "L1"  # two letters


def test_bodies_and_provisions_are_counted_by_letters_and_authorities() -> None:
    count = made(("A", "", "p", "audit"), ("A", "", "p", "audit"), ("B", "", "p q", "audit C"))
    (audit, other) = rows("bodies", count)
    assert (audit["body"], audit["letters"], audit["authorities"], audit["votes"]) == (
        "audit",
        3,
        2,
        1.5,
    )
    assert (other["body"], other["votes"]) == ("C", 0.5)
    assert [(r["provision"], r["votes"]) for r in rows("provisions", count)] == [
        ("p", 1.5),
        ("q", 0.5),
    ]


POLICE = (("E1", "e31 e40", "", ""), ("E2", "e31 e40", "", ""), ("S1", "s35 s38", "", ""))
WATER = (("W1", "r12 r13", "", ""), ("W2", "r12 r13", "", ""), ("W3", "r12", "", ""))
LIKES = (("e31", "s35"), ("e40", "s38"))


def test_communities_reach_over_regimes_by_likes() -> None:
    forces = (("E1", "e31", "", ""), ("S1", "s35", "", ""))
    found = [group.authorities for group in groups(made(*forces, *WATER, likes=LIKES))]
    assert found == [("W1", "W2", "W3"), ("E1", "S1")]
    apart = groups(made(*forces, *WATER))
    assert [(g.authorities, g.letters) for g in apart[1:]] == [(("E1",), 1), (("S1",), 1)]


def test_who_refuses_alike_in_substance() -> None:
    found = {
        (r["first"], r["second"]): r for r in rows("alike", made(*POLICE, *WATER, likes=LIKES))
    }
    same, like = found["E1", "E2"], found["E1", "S1"]
    assert (same["cosine"], same["in_substance"], same["alike"], same["matched"]) == (
        1,
        1,
        0.667,
        2,
    )
    assert (like["cosine"], like["in_substance"], like["matched"]) == (0, 1, 2)
    assert like["exemptions"] == "e31; e40; s35; s38"
    assert ("E1", "W1") not in found
    part = found["W1", "W3"]
    assert (part["in_substance"], part["cosine"], part["alike"]) == (0.667, 0.707, 0.333)


def test_wider_and_narrower_exemptions_match_and_few_letters_show() -> None:
    count = made(("A", "s31", "", ""), ("B", "s31-1", "", ""), wider=(("s31-1", "s31"),))
    (row,) = rows("alike", count)
    assert (row["in_substance"], row["cosine"], row["alike"]) == (1, 0, 0.5)
    assert (row["letters_of_first"], row["letters_of_second"]) == (1, 1)


def test_the_two_police_forces_of_the_examples_share_their_harm_in_substance(count: Tally) -> None:
    found = {(r["first"], r["second"]): r for r in rows("alike", count)}
    shared = found["Humberside Police", "Police Scotland"]["exemptions"].split("; ")
    assert {"FOIA s.31(1)(a)", "FOISA s.35(1)(a)", "FOIA s.31(1)(b)", "FOISA s.35(1)(b)"} <= {
        *shared
    }
    assert "FOISA s.39(1)" not in shared


def test_cited_together_more_than_chance() -> None:
    always = [("A", "", "appeal p q", "")] * 3 + [("A", "", f"appeal o{n}", "") for n in range(3)]
    first, *others = rows("together", made(*always))
    assert {first["first"], first["second"]} == {"p", "q"}
    assert (first["letters"], first["beyond_chance"], first["lift"]) == (3, 1.5, 2.0)
    assert {row["lift"] for row in others} == {1.0}  # the appeal goes with everything
    nested = made(*always, wider=(("q", "p"),))
    assert not [r for r in rows("together", nested) if {r["first"], r["second"]} == {"p", "q"}]


def test_nothing_is_analysed_without_an_error() -> None:
    assert [rows(name, made()) for name in ANALYSES] == [[]] * len(ANALYSES)


# The picture


def many() -> Tally:
    letters = [
        (f"A{n}", f"x{n % 40} x{n % 7}", f"p{n % 30} regime", f"b{n % 20} regulator")
        for n in range(90)
    ]
    return made(*letters, likes=(("x1", "x2"), ("x3", "x39")))


def test_no_two_names_overlap_and_the_heaviest_are_shown() -> None:
    found = layout(many())
    assert found.shown == MOST and found.of[AUTHORITY] == 90
    for one, other in combinations(found.plates, 2):
        apart = one.right < other.left or other.right < one.left
        assert apart or abs(one.y - other.y) > ROW - 1e-9
    assert all(0 <= p.y <= found.height and p.right <= found.width + 1e-9 for p in found.plates)
    assert "regulator" not in {plate.name for plate in found.plates}
    assert {(n.source.name, n.target.name) for n in found.lines if n.like} == {
        ("x1", "x2"),
        ("x3", "x39"),
    }


@pytest.mark.parametrize("kind", [".png", ".svg"])
def test_the_picture_is_the_same_each_time(count: Tally, tmp_path: Path, kind: str) -> None:
    first, second = (tmp_path / f"{name}{kind}" for name in ("first", "deep/second"))
    draw(count, first)
    draw(count, second)
    assert first.read_bytes() == second.read_bytes() and first.stat().st_size > 20_000
    if kind == ".svg":
        text = first.read_text("utf-8")
        assert "Police Scotland" in text and "FOISA s.35(1)(a)" in text and "<dc:date>" not in text


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"\.png, \.svg, \.pdf"):
        draw(made(*POLICE), tmp_path / "picture.jpeg")
    with pytest.raises(KgError, match="nothing to draw"):
        draw(made(("A", "", "p", "")), tmp_path / "picture.png")


# The command line


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Any]:
    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        monkeypatch.setenv("COLUMNS", "160")
        try:
            main()
            code = FINE
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else FINE
        return (code, *capfd.readouterr())

    return run


def test_analyse_prints_tables_csv_and_json(run: Callable[..., Any], store: Store) -> None:
    code, out, _ = run("analyse", "--store", store.path)
    assert code == FINE and all(one.title in out for one in ANALYSES.values())
    code, out, _ = run("analyse", "exemptions", "--store", store.path, "--rows", "2", "-f", "csv")
    assert (code, len(out.splitlines())) == (FINE, 3)
    code, out, _ = run("analyse", "--store", store.path, "--format", "json")
    assert list(json.loads(out)) == list(ANALYSES)
    code, _, err = run("analyse", "--store", store.path, "--format", "csv")
    assert code == USAGE and "kg analyse alike" in " ".join(err.split())


def test_what_is_printed_does_not_hang_on_the_hash_seed(store: Store, count: Tally) -> None:
    words = ("-m", "kg", "analyse", "communities", "-f", "csv", "--store", store.path)
    seeds = {**os.environ, "PYTHONHASHSEED": "1", "PYTHONPATH": str(ROOT)}
    found = subprocess.run((sys.executable, *words), env=seeds, capture_output=True, check=True)
    assert found.stdout.decode() == as_csv(ANALYSES["communities"].table(count))


def test_export_writes_networks_and_refuses_options_of_other_formats(
    run: Callable[..., Any], store: Store, tmp_path: Path
) -> None:
    out = tmp_path / "letters.graphml"
    words = ("export", "--store", store.path, "--format", "graphml", "--out", out)
    assert run(*words, "--projected", "--collapse")[0] == FINE
    assert not nx.read_graphml(out).is_multigraph()
    for options in (
        ("--raw",),
        ("--format", "csv", "--collapse"),
        ("--format", "csv", "--no-evidence"),
    ):
        code, _, err = run("export", "--store", store.path, *options)
        assert code == USAGE and options[-1] in err


@pytest.mark.parametrize(("package", "step"), [("networkx", groups), ("matplotlib", None)])
def test_what_is_missing_is_named_with_its_cure(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    package: str,
    step: Callable[[Tally], Any] | None,
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingPackage, match=rf"{package}.*foi-kg\[analyse\]"):
        step(made(*POLICE)) if step else draw(made(*POLICE), tmp_path / "picture.png")
