"""Provision numbers as printed: units, depth, lists and ranges. A grammar; it knows no act.

`numbers` gives each printed list ("sections 31(1)(a) and (b)") with its members as paths of parts.
Which act a list belongs to, and what a sloppy number must mean, is for `kg.citations`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.model import Span


@dataclass(frozen=True, slots=True)
class Place:
    """One member of a list: its path from the section down, as far as it is printed.

    `para` is the path inside a schedule; `through` the last path of a range; `implied` says that
    the first parts were taken from the member before it: the "(b)" of "31(1)(a) and (b)".
    """

    path: tuple[str, ...]
    span: Span
    para: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A list of provisions as printed; `span` begins at its unit.

    `unit` is s, reg, art, sch or rule; "sub" and "para" where the number lies inside a provision
    named before; and empty where no unit is printed ("43(2)", "exemption 40(2)"). `loose` marks
    numbers in a form that other things share, such as "4.2".
    """

    unit: str
    span: Span
    places: tuple[Place, ...]
    loose: bool = False


# Unit words by unit, in English and Welsh: those for one and those for several.
_UNITS = {
    "s": ("section sec sect s adran", "sections secs sects ss adrannau"),
    "reg": ("regulation reg rheoliad", "regulations regs rheoliadau"),
    "art": ("article art erthygl", "articles arts erthyglau"),
    "sch": ("schedule sched sch atodlen", "schedules scheds schs atodlenni"),
    "rule": ("rule", "rules"),
    "part": ("part pt rhan", "parts pts"),
    "sub": ("subsection", "subsections"),
    "para": ("paragraph para paragraff", "paragraphs paras paragraffau"),
    "limb": ("condition principle point limb", "conditions principles points limbs"),
    "": ("exemption exception", "exemptions exceptions"),
}
_WORDS = {
    word: (unit, plural)
    for unit, forms in _UNITS.items()
    for plural, words in zip((False, True), forms, strict=True)
    for word in words.split()
} | {"§": ("s", False), "§§": ("s", True)}
_GAP = r"[ \t]{0,3}+\n?[ \t]{0,3}+"
_START = re.compile(
    rf"""
      (?<![\w'’])(?P<word>[A-Za-z]{{1,12}}+\.?|§§?){_GAP}(?=[(\d]|[Il]\d|[IVX]+\b)  # "Section 31"
    | (?<![\w.,£$€/:\#-])(?=\d\d?[A-Z]?[ ]?\(\d\d?[A-Z]?\))  # "43(2)", no unit
    | (?<![\w.,£$€/:\#-])(?=\d\d[ ]?\([a-d]\)\([ivx]+\))  # "30(b)(ii)" of FOISA
    """,
    re.VERBOSE,
)
_SUB = re.compile(r"(?:\bsub[- ]|\bis-)$", re.IGNORECASE)
_ACRONYM = re.compile(r"[A-Z]{3,5}s?\s(?=\d{1,2}[A-Z]?\.\d)")  # "FOI 43.2"
_POSTCODE = re.compile(r"S\d\d?[A-Z]? ?\d[A-Z]{2}\b")

