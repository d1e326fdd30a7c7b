"""Letters in another order: questions numbered otherwise, answers and sections moved."""

import random
import re
from collections.abc import Callable
from functools import partial
from itertools import pairwise

from tests.rewrites import Labelled, data, places

_LEAD = (
    r"(?:[Qq]uestions?|Q(?:uery|ueries)?s?|[Aa]nswers?|A|[Pp]oints?|[Pp]arts?|[Ii]tems?|[Qq]uery|"
    r"[Rr]equests?)"
)
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_NUMBER = rf"\d{{1,2}}(?![\d/%]|[:.,]\d|\s*(?:{_MONTH}))"
_AND = r"(?:\s*(?:,\s*and|,|and|or|&|to|-|–)\s*)"
_NAMED = re.compile(
    rf"\b(?P<lead>{_LEAD})(?P<gap>[ ]?\.?[ ]?)(?P<list>{_NUMBER}(?:{_AND}{_NUMBER})*)"
    r"(?!\s+of\s+(?:the|that|Schedule))\b"
)
_LINE = re.compile(
    r"(?m)^(?P<margin>[ \t*>]*)(?P<open>\(?)(?P<n>\d{1,2})(?P<close>[.):]+|(?=[ \t]))(?=[ \t])"
)
# A number that may stand for a question and is not called one: then nothing is renumbered.
_BARE = re.compile(
    r"(?i)\b(?:at|in|for|to|of|on|under|with|numbers?|nos?\.?|and|&)\s+"
    rf"\(?(?P<n>{_NUMBER})\)?(?=[ ]*(?:[.,;:)\n]|$|"
    r"(?:and|or|above|below|is|are|was|were|has|have|we|I|say|together|because|as|the|this|it|there|which|will|can|do|does|would)\b))"
)
_LAW = re.compile(
    r"(?i)\b(?:section|s|regulation|reg|article|schedule|paragraph|annex|appendix|table|page|note|"
    r"level|phase|chapter|part|principle|condition|rule|tab|zone|band|grade|class|category|ward|"
    r"route|unit|site|room|floor|year|term|quarter|stage|form|figure|column|row|line|box|volume|"
    r"version|tier|step|day|number)s?\.?\s*(?:[\d().,&\s-]|and|or|to|\([a-z]\))*$"
)

Scheme = Callable[[int], str]


def _letter(number: int) -> str:
    return chr(96 + number)


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "x" * tens + ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"][units]


# How each scheme prints a label at the start of a line and in a reference, and the label alone.
_SCHEMES: dict[str, tuple[Callable[[int], str], Scheme, Scheme]] = {
    "Q1.": (lambda n: f"Q{n}.", str, str),
    "a)": (lambda n: f"{_letter(n)})", _letter, _letter),
    "(i)": (lambda n: f"({_roman(n)})", lambda n: f"({_roman(n)})", _roman),
    "4.1": (lambda n: f"4.{n}", lambda n: f"4.{n}", lambda n: f"4.{n}"),
    "7.": (lambda n: f"{n + 6}.", lambda n: str(n + 6), lambda n: str(n + 6)),
}


def renumbered(scheme: str) -> Callable[[Labelled, random.Random], Labelled | None]:
    """The rewriter that numbers questions, answers and references by a scheme of `SCHEMES`."""
    return partial(_renumbered, scheme=scheme)


SCHEMES = tuple(_SCHEMES)


