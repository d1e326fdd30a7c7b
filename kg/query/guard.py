"""What may be asked in a user's own words: one read of this store, and no call to another."""

from collections.abc import Collection, Iterator
from typing import Any

from kg.errors import RefusedQuery

LONGEST = 100_000
"""How long a query may be, in characters."""


def check(text: str, graphs: Collection[str]) -> None:
    """Nothing where a query may run; RefusedQuery says why not.

    Refused are updates, SERVICE in any form (the engine would call out: there is no switch for
    it), FROM of a graph that is not among `graphs`, and what cannot be parsed.

    >>> check("ASK { SERVICE <http://localhost/> { ?a ?b ?c } }", ())
    Traceback (most recent call last):
    kg.errors.RefusedQuery: SERVICE is refused: a query reads this store alone and calls no other
    """
    from rdflib.plugins.sparql.parser import parseQuery, parseUpdate  # 200 ms to import
    from rdflib.plugins.sparql.parserutils import CompValue

    if len(text) > LONGEST:
        raise RefusedQuery(f"the query is longer than {LONGEST:,} characters")
    try:
        parsed = parseQuery(text)
    except RecursionError:
        raise RefusedQuery("the query is nested too deeply") from None
    except Exception as error:
        try:
            parseUpdate(text)
        except Exception:
            raise RefusedQuery(f"this is no SPARQL query: {_line(error)}") from None
        raise RefusedQuery("this would change the store; a query only reads it") from None
    for part in _parts(parsed):
        name = getattr(part, "name", "")
        if name == "ServiceGraphPattern":
            raise RefusedQuery(
                "SERVICE is refused: a query reads this store alone and calls no other"
            )
        if name == "DatasetClause":
            for graph in part.values():
                if isinstance(graph, CompValue):
                    raise RefusedQuery("FROM is given the IRI of a graph in full, without prefix")
                if str(graph) not in graphs:
                    raise RefusedQuery(f"FROM <{graph}> is refused: the store has no such graph")


def _parts(parsed: Any) -> Iterator[Any]:
    """Every node of a parsed query, however deep, without recursion."""
    from pyparsing import ParseResults
    from rdflib.plugins.sparql.parserutils import CompValue

    left = [parsed]
    while left:
        part = left.pop()
        yield part
        if isinstance(part, CompValue):
            left.extend(part.values())
        elif isinstance(part, ParseResults | list | tuple):
            left.extend(part)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