# Digits as printed, with the slips of scanners: "4O" is 40, "3l" is 31. No suffix letter is I or O.
_NUMBER = re.compile(r"(?:\d[\dOIl]{0,2}|[Il]\d{1,2})(?:[A-HJ-NP-Z]{1,2})?(?!\d|[a-z]{2})")
_PART = re.compile(
    r"[ ]?\n?\(\s?(\d[\dlIO]?[A-Za-z]{0,2}|[a-h][a-d]|[ivx]{2,5}|[A-Za-z])\s?(?:\)|(?=\())"
)
_DOTTED = re.compile(r"\.(\d{1,2}[A-Z]?)(?:\.([a-h]))?(?!\w|\.\d)")
_SPACED = re.compile(r"[ ](\d{1,2}[A-Z]?)[ ]?([a-h])(?![\w'’])")  # "31 1 a"
_SPACED_SUB = re.compile(r"[ ](\d[A-Z]?)(?=[ ]*(?:[-–—:,;)&/]|\.(?!\d)|\n|$))")  # "40 2 –"
_TRAILING = re.compile(
    r"([a-h])(?![\w'’])|[ ]([a-h])(?![\w'’])(?=[ ]?(?:[-–—,;:.&/)\n]|$|and\b|or\b|to\b))"
)  # "10(4)d", "12(5) a–g"
_LETTER = re.compile(r"([a-h])(?![\w'’])")
_ASIDE = re.compile(r"[ ]?\n?[(\[][^()\[\]\n]{3,90}[)\]]")
_JOIN = re.compile(
    r"""\s{0,3}(?:
      ,\s{0,3}(?:and\b|or\b|&)? | ;\s{0,3}(?:and\b|or\b)? | & | / | \+
    | and/or\b | and\b | or\b | plus\b | a\b | ac\b
    | ,?\s?(?:together|read|taken|in\sconjunction|along)\s{1,3}with\b | with\b
    )\s{0,3}""",
    re.VERBOSE,
)
_RANGE = re.compile(r"\s{0,2}(?:-|–|—|to\b|through\b|i\b)\s{0,2}")
_COUNTED = re.compile(
    r"\s{0,2}(?:%|£|\.\d|:\d|st\b|nd\b|rd\b|th\b|(?!(?:and|or|to|of|in|as|is|are|do|did|does|if|for|by|"
    r"we|you|it|that|which|because|since|so|but|not|may|can|was|were|will|would|has|have|had|the|"
    r"appl\w+|engaged|refer\w*|exempt\w*|relate\w*|concern\w*|cover\w*|allow\w*|protect\w*|"
    r"provide\w*|of|on|with|under|where|when|read|together|taken|a|ac|yn|o)\b)[a-z]{2,}|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_QUANTITY = re.compile(
    r"\s{0,2}(?:%|£|\.\d|:\d|(?:working|calendar|days?|weeks?|months?|years?|hours?|minutes?|pages?|people"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b)"
)
_PART_NUMBER = re.compile(r"(\d{1,2}|[IVX]{1,4})\b(?:\s(?:to|-)\s(\d{1,2})\b)?")
_INSIDE = re.compile(r"[\s,]{0,3}(?:of|in|at|under|to|from)\s{1,3}(?:the\s)?(?=\w)|,\s{0,2}(?=\w)")
_DECIMAL = re.compile(r"\.\d")
_ROMAN = re.compile(r"[ivx]+")
_SLIPS = str.maketrans("OIl", "011")
_TAIL = re.compile(
    r"""(?:,?\s{0,2}(?i:part|pt\.?)\s(?P<part>\d{1,2}|[IVX]{1,4})\b)?
        (?:,?\s{0,2}\(?(?i:paragraphs?|paras?\.?|condition)\s(?P<para>\d{1,3}[A-Z]?)
           (?P<deep>(?:\(\w{1,3}\))*))?""",
    re.VERBOSE,
)


_WITHIN = ("",)
"""What a subsection or paragraph lies in, while that is not known."""


def numbers(text: str) -> tuple[Printed, ...]:
    """Every printed list of provisions, in order; what is a list of law is not decided here.

    >>> [place.path for printed in numbers("sections 31(1)(a) and (b)") for place in printed.places]
    [('31', '1', 'a'), ('31', '1', 'b')]
    """
    found: list[Printed] = []
    at = 0
    while match := _START.search(text, at):
        printed = _printed(text, match)
        if printed is not None:
            found.append(printed)
        at = max(printed.span.end if printed else 0, match.end(), match.start() + 1)
    return tuple(found)


