"""Letters under other law: other exemptions of the same Act, and the Scottish Act for the other."""

import random
import re
from collections.abc import Callable

from kg.catalogue import catalogue
from kg.score import leaves
from tests.rewrites import Labelled, as_cased, data, like, loose, renamed, rewritten, substituted

_UNIT = r"(?:\b[Ss]ections?|\bSECTIONS?|\b[Ss]s?\.|\b[Ss](?=\s?\d))"
_PARTS = r"(?:\s?\(\s?\w{1,4}\s?\))"
_AND = r"(?:\s*(?:,\s*and|,\s*or|,|and|or|&)\s*)"
_LIST = re.compile(
    rf"{_UNIT}\s*\d{{1,2}}[A-Z]?{_PARTS}*(?:{_AND}(?:\d{{1,2}}[A-Z]?{_PARTS}*|{_PARTS}+))*"
)
_ITEM = re.compile(rf"(?P<number>\d{{1,2}}[A-Z]?)(?P<parts>{_PARTS}*)|(?P<more>{_PARTS}+)")
_ELSEWHERE = re.compile(r",?\s+(?:of|to)\s+(?!(?:the\s+)?(?:Freedom|FOI|Act\b))")

Keys = dict[str, str]  # "31(1)(a)" to its like


def other_sections(letter: Labelled, dice: random.Random) -> Labelled | None:
    """Exemptions of the Freedom of Information Act 2000 changed for others of the same kind."""
    cited = _cited(letter.gold["provisions"])
    for row in sorted(data("sections-swapped"), key=lambda _: dice.random()):
        keys: Keys = row["keys"]
        here, there = ({_section(k) for k in ks} for ks in (keys, keys.values()))
        mine = {k for k in cited if _section(k) in here}
        if not mine or not mine <= set(keys) or any(_section(k) in there for k in cited):
            continue
        whole = {k: keys.get(k, k) for k in cited}
        new = _recited(letter, whole)
        if new:
            return _retitled(new, row["titles"])
    return None


def scottish(letter: Labelled, dice: random.Random) -> Labelled | None:
    """A letter under the Freedom of Information Act 2000 as one under the Scottish Act of 2002.

    Only letters of which every ground has one close match in the catalogue and every other section
    a like in the data; the authority becomes a Scottish one.
    """
    if letter.gold["regimes"] != ["FOIA"] or letter.gold["ncnd"] or "DEDDF" in letter.text.upper():
        return None
    keys = _scottish_keys(_cited(letter.gold["provisions"]))
    moved = _recited(letter, keys, act="FOISA") if keys is not None else None
    moved = renamed(moved, dice, nation="Scotland") if moved else None
    if not moved:
        return None
    kept = [b for b in letter.gold["bodies"] if b != "Information Commissioner's Office"]
    kept = [b for b in kept if "Information Commissioner" in b]
    names: dict[str, str] = data("scottish")["names"]

    def change(text: str) -> str:
        text = (
            text.replace("’s Office", "'s Office").replace(" (the ICO)", "").replace(" (ICO)", "")
        )
        pattern = "|".join(map(loose, sorted(names, key=len, reverse=True)))
        pattern = rf"(?i)(?<![\w@.])(?:{pattern})(?!\w)"
        return substituted(text, pattern, lambda m: as_cased(m[0], like(names, m[0])), kept)

    office = {"Information Commissioner's Office": "Scottish Information Commissioner"}
    return rewritten(
        moved,
        change,
        regimes=["FOISA"],
        acts=["FOISA" if act == "FOIA" else act for act in moved.gold["acts"]],
        bodies=[office.get(b, b) for b in moved.gold["bodies"]],
        appeal_to=office.get(moved.gold["appeal_to"], moved.gold["appeal_to"]),
    )


def _cited(provisions: list[str], act: str = "FOIA") -> set[str]:
    return {p.removeprefix(f"{act} s.") for p in provisions if p.startswith(f"{act} s.")}


