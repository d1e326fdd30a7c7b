"""Citations of legislation: recognised, bound to an act, given a role."""

from collections.abc import Iterator

from kg.citations.bind import bind
from kg.citations.context import Bound, Context
from kg.citations.meaning import listed, provisions
from kg.model import ActMention, Citation, Fact, Layout, Question, Span
from kg.provisions import Provision
from kg.recognise.numbers import Place, numbers
from kg.roles import with_roles


def citations(
    text: str,
    layout: Layout,
    named: tuple[ActMention, ...],
    regimes: tuple[Fact[str], ...],
    asked: tuple[Question, ...],
) -> tuple[Citation, ...]:
    """Every citation of a provision, in order; one for each provision that a printed list names."""
    context = Context(text, layout, named, regimes)
    found: list[Citation] = []
    lists: list[Span] = []
    for bound, provision, span in _placed(bind(numbers(text), context)):
        found.append(Citation(provision, span, span.of(text), "", bound.binding))
        lists.append(bound.printed.span)
    return with_roles(text, layout, asked, tuple(found), tuple(lists), context.sentences_in)


def _placed(lists: list[Bound]) -> Iterator[tuple[Bound, Provision | None, Span]]:
    """The provisions of bound lists with the span each stands at."""
    fuller = _fuller(lists)
    for bound in lists:
        for n, place in enumerate(bound.printed.places):
            span = Span(bound.printed.span.start, place.span.end) if n == 0 else place.span
            if bound.act is None:
                yield bound, None, span
                continue
            if bound.printed.unit in ("sub", "para"):
                if inner := _inner(bound, place):
                    yield bound, inner, span
                continue
            known = fuller.get((bound.act, place.path[0]), ())
            for provision in provisions(bound.act, bound.unit, place, known):
                yield bound, provision, span


def _inner(bound: Bound, place: Place) -> Provision | None:
    """The subsection or paragraph of the provision cited before it, where the act has it."""
    act, unit, within = bound.act or "", bound.unit, bound.within
    heads = [within[:1], within[:2]]
    if bound.printed.unit == "para":
        heads.reverse()
    paths = [(*head, *place.path) for head in heads]
    return next((Provision(act, unit, path) for path in paths if listed(act, unit, path)), None)


def _fuller(lists: list[Bound]) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The listed paths that the letter gives for each section of each act."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for bound in lists:
        for place in bound.printed.places:
            if bound.act and listed(bound.act, bound.unit, place.path):
                found.setdefault((bound.act, place.path[0]), set()).add(place.path)
    return {key: tuple(sorted(paths)) for key, paths in found.items()}
