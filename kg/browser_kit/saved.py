"""The queries of a kit, to be saved in Neo4j Browser: pictures, and traversals as tables.

A picture, `queries/pictures/NAME.cypher`, gives paths, which Neo4j Browser draws. It chooses what
it shows from what the graph holds, so that it says something of any store. A traversal gives a
table; its parameters stand in its first lines, filled in and easy to change.
"""

import re
from functools import cache
from typing import Final

from kg.cypher.library import CYPHER, traversals
from kg.errors import UnknownQuery
from kg.paths import data
from kg.query import Named
from kg.query.library import Parameter, parse

MOST_ELEMENTS: Final = 200
"""The most nodes and relationships that a picture may show and still be looked at."""

_MOST: Final = {
    "authority": "(given:Body)<-[:FROM]-(near:Letter)-[:RELIES_ON]->(:Exemption)",
    "body": "(given:Body)-[:INVOLVES*3]-(near:Letter)",
    "provision": "(given:Provision)<-[:RESTS_ON]-(near:Ground)",
    "reference": "(given:Letter)-[:RELIES_ON]->(near:Exemption)",
}
"""How a parameter of each name or type is filled: with what is near most of something."""

_FAR: Final = {
    "body": "(given:Body)-[:INVOLVES*4]-(near:Body) WHERE near.uri IN given_body",
    "provision": "(given:Provision)-[:CITES*4]-(near:Provision) WHERE near.uri IN given_provision",
}
"""How the other end of a way is filled: with what can be reached from the first."""

_ENDING = re.compile(r"^RETURN\s+(?:DISTINCT\s+)?(.+?)(?=^ORDER BY|\Z)", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"(?:.* AS )?(\w+)")
_NESTED = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")


@cache
def pictures() -> tuple[Named, ...]:
    """The queries that Neo4j Browser draws, by name."""
    paths = sorted((data("queries") / "pictures").glob("*.cypher"))
    return tuple(parse(path.stem, path.read_text("utf-8"), CYPHER) for path in paths)


def body(query: Named) -> str:
    """The text of a query below its header."""
    lines = query.text.splitlines()
    return "\n".join(line for line in lines if not line.startswith("//")).strip()


def saved() -> dict[str, str]:
    """The text of each query to save, by its file's name; its first line is its title."""
    drawn = {f"pictures/{query.name}.cypher": _titled(query, body(query)) for query in pictures()}
    tables = {
        f"tables/{query.name}.cypher": _titled(query, filled(query)) for query in traversals()
    }
    return drawn | tables


def filled(query: Named) -> str:
    """The text of a query whose parameters are variables that its first lines fill.

    Variables brought into a subquery by its brackets stay in sight all through it, as parameters
    are.
    """
    text = body(query)
    if not query.parameters:
        return text
    for parameter in query.parameters:
        text = re.sub(rf"\${parameter.name}\b", f"given_{parameter.name}", text)
    names = ", ".join(f"given_{parameter.name}" for parameter in query.parameters)
    values = "\n".join(_value(place, each) for place, each in enumerate(query.parameters))
    inside = "\n".join(f"    {line}" for line in text.splitlines())
    return f"{values}\nCALL ({names}) {{\n{inside}\n}}\nRETURN {', '.join(columns(query))}"


def columns(query: Named) -> tuple[str, ...]:
    """The columns of a query's answer, as its last RETURN names them."""
    found = _ENDING.findall(body(query))
    returned = " ".join(found[-1].split()) if found else ""
    while (flat := _NESTED.sub("", returned)) != returned:  # commas in brackets part no columns
        returned = flat
    names = [_COLUMN.fullmatch(part.strip()) for part in returned.split(",")]
    if None in names:
        raise UnknownQuery(f"{query.name}: its last RETURN names no columns")
    return tuple(name[1] for name in names if name)


def _value(place: int, parameter: Parameter) -> str:
    """The line that fills a parameter: nothing where it is optional, else what is most joined."""
    name = f"given_{parameter.name}"
    before = "WITH *, " if place else "WITH "
    told = f"// {name}: {parameter.meaning}"
    if parameter.need == "optional":
        return f"{told} null is any.\n{before}null AS {name}"
    far = parameter.name == "other"
    pattern = _FAR[parameter.type] if far else _MOST.get(parameter.name) or _MOST[parameter.type]
    return (
        f'{told} By name: MATCH (given {{name: "…"}}) RETURN given.uri\n{before}COLLECT {{\n'
        f"    MATCH {pattern}\n"
        f"    WITH given, count(DISTINCT near) AS times\n"
        f"    ORDER BY times DESC, given.name LIMIT 1\n"
        f"    RETURN given.uri\n}} AS {name}"
    )


def _titled(query: Named, text: str) -> str:
    said = [query.title, query.summary, *([query.description] if query.description else [])]
    return "".join(f"// {line}\n" for line in said) + text + "\n"
