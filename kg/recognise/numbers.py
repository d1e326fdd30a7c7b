"""Provision numbers as printed: units, depth, lists and ranges. A grammar; it knows no act.

`numbers` gives each printed list ("sections 31(1)(a) and (b)") with its members as paths of parts.
Which act a list belongs to, and what a sloppy number must mean, is for `kg.citations`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from kg.model import Span
from kg.recognise.number_forms import (
    ACRONYM,
    ASIDE,
    COUNTED,
    DECIMAL,
    DOTTED,
    INSIDE,
    JOIN,
    LETTER,
    NUMBER,
    PART,
    PART_NUMBER,
    POSTCODE,
    QUANTITY,
    RANGE,
    ROW,
    SAME,
    SLIPS,
    SPACED,
    SPACED_SUB,
    START,
    SUB,
    TAIL,
    TRAILING,
    WORDS,
)
from kg.recognise.number_paths import clean, deeper, follows, graft, leading


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


_WITHIN = ("",)
"""What a subsection or paragraph lies in, while that is not known."""


@lru_cache(maxsize=2)  # the regimes of a letter are told from its numbers before they are bound
def numbers(text: str) -> tuple[Printed, ...]:
    """Every printed list of provisions, in order; what is a list of law is not decided here.

    >>> [place.path for printed in numbers("sections 31(1)(a) and (b)") for place in printed.places]
    [('31', '1', 'a'), ('31', '1', 'b')]
    """
    found: list[Printed] = []
    at = 0
    while match := START.search(text, at):
        printed = _printed(text, match)
        if printed is not None:
            found.append(printed)
        at = max(printed.span.end if printed else 0, match.end(), match.start() + 1)
    return tuple(found)


def _printed(text: str, match: re.Match[str]) -> Printed | None:
    """The list that begins at a unit, or none where no number follows."""
    start, at = match.start(), match.end()
    unit, plural = _unit(text, match)
    acronym = unit is None and ACRONYM.match(text, start)
    if unit is None and not acronym and match["word"]:
        return None
    if match["word"] == "S" and POSTCODE.match(text, start):
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
    if match["word"] in ("r", "R", "r.", "R.") and len(places[0].path) < 2:
        return None
    if "\n" in text[start:at] and ROW.match(text, places[0].span.end):
        return None  # the head of a column and the number of its first row
    loose = bool(acronym or DOTTED.match(text, at + len(places[0].path[0])))
    return Printed(unit or "", Span(start, end), places, loose)


def _unit(text: str, match: re.Match[str]) -> tuple[str | None, bool]:
    """The unit that a match begins with and whether it is a plural; none where it is no unit."""
    word, start = match["word"], match.start()
    unit, plural = WORDS.get((word or "").lower().rstrip("."), (None, False))
    if unit == "s" and SUB.search(text, max(0, start - 4), start):
        return "sub", plural
    return (None if start and text[start - 1] == "-" else unit), plural


def _members(
    text: str, at: int, *, plural: bool, relative: bool = False, unit_printed: bool = True
) -> tuple[tuple[Place, ...], int]:
    """The members of a list from an offset, and where it ends; none where there is no number."""
    places = list(_member(text, at, relative=relative, unit_printed=unit_printed))
    if not places:
        return (), at
    while True:
        end = places[-1].span.end
        aside = ASIDE.match(text, end)
        if step := _range(text, end, places[-1]):
            places[-1:] = step
            continue
        for after in (end, aside.end()) if aside else (end,):
            join = JOIN.match(text, after)
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
    part = PART.match(text, at)
    if part and (len(last.path) > 1 or relative or "," not in join[0]):
        members = tuple(_parts(text, at, last.path, implied=True))
        return members if follows(last.path, members[0].path) else ()
    if number := NUMBER.match(text, at):
        members = tuple(_member(text, at, relative=relative))
        if members and len(members[0].path) > 1:
            return members
        if "with" in join[0] or COUNTED.match(text, number.end()):
            return ()
        known = "," not in join[0] or plural or text[number.end() : number.end() + 1] in ",.;:)"
        return members if known else ()
    letter = LETTER.match(text, at)
    if letter and text[last.span.end - 1] != ")" and len(last.path) > 1:
        return (Place(graft(last.path, letter[1]), Span(at, letter.end()), implied=True),)
    return ()


def _range(text: str, at: int, last: Place) -> tuple[Place, ...]:
    """The last member made a range, where "to" or a dash and its other end follow."""
    dash = RANGE.match(text, at)
    if not dash or last.through:
        return ()
    if part := PART.match(text, dash.end()):
        value = clean(part[1], last.path)
        whole = Span(last.span.start, part.end())
        if len(last.path) == 1:  # "Section 43 -(2)": the dash only parts them
            return (replace(last, path=(*last.path, value), span=whole),) if "-" in dash[0] else ()
        return (replace(last, through=graft(last.path, value), span=whole),)
    number = NUMBER.match(text, dash.end())
    if number and len(last.path) == 1 and not QUANTITY.match(text, number.end()):
        through = (number[0].translate(SLIPS),)
        ascending = leading(through[0]) > leading(last.path[0])
        whole = Span(last.span.start, number.end())
        return (replace(last, through=through, span=whole),) if ascending else ()
    letter = LETTER.match(text, dash.end())
    if letter and len(last.path) > 1 and text[at - 1] != ")":
        whole = Span(last.span.start, letter.end())
        return (replace(last, through=graft(last.path, letter[1]), span=whole),)
    return ()


def _member(
    text: str, at: int, *, relative: bool = False, unit_printed: bool = True
) -> Iterator[Place]:
    """The provisions of one number with its parts; "31(1)(a)(b)" runs several together."""
    number = NUMBER.match(text, at)
    if not number:
        if relative and PART.match(text, at):
            yield from _parts(text, at, _WITHIN, implied=False)
        return
    path: tuple[str, ...] = (number[0].translate(SLIPS),)
    end = number.end()
    if PART.match(text, end) and not relative:
        yield from _parts(text, end, path, implied=False, start=at)
        return
    if relative:
        while (part := PART.match(text, end)) and text[end] == "(":
            path, end = (*path, clean(part[1], path)), part.end()
        yield Place((*_WITHIN, *path), Span(at, end))
    elif dotted := DOTTED.match(text, end):
        yield Place((*path, *filter(None, dotted.groups())), Span(at, dotted.end()))
    elif spaced := unit_printed and SPACED.match(text, end):
        yield Place((*path, spaced[1], spaced[2]), Span(at, spaced.end()))
    elif spaced := unit_printed and SPACED_SUB.match(text, end):
        yield Place((*path, spaced[1]), Span(at, spaced.end()))
    elif lower := LETTER.match(text, end):  # "s.22a", "31a": which it is, the act must say
        yield Place((*path, lower[1]), Span(at, lower.end()))
    elif not text[end : end + 1].isalpha() and not DECIMAL.match(text, end):
        yield Place(path, Span(at, end))


def _parts(
    text: str, at: int, path: tuple[str, ...], *, implied: bool, start: int | None = None
) -> Iterator[Place]:
    """The bracketed parts at an offset as depth on a path; what cannot go deeper is a sibling."""
    begun, first = at if start is None else start, True
    while part := PART.match(text, at):
        value = clean(part[1], path, before=text[part.end() : part.end() + 1] == "(")
        if first:
            path = graft(path, value)
        elif deeper(path, value):
            path = (*path, value)
        elif "\n" in part[0]:  # the label of the next item of a list
            break
        else:
            yield Place(path, Span(begun, at), implied=implied)
            path, begun, implied = graft(path, value), part.start(), True
        first, at = False, part.end()
    if path and path[-1].isdigit() and (trailing := TRAILING.match(text, at)):
        path, at = (*path, trailing[1] or trailing[2]), trailing.end()
    yield Place(
        path, Span(begun + len(text[begun:at]) - len(text[begun:at].lstrip()), at), implied=implied
    )


def _schedule(text: str, start: int, at: int) -> Printed | None:
    """A schedule with its part and paragraph: "Schedule 2, paragraph 5"."""
    number = NUMBER.match(text, at)
    if not number:
        return None
    tail = TAIL.match(text, number.end())
    path: tuple[str, ...] = (number[0].translate(SLIPS),)
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
    number = PART_NUMBER.match(text, at)
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
    "Paragraph 4 of the same Schedule" has an empty path: the schedule is the one named before.
    """
    if unit == "para" and (same := SAME.match(text, end)):
        span = Span(start, same.end())
        return Printed("sch", span, tuple(Place(_WITHIN, p.span, p.path) for p in places))
    aside = ASIDE.match(text, end)
    link = INSIDE.match(text, aside.end() if aside else end)
    match = START.match(text, link.end()) if link else None
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
                path = graft(path, part) if len(path) < 2 else (*path, part)
            last = (*base.path, *place.through) if place.through else ()
            yield Place(path, span, through=last)
    yield from outer.places[1:]
