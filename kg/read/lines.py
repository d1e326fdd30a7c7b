"""Lines of text as they are written block by block, with list markers and quotation marks."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

_SPACE = re.compile(r"[ \t\n\r\f]+")
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Lines:
    """A text under construction: words are said, lines ended, gaps left between blocks.

    >>> lines = Lines()
    >>> lines.say("Answers"); lines.gap(); lines.item("1.", 0); lines.say(" None. "); lines.end()
    >>> lines.text()
    'Answers\\n\\n1. None.\\n'
    """

    def __init__(self) -> None:
        """Start an empty text."""
        self._lines: list[str] = []
        self._words: list[str] = []
        self._marker = ""
        self._quotes = 0

    def say(self, words: str | None) -> None:
        """Add words to the line; white space between them is one space."""
        if words:
            self._words.append(words)

    def end(self) -> None:
        """End the line, if it holds anything."""
        line = _SPACE.sub(" ", "".join(self._words)).strip(" ")
        self._words.clear()
        if line:
            self._lines.append("> " * self._quotes + self._marker + line)
            self._marker = ""

    def gap(self) -> None:
        """End the line and leave an empty one, unless one is there or nothing is yet written."""
        self.end()
        if not self._marker and self._lines and self._lines[-1]:
            self._lines.append("")

    def item(self, sign: str, depth: int) -> None:
        """Start a list item: its sign stands before the next words."""
        self.end()
        self._marker = "  " * depth + sign + " "

    def end_item(self) -> None:
        """End a list item; an empty one leaves no sign behind."""
        self.end()
        self._marker = ""

    @contextmanager
    def quoted(self) -> Iterator[None]:
        """Mark the lines within as quoted."""
        self.end()
        self._quotes += 1
        yield
        self.end()
        self._quotes -= 1

    def text(self) -> str:
        """The text so far."""
        self.end()
        while self._lines and not self._lines[-1]:
            self._lines.pop()
        return "\n".join([*self._lines, ""]) if self._lines else ""


def marker(number: int, style: str) -> str:
    """The number of a list item in the style of HTML's `type`: 1, a, A, i or I.

    >>> marker(4, "1"), marker(4, "a"), marker(4, "I"), marker(28, "a")
    ('4.', 'd.', 'IV.', 'bb.')
    """
    if style in ("a", "A") and number > 0:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif style in ("i", "I") and 0 < number < 40:
        text, left = "", number
        for value, sign in _ROMAN:
            text += sign * (left // value)
            left %= value
    else:
        text = str(number)
    return (text.upper() if style in ("A", "I") else text) + "."
