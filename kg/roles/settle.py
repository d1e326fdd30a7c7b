"""The roles of a letter's citations, those that no words tell settled by the others."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from kg.model import Citation, Layout, Question, Span
from kg.provisions import Provision
from kg.roles.judge import Judge, Judged
from kg.roles.words import CONSIDERED, NCND, RELIED
from kg.vocab import ROLE


def with_roles(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    cited: tuple[Citation, ...],
    lists: tuple[Span, ...],
    sentences_in: Callable[[int], tuple[Span, ...]],
) -> tuple[Citation, ...]:
    """The citations with their roles.

    `lists` are the spans of the printed lists that the citations stand in, one for each: what is
    said of a list is said of its members. `sentences_in` gives the sentences of the block at an
    offset.
    """
    judge = Judge(text, layout, asked, cited, lists, sentences_in)
    judged = [judge.of(citation) for citation in cited]
    return tuple(replace(j.citation, role=ROLE[j.role]) for j in _settled(judged, judge))


def _settled(judged: list[Judged], judge: Judge) -> Iterable[Judged]:
    """The roles, those that no words told following what the letter says of the same ground."""
    said = [j for j in judged if j.said and j.role in (RELIED, NCND, CONSIDERED)]
    if not any(j.role in (RELIED, NCND, CONSIDERED) for j in judged):
        judged = [judge.taken_as_applied(j) for j in judged]
    roles: dict[Provision, set[str]] = {}
    for j in said:
        if j.citation.provision:
            roles.setdefault(j.citation.provision, set()).add(j.role)
    for j in judged:
        if j.said or j.citation.provision is None or j.role not in (RELIED, NCND):
            yield j
            continue
        same = {r for p, own in roles.items() if _same(p, j.citation.provision) for r in own}
        yield replace(j, role=CONSIDERED) if same == {CONSIDERED} else j


def _same(one: Provision, two: Provision) -> bool:
    return one.covers(two) or two.covers(one)