def _printed(text: str, match: re.Match[str]) -> Printed | None:
    """The list that begins at a unit, or none where no number follows."""
    start, at = match.start(), match.end()
    unit, plural = _unit(text, match)
    acronym = unit is None and _ACRONYM.match(text, start)
    if unit is None and not acronym and match["word"]:
        return None
    if match["word"] == "S" and _POSTCODE.match(text, start):
        return None
    if unit == "sch":
        return _schedule(text, start, at)
    if unit == "part":
        return _parted(text, start, at)
    if unit in ("sub", "para", "limb"):
        inner, end = _members(text, at, plural=True, relative=True)
        places = tuple(replace(p, path=p.path[1:], through=p.through[1:]) for p in inner)
        return _inner(text, start, end, unit, places) if places else None
    places, end = _members(text, at, plural=plural, unit_printed=bool(match["word"]))
    if not places:
        return None
    loose = bool(acronym or _DOTTED.match(text, at + len(places[0].path[0])))
    return Printed(unit or "", Span(start, end), places, loose)


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, bool]:
    """The unit that a match begins with and whether it is a plural; none where it is no unit."""
    word, start = match["word"], match.start()
    unit, plural = _WORDS.get((word or "").lower().rstrip("."), (None, False))
    if unit == "s" and _SUB.search(text, max(0, start - 4), start):
        return "sub", plural
    return (None if start and text[start - 1] == "-" else unit), plural


def _members(
    text: str, at: int, *, plural: bool, relative: bool = False, unit_printed: bool = True
) -> tuple[tuple[Place, ...], int]:
    """The members of a list from an offset, and where it ends; none where no number stands there."""
    places = list(_member(text, at, relative=relative, unit_printed=unit_printed))
    if not places:
        return (), at
    while True:
        end = places[-1].span.end
        aside = _ASIDE.match(text, end)
        if step := _range(text, end, places[-1]):
            places[-1:] = step
            continue
        for after in (end, aside.end()) if aside else (end,):
            join = _JOIN.match(text, after)
            more = _next(text, join, places[-1], plural=plural, relative=relative) if join else ()
            if more:
                break
        if not more:
            return tuple(places), end
        places += more


def _next(
    text: str, join: re.Match[str], last: Place, *, plural: bool, relative: bool
) -> tuple[Place, ...]:
    """The member after a comma or an "and", or none where something else begins there."""
    at = join.end()
    part = _PART.match(text, at)
    if part and (len(last.path) > 1 or relative or "," not in join[0]):
        members = tuple(_parts(text, at, last.path, implied=True))
        return members if _follows(last.path, members[0].path) else ()
    if number := _NUMBER.match(text, at):
        members = tuple(_member(text, at, relative=relative))
        if members and len(members[0].path) > 1:
            return members
        if "with" in join[0] or _COUNTED.match(text, number.end()):
            return ()
        known = "," not in join[0] or plural or text[number.end() : number.end() + 1] in ",.;:)"
        return members if known else ()
    letter = _LETTER.match(text, at)
    if letter and not text[last.span.end - 1] == ")" and len(last.path) > 1:
        return (Place(_graft(last.path, letter[1]), Span(at, letter.end()), implied=True),)
    return ()


