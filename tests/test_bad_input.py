"""What cannot be read is said in one line: what, why and what to do; the others go on."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.errors import UnreadableLetter
from kg.read import letters_in, read
from kg.read.intake import shown
from tests import made

ENTITY = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

# what it is: bytes, a word of the reason, a word of the cure
BAD: dict[str, tuple[Callable[[], bytes], str, str]] = {
    "empty": (lambda: b"", "empty", "downloaded whole"),
    "blank": (lambda: b" \r\n\t \n", "empty", "downloaded whole"),
    "hardly anything": (lambda: b"See you.", "no text", "right file"),
    "binary": (lambda: bytes(range(256)) * 40, "binary", "PDF"),
    "huge": (lambda: b"a letter " * 2_400_000, "too big", "annexes"),
    "old Word": (lambda: made.OLE, ".doc", ".docx"),
    "Outlook": (lambda: made.OLE + "__substg1.0".encode("utf-16-le"), ".msg", ".eml"),
    "rich text": (lambda: b"{\\rtf1 Dear Sir}", ".rtf", ".docx"),
    "image": (lambda: b"\x89PNG\r\n\x1a\n" + b"\x00" * 64, "image", "OCR"),
    "zip": (lambda: made.zipped(a=b"x"), "zip", "unpack"),
    "spreadsheet": (lambda: made.zipped(xl__workbook=b"x"), ".xlsx", "letter"),
    "gzip": (lambda: b"\x1f\x8b\x08\x00" + b"\x00" * 40, "gzip", "unpack"),
    "JSON": (lambda: b'{"letter": "a.txt", "regimes": []}', "JSON", "letter"),
    "scan": (made.scan, "no text layer (1 page", "OCR"),
    "locked PDF": (made.locked_pdf, "password", "print it"),
    "broken PDF": (lambda: b"%PDF-1.4\n1 0 obj\n<<", "damaged PDF", "again"),
    "PDF bomb": (made.bomb_pdf, "far more than a letter", "new PDF"),
    "damaged Word": (lambda: made.word("Dear Sir")[:900], "damaged", "again"),
    "Word bomb": (
        lambda: made.word_with(b"<a>" + b" " * 60_000_000),
        "unpacks to",
        "save it",
    ),
    "entities in Word": (lambda: made.word_with(ENTITY), "XML entities", "save it"),
    "deep HTML": (lambda: b"<html><body>" + b"<div>" * 9_000 + b"x", "nested", "plain text"),
    "nested mail": (
        lambda: b"Received: x\nMIME-Version: 1.0\n\n" + b"Content-Type: message/rfc822\n\n" * 3_000,
        "messages within messages",
        "inner message",
    ),
    "empty mail": (lambda: made.mail(""), "empty", "attached letter"),
    "delivery report": (
        lambda: (
            b"Received: x\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary=b\n\n"
            b"--b\n\nYour message could not be delivered\n--b--\n"
        ),
        "delivery report",
        "letter itself",
    ),
    "two letters": (lambda: (made.LETTER + "\n" + made.SECOND).encode(), "2 letters", "split"),
    "mailbox": (
        lambda: (
            b"From a@b.example Mon Mar  3 09:12:00 2025\nSubject: x\nMIME-Version: 1.0\n\nHi\n\n"
            * 3
        ),
        "3 letters",
        "split",
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_what_why_and_what_to_do(case: str) -> None:
    make, why, cure = BAD[case]
    data = make()
    start = time.monotonic()
    with pytest.raises(UnreadableLetter) as caught:
        read(data, name="reply.txt")
    assert caught.value.name == "reply.txt"
    assert why in caught.value.why
    assert cure in caught.value.cure
    assert "\n" not in str(caught.value)
    assert time.monotonic() - start < 60


def test_reading_goes_on_after_a_bad_pdf() -> None:
    for data in (made.bomb_pdf(), b"%PDF-1.7 nothing"):
        with pytest.raises(UnreadableLetter):
            read(data, name="a.pdf")
    assert "moorings" in read(made.pdf(made.LETTER.splitlines())).text


def test_a_wrong_extension_is_read_and_said() -> None:
    letter = read(made.pdf(made.LETTER.splitlines()), name="reply.docx")
    assert letter.format == "pdf"
    assert letter.notices[0].text == "named .docx but holds pdf; read as pdf"


def test_mail_whose_answer_cannot_be_read_says_so() -> None:
    letter = read(
        made.mail("Please see the attached response to your request.", ("a.msg", made.OLE))
    )
    (notice,) = letter.notices
    assert "a.msg" in notice.text and "PDF" in notice.text


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        ("Content-Type: text/plain; charset=x-unknown", b"The cost was low", "The cost was low"),
        ("Content-Type: text/plain; charset=iso-8859-1", b"cost \x93low\x94 \xa3500", "“low” £500"),
        ("Message-ID: <[x@microsoft.com]>", b"The cost was low", "The cost was low"),
        ("Content-Type: multipart/mixed; boundary=b", b"--b\n\nThe cost was low\n", "was low"),
    ],
    ids=["charset", "mislabelled", "message id", "no last boundary"],
)
def test_odd_mail_is_read(head: str, body: bytes, words: str) -> None:
    fields = f"Received: x\nFrom: foi@dunmouth.gov.uk\nMIME-Version: 1.0\n{head}\n\n"
    assert words in read(fields.encode() + body + b" for all that we know\n").text


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with everything that a folder may hold."""
    root = tmp_path / "in"
    (root / "b").mkdir(parents=True)
    for name in ("a.txt", "b/c.md", "b/.hidden.txt", "b/data.json", "reply"):
        (root / name).write_text(made.LETTER)
    os.mkfifo(root / "pipe.txt")
    (tmp_path / "out.txt").write_text("secret")
    (root / "out.txt").symlink_to(tmp_path / "out.txt")
    (root / "in.txt").symlink_to(root / "a.txt")
    (root / "loop").symlink_to(root)
    (root / "nowhere.txt").symlink_to(root / "gone")
    return root


