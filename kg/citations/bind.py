"""Which act a printed list of provisions belongs to, or that none can be told.

In this order (the first that leaves one act): an act beside it; the list it is joined to; the
heading or list it stands under; its unit and shape; the letter's regime; the nearest act before it.
"""

from dataclasses import replace

from kg.catalogue import catalogue
from kg.citations.access import access_to, fits, is_ground
from kg.citations.beside import beside, join
from kg.citations.context import Bound, Context, unit_of
from kg.citations.documents import is_applied, is_other_document
from kg.citations.elsewhere import is_torn, same_elsewhere
from kg.citations.meaning import complete, listed, sections
from kg.model import Section, Span
from kg.recognise.numbers import Printed
from kg.vocab import BINDING


def bind(lists: tuple[Printed, ...], context: Context) -> list[Bound]:
    """Each list that is law, with its act; lists of other documents are left out."""
    stated = [beside(printed, context) for printed in lists]
    join(lists, stated, context.text)
    said = {(b.act, place.path[0]) for b in stated if b for place in b.printed.places}
    other_document: Span | None = None
    for printed, bound in zip(lists, stated, strict=True):
        block = context.block_span(printed.span.start)
        if not printed.places[0].path[0]:
            if same := _same_schedule(printed, context):
                context.add(same)
        elif bound is None and is_other_document(printed, context, same=other_document == block):
            other_document = block
        elif bound := bound or _unstated(printed, context, said):
            context.add(bound)
    return context.found


def _unstated(
    printed: Printed, context: Context, said: set[tuple[str | None, str]]
) -> Bound | None:
    """The list bound by heading, list, unit, regime or antecedent; none where it is no law."""
    if printed.unit in ("sub", "para"):
        return _within(printed, context)
    able = [act for act in access_to(printed, context) if fits(act, printed)]
    access = able[0] if len(able) == 1 else None
    over = _over(printed, context)
    if over and over[0] != access and _stands(over[0], access, printed, context):
        return Bound(printed, over[0], printed.unit, over[1])
    if printed.unit == "sch":
        return _nearest(printed, context)
    if printed.unit == "art":
        return _article(printed, context)
    if not is_ground(access, printed) and (same := _same_number(printed, context)):
        return same
    if printed.loose and not is_ground(access, printed):
        return None
    if access:
        if other := same_elsewhere(printed, context, access, said):
            return Bound(printed, other, printed.unit, BINDING["by-antecedent"])
        if is_torn(printed, context):
            return Bound(printed, None, printed.unit, BINDING["by-regime"])
        return Bound(printed, access, unit_of(access), _told(printed, access, over, context))
    near = _nearest(printed, context) if printed.unit else None
    torn = near is None and len(able) > 1 and bool(printed.unit)
    return Bound(printed, None, printed.unit, BINDING["by-regime"]) if torn else near


def _same_schedule(printed: Printed, context: Context) -> Bound | None:
    """Paragraphs "of the same Schedule": of the one cited last."""
    last = next((b for b in reversed(context.found) if b.unit == "sch" and b.act), None)
    if last is None:
        return None
    path = last.printed.places[-1].path
    places = tuple(replace(place, path=path) for place in printed.places)
    return Bound(replace(printed, places=places), last.act, "sch", BINDING["by-antecedent"])


def _same_number(printed: Printed, context: Context) -> Bound | None:
    """The act cited before in the paragraph with that number: "s. 23(1) of X … s. 23(4)"."""
    last = context.last_in(context.block_span(printed.span.start))
    if not last or not last.act or last.act in catalogue().access_acts:
        return None
    if printed.unit not in ("", last.unit) or len(printed.places[0].path) < 2:
        return None
    theirs = {place.path[0] for place in last.printed.places}
    if not all(place.path[0] in theirs for place in printed.places):
        return None
    return Bound(printed, last.act, last.unit, BINDING["by-antecedent"])


def _stands(act: str, access: str | None, printed: Printed, context: Context) -> bool:
    """Whether a list under the name of an act is of that act and not of the law of access."""
    if printed.unit == "sch":
        return act not in catalogue().access_acts
    if unit_of(act) != printed.unit or (complete(act) and not fits(act, printed)):
        return False
    sentence = context.sentence_at(printed.span.start)
    return not (is_ground(access, printed) and is_applied(context.text, sentence))


def _told(printed: Printed, access: str, over: tuple[str, str] | None, context: Context) -> str:
    """How a list was bound to the act of access: by heading, by unit and shape, or by regime."""
    if over and over[0] == access:
        return over[1]
    if printed.unit in ("reg", "") and is_ground(access, printed):
        return BINDING["by-unit"]
    return BINDING["by-regime"] if context.regimes else BINDING["by-antecedent"]


