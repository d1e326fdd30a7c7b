"""How the rules do on the letters written for them, as a table in Markdown.

usage: python benchmarks/statute.py > benchmarks/RESULTS-STATUTE.md

A rule is tested by ten letters or more that must trip it and as many near misses that must not
(tests/cases/statute/written); half of them, `blind`, were written by people who knew the rules in
words alone, and the rules were mended on what they got wrong (at first contact, while the rules
were being built, 107 of 170 were found and 15 of 122 findings were wrong). The letters of `once`
(tests/cases/statute/once: two that must trip each rule and two near misses) were written in the
same way after that and scored once, when the rules had been frozen; no rule was changed on them.
What is "not seen" counts as not tripped.
"""

import json
from collections import Counter
from pathlib import Path

from kg.findings import check, rules
from kg.graph import letter_iri, quads
from kg.pipeline import extract
from kg.read import read

CASES = Path(__file__).parents[1] / "tests" / "cases" / "statute"


def tripped(text: str) -> set[str]:
    """The rules that a letter breaks, as far as it was seen."""
    letter = read(text.encode())
    found = check(quads(extract(letter)), letter_iri(letter.id).value)
    return {finding.rule for finding in found if not finding.not_seen}


def tally(slug: str, who: str) -> Counter[tuple[bool, bool]]:
    """How many letters of a rule must trip it, and do: (must, does)."""
    cases = json.loads((CASES / who / f"{slug}.json").read_text("utf-8"))
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
    heads = ("letters", "precision", "recall")
    print(f"| rule | strength | {' | '.join((*heads, 'blind', *heads[1:], 'once', *heads[1:]))} |")
    print(f"| --- | ---{' | ---:' * 9} |")
    sums = [Counter[tuple[bool, bool]]() for _ in range(3)]
    for rule in rules():
        own, blind, once = (
            tally(rule.slug, who) for who in ("written/own", "written/blind", "once")
        )
        counts = (own + blind, blind, once)
        print(row(f"`{rule.slug}` | {rule.strength}", *counts))
        sums = [total + count for total, count in zip(sums, counts, strict=True)]
    print(row("all |", *sums))


if __name__ == "__main__":
    main()