def _renumbered(letter: Labelled, dice: random.Random, *, scheme: str) -> Labelled | None:
    label, reference, alone = _SCHEMES[scheme]
    questions, text = letter.gold["questions"], letter.text
    numbers = {q["label"] for q in questions}
    if len(questions) < 2 or numbers != {str(n + 1) for n in range(len(questions))}:
        return None
    starts = _labelled_lines(letter)
    if starts is None:
        return None
    edits = [(m.start("open"), m.end(), label(int(m["n"]))) for m in starts]
    for named in _NAMED.finditer(text):
        cited = set(re.findall(r"\d+", named["list"]))
        if not cited <= numbers:
            if cited & numbers:
                return None
            continue
        listed = re.sub(r"\d+", lambda m: reference(int(m[0])), named["list"])
        lead = named["lead"]
        if len(lead) == 1 and scheme != "Q1.":
            whole = {"Q": "Question", "A": "Answer"}[lead]
            edits.append((named.start(), named.end(), f"{whole} {listed}"))
        else:
            edits.append((*named.span("list"), listed))
    spans = [(start, end) for start, end, _ in edits]
    if _unnamed(text, numbers, spans):
        return None
    edits.sort()
    if any(one[1] > two[0] for one, two in pairwise(edits)):
        return None
    changed = [
        q | {"label": alone(int(q["label"])), "text": _edited(q["text"], text, edits)}
        for q in questions
    ]
    return Labelled(letter.stem, _applied(text, edits), letter.gold | {"questions": changed})


def _unnamed(text: str, numbers: set[str], spans: list[tuple[int, int]]) -> bool:
    """Whether numbers outside the spans may stand for questions."""
    for bare in _BARE.finditer(text):
        before = text[max(0, bare.start() - 30) : bare.start("n")].split("\n")[-1]
        known = any(a < bare.end() and bare.start("n") < b for a, b in spans)
        if bare["n"] in numbers and not known and not _LAW.search(before):
            return True
    return False


def _labelled_lines(letter: Labelled) -> list["re.Match[str]"] | None:
    """The numbers before questions and answers; none where others may be among them."""
    text, questions = letter.text, letter.gold["questions"]
    lines = {_words_after(text, m.end()): m for m in _LINE.finditer(text)}
    asked: list[re.Match[str]] = []
    for question in questions:
        found = [lines[at] for at, _ in places(text, question["text"]) if at in lines]
        if not found or any(m["n"] != question["label"] for m in found):
            return None
        asked += found
    rest = [m for m in lines.values() if m not in asked]
    if any(m["close"] in ("", ":") for m in asked):
        return None
    known = {q["label"] for q in questions}
    rest = [m for m in rest if m["close"] and m["n"] in known]
    answers = [m["n"] for m in rest if "\n\n" in text[asked[0].end() : m.start()]]
    if len(answers) != len(rest) or (answers and answers != [q["label"] for q in questions]):
        return None
    return asked + [m for m in rest if m["n"] in answers]


def _words_after(text: str, at: int) -> int:
    """Where the words after a label begin, past spaces and marks of quotation."""
    return at + len(text[at:]) - len(text[at:].lstrip(" \t\n*\"“‘'"))


def _applied(text: str, edits: list[tuple[int, int, str]]) -> str:
    parts, at = [], 0
    for start, end, new in edits:
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])


def _edited(words: str, text: str, edits: list[tuple[int, int, str]]) -> str:
    """A question's words after the edits of the letter that fall within them."""
    start, end = places(text, words)[0]
    inside = [(a - start, b - start, new) for a, b, new in edits if start <= a and b <= end]
    return " ".join(_applied(text[start:end], inside).split())


# --- order

_LEANS = re.compile(
    r"(?i)\b(?:above|below|likewise|again|same|also|too|former|latter|previous|earlier|similarly|"
    r"this exemption|that exemption|that exception|this exception)\b"
)
_LABEL = re.compile(
    rf"(?m)^[ \t*#>]*(?:{_LEAD}[ ]?\.?[ ]?)?\(?(?P<n>\d{{1,2}}|[a-hA-H]|[ivxIVX]{{1,4}})\b[.):]*"
    r"(?=[ \t\n*])"
)


