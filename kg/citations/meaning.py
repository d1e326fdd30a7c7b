"""What a printed number must mean: the provisions of an act that it can name."""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.catalogue import Listed, catalogue
from kg.provisions import Provision, sort_key
from kg.recognise.number_paths import through
from kg.recognise.numbers import Place


def provisions(
    act: str, unit: str, place: Place, fuller: Iterable[tuple[str, ...]] = ()
) -> Iterator[Provision]:
    """The provisions that one place of a list names in an act; none where it can be no place of it.

    Ranges are expanded. A number that the act does not have ("31(a)", "22a") is led to the one it
    must mean where the catalogue, or the `fuller` forms of the same letter, leave exactly one.
    """
    if place.through:
        for path in _range(act, unit, place):
            yield Provision(act, unit, path)
        return
    known = (
        bool(place.para) and act in catalogue().acts
    )  # its keys give a paragraph without its part
    provision = Provision(act, unit, place.path[:1] if known else place.path, place.para)
    if place.para or not complete(act) or provision in catalogue().provisions:
        yield provision
        return
    meant = _meant(act, unit, place.path, tuple(fuller))
    if meant:
        yield Provision(act, unit, meant)
    elif not place.implied:
        yield provision


def listed(act: str, unit: str, path: tuple[str, ...]) -> Listed | None:
    """The row of a provision in the catalogue."""
    return catalogue().provisions.get(Provision(act, unit, path))


def complete(act: str) -> bool:
    """Whether the catalogue lists an act so far that what it does not list is a slip."""
    return act in catalogue().access_acts


@cache
def sections(act: str) -> frozenset[str]:
    """The numbers of the sections of an act that the catalogue lists."""
    return frozenset(p.path[0] for p in catalogue().provisions if p.act == act)


def _meant(
    act: str, unit: str, path: tuple[str, ...], fuller: tuple[tuple[str, ...], ...]
) -> tuple[str, ...] | None:
    head, *tail = path
    if len(path) == 2 and listed(act, unit, (head + tail[0].upper(),)):  # "22a"
        return (head + tail[0].upper(),)
    if not tail:
        return None
    said = {
        f for f in fuller if f[0] == head and len(f) > len(path) and f[-len(tail) :] == tuple(tail)
    }
    if len(said) == 1:
        return said.pop()
    inside = [
        p.path
        for p in _under(act, unit, head)
        if len(p.path) == len(path) + 1
        and p.path[-len(tail) :] == tuple(tail)
        and catalogue().provisions[p].ground != "no"
    ]
    grounds = [
        p for p in inside if catalogue().provisions[Provision(act, unit, p)].ground != "condition"
    ]
    left = grounds or inside
    return left[0] if len(left) == 1 else None


def _range(act: str, unit: str, place: Place) -> tuple[tuple[str, ...], ...]:
    """The paths of a range: those the catalogue lists between its ends, else as numbers follow."""
    counted = through(place.path, place.through)
    if not complete(act):
        return counted
    depth = len(place.through)
    first = sort_key(Provision(act, unit, place.path[:depth]))
    last = sort_key(Provision(act, unit, place.through))
    between = [
        p.path
        for p in _at_depth(act, unit, depth)
        if p.path[: depth - 1] == place.path[: depth - 1] and first <= sort_key(p) <= last
    ]
    kept = {*between, *(path for path in counted if listed(act, unit, path))}
    if not kept:
        return counted
    ends = {place.path, place.through}
    return tuple(sorted(kept | ends, key=lambda p: sort_key(Provision(act, unit, p))))


@cache
def _under(act: str, unit: str, number: str) -> tuple[Provision, ...]:
    """The listed provisions of one section, in order."""
    same = (p for p in catalogue().provisions if (p.act, p.unit, p.path[0]) == (act, unit, number))
    return tuple(sorted(same, key=sort_key))


@cache
def _at_depth(act: str, unit: str, depth: int) -> tuple[Provision, ...]:
    same = (
        p for p in catalogue().provisions if (p.act, p.unit) == (act, unit) and len(p.path) == depth
    )
    return tuple(sorted(same, key=sort_key))
