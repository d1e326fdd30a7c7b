"""How the rules do on the letters written for them, as a table in Markdown.

usage: python benchmarks/statute.py > benchmarks/RESULTS-STATUTE.md

A rule is tested by ten letters or more that must trip it and as many near misses that must not
(tests/cases/statute/written); half of them, `blind`, were written by people who knew the rules in
words alone. What is "not seen" counts as not tripped.
"""

import json
from collections import Counter
from pathlib import Path

from kg.findings import check, rules
from kg.graph import letter_iri, quads
from kg.pipeline import extract
from kg.read import read

WRITTEN = Path(__file__).parents[1] / "tests" / "cases" / "statute" / "written"


def tripped(text: str) -> set[str]:
    """The rules that a letter breaks, as far as it was seen."""
    letter = read(text.encode())
    found = check(quads(extract(letter)), letter_iri(letter.id).value)
    return {finding.rule for finding in found if not finding.not_seen}


def tally(slug: str, who: str) -> Counter[tuple[bool, bool]]:
    """How many letters of a rule must trip it, and do: (must, does)."""
    cases = json.loads((WRITTEN / who / f"{slug}.json").read_text("utf-8"))
    return Counter((case["trips"], slug in tripped(case["text"])) for case in cases)


def row(name: str, *counts: Counter[tuple[bool, bool]]) -> str:
    """A line of the table: letters, precision, recall, of all and of the blind ones."""
    cells = []
    for count in counts:
        right, wrong, missed = count[True, True], count[False, True], count[True, False]
        cells += [
            str(count.total()),
            f"{right / (right + wrong):.2f}" if right + wrong else "–",
            f"{right / (right + missed):.2f}" if right + missed else "–",
        ]
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    print(__doc__.replace("usage: ", "Made by: `").replace("STATUTE.md\n", "STATUTE.md`\n", 1))
    print("| rule | strength | letters | precision | recall | blind | precision | recall |")
    print("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    whole, blinds = Counter[tuple[bool, bool]](), Counter[tuple[bool, bool]]()
    for rule in rules():
        own, blind = (tally(rule.slug, who) for who in ("own", "blind"))
        print(row(f"`{rule.slug}` | {rule.strength}", own + blind, blind))
        whole, blinds = whole + own + blind, blinds + blind
    print(row("all |", whole, blinds))


if __name__ == "__main__":
    main()
