"""Letters held to the law from the command line and in a store: what is told, what is rewritten."""

import csv
import io
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.build import build, recheck
from kg.cli.app import FAILED, FINE, USAGE
from kg.export import export
from kg.findings import findings_graph, findings_in, rules, rules_version
from kg.read import read
from kg.store import changes, letter_quads, open_store
from kg.vocab import FOI
from tests.test_cli import Kg, kg

__all__ = ["kg"]

BARE = """Ref: FOI 2025/311
12 May 2025

Dear Ms Orrell

Thank you for your request under the Freedom of Information Act 2000, received on 6 May 2025.

You asked: How much was paid to each supplier of road salt?

This information is held. It is exempt under section 43(2) of the Act. The public interest favours
maintaining the exemption.

Yours sincerely

Information Governance Team
Kent County Council
"""
CUT = BARE.partition("Yours sincerely")[0]
GIVEN = """12 May 2025

Dear Ms Orrell

Thank you for your request under the Freedom of Information Act 2000, received on 6 May 2025.

You asked: How much was paid for road salt?

The Council paid £41,200.

Yours sincerely

Information Governance Team
Kent County Council
"""
OWED = {"balance-reasons", "rights-complaint", "rights-commissioner"}


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    path = tmp_path / "letters" / "bare.txt"
    path.parent.mkdir()
    path.write_text(BARE, "utf-8")
    return path


def test_letter_that_breaks_duties_fails_and_is_told_what_to_do(kg: Kg, bare: Path) -> None:
    code, out, err = kg("check", bare, "--format", "json")
    found = json.loads(out)
    assert code == FAILED
    assert {row["rule"] for row in found} >= OWED
    assert all(row["message"].endswith(".") and row["provision"] for row in found)
    assert "1 letters: " in err


def test_what_a_page_cut_off_lacks_is_not_seen_and_no_failure(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "cut.txt").write_text(CUT, "utf-8")
    code, out, _ = kg("check", tmp_path / "cut.txt", "--format", "json", "--all")
    seen = {row["rule"]: row["seen"] for row in json.loads(out)}
    assert code == FINE
    assert {seen[rule] for rule in OWED} == {"no"}
    _, out, _ = kg("check", tmp_path / "cut.txt", "--format", "json")
    assert not OWED & {row["rule"] for row in json.loads(out)}


def test_letter_that_gives_everything_is_fine(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "given.txt").write_text(GIVEN, "utf-8")
    code, out, _ = kg("check", tmp_path / "given.txt", "--all", "--format", "csv")
    assert code == FINE
    assert len(list(csv.reader(io.StringIO(out)))) == 1


@pytest.mark.parametrize(
    ("fail_on", "code"), [("duty", FAILED), ("practice", FAILED), ("never", FINE)]
)
def test_user_chooses_what_fails(kg: Kg, bare: Path, fail_on: str, code: int) -> None:
    assert kg("check", bare, "--fail-on", fail_on)[0] == code


def test_one_rule_alone(kg: Kg, bare: Path) -> None:
    _, out, _ = kg("check", bare, "--rule", "balance-reasons", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["rule"] for row in rows] == ["balance-reasons"]
    assert rows[0]["about"].startswith("s.43(2)") and rows[0]["provision"] == "FOIA s.17(3)(b)"
    assert rows[0]["words"] in " ".join(BARE.split())


def test_no_such_rule_is_said_with_the_cure(kg: Kg, bare: Path) -> None:
    code, _, err = kg("check", bare, "--rule", "politeness")
    assert code == USAGE and "kg check --list" in err


def test_neither_letters_nor_store_is_said_with_the_cure(kg: Kg) -> None:
    code, _, err = kg("check")
    assert code == USAGE and "kg check --store DIR" in err


def test_letter_that_cannot_be_read_is_told_and_loses_nothing(kg: Kg, bare: Path) -> None:
    (bare.parent / "empty.txt").write_bytes(b"")
    code, out, err = kg("check", bare.parent, "--format", "json", "--fail-on", "never")
    assert code == FAILED and "not read" in err
    assert {row["rule"] for row in json.loads(out)} >= OWED


def test_list_of_rules_has_each_with_its_provisions(kg: Kg) -> None:
    _, out, _ = kg("check", "--list", "--format", "csv")
    listed = {row["rule"]: row for row in csv.DictReader(io.StringIO(out))}
    assert set(listed) == {rule.slug for rule in rules()}
    assert "FOIA s.17(3)(b)" in listed["balance-reasons"]["provision"]


