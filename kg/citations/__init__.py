"""Citations of legislation: recognised, bound to an act, given a role."""

from collections.abc import Iterator

from kg.citations.bind import Bound, Context, bind
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
    for provision, span, binding in _placed(bind(numbers(text), context)):
        found.append(Citation(provision, span, span.of(text), "", binding))
    return with_roles(text, layout, asked, tuple(found), context.sentences_in)


def _placed(lists: list[Bound]) -> Iterator[tuple[Provision | None, Span, str]]:
    """The provisions of bound lists with the span each stands at."""
    fuller = _fuller(lists)
    last: Provision | None = None
    for bound in lists:
        for n, place in enumerate(bound.printed.places):
            span = Span(bound.printed.span.start, place.span.end) if n == 0 else place.span
            if bound.act is None:
                yield None, span, bound.binding
                continue
            if bound.printed.unit in ("sub", "para"):
                inner = _inner(bound, place, last)
                if inner:
                    yield inner, span, bound.binding
                continue
            known = fuller.get((bound.act, place.path[0]), ())
            for provision in provisions(bound.act, bound.unit, place, known):
                yield provision, span, bound.binding
                last = provision


def _inner(bound: Bound, place: Place, last: Provision | None) -> Provision | None:
    """The subsection or paragraph of the provision cited last, where the act has it."""
    if last is None or bound.act != last.act or last.para:
        return None
    heads = [last.path[:1]] if bound.printed.unit == "sub" else [last.path[:2], last.path[:1]]
    for head in heads:
        if listed(last.act, last.unit, (*head, *place.path)):
            return Provision(last.act, last.unit, (*head, *place.path))
    return None


def _fuller(lists: list[Bound]) -> dict[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """The listed paths that the letter gives for each section of each act."""
    found: dict[tuple[str, str], set[tuple[str, ...]]] = {}
    for bound in lists:
        for place in bound.printed.places:
            if bound.act and listed(bound.act, bound.unit, place.path):
                found.setdefault((bound.act, place.path[0]), set()).add(place.path)
    return {key: tuple(sorted(paths)) for key, paths in found.items()}
