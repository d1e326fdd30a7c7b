"""Names of legislation as the catalogue has them, and which act a shared name means."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

import ahocorasick_rs

from kg.catalogue import Act, catalogue
from kg.cues import fold
from kg.recognise.titles import Title, plain

_SHARED = "foi:sharedName"
_DATE = re.compile(
    r"(?:\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},?\s{1,2}"
    r"|\b\d{1,2}[/.-](?P<number>\d{1,2})[/.-])(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NATIONS = frozenset({"scotland", "wales", "england", "ireland"})
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
KIND = re.compile(r"\b(act|regulations?|order|rules|measure|convention|treaty)\b", re.IGNORECASE)
POINTER = re.compile(
    r"""\b(?P<det>the|that|this|said|same)\s{1,3}(?P<same>said\s|same\s)?(?:above\s|above-named\s)?
        (?P<year>(?:19|20)\d\d\s{1,3})?(?P<kind>Act|Regulations|Order|Rules|Measure|Convention)\b
        (?!\s{1,3}\(?(?:19|20)\d\d)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name of one act, or shared by several: matched as written where `exact`."""

    text: str
    acts: tuple[str, ...]
    exact: bool


@cache
def all_names() -> tuple[ahocorasick_rs.AhoCorasick, tuple[Name, ...]]:
    """The automaton of all names, longest match first, and the names by index."""
    meant: dict[str, list[str]] = {}
    for key, act in catalogue().acts.items():
        shared = catalogue().values(act.iri, _SHARED)
        for name in (act.title, *act.names, *shared):
            bare = name.removeprefix("the ")  # "the DPA" is "DPA"
            if not POINTER.fullmatch(name) and key not in meant.setdefault(bare, []):
                meant[bare].append(key)
    names = tuple(
        Name(name, tuple(keys), exact=not (KIND.search(name) and " " in name))
        for name, keys in sorted(meant.items())
    )
    automaton = ahocorasick_rs.AhoCorasick(
        [fold(name.text) for name in names],
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
    )
    return automaton, names


@cache
def spelt() -> dict[str, Name]:
    """The names by how they are written."""
    return {name.text: name for name in all_names()[1]}


@lru_cache(maxsize=4096)
def is_kind(act: str, kind: str) -> bool:
    """Whether an act is an Act, Regulations and so on by its title."""
    title = catalogue().acts[act].title if act in catalogue().acts else act
    return any(found[1].lower() == kind for found in KIND.finditer(title))


def year_of(act: str) -> str | None:
    """The year in the title of an act."""
    title = catalogue().acts[act].title if act in catalogue().acts else act
    years = re.findall(r"\b(?:1[2-9]|20)\d\d\b", title)
    return years[-1] if years else None


@cache
def by_plain() -> dict[str, tuple[str, ...]]:
    """The catalogued acts by their plain titles."""
    found: dict[str, list[str]] = {}
    for key, act in catalogue().acts.items():
        found.setdefault(plain(act.title), []).append(key)
    return {name: tuple(keys) for name, keys in found.items()}


def like(title: Title) -> list[str]:
    """The catalogued acts of the year whose title has every word of a title, in whatever order."""
    words = _words(title.name)
    same = [
        k
        for k, known in _by_words()
        if words <= known and not (known - words) & _NATIONS and year_of(k) == title.year
    ]
    exact = [k for k in same if _words(catalogue().acts[k].title) - {str(title.year)} == words]
    return exact or same


def _words(title: str) -> frozenset[str]:
    return frozenset(plain(re.sub(r"[()]", " ", title)).split())


@cache
def _by_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((key, _words(act.title)) for key, act in sorted(catalogue().acts.items()))


def _nation(act: Act) -> str:
    return "Scottish" if "Scot" in act.kind or "(Scotland)" in act.title else ""


def is_scots(act: str) -> bool:
    """Whether a catalogued act is of Scotland alone."""
    return _nation(catalogue().acts[act]) == "Scottish"


def is_scottish(stated: Iterable[str]) -> bool:
    """Whether the letter names the Scottish law of access and not the other."""
    known = catalogue()
    access = {act: _nation(known.acts[act]) for act in stated if act in known.access_acts}
    return "Scottish" in access.values() and "FOIA" not in access


def fits_nation(act: str, scottish: bool) -> bool:
    """Whether a catalogued act is of the nation that a letter is from."""
    return is_scots(act) == scottish


def scottish_twin(act: str) -> str | None:
    """The Scottish act of access whose title is an act's title with "(Scotland)" in it."""
    if act not in catalogue().access_acts or _nation(catalogue().acts[act]):
        return None
    same = [
        k
        for k in catalogue().access_acts
        if k != act and plain(catalogue().acts[k].title) == plain(catalogue().acts[act].title)
    ]
    return same[0] if len(same) == 1 and catalogue().acts[act].unit == "reg" else None


def in_force(text: str, candidates: tuple[str, ...]) -> list[str]:
    """Of acts that follow one another, the one in force at the letter's latest date, if any."""
    latest = max(
        (
            (int(m["year"]), int(m["number"] or _MONTHS.index(m["month"].lower()) + 1))
            for m in _DATE.finditer(text)
        ),
        default=None,
    )
    by_year = sorted((int(year_of(act) or 0), act) for act in candidates)
    if latest is None or len({year for year, _ in by_year}) != len(by_year):
        return []
    in_force = [act for year, act in by_year if (year, 5) <= latest]
    return in_force[-1:]
