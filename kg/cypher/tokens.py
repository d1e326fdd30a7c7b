r"""A text of Cypher in tokens, read so that no engine can read it otherwise.

Where engines differ the text is refused or made plain: comments are left out of what is sent
(one engine ends them at a carriage return, another knows no `/* */`), and `\u` is refused (one
engine reads it before all else, so that it may end a string or write a clause).
"""

import re
from dataclasses import dataclass
from typing import Final

from kg.errors import RefusedQuery

_ESCAPES: Final = frozenset("\\'\"bfnrt`")
_TOKEN = re.compile(
    r"""
      (?P<comment>//[^\n]* | /\*.*?\*/)
    | (?P<blank>\s+)
    | (?P<string>'(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*")
    | (?P<quoted>`[^`\\\n]+`)
    | (?P<parameter>\$[A-Za-z_]\w*)
    | (?P<number>0[xo][0-9A-Fa-f]+ | \d+(?:\.\d+)?(?:[eE][+-]?\d+)? | \.\d+)
    | (?P<word>[A-Za-z_]\w*)
    | (?P<sign><> | <= | >= | =~ | \.\. | \+= | \|\| | /(?!\*) | [-+*%^=<>()\[\]{},.:;|&!$])
    """,
    re.VERBOSE | re.DOTALL | re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, name in backticks, parameter, string, number or sign, as it is written."""

    kind: str
    text: str

    @property
    def keyword(self) -> str:
        """The word in capitals; nothing where it is none."""
        return self.text.upper() if self.kind == "word" else ""

    @property
    def is_literal(self) -> bool:
        """Whether it stands for itself: a string, a number, a parameter, a name in backticks."""
        return self.kind in ("number", "parameter", "quoted", "string")


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text, without blanks and comments; RefusedQuery where one cannot be.

    >>> [token.text for token in tokens("RETURN 'a // b' AS x // c")]
    ['RETURN', "'a // b'", 'AS', 'x']
    """
    return tuple(token for token in _all(text) if token.kind != "blank")


def without_comments(text: str) -> str:
    """The text as it is sent: a comment is a blank, line ends are line feeds."""
    return "".join(token.text for token in _all(text)).strip()


def _all(text: str) -> list[Token]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if re.search(r"\\[uU]", text):
        raise RefusedQuery(
            r"\u is refused, for engines read it differently; write the character itself"
        )
    found, at = [], 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.end() == at:
            raise RefusedQuery(f"this is no Cypher: {_line(text, at)}")
        kind, said = match.lastgroup or "", match.group()
        if kind == "string" and not _escapes(said) <= _ESCAPES:
            raise RefusedQuery(f"this string has an escape that Cypher does not know: {said[:60]}")
        blank = kind in ("comment", "blank")
        found.append(Token("blank", "\n" if "\n" in said else " ") if blank else Token(kind, said))
        at = match.end()
    return found


def _escapes(string: str) -> set[str]:
    return set(re.findall(r"\\(.)", string[1:-1], re.DOTALL))


def _line(text: str, at: int) -> str:
    """Where the reading stopped, in words."""
    number = text.count("\n", 0, at) + 1
    said = text[at:].splitlines()[0][:40]
    return f"line {number} cannot be read from {said!r}"
