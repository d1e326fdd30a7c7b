"""Letters said otherwise: a letter's text and its gold record rewritten in step.

A rewriter takes a letter and a seeded die and gives the rewritten letter, or none where the letter
has nothing that it may rewrite without doubt. What comes out is as true of the new text as the gold
record was of the old one; evidence is left out.
"""

import json
import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, TypeVar

from kg.catalogue import Body, catalogue
from kg.score import Record

V = TypeVar("V")
DATA = Path(__file__).parent / "cases" / "rewrites"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A letter's text and what a perfect reading of it is."""

    stem: str
    text: str
    gold: Record


Rewriter = Callable[[Labelled, random.Random], Labelled | None]
Change = Callable[[str], str]


def data(name: str) -> Any:
    """The rows of a data file of the rewriters."""
    return json.loads((DATA / f"{name}.json").read_text("utf-8"))


def rewritten(letter: Labelled, change: Change, **fields: Any) -> Labelled:
    """The letter with its text and its questions' texts changed, and other fields replaced."""
    questions = [q | {"text": change(q["text"])} for q in letter.gold["questions"]]
    gold = {k: v for k, v in letter.gold.items() if k != "evidence"}
    return Labelled(letter.stem, change(letter.text), gold | {"questions": questions} | fields)


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Where words stand in a text, however its lines are broken.

    >>> places("how many\\n  boats", "many boats")
    [(4, 16)]
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [m.span() for m in re.finditer(pattern, text)] if pattern else []


def substituted(
    text: str,
    pattern: "str | re.Pattern[str]",
    to: "str | Callable[[re.Match[str]], str]",
    keep: Iterable[str] = (),
) -> str:
    """The text with matches replaced, but for those that touch words to be kept."""
    kept = [span for words in keep for span in places(text, words)]

    def one(match: "re.Match[str]") -> str:
        if any(start < match.end() and match.start() < end for start, end in kept):
            return match.group()
        return to if isinstance(to, str) else to(match)

    return re.sub(pattern, one, text)


def as_cased(model: str, words: str) -> str:
    """Words in the case of a model: all capitals, or a capital at the start.

    >>> as_cased("KENT COUNCIL", "Acton Council"), as_cased("We hold", "it is held")
    ('ACTON COUNCIL', 'It is held')
    """
    if model.isupper() and len(model) > 3:
        return words.upper()
    return words[:1].upper() + words[1:] if model[:1].isupper() else words


# --- dates

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August"]
_MONTHS += ["September", "October", "November", "December"]
_WELSH = ["Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst"]
_WELSH += ["Medi", "Hydref", "Tachwedd", "Rhagfyr"]
_MONTH = "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + "|Sept|" + "|".join(_WELSH)
_WORDED = rf"(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{_MONTH}),?\s+(?P<y>\d{{4}})"
_FIGURES = r"(?P<d2>\d{1,2})[/.-](?P<m2>\d{1,2})[/.-](?P<y2>20\d\d|\d\d)"
_ISO = r"(?P<y3>20\d\d)-(?P<m3>\d\d)-(?P<d3>\d\d)"
_DATE = re.compile(rf"(?<![\w/.-])(?:{_WORDED}|{_ISO}|{_FIGURES})(?![\w/]|[.-]\d)")
_FORMATS: dict[str, Callable[[date], str]] = {
    "2 April 2025": lambda d: f"{d.day} {_MONTHS[d.month - 1]} {d.year}",
    "2nd April 2025": lambda d: f"{d.day}{_ordinal(d.day)} {_MONTHS[d.month - 1]} {d.year}",
    "02/04/2025": lambda d: f"{d:%d/%m/%Y}",
    "2.4.25": lambda d: f"{d.day}.{d.month}.{d:%y}",
    "2025-04-02": lambda d: d.isoformat(),
    "2 Ebrill 2025": lambda d: f"{d.day} {_WELSH[d.month - 1]} {d.year}",
}


def _ordinal(day: int) -> str:
    return "th" if 10 < day < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")


def _day(match: "re.Match[str]") -> date | None:
    """The day a date names; none where there is no such day."""
    parts = match.groupdict()
    day, month, year = (parts[k] or parts[f"{k}2"] or parts[f"{k}3"] for k in "dmy")
    if parts["m"]:
        welsh = month in _WELSH
        month = next(i for i, m in enumerate(_WELSH if welsh else _MONTHS, 1) if m[:3] == month[:3])
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None


def dates(letter: Labelled, dice: random.Random) -> Labelled | None:
    """All full dates some weeks later or earlier, in another form."""
    shown = _FORMATS[dice.choice(list(_FORMATS))]
    # Which form of s.40 was in force turns on 25 May 2018, so no letter is carried over that day.
    weeks = dice.randint(3, 30)
    issued = letter.gold["issued"] or letter.gold["received"] or "2024-01-01"
    move = timedelta(weeks=weeks if issued > "2018-05-25" else -weeks)
    found = {day.isoformat() for m in _DATE.finditer(letter.text) if (day := _day(m))}
    wanted = {letter.gold[k] for k in ("issued", "received") if letter.gold[k]}
    if not found or not wanted <= found:
        return None

    def other(match: "re.Match[str]") -> str:
        day = _day(match)
        return shown(day + move) if day else match.group()

    def change(text: str) -> str:
        return substituted(text, _DATE, other, keep=[letter.gold["reference"] or ""])

    moved = {
        k: (date.fromisoformat(letter.gold[k]) + move).isoformat() if letter.gold[k] else None
        for k in ("issued", "received")
    }
    return rewritten(letter, change, **moved)


