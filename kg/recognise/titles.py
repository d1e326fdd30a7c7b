"""Titles of legislation in running text: where "… Act 2006" begins and what it is called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Title:
    """A title as printed, without "the": `name` with its spaces made single; `year` or none."""

    name: str
    year: str | None
    span: Span


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_END = re.compile(
    r"""(?<![\w'’-])
        (?P<kind>Acts?|ACT|Regulations|REGULATIONS|Order|ORDER|Rules|RULES|Measure|MEASURE)
        (?:\s{1,3}\((?P<acronym>[A-Z][\w&()]{1,9}|the\ [A-Z]\w+)\))?   # "Act (FOIA) 2000"
        (?:\s{1,3}\(?(?P<year>(?:1[2-9]|20)\d\d)\b(?!-?\d)\)?)?        # "Act 2000", "Act (2000)"
        (?![\w'’])""",
    re.VERBOSE,
)
_TREATY = re.compile(
    r"\b(?:[A-Z][a-z]+\s){0,3}(?:Convention|Treaty)\s(?:on|of|for|relating\sto|against)\s(?:the\s)?"
    r"[A-Z][\w'’-]+(?:\s(?:(?:and|of|on|the|for|in)\s){0,2}[A-Z][\w'’-]+){0,6}"
)
UNION = re.compile(
    r"\b(?:(?:Council|Commission)\s(?:(?:Implementing|Delegated)\s)?)?(?:"
    r"(?:Regulation|Directive|Decision)\s\((?:EU|EC|EEC|Euratom)\)\s(?:No\.?\s)?\d{1,4}/\d{1,4}"
    r"|(?:Directive|Decision)\s\d{2,4}/\d{1,4}/(?:EU|EC|EEC|Euratom))\b"
)
"""Law of the European Union: "Regulation (EU) No 376/2014", "Directive 2003/4/EC"."""
_TOKEN = re.compile(r"\([^()\n]{1,80}\)|[\w'’.-]*\w(?:\.(?=\s))?|,|\S|\n\s*\n")
_ACRONYM = re.compile(r" \([A-Z]{2,6}s?\)")  # "Freedom of Information (FOI) Act"
_WINDOW = 170  # the longest title in force is shorter
_LINKS = _words(
    "of and the in for to on by at from with or into relating as a an under against etc"
)
# Words that open a sentence or a clause before a title and are no part of it.
_OPENERS = _words(
    """the this that these those a an in under by with within see and or but as also both since if
    when while where our your please section sections schedule part regulation article paragraph to
    of following per re ref request requests dear via using pursuant from for on at not only their
    his her its any each i we you it is was are"""
)
_STOPS = {"act", "acts", "regulations"}


def titles(text: str) -> Iterator[Title]:
    """Every title that ends in "Act", "Regulations", "Order" and the like; Union law; treaties.

    >>> [t.name for t in titles("kept under the Animal Welfare Act 2006 and the Town and Country"
    ...                         " Planning Act 1990")]
    ['Animal Welfare Act', 'Town and Country Planning Act']
    """
    for match in _END.finditer(text):
        bare = not match["year"] and not text.endswith("Procedure ", 0, match.start())
        if bare and match["kind"] not in ("Act", "Regulations"):
            continue
        begin = _beginning(text, match.start())
        if begin is None:
            continue
        name = " ".join(text[begin : match.end("kind")].split())
        name = name if name.isupper() else _ACRONYM.sub("", name)
        yield Title(_cased(name), match["year"], Span(begin, match.end()))
    for match in UNION.finditer(text) if "(E" in text or "/E" in text else ():
        yield Title(" ".join(match[0].split()), None, Span(*match.span()))
    for match in _TREATY.finditer(text) if "Convention" in text or "Treaty" in text else ():
        words = match[0].split()
        while words and words[0].lower() in _OPENERS:
            words = words[1:]
        start = match.start() + match[0].index(words[0])
        yield Title(" ".join(words), None, Span(start, match.end()))


def _beginning(text: str, end: int) -> int | None:
    """Where the title that ends before an offset begins; none where no title does."""
    low = max(0, end - _WINDOW)
    tokens = [(m[0], m.start()) for m in _TOKEN.finditer(text, low, end)]
    begin: int | None = None
    listed = (
        False  # an "and" to the right allows commas: "Police, Crime, Sentencing and Courts Act"
    )
    for n in range(len(tokens) - 1, -1, -1):
        word, at = tokens[n]
        low_word = word.lower()
        before = tokens[n - 1][0] if n else ""
        if word[0] == "(":
            if not word[1:2].isupper():
                break
            if n == len(tokens) - 1 or begin is not None:
                begin = at
        elif word == ",":
            if not (listed and before[:1].isupper() and before.lower() not in _STOPS):
                break
        elif (
            low_word in _STOPS
            or word[0].isdigit()
            or low_word.endswith(("'s", "’s"))
            or (word[-1] == "." and low_word != "etc.")
        ):
            break
        elif word[0].isupper() and low_word.rstrip(".") not in _LINKS:
            if low_word in _OPENERS and (not before or not before[0].isupper()):
                break
            begin = at
        elif low_word.rstrip(".") in _LINKS and before:
            if low_word == "the" and not (
                before in ("of", "to", "OF") and n > 1 and _names(tokens[n - 2][0])
            ):
                break
            listed = listed or low_word in ("and", "or")
        else:
            break
    return begin


def _names(word: str) -> bool:
    """Whether a word before "of the" can begin a title: "Representation" and not "Section"."""
    return word[0].isupper() and word.isalpha() and word.lower() not in _OPENERS | _STOPS | _LINKS


def _cased(name: str) -> str:
    """A title in capitals as titles are printed: "ANIMAL WELFARE ACT" -> "Animal Welfare Act"."""
    if not name.isupper():
        return name
    words = [w.lower() if w.lower().rstrip(".") in _LINKS else w.capitalize() for w in name.split()]
    return re.sub(r"\((\w)", lambda m: "(" + m[1].upper(), " ".join(words))


def plain(name: str) -> str:
    """A title for comparison: without year, brackets, "etc.", commas, case and "the".

    >>> plain("Health and Safety at Work etc. Act 1974")
    'health and safety at work act'
    >>> plain("Freedorn of Informatlon Act") == plain("Freedom of Information Act")
    True
    """
    low = re.sub(r"\([^()]*\)|\betc\b\.?|[,.]|\b\d{4}\b", " ", name.lower().replace("&", "and"))
    words = " ".join(word for word in low.split() if word != "the")
    # What scanners mistake for one another is levelled where it makes no title of another's name.
    return words.replace("rn", "m").replace("tl", "ti").replace("1", "i").replace("0", "o")
