"""What a person says for a parameter, as the values a query in Cypher is given."""

from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.errors import UnknownQuery
from kg.query import Named
from kg.query.parameters import terms
from kg.vocab import FOI, PREFIXES

Values = dict[str, str | int | list[str] | None]

NAMES = (
    "MATCH (l:Letter) RETURN l.uri AS uri, l.reference AS reference, l.sha256 AS sha256",
    "MATCH (b:Body {registered: false}) RETURN b.uri AS uri, b.name AS name",
)
"""What asks a graph for the names of letters and bodies that only it knows."""


def bound(query: Named, said: Mapping[str, str], names: ox.Store) -> Values:
    """The value of each parameter of a query: a list of IRIs, a number, a day, or none.

    `names` holds what letters are called. UnknownQuery where a parameter is unknown or missing, or
    names nothing.
    """
    for name in said:
        query.parameter(name)
    found: Values = {}
    for parameter in query.parameters:
        default = parameter.example if parameter.need == "default" else None
        value = said.get(parameter.name, default)
        if value is None and parameter.need == "required":
            example = f'{parameter.name}="{parameter.example}"'
            raise UnknownQuery(f"{query.name} needs {parameter.name}, such as {example}")
        found[parameter.name] = None if value is None else _value(parameter.type, value, names)
    return found


def names_of(letters: Iterable[Mapping[str, str]], bodies: Iterable[Mapping[str, str]]) -> ox.Store:
    """The answers to NAMES as the few quads in which names are looked up."""
    store = ox.Store()
    for row in letters:
        for key in ("reference", "sha256"):
            if row[key]:
                _add(store, row["uri"], getattr(FOI, key), ox.Literal(row[key]))
    for row in bodies:
        _add(store, row["uri"], FOI.registered, ox.Literal(False))
        _add(store, row["uri"], ox.NamedNode(PREFIXES["schema"] + "name"), ox.Literal(row["name"]))
    return store


def _add(store: ox.Store, uri: str, key: ox.NamedNode, value: ox.Literal) -> None:
    store.add(ox.Quad(ox.NamedNode(uri), key, value))


def _value(kind: str, text: str, names: ox.Store) -> str | int | list[str]:
    found = [term.value for term in terms(kind, text, names)]
    if kind == "number":
        return int(found[0])
    return found[0] if kind == "date" else found
