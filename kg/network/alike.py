"""Who refuses alike: pairs of authorities by the exemptions they rely on.

`cosine` compares how often each relied on each exemption, letter for letter and the very same
exemption. `in_substance` is the share of what both relied on that has its match with the other:
the same exemption, a close like of another regime, or a wider or narrower part of either. One
letter each with one exemption would match wholly, so pairs stand in the order of `alike`, which is
`in_substance` × m / (m + 1) for m matched exemptions: one match counts half, nine nine tenths.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import sqrt

from kg.network.tally import Tally, ties
from kg.table import Table

_DIGITS = 3


def alike(count: Tally) -> Table:
    """Pairs of authorities that share something, with the numbers of letters behind it."""
    relied: dict[str, Counter[str]] = defaultdict(Counter)
    for (authority, exemption), letters in ties(count, lambda said: said.exemptions).items():
        relied[authority][exemption] = letters
    written = Counter(said.authority for said in count.letters)
    rows: list[tuple[str, str, float, float, float, int, int, int, str]] = []
    for one, other in _meeting(count, relied):
        mine, theirs = _matched(count, relied[one], relied[other])
        matches = min(len(mine), len(theirs))
        share = (sum(mine.values()) + sum(theirs.values())) / (
            relied[one].total() + relied[other].total()
        )
        names = sorted((count.name(uri), uri) for uri in (one, other))
        (first, first_uri), (second, second_uri) = names
        row = (
            first,
            second,
            round(share * matches / (matches + 1), _DIGITS),
            round(share, _DIGITS),
            round(_cosine(relied[one], relied[other]), _DIGITS),
            matches,
            written[first_uri],
            written[second_uri],
            "; ".join(sorted({count.name(uri) for uri in (*mine, *theirs)})),
        )
        rows.append(row)
    columns = (
        *("first", "second", "alike", "in_substance", "cosine", "matched"),
        *("letters_of_first", "letters_of_second", "exemptions"),
    )
    ordered = sorted(rows, key=lambda row: (-row[2], -row[4], -row[6] - row[7], row[0], row[1]))
    return Table(columns, tuple(ordered))


def matching(count: Tally, exemption: str, other: str) -> bool:
    """Whether two exemptions are one, close likes, or wider and narrower parts of one."""
    return count.nested(exemption, other) or other in count.likes.get(exemption, frozenset())


def _meeting(count: Tally, relied: dict[str, Counter[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of authorities with an exemption that matches, each once and in order."""
    by: dict[str, set[str]] = defaultdict(set)
    for authority, exemptions in relied.items():
        for exemption in exemptions:
            by[exemption].add(authority)
    pairs = set[tuple[str, str]]()
    for exemption, found in by.items():
        near = {o for o in by if matching(count, exemption, o)}
        others = set().union(*(by[o] for o in near))
        pairs.update((min(a, b), max(a, b)) for a in found for b in others if a != b)
    yield from sorted(pairs)


def _matched(
    count: Tally, one: Counter[str], other: Counter[str]
) -> tuple[Counter[str], Counter[str]]:
    """What each relied on that the other matches."""

    def of(mine: Counter[str], theirs: Counter[str]) -> Counter[str]:
        return Counter(
            {e: n for e, n in mine.items() if any(matching(count, e, o) for o in theirs)}
        )

    return of(one, other), of(other, one)


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(letters * other[exemption] for exemption, letters in one.items())
    lengths = (sqrt(sum(n * n for n in counts.values())) for counts in (one, other))
    first, second = lengths
    return product / (first * second)
