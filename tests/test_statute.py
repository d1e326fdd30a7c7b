"""The statute shapes: what each says of itself, graphs that trip it, letters written for it."""

import csv
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from kg.catalogue import catalogue
from kg.findings import Finding, Rule, check, findings_in, quads_of, rules
from kg.graph import letter_iri, quads
from kg.paths import data
from kg.pipeline import extract
from kg.read import read
from kg.vocab import CONCEPTS, PREFIXES, RULE, turtle

CASES = Path(__file__).parent / "cases" / "statute"
UNMET = frozenset((CASES / "unmet.txt").read_text("utf-8").split())
LETTER = "https://w3id.org/foi-kg/id/letter/made"
SHACL = PREFIXES["sh"]
SEVERITY = {"duty": "Warning", "practice": "Info"}
slug_of = pytest.mark.parametrize("slug", tuple(RULE))
rule_of = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.slug)


# ------------------------------------------------------------------ what a rule says of itself


def test_every_rule_has_a_file_of_its_name() -> None:
    assert {path.stem for path in data("shapes").glob("statute/*.ttl")} == set(RULE)


@rule_of
def test_rule_is_described(rule: Rule) -> None:
    iri = f"{CONCEPTS}rule/{rule.slug}"
    assert rule.strength in SEVERITY
    assert rule.title != iri
    assert rule.regimes and rule.kinds
    for name in ("skos:definition", "foi:lookedFor", "foi:asksAbsence"):
        assert len(catalogue().values(iri, name)) == 1, name


@rule_of
def test_rule_comes_from_provisions_that_are_known(rule: Rule) -> None:
    known = {listed.iri for listed in catalogue().provisions.values()}
    assert rule.provisions and set(rule.provisions) <= known
    for regime in rule.regimes:
        act = catalogue().regimes[regime].act
        assert rule.strength == "practice" or rule.provision_for([regime]).startswith(act)


@slug_of
def test_shapes_of_rule_are_named_after_it_and_give_a_message(slug: str) -> None:
    triples: Any = turtle(data("shapes") / "statute" / f"{slug}.ttl")
    found = [t for t in triples if isinstance(t.subject, ox.NamedNode)]
    shapes = {t.subject.value for t in found if t.object.value == f"{SHACL}PropertyShape"}
    assert shapes and all(iri.startswith(f"{CONCEPTS}rule/{slug}.") for iri in shapes)
    strength = next(rule.strength for rule in rules() if rule.slug == slug)
    for name, wanted in (("severity", SHACL + SEVERITY[strength]), ("message", None)):
        told = {t.subject.value: t.object.value for t in found if t.predicate.value == SHACL + name}
        assert shapes <= set(told), name
        assert wanted is None or set(told.values()) == {wanted}


# ------------------------------------------------------------------ the graphs


@cache
def graphs(slug: str) -> dict[str, tuple[ox.Quad, ...]]:
    """The graphs `passes`, `near-miss` and `trips` of a rule, as the facts of a letter."""
    found: dict[str, list[ox.Quad]] = {}
    facts = ox.NamedNode(f"{LETTER}/facts")
    for path in sorted((CASES / "graphs").glob(f"{slug}.trig")):
        for s, p, o, graph in ox.parse(path.read_bytes(), format=ox.RdfFormat.TRIG):
            name = graph.value.rpartition("/")[2]
            found.setdefault(name, []).append(ox.Quad(s, p, o, facts))
    return {name: tuple(made) for name, made in found.items()}


@slug_of
@pytest.mark.parametrize("engine", ["shacl", "pyshacl"])
def test_rule_finds_what_trips_it_and_nothing_else(slug: str, engine: str) -> None:
    found = {
        name: {finding.rule for finding in check(made, LETTER, engine=engine)}
        for name, made in graphs(slug).items()
    }
    assert found == {"passes": set(), "near-miss": set(), "trips": {slug}}


@slug_of
def test_engines_agree_on_every_graph(slug: str) -> None:
    for made in graphs(slug).values():
        assert check(made, LETTER, engine="shacl") == check(made, LETTER, engine="pyshacl")


@slug_of
def test_findings_are_the_same_after_their_graph(slug: str) -> None:
    made = graphs(slug)["trips"]
    found = check(made, LETTER)
    assert findings_in((*made, *quads_of(found))) == found


# ------------------------------------------------------------------ the letters


def written() -> Iterator[Any]:
    """Every letter written for a rule, marked where the rule does not yet judge it as it should."""
    for path in sorted(CASES.glob("written/*/*.json")):
        for case in json.loads(path.read_text("utf-8")):
            name = f"{path.parent.name}/{path.stem}/{case['name']}"
            unmet = pytest.mark.xfail(reason="not judged so yet", strict=True)
            marks = [unmet] if name in UNMET else []
            yield pytest.param(path.stem, case["text"], case["trips"], id=name, marks=marks)


@cache
def tripped(text: str) -> set[str]:
    """The rules that a letter breaks, what was not seen left out."""
    letter = read(text.encode())
    made = quads(extract(letter))
    found = check(made, letter_iri(letter.id).value)
    return {finding.rule for finding in found if not finding.not_seen}


@pytest.mark.parametrize(("slug", "text", "trips"), list(written()))
def test_letter_is_judged_as_its_writer_did(slug: str, text: str, trips: bool) -> None:
    assert (slug in tripped(text)) == trips


@slug_of
def test_rule_accuses_rightly_and_misses_little(slug: str) -> None:
    judged = [
        (case["trips"], slug in tripped(case["text"]))
        for path in sorted(CASES.glob(f"written/*/{slug}.json"))
        for case in json.loads(path.read_text("utf-8"))
    ]
    must, spared = (sum(trips == wanted for trips, _ in judged) for wanted in (True, False))
    right, wrong = judged.count((True, True)), judged.count((False, True))
    assert must >= 10 and spared >= 10
    assert right / (right + wrong) >= 0.95, "precision"
    assert right / must >= 0.8, "recall"


# ------------------------------------------------------------------ what a second reader thought

GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"


def reviewed() -> dict[str, set[tuple[str, str, str]]]:
    """What was found in each gold letter and read by a lawyer's eye: (rule, about, verdict)."""
    found: dict[str, set[tuple[str, str, str]]] = {}
    with (CASES / "review.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            told = row["rule"], row["about"], row["verdict"]
            found.setdefault(row["letter"], set()).add(told)
    return found


@pytest.mark.skipif(not GOLD.is_dir(), reason="the gold letters are not here")
def test_every_finding_on_gold_was_read_and_none_of_them_was_wrong() -> None:
    verdicts = reviewed()
    assert all((GOLD / f"{letter}.txt").exists() for letter in verdicts)
    for path in sorted(GOLD.glob("*/*.txt")):
        name = f"{path.parent.name}/{path.stem}"
        found = {(f.rule, _about(f)) for f in check(quads(extract(read(path)))) if not f.not_seen}
        known = {
            (rule, about) for rule, about, verdict in verdicts.get(name, ()) if verdict != "wrong"
        }
        assert found <= known, f"{name}: read these and enter them: {found - known}"


def _about(found: Finding) -> str:
    number = re.match(r"(?:\w+ )?(?:s|reg)\.[^\s,]+", found.name)
    return number[0] if number else "letter"
