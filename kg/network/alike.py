"""Who refuses alike: pairs of authorities by the exemptions they rely on.

`cosine` compares how often each relied on each exemption, letter for letter and the very same
exemption. `in_substance` is the share of what both relied on that has its match with the other:
the same exemption, a close like of another regime, or a wider or narrower part of either. One
letter each with one exemption would match wholly, so pairs stand in the order of `alike`, which is
`in_substance` × m / (m + 1) for m matched exemptions: one match counts half, nine nine tenths.
Of each authority the ten most alike are kept: there may be millions of pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import sqrt

import numpy as np

from kg.network.tally import Tally, ties
from kg.table import Table

_DIGITS = 3
_BEST = 10  # of each authority
_BLOCK = 256  # authorities compared with all others at once


def alike(count: Tally) -> Table:
    """Pairs of authorities that share something, with the numbers of letters behind it."""
    relied: dict[str, Counter[str]] = defaultdict(Counter)
    for (authority, exemption), letters in ties(count, lambda said: said.exemptions).items():
        relied[authority][exemption] = letters
    near = _near(count, {exemption for counts in relied.values() for exemption in counts})
    written = Counter(said.authority for said in count.letters)
    rows: list[tuple[str, str, float, float, float, int, int, int, str]] = []
    for one, other in _pairs(count, relied, near):
        score, share, matches = _score(relied[one], relied[other], near)
        matched = (*_matched(relied[one], relied[other], near),)
        matched += (*_matched(relied[other], relied[one], near),)
        row = (
            *(count.name(one), count.name(other), round(score, _DIGITS), round(share, _DIGITS)),
            *(round(_cosine(relied[one], relied[other]), _DIGITS), matches),
            *(written[one], written[other], "; ".join(sorted({*map(count.name, matched)}))),
        )
        rows.append(row)
    rows.sort(key=lambda row: (-row[2], -row[4], -row[6] - row[7], row[0], row[1]))
    columns = (
        *("first", "second", "alike", "in_substance", "cosine", "matched"),
        *("letters_of_first", "letters_of_second", "exemptions"),
    )
    return Table(columns, tuple(rows))


Near = dict[str, frozenset[str]]
"""For an exemption those that match it: itself, close likes, wider and narrower ones."""


def _near(count: Tally, used: set[str]) -> Near:
    def match(one: str, other: str) -> bool:
        return count.nested(one, other) or other in count.likes.get(one, frozenset())

    return {one: frozenset(other for other in used if match(one, other)) for one in used}


def _pairs(count: Tally, relied: dict[str, Counter[str]], near: Near) -> Iterator[tuple[str, str]]:
    """The most alike of each authority, each pair once, by name.

    What `_score` says of two is worked out for a block of authorities against all at once; the
    numbers are whole until the last division, so that the order is the same on any machine.
    """
    authorities = sorted(relied, key=lambda uri: (count.name(uri), uri))
    place = {exemption: at for at, exemption in enumerate(sorted(near))}
    letters = np.zeros((len(authorities), len(place)))
    for row, authority in enumerate(authorities):
        for exemption, said in relied[authority].items():
            letters[row, place[exemption]] = said
    ways = np.array([[float(o in near[e]) for o in place] for e in place])
    has = (letters > 0).astype(float)
    met = (has @ ways > 0).astype(float)  # what matches something an authority relied on
    totals = letters.sum(axis=1)
    found = set[tuple[int, int]]()
    for at in range(0, len(authorities), _BLOCK):
        mine = slice(at, at + _BLOCK)
        share = letters[mine] @ met.T + met[mine] @ letters.T
        share /= totals[mine, None] + totals[None, :]
        matches = np.minimum(has[mine] @ met.T, met[mine] @ has.T)
        score = share * matches / (matches + 1)
        for row, scores in enumerate(score, start=at):
            scores[row] = 0.0
            best = np.argsort(-scores, kind="stable")[:_BEST]
            found.update((min(row, o), max(row, o)) for o in best.tolist() if scores[o] > 0)
    for one, other in sorted(found):
        yield authorities[one], authorities[other]


def _score(one: Counter[str], other: Counter[str], near: Near) -> tuple[float, float, int]:
    """How alike, the share in substance, and how many exemptions match."""
    mine, theirs = _matched(one, other, near), _matched(other, one, near)
    letters = sum(one[e] for e in mine) + sum(other[e] for e in theirs)
    share = letters / (one.total() + other.total())
    matches = min(len(mine), len(theirs))
    return share * matches / (matches + 1), share, matches


def _matched(one: Counter[str], other: Counter[str], near: Near) -> list[str]:
    """What one relied on that matches something the other did."""
    return [exemption for exemption in one if not near[exemption].isdisjoint(other)]


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(letters * other[exemption] for exemption, letters in one.items())
    first, second = (sqrt(sum(n * n for n in counts.values())) for counts in (one, other))
    return product / (first * second)
