"""Letters laid out otherwise: lines broken elsewhere, and noise that pages and scanners add."""

import random
import re
import textwrap
from functools import partial
from itertools import pairwise

from tests.rewrites import Labelled, data, substituted


def _with_text(letter: Labelled, text: str) -> Labelled | None:
    """The letter with another text that says the same; its questions' words stay as they are."""
    return Labelled(letter.stem, text, letter.gold) if text != letter.text else None


# --- lines


def wrapped(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Paragraphs broken at 60, 78 or 100 columns."""
    return _with_text(letter, _wrapped(_joined(letter.text), dice.choice((60, 78, 100))))


def unwrapped(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Paragraphs that a margin broke on one line each."""
    return _with_text(letter, _joined(letter.text))


def _wrapped(text: str, width: int) -> str:
    return "\n".join(
        _broken(line, width) if _prose(line, width) else line for line in text.split("\n")
    )


def _broken(line: str, width: int) -> str:
    """One long line as several, each quoted if it was."""
    quote = re.match(r"[> ]*", line)
    then = quote[0] if quote and ">" in quote[0] else ""
    wrap = partial(textwrap.wrap, break_long_words=False, break_on_hyphens=False)
    return "\n".join(wrap(line, width, subsequent_indent=then))


def _prose(line: str, width: int) -> bool:
    """Whether a line is running text, not a row of a table."""
    return len(line) > width and not re.search(r"^\s{9}|\S\s{3,}\S|\t|\|", line)


_ITEM = re.compile(r"[ ]*(?:[-•*>]|\(?\w{1,4}[.):]\s|Q\d|#)")


def _joined(text: str) -> str:
    parts = re.split(r"(\n[ \t]*\n+)", text)
    return "".join(_on_one_line(part) if at % 2 == 0 else part for at, part in enumerate(parts))


def _on_one_line(paragraph: str) -> str:
    """A paragraph on one line, if it is plain that nothing but a margin broke it.

    That is where every line but the last is long and ends within a sentence or near the margin, no
    word is broken, and no line but the first begins an item, or in two lines a sentence.
    """
    lines = paragraph.strip("\n").split("\n")
    margin = max(map(len, lines))
    if len(lines) < 2 or margin > 120 or re.search(r"\S\s{3,}\S|\t|\|", paragraph):
        return paragraph
    for line, after in pairwise(lines):
        full = len(line) >= margin - 12 and len(lines) > 2
        within = after.strip()[:1].islower() and line.rstrip()[-1] not in ".:?!;"
        if len(line) < max(45, margin - 20) or not (full or within):
            return paragraph
        if _ITEM.match(after) or line.endswith(("-", "**", "?", ":")):
            return paragraph
    return paragraph.replace(
        paragraph.strip("\n"), " ".join([lines[0], *map(str.strip, lines[1:])])
    )


def doubled(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Two blank lines for each."""
    return _with_text(letter, re.sub(r"\n[ \t]*\n", "\n\n\n", letter.text))


def hyphenated(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Long lines broken at 70 columns, some in the middle of a word."""

    def broken(match: "re.Match[str]") -> str:
        word = match["word"]
        half = len(word) // 2
        return f" {word[:half]}-\n{word[half:]} " if dice.random() < 0.5 else match[0]

    text = _wrapped(_joined(letter.text), 70)
    return _with_text(letter, re.sub(r"(?<=[a-z,])\n(?P<word>[a-z]{8,}) ", broken, text))


def carriage_returns(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Lines ended as on another system."""
    return _with_text(letter, letter.text.replace("\n", "\r\n"))


# --- noise


def page_furniture(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Pages of 40 lines, each with a header and a footer, in the middle of a paragraph or not."""
    rows = data("noise")
    header, footer = dice.choice(rows["headers"]), dice.choice(rows["footers"])
    head = header if dice.random() < 0.5 else f"{letter.gold['authority']}\n{header}"
    lines = _wrapped(_joined(letter.text), 90).split("\n")
    pages = [lines[at : at + 40] for at in range(0, len(lines), 40)]
    if len(pages) < 3 or not letter.gold["authority"]:
        return None
    return _with_text(
        letter,
        "\n\n".join(
            f"{head}\n\n" + "\n".join(page) + f"\n\n{footer.format(page=n, pages=len(pages))}"
            for n, page in enumerate(pages, 1)
        ),
    )


def web_page(letter: Labelled, dice: random.Random) -> Labelled | None:
    """A web page's cookie banner and menu before the letter and its foot after."""
    rows = data("noise")
    before = [line for line in rows["before"] if dice.random() < 0.8]
    after = [line for line in rows["after"] if dice.random() < 0.8]
    return _with_text(letter, "\n".join([*before, "", letter.text, "", *after]))


def emphasis(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Headings in Markdown's bold or as its headings, and some words in italics."""

    def marked(match: re.Match[str]) -> str:
        return dice.choice(("**{}**", "## {}", "__{}__")).format(match[1])

    text = re.sub(r"(?m)(?<=\n\n)([A-Z][\w '’]{3,50})(?=\n\n)", marked, letter.text)
    return _with_text(letter, re.sub(r"\b(not|exempt|withheld|disclosed)\b", r"*\1*", text))


def invisible(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Non-breaking spaces for some spaces, and soft hyphens in some long words."""
    text = re.sub(r"(?<=\S) (?=\S)", lambda _: "\xa0" if dice.random() < 0.2 else " ", letter.text)

    def soft(match: re.Match[str]) -> str:
        return f"{match[1]}\xad{match[2]}" if dice.random() < 0.2 else match[0]

    return _with_text(letter, re.sub(r"\b([a-z]{4})([a-z]{4,})\b", soft, text))


_CITED = r"(?:[Ss]ections?|[Rr]egulations?|[Rr]eg\.?|[Aa]rticles?)\s+\d+(?:\(\w+\))*"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATED = rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\s+\d{{4}}\b"


def slips(letter: Labelled, dice: random.Random) -> Labelled | None:
    """A scanner's l for 1 and O for 0 in some citations and dates."""

    def slipped(match: "re.Match[str]") -> str:
        if dice.random() < 0.5:
            return match[0]
        return re.sub(r"\d", lambda m: {"1": "l", "0": "O"}.get(m[0], m[0]), match[0])

    kept = [q["text"] for q in letter.gold["questions"]]
    return _with_text(letter, substituted(letter.text, f"{_CITED}|{_DATED}", slipped, kept))
