"""Findings as quads in a graph of their own, and back."""

import re
from collections import defaultdict
from collections.abc import Iterable

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.findings.finding import Finding
from kg.graph.facts import caption
from kg.vocab import FOI, PREFIXES, RULE

_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_NAME = ox.NamedNode(PREFIXES["schema"] + "name")
_DERIVED = ox.NamedNode(PREFIXES["prov"] + "wasDerivedFrom")


def findings_graph(letter: str) -> ox.NamedNode:
    """The named graph of the findings on a letter."""
    return ox.NamedNode(f"{letter}/findings")


def quads_of(findings: Iterable[Finding]) -> tuple[ox.Quad, ...]:
    """The quads of findings, sorted; each finding is named after its rule and its subject."""
    quads = []
    for found in findings:
        graph = findings_graph(found.letter)
        node = ox.NamedNode(_iri(found))
        rule = RULE.iri(found.rule)
        title = catalogue().label(rule.value)
        about = f": {_short(found.name)}" if found.name and found.about != found.letter else ""
        told: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
            (_TYPE, FOI.Finding),
            (_NAME, ox.Literal(f"{title}{about}")),
            (FOI.rule, rule),
            (FOI.foundIn, ox.NamedNode(found.letter)),
            (FOI.about, ox.NamedNode(found.about)),
            (FOI.severity, ox.Literal(found.severity)),
            (FOI.notSeen, ox.Literal(found.not_seen)),
            (FOI.message, ox.Literal(found.message)),
            *((_DERIVED, ox.NamedNode(proof)) for proof in found.evidence),
            *((getattr(FOI, name), ox.Literal(value)) for name, value in found.numbers),
        ]
        if found.provision:
            told.append((FOI.breaches, ox.NamedNode(found.provision)))
        if found.detail:
            told.append((FOI.detail, ox.Literal(found.detail)))
        quads += [ox.Quad(node, predicate, value, graph) for predicate, value in told]
    return tuple(sorted(set(quads), key=str))


def findings_in(quads: Iterable[ox.Quad]) -> tuple[Finding, ...]:
    """The findings that quads hold, sorted."""
    rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for subject, predicate, value, graph in quads:
        if graph.value.endswith("/findings"):
            rows[subject.value][predicate.value].append(value.value)
        elif predicate == _NAME:
            names[subject.value] = value.value
    return tuple(sorted(_finding(row, names) for row in rows.values()))


def _finding(row: dict[str, list[str]], names: dict[str, str]) -> Finding:
    def one(predicate: ox.NamedNode) -> str:
        return min(row.get(predicate.value, ()), default="")

    about = one(FOI.about)
    numbers = {name: row.get(getattr(FOI, name).value) for name in ("daysAllowed", "daysTaken")}
    return Finding(
        rule=one(FOI.rule).rpartition("/")[2],
        about=about,
        letter=one(FOI.foundIn),
        name=names.get(about, ""),
        severity=one(FOI.severity),
        not_seen=one(FOI.notSeen) == "true",
        provision=one(FOI.breaches),
        message=one(FOI.message),
        detail=one(FOI.detail),
        numbers=tuple((name, int(values[0])) for name, values in numbers.items() if values),
        evidence=tuple(sorted(row.get(_DERIVED.value, ()))),
    )


def _short(name: str) -> str:
    """The name of a thing as a caption can hold it: of a ground or citation its number alone.

    >>> _short("s.42(1) Legal professional privilege"), _short("FOIA s.40(3), relied on")
    ('s.42(1)', 'FOIA s.40(3)')
    """
    number = re.match(r"(?:\w+ )?(?:s|reg|art|sch)\.[^\s,]+", name)
    return number[0] if number else caption(name)


def _iri(found: Finding) -> str:
    tail = found.about.removeprefix(found.letter).strip("/")
    return "/".join(part for part in (found.letter, "finding", found.rule, tail) if part)
