"""Who refuses alike: pairs of authorities by the exemptions they rely on.

`cosine` compares how often each relied on each exemption, letter for letter and the very same
exemption. `in_substance` is the share of what both relied on that has its match with the other:
the same exemption, a close like of another regime, or a wider or narrower part of either. One
letter each with one exemption would match wholly, so pairs stand in the order of `alike`, which is
`in_substance` × m / (m + 1) for m matched exemptions: one match counts half, nine nine tenths.
Of each authority the ten most alike are kept: there may be millions of pairs.
"""

from collections import Counter, defaultdict
from heapq import nsmallest
from math import sqrt

from kg.network.tally import Tally, ties
from kg.table import Table

_DIGITS = 3
_BEST = 10  # of each authority


def alike(count: Tally) -> Table:
    """Pairs of authorities that share something, with the numbers of letters behind it."""
    relied: dict[str, Counter[str]] = defaultdict(Counter)
    for (authority, exemption), letters in ties(count, lambda said: said.exemptions).items():
        relied[authority][exemption] = letters
    near = _near(count, {exemption for counts in relied.values() for exemption in counts})
    written = Counter(said.authority for said in count.letters)
    rows: list[tuple[str, str, float, float, float, int, int, int, str]] = []
    for pair in _pairs(count, relied, near):
        one, other = sorted(pair, key=lambda uri: (count.name(uri), uri))
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


def _pairs(count: Tally, relied: dict[str, Counter[str]], near: Near) -> list[frozenset[str]]:
    """The most alike of each authority, in no order."""
    by: dict[str, set[str]] = defaultdict(set)
    for authority, exemptions in relied.items():
        for exemption in exemptions:
            by[exemption].add(authority)
    pairs = set[frozenset[str]]()
    for one, exemptions in relied.items():
        met = {other for e in exemptions for match in near[e] for other in by[match]} - {one}
        scores = ((-_score(exemptions, relied[o], near)[0], count.name(o), o) for o in met)
        pairs.update(frozenset((one, other)) for *_, other in nsmallest(_BEST, scores))
    return list(pairs)


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