def test_a_folder_gives_its_letters_and_says_what_it_skips(folder: Path) -> None:
    found = {c.path.relative_to(folder).as_posix(): c.skipped for c in letters_in([folder])}
    assert [name for name, skipped in found.items() if not skipped] == ["a.txt", "b/c.md", "reply"]
    assert "hidden" in found["b/.hidden.txt"]
    assert ".txt" in found["b/data.json"]
    assert "named pipe" in found["pipe.txt"]
    assert "out of the folder" in found["out.txt"]
    assert "link to a folder" in found["loop"]
    assert "nowhere" in found["nowhere.txt"]


def test_files_globs_and_standard_input(folder: Path) -> None:
    def names(*paths: str) -> list[str]:
        return [c.path.name for c in letters_in(paths) if not c.skipped]

    assert names(f"{folder}/*.txt") == ["a.txt"]
    assert names(f"{folder}/**/*.md") == ["c.md"]
    assert names("-") == ["-"]
    assert names(str(folder / "a.txt"), str(folder)) == ["a.txt", "c.md", "reply"]
    assert names(str(folder / "b" / "data.json")) == ["data.json"], "what is named is tried"
    (missing,) = letters_in([str(folder / "none.txt")])
    assert missing.skipped == "there is no such file"
    (nothing,) = letters_in([str(folder / "*.pdf")])
    assert nothing.skipped == "no file matches"


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("pipe.txt", "named pipe"),
        ("b", "folder"),
        ("gone.txt", "not there"),
        ("/dev/null", "device"),
    ],
)
def test_what_is_no_file_is_not_opened(folder: Path, name: str, why: str) -> None:
    with pytest.raises(UnreadableLetter, match=why):
        read(folder / name)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    with pytest.raises(UnreadableLetter, match=r"may not be read; .*chmod"):
        read(folder / "a.txt")


def test_permission_denied_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableLetter, match="may not be read"):
        read(folder / "a.txt")


def test_a_file_that_vanishes(folder: Path) -> None:
    candidates = list(letters_in([folder]))
    (folder / "a.txt").unlink()
    with pytest.raises(UnreadableLetter, match="not there"):
        read(candidates[0].path)


def test_names_that_are_no_text_are_shown_escaped(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/FOI \xa3500\n\xe2\x80\xae.txt"))
    path.write_text(made.LETTER)
    (candidate,) = letters_in([path])
    assert candidate.name.encode().isascii() or candidate.name.isprintable()
    assert shown(path.name) == "FOI \\xa3500\\n\\u202e.txt"
    assert read(path).format == "txt"
