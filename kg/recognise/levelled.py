"""Text made level, so that names are found however white space, "&" and scanners have left them."""

import re

_LEVEL = str.maketrans({"’": "'", "‘": "'", "–": "-"})
_TOKEN = re.compile(r"\n[ \t]*\n|[^\s&]+|&")
_SLIP = re.compile(r"(?<=[A-Za-z])[10](?=[A-Za-z])")
_SMALL_L = re.compile(r"\bl(?=[bcdfghjkmnpqrstvwxzA-Z])")  # no word begins so: it is an I


def level(name: str) -> str:
    """A name with single spaces, straight apostrophes and "&" as "and".

    >>> level("Work  &\\n Pensions")
    'Work and Pensions'
    """
    return " ".join(name.translate(_LEVEL).replace("&", " and ").split())


def levelled(text: str) -> tuple[str, list[int], list[tuple[int, int]]]:
    """The text with single spaces, "&" as "and" and scanner's slips in words mended.

    With it, for each of its tokens, where it starts and the span of the text it came from; an empty
    line stays a line break, which no name holds.
    """
    parts: list[str] = []
    starts: list[int] = []
    origins: list[tuple[int, int]] = []
    at = 0
    slips = _SLIP.search(text) is not None
    small_l = _SMALL_L.search(text) is not None
    for match in _TOKEN.finditer(text.translate(_LEVEL)):
        word = match[0]
        if word[0] == "\n":
            word = "\n"
        elif word == "&":
            word = "and"
        elif slips and not word.isalpha():
            word = _mended(word)
        if small_l and "l" in word:
            word = _SMALL_L.sub("I", word)
        parts.append(word)
        starts.append(at)
        origins.append(match.span())
        at += len(word) + 1
    level = " ".join(parts)
    return level, starts or [0], origins or [(0, 0)]


def _mended(word: str) -> str:
    """A word with the one figure that stands among its letters read as the letter it looks like.

    >>> _mended("Ambu1ance"), _mended("Y0RKSHIRE"), _mended("CO2")
    ('Ambulance', 'YORKSHIRE', 'CO2')
    """
    slip = _SLIP.search(word)
    if not slip or sum(map(str.isdigit, word)) > 1:
        return word
    letter = "l" if slip[0] == "1" else "o"
    return word.replace(slip[0], letter.upper() if word.isupper() else letter)


def whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of levelled text is whole words and no part of a reference or address."""
    before, after = text[start - 1 : start], text[end : end + 1]
    if before.isalnum() or after.isalnum() or before in ("@", "_") or after in ("@", "_"):
        return False
    if before == "/" or after == "/" or before == "-" or after == "-":
        token = text[text.rfind(" ", 0, start) + 1 : (text.find(" ", end) + 1 or len(text) + 1) - 1]
        return not any(c.isdigit() for c in token)  # part of a reference
    return True
