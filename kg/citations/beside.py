"""An act beside a printed list, and lists joined to one that has an act beside it."""

import re

from kg.catalogue import catalogue
from kg.citations.access import is_ground
from kg.citations.context import ASIDE, CLOSE, GENERIC, Bound, Context, unit_of
from kg.citations.meaning import complete, listed
from kg.model import ActMention, Span
from kg.recognise.numbers import Printed
from kg.vocab import BINDING

_AFTER = re.compile(
    rf"""{CLOSE}{ASIDE}(?:\s?[-–—]\s?[^.;:\n()]{{3,60}}?)?,?\s{{0,2}}
    (?:(?:and|or)\s(?:Appendix|Annex|Schedule|Part|Chapter)\s\w+,?\s)?
    (?:(?:contained|set\sout|found|specified|defined|provided(?:\sfor)?|listed|both|each|exemptions?
         |exceptions?|respectively|powers?|duties|notice|as)\s)?
    (?:of|under|in|to|within|from|by|at|o|o'r|yn)\s{{1,2}}(?:(?:the|both|y|each\sof|Part\s\w+\sof(?:\sthe)?)\s{{1,2}})?["'(]?"""
    rf"""|{CLOSE}\s(?:powers?|offences?|orders?|agreements?|notices?)\b[^.;:\n]{{0,70}}?
        \b(?:of|in|under|by)\s(?:the\s)?"""
    rf"""|{CLOSE}{ASIDE}[\s,(]{{0,3}}(?:the\s)?["']?""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"""["')\]]{0,2}(?:\s?\([^()]{2,40}\))?(?:[\s,:;(\[–—"'-]{0,4}
        (?:(?i:under|exemptions?|exceptions?|the|notice|refusal|by\svirtue\sof|at|in|see|and\sin\sparticular)\s?)?){0,3}""",
    re.VERBOSE,
)
_CHAIN = re.compile(
    r"""["')\]]{0,2}(?:\s?[(\[][^()\[\]\n]{2,90}[)\]])?[\s,;]{0,3}
        (?:(?:and|or|&|/|with|now|formerly|previously|then|since|replaced\sby|read\swith|read|taken|together\swith
            |together|by\svirtue\sof|in\sconjunction\swith|as\swell\sas|also|both|either|the|conditions?|in|at|under
            |by\sreference\sto|further\sto|and/or|of)[\s,]{0,3}){0,6}["'(]?""",
    re.VERBOSE,
)


def beside(printed: Printed, context: Context) -> Bound | None:
    """The list bound to an act named beside it: after it ("of the X") first, then before it."""
    start, end = printed.span.start, printed.span.end
    window = context.acts_in(Span(end, end + 170))
    for mention in window[:1]:
        if _AFTER.fullmatch(context.text, end, mention.span.start):
            if printed.unit in ("sub", "para"):
                break
            act = _defined_twice(mention, window[1:], printed, context.text)
            return Bound(printed, act, _unit(printed, act), _how(mention))
    if GENERIC.match(context.text, end) or printed.unit in ("sub", "para"):
        return None
    before = context.acts_before(start)[-1:]
    for mention in before:
        gap = context.text[mention.span.end : start]
        fits = printed.unit in ("", "sch", unit_of(mention.act))
        if fits and len(gap) < 60 and "\n\n" not in gap and _BEFORE.fullmatch(gap):
            if printed.loose and not _listed_all(mention.act, printed):
                return None
            return Bound(printed, mention.act, _unit(printed, mention.act), _how(mention))
    return None


def _how(mention: ActMention) -> str:
    """The binding of a list to the act beside it: as that act itself was told."""
    return mention.binding if mention.binding != BINDING["by-default"] else BINDING["stated"]


def _defined_twice(
    mention: ActMention, after: list[ActMention], printed: Printed, text: str
) -> str:
    """The act of a mention, or the one its abbreviation names where only that has the numbers."""
    if mention.defines:
        for other in after[:1]:
            near = other.span.start - mention.span.end < 12 and other.act != mention.act
            if near and other.span.of(text) in mention.defines:
                have = [a for a in (mention.act, other.act) if _listed_all(a, printed)]
                if len(have) == 1:
                    return have[0]
    return mention.act


def _listed_all(act: str, printed: Printed) -> bool:
    return all(listed(act, unit_of(act), place.path) for place in printed.places)


def _unit(printed: Printed, act: str) -> str:
    """The unit as keyed: "regulation 31 of the Act" is a section, a schedule stays one."""
    if printed.unit in ("sch", "rule"):
        return printed.unit
    return unit_of(act) if complete(act) or not printed.unit else printed.unit


def join(lists: tuple[Printed, ...], stated: list[Bound | None], text: str) -> None:
    """Give joined lists ("section 44, now section 47A of the X") the act of their fellow."""
    for n in range(len(lists) - 2, -1, -1):
        after = stated[n + 1]
        if not after or stated[n] or _is_of_access(lists[n], after.act):
            continue
        if _chained(lists[n], lists[n + 1], text):
            stated[n] = Bound(lists[n], after.act, after.unit, BINDING["by-list"])
    for n in range(1, len(lists)):
        before = stated[n - 1]
        if stated[n] is None and before and _chained(lists[n - 1], lists[n], text):
            stated[n] = Bound(lists[n], before.act, before.unit, BINDING["by-list"])


def _is_of_access(printed: Printed, act: str | None) -> bool:
    """Whether a list is of grounds and so not of an act: "s.44(1)(a) by virtue of s.15 of X"."""
    return act not in catalogue().access_acts and any(
        is_ground(other, printed) and any(len(place.path) > 1 for place in printed.places)
        for other in catalogue().access_acts
        if unit_of(other) == printed.unit
    )


def _chained(one: Printed, two: Printed, text: str) -> bool:
    gap = text[one.span.end : two.span.start]
    return (
        one.unit == two.unit
        and one.unit not in ("sub", "para", "sch")
        and len(gap) < 130
        and "\n\n" not in gap
        and bool(_CHAIN.fullmatch(gap))
    )
