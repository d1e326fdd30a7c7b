"""The command line as a user meets it: what is printed where, and what the exit codes say."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from kg.cli import main
from kg.cli.app import COMMANDS, FAILED, FINE, LIMIT, LOCKED, USAGE
from tests.conftest import EXAMPLES, ROOT

Kg = Callable[..., tuple[int, str, str]]
ONE = EXAMPLES / "home-office-extension.txt"


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kg:
    """Runs `kg WORDS`; gives the exit code, stdout and stderr."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        monkeypatch.setenv("COLUMNS", "200")
        capfd.readouterr()
        try:
            main()
            code = FINE
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else FINE
        out, err = capfd.readouterr()
        return code, out, err

    return run


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the example letters."""
    from kg.build import build

    folder = tmp_path_factory.mktemp("cli") / "store"
    build([EXAMPLES], folder)
    return folder


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(kg: Kg, command: str) -> None:
    name = command.replace("_", "-")
    code, out, _ = kg(name, "--help")
    assert code == FINE
    assert f"kg {name} " in out.partition("Example:")[2]


def test_build_tells_what_it_did_and_the_second_time_that_it_did_nothing(
    kg: Kg, letters: Path, tmp_path: Path
) -> None:
    code, out, err = kg("build", letters, "--store", tmp_path / "store")
    assert (code, out) == (FINE, "")
    assert "2 new, 0 changed, 0 removed, 0 unchanged" in err
    _, _, err = kg("build", letters, "--store", tmp_path / "store")
    assert "0 new, 0 changed, 0 removed, 2 unchanged" in err


def test_build_reports_each_letter_it_cannot_read(kg: Kg, letters: Path, tmp_path: Path) -> None:
    (letters / "empty.txt").write_bytes(b"")
    (letters / "notes.json").write_text("{}")
    os.mkfifo(letters / "pipe.txt")
    code, _, err = kg("build", letters, "--store", tmp_path / "store")
    assert code == FAILED
    lines = [line for line in err.splitlines() if "empty.txt" in line]
    assert len(lines) == 1 and lines[0].startswith("not read") and ";" in lines[0]
    assert any(line.startswith("skipped") and "notes.json" in line for line in err.splitlines())
    assert any("pipe.txt" in line and "named pipe" in line for line in err.splitlines())
    assert "2 new" in err


def test_extract_prints_records_and_writes_one_a_letter(kg: Kg, tmp_path: Path) -> None:
    code, out, _ = kg("extract", ONE)
    assert code == FINE
    record = json.loads(out)
    assert record["letter"] == ONE.name and record["authority"] == "Home Office"
    code, out, _ = kg("extract", EXAMPLES, "--format", "json", "--out", tmp_path / "records")
    assert (code, out) == (FINE, "")
    made = {path.stem for path in (tmp_path / "records").iterdir()}
    assert made == {path.stem for path in EXAMPLES.iterdir()}


def test_extract_refuses_two_letters_of_one_stem(kg: Kg, letters: Path, tmp_path: Path) -> None:
    (letters / "home-office-extension.md").write_text("Dear Sir\n\nWe hold no such thing.")
    code, _, err = kg("extract", letters, "--out", tmp_path / "records")
    assert code == USAGE and "home-office-extension" in err
    assert not (tmp_path / "records").exists()


def test_extract_goes_on_after_a_letter_it_cannot_read(kg: Kg, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    code, out, err = kg("extract", "no-such-file.txt", bad, ONE)
    assert code == FAILED and len(out.splitlines()) == 1
    assert [line for line in err.splitlines() if "no such file" in line]
    assert [line for line in err.splitlines() if "empty.txt" in line]


@pytest.mark.parametrize("form", ["nq", "trig", "ttl", "jsonld"])
def test_extract_and_export_write_rdf(kg: Kg, store: Path, tmp_path: Path, form: str) -> None:
    import pyoxigraph as ox

    from kg.export import FORMATS

    for words in (("extract", ONE), ("export", "--store", store)):
        code, out, _ = kg(*words, "--format", form)
        assert code == FINE
        assert sum(1 for _ in ox.parse(out.encode(), format=FORMATS[form])) > 100


def test_extract_reads_standard_input(kg: Kg, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.read import intake

    intake._standard_input.cache_clear()
    with ONE.open() as file:
        monkeypatch.setattr(sys, "stdin", file)
        code, out, _ = kg("extract", "-")
    assert code == FINE and json.loads(out)["authority"] == "Home Office"


@pytest.mark.parametrize("by", ["path", "reference", "iri"])
def test_show_puts_words_beside_facts(kg: Kg, store: Path, by: str) -> None:
    _, out, _ = kg("extract", ONE)
    record = json.loads(out)
    from kg.store import open_store

    entry = open_store(store).manifest[str(ONE)]
    name = {"path": str(ONE), "reference": record["reference"], "iri": entry.letter}[by]
    code, out, _ = kg("show", name, *([] if by == "path" else ["--store", store]))
    assert code == FINE
    assert record["reference"] in out and "Home Office" in out and "Questions" in out


def test_validate_reports_on_letters_and_stores(kg: Kg, store: Path) -> None:
    for words in ((ONE,), ("--store", store)):
        code, _, err = kg("validate", *words)
        assert code == FINE and " 0 violations" in err


def test_validate_goes_on_after_a_letter_it_cannot_read(kg: Kg, tmp_path: Path) -> None:
    bad = tmp_path / "empty.txt"
    bad.write_bytes(b"")
    code, _, err = kg("validate", bad, ONE)
    assert code == FAILED and "empty.txt" in err and "1 letters, 0 violations" in err


def test_query_answers_in_every_format(kg: Kg, store: Path) -> None:
    code, out, _ = kg("query", "outcomes-by-authority", "--store", store)
    assert code == FINE and "Home Office" in out
    _, out, _ = kg("query", "outcomes-by-authority", "--store", store, "--format", "csv")
    assert out.startswith("authority,outcome,questions")
    _, out, _ = kg("query", "outcomes-by-authority", "--store", store, "--format", "json")
    assert {"Home Office"} <= {row["authority"] for row in json.loads(out)}


def test_query_takes_parameters_files_and_a_list(kg: Kg, store: Path, tmp_path: Path) -> None:
    given = ("--param", "provision=FOIA s.35", "--store", store, "--format", "csv")
    code, out, _ = kg("query", "questions-withheld-under", *given)
    assert code == FINE and "Home Office" in out
    own = tmp_path / "mine.rq"
    own.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?l a <https://w3id.org/foi-kg/ns#Letter> }")
    code, out, _ = kg("query", own, "--store", store, "--format", "csv")
    assert code == FINE and int(out.split()[1]) > 10
    code, out, _ = kg("query", "--list")
    assert code == FINE and "outcomes-by-authority" in out


def test_remove_takes_a_letter_out(kg: Kg, letters: Path, tmp_path: Path) -> None:
    kg("build", letters, "--store", tmp_path / "store")
    code, _, err = kg("remove", letters / ONE.name, "--store", tmp_path / "store")
    assert code == FINE and "1 removed" in err
    code, _, err = kg("remove", letters / ONE.name, "--store", tmp_path / "store")
    assert code == FAILED and "0 removed" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["query", "letters", "--store", "nowhere"], "kg build"),
        (["query", "no-such-query", "--store", "STORE"], "no query is called"),
        (["query", "letters"], "--store"),
        (["query", "outcomes-by-authority", "--store", "STORE", "--param", "x"], "NAME=VALUE"),
        (["show", "no-such-letter"], "--store"),
        (["show", "no-such-letter", "--store", "STORE"], "no letter"),
        (["validate"], "--store"),
        (["export", "--store", "STORE", "--format", "rdfxml"], "rdfxml"),
        (["build", "--store", "STORE"], "paths"),
        (["no-such-command"], "no-such-command"),
    ],
)
def test_mistakes_are_told_in_a_line_with_the_cure(
    kg: Kg, store: Path, words: list[str], said: str
) -> None:
    code, out, err = kg(*[str(store) if word == "STORE" else word for word in words])
    assert (code, out) == (USAGE, "")
    assert said in err and "Traceback" not in err


def test_store_that_is_being_written_is_told(kg: Kg, letters: Path, tmp_path: Path) -> None:
    kg("build", letters, "--store", tmp_path / "store")
    with FileLock(tmp_path / "store" / "writer.lock"):
        code, _, err = kg("build", letters, "--store", tmp_path / "store")
    assert code == LOCKED and "another kg is writing" in err


def test_limits_are_told(kg: Kg, store: Path, tmp_path: Path) -> None:
    code, out, err = kg("query", "acts-cited", "--store", store, "--rows", "1", "--format", "csv")
    assert code == LIMIT and len(out.splitlines()) == 2 and "--rows" in err
    slow = tmp_path / "slow.rq"
    slow.write_text("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    code, out, err = kg("query", slow, "--store", store, "--seconds", "1")
    assert (code, out) == (LIMIT, "") and "second" in err


def test_commands_stand_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert not [command for command in COMMANDS if f"kg {command.replace('_', '-')}" not in readme]
