"""Letters in six formats become text; the normalised layer leads back to it."""

import hashlib
import threading
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.model import Span
from kg.read import read
from kg.read.html import html_text
from kg.read.lines import marker
from kg.read.normal import normalise
from kg.read.several import letters_in_text
from tests import made
from tests.conftest import EXAMPLES

FORMATS = {
    "txt": made.LETTER.encode(),
    "pdf": made.pdf(made.LETTER.splitlines()),
    "docx": made.word(*made.LETTER.split("\n\n")),
    "eml": made.mail(made.LETTER),
    "html": b"<html><body>"
    + b"".join(b"<p>%s</p>" % p.replace("\n", "<br>").encode() for p in made.LETTER.split("\n\n"))
    + b"</body></html>",
    "md": ("# Reply\n\n" + made.LETTER).encode(),
}


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_gives_the_same_words(form: str) -> None:
    letter = read(FORMATS[form], name=f"reply.{form}")
    assert letter.format == form
    assert letter.id == hashlib.sha256(FORMATS[form]).hexdigest()
    text = " ".join(letter.normal.text.split())
    assert "1. How many moorings does the harbour have? There are 41." in text
    assert "withheld under section 40(2) of the Freedom of Information Act 2000" in text
    assert "Dear Ms [name removed]" in text
    assert "Corwin" not in letter.text and "Orrell" not in letter.text
    assert dict(letter.masked)["name"] >= 2


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_examples_are_read_alike_each_time(path: Path) -> None:
    assert read(path) == read(path.read_bytes(), name=path.name)


NORMAL = [
    ("hyphen at a line's end", "The exemp-\ntion applies.", "The exemption applies."),
    ("hyphen of a compound", "a non-\ndisclosure rule", "a non-disclosure rule"),
    ("hyphen the letter writes", "short-term or short-\nterm", "short-term or short-term"),
    ("range of years", "in 2019-\n2020 and", "in 2019-\n2020 and"),
    ("capital after the hyphen", "Aber-\nDovey", "Aber-Dovey"),
    ("address", "see www.dun-\nmouth.gov.uk", "see www.dun-mouth.gov.uk"),
    ("soft hyphen", "exemp\u00adtion", "exemption"),
    ("spaces", "a  b\t c\u00a0d \n", "a b c d\n"),
    ("empty lines", "a\n\n\n\nb", "a\n\nb"),
    ("quotes", "\u201cthe Act\u201d isn\u2019t", '"the Act" isn\'t'),
    ("ligature", "\ufb01nal o\ufb03ce", "final office"),
    ("bold", "**Section 31** and __s.40__", "Section 31 and s.40"),
    ("heading", "## Reasons\n\ntext", "Reasons\n\ntext"),
    ("link", "the [Commissioner](https://ico.example/a_(b)) says", "the Commissioner says"),
    ("mail link", "[[email removed]](mailto:[email removed])", "[email removed]"),
    ("escape", "\\[redacted\\] 1\\. x", "[redacted] 1. x"),
    ("superscript", "20<sup>th</sup> June \\<sup>", "20th June"),
    ("table", "| Year | No |\n|---|---|\n| 2024 | 3 |\n", "Year | No\n2024 | 3\n"),
    ("marker stays", "- one\n  - two\n1. three", "- one\n  - two\n1. three"),
    ("indented paragraph", "    Dear Sir", "Dear Sir"),
    ("asterisk of a note", "5 * 3 and 4 * 2", "5 * 3 and 4 * 2"),
    ("page number", "a cat\n\nPage 3 of 7\n\nsat down", "a cat\nsat down"),
    ("page number after a stop", "a cat.\n\nPage 3 of 7\n\nIt sat", "a cat.\n\nIt sat"),
    ("marking", "OFFICIAL\n\nDear Sir", "Dear Sir"),
    ("marking in a sentence", "the OFFICIAL report", "the OFFICIAL report"),
    ("bare numbers are answers", "Q1\n\n3\n\nQ2\n\n3\n", "Q1\n\n3\n\nQ2\n\n3\n"),
]


@pytest.mark.parametrize(("text", "normal"), [n[1:] for n in NORMAL], ids=[n[0] for n in NORMAL])
def test_normalise(text: str, normal: str) -> None:
    assert normalise(text).text.strip("\n") == normal.strip("\n")


