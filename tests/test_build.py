"""Letters into a store: what changes, what stays, and what a killed build leaves behind."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from filelock import FileLock

from kg.build import BuildReport, build, remove
from kg.errors import StoreError, StoreFormat, StoreLocked
from kg.export import export
from kg.store import Settings, open_store
from tests.conftest import EXAMPLES

ONE, OTHER = "barnsley-council-kennels.txt", "home-office-extension.txt"


def counts(report: BuildReport) -> tuple[int, int, int, int, int]:
    return (
        *(report.new, report.changed, report.removed, report.unchanged),
        len(report.failures),
    )


def exported(store: Path) -> bytes:
    return b"".join(export(open_store(store), "nq"))


def test_first_build_stores_every_letter(letters: Path, tmp_path: Path) -> None:
    assert counts(build([letters], tmp_path / "store")) == (2, 0, 0, 0, 0)
    store = open_store(tmp_path / "store")
    assert len(store.manifest) == 2
    assert store.dataset.query("ASK { GRAPH ?g { ?letter a <https://w3id.org/foi-kg/ns#Letter> } }")


def test_second_build_changes_nothing(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    before = open_store(tmp_path / "store").snapshot
    assert counts(build([letters], tmp_path / "store")) == (0, 0, 0, 2, 0)
    assert open_store(tmp_path / "store").snapshot == before
    assert not (tmp_path / "store" / "pending").exists()


def test_changed_letter_is_replaced_whole(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    was = open_store(tmp_path / "store").manifest[str(letters / ONE)].letter
    text = (letters / ONE).read_text("utf-8")
    (letters / ONE).write_text(text.replace("kennel", "cattery"), "utf-8")
    assert counts(build([letters], tmp_path / "store")) == (0, 1, 0, 1, 0)
    after = exported(tmp_path / "store")
    assert was.encode() not in after
    fresh = tmp_path / "fresh"
    build([letters], fresh)
    assert after == exported(fresh)


def test_removed_letter_is_gone(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    (letters / ONE).unlink()
    assert counts(build([letters], tmp_path / "store")) == (0, 0, 1, 1, 0)
    fresh = tmp_path / "fresh"
    build([letters], fresh)
    assert exported(tmp_path / "store") == exported(fresh)


def test_letters_from_elsewhere_stay(letters: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    (letters / ONE).rename(other / ONE)
    build([letters], tmp_path / "store")
    assert counts(build([other], tmp_path / "store")) == (1, 0, 0, 0, 0)
    assert len(open_store(tmp_path / "store").manifest) == 2


def test_letter_that_moved_is_not_read_again(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    before = exported(tmp_path / "store")
    (letters / ONE).rename(letters / "renamed.txt")
    report = build([letters], tmp_path / "store")
    assert "read" not in report.seconds
    assert exported(tmp_path / "store") == before


def test_a_path_means_one_place_however_it_is_written(
    letters: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build([letters], tmp_path / "store")
    (tmp_path / "desk").mkdir()
    (tmp_path / "link").symlink_to(letters)
    monkeypatch.chdir(tmp_path / "desk")
    for written in ("../letters", "../desk/../letters", str(tmp_path / "link")):
        assert counts(build([written], tmp_path / "store")) == (0, 0, 0, 2, 0)
    (letters / ONE).unlink()
    assert counts(build(["../letters"], tmp_path / "store")) == (0, 0, 1, 1, 0)


def test_same_bytes_twice_are_one_letter(letters: Path, tmp_path: Path) -> None:
    (letters / "copy.txt").write_bytes((letters / ONE).read_bytes())
    build([letters], tmp_path / "store")
    before = exported(tmp_path / "store")
    assert len({entry.letter for entry in open_store(tmp_path / "store").manifest.values()}) == 2
    (letters / "copy.txt").unlink()
    build([letters], tmp_path / "store")
    assert exported(tmp_path / "store") == before


def test_same_bytes_whatever_the_order_and_the_jobs(tmp_path: Path) -> None:
    names = sorted(EXAMPLES.iterdir())
    build([EXAMPLES], tmp_path / "one")
    build(reversed(names[:7]), tmp_path / "two")
    build(names[7:], tmp_path / "two", jobs=2)
    assert exported(tmp_path / "one") == exported(tmp_path / "two")


def test_what_cannot_be_read_loses_nothing(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    before = exported(tmp_path / "store")
    (letters / ONE).write_bytes(b"")
    assert counts(build([letters], tmp_path / "store")) == (0, 0, 0, 1, 1)
    assert exported(tmp_path / "store") == before


def test_removing_leaves_no_byte(letters: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([letters], store)
    # the digits of its IRI, which compression of the store's files leaves as they are
    reference = open_store(store).manifest[str(letters / ONE)].letter[-12:].encode()
    assert any(reference in path.read_bytes() for path in store.rglob("*.sst"))
    (store / "pending").mkdir()  # what a build that was killed leaves behind
    (store / "pending" / "000001.nq").write_bytes(reference)
    assert remove(str(letters / ONE), store) == 1
    assert not [p for p in store.rglob("*") if p.is_file() and reference in p.read_bytes()]
    assert remove(str(letters / ONE), store) == 0
    left = open_store(store).manifest[str(letters / OTHER)].letter
    assert remove(left, store) == 1


def test_second_writer_is_refused(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    with FileLock(tmp_path / "store" / "writer.lock"), pytest.raises(StoreLocked, match="writing"):
        build([letters], tmp_path / "store")


def test_reader_keeps_its_state_while_the_store_moves_on(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store")
    reader = open_store(tmp_path / "store")
    before = len(reader.dataset)
    (letters / ONE).unlink()
    build([letters], tmp_path / "store")
    assert len(reader.dataset) == before
    assert len(open_store(tmp_path / "store").dataset) < before


def test_store_of_another_format_is_known(letters: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    build([letters], store)
    before = exported(store)
    (store / "store.json").write_text('{"format": 0}', "utf-8")
    with pytest.raises(StoreFormat, match="--rebuild"):
        open_store(store)
    with pytest.raises(StoreFormat, match="--rebuild"):
        build([letters], store)
    build([letters], store, rebuild=True)
    assert exported(store) == before


def test_other_settings_are_refused(letters: Path, tmp_path: Path) -> None:
    build([letters], tmp_path / "store", settings=Settings(base="https://example.org/"))
    assert b"<https://example.org/letter/" in exported(tmp_path / "store")
    with pytest.raises(StoreError, match="--rebuild"):
        build([letters], tmp_path / "store", settings=Settings(evidence=False))


@pytest.mark.parametrize("place", ["file", "folder with files", "missing"])
def test_what_is_no_store_is_said(place: str, tmp_path: Path) -> None:
    path = tmp_path / "there"
    if place == "file":
        path.write_text("x")
    elif place == "folder with files":
        path.mkdir()
        (path / "x").write_text("x")
    with pytest.raises(StoreError):
        open_store(path)
    if place != "missing":
        with pytest.raises(StoreError):
            build([EXAMPLES], path)


@pytest.mark.slow
@pytest.mark.parametrize("after", [0.0, 0.2, 0.6, 1.2])
def test_killed_build_goes_on(after: float, tmp_path: Path) -> None:
    letters, store = tmp_path / "letters", tmp_path / "store"
    letters.mkdir()
    text = (EXAMPLES / ONE).read_text("utf-8")
    for number in range(60):
        (letters / f"{number}.txt").write_text(f"{text}\nCopy {number}\n", "utf-8")
    build([letters], tmp_path / "undisturbed")
    code = (
        "import sys, kg.build.journal as journal, kg.build as build; journal.SHARD = 10;"
        "print('begun', flush=True); build.build([sys.argv[1]], sys.argv[2])"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, str(letters), str(store)], stdout=subprocess.PIPE
    )
    assert running.stdout is not None
    running.stdout.readline()
    time.sleep(after)
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    running.stdout.close()
    build([letters], store)
    assert exported(store) == exported(tmp_path / "undisturbed")
    assert not (store / "pending").exists()


@pytest.mark.slow
def test_same_bytes_whatever_the_hash_seed_zone_and_locale() -> None:
    def made(seed: str, zone: str) -> bytes:
        command = [sys.executable, "-m", "kg", "extract", str(EXAMPLES), "--format", "nq"]
        settings = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        return subprocess.run(
            command, capture_output=True, check=True, env=os.environ | settings
        ).stdout

    first = made("1", "UTC")
    assert first and first == made("2", "Asia/Tokyo")