def _over(printed: Printed, context: Context) -> tuple[str, str] | None:
    """The act named by the heading, or by the line that opens the list, that it stands under."""
    n = context.block_at(printed.span.start)
    if n is None:
        return None
    block = context.block(n)
    if block.kind in ("item", "row"):
        above = n - 1
        while above >= 0 and context.block(above).kind in ("item", "row"):
            above -= 1
        if above >= 0 and n - above < 30:
            span = context.block(above).span
            acts = {m.act for m in context.acts_in(span)}
            if len(acts) == 1 and context.text[: span.end].rstrip().endswith(":"):
                return acts.pop(), BINDING["by-list"]
    above = next(
        (k for k in range(n, max(-1, n - 12), -1) if context.block(k).kind == "heading"), n
    )
    section: Section | None = context.layout.section_at(printed.span.start)
    for heading in (context.block(above).span, section.heading if section else None):
        if heading and not heading.holds(printed.span):
            acts = {m.act for m in context.acts_in(heading)}
            if len(acts) == 1:
                return acts.pop(), BINDING["by-heading"]
    return None


def _article(printed: Printed, context: Context) -> Bound | None:
    """Articles: of the act named nearest in the sentence, else of the one the letter leaves."""
    sentence = context.sentence_at(printed.span.start)
    here = {m.act for m in context.acts_in(sentence) if unit_of(m.act) == "art"}
    stated = {m.act for m in context.named if unit_of(m.act) == "art"}
    for pool, binding in ((here, "by-antecedent"), (stated, "by-unit")):
        having = {act for act in pool if act not in catalogue().acts or _has(act, printed)}
        if len(having) == 1:
            return Bound(printed, having.pop(), "art", BINDING[binding])
        if having:
            near = [b.act for b in context.found[-1:] if b.act in having]
            return Bound(printed, near[0] if near else None, "art", BINDING["by-antecedent"])
    shaped = [
        act
        for act in catalogue().acts
        if unit_of(act) == "art"
        and any(len(p.path) > 2 and listed(act, "art", p.path) for p in printed.places)
    ]
    return Bound(printed, shaped[0], "art", BINDING["by-unit"]) if len(shaped) == 1 else None


def _has(act: str, printed: Printed) -> bool:
    return not sections(act) or any(place.path[0] in sections(act) for place in printed.places)


def _nearest(printed: Printed, context: Context) -> Bound | None:
    """The list bound to the nearest act in its block that can have it; none is no law."""
    block = context.block_span(printed.span.start)

    def able(act: str) -> bool:
        if printed.unit == "sch":
            place = printed.places[0]
            sound = not complete(act) or bool(place.para) or len(place.path) > 1
            return sound and unit_of(act) != "art"
        return unit_of(act) == printed.unit and not (complete(act) and not fits(act, printed))

    before = context.acts_in(Span(block.start, printed.span.start))
    near = next((m.act for m in reversed(before) if able(m.act)), None)
    last = context.last_in(block)
    if near is None and last and last.act and able(last.act):
        near = last.act
    if near is None:
        around = context.acts_in(context.sentence_at(printed.span.start))
        here = {m.act for m in around if able(m.act)}
        near = here.pop() if len(here) == 1 else None
    if near is None and printed.unit == "sch":
        near = _schedule_of(printed, context)
    if near or printed.unit != "reg":
        return Bound(printed, near, printed.unit, BINDING["by-antecedent"]) if near else None
    named = {m.act for m in context.acts_before(printed.span.start) if able(m.act)}
    only = named.pop() if len(named) == 1 else None
    return Bound(printed, only, printed.unit, BINDING["by-antecedent"]) if only or named else None


def _schedule_of(printed: Printed, context: Context) -> str | None:
    """The act whose schedule of that number is cited before, or is listed and its act named."""
    number = printed.places[0].path[:1]
    cited = (b for b in reversed(context.found) if b.unit == "sch" and b.act)
    before = next((b.act for b in cited if b.printed.places[0].path[:1] == number), None)
    named = {m.act for m in context.named if listed(m.act, "sch", number)}
    alone = next(iter(named)) if len(named) == 1 and printed.places[0].para else None
    return before or alone


def _within(printed: Printed, context: Context) -> Bound | None:
    """A subsection or paragraph alone: of the provision cited last, in its block or just above."""
    n = context.block_at(printed.span.start)
    begin = context.block(max(0, n - 1)).span.start if n is not None else printed.span.start - 400
    block = context.block_span(printed.span.start)
    quotes = context.text[block.start : block.start + 1] in ('"', "“")
    for bound in reversed(context.found):
        if bound.printed.span.start < begin:
            break
        if bound.act and bound.unit in ("s", "reg", "art"):
            if quotes and block.holds(bound.printed.span):
                continue  # a quotation of the law speaks of the section above it
            within = bound.within or bound.printed.places[-1].path
            return Bound(printed, bound.act, bound.unit, BINDING["by-antecedent"], within)
    return None
