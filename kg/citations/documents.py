"""Numbers that are no law: sections of policies, contracts and reports, offices named after one."""

import re

from kg.catalogue import catalogue, cues
from kg.citations.context import GENERIC, Context, unit_of
from kg.citations.meaning import listed
from kg.model import Span
from kg.recognise.numbers import Printed
from kg.vocab import ROLE

_OF_OTHER = re.compile(
    r"""["')]{0,2}\s{1,2}(?:of|in|on)\s{1,2}
        (?P<owner>the|our|its|your|their|this|that|a|an|my|his|her|it\b|[A-Z]\w+'s)""",
    re.VERBOSE,
)
_STOP = re.compile(r"[.;:\n(]")
_OFFICE = re.compile(r"\s(?:[Oo]fficers?|[Cc]hief)\b")


def is_other_document(printed: Printed, context: Context, *, same: bool) -> bool:
    """Whether a list is of a document that is no law: "section 4.2 of our Retention Policy"."""
    text, (start, end) = context.text, (printed.span.start, printed.span.end)
    if _OFFICE.match(text, end) or printed.unit == "part":
        return True
    plain = all(len(place.path) == 1 and not place.para for place in printed.places)
    if GENERIC.match(text, end):
        return False
    if other := _OF_OTHER.match(text, end):
        stop = _STOP.search(text, other.end(), other.end() + 70)
        limit = stop.start() if stop else min(len(text), other.end() + 70)
        if context.nouns_in(Span(other.end(), limit)):
            return True
        if other["owner"] == "it" and printed.loose:
            return True
    if not (plain or printed.loose):
        return False
    known = any(is_ground_of_any(place.path) for place in printed.places)
    lead = text[max(0, start - 60) : start]
    head = lead.rstrip(" ,(:\n")
    at = start - len(lead) + len(head)
    named = [noun for noun in context.nouns_in(Span(max(0, at - 30), at)) if noun.end == at]
    if named and re.search(r"[,:]\s{0,2}$" if known else r"[,(:]\s{0,2}$", lead[-4:]):
        return True
    sentence = context.sentence_at(start)
    if same and plain and not (known and is_applied(text, sentence)):
        return True
    nouns = context.nouns_in(sentence)
    return printed.unit == "s" and bool(nouns) and (printed.loose or not known)


def is_applied(text: str, sentence: Span) -> bool:
    """Whether a sentence says that something is withheld, refused or the like."""
    hits = cues("role").find(text, sentence)
    return any(h.slug in (ROLE["relied-on"], ROLE["ncnd"]) for h in hits)


def is_ground_of_any(path: tuple[str, ...]) -> bool:
    """Whether some act of access has a ground of that number under its sections."""
    rows = (listed(act, "s", path) for act in catalogue().access_acts if unit_of(act) == "s")
    return any(row and row.ground != "no" for row in rows)
