"""Labels of questions and answers: how they are printed, compared, listed and ranged over.

Numbers, letters and Roman numerals, alone or nested, with or without brackets, dots and a word
such as "Question" before them. A label is compared by its path: "1(a)", "1a" and "Q1 a)" are all
`("1", "a")`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Path = tuple[str, ...]

_NOUN = (
    r"(?:sub-?)?(?:questions?|qu?s?|parts?|items?|points?|requests?|bullets?(?:[ ]points?)?"
    r"|queries|query|limbs?|elements?|numbers?|nos?)"
)
_ROMAN = r"[ivxl]{1,5}"
_ATOM = (
    r"(?:[a-z]\d{1,2}(?![\d(]|\.\d)|"
    r"\d{1,2}(?:\.\d{1,2})?[ ]?(?:\((?:[a-z]|[ivx]{1,4})\)|(?:[a-z]|[ivx]{2,4})(?![a-z]))?"
    rf"(?:\((?:[ivx]{{1,4}}|[a-z])\))?|{_ROMAN}|[a-z])"
)
_NOT_ARTICLE = r"(?!(?:(?-i:a)|i)[ ](?!and\b|to\b|or\b|[&|–-]))"  # "request a review"
_ONE = rf"{_NOT_ARTICLE}(?:\({_ATOM}\)|\[{_ATOM}\]|{_ATOM}\)?)(?![\w%])(?![,.:]\d)"
_JOIN = r"[ ]?(?:,[ ]?and|,|;|&|\+|/|and|or|to|through|-|–)[ ]?"
_LIST = re.compile(rf"{_ONE}(?:{_JOIN}(?:{_NOUN}[ .]*)?{_ONE})*", re.IGNORECASE)
_PARTS = re.compile(rf"({_JOIN})|({_ONE})", re.IGNORECASE)
_GAP = r"(?:[ .]{1,2}(?:at[ ]|nos?\.?[ ])?|(?=[\d(\[]))"
_NAMED = re.compile(rf"\b({_NOUN}){_GAP}(?={_ONE})", re.IGNORECASE)
_LEAD = re.compile(
    rf"""\s*(?:
        (?:in[ ](?:response|relation|answer|reply|regard|respect)[ ](?:to|of)
        |with[ ]re(?:gard|spect)[ ]to|as[ ](?:regards|to|for)|regarding|concerning|for|under|on|re
        |answers?(?:[ ]to)?|response[ ]to|reply[ ]to)[ ]?:?[ ]*)?
    (?:(?:the[ ]|your[ ])?({_NOUN}){_GAP})?(?={_ONE})""",
    re.IGNORECASE | re.VERBOSE,
)
# "the letters at (c)", "I uphold it for (b)", "I take (1) and (5) together"
_BRACKETED = re.compile(r"(?<=[a-z] )(?=[(\[]\w{1,4}[)\]]|[ivx]{1,4}\)|\d\.\d)")
_BEFORE_BRACKET = re.compile(
    r"\b(?:for|at|to|in|of|on|under|from|take|gave|refused|withheld|that|within|point) $"
)
_SURE = re.compile(r"[)\]]$|^\d\.\d")
_SPLIT = re.compile(r"\d+|[a-z]+")

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_PLACE = re.compile(
    rf"(?:\b(?:as[ ](?:to|regards|for)|(?:turning|coming)[ ]to|regarding|on|for|"
    rf"in[ ](?:answer|response|reply)[ ]to)[ ](?:the|your)|(?<=\n)the)[ ]"
    rf"({'|'.join(_ORDINALS)}|opening|last|final)\b"
    r"(?=[,:.]|[ ](?:question|part|point|of))",
    re.IGNORECASE,
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_ORDINAL = re.compile(
    rf"\b(?:the|your)[ ]({'|'.join(_ORDINALS)}|last|final)"
    rf"(?:[ ](?:and|&)[ ]({'|'.join(_ORDINALS)}|last))?(?:[ ]({'|'.join(_COUNTS)}))?[ ]"
    r"(?:questions?|parts?|items?|points?|requests?|bullets?|limbs?|queries|query|sentences?"
    r"|(?:was|were|is|are)[ ](?:withheld|disclosed|refused))\b",
    re.IGNORECASE,
)

_MARKER = re.compile(
    r"""[ \t]{0,12}(?:
      (?P<word>(?:question|request|item|part|point|bullet|query|answer)
        (?:[ ]?[.][ ]?|[ ]|(?=[\d(\[]))
        |[qa](?:[.]|[ ])?(?=[\d(\[]|[a-z][.):])|[b-z](?=\d{1,2}[.):][ ]))?
      (?:\((?P<round>\d{1,2}|[a-z]|[ivx]{1,5})\)
        |\[(?P<square>\d{1,2}|[a-z]|[ivx]{1,5})\]
        |(?P<nested>\d{1,2}\.\d{1,2}|\d{1,2}[ ]?\([a-z]\)|\d{1,2}[a-z])[.):]?
        |(?P<plain>\d{1,2}|[a-z]|[ivx]{1,5})
          (?P<stop>[.):]|[ ]?[-–—:](?=[ ])|(?=[ ][A-Z"'])|(?=[ ]*$))
      )(?=[\s:.–—-]|$)[ ]?[-–—:.]?[ ]*
    | (?P<bullet>[-•*–—▪·◦●o]|\uf0b7)[ \t]+(?=\S)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
INLINE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[\"'(]))\(?(\d{1,2}|[a-z]|[ivx]{1,4}|[A-Z](?=\)))[).](?=[ ]|\n)"
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A label at the start of a line: as printed, its path, its form and where the words begin.

    `form` tells lists apart: two markers of one list have the same form.
    """

    label: str
    path: Path
    form: str
    end: int
    word: str | None = None


def path(label: str) -> Path:
    """The path of a label as printed.

    >>> path("Q1(a)")
    ('1', 'a')
    >>> path("2.1")
    ('2', '1')
    """
    low = re.sub(rf"^(?:{_NOUN}[ .]*(?=\W?\d|\W|[a-z]\b)|[a-z](?=\d))", "", label.lower())
    return tuple(_SPLIT.findall(low)) if low != "o" else ()  # a ring typed as a letter


def marker(line: str, start: int = 0, end: int | None = None) -> Marker | None:
    """The label with which a line begins, if it begins with one.

    >>> marker("Question 4: how many?").label
    '4'
    >>> marker("(iv) minutes").form
    '(i)'
    >>> marker("Dear Sir") is None
    True
    """
    match = _MARKER.match(line, start, len(line) if end is None else end)
    if not match:
        return None
    if match["bullet"]:
        inner = marker(line, match.end(), end)  # "- 1. Minutes of the meeting"
        if inner and inner.path and not inner.form.endswith(" "):
            return inner
        return Marker(match["bullet"], (), match["bullet"], match.end())
    word = (match["word"] or "").strip(" .").lower() or None
    shown = match["round"] or match["square"] or match["nested"] or match["plain"]
    if shown.isalpha() and not (match["round"] or match["square"]) and not _is_letter(match):
        bullet = re.match(r"o +(?=\S)", line[start:end])  # "o minutes" as printed for a ring
        return Marker("o", (), "o", start + bullet.end()) if bullet else None
    at = path(shown)
    shape = "".join("d" if p.isdigit() else "i" if _roman(p) else "a" for p in at)
    if any(c.isupper() for c in shown):
        shape = shape.upper()
    if match["round"]:
        form = f"({shape})"
    elif match["square"]:
        form = f"[{shape}]"
    else:
        stop = (match["stop"] or "").strip() or " "
        form = shape + ("" if match["nested"] else stop)
    label = f"{word.upper()}{shown}" if word and len(word) == 1 else shown
    return Marker(label, at, f"{word or ''}{form}", match.end(), word)


def answers(label: str | None) -> bool:
    """Whether a label marks an answer: "A3" under "Q3".

    >>> answers("A3"), answers("A"), answers("3a")
    (True, False, False)
    """
    return bool(label) and bool(re.fullmatch(r"A\d{1,2}", label or ""))


def _is_letter(match: "re.Match[str]") -> bool:
    """Whether a lone letter before a stop is a label and not a word or an initial."""
    stop = (match["stop"] or "").strip()
    if match["word"] and match["word"].strip(" .").lower() not in ("a", "q"):
        return True
    return stop in (".", ")", ":") or (bool(stop) and len(match["plain"]) > 1)


def _roman(part: str) -> bool:
    return bool(re.fullmatch(r"[ivx]+", part)) and part not in ("c", "d")


_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii")


def follows(one: Path, other: Path) -> bool:
    """Whether the second label is the next after the first at the same depth.

    >>> follows(("2", "a"), ("2", "b")), follows(("iv",), ("v",)), follows(("1",), ("3",))
    (True, True, False)
    """
    if not one or len(one) != len(other) or one[:-1] != other[:-1]:
        return False
    a, b = one[-1], other[-1]
    if a.isdigit() and b.isdigit():
        return int(b) == int(a) + 1
    if a in _NUMERALS and b in _NUMERALS and _NUMERALS.index(b) == _NUMERALS.index(a) + 1:
        return True
    return len(a) == len(b) == 1 and ord(b) == ord(a) + 1


def first(at: Path) -> bool:
    """Whether a label is the first of its list: 1, a or i."""
    return bool(at) and at[-1] in ("1", "a", "i", "0")


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of questions by label: where it stands and the indexes of the questions meant."""

    start: int
    end: int
    questions: tuple[int, ...]
    named: bool


def leading(
    text: str, start: int, end: int, known: Sequence[Path], before: Path = ()
) -> Reference | None:
    """The questions a line names as it begins: "Q1 & 2", "As regards (ii),", "1 to 3 and 9".

    `before` is the label of the answer before it, to which a lone "b)" may belong.
    """
    lead = _LEAD.match(text, start, end)
    if not lead:
        return None
    found = _LIST.match(text, lead.end(), end)
    if not found:
        return None
    one = re.match(r"[^ ]+(?= [-–] )", found[0])  # "Q1 - 2": to question 1 the answer is 2
    if one and not (lead[1] or "").lower().endswith("s"):
        alone = expand(one[0], known, before)
        return Reference(start, lead.end() + one.end(), alone, bool(lead[1])) if alone else None
    meant = expand(found[0], known, before)
    if not meant:
        return None
    inner = _LIST.match(text, _skip(text, found.end(), end), end)  # "2. a) On 3 May"
    if inner and len(meant) > 1 and not lead[1]:
        parts = expand(inner[0], known, (*known[meant[0]][:-1], ""))
        if parts and set(parts) < set(meant):
            return Reference(start, inner.end(), parts, False)
    return Reference(start, found.end(), meant, bool(lead[1]))


def _skip(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " .):]":
        at += 1
    return at


def references(text: str, start: int, end: int, known: Sequence[Path]) -> list[Reference]:
    """Every mention of questions by name in a stretch of text: "questions 2 to 4 and 6(b)".

    >>> keys = [("1",), ("2",), ("3",)]
    >>> [r.questions for r in references("Parts 1 and 3 are held.", 0, 23, keys)]
    [(0, 2)]
    """
    found: list[Reference] = []
    reached = start
    for match in _NAMED.finditer(text, start, end):
        if match.start() < reached:
            continue  # "questions 2 and 3 and question 5" is one list
        labels = _LIST.match(text, match.end(), end)
        reached = labels.end() if labels else reached
        if labels and (meant := expand(labels[0], known)):
            found.append(Reference(match.start(), labels.end(), meant, True))
    for match in _BRACKETED.finditer(text, start, end):
        word = _BEFORE_BRACKET.search(text, max(start, match.start() - 12), match.start())
        labels = _LIST.match(text, match.end(), end) if word else None
        if word and labels and _SURE.search(labels[0]) and (meant := expand(labels[0], known)):
            found.append(Reference(word.start(), labels.end(), meant, False))
    for match in _ORDINAL.finditer(text, start, end):
        if meant := _by_ordinal(match, len(known)):
            found.append(Reference(match.start(), match.end(), meant, True))
    for match in _PLACE.finditer(text, start, end):
        place = match[1].lower()
        at = len(known) - 1 if place in ("last", "final") else 0
        at = _ORDINALS.index(place) if place in _ORDINALS else at
        if 0 <= at < len(known) and not any(r.start <= match.start() < r.end for r in found):
            found.append(Reference(match.start(), match.end(), (at,), True))
    return sorted(found, key=lambda r: r.start)


def _by_ordinal(match: "re.Match[str]", count: int) -> tuple[int, ...]:
    def place(word: str) -> int:
        word = word.lower()
        return count - 1 if word in ("last", "final") else _ORDINALS.index(word)

    if match[3]:
        many = _COUNTS[match[3].lower()]
        low = match[1].lower() in ("last", "final")
        places = range(count - many, count) if low else range(many)
    else:
        places = [place(w) for w in (match[1], match[2]) if w]  # type: ignore[assignment]
    return tuple(p for p in places if 0 <= p < count)


def names_questions(words: str) -> bool:
    """Whether a line begins with a word for questions and their labels: "Questions 2 and 4".

    >>> names_questions("Items 2 and 4 - EIRs"), names_questions("Questions")
    (True, False)
    """
    named = _NAMED.match(words.lstrip())
    return bool(named) and not named[1].lower().startswith("n")  # type: ignore[index]


def expand(printed: str, known: Sequence[Path], before: Path = ()) -> tuple[int, ...]:
    """The indexes of the questions that a printed list of labels means; empty where one is unknown.

    >>> keys = [("1", "a"), ("1", "b"), ("1", "c"), ("2",), ("3",)]
    >>> expand("1(a) to (c) and 3", keys)
    (0, 1, 2, 4)
    """
    meant: list[int] = []
    ranged = False
    for part in _PARTS.finditer(printed):
        if part[1]:
            ranged = part[1].strip().lower() in ("to", "through", "-", "–")
            continue
        at = path(part[2])
        hits = _hits(at, known, before)
        if not hits:
            return ()
        if ranged and meant:
            hits = list(range(meant[-1] + 1, hits[-1] + 1)) or hits
        meant += hits
        before = known[hits[-1]]
        ranged = False
    return tuple(dict.fromkeys(meant))


def _hits(at: Path, known: Sequence[Path], before: Path) -> list[int]:
    """The questions that one label means: itself, its parts, or its sibling of the label before."""
    for trial in (at, (*before[:-1], *at)):
        if trial in known:
            return [known.index(trial)]
        exact = [i for i, k in enumerate(known) if k[: len(trial)] == trial]
        if exact:
            return exact
    parent = [i for i, k in enumerate(known) if k and k == at[: len(k)]]
    return parent
