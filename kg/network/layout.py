"""Where things stand in the picture: four columns of names, and lines in the gaps between them.

Bodies named, authorities, exemptions relied on, other provisions cited. What belongs together
stands together: authorities and exemptions by community, bodies and provisions beside what they are
tied to. Only the heaviest are drawn, so that names can be read. Lengths are inches.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from kg.network.communities import groups
from kg.network.tally import AUTHORITY, BODY, EXEMPTION, PROVISION, Tally, Ties, ties

KINDS: Final = (BODY, AUTHORITY, EXEMPTION, PROVISION)
WIDTHS: Final = {BODY: 3.4, AUTHORITY: 3.6, EXEMPTION: 4.6, PROVISION: 4.1}
MOST: Final = {BODY: 18, AUTHORITY: 32, EXEMPTION: 36, PROVISION: 20}
GAP: Final = 1.7  # between columns
ROW: Final = 0.27  # from a name to the next one of its group
_BREAK: Final = 0.16  # more, between groups
_STRONGEST: Final = 4  # lines to a provision
_ROUNDS: Final = 4  # after which the order of columns hardly changes


@dataclass(frozen=True, slots=True)
class Plate:
    """A name in the picture: `left` and `y` of its middle; `group` is its community, if any.

    `letters` are those that an authority sent, or that name, cite or rely on anything else.
    """

    uri: str
    kind: str
    name: str
    title: str
    letters: int
    group: int | None
    left: float
    y: float

    @property
    def right(self) -> float:
        """Where lines to the next column begin."""
        return self.left + WIDTHS[self.kind]


@dataclass(frozen=True, slots=True)
class Line:
    """A tie between two plates in so many letters; `like` joins two close likes."""

    source: Plate
    target: Plate
    letters: int
    like: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The picture before it is drawn; `shown` and `of` count the things of each kind."""

    plates: tuple[Plate, ...]
    lines: tuple[Line, ...]
    width: float
    height: float
    shown: dict[str, int]
    of: dict[str, int]


def layout(count: Tally) -> Layout:
    """The places of the heaviest things of a store; the same for the same letters."""
    weights = _weights(count)
    letters = _sent_and_said(count)
    group = {
        uri: place
        for place, found in enumerate(groups(count))
        for uri in (*found.authorities, *found.exemptions)
    }
    chosen = _chosen(count, weights, letters)
    order = _ordered(chosen, weights, group)
    height = max((_height(uris, group) for uris in order.values()), default=0.0)
    plates: dict[str, Plate] = {}
    left = 0.0
    for kind in KINDS:
        y = (height - _height(order[kind], group)) / 2
        before: int | None = None
        for at, uri in enumerate(order[kind]):
            mine = group.get(uri)
            y += (_BREAK if at and mine != before else 0.0) + (ROW if at else 0.0)
            before = mine
            thing = count.things[uri]
            place = (letters[uri], mine, left, y)
            plates[uri] = Plate(uri, kind, thing.name, thing.title, *place)
        left += WIDTHS[kind] + (GAP if order[kind] else -WIDTHS[kind])
    return Layout(
        tuple(plates.values()),
        tuple(_lines(count, plates, weights)),
        left - GAP,
        height,
        {kind: len(order[kind]) for kind in KINDS},
        {kind: len(count.of(kind)) for kind in KINDS},
    )


def _sent_and_said(count: Tally) -> Counter[str]:
    """The letters an authority sent; for anything else those that name, cite or rely on it."""
    letters = Counter(said.authority for said in count.letters if said.authority)
    authorities = {thing.uri for thing in count.of(AUTHORITY)}
    said = Counter(uri for one in count.letters for uri in one.all if uri not in authorities)
    return letters + said


def _weights(count: Tally) -> Ties:
    """Letters that tie things of neighbouring columns, from left to right.

    Left out are regulators, which nearly every letter names, provisions that are themselves an
    exemption or inside one, and what an exemption and a provision share no more than by chance.
    """
    found: Ties = Counter()
    for (authority, body), letters in ties(count, lambda said: said.bodies).items():
        if body not in count.regulators and count.things[body].kind == BODY:
            found[body, authority] = letters
    found.update(ties(count, lambda said: said.exemptions))
    found.update(_beside(count))
    return found


