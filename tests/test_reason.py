"""Reasoning: minimal cases, good and bad side by side, and what holds for every reading."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kg.catalogue import catalogue
from kg.citations import citations
from kg.cues import Cues
from kg.errors import UnknownTerm
from kg.model import Citation, Fact, Ground, Layout, Reasoning, Span
from kg.provisions import Provision
from kg.reason import reason
from kg.reason.headings import opened
from kg.reason.phrases import concepts, heading_phrases, phrases
from kg.reason.relations import relations
from kg.recognise.acts import acts
from kg.regimes import regimes
from kg.segment import segment
from kg.vocab import BALANCE, BINDING, REASONING, ROLE
from tests.examples import counter_examples, examples

CASES = Path(__file__).parent / "cases" / "reason"


def rows(name: str) -> list[Any]:
    """The cases of a file as parameters, each under its name."""
    lines = (CASES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [pytest.param(case := json.loads(line), id=case["name"]) for line in lines]


def read(
    text: str, cited: tuple[Citation, ...] = (), grounds: tuple[Ground, ...] = ()
) -> Reasoning:
    return reason(text, segment(text), cited, grounds)


@cache
def cited_in(text: str) -> tuple[Citation, ...]:
    layout = segment(text)
    named = acts(text)
    return citations(text, layout, named, regimes(text, layout, named, None), ())


def words(text: str, *spans: Span) -> list[str]:
    return [" ".join(span.of(text).split()) for span in spans]


@pytest.mark.parametrize("case", rows("public-interest"))
def test_public_interest(case: dict[str, Any]) -> None:
    text = case["text"]
    tests = read(text).public_interest
    results = [test.balance.value for test in tests if test.balance]
    expected = [case["result"]] if case["result"] else []
    assert sorted(set(results), reverse=True)[:1] == expected  # maintain before disclose
    if "pro" in case:
        assert words(text, *tests[0].factors_for) == case["pro"]
        assert words(text, *tests[0].factors_against) == case["con"]
    if "balance" in case:
        struck = [span for test in tests if test.balance for span in test.balance.spans]
        assert words(text, *struck) == case["balance"]


@pytest.mark.parametrize("case", rows("legitimate-interests"))
def test_legitimate_interests(case: dict[str, Any]) -> None:
    tests = read(case["text"]).legitimate_interests
    legs = [(test.interest, test.necessary, test.balance) for test in tests] or [(None,) * 3]
    found = [leg.value if leg else None for leg in legs[0]]
    assert found == [case["interest"], case["necessary"], case["balance"]]
    assert len(tests) <= 1


@pytest.mark.parametrize("case", rows("harm"))
def test_harm(case: dict[str, Any]) -> None:
    text = case["text"]
    assert words(text, *(harm.span for harm in read(text).harms)) == case["harms"]


@pytest.mark.parametrize("case", rows("conditions"))
def test_conditions(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read(text, cited_in(text)).conditions
    assert [str(condition.provision) for condition in found] == case["conditions"]
    assert all(condition.span.of(text) for condition in found)
    if "proof" in case:
        assert words(text, *(condition.span for condition in found)) == case["proof"]


def cited(text: str, *pairs: tuple[str, str]) -> tuple[Citation, ...]:
    """Citations of a text: printed form and key, each at the first place it stands."""
    return tuple(
        Citation(
            Provision.parse(key),
            Span(text.index(printed), text.index(printed) + len(printed)),
            printed,
            ROLE["relied-on"],
        )
        for printed, key in pairs
    )


def relied(*keys: str) -> tuple[Ground, ...]:
    return tuple(Ground(Provision.parse(key), False, (), BINDING["stated"]) for key in keys)


TWO_GROUNDS = """Section 31(1)(a) – law enforcement

Release would help thieves to evade the patrol and so prejudice its work.

Section 43(2) – commercial interests

Release would damage the yard's trade.

Public interest

