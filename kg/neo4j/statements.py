"""The statements of Cypher that a load runs: labels, types and keys of the closed lists alone.

A label or a type cannot be a parameter in Cypher, so each has a text of its own, which the server
plans once. Values, IRIs among them, are always parameters.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from kg.errors import UnknownTerm
from kg.property_graph import SHARED_LABEL, labels, relationship_types, terms
from kg.vocab import FOI

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

CONSTRAINT: Final = "n10s_unique_uri"
INDEXES: Final = "SHOW INDEXES YIELD labelsOrTypes, properties, owningConstraint"
LETTERS_AMONG: Final = (
    f"UNWIND $letters AS letter MATCH (l:{SHARED_LABEL} {{uri: letter}}) "
    "WHERE l.fingerprint IS NOT NULL RETURN l.uri AS uri, l.fingerprint AS fingerprint"
)
SWEEP: Final = (
    f"UNWIND $uris AS uri MATCH (n:{SHARED_LABEL} {{uri: uri}}) "
    "WHERE n.letter IS NULL AND NOT EXISTS { ()-->(n) } DETACH DELETE n"
)
"""Takes away nodes at which nothing points any more."""

_PLANNED_ONCE: Final = "CYPHER replan=skip "
"""How a write begins. Its plan, by the unique index, stays right while the database grows, so that
the server need not make it again as its statistics change, which would take as long as the rows."""

_ROWS: Final = f"{_PLANNED_ONCE}UNWIND $rows AS row "

_ENDS: Final = (
    f"{_ROWS}MATCH (a:{SHARED_LABEL} {{uri: row[0]}}) MATCH (b:{SHARED_LABEL} {{uri: row[1]}}) "
)

_LETTERS_ENDS: Final = (
    f"{_PLANNED_ONCE}UNWIND range(0, size($letters) - 1) AS at "
    "UNWIND range(0, size($letters[at].ends) - 1) AS place "
    f"MATCH (n:{SHARED_LABEL} {{uri: $letters[at].ends[place]}}) "
    "WITH at, place, n ORDER BY at, place WITH at, collect(n) AS ends "
    "WITH $letters[at] AS letter, ends WHERE size(ends) = size(letter.ends)"
)


@dataclass(frozen=True, slots=True)
class Index:
    """An index on a key of a label or type; a unique one is a constraint's."""

    name: str
    of: str
    key: str
    unique: bool
    text: str


@cache
def schema() -> tuple[Index, ...]:
    """What must stand before the first row: one node an IRI, and the way to a letter's facts."""
    type_ = _between_shared()
    name = f"{type_.lower()}_letter"
    return (
        Index(
            *(CONSTRAINT, SHARED_LABEL, "uri", True),
            f"CREATE CONSTRAINT {CONSTRAINT} IF NOT EXISTS "
            f"FOR (n:{SHARED_LABEL}) REQUIRE n.uri IS UNIQUE",
        ),
        Index(
            *(name, type_, "letter", False),
            f"CREATE INDEX {name} IF NOT EXISTS FOR ()-[r:{type_}]-() ON (r.letter)",
        ),
    )


@cache
def forget() -> tuple[str, ...]:
    """Takes away all that letters say. Their nodes are found by IRI, at or under the letter's."""
    return (
        f"UNWIND $letters AS letter MATCH ()-[r:{_between_shared()} {{letter: letter}}]->() "
        "DELETE r",
        f"UNWIND $letters AS letter MATCH (n:{SHARED_LABEL}) "
        "WHERE n.uri STARTS WITH letter AND n.letter = letter DETACH DELETE n",
    )


@cache
def all_letters() -> str:
    """The letters that a load of ours brought, with their fingerprints."""
    return (
        f"MATCH (l:{_named(FOI.Letter)}:{SHARED_LABEL}) WHERE l.fingerprint IS NOT NULL "
        "RETURN l.uri AS uri, l.fingerprint AS fingerprint"
    )


@cache
def count_nodes() -> str:
    """How many nodes there are, how many of them shared, and how many by each of our labels.

    Answered from the server's statistics, without looking at a node.
    """
    wanted = ("", f":{SHARED_LABEL}", *(f":{label}" for label in labels()))
    return " UNION ALL ".join(f"MATCH (n{label}) RETURN count(n) AS found" for label in wanted)


