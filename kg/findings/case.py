"""A letter as the law looks at it: its graph as plain values, with the grounds' law looked up."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

import pyoxigraph as ox

from kg.catalogue import Exemption, catalogue
from kg.errors import UnknownProvision
from kg.provisions import Provision
from kg.vocab import FOI, PREFIXES, STATEMENT

_TYPE, _NAME = PREFIXES["rdf"] + "type", PREFIXES["schema"] + "name"
_NOTATION = PREFIXES["skos"] + "notation"
_EXACT, _START = PREFIXES["oa"] + "exact", PREFIXES["oa"] + "start"


@dataclass(frozen=True, slots=True)
class Test:
    """A public interest test, or a legitimate interests one, as far as the letter carries it."""

    iri: str
    public_interest: bool
    factors_for: int
    factors_against: tuple[str, ...]
    balance: str  # slug, empty where none is struck
    interest: bool | None = None
    necessary: bool | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """A ground relied on; `exemption` is the narrowest listed one that covers its provision."""

    iri: str
    provision: Provision
    exemption: Exemption | None
    ncnd: bool
    binding: str  # slug, empty where stated
    says: frozenset[str]
    harms: tuple[str, ...]
    tests: tuple[Test, ...]
    conditions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What came back for a question: the slug of its outcome and the IRIs of its grounds."""

    iri: str
    question: str
    outcome: str
    grounds: tuple[str, ...]
    binding: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision as cited in one role; `provision` is none where its act stayed open."""

    iri: str
    provision: Provision | None
    role: str
    printed: str
    binding: str


@dataclass(frozen=True, slots=True)
class Named:
    """An act or a body that the letter names: its IRI, and the words where they are kept."""

    iri: str
    thing: str
    words: str


@dataclass(frozen=True, slots=True)
class Case:
    """One letter, ready to be held to the law."""

    letter: str
    kind: str
    regimes: tuple[str, ...]
    authority: str
    received: date | None
    issued: date | None
    says: frozenset[str]
    questions: tuple[str, ...]
    decisions: tuple[Decision, ...]
    grounds: tuple[Ground, ...]
    citations: tuple[Citation, ...]
    named: tuple[Named, ...]
    loose_tests: tuple[Test, ...]  # those of no ground that could be told
    loose_harms: tuple[str, ...]
    authority_name: str = ""
    quotes: tuple[tuple[str, str], ...] = ()  # (statement, words that make it), where kept

    @property
    def whole(self) -> bool:
        """Whether the text shows the letter from its opening to its sign-off."""
        return {STATEMENT["opening"], STATEMENT["sign-off"]} <= self.says

    @property
    def regime(self) -> str:
        """The one regime of the letter; empty where there are several or none."""
        return self.regimes[0] if len(self.regimes) == 1 else ""


def case(quads: Iterable[ox.Quad], letter: str) -> Case:
    """The case of a letter, from the quads of its graphs; without evidence, `words` are empty."""
    return _Graph(quads).case(letter)


class _Graph:
    """The quads of one letter by subject and property."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        self._rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._proofs: dict[str, list[str]] = defaultdict(list)
        for subject, predicate, value, _ in quads:
            self._rows[subject.value][predicate.value].append(value.value)
            if predicate == FOI.proves:
                self._proofs[value.value].append(subject.value)

    def case(self, letter: str) -> Case:
        request = self._one(letter, FOI.answers)
        return Case(
            letter=letter,
            kind=_slug(self._one(letter, FOI.letterKind)),
            regimes=self._slugs(letter, FOI.handledUnder),
            authority=self._one(request, FOI.madeTo),
            received=_day(self._one(request, FOI.received)),
            issued=_day(self._one(letter, FOI.issued)),
            says=frozenset(self._slugs(letter, FOI.says)),
            questions=self._all(request, FOI.asks),
            decisions=tuple(map(self._decision, self._all(letter, FOI.hasDecision))),
            grounds=tuple(map(self._ground, self._all(letter, FOI.reliesOn))),
            citations=tuple(map(self._citation, self._all(letter, FOI.hasCitation))),
            named=tuple(map(self._named, self._all(letter, FOI.hasMention))),
            loose_tests=tuple(map(self._test, self._all(letter, FOI.hasTest))),
            loose_harms=self._texts(letter, FOI.hasHarm),
            authority_name=self._label(self._one(request, FOI.madeTo)),
            quotes=tuple(self._quotes(letter)),
        )

    def _ground(self, iri: str) -> Ground:
        provision = self._provision(self._one(iri, FOI.restsOn))
        assert provision is not None, f"{iri} rests on no provision"
        conditions = [self._one(c, FOI.cites) for c in self._all(iri, FOI.hasCondition)]
        return Ground(
            iri,
            provision,
            exemption_of(provision),
            self._one(iri, FOI.ncnd) == "true",
            _slug(self._one(iri, FOI.binding)),
            frozenset(self._slugs(iri, FOI.says)),
            self._texts(iri, FOI.hasHarm),
            tuple(map(self._test, self._all(iri, FOI.hasTest))),
            tuple(p for p in map(self._provision, conditions) if p),
        )

    def _test(self, iri: str) -> Test:
        return Test(
            iri,
            self._one(iri, _TYPE) == FOI.PublicInterestTest.value,
            len(self._all(iri, FOI.factorFor)),
            self._texts(iri, FOI.factorAgainst),
            _slug(self._one(iri, FOI.balance)),
            _truth(self._one(iri, FOI.legitimateInterest)),
            _truth(self._one(iri, FOI.necessary)),
        )

    def _decision(self, iri: str) -> Decision:
        return Decision(
            iri,
            self._one(iri, FOI.decides),
            _slug(self._one(iri, FOI.outcome)),
            self._all(iri, FOI.reliesOn),
            _slug(self._one(iri, FOI.binding)),
        )

    def _citation(self, iri: str) -> Citation:
        return Citation(
            iri,
            self._provision(self._one(iri, FOI.cites)),
            _slug(self._one(iri, FOI.role)),
            self._one(iri, FOI.printed),
            _slug(self._one(iri, FOI.binding)),
        )

    def _named(self, iri: str) -> Named:
        proofs = sorted(self._proofs.get(iri, ()), key=lambda n: int(self._one(n, _START) or 0))
        words = next((self._one(node, _EXACT) for node in proofs), "")
        return Named(iri, self._one(iri, FOI.names), " ".join(words.split()))

    def _label(self, iri: str) -> str:
        return self._one(iri, _NAME) or next(iter(catalogue().values(iri, "schema:name")), "")

    def _quotes(self, letter: str) -> Iterator[tuple[str, str]]:
        for node in sorted(self._proofs.get(letter, ())):
            if self._one(node, FOI.provesProperty) == FOI.says.value:
                yield _slug(self._one(node, FOI.provesValue)), self._one(node, _EXACT)

    def _provision(self, iri: str) -> Provision | None:
        key = self._one(iri, _NOTATION) or next(iter(catalogue().values(iri, "skos:notation")), "")
        try:
            return Provision.parse(key) if key else None
        except UnknownProvision:
            return None

    def _texts(self, iri: str, predicate: ox.NamedNode) -> tuple[str, ...]:
        return tuple(self._one(node, FOI.text) for node in self._all(iri, predicate))

    def _slugs(self, iri: str, predicate: ox.NamedNode) -> tuple[str, ...]:
        return tuple(map(_slug, self._all(iri, predicate)))

    def _all(self, iri: str, predicate: ox.NamedNode) -> tuple[str, ...]:
        return tuple(sorted(self._rows.get(iri, {}).get(predicate.value, ())))

    def _one(self, iri: str, predicate: ox.NamedNode | str) -> str:
        key = predicate if isinstance(predicate, str) else predicate.value
        return min(self._rows.get(iri, {}).get(key, ()), default="")


@cache
def exemption_of(provision: Provision) -> Exemption | None:
    """The narrowest exemption of the ontology that covers a provision, or none.

    >>> exemption_of(Provision.parse("FOIA s.31(1)(a)(ii)")).slug
    'foia-s31-1-a'
    """
    at: Provision | None = provision
    while at is not None:
        if listed := catalogue().exemptions.get(at):
            return listed
        at = at.wider
    return None


def _slug(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)
