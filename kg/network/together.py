"""Provisions that letters cite together, set against how often chance would bring them together.

Sections that stand in nearly every letter (the right of appeal, the duty to answer) meet all the
others without meaning anything. So pairs stand in the order of `beyond_chance`: the letters that
cite both, less those that would if each were cited as often as it is and without regard to the
other. `lift` is the one divided by the other; it says much in many letters and little in few.
"""

from collections import Counter
from itertools import combinations

from kg.network.tally import Tally
from kg.table import Table

_DIGITS = 2


def together(count: Tally) -> Table:
    """Pairs of provisions cited in two letters or more; one inside the other is no pair."""
    alone = Counter(uri for said in count.letters for uri in said.provisions)
    both = Counter(pair for said in count.letters for pair in combinations(said.provisions, 2))
    rows: list[tuple[str, str, int, int, int, float, float]] = []
    for (one, other), letters in both.items():
        if letters < 2 or count.nested(one, other):
            continue
        names = sorted((count.name(uri), alone[uri]) for uri in (one, other))
        (first, with_first), (second, with_second) = names
        chance = with_first * with_second / len(count.letters)
        row = (
            *(first, second, letters, with_first, with_second),
            round(letters - chance, _DIGITS),
            round(letters / chance, _DIGITS),
        )
        rows.append(row)
    rows.sort(key=lambda row: (-row[5], -row[2], row[0], row[1]))
    columns = (
        *("first", "second", "letters", "letters_with_first", "letters_with_second"),
        *("beyond_chance", "lift"),
    )
    return Table(columns, tuple(rows))
