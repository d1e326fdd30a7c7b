"""A folder with everything that can go wrong: what is bad is told, what is good is stored."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.build import build
from kg.cli import main
from kg.cli.app import FAILED, FINE
from kg.export import export
from kg.store import open_store
from tests import made
from tests.conftest import EXAMPLES

GOOD = "barnsley-council-kennels.txt"

# what it is called: bytes, a word of the reason, a word of the cure
BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty.txt": (lambda: b"", "empty", "downloaded whole"),
    "binary.txt": (lambda: bytes(range(256)) * 40, "binary", "PDF"),
    "huge.txt": (lambda: b"a letter " * 2_400_000, "too big", "annexes"),
    "table.docx": (lambda: made.zipped(xl__workbook=b"x"), ".xlsx", "letter"),
    "old.txt": (lambda: made.OLE, ".doc", ".docx"),
    "scan.pdf": (made.scan, "no text layer", "OCR"),
    "locked.pdf": (made.locked_pdf, "password", "print it"),
    "bomb.pdf": (made.bomb_pdf, "far more than a letter", "new PDF"),
    "broken.pdf": (lambda: b"%PDF-1.4\n1 0 obj\n<<", "damaged", "again"),
    "bomb.docx": (lambda: made.word_with(b"<a>" + b" " * 60_000_000), "unpacks to", "save it"),
    "two.txt": (lambda: (made.LETTER + "\n" + made.SECOND).encode(), "2 letters", "split"),
    "bare.eml": (lambda: made.mail("", ("a.msg", made.OLE)), "a.msg", "attached letter"),
}
# what a user would call bad and is read none the less: bytes, a word of the warning
ODD: dict[str, tuple[Callable[[], bytes], str]] = {
    "cp1252.txt": (lambda: made.LETTER.replace("41", "41 – £9").encode("cp1252"), ""),
    "utf-16.txt": (lambda: made.LETTER.replace("41", "42").encode("utf-16"), ""),
    "pdf.docx": (lambda: made.pdf(made.LETTER.splitlines()), "read as pdf"),
    "letter.eml": (
        lambda: made.mail("Our response is attached.", ("r.pdf", made.pdf(["Dear Sir", "No."]))),
        "read from r.pdf",
    ),
    "lost.eml": (
        lambda: made.mail("Please see the attached response.", ("r.msg", made.OLE)),
        "give that file as PDF",
    ),
}

Kg = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def kg(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Kg:
    """Runs `kg WORDS`; gives the exit code and the lines of stderr."""

    def run(*words: str | Path) -> tuple[int, list[str]]:
        monkeypatch.setattr(sys, "argv", ["kg", *map(str, words)])
        with pytest.raises(SystemExit) as end:
            main()
        code = end.value.code
        return code if isinstance(code, int) else FINE, capfd.readouterr().err.splitlines()

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a good letter and one that will be spoilt."""
    root = tmp_path / "letters"
    root.mkdir()
    (root / GOOD).write_bytes((EXAMPLES / GOOD).read_bytes())
    (root / "spoilt.txt").write_text(made.LETTER, "utf-8")
    return root


def exported(store: Path) -> bytes:
    return b"".join(export(open_store(store), "nq"))


def spoil(folder: Path) -> dict[str, tuple[str, str]]:
    """Fill the folder with all that is bad; a word of the reason and of the cure for each."""
    for name, (make, _, _) in BAD.items():
        (folder / name).write_bytes(make())
    (folder / "spoilt.txt").write_bytes(b"")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "round.txt").symlink_to(folder / "round.txt")
    (folder / "unknown.xyz").write_text(made.LETTER, "utf-8")
    told = {name: (why, cure) for name, (_, why, cure) in BAD.items()}
    told["spoilt.txt"] = ("empty", "downloaded whole")
    told["pipe.txt"] = ("named pipe", "take it out")
    told["loop"] = ("link to a folder", "what it leads to")
    told["round.txt"] = ("round in a circle", "what it leads to")
    told["unknown.xyz"] = ("not one of", ".txt")
    if os.geteuid():  # root may read everything
        (folder / "mine.txt").write_text(made.LETTER, "utf-8")
        (folder / "mine.txt").chmod(0)
        told["mine.txt"] = ("may not be read", "chmod")
    return told


def test_what_is_bad_is_told_in_a_line_each_and_changes_nothing(
    kg: Kg, folder: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    build([folder], store)
    before = exported(store)
    told = spoil(folder)
    begun = time.monotonic()
    code, lines = kg("build", folder, "--store", store)
    assert time.monotonic() - begun < 180
    assert code == FAILED
    for name, (why, cure) in told.items():
        (line,) = [line for line in lines if f"/{name}: " in line]
        assert line.startswith(("not read ", "skipped ")), line
        assert why in line and cure in line
    assert len(lines) == len(told) + 1, "a line for each, and one that counts"
    assert "0 new, 0 changed, 0 removed, 1 unchanged" in lines[-1]
    assert exported(store) == before
    assert not list((store / "pending").glob("*.nq")), "nothing is left half-stored"


def test_first_build_stores_what_is_good_and_nothing_else(
    kg: Kg, folder: Path, tmp_path: Path
) -> None:
    spoil(folder)
    code, lines = kg("build", folder, "--store", tmp_path / "store")
    assert code == FAILED and "1 new" in lines[-1]
    build([folder / GOOD], tmp_path / "alone")
    assert exported(tmp_path / "store") == exported(tmp_path / "alone")


def test_what_is_odd_is_read_and_told(kg: Kg, folder: Path, tmp_path: Path) -> None:
    for name, (make, _) in ODD.items():
        (folder / name).write_bytes(make())
    code, lines = kg("build", folder, "--store", tmp_path / "store")
    assert code == FINE, lines
    assert f"{len(ODD) + 2} new" in lines[-1]
    for name, (_, warning) in ODD.items():
        of_it = [line for line in lines if f"/{name}: " in line]
        assert all(line.startswith("warning ") for line in of_it)
        assert not warning or any(warning in line for line in of_it), of_it
    assert "£9".encode() in exported(tmp_path / "store")