def reordered(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Answers in each other's places, alone or with their questions above them."""
    return _answers_reordered(letter, dice) or _questions_reordered(letter, dice)


def _answers_reordered(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Labelled answers below the request in each other's places, each under its own label."""
    asked = [places(letter.text, q["text"]) for q in letter.gold["questions"]]
    if not all(asked):
        return None
    heads = [m for m in _LABEL.finditer(letter.text) if m.start() > max(at[0][0] for at in asked)]
    heads = heads[: len(asked)]
    order = _order(letter, heads)
    if not order:
        return None
    blocks = _blocks(letter.text, heads)
    return Labelled(letter.stem, _put(letter.text, blocks, order), letter.gold)


def _questions_reordered(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Questions with their answers beneath in each other's places, numbered as they then stand.

    Only where no other words name a question by its number.
    """
    text, questions = letter.text, letter.gold["questions"]
    asked = [places(text, q["text"]) for q in questions]
    if not all(asked):
        return None
    heads = [
        m
        for m in _LABEL.finditer(text)
        if any(_words_after(text, m.end()) == at[0][0] for at in asked)
    ]
    order = _order(letter, heads)
    spans = [m.span() for m in heads]
    named = [m for m in _NAMED.finditer(text) if not any(a <= m.start() < b for a, b in spans)]
    if not order or named or _unnamed(text, {q["label"] for q in questions}, spans):
        return None
    if not all(asked[i][0][1] + 20 < m.start() for i, m in enumerate(heads[1:])):
        return None  # the questions stand together, without their answers
    bodies = [(a + len(m[0]), b) for m, (a, b) in zip(heads, _blocks(text, heads), strict=False)]
    moved = [questions[i] | {"label": questions[at]["label"]} for at, i in enumerate(order)]
    gold = letter.gold | {"questions": [*moved, *questions[len(order) :]]}
    return Labelled(letter.stem, _put(text, bodies, order), gold)


def _blocks(text: str, heads: list[re.Match[str]]) -> list[tuple[int, int]]:
    """From each head to the next, but for the blank lines between."""
    starts = [head.start() for head in heads]
    return [(a, a + len(text[a:b].rstrip())) for a, b in pairwise(starts)]


def _order(letter: Labelled, heads: list[re.Match[str]]) -> list[int] | None:
    """Another order of the blocks that begin at heads and lean on no other; none where few do.

    A block that leans on another, or on which the next one leans, stays where it is, as does the
    last, of which the end cannot be told.
    """
    if [m["n"] for m in heads] != [q["label"] for q in letter.gold["questions"]] or len(heads) < 3:
        return None
    blocks = [letter.text[a:b] for a, b in _blocks(letter.text, heads)]
    rest = re.split(r"\n\s*\n", letter.text[heads[-1].start() :])[0]
    leaning = [bool(_LEANS.search(block)) for block in [*blocks, rest]]
    free = [i for i in range(len(blocks)) if not leaning[i] and not leaning[i + 1]]
    order = list(range(len(blocks)))
    for slot, index in zip(free, free[1:] + free[:1], strict=True):
        order[slot] = index
    return order if len(free) > 1 else None


def _put(text: str, blocks: list[tuple[int, int]], order: list[int]) -> str:
    """The text with its blocks in another order, and what lies between them where it was."""
    words = [text[a:b] for a, b in blocks]
    return _applied(text, [(*blocks[at], words[index]) for at, index in enumerate(order)])


_HEADING = re.compile(r"(?m)(?<=\n)\n[ \t#*]*(?P<words>[A-Z][^\n.;|]{2,60}?)[*:?]*[ \t]*\n")
_CLOSING = re.compile(r"(?im)^[ \t]*(?:yours (?:sincerely|faithfully)|(?:kind |with )?regards)\b")


def sections_reordered(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Sections on the law and on the rights of the requester after all else, the last one first."""
    text, openings = letter.text, data("sections")
    found = list(_HEADING.finditer(text))
    ends = sorted([*(m.start() for m in found), *(m.start() for m in _CLOSING.finditer(text))])
    moved = []
    for match in found:
        words = match["words"].lower().replace("’", "'").strip("*: ")
        end = next((end for end in ends if end >= match.end()), len(text))
        block = text[match.start() : end]
        if words in openings and len(block) > len(match[0]) + 40 and not _LEANS.search(block):
            moved.append((match.start(), end))
    left, at = "", 0
    for start, end in moved:
        left += text[at:start] + "\n"
        at = end
    blocks = [text[a:b].strip("\n") for a, b in moved[::-1]]
    new = "\n\n".join([(left + text[at:]).rstrip(), *blocks]) + "\n"
    return Labelled(letter.stem, new, letter.gold) if new.split() != text.split() else None