def test_running_heads_go_and_sentences_join_over_pages() -> None:
    head, foot = "Dunmouth Borough Council\nOur ref: FOI 2025/0417\n", "OFFICIAL\nPage {} of 3\n"
    pages = [
        head + "Dear Sir\n\nThe moorings are held under the\n" + foot.format(1),
        head + "harbour byelaws of 1961 and not\n" + foot.format(2),
        head + "under statute.\n" + foot.format(3),
    ]
    starts = (0, len(pages[0]), len(pages[0]) + len(pages[1]))
    text = normalise("".join(pages), pages=starts).text
    assert " ".join(text.split()) == (
        "Dunmouth Borough Council Our ref: FOI 2025/0417 Dear Sir The moorings are held under the "
        "harbour byelaws of 1961 and not under statute."
    )


PIECES = st.sampled_from(
    [
        *(
            "exemp-\ntion",
            "2019-\n2020",
            "word ",
            "é",
            "s.40(2)",
            "\u00ad",
            "\ufb01n",
            "\u201cq\u201d",
        ),
        *("  ", "\n", "\n\n\n", "\u00a0", "\t", "Page 2 of 3\n", "OFFICIAL\n", "- item\n", "1. "),
        *("**a b**", "[x](http://y.z)", "\\[r\\]", "# h\n", "| a | b |\n"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=25), st.data())
def test_every_span_leads_back_to_its_words(pieces: list[str], data: st.DataObject) -> None:
    text = "".join(pieces)
    normal = normalise(text)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    end = data.draw(st.integers(start + 1, len(normal.text)))
    source = normal.source(Span(start, end))
    assert 0 <= source.start < source.end <= len(text)
    here, there = normal.text[start:end], source.of(text)
    # Each sign of the span stands in its source, in order, but for what a reading levels.
    at = 0
    levelled = normalise(there, markdown=False).text if False else there
    for sign in here.replace('"', "\u201c"):
        if sign.isspace() or sign in "\u201c-fi":
            continue
        at = levelled.find(sign, at) + 1
        assert at, (here, there)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_normalised_within_its_bounds(text: str) -> None:
    normal = normalise(text)
    offsets = [here for here, _ in normal.runs]
    assert offsets == sorted(offsets)
    for start in range(len(normal.text)):
        source = normal.source(Span(start, start + 1))
        assert 0 <= source.start < source.end <= len(text)


HTML = [
    ("list with a start", "<ol start=3><li>x<li>y</ol>", "3. x\n4. y\n"),
    ("letters", "<ol type=a><li>x<li>y</ol>", "a. x\nb. y\n"),
    ("nested", "<ul><li>x<ol><li>y</ol><li>z</ul>", "• x\n  1. y\n• z\n"),
    ("paragraph in an item", "<ol><li><p>x</p><p>more</p></ol>", "1. x\nmore\n"),
    ("table", "<table><tr><th>Year<th>No<tr><td>2024<td>3</table>", "Year | No\n2024 | 3\n"),
    ("heading", "<p>x</p><h2>Reasons</h2><p>y</p>", "x\n\nReasons\n\ny\n"),
    ("line break", "<p>x<br>y</p>", "x\ny\n"),
    ("link", "<p>see <a href='/a'>the log</a></p>", "see the log\n"),
    ("quotation", "<blockquote><p>x</p></blockquote><p>y</p>", "> x\n\ny\n"),
    ("script", "<p>x</p><script>alert(1)</script>", "x\n"),
    ("hidden", "<p>x</p><p style='display: none'>y</p>", "x\n"),
    (
        "menu",
        "<nav>Home</nav><div class='cookie-banner'>Accept</div><main><p>x y</p></main>",
        "x y\n",
    ),
]


@pytest.mark.parametrize(("source", "text"), [h[1:] for h in HTML], ids=[h[0] for h in HTML])
def test_html(source: str, text: str) -> None:
    assert html_text(f"<html><body>{source}</body></html>".encode(), name="x")[0] == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_encodings(encoding: str) -> None:
    text = made.LETTER.replace("41", "£41 – “all”")
    letter = read(text.encode(encoding), name="reply.txt")
    assert "£41 – “all”" in letter.text
    assert bool(letter.notices) is (encoding == "cp1252")


def test_what_cannot_be_seen_goes() -> None:
    letter = read(made.LETTER.replace("moorings", "moo\u200brings\u202e\x07").encode())
    assert "moorings does" in letter.text
    assert [notice.kind for notice in letter.notices] == ["invisible"]


def test_word_numbers_are_printed_and_run_on() -> None:
    data = made.word("How many moorings?", "Since when have they been let?", style="List Number")
    assert "1. How many moorings?\n\n2. Since when" in read(data).text


def test_word_header_is_read() -> None:
    text = read(made.word(*made.LETTER.split("\n\n"), header="Case 7718-B")).text
    assert text.startswith("Case 7718-B")


def test_pdf_pages_and_paragraphs() -> None:
    lines = made.LETTER.splitlines()
    letter = read(made.pdf(lines[:9], lines[9:]))
    assert len(letter.pages) == 2
    assert (
        letter.text[letter.pages[1] :].startswith("There are 41.")
        or "41" in letter.text[letter.pages[1] :]
    )
    assert "Dear Ms [name removed]\n\nThank you" in letter.text


def test_pdf_text_that_cannot_be_seen_is_left_out() -> None:
    letter = read(made.pdf(made.LETTER.splitlines(), hidden="Redacted: Tobermory Quill"))
    assert "Tobermory" not in letter.text
    assert [notice.kind for notice in letter.notices] == ["hidden"]
    boxed = made.pdf(made.LETTER.splitlines(), shown="0 0 0 rg 0 0 595 842 re f 1 1 1 rg")
    assert "section 40(2)" in read(boxed).text, "white on black is seen"


def test_pdfs_in_threads_go_through_one_process() -> None:
    data = made.pdf(made.LETTER.splitlines())
    texts: list[str] = []
    threads = [threading.Thread(target=lambda: texts.append(read(data).text)) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(texts)) == 1 and len(texts) == 4


def test_mail_has_a_letterhead_and_a_domain() -> None:
    letter = read(made.mail("We hold no list of moorings at all.\n"))
    assert letter.mail_domain == "dunmouth.gov.uk"
    assert letter.text.startswith(
        "From: Information Rights <foi@dunmouth.gov.uk>\nTo: [name removed] <[email removed]>\n"
        "Date: 3 March 2025\nSubject: FOI 2025/0417\n\nWe hold"
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", FORMATS["pdf"]), ("a.docx", FORMATS["docx"]), ("../../a.txt", FORMATS["txt"])],
)
def test_the_answer_of_a_mail_may_be_attached(name: str, data: bytes) -> None:
    letter = read(made.mail("Please see attached.\n", (name, data)))
    assert "section 40(2)" in letter.normal.text
    assert [notice.kind for notice in letter.notices] == ["attachment"]


def test_a_mail_that_answers_itself_leaves_its_data_alone() -> None:
    body = made.LETTER + "\nA map of the moorings is attached.\n" + "It shows them all.\n" * 40
    letter = read(made.mail(body, ("map.txt", b"Plot 17 lies north of the jetty by the steps")))
    assert "Plot 17" not in letter.text
    assert "map.txt" in letter.notices[0].text


def test_markers() -> None:
    assert [marker(n, "i") for n in (1, 4, 9, 14)] == ["i.", "iv.", "ix.", "xiv."]


SECOND = made.LETTER.replace("2025/0417", "2025/0531").replace("3 March", "9 May")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (made.LETTER, 1),
        (made.LETTER + "\n\n" + SECOND, 2),
        (made.LETTER + "\n\nAnnex A\n\n" + SECOND, 1),
        (made.LETTER + "\n\n" + "".join(f"> {line}\n" for line in SECOND.splitlines()), 1),
        (made.LETTER + "\n\n-----Original Message-----\nFrom: T\n\n" + SECOND, 1),
        (made.LETTER + "\n\n" + made.LETTER.replace("Dear", "Annwyl"), 1),
        (made.LETTER.replace("1. How", "Dear team\n\nHi.\n\n\nRegards\n\n1. How"), 1),
    ],
    ids=["one", "two", "annex", "quoted", "earlier mail", "bilingual", "request"],
)
def test_letters_in_a_file(text: str, count: int) -> None:
    assert letters_in_text(text) == count


def test_gold_letters_are_one_letter_each(papers: Path) -> None:
    for path in sorted((papers / "gold").rglob("*.txt")):
        assert letters_in_text(path.read_text()) == 1, path.name


HOSTILE = [
    "(",
    " ",
    "\n",
    "s.1(1)(a)(b) ",
    "*",
    "`",
    "[",
    "](",
    "A ",
    "a.b@",
    "-",
    "Dear ",
    "Dear A ",
]
HOSTILE += [
    "Page ",
    "1 2 3 ",
    "|",
    "> ",
    "\n> ",
    "<p>",
    "\\",
    "Regards\n",
    "Mr ",
    "a-\n",
    "0",
    "_",
    "Ref: ",
]


@pytest.mark.parametrize("text", HOSTILE, ids=repr)
def test_hostile_text_takes_no_time(text: str) -> None:
    letter = "Dear Sir {} and some words of a letter that can be read"
    read(letter.format("x").encode())
    start = time.process_time()
    read(letter.format(text * (20_000 // len(text))).encode())
    assert time.process_time() - start < 5
