"""Loads beside rdflib-neo4j, and queries on two engines, in one run on one server.

    python -m benchmarks.neo4j_run [--sizes 1000 10000] [--runs 3 1] [--no-queries] [--out FILE]

Needs Java and Maven, as the tests do, and the extras neo4j and cypher and the package rdflib-neo4j
(`make setup` has them). Letters are copies of the examples under IRIs of their own. For each size
rdflib-neo4j, `kg load` and the import take turns, as often as `--runs` says for that size. A load
is a process of its own into an empty database. Loads over Bolt go to the same server; queries are
asked there after the last load of a size. An import has a home of its own. Seconds are wall clock
by the process's own clock, so that the start of Python is not counted; that of Java is, in an
import, and so are the processes that write its files. CPU seconds are those of the processes and
of the server meanwhile: on a busy machine they say more.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.neo4j_tables import report
from kg.build import build
from kg.neo4j.import_files import arguments
from kg.store import open_store
from tests.many_letters import many_letters
from tests.neo4j_server import Server

ROOT = Path(__file__).parents[1]
MEMORY: dict[str, Any] = {"heap": "1g", "settings": {"server.memory.pagecache.size": "512m"}}
WARM = 200  # letters loaded once by each before anything is counted, for Java to be warm

Row = dict[str, Any]


def child(*words: str | Path) -> Iterator[Row]:
    """The lines of JSON of one of the other scripts, as they come."""
    command = [sys.executable, "-m", *map(str, words)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield from map(json.loads, process.stdout)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def store_of(number: int, folder: Path) -> Path:
    """A store of so many letters, made where it is missing."""
    place = folder / f"store-{number}"
    if not place.exists():
        examples = folder / "examples"
        if not examples.exists():
            build([ROOT / "examples" / "letters"], examples)
        many_letters(open_store(examples), number, place)
    return place


def counts(server: Server) -> Row:
    """How many nodes and relationships the database holds."""
    with server.driver() as driver:
        nodes = driver.execute_query("MATCH (n) RETURN count(n)").records[0][0]
        links = driver.execute_query("MATCH ()-->() RETURN count(*)").records[0][0]
    return {"nodes": nodes, "relationships": links}


def server_cpu(server: Server) -> float:
    """The CPU seconds of the server's process so far."""
    assert server.process is not None
    told = Path(f"/proc/{server.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(told[11]) + int(told[12])) / os.sysconf("SC_CLK_TCK")


def over_bolt(how: str, place: Path, server: Server) -> Row:
    """A load into the emptied database, by `kg load` or by rdflib-neo4j."""
    server.wipe()
    before = server_cpu(server)
    (row,) = child("benchmarks.neo4j_loads", how, place, server.uri)
    return {**row, "server_cpu": server_cpu(server) - before, **counts(server)}


def by_import(place: Path, folder: Path) -> Row:
    """The files written, and imported into a new home; the constraint made after its start."""
    files = folder / "files"
    (row,) = child("benchmarks.neo4j_loads", "files", place, files)
    server = Server(**MEMORY)
    try:
        before, begun = children_cpu(), perf_counter()
        server.admin("database", "import", "full", *import_words(files), "neo4j")
        row["import"] = perf_counter() - begun
        row["server_cpu"] = children_cpu() - before
        server.start()
        begun = perf_counter()
        with server.driver() as driver:
            for text in (files / "schema.cypher").read_text("utf-8").split(";\n"):
                if text:
                    driver.execute_query(text)
            driver.execute_query("CALL db.awaitIndexes(600)")
        row["schema"] = perf_counter() - begun
        return {**row, **counts(server)}
    finally:
        server.close()


def import_words(files: Path) -> list[str]:
    """What the script of the files tells neo4j-admin, for any current folder."""
    found = []
    for word in arguments(files):
        option, _, name = word.rpartition("=")
        found.append(f"{option}={files / name}" if "." in name else word)
    return found


def children_cpu() -> float:
    """The CPU seconds of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measurements(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    """Every measurement of the run, as it is made."""
    stores = {number: store_of(number, folder) for number in (WARM, *given.sizes)}
    with Server(**MEMORY) as server:
        for how in ("rdflib", "bolt"):
            over_bolt(how, stores[WARM], server)
        for number, runs in zip(given.sizes, given.runs, strict=True):
            for _ in range(runs):
                for how in ("rdflib", "bolt"):
                    yield {"load": how, "letters": number, **over_bolt(how, stores[number], server)}
                with tempfile.TemporaryDirectory() as place:
                    row = by_import(stores[number], Path(place))
                    yield {"load": "import", "letters": number, **row}
            for where in () if given.no_queries else (server.uri, "embedded"):
                engine = "embedded" if where == "embedded" else "Neo4j"
                asked = ("benchmarks.neo4j_queries", where, stores[number])
                for row in child(*asked, str(given.seconds), str(given.asks)):
                    yield {"engine": engine, "letters": number, **row}


def versions() -> Row:
    """What was measured with."""
    named = ("neo4j", "neo4j-rust-ext", "kglite", "rdflib-neo4j", "rdflib", "pyoxigraph")
    found: Row = {"Python": platform.python_version()}
    for name in named:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return {**found, "cores": os.cpu_count(), "load": os.getloadavg()[0]}


def main() -> None:
    """Measure, print, write."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--sizes", type=int, nargs="*", default=[1000, 10000])
    asked.add_argument("--runs", type=int, nargs="*", default=[3, 1], help="loads of each size")
    asked.add_argument("--no-queries", action="store_true", help="loads alone")
    asked.add_argument("--asks", type=int, default=5, help="counted runs of a query, at most")
    asked.add_argument("--seconds", type=float, default=20, help="limit of a query")
    asked.add_argument("--stores", type=Path, help="where the stores are kept for another run")
    asked.add_argument("--raw", type=Path, help="where each measurement is kept as it is made")
    asked.add_argument("--out", type=Path)
    given = asked.parse_args()
    rows = [versions()]
    with tempfile.TemporaryDirectory() as folder:
        for row in measurements(given, given.stores or Path(folder)):
            rows.append(row)
            print(json.dumps(row), file=sys.stderr)
            if given.raw:
                given.raw.write_text("".join(json.dumps(row) + "\n" for row in rows))
    text = report(rows)
    print(text)
    if given.out:
        given.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
