"""The findings on one letter: situations derived, shapes chosen, the results of the engine read."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from kg.findings.case import Case, case
from kg.findings.derive import derive
from kg.findings.derived import Derived
from kg.findings.finding import Finding
from kg.findings.rules import Rule, rules_for
from kg.paths import data
from kg.validate.engines import engine_named
from kg.validate.report import Result
from kg.validate.slice import data_graph, text
from kg.vocab import FOI, PREFIXES, STATEMENT

_NAME = PREFIXES["schema"] + "name"
_ENDS = tuple(STATEMENT.iri(slug).value for slug in ("opening", "sign-off"))


def check(
    quads: Iterable[ox.Quad], letter: str | None = None, *, engine: str = "auto"
) -> tuple[Finding, ...]:
    """The findings on a letter, from the quads of its facts and, where kept, of its evidence.

    `letter` is its IRI, by default that of the first graph of facts; `engine` as in `kg.validate`.
    A rule that is broken by silence is only held to be broken where
    the letter was seen from its opening to its sign-off; else its finding is `not_seen`.
    """
    known = tuple(quads)
    letter = letter or _letter(known)
    seen = case(known, letter)
    chosen = rules_for(seen)
    if not chosen:
        return ()
    derived = tuple(derive(seen))
    facts = ox.NamedNode(f"{letter}/facts")
    said = (quad for quad in known if quad.graph_name == facts)
    added = (ox.Quad(*d.triple) for d in derived)
    shapes = _shapes(tuple(rule.slug for rule in chosen))
    report = engine_named(engine)(data_graph((*said, *added)), shapes)
    by_slug = {rule.slug: rule for rule in chosen}
    words = _Words(known)
    found = [
        _finding(by_slug[_owner(result)], result, seen, derived, words) for result in report.results
    ]
    one_each = {(finding.rule, finding.about): finding for finding in sorted(found, reverse=True)}
    return tuple(sorted(one_each.values()))


def _letter(quads: Iterable[ox.Quad]) -> str:
    graphs = (q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode))
    return next((g.removesuffix("/facts") for g in graphs if g.endswith("/facts")), "")


@cache
def _shapes(slugs: tuple[str, ...]) -> str:
    """The shapes of some rules as N-Triples."""
    return text(data("shapes") / "statute" / f"{slug}.ttl" for slug in slugs)


def _owner(result: Result) -> str:
    """The rule of a shape: its own name, or what stands before the dot of a property shape's."""
    return result.shape.partition(".")[0]


def _finding(
    rule: Rule, result: Result, seen: Case, derived: tuple[Derived, ...], words: "_Words"
) -> Finding:
    target, path = _target(rule.slug), (result.path or "").strip("<>")
    because = [
        item for item in derived if item.about == result.focus and item.kind.value in (target, path)
    ]
    numbers = {
        item.kind.value.rpartition("#")[2]: item.value
        for item in derived
        if item.about == result.focus and type(item.value) is int
    }
    premises = [premise for item in because for premise in item.premises]
    return Finding(
        rule=rule.slug,
        about=result.focus,
        letter=seen.letter,
        name=words.names.get(result.focus, ""),
        severity=result.severity,
        not_seen=rule.absence and not seen.whole,
        provision=rule.provision_for(seen.regimes, seen.issued),
        message=result.message,
        detail="; ".join(dict.fromkeys(item.detail for item in because if item.detail)),
        numbers=tuple(sorted(numbers.items())) if _reckons(path) else (),
        evidence=tuple(words.proving(result.focus, premises, seen)),
    )


@cache
def _target(slug: str) -> str:
    """The class that the shape of a rule targets."""
    wanted = PREFIXES["sh"] + "targetClass"
    for line in _shapes((slug,)).splitlines():
        if f"<{wanted}>" in line:
            return line.split(" ")[2].strip("<>")
    return ""


def _reckons(path: str) -> bool:
    return path == FOI.inTime.value


class _Words:
    """The names of a letter's things, and its evidence by what it proves."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self.names: dict[str, str] = {}
        proves: dict[str, list[str]] = defaultdict(list)
        self._told: dict[tuple[str, str], str] = {}
        for subject, predicate, value, _ in quads:
            if predicate.value == _NAME:
                self.names[subject.value] = value.value
            elif predicate == FOI.proves:
                proves[value.value].append(subject.value)
            elif predicate in (FOI.provesProperty, FOI.provesValue):
                self._told[subject.value, predicate.value] = value.value
        self._proves = proves

    def proving(
        self, about: str, premises: list[tuple[str, ox.NamedNode]], seen: Case
    ) -> Iterator[str]:
        """The evidence of a finding: of the thing and its premises, else of the letter's ends."""
        found = set()
        wanted = {(about, ""), *((thing, name.value) for thing, name in premises)}
        for thing, name in wanted:
            for node in self._proves.get(thing, ()):
                proved = self._told.get((node, FOI.provesProperty.value), "")
                value = self._told.get((node, FOI.provesValue.value))
                if name in (proved, value):
                    found.add(node)
        if not found:  # about the letter as a whole: the words between which it was looked through
            found = {
                node
                for node in self._proves.get(seen.letter, ())
                if self._told.get((node, FOI.provesValue.value)) in _ENDS
            }
        yield from sorted(found)
