"""The rules letters are held to: what `shapes/statute/` says of each, and which of them apply."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from kg.catalogue import catalogue
from kg.findings.case import Case
from kg.vocab import CONCEPTS, RULE

DUTY, PRACTICE = "duty", "practice"


@dataclass(frozen=True, slots=True)
class Rule:
    """A duty or a practice: its provisions by regime, and the letters it holds for.

    `regimes` and `kinds` are slugs; `since` and `until` days, none where it always held; `absence`
    whether it is broken by what is not said.
    """

    slug: str
    title: str
    strength: str
    regimes: tuple[str, ...]
    kinds: tuple[str, ...]
    provisions: tuple[str, ...]
    absence: bool
    since: date | None
    until: date | None

    def holds_for(self, case: Case) -> bool:
        """Whether the rule holds for a letter of this kind, regime and date.

        A letter of several regimes is held to the rules of each; one without a date, which may be a
        draft, to the duties that have always held and to the practice of today.
        """
        if case.kind not in self.kinds or not set(self.regimes) & set(case.regimes):
            return False
        if case.issued is None:
            return self.until is None and (self.since is None or self.strength == PRACTICE)
        after = self.since is None or self.since <= case.issued
        return after and (self.until is None or case.issued <= self.until)

    def provision_for(self, regimes: Iterable[str], day: date | None = None) -> str:
        """The IRI of the provision that a letter of these regimes and that day falls short of.

        The one in force on the day where there are several, today's where there is no day.
        """
        acts = [catalogue().regimes[regime].act for regime in regimes if regime in self.regimes]
        ours = [p for act in acts for p in self.provisions if p.startswith(act)]
        return next((p for p in ours if _in_force(p, day)), (*ours, *self.provisions)[0])


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, by slug."""
    return tuple(map(_rule, RULE))


def rules_for(case: Case) -> tuple[Rule, ...]:
    """The rules that hold for a letter."""
    return tuple(rule for rule in rules() if rule.holds_for(case))


def _rule(slug: str) -> Rule:
    iri = f"{CONCEPTS}rule/{slug}"

    def many(name: str) -> tuple[str, ...]:
        return tuple(sorted(catalogue().values(iri, name)))

    def one(name: str) -> str:
        return next(iter(many(name)), "")

    return Rule(
        slug,
        catalogue().label(iri),
        one("foi:strength"),
        tuple(value.rsplit("/", 1)[-1] for value in many("foi:underRegime")),
        tuple(value.rsplit("/", 1)[-1] for value in many("foi:ofKind")),
        many("foi:requiredBy"),
        one("foi:asksAbsence") == "true",
        _day(one("foi:holdsFrom")),
        _day(one("foi:holdsUntil")),
    )


def _in_force(iri: str, day: date | None) -> bool:
    since, until = (
        _day(next(iter(catalogue().values(iri, name)), ""))
        for name in ("eli:first_date_entry_in_force", "eli:date_no_longer_in_force")
    )
    if day is None:
        return until is None
    return (since is None or since <= day) and (until is None or day <= until)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
