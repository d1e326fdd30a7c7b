"""A letter's graph as a person reads it: each fact beside the words that prove it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.vocab import FOI, PREFIXES

_NAME, _TYPE = PREFIXES["schema"] + "name", PREFIXES["rdf"] + "type"
_EXACT, _START = PREFIXES["oa"] + "exact", PREFIXES["oa"] + "start"
_DERIVED = PREFIXES["prov"] + "wasDerivedFrom"


@dataclass(frozen=True, slots=True)
class Row:
    """One fact: what it is, its value, the words that prove it, and how it was bound.

    `binding` is empty where the words state it; anything else is open to doubt.
    """

    what: str
    value: str
    words: str
    binding: str = ""


@dataclass(frozen=True, slots=True)
class View:
    """The reading of a letter in the order a person asks for it."""

    title: str
    iri: str
    frame: tuple[Row, ...]
    questions: tuple[Row, ...]  # what: label and question; value: outcome and grounds
    grounds: tuple[Row, ...]
    reasons: tuple[Row, ...]
    citations: tuple[Row, ...]
    bodies: tuple[Row, ...]
    statements: tuple[Row, ...] = ()
    findings: tuple[Row, ...] = ()  # what: rule and thing; value: what to do; binding: how strong

    @property
    def doubtful(self) -> tuple[Row, ...]:
        """Every fact that the words do not state."""
        parts = (self.frame, self.questions, self.grounds, self.citations, self.bodies)
        return tuple(row for part in parts for row in part if row.binding)


def view(quads: Iterable[ox.Quad], letter: str) -> View:
    """The view of a letter from the quads of its graphs; no words where evidence was left out."""
    graph = Reading(quads)
    return View(
        title=graph.one(letter, _NAME),
        iri=letter,
        frame=tuple(graph.frame(letter)),
        questions=tuple(graph.questions(letter)),
        grounds=tuple(graph.grounds(letter)),
        reasons=tuple(graph.reasons(letter)),
        citations=tuple(graph.named(letter, FOI.hasCitation.value)),
        bodies=tuple(graph.named(letter, FOI.hasMention.value)),
        statements=tuple(graph.statements(letter)),
        findings=tuple(graph.findings(letter)),
    )


class Reading:
    """The quads of one letter, by subject and property; the proofs, by what they prove."""

    def __init__(self, quads: Iterable[ox.Quad]) -> None:
        """Take in the quads of the letter's graphs."""
        self._rows: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._findings: list[str] = []
        for subject, predicate, value, _ in quads:
            self._rows[subject.value][predicate.value].append(value.value)
            if predicate == FOI.foundIn:
                self._findings.append(subject.value)
        self._proofs: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for node, row in self._rows.items():
            for about in row.get(FOI.proves.value, ()):  # one place may prove several things
                values = [self.one(node, p.value) for p in (FOI.provesProperty, FOI.provesValue)]
                self._proofs[about, values[0], values[1]].append(node)

    def all(self, subject: str, predicate: str) -> list[str]:
        """The values of a property, sorted."""
        return sorted(self._rows.get(subject, {}).get(predicate, ()))

    def one(self, subject: str, predicate: str) -> str:
        """The value of a property, the first where it has several; empty where it has none."""
        return next(iter(self.all(subject, predicate)), "")

    def label(self, iri: str) -> str:
        """What a person calls a thing of the letter or of the ontology; a plain value as it is."""
        own = self.one(iri, _NAME)
        known = own or next(iter(catalogue().values(iri, "schema:name")), "")
        return known or catalogue().label(iri)

    def row(self, what: str, value: str, subject: str, predicate: str = "", one: str = "") -> Row:
        """A fact with its first words and its binding."""
        nodes = self._proofs.get((subject, predicate, one)) or []
        nodes = sorted(nodes, key=lambda node: int(self.one(node, _START) or 0))
        words = next((self.one(node, _EXACT) for node in nodes if self.one(node, _EXACT)), "")
        bound = [self.one(node, FOI.boundBy.value) for node in nodes] if predicate else []
        binding = bound[0] if bound else self.one(subject, FOI.binding.value) * (not predicate)
        return Row(what, value, " ".join(words.split()), self.label(binding) if binding else "")

    def frame(self, letter: str) -> Iterable[Row]:
        """What the letter is: from whom, of when, under which law."""
        request = self.one(letter, FOI.answers.value)
        asked = (
            (letter, FOI.letterKind, "kind"),
            (request, FOI.madeTo, "authority"),
            (letter, FOI.handledUnder, "handled under"),
            (letter, FOI.reference, "reference"),
            (request, FOI.received, "received"),
            (letter, FOI.issued, "issued"),
            (letter, FOI.followsReference, "follows"),
            (letter, FOI.followsDate, "follows letter of"),
            (letter, FOI.reviewWithinWorkingDays, "review within working days"),
            (letter, FOI.appealTo, "complain to"),
        )
        for subject, predicate, what in asked:
            for value in self.all(subject, predicate.value):
                found = self.row(what, self.label(value), subject, predicate.value)
                yield (
                    found
                    if found.words
                    else self.row(what, self.label(value), subject, predicate.value, value)
                )

    def questions(self, letter: str) -> Iterable[Row]:
        """Each question, in the order of the letter, with its outcome and grounds."""
        decided = {
            self.one(d, FOI.decides.value): d for d in self.all(letter, FOI.hasDecision.value)
        }
        asked = self.all(self.one(letter, FOI.answers.value), FOI.asks.value)
        for question in sorted(asked, key=lambda q: int(self.one(q, FOI.position.value))):
            decision = decided.get(question, "")
            outcome = self.label(self.one(decision, FOI.outcome.value)) if decision else "Unclear"
            grounds = [self.label(ground) for ground in self.all(decision, FOI.reliesOn.value)]
            what = f"{self.one(question, FOI.label.value)}. {self.one(question, FOI.text.value)}"
            yield self.row(what, "\n".join([outcome, *grounds]), decision)

    def grounds(self, letter: str) -> Iterable[Row]:
        """Each ground relied on, with its test."""
        for ground in self.all(letter, FOI.reliesOn.value):
            applied = self.one(ground, FOI.applies.value)
            kind = ", ".join(catalogue().values(applied, "foi:test")) if applied else ""
            ncnd = self.one(ground, FOI.ncnd.value) == "true"
            note = ["to neither confirm nor deny"] * ncnd + [kind] * bool(kind)
            yield self.row(self.label(ground), "\n".join(note), ground)

    def reasons(self, letter: str) -> Iterable[Row]:
        """Harm, factors and balances."""
        seen = set()
        for owner in (letter, *self.all(letter, FOI.reliesOn.value)):
            for harm in self.all(owner, FOI.hasHarm.value):
                if harm not in seen:
                    yield self.row("harm", self.one(harm, FOI.text.value), harm)
                seen.add(harm)
            for test in self.all(owner, FOI.hasTest.value):
                if test not in seen:
                    yield from self._test(test)
                seen.add(test)

    def _test(self, test: str) -> Iterable[Row]:
        for predicate, what in ((FOI.factorFor, "for"), (FOI.factorAgainst, "against")):
            for factor in self.all(test, predicate.value):
                yield self.row(f"factor {what}", self.one(factor, FOI.text.value), factor)
        for predicate, what in (
            (FOI.legitimateInterest, "legitimate interest"),
            (FOI.necessary, "necessary"),
            (FOI.balance, "balance"),
        ):
            for value in self.all(test, predicate.value):
                yield self.row(what, self.label(value), test, predicate.value)

    def named(self, letter: str, predicate: str) -> Iterable[Row]:
        """What a letter cites or mentions, each with its words."""
        for node in self.all(letter, predicate):
            yield self.row(self.label(node), self.one(node, FOI.printed.value), node)

    def statements(self, letter: str) -> Iterable[Row]:
        """What the letter says, of itself and of its grounds, that the law asks for."""
        for owner in (letter, *self.all(letter, FOI.reliesOn.value)):
            about = "" if owner == letter else self.label(owner).partition(" ")[0]
            for kind in self.all(owner, FOI.says.value):
                yield self.row(self.label(kind), about, owner, FOI.says.value, kind)

    def findings(self, letter: str) -> Iterable[Row]:
        """Where the letter falls short, duties before practices, what was not seen last."""
        for node in sorted(self._findings, key=self._rank):
            detail = self.one(node, FOI.detail.value)
            todo = self.one(node, FOI.message.value) + (f" ({detail})" if detail else "")
            proofs = self.all(node, _DERIVED)
            words = " … ".join(self.one(proof, _EXACT) for proof in proofs[:2])
            unseen = self.one(node, FOI.notSeen.value) == "true"
            duty = self.one(node, FOI.severity.value) == "Warning"
            how = "not seen" if unseen else "duty" if duty else "practice"
            yield Row(self.one(node, _NAME), todo, " ".join(words.split()), how)

    def _rank(self, node: str) -> tuple[str, str, str]:
        practice = self.one(node, FOI.severity.value) != "Warning"
        return self.one(node, FOI.notSeen.value), str(practice), self.one(node, _NAME)
