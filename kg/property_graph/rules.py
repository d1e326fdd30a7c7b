"""Triples become nodes and relationships: by rule, whatever the classes and properties are."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date

import pyoxigraph as ox

from kg.graph.facts import caption
from kg.property_graph.terms import by_iri, keys_by_iri, list_keys, welsh
from kg.property_graph.values import SHARED_LABEL, Node, Properties, Relationship, Value
from kg.vocab import PREFIXES

TYPE = PREFIXES["rdf"] + "type"
_READ: dict[str, Callable[[str], Value]] = {
    "string": str,
    "integer": int,
    "boolean": lambda text: text in ("true", "1"),
    "date": date.fromisoformat,
}
_CAPTION = 40  # how long the caption of a quotation may be, in code points


class Things:
    """What triples say of things, gathered by thing."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.label: dict[str, str] = {}
        self.values: dict[str, dict[str, set[Value]]] = defaultdict(lambda: defaultdict(set))
        self.links: set[tuple[str, str, str]] = set()  # type, source, target

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Take in what quads say; what has no name in the property graph is left out."""
        known, keys, in_welsh = by_iri(), keys_by_iri(), welsh()
        for subject, predicate, value, _ in quads:
            source, property_iri = subject.value, predicate.value
            if property_iri == TYPE:
                term = known.get(value.value)
                if term and term.kind == "label":
                    self.label[source] = term.name
                continue
            term = known.get(property_iri)
            if term is None:
                continue
            if term.kind == "relationship":
                if isinstance(value, ox.NamedNode):
                    self.links.add((term.name, source, value.value))
                continue
            key = keys[property_iri]
            if isinstance(value, ox.NamedNode):  # a term of the schema, said by its name here
                if value.value in known:
                    self.values[source][key.name].add(known[value.value].name)
                continue
            if not key.many and value.language not in (None, "en"):
                if value.language != "cy" or property_iri not in in_welsh:
                    continue
                key = in_welsh[property_iri]
            self.values[source][key.name].add(_READ[key.datatype](value.value))

    def nodes(self, also: Callable[[str], Properties] = lambda _: ()) -> tuple[Node, ...]:
        """A node for each thing of a class, by IRI; `also` gives properties by IRI."""
        return tuple(
            Node(uri, (label, SHARED_LABEL), self._properties(uri, label, also(uri)))
            for uri, label in sorted(self.label.items())
        )

    def _properties(self, uri: str, label: str, also: Properties) -> Properties:
        lists = list_keys()
        said: dict[str, Value] = {
            key: tuple(sorted(map(str, found))) if key in lists else _first(found)
            for key, found in self.values[uri].items()
        }
        if "name" not in said:
            said["name"] = _name(said, label)
        return tuple(sorted({**said, **dict(also)}.items()))


def relationships(
    links: Iterable[tuple[str, str, str]], also: Callable[[str, str, str], Properties]
) -> tuple[Relationship, ...]:
    """A relationship for each link; `also` gives the properties of one."""
    return tuple(Relationship(*link, also(*link)) for link in links)


def _first(found: set[Value]) -> Value:
    """The one value; where letters write a name in several ways, the first of them."""
    return next(iter(found)) if len(found) == 1 else min(found, key=str)


def _name(said: dict[str, Value], label: str) -> str:
    """A caption for a thing without a name: its notation, label or first words, else its kind.

    >>> _name({"provesProperty": "letterKind"}, "Inference")
    'Inference: letterKind'
    """
    if "quote" in said:
        return caption(str(said["quote"]), limit=_CAPTION)
    for key in ("notation", "prefLabel"):
        if key in said:
            return str(said[key])
    return ": ".join((label, *(str(said[key]) for key in ("provesProperty",) if key in said)))
