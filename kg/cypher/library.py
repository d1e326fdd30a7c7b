"""The named queries in Cypher: twins and traversals.

A twin, `queries/NAME.cypher`, says in Cypher what `queries/NAME.rq` says in SPARQL; a traversal,
`queries/traversals/NAME.cypher`, follows ways through the graph, as is natural in Cypher alone.

A header line begins with `//` and stands at the top; otherwise headers are as in `queries/*.rq`:

    // title: The way between two bodies
    // summary: The shortest ways between two bodies, through letters and what they share.
    // param: body (body, required) The first body. Example: Home Office

In the text the parameter is `$body`. It holds a list of IRIs, or one number or day as text, or
null where it is not given.
"""

import re
from functools import cache
from pathlib import Path

from kg.paths import data
from kg.query import Named
from kg.query.library import Language, chosen, parse

_HEADED = re.compile("// (title|summary): ")
CYPHER = Language("// ", r"\${}\b", "${}")


@cache
def library() -> tuple[Named, ...]:
    """Every named query: the twins by name, then the traversals by name."""
    return (*twins(), *traversals())


@cache
def twins() -> tuple[Named, ...]:
    """The queries that say in Cypher what `kg query` says in SPARQL, by name."""
    return _all(data("queries"))


@cache
def traversals() -> tuple[Named, ...]:
    """The queries that follow ways through the graph, by name."""
    return _all(data("queries") / "traversals")


def named(name: str) -> Named:
    """The query of that name; UnknownQuery lists names like it.

    >>> named("letters").summary
    'The letters: who wrote, under which reference, of what kind, and when.'
    """
    return chosen(name, library(), "kg cypher --list")


def described(name: str, text: str) -> Named | None:
    """The query of a user's own text, if it has a header like those of the library."""
    return parse(name, text, CYPHER) if _HEADED.match(text) else None


def _all(folder: Path) -> tuple[Named, ...]:
    paths = sorted(folder.glob("*.cypher"))
    return tuple(parse(path.stem, path.read_text("utf-8"), CYPHER) for path in paths)
