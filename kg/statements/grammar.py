"""What a sentence says, by the shapes of statements."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.statements.shapes import BARS, CLAUSES, NEEDS, PARTS, SHAPES, TELL, UNHAPPY
from kg.vocab import STATEMENT

# English grammar: a clause that goes on with the subject of one before it.
_SUBJECTLESS = re.compile(
    r"\W*(?:will|would|can|may|who|which|investigates|considers|deals)\b(?! you)"
)


def says(kind: str, sentence: str) -> bool:
    """Whether a sentence, in lower case, has a shape of the kind and nothing that bars it.

    >>> says("commissioner", "you may then complain to the information commissioner.")
    True
    >>> says("commissioner", "the information commissioner has held that it may be withheld.")
    False
    """
    shapes, bar, need = _of(kind)
    if (need and not need.search(sentence)) or (bar and bar.search(sentence)):
        return False
    return any(shape.search(sentence) for shape in shapes)


def complains_to_us(sentence: str) -> bool:
    """Whether a sentence in lower case tells how to complain to the authority itself.

    >>> complains_to_us("ask us for a review, then the information commissioner.")
    True
    >>> complains_to_us("if still unhappy you may complain to the information commissioner.")
    False
    """
    kind = STATEMENT["complaints-procedure"]
    elsewhere, cut, tell, unhappy = _aims()
    if not elsewhere.search(sentence):
        return any(shape.search(sentence) for shape in unhappy) or says(kind, sentence)
    clauses = cut.split(sentence)
    ours = [c for c in clauses if not elsewhere.search(c) and not _SUBJECTLESS.match(c)]
    told = any(shape.search(sentence) for shape in unhappy) and any(map(tell.search, ours))
    return told or any(says(kind, clause) for clause in ours)


@cache
def _aims() -> tuple[
    re.Pattern[str], re.Pattern[str], re.Pattern[str], tuple[re.Pattern[str], ...]
]:
    """Where else complaints go, where clauses end, what one is told, how one is who complains."""
    elsewhere = pattern("{regulator}|{regulator-place}|court of session")
    tell = pattern(TELL)
    return elsewhere, re.compile(CLAUSES), tell, tuple(map(pattern, UNHAPPY))


@cache
def _of(
    kind: str,
) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str] | None, re.Pattern[str] | None]:
    """The shapes of a kind, what bars them and what they need."""
    bar, need = (pattern(table[kind]) if kind in table else None for table in (BARS, NEEDS))
    return tuple(map(pattern, SHAPES[STATEMENT[kind]])), bar, need


def pattern(shape: str) -> re.Pattern[str]:
    """A shape with its parts and lists put in, for text in lower case; it ends no word early."""
    for _ in range(2):  # parts hold parts
        for name in sorted(PARTS, key=_longest):
            shape = shape.replace(name, PARTS[name])
    for slug, either in lists().items():
        shape = shape.replace(f"{{{slug}}}", either)
    spaced = shape.replace(" ?", r"\s*").replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)")


@cache
def lists() -> dict[str, str]:
    """For each list of words the pattern that matches one of them, the longest first."""
    return {
        concept.slug: f"(?:{'|'.join(map(_plain, sorted(concept.words, key=_longest)))})"
        for scheme in ("answering", "saying")
        for concept in catalogue().concepts(scheme)
    }


def _plain(word: str) -> str:
    return re.escape(word).replace("\\ ", " ")


def _longest(word: str) -> tuple[int, str]:
    return -len(word), word
