"""The record of a letter: the full reading in the letter's own offsets, and its gold projection."""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar, cast

from kg.catalogue import catalogue
from kg.model import Decision, Fact, Letter, NormalText, PublicInterestTest, Response, Span
from kg.provisions import Provision, finest
from kg.vocab import BALANCE, OUTCOME, REGIME

V = TypeVar("V")


def in_letter(value: V, normal: NormalText) -> V:
    """The same value with every span of the normalised text led back to the letter's own text."""
    moved: Any = value
    if isinstance(value, Span):
        moved = normal.source(value)
    elif isinstance(value, tuple):
        moved = tuple(in_letter(item, normal) for item in value)
    elif is_dataclass(value) and not isinstance(value, Letter | Provision | type):
        parts = {f.name: in_letter(getattr(value, f.name), normal) for f in fields(value)}
        moved = type(value)(**parts)
    return cast("V", moved)


def gold(response: Response, *, name: str, source: str = "") -> dict[str, Any]:
    """The record that letters are judged by (examples/README.md), for `kg extract --format json`.

    `name` is the file the letter came from; lists that are sets are sorted.
    """
    frame = response.frame
    return {
        "letter": name,
        "source": source,
        "complete": True,
        "regimes": [_regime(fact.value) for fact in frame.regimes],
        "authority": frame.authority.value.name if frame.authority else None,
        "reference": frame.reference.value if frame.reference else None,
        "received": frame.received.value.isoformat() if frame.received else None,
        "issued": frame.issued.value.isoformat() if frame.issued else None,
        "questions": _questions(response),
        "exemptions": _keys(ground.provision for ground in response.grounds),
        "ncnd": _keys(ground.provision for ground in response.grounds if ground.ncnd),
        "provisions": _keys(c.provision for c in response.citations if c.provision),
        "acts": sorted(
            {mention.act for mention in response.acts}
            | {c.provision.act for c in response.citations if c.provision}
        ),
        "bodies": sorted(
            {mention.body.name for mention in response.bodies}
            | ({frame.authority.value.name} if frame.authority else set())
        ),
        "public_interest_test": _public_interest(response.reasoning.public_interest),
        "legitimate_interests_test": _legitimate_interests(response),
        "review_within_working_days": frame.review_days.value if frame.review_days else None,
        "appeal_to": frame.appeal_to.value.name if frame.appeal_to else None,
    }


def _regime(slug: str) -> str:
    """The short name of a regime, such as FOIA, from its act's key."""
    return catalogue().values(REGIME.iri(slug).value, "skos:notation")[0]


def _keys(provisions: Iterable[Provision]) -> list[str]:
    return [str(provision) for provision in finest(set(provisions))]


def _questions(response: Response) -> list[dict[str, Any]]:
    decided = {decision.question: decision for decision in response.decisions}
    none = Decision(-1, OUTCOME["unclear"], (), "")
    return [
        {
            "label": question.label,
            "text": question.text,
            "outcome": decided.get(index, none).outcome,
            "exemptions": _keys(decided.get(index, none).grounds),
        }
        for index, question in enumerate(response.questions)
    ]


def _public_interest(tests: tuple[PublicInterestTest, ...]) -> dict[str, Any] | None:
    """The tests as one: maintained where any exemption was maintained."""
    results = {test.balance.value for test in tests if test.balance}
    if not results:
        return None
    maintain = BALANCE["maintain"]
    return {
        "outcome": maintain if maintain in results else min(results),
        "favouring": sum(len(test.factors_for) for test in tests) or None,
        "against": sum(len(test.factors_against) for test in tests) or None,
    }


def _legitimate_interests(response: Response) -> dict[str, Any] | None:
    tests = response.reasoning.legitimate_interests
    if not tests:
        return None

    def leg(name: str) -> Any:
        found: list[Fact[Any]] = [getattr(t, name) for t in tests if getattr(t, name)]
        return found[0].value if found else None

    return {
        "legitimate_interest": leg("interest"),
        "necessary": leg("necessary"),
        "balance": leg("balance"),
    }
