"""The named queries: `queries/*.rq` with their headers.

A header line begins with `#+`:

    #+ summary: Questions withheld under a provision.
    #+ description: One row for each question and provision; what lies inside counts too.
    #+ tags: refusals, questions
    #+ param: provision (provision, required) The provision. Example: FOIA s.31

In Cypher (`kg.cypher.library`) it begins with `//`. A title may be added; else the name serves.

A parameter is named, then typed (`kg.query.parameters`), then said to be `required`, `optional`
(all, where it is not given) or `default`. In the text it stands as `VALUES ?given_provision {…}`
with its default, its example or `UNDEF`, so that a file also runs as it is in any SPARQL tool.
"""

import difflib
import re
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from pathlib import Path

from kg.errors import UnknownQuery
from kg.paths import data

_HEADER = re.compile(r"(\w+): (.+)")
_PARAM = re.compile(
    r"(?P<name>[a-z_]+) \((?P<type>[a-z-]+), (?P<need>required|optional|default)\) "
    r"(?P<meaning>.+\.) Example: (?P<example>.+)"
)
_CLAUSE = r"VALUES \?given_{} {{ (.+) }}"


@dataclass(frozen=True, slots=True)
class Language:
    """How a language marks a header line, and where a parameter stands: a pattern and its name."""

    mark: str
    place: str
    told: str


SPARQL = Language("#+ ", _CLAUSE, "clause VALUES ?given_{}")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What may be said of a query with `--param NAME=VALUE`.

    `need` is required, optional or default; `example` is a value, that of the default where there
    is one.
    """

    name: str
    type: str
    need: str
    meaning: str
    example: str


@dataclass(frozen=True, slots=True)
class Named:
    """A query of the library."""

    name: str
    summary: str
    description: str
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    text: str
    said_title: str = ""

    @property
    def title(self) -> str:
        """What to call it in a list: its title, else its name in words."""
        return self.said_title or self.name.replace("-", " ").capitalize()

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name; UnknownQuery names those there are."""
        for parameter in self.parameters:
            if parameter.name == name:
                return parameter
        known = ", ".join(p.name for p in self.parameters) or "none"
        raise UnknownQuery(f"{self.name} has no parameter {name!r}; it has: {known}")

    def with_values(self, values: dict[str, tuple[str, ...]]) -> str:
        """The text with the values of its parameters, which are terms as N-Triples writes them."""
        text = self.text
        for name, terms in values.items():
            clause = f"VALUES ?given_{self.parameter(name).name} {{ {' '.join(terms)} }}"
            text = re.sub(_CLAUSE.format(name), lambda _, clause=clause: clause, text)  # type: ignore[misc]
        return text


def parse(name: str, text: str, language: Language = SPARQL) -> Named:
    """The query of a file's text; UnknownQuery where its header is not as it should be."""
    said: dict[str, list[str]] = {
        key: [] for key in ("title", "summary", "description", "tags", "param")
    }
    for line in takewhile(lambda line: line.startswith(language.mark.strip()), text.splitlines()):
        match = _HEADER.fullmatch(line.removeprefix(language.mark))
        if not match or match[1] not in said:
            raise UnknownQuery(f"{name}: a header line is wrong: {line!r}")
        said[match[1]].append(match[2])
    if len(said["summary"]) != 1 or not said["summary"][0].endswith("."):
        raise UnknownQuery(f"{name}: a header has one summary, a sentence with its full stop")
    parameters = tuple(_parameter(name, line, text, language) for line in said["param"])
    tags = tuple(tag.strip() for line in said["tags"] for tag in line.split(","))
    (summary,), description, title = said["summary"], " ".join(said["description"]), said["title"]
    return Named(name, summary, description, tags, parameters, text, " ".join(title))


def _parameter(query: str, line: str, text: str, language: Language) -> Parameter:
    match = _PARAM.fullmatch(line)
    if not match:
        raise UnknownQuery(f"{query}: a parameter is said as NAME (TYPE, NEED) Meaning. Example: …")
    found = Parameter(**match.groupdict())
    if not re.search(language.place.format(found.name), text):
        raise UnknownQuery(f"{query}: the text has no {language.told.format(found.name)}")
    return found


@cache
def library() -> tuple[Named, ...]:
    """Every named query, by name."""
    return tuple(_load(path) for path in sorted(data("queries").glob("*.rq")))


def named(name: str) -> Named:
    """The query of that name; UnknownQuery lists names like it.

    >>> named("acts-sited")
    Traceback (most recent call last):
    kg.errors.UnknownQuery: no query is called 'acts-sited'; near it: acts-cited
    """
    return chosen(name, library(), "kg query --list")


def chosen(name: str, queries: tuple[Named, ...], listing: str) -> Named:
    """The one of some queries with that name; UnknownQuery lists names like it."""
    known = {query.name: query for query in queries}
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=4, cutoff=0.6)
    near += [other for other in known if name in other and other not in near]
    hint = f"near it: {', '.join(near)}" if near else f"see: {listing}"
    raise UnknownQuery(f"no query is called {name!r}; {hint}")


def _load(path: Path) -> Named:
    return parse(path.stem, path.read_text("utf-8"))