def _follows(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether a part taken as the next of a list comes after the last: not "31(1)(g), (b) and (e)"."""
    old, new = next(((a, b) for a, b in zip(one, two, strict=False) if a != b), ("", "z"))
    if old.isalpha() and new.isalpha() and not (_ROMAN.fullmatch(old) and _ROMAN.fullmatch(new)):
        return old < new
    return not (old.isdigit() and new.isdigit()) or int(old) < int(new)


def _range(text: str, at: int, last: Place) -> tuple[Place, ...]:
    """The last member made a range, where "to" or a dash and its other end follow."""
    dash = _RANGE.match(text, at)
    if not dash or last.through:
        return ()
    if part := _PART.match(text, dash.end()):
        value = _clean(part[1], last.path)
        whole = Span(last.span.start, part.end())
        if len(last.path) == 1:  # "Section 43 -(2)": the dash only parts them
            return (replace(last, path=(*last.path, value), span=whole),) if "-" in dash[0] else ()
        return (replace(last, through=_graft(last.path, value), span=whole),)
    number = _NUMBER.match(text, dash.end())
    if number and len(last.path) == 1 and not _QUANTITY.match(text, number.end()):
        through = (number[0].translate(_SLIPS),)
        ascending = _leading(through[0]) > _leading(last.path[0])
        whole = Span(last.span.start, number.end())
        return (replace(last, through=through, span=whole),) if ascending else ()
    letter = _LETTER.match(text, dash.end())
    if letter and len(last.path) > 1 and text[at - 1] != ")":
        whole = Span(last.span.start, letter.end())
        return (replace(last, through=_graft(last.path, letter[1]), span=whole),)
    return ()


def _member(
    text: str, at: int, *, relative: bool = False, unit_printed: bool = True
) -> Iterator[Place]:
    """The provisions of one number with its parts; several where "31(1)(a)(b)" runs them together."""
    number = _NUMBER.match(text, at)
    if not number:
        if relative and _PART.match(text, at):
            yield from _parts(text, at, _WITHIN, implied=False)
        return
    path, end = (number[0].translate(_SLIPS),), number.end()
    if _PART.match(text, end) and not relative:
        yield from _parts(text, end, path, implied=False, start=at)
        return
    if relative:
        yield Place((*_WITHIN, *path), Span(at, end))
    elif dotted := _DOTTED.match(text, end):
        yield Place((*path, *filter(None, dotted.groups())), Span(at, dotted.end()))
    elif spaced := unit_printed and _SPACED.match(text, end):
        yield Place((*path, spaced[1], spaced[2]), Span(at, spaced.end()))
    elif spaced := unit_printed and _SPACED_SUB.match(text, end):
        yield Place((*path, spaced[1]), Span(at, spaced.end()))
    elif lower := _LETTER.match(text, end):  # "s.22a", "31a": which it is, the act must say
        yield Place((*path, lower[1]), Span(at, lower.end()))
    elif not text[end : end + 1].isalpha() and not _DECIMAL.match(text, end):
        yield Place(path, Span(at, end))


def _parts(
    text: str, at: int, path: tuple[str, ...], *, implied: bool, start: int | None = None
) -> Iterator[Place]:
    """The bracketed parts at an offset as depth on a path; a part that cannot go deeper is a sibling."""
    begun, first = at if start is None else start, True
    while part := _PART.match(text, at):
        value = _clean(part[1], path, before=text[part.end() : part.end() + 1] == "(")
        if first:
            path = _graft(path, value)
        elif _deeper(path, value):
            path = (*path, value)
        else:
            yield Place(path, Span(begun, at), implied=implied)
            path, begun, implied = _graft(path, value), part.start(), True
        first, at = False, part.end()
    if path and path[-1].isdigit() and (trailing := _TRAILING.match(text, at)):
        path, at = (*path, trailing[1] or trailing[2]), trailing.end()
    yield Place(
        path, Span(begun + len(text[begun:at]) - len(text[begun:at].lstrip()), at), implied=implied
    )


def _deeper(path: tuple[str, ...], value: str) -> bool:
    """Whether a part can lie inside the last part of a path: (1) in 31, (a) in (1), (i) in (a)."""
    if len(path) == 1:
        return True
    if value[0].isdigit():
        return False
    letters = [part for part in path[1:] if part[0].isalpha()]
    follows = bool(letters) and letters[-1] == "h" and value == "i"
    return not letters or (len(letters) == 1 and bool(_ROMAN.fullmatch(value)) and not follows)


def _graft(path: tuple[str, ...], value: str) -> tuple[str, ...]:
    """A path with a part in place of the one at its own level: 36(2)(b)(i) and (ii) -> 36(2)(b)(ii).

    >>> _graft(("30", "2", "a", "i"), "b")
    ('30', '2', 'b')
    """
    if len(path) < 2:
        return (*path, value)
    if value[0].isdigit():
        return (path[0], value)
    level = next((n for n, part in enumerate(path) if n and part[0].isalpha()), None)
    if level is None:
        return (*path, value)
    if _ROMAN.fullmatch(value) and (len(path) > level + 1 or len(value) > 1):
        return (*path[: level + 1], value)
    return (*path[:level], value)


def _clean(value: str, path: tuple[str, ...], *, before: bool = False) -> str:
    """A part without the scanner's slips: (l)(a) after a number is (1)(a), (3a) is (3A)."""
    if value[0].isdigit():
        return (
            value[:1] + value[1:2].translate(_SLIPS) + value[2:].upper()
            if (value[1:2] in ("l", "O") and len(value) > 1)
            else value.upper()
        )
    if value in ("l", "I") and len(path) == 1 and before:
        return "1"
    return value.lower()


def _leading(number: str) -> int:
    return int(re.match(r"\d*", number)[0] or 0)  # type: ignore[index]


def _schedule(text: str, start: int, at: int) -> Printed | None:
    """A schedule with its part and paragraph: "Schedule 2, paragraph 5"."""
    number = _NUMBER.match(text, at)
    if not number:
        return None
    tail = _TAIL.match(text, number.end())
    path: tuple[str, ...] = (number[0].translate(_SLIPS),)
    para: tuple[str, ...] = ()
    end = number.end()
    if tail and (tail["part"] or tail["para"]):
        end = tail.end()
        path += (f"pt.{tail['part']}",) if tail["part"] else ()
        para = (tail["para"], *re.findall(r"\w+", tail["deep"])) if tail["para"] else ()
    places = [Place(path, Span(at, end), para)]
    if not para and len(path) == 1:
        more, end = _members(text, at, plural=False)
        places = [replace(place, path=place.path[:1]) for place in more] or places
    return Printed("sch", Span(start, places[-1].span.end), tuple(places))


def _parted(text: str, start: int, at: int) -> Printed | None:
    """Parts of a schedule: "Parts 1 to 3 of Schedule 1"; of nothing else."""
    number = _PART_NUMBER.match(text, at)
    if not number:
        return None
    first, last = number[1], number[2]
    ranged = bool(last) and first.isdigit()
    names = [str(n) for n in range(int(first), int(last) + 1)] if ranged else [first]
    span = Span(start, number.end())
    places = tuple(Place((f"pt.{name}",), span) for name in names)
    return _inner(text, start, number.end(), "part", places)


def _inner(text: str, start: int, end: int, unit: str, places: tuple[Place, ...]) -> Printed | None:
    """Subsections, paragraphs and the like: with what they lie in ("subsection (2) of section 43").

    Alone, subsections and paragraphs are given for the provision named before; parts and limbs not.
    """
    aside = _ASIDE.match(text, end)
    link = _INSIDE.match(text, aside.end() if aside else end)
    match = _START.match(text, link.end()) if link else None
    outer = None
    if match and _unit(text, match)[0] in ("s", "reg", "art", "sch", "part"):
        outer = _printed(text, match)
    if outer is None or not outer.places or outer.unit == "part":
        alone = unit == "sub" or (unit == "para" and places[0].path[0].isalpha())
        return Printed(unit, Span(start, end), places) if alone else None
    return Printed(outer.unit, Span(start, outer.span.end), tuple(_nested(unit, places, outer)))


def _nested(unit: str, places: tuple[Place, ...], outer: Printed) -> Iterator[Place]:
    """Each inner number set into the provision it lies in."""
    base = outer.places[0]
    for place in places:
        span = Span(place.span.start, outer.span.end)
        if unit == "part":
            yield Place((*base.path[:1], *place.path), span)
        elif outer.unit == "sch":
            yield Place(base.path, span, place.path)
        else:
            path = base.path
            for part in place.path:
                path = _graft(path, part) if len(path) < 2 else (*path, part)
            last = (*base.path, *place.through) if place.through else ()
            yield Place(path, span, through=last)
    yield from outer.places[1:]


def through(first: tuple[str, ...], last: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Every path from one to another at the level where they part, as numbers and letters follow.

    >>> through(("31", "1", "a"), ("31", "1", "c"))
    (('31', '1', 'a'), ('31', '1', 'b'), ('31', '1', 'c'))
    """
    head, one, other = first[: len(last) - 1], first[len(last) - 1], last[-1]
    if one.isdigit() and other.isdigit() and 0 < int(other) - int(one) < 60:
        return tuple((*head, str(n)) for n in range(int(one), int(other) + 1))
    if len(one) == len(other) == 1 and one.isalpha() and other.isalpha() and one < other:
        return tuple((*head, chr(n)) for n in range(ord(one), ord(other) + 1))
    romans = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    if one in romans and other in romans and romans.index(one) < romans.index(other):
        return tuple((*head, r) for r in romans[romans.index(one) : romans.index(other) + 1])
    return (first, last)
