"""kg export --format neo4j-admin, with the real tool: the same graph as over Bolt."""

import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import build
from kg.errors import KgError
from kg.neo4j import connected, load, write_import
from kg.store import Store, open_store
from kg.vocab import FOI
from tests.conftest import EXAMPLES
from tests.graph_dump import assert_same, of_server, of_store
from tests.many_letters import small_world
from tests.neo4j_server import Server

SOME = ("home-office-extension.txt", "kent-council-s12-advice.eml")
ODD = (
    '"quoted", \'single\' and ""twice""',
    "two\nlines\r\nand a return\r",
    "C:\\quay\\n",
    "  spaces about  ",
    "tab\tcomma,semicolon;bar|",
    "£ ŵ \u2028 \U0001f4ce",
    "=1+1",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Letters whose questions hold all that could break a file of rows."""
    place = tmp_path_factory.mktemp("admin") / "store"
    build([EXAMPLES / name for name in SOME], place)
    dataset = ox.Store(str(open_store(place).rdf))
    quads = sorted(dataset.quads_for_pattern(None, FOI.text, None, None), key=str)
    for number, quad in enumerate(quads):  # dealt out to the questions, one after the other
        text = "|".join(ODD[number :: len(quads)])
        dataset.remove(quad)
        dataset.add(ox.Quad(quad.subject, quad.predicate, ox.Literal(text), quad.graph_name))
    dataset.flush()
    del dataset
    return small_world(open_store(place))


@pytest.fixture(scope="module")
def imported(
    store: Store, neo4j_ready: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    """A server on what the script of the export imported."""
    folder = tmp_path_factory.mktemp("import") / "files of the import"
    write_import(store, folder)
    with_home = Server(brief=True)
    try:
        with_home._configure({})
        tool = with_home.home / "neo4j-admin"
        program = shlex.join((*with_home.java(), "org.neo4j.cli.AdminTool"))
        tool.write_text(f'#!/bin/sh\nexec {program} "$@"\n')
        tool.chmod(0o755)
        home = {"NEO4J_HOME": str(with_home.home), "NEO4J_CONF": str(with_home.home / "conf")}
        done = subprocess.run(
            ["sh", folder / "import.sh"],
            env=os.environ | home | {"NEO4J_ADMIN": str(tool)},
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0 and "IMPORT DONE" in done.stdout, done.stdout[-2000:]
        with_home.start()
        yield with_home
    finally:
        with_home.close()


def test_import_is_the_load_node_for_node(
    store: Store, imported: Server, empty_neo4j: Server
) -> None:
    with connected(empty_neo4j.uri) as driver:
        load(store, driver)
    by_bolt = of_server(empty_neo4j)
    assert_same(of_server(imported), by_bolt)
    assert_same(by_bolt, of_store(store))
    texts = "".join(str(said.get("text", "")) for _, said in by_bolt.nodes.values())
    assert [odd for odd in ODD if odd not in texts] == []


def test_load_after_an_import_makes_the_constraint_and_nothing_else(
    store: Store, imported: Server
) -> None:
    with connected(imported.uri) as driver:
        first, second = load(store, driver), load(store, driver)
    assert (first.unchanged, first.schema_changes) == (2, 2)
    assert (first.nodes_created, first.relationships_created, first.properties_set) == (0, 0, 0)
    assert not second.changes


def test_files_are_the_same_by_any_number_of_processes_and_replace_an_earlier_export(
    store: Store, tmp_path: Path
) -> None:
    for name, jobs in (("one", 1), ("two", 1), ("two", 3)):
        write_import(store, tmp_path / name, jobs=jobs)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two and {"import.sh", "schema.cypher", "nodes-Letter-1.csv"} <= one.keys()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "two"]
    heads = {name[:-6]: text.partition(b"\n")[0].decode() for name, text in sorted(one.items())}
    assert heads["nodes-Evidence"].startswith("uri:ID,endsAt:long,")
    assert "altLabels:string[]" in heads["nodes-Act"]
    assert "issued:date" in heads["nodes-Letter"]


def test_folder_of_other_files_is_refused(store: Store, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(KgError, match="holds other files"):
        write_import(store, tmp_path)
    assert (tmp_path / "thesis.txt").read_text() == "mine"
