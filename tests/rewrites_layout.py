"""Letters laid out otherwise: lines broken elsewhere, and noise that pages and scanners add."""

import random
import re
import textwrap
from functools import partial

from tests.rewrites import Labelled, data, substituted


def _with_text(letter: Labelled, text: str) -> Labelled | None:
    """The letter with another text that says the same; its questions' words stay as they are."""
    return Labelled(letter.stem, text, letter.gold) if text != letter.text else None


# --- lines


def _wrapped(text: str, width: int) -> str:
    wrap = partial(textwrap.wrap, break_long_words=False, break_on_hyphens=False)
    return "\n".join(
        "\n".join(wrap(line, width, drop_whitespace=True)) if _prose(line, width) else line
        for line in text.splitlines()
    )


def _prose(line: str, width: int) -> bool:
    """Whether a line is running text, not a row of a table."""
    return len(line) > width and not re.search(r"\S\s{3,}\S|\t|\|", line)


def wrapped(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Long lines broken at 60, 78 or 100 columns."""
    return _with_text(letter, _wrapped(letter.text, dice.choice((60, 78, 100))))


def unwrapped(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Lines that a margin broke joined again."""
    # A long line that ends in a word, and one that begins with a small letter: the margin's doing.
    item = r"(?!(?:[ivx]{1,4}|and|or)\b)"
    broken = rf"(?m)^([ ]*\S[^\n|]{{55,}}(?<! and)[a-z])[ ]*\n[ ]*(?={item}[a-z]{{2}}[^\n|]*$)"
    return _with_text(letter, re.sub(broken, r"\1 ", letter.text))


def doubled(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Two blank lines for each."""
    return _with_text(letter, re.sub(r"\n[ \t]*\n", "\n\n\n", letter.text))


def hyphenated(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Long lines broken at 70 columns, some in the middle of a word."""

    def broken(match: "re.Match[str]") -> str:
        word = match["word"]
        half = len(word) // 2
        return f" {word[:half]}-\n{word[half:]} " if dice.random() < 0.5 else match[0]

    def split(line: str) -> str:
        lines = _wrapped(line, 70)
        return re.sub(r"\n(?P<word>[a-z]{8,}) ", broken, lines) if "\n" in lines else line

    return _with_text(letter, "\n".join(map(split, letter.text.splitlines())))


def carriage_returns(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Lines ended as on another system."""
    return _with_text(letter, letter.text.replace("\n", "\r\n"))


# --- noise


def page_furniture(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Pages of 40 lines, each with a header and a footer, in the middle of a paragraph or not."""
    rows = data("noise")
    header, footer = dice.choice(rows["headers"]), dice.choice(rows["footers"])
    head = header if dice.random() < 0.5 else f"{letter.gold['authority']}\n{header}"
    lines = _wrapped(letter.text, 90).splitlines()
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
