"""How names of people are written: the grammar, and the words that are no names."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue

UPPER = "A-ZÀ-ÖØ-Þ" + "".join(
    c for c in map(chr, [*range(0x100, 0x250), *range(0x1E00, 0x1F00)]) if c.isupper()
)
GAP = r"[^\S\n]{1,3}"
_LETTER = r"[^\W\d_]"
# O'Shea-Hill, MacAllister, not the 's of "Hill's"; a hyphen may stand at a line's end.
WORD = (
    rf"(?:(?:a[ldnrstz]|el|ash|ben|bin|d|l|o)['’-])?[{UPPER}]"
    rf"(?:{_LETTER}|['’](?![sS]\b)(?={_LETTER})|-(?:\n[ \t>]*)?(?={_LETTER}))*"
)
INITIALS = rf"[{UPPER}]\.(?:\s?[{UPPER}]\.)*"
_TOKEN = re.compile(rf"{INITIALS}|{_LETTER}+(?:(?:['’]|-\s*){_LETTER}+)*")


@cache
def words(*slugs: str) -> frozenset[str]:
    """The phrases of concepts of the scheme `person`, folded."""
    return frozenset(cue.casefold() for slug in slugs for cue in phrases(slug))


@cache
def phrases(slug: str) -> tuple[str, ...]:
    """The phrases of one concept of the scheme `person`, the longest first."""
    concept = next(c for c in catalogue().concepts("person") if c.slug == slug)
    return tuple(sorted((*concept.cues, *concept.words), key=lambda cue: (-len(cue), cue)))


def choice(*slugs: str) -> str:
    """A pattern for any phrase of the concepts, with any white space, in any case."""
    cues = sorted({cue for slug in slugs for cue in phrases(slug)}, key=lambda c: (-len(c), c))
    parts = (re.escape(cue).replace(r"\ ", r"\s+").replace("'", "['’]") for cue in cues)
    return rf"(?i:{'|'.join(parts)})"


@cache
def name_pattern() -> str:
    """A pattern for up to five capitalised words with particles among them, on one line."""
    particle = rf"(?:(?:{'|'.join(phrases('name-particle'))}){GAP})"
    part = rf"(?:{INITIALS}|{WORD})"
    return rf"(?<!\w)(?:{particle}{{0,2}}{part}(?:{GAP}{particle}{{0,3}}{part}){{0,4}})"


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as its words, particles included."""

    tokens: tuple[str, ...]

    @property
    def main(self) -> tuple[str, ...]:
        """The words without particles and initials."""
        particles = words("name-particle")
        return tuple(t for t in self.tokens if len(t) > 2 and t.casefold() not in particles)


def tokens(text: str) -> tuple[str, ...]:
    """The words and initials of a stretch of text.

    >>> tokens("J.R. O'Shea-Hill")
    ('J.R.', "O'Shea-Hill")
    """
    return tuple(match[0] for match in _TOKEN.finditer(text))


@cache
def _stop() -> frozenset[str]:
    return words(
        "letter-word",
        "role-word",
        "team-word",
        "address-word",
        "generic-addressee",
        "inquiry-word",
    ) | words("salutation", "sign-off", "phone-label")


@cache
def _one_word_bodies() -> frozenset[str]:
    known: Iterable[str] = (
        name
        for body in catalogue().bodies.values()
        for name in (*body.names, *body.abbreviations, *body.shared)
    )
    return frozenset(name.casefold() for name in known if " " not in name)


@cache
def places() -> frozenset[str]:
    """Words of bodies' names: Kent, Lincoln; alone they are the place and no person."""
    return frozenset(
        token.casefold()
        for body in catalogue().bodies.values()
        for name in body.names
        for token in tokens(name)
    ) | words("word-or-name")


def is_stop(token: str, *, near: bool = False) -> bool:
    """Whether a word is none of a name; `near` where the place makes a name likely."""
    low = token.casefold()
    if low.endswith(("'s", "’s")):
        low = low[:-2]
    if low in words("word-or-name") and near:
        return False
    return low in _stop() or low in _one_word_bodies()


def as_name(text: str, *, least: int = 2, near: bool = False) -> Name | None:
    """The name that a stretch of text is, if it can be one.

    `least` is how many words it must have; `near` as for `is_stop`.

    >>> as_name("Tamsin Orrell"), as_name("Legal Services"), as_name("Susan Hill", near=True)
    (Name(tokens=('Tamsin', 'Orrell')), None, Name(tokens=('Susan', 'Hill')))
    """
    parts = tokens(text)
    particles = words("name-particle")
    if not least <= len(parts) <= 6:
        return None
    real = [p for p in parts if p.casefold() not in particles or p[0].isupper()]
    if not real or any(p == p.lower() for p in real):
        return None
    full = [p for p in real if len(p.rstrip(".")) > 1]
    if not full or any(is_stop(p, near=near) for p in full):
        return None
    if near and all(is_stop(p) for p in full):
        return None
    return Name(parts)


def until_stop(stretch: str, *, near: bool = True) -> str:
    """A stretch of capitalised words up to the first, after the first, that is none of a name.

    >>> until_stop("Tamsin Orrell Head of Legal")
    'Tamsin Orrell'
    """
    end = 0
    for i, token in enumerate(re.finditer(r"\S+", stretch)):
        word = token[0].strip(".,")
        if i and len(word) > 1 and is_stop(word, near=near):
            break
        end = token.end()
    return stretch[:end]