def _scottish_keys(cited: set[str]) -> Keys | None:
    """The Scottish like of each section cited; none where one has none or several."""
    known = {e.slug: e for e in catalogue().exemptions.values()}
    likes: Keys = dict(data("scottish")["sections"])
    for exemption in known.values():
        if exemption.provision.act == "FOIA":
            close = [s for s in exemption.close if s.startswith("foisa-")]
            if len(close) == 1:
                key = str(exemption.provision).removeprefix("FOIA s.")
                likes.setdefault(key, str(known[close[0]].provision).removeprefix("FOISA s."))
    return {k: likes[k] for k in cited} if cited and cited <= set(likes) else None


def _recited(letter: Labelled, keys: Keys, act: str = "FOIA") -> Labelled | None:
    """The letter with its citations changed by keys; none where they are not all found by form."""
    others = {
        p.split(" s.")[1] for p in letter.gold["provisions"] if " s." in p and p[:4] != "FOIA"
    }
    numbers = {_section(k) for k in keys}
    if numbers & {_section(k) for k in others}:
        return None
    table = dict(keys)
    for key, there in keys.items():  # a bare section goes where its finer forms go
        table.setdefault(_section(key), _section(there))
    found: set[str] = set()
    text = _changed(letter.text, table, numbers, found.add)
    if text is None or leaves(found) != leaves(keys):
        return None
    seen: set[str] = set()
    again = {there: there for there in table.values()}
    if _changed(text, again, {_section(k) for k in again}, seen.add) is None:
        return None
    if leaves(seen) != leaves(keys.values()):
        return None

    def one(key: str) -> str:
        return f"{act} s.{keys[key[7:]]}" if key.startswith("FOIA s.") else key

    gold = letter.gold
    questions = [q | {"exemptions": [*map(one, q["exemptions"])]} for q in gold["questions"]]
    fields = {k: [*map(one, gold[k])] for k in ("exemptions", "ncnd", "provisions")}
    return Labelled(letter.stem, text, gold | fields | {"questions": questions})


def _changed(text: str, keys: Keys, numbers: set[str], note: Callable[[str], None]) -> str | None:
    """The text with each citation's like in its place; none where one has no like of its form."""
    failed: list[str] = []

    def listed(match: "re.Match[str]") -> str:
        last = ""

        def item(one: "re.Match[str]") -> str:
            nonlocal last
            parts = re.sub(r"\s", "", one["parts"] or one["more"] or "")
            before, last = last, one["number"] + parts if one["number"] else _sibling(last, parts)
            if _section(last) not in numbers:
                return one[0]
            if last not in keys or (one["more"] and _sibling(keys[before], parts) != keys[last]):
                failed.append(last)
                return one[0]
            note(last)
            return one[0] if one["more"] else keys[last]

        return match[0] if _ELSEWHERE.match(text, match.end()) else _ITEM.sub(item, match[0])

    changed = _LIST.sub(listed, text)
    return None if failed else changed


def _section(key: str) -> str:
    """The section alone.

    >>> _section("31(1)(a)")
    '31'
    """
    return key.partition("(")[0]


def _sibling(key: str, parts: str) -> str:
    """The provision whose last parts are others.

    >>> _sibling("31(1)(a)", "(b)")
    '31(1)(b)'
    """
    depth = parts.count("(")
    return re.sub(rf"(?:\([^()]*\)){{{depth}}}$", "", key) + parts


def _retitled(letter: Labelled, titles: dict[str, str]) -> Labelled:
    """The letter with the exemptions' names changed in step, in its answers."""
    kept = [
        *letter.gold["bodies"],
        *letter.gold["acts"],
        *(q["text"] for q in letter.gold["questions"]),
    ]
    text = letter.text
    for here, there in titles.items():
        text = substituted(text, rf"(?i)\b{here}\b", lambda m, t=there: as_cased(m[0], t), kept)  # type: ignore[misc]
    return Labelled(letter.stem, text, letter.gold)