def _beside(count: Tally) -> Ties:
    """Letters that rely on an exemption and cite another provision; the strongest of each."""
    both: Ties = Counter()
    for said in count.letters:
        both.update((e, p) for e in said.exemptions for p in said.provisions)
    alone = Counter(uri for said in count.letters for uri in said.all)
    own = _of_exemptions(count)
    beyond: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for (exemption, provision), letters in sorted(both.items()):
        chance = alone[exemption] * alone[provision] / len(count.letters)
        if provision not in own and letters > chance:
            beyond[provision].append((chance - letters, exemption))
    strongest = ((e, p) for p, found in beyond.items() for _, e in sorted(found)[:_STRONGEST])
    return Counter({ends: both[ends] for ends in strongest})


def _of_exemptions(count: Tally) -> frozenset[str]:
    """The provisions that exemptions rest on, with what is inside and around them."""
    names = {thing.name for thing in count.of(EXEMPTION)}
    provisions = [thing.uri for thing in count.of(PROVISION)]
    rested = [uri for uri in provisions if count.name(uri) in names]
    return frozenset(uri for uri in provisions if any(count.nested(uri, own) for own in rested))


def _chosen(count: Tally, weights: Ties, letters: Counter[str]) -> dict[str, list[str]]:
    """The heaviest of each kind that are tied to something chosen: first exemptions.

    Of two as heavy the one with more likes comes first.
    """

    def heaviest(kind: str, among: Iterable[str], weight: Counter[str]) -> list[str]:
        found = {uri for uri in among if count.things[uri].kind == kind}
        likes = {uri: len(count.likes.get(uri, frozenset()) & found) for uri in found}
        order = sorted(found, key=lambda u: (-weight[u], -letters[u], -likes[u], u))
        return order[: MOST[kind]]

    exemptions = heaviest(EXEMPTION, (target for _, target in weights), letters)
    authorities = heaviest(AUTHORITY, (s for s, t in weights if t in exemptions), letters)
    naming, citing = Counter[str](), Counter[str]()
    for (source, target), weight in weights.items():
        if target in authorities:
            naming[source] += weight
        if source in exemptions:
            citing[target] += weight
    return {
        BODY: heaviest(BODY, naming, naming),
        AUTHORITY: authorities,
        EXEMPTION: exemptions,
        PROVISION: heaviest(PROVISION, citing, citing),
    }


def _ordered(
    chosen: dict[str, list[str]], weights: Ties, group: dict[str, int]
) -> dict[str, list[str]]:
    """The chosen by group and so that lines cross little: each beside the middle of its ties."""
    places = {uri: float(at) for uris in chosen.values() for at, uri in enumerate(uris)}
    beside: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for (source, target), weight in sorted(weights.items()):
        if source in places and target in places:
            beside[source].append((target, weight))
            beside[target].append((source, weight))
    order = dict(chosen)
    for kind in (*(AUTHORITY, EXEMPTION) * _ROUNDS, BODY, PROVISION):
        middle = {uri: _middle(beside[uri], places, places[uri]) for uri in order[kind]}
        order[kind] = sorted(middle, key=lambda u: (group.get(u, -1), middle[u], u))
        places |= {uri: float(at) for at, uri in enumerate(order[kind])}
    return order


def _middle(beside: list[tuple[str, int]], places: dict[str, float], own: float) -> float:
    total = sum(weight for _, weight in beside)
    return sum(places[uri] * weight for uri, weight in beside) / total if total else own


def _height(uris: list[str], group: dict[str, int]) -> float:
    breaks = sum(group.get(a) != group.get(b) for a, b in pairwise(uris))
    return ROW * max(len(uris) - 1, 0) + _BREAK * breaks


def _lines(count: Tally, plates: dict[str, Plate], weights: Ties) -> Iterator[Line]:
    """The heavier lines last, so that they are drawn over the others."""
    for (one, other), letters in sorted(weights.items(), key=lambda item: (item[1], item[0])):
        if one in plates and other in plates:
            yield Line(plates[one], plates[other], letters)
    for one in sorted(plates):
        for other in sorted(count.likes.get(one, frozenset())):
            if other in plates and one < other:
                yield Line(plates[one], plates[other], 0, like=True)
