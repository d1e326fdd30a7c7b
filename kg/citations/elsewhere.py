"""Other acts that a list could belong to although the letter's own law has the number too."""

import re
from itertools import islice

from kg.catalogue import catalogue, cues
from kg.citations.context import GENERIC, Context, unit_of
from kg.citations.documents import is_applied, is_ground_of_any
from kg.citations.meaning import listed
from kg.model import Span
from kg.recognise.numbers import Printed


def same_elsewhere(
    printed: Printed,
    context: Context,
    access: str,
    said: set[tuple[str | None, str]],
) -> str | None:
    """Another act, where the letter gives it that bare number and never the act of access."""
    if GENERIC.match(context.text, printed.span.end):
        return None
    number = printed.places[0].path[0]
    if beside := _amid(printed, context, access):
        return beside
    if any(len(place.path) > 1 for place in printed.places):
        return None
    others = {
        act
        for act, n in said
        if n == number and act and act != access and unit_of(act) == printed.unit
    }
    mine = (access, number) in said | context.cited
    if len(others) == 1 and not mine:
        exempt = re.search(
            r"\b(?:exempt|appl|engag|rel(?:y|ied))",
            context.sentence_at(printed.span.start).of(context.text),
        )
        return None if exempt and is_ground_of_any((number,)) else next(iter(others))
    here = context.sentence_at(printed.span.start)
    before = {m.act for m in context.acts_in(Span(here.start, printed.span.start))}
    other = before.pop() if len(before) == 1 else access
    if not mine and other != access and listed(other, "s", (number,)):
        return None if is_applied(context.text, here) else other
    return None


def is_torn(printed: Printed, context: Context) -> bool:
    """Whether bare sections can be of the act of access and as well of the one cited before."""
    last = context.last_in(context.block_span(printed.span.start))
    if not last or not last.act or last.act in catalogue().access_acts:
        return False
    if any(len(place.path) > 1 for place in printed.places) or GENERIC.match(
        context.text, printed.span.end
    ):
        return False
    both = all(listed(last.act, printed.unit, place.path) for place in printed.places)
    sentence = context.sentence_at(printed.span.start)
    return both and not cues("role").find(context.text, sentence)


def _amid(printed: Printed, context: Context, access: str) -> str | None:
    """Another act whose sections of nearly that number stand before it in its paragraph."""
    last = context.found[-1] if context.found else None
    row = listed(access, "s", printed.places[0].path[:1])
    if not last or not last.act or last.act == access or not row or row.ground != "no":
        return None
    block = context.block_span(printed.span.start)
    before = [
        place.path[0]
        for b in islice(reversed(context.found), 6)
        if b.act == last.act and block.holds(b.printed.span)
        for place in b.printed.places
    ]
    numbers = [int(n) for n in (*before, printed.places[0].path[0]) if n.isdigit()]
    if len(numbers) < 2 or len(numbers) <= len(before):
        return None
    *theirs, mine = numbers
    return last.act if min(theirs) - 2 <= mine <= max(theirs) + 2 else None