We recognise that dues are public money. However, the yard must be able to compete. The public \
interest in maintaining the exemption is the stronger.
"""
TWO_CITED = cited(
    TWO_GROUNDS, ("Section 31(1)(a)", "FOIA s.31(1)(a)"), ("Section 43(2)", "FOIA s.43(2)")
)


def test_harm_belongs_to_the_ground_whose_heading_it_stands_under() -> None:
    found = read(TWO_GROUNDS, TWO_CITED, relied("FOIA s.31(1)(a)", "FOIA s.43(2)")).harms
    assert [[str(g) for g in harm.grounds] for harm in found] == [
        ["FOIA s.31(1)(a)"],
        ["FOIA s.43(2)"],
    ]


def test_harm_belongs_to_the_only_ground_based_on_prejudice() -> None:
    text = "Release would damage the yard's trade."
    one = read(text, (), relied("FOIA s.43(2)", "FOIA s.21(1)")).harms
    two = read(text, (), relied("FOIA s.43(2)", "FOIA s.31(1)(a)")).harms
    assert [str(g) for g in one[0].grounds] == ["FOIA s.43(2)"]
    assert two[0].grounds == ()


def test_harm_belongs_to_the_grounds_of_its_paragraph_before_those_of_its_part() -> None:
    text = (
        "Section 31(1)(a) applies to the rota. Release would help thieves to evade the patrol.\n\n"
        "Section 43(2) applies to the prices. Release would damage the yard's trade."
    )
    where = cited(text, ("31(1)(a)", "FOIA s.31(1)(a)"), ("43(2)", "FOIA s.43(2)"))
    found = read(text, where, relied("FOIA s.31(1)(a)", "FOIA s.43(2)")).harms
    assert [[str(g) for g in harm.grounds] for harm in found] == [
        ["FOIA s.31(1)(a)"],
        ["FOIA s.43(2)"],
    ]


def test_private_interests_and_conditions_belong_to_the_ground_for_personal_data() -> None:
    text = (
        "Section 40(2) covers the clerks' names, and disclosure would breach Article 5(1)(a) of "
        "the UK GDPR. You have a legitimate interest in the award. The names are not necessary to "
        "meet it."
    )
    grounds = relied("FOIA s.40(1)", "FOIA s.40(2)", "FOIA s.43(2)")
    found = read(text, cited_in(text), grounds)
    ties = [found.legitimate_interests[0].grounds, found.conditions[0].grounds]
    assert [[str(ground) for ground in tie] for tie in ties] == [["FOIA s.40(2)"]] * 2


def test_citation_of_personal_data_however_printed_opens_a_test() -> None:
    text = "R13(1): initials of callers are out. The initials tell you nothing more."
    where = cited(text, ("13(1)", "EIR reg.13(1)"))
    (test,) = read(text, where, relied("EIR reg.13(1)")).legitimate_interests
    assert test.necessary and test.necessary.value is False
    assert read(text).legitimate_interests == ()


def test_the_only_test_speaks_for_every_qualified_ground() -> None:
    grounds = relied("FOIA s.31(1)(a)", "FOIA s.43(2)", "FOIA s.40(2)", "FOIA s.21(1)")
    found = read(TWO_GROUNDS, TWO_CITED, grounds).public_interest
    assert [str(g) for g in found[0].grounds] == ["FOIA s.31(1)(a)", "FOIA s.43(2)"]


def test_balance_that_is_not_put_in_words_follows_from_the_ground_and_says_so() -> None:
    text = (
        "Section 43(2)\n\nFactors favouring disclosure\n\n- Skippers could plan.\n\n"
        "Factors against disclosure\n\n- Rivals could undercut the yard.\n"
    )
    where = cited(text, ("Section 43(2)", "FOIA s.43(2)"))
    (test,) = read(text, where, relied("FOIA s.43(2)")).public_interest
    assert test.balance == Fact(BALANCE["maintain"], test.factors_against, BINDING["by-antecedent"])
    (alone,) = read(text).public_interest
    assert alone.balance is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Factors favouring disclosure", "factors-for"),
        ("Factors favouring non-disclosure", "factors-against"),
        ("Public interest arguments in favour of maintaining the exemption", "factors-against"),
        ("Considerations against release", "factors-against"),
        ("Arguments against withholding", "factors-for"),
        ("Factors against confirming or denying – S24", "factors-against"),
        ("Public interest in confirming or denying", "factors-for"),
        ("For disclosure", "factors-for"),
        ("Against", "factors-against"),
        ("On the one hand", "factors-for"),
        ("On the other hand", "factors-against"),
        ("Evidence of harm", "harm"),
        ("Balancing test", "balance"),
        ("Public interest test", "public-interest"),
        ("1. Legitimate interests", "interest"),
        ("Is disclosure necessary?", "necessity"),
        ("Balance of the legitimate interests", "balancing"),
        ("Next steps", None),
        ("For the avoidance of doubt", None),
        ("For completeness", None),
        ("The purpose of the visit", None),
        ("Section 31", None),
    ],
)
def test_what_a_heading_opens(heading: str, kind: str | None) -> None:
    assert opened(heading) == kind


CONCEPTS = [
    pytest.param(concept, id=concept.slug)
    for scheme in (REASONING.name, BALANCE.name)
    for concept in catalogue().concepts(scheme)
]


@pytest.mark.parametrize("concept", CONCEPTS)
def test_cues_find_their_examples_and_not_their_counter_examples(concept: Any) -> None:
    lists = (phrases(), heading_phrases(), Cues((concept.slug, word) for word in concept.words))

    def found(text: str) -> bool:
        hits = [*relations(text), *(hit for cues in lists for hit in cues.find(text))]
        return any(hit.slug == concept.slug for hit in hits)

    assert len(examples(concept)) >= 3
    assert [text for text in examples(concept) if not found(text)] == []
    assert counter_examples(concept)
    assert [text for text in counter_examples(concept) if found(text)] == []


def test_nothing_is_read_from_nothing() -> None:
    assert reason("", Layout(()), (), ()) == Reasoning()


def test_concepts_are_a_closed_set() -> None:
    with pytest.raises(UnknownTerm):
        concepts(("harm-done", "harm-don"))


@pytest.mark.parametrize("case", [*rows("public-interest"), *rows("legitimate-interests")])
def test_every_fact_has_its_words(case: dict[str, Any]) -> None:
    text = case["text"]
    found = read(text)
    facts: list[Fact[str] | Fact[bool] | None] = [t.balance for t in found.public_interest]
    for test in found.legitimate_interests:
        facts += [test.interest, test.necessary, test.balance]
    spans = [span for fact in facts if fact for span in fact.spans]
    spans += [s for t in found.public_interest for s in (*t.factors_for, *t.factors_against)]
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
