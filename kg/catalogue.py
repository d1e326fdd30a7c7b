"""The individuals of the ontology as typed, indexed rows: acts, provisions, bodies, concepts."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

import pyoxigraph as ox

from kg.cues import Cues
from kg.provisions import UNITS, Provision
from kg.vocab import BASE, CONCEPTS, FOI, PREFIXES, ontology


@dataclass(frozen=True, slots=True)
class Act:
    """An act or set of regulations that the ontology knows."""

    iri: str
    key: str
    title: str
    names: tuple[str, ...]  # titles and abbreviations that name this act alone
    shared: tuple[str, ...]  # forms that need context: "the Act", or "DPA", which two acts bear
    unit: str  # s, reg, art or rule
    kind: str  # the last part of the legislation.gov.uk class, such as ScottishAct
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """A provision that the ontology lists."""

    iri: str
    provision: Provision
    title: str
    kind: str
    ground: str  # yes, ncnd, condition or no
    test: str  # absolute, qualified, mixed, none or empty
    replaced_by: tuple[str, ...]  # IRIs
    since: date | None  # first day in force, where it is not as old as its act
    until: date | None  # last day in force


@dataclass(frozen=True, slots=True)
class Exemption:
    """A ground on which a request may be refused."""

    iri: str
    slug: str
    provision: Provision
    title: str
    regime: str
    test: str
    basis: str
    absolute_when: str
    harm: str  # the degree of harm asked for, in the words of the statute
    close: tuple[str, ...]  # slugs of its likes in other regimes: same interest, same kind of test
    related: tuple[str, ...]  # slugs of those whose interest or test differs


@dataclass(frozen=True, slots=True)
class Match:
    """How an exemption stands to one exemption of another regime, or that it has none there.

    The catalogue gives a pair both ways, so that each exemption finds its likes as `source`.
    """

    source: str  # slug of the exemption
    target: str | None  # slug of its like in the other regime
    regime: str  # slug of the other regime
    kind: str  # close, related or none
    reason: str


@dataclass(frozen=True, slots=True)
class Regime:
    """A law of access: limits in working days, and where to complain."""

    iri: str
    slug: str
    act: str  # IRI
    nation: str
    answer_days: int | None
    review_days: int | None
    appeal_to: str  # slug of a body


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation of the register."""

    iri: str
    slug: str
    name: str
    names: tuple[str, ...]  # the full name and its like, matched in any case where long
    abbreviations: tuple[str, ...]  # matched as they are written
    shared: tuple[str, ...]  # names and abbreviations that count only in context
    kind: str
    nation: str
    status: str
    domains: tuple[str, ...]
    examples: tuple[str, ...]

    @property
    def domain(self) -> str | None:
        """The first domain of its web and mail."""
        return next(iter(self.domains), None)


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of one of the schemes of `kg.vocab`, with the phrases that show it."""

    iri: str
    slug: str
    label: str
    cues: tuple[str, ...]
    words: tuple[str, ...]  # of a list that grammar uses; no example need hold them


class Catalogue:
    """The ontology's individuals, read once."""

    def __init__(self, triples: tuple[ox.Triple, ...]) -> None:
        """Index the triples by subject and read each kind of individual."""
        self._rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._labels: dict[str, str] = {}
        for triple in triples:
            if isinstance(triple.subject, ox.NamedNode):
                value = triple.object.value  # type: ignore[union-attr]
                self._rows[triple.subject.value][triple.predicate.value].append(value)
                if triple.predicate.value == _PREFERRED and _english(triple.object):
                    self._labels[triple.subject.value] = value
        self._by_class: dict[str, list[str]] = defaultdict(list)
        for iri, row in self._rows.items():
            for kind in row[_RDF_TYPE]:
                self._by_class[kind].append(iri)
        self.acts = {act.key: act for act in map(self._act, self._all("Act"))}
        self.provisions = {row.provision: row for row in map(self._listed, self._all("Provision"))}
        self.exemptions = {e.provision: e for e in map(self._exemption, self._all("Exemption"))}
        granted = {exemption.provision.act for exemption in self.exemptions.values()}
        self.access_acts = tuple(sorted(granted))  # keys of the acts that give access
        self.bodies = {body.slug: body for body in map(self._body, self._all("Body"))}
        self.regimes = {row.slug: row for row in map(self._regime, self._all("Regime"))}

    @cached_property
    def matches(self) -> tuple[Match, ...]:
        """How each exemption stands to the other regimes, read when first asked for."""
        found = map(self._match, self._all("Match"))
        return tuple(row for match in found for row in self._both_ways(match))

    def concepts(self, scheme: str) -> tuple[Concept, ...]:
        """The concepts of a scheme (`outcome`, `role`, `section` and so on), by slug."""
        start = f"{CONCEPTS}{scheme}/"
        return tuple(self._concept(iri) for iri in sorted(self._rows) if iri.startswith(start))

    def label(self, iri: str) -> str:
        """The English label of a concept or a provision; the IRI itself where it has none.

        >>> catalogue().label("https://w3id.org/foi-kg/ns/regime/foia")
        'Freedom of Information Act 2000'
        """
        return self._labels.get(iri, iri)

    def values(self, iri: str, prefixed: str) -> tuple[str, ...]:
        """The values of one property of an individual; the property as `prefix:name`.

        >>> catalogue().values("https://w3id.org/foi-kg/ns/outcome/not-held", "skos:prefLabel")
        ('Not held',)
        """
        return tuple(sorted(self._rows.get(iri, {}).get(_iri(prefixed), ())))

    def iri_of(self, provision: Provision, base: str = BASE) -> str:
        """The IRI of a provision: the listed one, else one minted from its act and path."""
        if row := self.provisions.get(provision):
            return row.iri
        parts = [p.replace("pt.", "part/") for p in provision.path]
        path = [UNITS[provision.unit], *parts]
        if provision.para:
            path += ["paragraph", *provision.para]
        return "/".join([self.act_iri(provision.act, base), *path])

    def act_iri(self, act: str, base: str = BASE) -> str:
        """The IRI of an act by its key or title; minted from the title where it is not listed."""
        return self.acts[act].iri if act in self.acts else f"{base}act/{slug(act)}"

    def _all(self, name: str) -> list[str]:
        return sorted(self._by_class[getattr(FOI, name).value])

    def _one(self, iri: str, prefixed: str) -> str:
        return next(iter(self._rows[iri].get(_iri(prefixed), ())), "")

    def _many(self, iri: str, *prefixed: str) -> tuple[str, ...]:
        return tuple(v for p in prefixed for v in sorted(self._rows[iri].get(_iri(p), ())))

    def _act(self, iri: str) -> Act:
        names = self._many(iri, "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel")
        unit = {word: short for short, word in UNITS.items()}[self._one(iri, "foi:unit")]
        kinds = [
            k.rsplit("/", 1)[-1] for k in self._rows[iri][_RDF_TYPE] if "/def/legislation/" in k
        ]
        title = self._one(iri, "schema:name") or names[0]
        return Act(
            iri,
            self._one(iri, "foi:key"),
            title,
            names,
            self._many(iri, "foi:sharedName"),
            unit,
            kinds[0] if kinds else "",
            self._many(iri, "skos:example"),
        )

    def _listed(self, iri: str) -> Listed:
        return Listed(
            iri,
            Provision.parse(self._one(iri, "skos:notation")),
            self._one(iri, "skos:prefLabel"),
            self._one(iri, "foi:provisionKind"),
            self._one(iri, "foi:groundUse"),
            self._one(iri, "foi:test"),
            self._many(iri, "dcterms:isReplacedBy"),
            _date(self._one(iri, "eli:first_date_entry_in_force")),
            _date(self._one(iri, "eli:date_no_longer_in_force")),
        )

    def _exemption(self, iri: str) -> Exemption:
        return Exemption(
            iri,
            _last(iri),
            Provision.parse(self._one(iri, "skos:notation")),
            self._one(iri, "skos:prefLabel"),
            _last(self._one(iri, "foi:regime")),
            self._one(iri, "foi:test"),
            self._one(iri, "foi:basis"),
            self._one(iri, "foi:absoluteWhen"),
            self._one(iri, "foi:harmRequired"),
            self._likes(iri, "skos:closeMatch"),
            self._likes(iri, "skos:relatedMatch"),
        )

    def _likes(self, iri: str, prefixed: str) -> tuple[str, ...]:
        ours = f"{CONCEPTS}exemption/"  # there are links to published vocabularies too
        return tuple(_last(v) for v in self._many(iri, prefixed) if v.startswith(ours))

    def _match(self, iri: str) -> Match:
        return Match(
            _last(self._one(iri, "foi:matchFrom")),
            _last(self._one(iri, "foi:matchTo")) or None,
            _last(self._one(iri, "foi:matchRegime")),
            self._one(iri, "foi:matchKind"),
            self._one(iri, "foi:matchReason"),
        )

    def _both_ways(self, match: Match) -> tuple[Match, ...]:
        if match.target is None:
            return (match,)
        home = _last(self._one(f"{CONCEPTS}exemption/{match.source}", "foi:regime"))
        return match, replace(match, source=match.target, target=match.source, regime=home)

    def _regime(self, iri: str) -> Regime:
        return Regime(
            iri,
            _last(iri),
            self._one(iri, "foi:regimeAct"),
            self._one(iri, "foi:nation"),
            int(self._one(iri, "foi:answerDays") or 0) or None,
            int(self._one(iri, "foi:reviewDays") or 0) or None,
            _last(self._one(iri, "foi:regimeAppeal")),
        )

    def _body(self, iri: str) -> Body:
        return Body(
            iri,
            _last(iri),
            self._one(iri, "schema:name"),
            self._many(iri, "skos:prefLabel", "skos:altLabel", "skos:hiddenLabel"),
            self._many(iri, "schema:alternateName"),
            self._many(iri, "foi:sharedName"),
            _last(self._one(iri, "org:classification")),
            self._one(iri, "foi:nation"),
            self._one(iri, "foi:status"),
            self._many(iri, "foi:mailDomain"),
            self._many(iri, "skos:example"),
        )

    def _concept(self, iri: str) -> Concept:
        return Concept(
            iri,
            _last(iri),
            self._one(iri, "skos:prefLabel"),
            self._many(iri, "foi:cue"),
            self._many(iri, "foi:word"),
        )


_RDF_TYPE = PREFIXES["rdf"] + "type"
_PREFERRED = PREFIXES["skos"] + "prefLabel"


def _english(term: object) -> bool:
    return isinstance(term, ox.Literal) and term.language == "en"


def _iri(prefixed: str) -> str:
    prefix, _, name = prefixed.partition(":")
    return getattr(FOI, name).value if prefix == "foi" else PREFIXES[prefix] + name


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def slug(text: str) -> str:
    """A name as the last part of an IRI: lower case, hyphens, ASCII letters and digits.

    >>> slug("FOIA s.31(1)(a)")
    'foia-s31-1-a'
    >>> slug("Animal Welfare Act 2006")
    'animal-welfare-act-2006'
    """
    plain = text.lower().replace("'", "").replace("’", "").replace(".", "")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


@cache
def catalogue() -> Catalogue:
    """The catalogue of `ontology/*.ttl`, read once a process."""
    return Catalogue(ontology())


@cache
def cues(scheme: str) -> Cues:
    """The cues and words of every concept of a scheme, ready to be found in text."""
    concepts = catalogue().concepts(scheme)
    return Cues((c.slug, phrase) for c in concepts for phrase in (*c.cues, *c.words))
