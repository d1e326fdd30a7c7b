"""The words that prove the facts of a letter, as nodes with position and quotation."""

import re
from collections.abc import Iterable

import pyoxigraph as ox

from kg.graph.facts import CONTROLS, TYPE, Claim, Facts
from kg.graph.iris import evidence_graph
from kg.model import Span
from kg.vocab import BINDING, FOI, PREFIXES

QUOTE = 300
"""How long a quotation may be, in code points."""

START, END, EXACT = (ox.NamedNode(PREFIXES["oa"] + name) for name in ("start", "end", "exact"))
DERIVED = ox.NamedNode(PREFIXES["prov"] + "wasDerivedFrom")
_SENTENCE = re.compile(r"[.!?;:][)\]'\"’”]*(?=\s)")


def evidence(facts: Facts) -> frozenset[ox.Quad]:
    """The quads of the evidence graph: one node for each span, or span and property proved."""
    graph, quads = evidence_graph(facts.letter), []
    for claim in facts.claims:
        for node, told in _nodes(facts, claim):
            said: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
                *told,
                (FOI.inLetter, facts.letter),
                (FOI.proves, claim.subject),
            ]
            if claim.property:
                said.append((FOI.provesProperty, claim.property))
                if claim.binding != BINDING["stated"]:
                    said.append((FOI.boundBy, BINDING.iri(claim.binding)))
            if claim.value:
                said.append((FOI.provesValue, claim.value))
            quads += [ox.Quad(node, predicate, value, graph) for predicate, value in said]
    return frozenset(quads)


_Told = list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]]


def _nodes(facts: Facts, claim: Claim) -> Iterable[tuple[ox.NamedNode, _Told]]:
    """The nodes that prove a claim, each with what is its own: type, place and words."""
    tail = [part.value.rsplit("/", 1)[-1].rsplit("#", 1)[-1] for part in _named(claim)]
    for span in list(dict.fromkeys(claim.spans))[: claim.places]:
        node = facts.node("evidence", f"{span.start}-{span.end}", *tail)
        yield (
            node,
            [
                (TYPE, FOI.Evidence),
                (START, ox.Literal(span.start)),
                (END, ox.Literal(span.end)),
                (EXACT, ox.Literal(quotation(facts.source.text, span))),
            ],
        )
    if not claim.spans and claim.binding != BINDING["stated"]:
        about = claim.subject.value.removeprefix(facts.letter.value).strip("/")
        node = facts.node(*(part for part in ("inference", about, *tail) if part))
        yield node, [(TYPE, FOI.Inference), (DERIVED, claim.premise or facts.letter)]


def _named(claim: Claim) -> list[ox.NamedNode]:
    return [part for part in (claim.property, claim.value) if part]


def quotation(text: str, span: Span, *, limit: int = QUOTE) -> str:
    """The words of a span as the letter has them; a long one ends with a sentence or a word.

    >>> quotation("We hold it. We will not say more.", Span(0, 33), limit=20)
    'We hold it.'
    """
    words = CONTROLS.sub(" ", span.of(text))
    if len(words) <= limit:
        return words
    head = words[: limit + 1]
    ends = [match.end() for match in _SENTENCE.finditer(head)]
    if ends and ends[-1] > limit // 3:
        return head[: ends[-1]]
    return (head[:limit].rsplit(None, 1) or [head[:limit]])[0]
