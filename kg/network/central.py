"""What stands in the middle: authorities, exemptions, provisions and bodies by their ties.

Exemptions, provisions and bodies stand in the order of `votes`: each authority has one, shared out
over what its letters say, so that one that wrote a hundred letters does not drown the others as it
would in a plain count. (It is what PageRank comes to where all votes go one way.)

Authorities only give votes. They stand in the order of betweenness in the network of refusals: how
many of the shortest ways between others lead through them, where more letters make a way shorter.
One that joins kinds of refusal which hardly any other combines stands high.
"""

from collections import Counter, defaultdict

from kg.network.refusals import betweenness, refusals
from kg.network.tally import AUTHORITY, Pick, Tally, Thing, ties
from kg.table import Table

_DIGITS = 2


def authorities(count: Tally) -> Table:
    """Authorities by betweenness, then by letters; how many exemptions and provisions they use."""
    relied = Counter(a for a, _ in ties(count, lambda said: said.exemptions))
    cited = Counter(a for a, _ in ties(count, lambda said: said.provisions))
    naming = Counter(body for _, body in ties(count, lambda said: said.bodies))
    letters = Counter(said.authority for said in count.letters)
    between = betweenness(refusals(count))
    rows: list[tuple[str, int, int, int, int, float]] = [
        (
            *(thing.name, letters[thing.uri], relied[thing.uri], cited[thing.uri]),
            *(naming[thing.uri], between.get(thing.uri, 0.0)),
        )
        for thing in count.of(AUTHORITY)
    ]
    rows.sort(key=lambda row: (-row[5], -row[1], row[0]))
    columns = ("authority", "letters", "exemptions", "provisions", "named_by", "betweenness")
    return Table(columns, tuple(rows))


def exemptions(count: Tally) -> Table:
    """Exemptions relied on, by votes; their betweenness shows which of them join authorities."""
    between = betweenness(refusals(count))
    ranked = _ranked(count, lambda said: said.exemptions)
    columns = ("exemption", "title", "letters", "authorities", "votes", "betweenness")
    rows = ((t.name, t.title, *row, between.get(t.uri, 0.0)) for t, row in ranked)
    return Table(columns, tuple(rows))


def provisions(count: Tally) -> Table:
    """Provisions cited in whatever role, by votes."""
    ranked = _ranked(count, lambda said: said.provisions)
    columns = ("provision", "title", "letters", "authorities", "votes")
    return Table(columns, tuple((thing.name, thing.title, *row) for thing, row in ranked))


def bodies(count: Tally) -> Table:
    """Bodies that the letters of others name, by votes."""
    ranked = _ranked(count, lambda said: said.bodies)
    columns = ("body", "kind", "letters", "authorities", "votes")
    return Table(columns, tuple((thing.name, thing.kind, *row) for thing, row in ranked))


def _ranked(count: Tally, pick: Pick) -> list[tuple[Thing, tuple[int, int, float]]]:
    """The things picked, the highest first: letters, authorities, votes."""
    letters = Counter(uri for said in count.letters for uri in pick(said))
    found = ties(count, pick)
    authorities = Counter(target for _, target in found)
    given = Counter(authority for authority, _ in found.elements())
    votes: dict[str, float] = defaultdict(float)
    for (authority, uri), said in sorted(found.items()):
        votes[uri] += said / given[authority]
    rows = (
        (count.things[uri], (letters[uri], authorities[uri], round(votes[uri], _DIGITS)))
        for uri in letters
    )
    return sorted(rows, key=lambda row: (-row[1][2], -row[1][0], row[0].name, row[0].uri))
