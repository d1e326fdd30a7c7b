"""What a letter calls the organisations it names: in full, short, as companies, in one spelling."""

import re
from collections import defaultdict
from functools import cache

from kg.catalogue import catalogue
from kg.model import BodyMention, Organisation, Span
from kg.recognise.levelled import level
from kg.recognise.organisations import tidy
from kg.vocab import BODY_TYPE

_DEFINED = re.compile(
    r"""\s*[(\[](?:(?:the|or|known\ as|also\ known\ as|hereafter|hereinafter|abbreviated\ to)\ )*
    ["'“‘]?(?:the\ )?(?P<short>[A-Z][\w&-]{1,14}(?:[ ][A-Z][\w&]+){0,2})["'”’]?[)\]]""",
    re.VERBOSE,
)
_PLACE = re.compile(r" ((?:[A-Z][a-z]+ )?[A-Z][a-z]+)(?! [A-Z])(?!\w)")
_NO_PLACES = ("generic", "group", "institution", "public")  # words of councils that name none
_COMPANY = re.compile(r" (?:Limited|Ltd\.?|LLP|PLC|plc|LIMITED|LTD)(?!\w)")


def incorporated(text: str, known: list[BodyMention]) -> list[BodyMention]:
    """The same mentions; a body that the letter names as a company alone bears that name.

    "Anglian Water Services Limited" is the name where "Anglian Water" does not stand by itself.
    """
    found = []
    names: dict[str, set[str]] = defaultdict(set)
    for mention in known:
        ending = _COMPANY.match(text, mention.span.end) if mention.body.slug else None
        span = Span(mention.span.start, ending.end()) if ending else mention.span
        found.append(BodyMention(mention.body, span, mention.binding))
        names[mention.body.name].add(tidy(span.of(text)))
    called = {
        name: name.replace("&", "and")
        for name in names
        if "&" in name and any(m.body.name == name and " and " in m.span.of(text) for m in known)
    }
    called |= {
        name: max(company, key=lambda n: (len(n), n))
        for name, printed in names.items()
        if not any(level(n).lower() == level(name).lower() for n in printed)
        if (company := [n for n in printed if _COMPANY.search(n)])
    }
    return [
        BodyMention(
            Organisation(called.get(m.body.name, m.body.name), m.body.slug), m.span, m.binding
        )
        for m in found
    ]


def one_spelling(mentions: list[BodyMention]) -> list[BodyMention]:
    """The same mentions with the fullest spelling of each name in the letter."""
    best: dict[str, str] = {}
    for mention in mentions:
        key = _spelling(mention.body.name)
        best[key] = max(best.get(key, ""), mention.body.name, key=lambda n: (len(n), n))
    return [
        BodyMention(Organisation(best[_spelling(m.body.name)]), m.span, m.binding) for m in mentions
    ]


def _spelling(name: str) -> str:
    plain = level(name).lower().removeprefix("the ")
    return re.sub(r"\blimited$", "ltd", plain)


def abbreviated(text: str, named: list[BodyMention]) -> list[BodyMention]:
    """The uses of the abbreviations that the letter gives to the bodies it names."""
    shorts: dict[str, Organisation] = {}
    for mention in named:
        given = _DEFINED.match(text, mention.span.end)
        if given and _fits(given["short"], mention.span.of(text)):
            shorts.setdefault(given["short"], mention.body)
    return [
        BodyMention(body, Span(*match.span()))
        for short, body in shorts.items()
        for match in re.finditer(rf"(?<![\w@/-]){re.escape(short)}(?![\w@]|[/-]\d)", text)
    ]


def councils(text: str, named: list[BodyMention]) -> list[BodyMention]:
    """The same mentions; a council that the letter never names in full bears the name it has there.

    "Wigan Council" and not "Wigan Metropolitan Borough Council", where only the first is printed.
    """
    printed: dict[str, set[str]] = defaultdict(set)
    for mention in named:
        if mention.body.slug and catalogue().bodies[mention.body.slug].kind == BODY_TYPE["council"]:
            printed[mention.body.slug].add(level(tidy(mention.span.of(text))).lower())
    called = {}
    for slug, forms in printed.items():
        body = catalogue().bodies[slug]
        official = [n for n in body.names if level(n).lower() in forms and n.endswith(" Council")]
        if official and level(body.name).lower() not in forms:
            called[slug] = Organisation(max(official, key=lambda n: (len(n), n)), slug)
    return [BodyMention(called.get(m.body.slug or "", m.body), m.span, m.binding) for m in named]


def branches(text: str, named: list[BodyMention]) -> list[BodyMention]:
    """The same mentions; a charity or union with a place after its name is the branch there.

    "Citizens Advice Tamworth" is another body than "Citizens Advice".
    """
    found = []
    for mention in named:
        place = _PLACE.match(text, mention.span.end) if _branches(mention.body) else None
        if place and all(word in _places() for word in place[1].split()):
            span = Span(mention.span.start, place.end())
            mention = BodyMention(Organisation(level(tidy(span.of(text)))), span, mention.binding)
        found.append(mention)
    return found


def _branches(body: Organisation) -> bool:
    """Whether a body is of a kind that has branches: charities and trade unions."""
    if not body.slug:
        return False
    union = re.search(r"\bUnion\b", body.name) is not None
    return union or catalogue().bodies[body.slug].kind == BODY_TYPE["charity"]


@cache
def _places() -> frozenset[str]:
    """The places of which councils have their names, word by word."""
    councils = [b for b in catalogue().bodies.values() if b.kind == BODY_TYPE["council"]]
    schemes = [c for c in catalogue().concepts("organisation") if c.slug in _NO_PLACES]
    ordinary = {word for c in schemes for word in c.words}
    words = {word for body in councils for word in re.findall(r"[A-Z][a-z]+", body.name)}
    return frozenset(words - ordinary)


def in_full(body: Organisation, named: list[BodyMention]) -> Organisation:
    """The company that the letter names more fully: "Tarn" beside "Tarn Valley Ltd"."""
    if " " in body.name or not (body.slug and catalogue().bodies[body.slug].kind == "other"):
        return body
    fuller = {m.body for m in named if not m.body.slug and m.body.name.startswith(f"{body.name} ")}
    fuller = {one for one in fuller if _COMPANY.search(one.name)}
    return fuller.pop() if len(fuller) == 1 else body


def _fits(short: str, name: str) -> bool:
    """Whether the letters of an abbreviation stand in the name in their order."""
    letters = iter(name.lower())
    capitals = [c for c in short if c.isupper()]
    return len(capitals) > 1 and all(c.lower() in letters for c in capitals)
