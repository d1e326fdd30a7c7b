"""The answer of the engine, read as a table up to a limit of rows."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import islice

import pyoxigraph as ox

from kg.errors import RefusedQuery
from kg.table import Cell
from kg.vocab import PREFIXES

_XSD = PREFIXES["xsd"]
_WHOLE = frozenset(
    _XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger"),
        *("nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong"),
    )
)
Answer = tuple[tuple[str, ...], Iterator[tuple[Cell, ...]]]


def ask(dataset: ox.Store, text: str) -> Answer:
    """The columns and the rows of an answer, as they come; all graphs together are asked.

    ASK gives one cell, `answer`; CONSTRUCT and DESCRIBE give triples, written as N-Triples has
    them. RefusedQuery where the engine cannot run the text.
    """
    try:
        found = dataset.query(text, use_default_graph_as_union=True, prefixes=PREFIXES)
    except SyntaxError as error:
        raise RefusedQuery(f"this is no SPARQL query: {error}") from None
    if isinstance(found, ox.QueryBoolean):
        return ("answer",), iter(((bool(found),),))
    if isinstance(found, ox.QueryTriples):
        triples = (tuple(map(str, (t.subject, t.predicate, t.object))) for t in found)
        return ("subject", "predicate", "object"), _distinct(triples)
    columns = tuple(variable.value for variable in found.variables)
    return columns, (tuple(map(cell, solution)) for solution in found)


def capped(
    rows: Iterable[tuple[Cell, ...]], most: int
) -> tuple[tuple[tuple[Cell, ...], ...], bool]:
    """The first rows, and whether there were more."""
    found = tuple(islice(rows, most + 1))
    return found[:most], len(found) > most


def cell(term: object) -> Cell:
    """A term as a cell: a number, a truth value, or text without language or datatype.

    >>> cell(ox.Literal(3)), cell(ox.Literal("3")), cell(None)
    (3, '3', None)
    """
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return _value(term)
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _value(literal: ox.Literal) -> Cell:
    kind = literal.datatype.value
    try:
        if kind in _WHOLE:
            return int(literal.value)
        if kind == _XSD + "decimal":
            return Decimal(literal.value)
        if kind in (_XSD + "double", _XSD + "float"):
            return float(literal.value)
    except ArithmeticError:  # what calls itself a number need not be one
        return literal.value
    except ValueError:
        return literal.value
    if kind == _XSD + "boolean" and literal.value in ("true", "false"):
        return literal.value == "true"
    return literal.value


def _distinct(rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    seen = set()
    for row in rows:
        if row not in seen:
            seen.add(row)
            yield row
