"""What was masked stands in nothing the program writes: every artefact's bytes are searched."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.build import build
from kg.query import library, run
from kg.read import read
from kg.store import open_store
from kg.table import as_csv
from tests.conftest import EXAMPLES, ROOT

CASES = ROOT / "tests" / "cases" / "privacy" / "cases.jsonl"
FORMATS = ("nq", "trig", "ttl", "jsonld")
LONG_ENOUGH = 7  # shorter strings stand in other words by chance


def kg(*words: str | Path, cwd: Path) -> bytes:
    """All that the command prints, on stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "kg", *map(str, words)],
        cwd=cwd,
        capture_output=True,
        env={**os.environ, "COLUMNS": "400"},
    )
    assert done.returncode in (0, 1), done.stderr.decode()
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The privacy cases as letters, and the examples with their invented people."""
    folder = tmp_path_factory.mktemp("private") / "letters"
    folder.mkdir()
    for number, line in enumerate(CASES.read_text("utf-8").splitlines()):
        text = json.loads(line)["text"] + "\n\nWe do not hold the information.\n"
        (folder / f"case-{number:03}.txt").write_text(text, "utf-8")
    for path in EXAMPLES.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    return folder


@pytest.fixture(scope="module")
def secrets(corpus: Path) -> set[bytes]:
    """What reading masks: strings of the cases that no masked text has."""
    rows = [json.loads(line) for line in CASES.read_text("utf-8").splitlines()]
    kept = "\n".join(read(path).text for path in sorted(corpus.glob("case-*.txt")))
    kept += "\n".join(path.read_text("utf-8") for path in (ROOT / "ontology").glob("*.ttl"))
    strings = {mask["text"] for row in rows for mask in row["mask"]}
    found = {s.encode() for s in strings if len(s) >= LONG_ENOUGH and s not in kept}
    assert len(found) > 200
    return found


def artefacts(corpus: Path, caplog: pytest.LogCaptureFixture) -> Iterator[tuple[str, bytes]]:
    home, store = corpus.parent, corpus.parent / "store"
    with caplog.at_level(logging.DEBUG):
        build([corpus], store)
    yield "log", caplog.text.encode()
    yield from ((str(p), p.read_bytes()) for p in sorted(store.rglob("*")) if p.is_file())
    for form in FORMATS:
        yield f"export {form}", kg("export", "--store", store, "--format", form, cwd=home)
        yield f"extract {form}", kg("extract", corpus, "--format", form, cwd=home)
    yield "extract json", kg("extract", corpus, "--format", "json", cwd=home)
    yield "build", kg("build", corpus, "--store", home / "again", "--jobs", "2", cwd=home)
    yield "validate", kg("validate", "--store", store, cwd=home)
    opened = open_store(store)
    letter = min(entry.letter for entry in opened.manifest.values())
    for query in library():
        given = {p.name: p.example for p in query.parameters if p.need == "required"}
        given |= dict.fromkeys(given.keys() & {"letter", "fact"}, letter)
        yield f"query {query.name}", as_csv(run(opened, query, parameters=given)).encode()
    for path in sorted(EXAMPLES.iterdir())[:4]:
        yield f"show {path.name}", kg("show", path, "--all", cwd=home)


@pytest.mark.slow
def test_no_artefact_holds_what_was_masked(
    corpus: Path, secrets: set[bytes], caplog: pytest.LogCaptureFixture
) -> None:
    leaks = [
        (name, secret)
        for name, data in artefacts(corpus, caplog)
        for secret in secrets
        if secret in data
    ]
    assert not leaks


def test_search_finds_what_is_not_masked(corpus: Path, secrets: set[bytes]) -> None:
    raw = b"".join(path.read_bytes() for path in corpus.glob("case-*.txt"))
    assert all(secret in raw for secret in secrets)