def one_loader(label: str) -> str:
    """Holds a node until the transaction ends, so that two loads take turns.

    Setting a property locks its node; what comes after it reads what the other load committed,
    and no two transactions wait for each other crosswise.
    """
    return (
        f"MERGE (n:{SHARED_LABEL} {{uri: $uri}}) ON CREATE SET n:{_label(label)} SET n.uri = $uri"
    )


@cache
def create_nodes() -> str:
    """Makes the nodes of `letters`, none of which is there yet: of each letter, rows by label."""
    made = (
        f"FOREACH (row IN letter.{label} | "
        f"CREATE (n:{label}:{SHARED_LABEL}) SET n = row, n.letter = letter.letter)"
        for label in labels()
    )
    return " ".join((f"{_PLANNED_ONCE}UNWIND $letters AS letter", *made))


@cache
def create_relationships() -> str:
    """Makes the relationships of `letters`, none of which is there yet.

    Of each letter its `ends`, and by type what some relationships have `said` with the `places` of
    their ends in that list, source and target in turn. The ends are looked up first, each once;
    where one is missing the letter gets no relationship at all.
    """
    made = (
        f"FOREACH (some IN letter.{type_} | FOREACH (at IN range(0, size(some.places) - 1, 2) | "
        "FOREACH (a IN [ends[some.places[at]]] | FOREACH (b IN [ends[some.places[at + 1]]] | "
        f"CREATE (a)-[r:{type_}]->(b) SET r = some.said))))"
        for type_ in relationship_types()
    )
    return " ".join((_LETTERS_ENDS, *made))


def add_nodes(label: str) -> str:
    """Makes the nodes that are missing and leaves the others as they are."""
    return f"{_merge_node()} ON CREATE SET n:{_label(label)}, n = row"


def settle_nodes(label: str) -> str:
    """Makes or changes nodes; a property that is null leaves, others than the row's stay."""
    return f"{_merge_node()} SET n:{_label(label)}, n += row"


def settle_relationships(type_: str) -> str:
    """Makes or changes the relationships that no letter says, one between two nodes.

    A row is source, target and place in `said`.
    """
    return f"{_ENDS}MERGE (a)-[r:{_type(type_)}]->(b) SET r = $said[row[2]]"


def drop_relationships(type_: str) -> str:
    """Takes away relationships that no letter says."""
    return f"{_ENDS}MATCH (a)-[r:{_type(type_)}]->(b) WHERE r.letter IS NULL DELETE r"


def read_nodes(of: Iterable[str]) -> str:
    """The nodes of some labels that belong to no letter."""
    return (
        f"MATCH (n:{'|'.join(map(_label, of))}) WHERE n:{SHARED_LABEL} AND n.letter IS NULL "
        "RETURN n.uri AS uri, labels(n) AS labels, properties(n) AS properties"
    )


def read_relationships(of: Iterable[str]) -> str:
    """The relationships of some types between nodes that belong to no letter."""
    return (
        f"MATCH (a)-[r:{'|'.join(map(_type, of))}]->(b) WHERE r.letter IS NULL "
        f"AND a:{SHARED_LABEL} AND a.letter IS NULL AND b:{SHARED_LABEL} AND b.letter IS NULL "
        "RETURN type(r) AS type, a.uri AS source, b.uri AS target, properties(r) AS properties"
    )


def _between_shared() -> str:
    """The one type by which a letter joins two nodes that are not its own."""
    return _named(FOI.reliedOn)


def _named(iri: "NamedNode") -> str:
    return next(term.name for term in terms() if term.iri == iri.value)


def _merge_node() -> str:
    return f"{_ROWS}MERGE (n:{SHARED_LABEL} {{uri: row.uri}})"


@cache
def _label(name: str) -> str:
    if name not in labels():
        raise UnknownTerm(f"{name!r} is no label of the property graph")
    return name


@cache
def _type(name: str) -> str:
    if name not in relationship_types():
        raise UnknownTerm(f"{name!r} is no relationship type of the property graph")
    return name