# --- subject and synonyms


def subject(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Nouns of the subject swapped for others, the same one everywhere."""
    kept = [*letter.gold["bodies"], *letter.gold["acts"], letter.gold["reference"] or ""]
    table: dict[str, list[str]] = data("subjects")

    pick = dice.randrange(100)
    pattern = "|".join(map(loose, sorted(table, key=len, reverse=True)))
    pattern = rf"(?i)(?<![\w@./-])(?:{pattern})(?![\w@/-]|\.\w)"

    def other(match: "re.Match[str]") -> str:
        others: list[str] = like(table, match[0])
        return as_cased(match[0], others[pick % len(others)])

    new = rewritten(letter, lambda text: substituted(text, pattern, other, kept))
    return new if new.text != letter.text else None


def synonyms(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Phrases of the answer said in other words that mean the same."""
    kept = [q["text"] for q in letter.gold["questions"]]
    both = [pair for here, there in data("synonyms") for pair in ((here, there), (there, here))]
    chosen = {here: there for here, there in both if dice.random() < 0.8}
    text = substituted(
        letter.text,
        rf"(?i)(?<!\w)(?:{'|'.join(map(loose, sorted(chosen, key=len, reverse=True)))})(?!\w)",
        lambda m: as_cased(m[0], like(chosen, m[0])),
        kept,
    )
    return Labelled(letter.stem, text, letter.gold) if text != letter.text else None


def loose(words: str) -> str:
    """Words as a pattern that allows for broken lines.

    >>> loose("by reason of")
    'by\\\\s+reason\\\\s+of'
    """
    return r"\s+".join(map(re.escape, words.split()))


def like(table: dict[str, V], words: str) -> V:
    """What a table gives for words, whatever their case and line breaks."""
    plain = " ".join(words.split()).lower()
    return next(there for here, there in table.items() if here.lower() == plain)


# --- the authority


def authority(letter: Labelled, dice: random.Random) -> Labelled | None:
    """The authority is another of its kind and nation in the register."""
    return renamed(letter, dice)


def unknown_authority(letter: Labelled, dice: random.Random) -> Labelled | None:
    """The authority is one that no register has."""
    old = _registered(letter)
    if not old:
        return None
    rows = data("authorities")
    made = rows.get(f"{old.kind} {old.nation}") or rows.get(old.kind)
    return _named(letter, old, *dice.choice(made)) if made else None


def renamed(letter: Labelled, dice: random.Random, *, nation: str = "") -> Labelled | None:
    """The letter with its authority another of the register, of another nation if one is given."""
    old = _registered(letter)
    if not old:
        return None
    where = nation or old.nation
    fit = [
        b
        for b in catalogue().bodies.values()
        if b.nation == where and b.status == "current" and b.domain
    ]
    fit = [
        b
        for b in catalogue().bodies.values()
        if b.nation == where and b.status == "current" and b.name not in letter.gold["bodies"]
        if b.domains and b.domains[0].endswith(_PUBLIC)
    ]
    likes = [b for b in fit if b.kind == old.kind and _words(b.name) & _words(old.name)]
    if nation and not likes:
        likes = [b for b in fit if b.kind == "council"]
    if not likes:
        return None
    new = dice.choice(likes)
    return _named(letter, old, new.name, next(iter(new.abbreviations), ""), new.domains[0])


_PUBLIC = (".gov.uk", ".nhs.uk", ".police.uk", ".ac.uk", ".gov.scot", ".gov.wales", ".scot")


def _words(name: str) -> set[str]:
    """The words that say what sort of body a name is of, and more."""
    return set(re.findall(r"[A-Z]\w{3,}", name))


def _registered(letter: Labelled) -> Body | None:
    return next(
        (b for b in catalogue().bodies.values() if b.name == letter.gold["authority"]), None
    )


def _named(letter: Labelled, old: Body, name: str, short: str, domain: str) -> Labelled | None:
    others = [b for b in letter.gold["bodies"] if b != old.name]
    kept = [letter.gold["reference"] or "", *letter.gold["acts"]]
    kept += [b for b in others if old.name in b]
    shorts = [s for s in (*old.abbreviations, *old.shared) if re.match(r"[A-Z]\w*[A-Z]|\w{5}", s)]
    if not any(re.search(rf"(?i)(?<!\w){loose(n)}(?!\w)", letter.text) for n in old.names):
        return None
    defined = short and any(f"({s})" in letter.text for s in shorts)

    def change(text: str) -> str:
        for known in sorted(old.names, key=len, reverse=True):
            pattern = rf"(?i)(?<![\w@./-]){loose(known)}(?![\w@/-]|\.\w)"
            text = substituted(text, pattern, lambda m: _as_titled(m[0], name), kept)
        for known in shorts:
            pattern = rf"(?<![\w@./-]){re.escape(known)}(?![\w@/-]|\.\w)"
            text = substituted(text, pattern, short if defined else name, kept)
        for known in old.domains:
            text = re.sub(rf"(?i)(?<![\w-]){re.escape(known)}(?![\w.]\w)", domain, text)
        return text

    new = rewritten(letter, change, authority=name, bodies=[name, *others])
    # A name of which the register knew but a part is left alone.
    part = rf"(?i)\b(?:Heddlu|Cyngor)\s+{loose(name)}|{loose(name)}\s+(?:NHS|Council|Police)\b"
    return None if re.search(part, new.text) else new


def _as_titled(model: str, name: str) -> str:
    return name.upper() if model.isupper() and " " in model else name