def test_sarif_has_what_the_standard_asks_for(kg: Kg, bare: Path) -> None:
    _, out, _ = kg("check", bare, "--format", "sarif")
    log, text = json.loads(out), read(bare).text
    (run,) = log["runs"]
    known = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert log["version"] == "2.1.0" and run["results"]
    for result in run["results"]:
        assert known[result["ruleIndex"]] == result["ruleId"]
        assert (result["level"] == "none") == (result["kind"] == "open")
        (place,) = result["locations"]
        assert place["physicalLocation"]["artifactLocation"]["uri"] == str(bare)
        region = place["physicalLocation"]["region"]
        start, end = region["charOffset"], region["charOffset"] + region["charLength"]
        assert text[start:end].startswith(region["snippet"]["text"])


@pytest.mark.parametrize(
    ("by", "key"), [("authority", "Kent County Council"), ("year", "2025"), ("rule", "in-time")]
)
def test_counts_over_many_letters(kg: Kg, bare: Path, by: str, key: str) -> None:
    late = BARE.replace("12 May 2025", "30 June 2025").replace("FOI 2025/311", "FOI 2025/312")
    (bare.parent / "late.txt").write_text(late, "utf-8")
    _, out, _ = kg("check", bare.parent, "--by", by, "--format", "json")
    row = next(row for row in json.loads(out) if row[by] == key)
    assert row["letters"] == (1 if by == "rule" else 2)
    assert row["duties"] >= row["letters"]


# ------------------------------------------------------------------ in a store


def exported(store: Path) -> bytes:
    return b"".join(export(open_store(store), "nq"))


def outdated(store: Path) -> None:
    """Make the findings of a store those of older rules: fewer than today's."""
    opened = open_store(store)
    manifest, letters = opened.snapshot / "manifest.jsonl", list(opened.manifest.values())
    rdf = str(opened.rdf)
    del opened
    held = ox.Store(rdf)
    for entry in letters:
        held.remove_graph(findings_graph(entry.letter))
    held.flush()
    text = manifest.read_text("utf-8")
    assert rules_version() in text
    manifest.write_text(text.replace(rules_version(), "0" * 16), "utf-8")


def test_store_holds_the_findings_on_its_letters(bare: Path, tmp_path: Path) -> None:
    build([bare], tmp_path / "store")
    store = open_store(tmp_path / "store")
    (entry,) = store.manifest.values()
    found = findings_in(letter_quads(store, entry.letter))
    assert {finding.rule for finding in found} >= OWED
    assert dict(entry.classes)[FOI.Finding.value] == len(found)


def test_changed_rules_rewrite_findings_and_read_no_letter(bare: Path, tmp_path: Path) -> None:
    build([bare], tmp_path / "store")
    before = exported(tmp_path / "store")
    outdated(tmp_path / "store")
    bare.unlink()  # it cannot be read again
    assert recheck(tmp_path / "store") == 1
    assert exported(tmp_path / "store") == before
    told = {(row["rule"], row["change"]) for row in changes(open_store(tmp_path / "store"))}
    assert told >= {(rule, "new") for rule in OWED}
    assert recheck(tmp_path / "store") == 0


def test_build_holds_unchanged_letters_to_changed_rules(bare: Path, tmp_path: Path) -> None:
    build([bare], tmp_path / "store")
    before = exported(tmp_path / "store")
    outdated(tmp_path / "store")
    report = build([bare], tmp_path / "store")
    assert (report.changed, report.unchanged, report.rechecked) == (0, 1, 1)
    assert exported(tmp_path / "store") == before


def test_check_of_a_store_says_that_the_rules_have_changed(
    kg: Kg, bare: Path, tmp_path: Path
) -> None:
    build([bare], tmp_path / "store")
    outdated(tmp_path / "store")
    _, out, err = kg("check", "--store", tmp_path / "store", "--format", "json")
    assert {row["rule"] for row in json.loads(out)} >= OWED
    assert "the rules have changed: 1 letters" in err
    _, out, _ = kg("check", "--store", tmp_path / "store", "--changes", "--format", "json")
    rows = {row["rule"]: row for row in json.loads(out)}
    assert rows["balance-reasons"]["new"] == 1 and rows["balance-reasons"]["gone"] == 0


def test_removed_letter_leaves_no_finding_behind(kg: Kg, bare: Path, tmp_path: Path) -> None:
    build([bare], tmp_path / "store")
    outdated(tmp_path / "store")
    recheck(tmp_path / "store")
    letter = next(iter(open_store(tmp_path / "store").manifest.values())).letter
    kg("remove", bare, "--store", tmp_path / "store")
    assert letter.encode() not in exported(tmp_path / "store")
    assert changes(open_store(tmp_path / "store")) == ()
