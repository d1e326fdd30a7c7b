"""What a person says for a parameter, as the terms a query asks with.

The type of a parameter is one of:

    provision   a key (FOIA s.31, s.31(1)(a) FOIA, section 31 FOIA), an act (FOIA) or an IRI
    body        a name, abbreviation or slug of ontology/bodies.ttl, a name that letters use, an IRI
    reference   the authority's reference of a letter, in any case and spacing; its hash or IRI
    date        a day, as 2025-06-16
    number      a whole number
    iri         the IRI of any thing of the graph, or its short form in a printed table (id:…)
    and each concept scheme by its name (outcome, regime, role, letter-kind): a slug or a label
"""

import difflib
import re
from collections.abc import Mapping
from datetime import date

import pyoxigraph as ox

from kg.catalogue import catalogue, slug
from kg.errors import UnknownProvision, UnknownQuery
from kg.provisions import UNITS, Provision
from kg.query.library import Named
from kg.vocab import BASE, FOI, PREFIXES

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_UNIT = r"(?:(?P<unit>[a-z]+)\.?\s*)?"
_NUMBER = r"(?P<number>\d+[A-Za-z]*)\s*(?P<rest>(?:\(\s*\w+\s*\)\s*)*)(?P<tail>(?:para|pt)\..+)?"
_KEY = re.compile(_UNIT + _NUMBER, re.IGNORECASE)
_NAME = ox.NamedNode(PREFIXES["schema"] + "name")
_UNIT_WORDS = {
    **{short: short for short in UNITS},
    **{word: short for short, word in UNITS.items()},
    **{"sec": "s", "ss": "s", "regulations": "reg", "sections": "s", "articles": "art"},
}


def bound(query: Named, values: Mapping[str, str], dataset: ox.Store) -> str:
    """The text of a query with what was said for its parameters.

    UnknownQuery where a parameter is unknown or missing, or names nothing.
    """
    for name in values:
        query.parameter(name)
    given = {}
    for parameter in query.parameters:
        if parameter.name in values:
            found = terms(parameter.type, values[parameter.name], dataset)
            given[parameter.name] = tuple(map(str, found))
        elif parameter.need == "required":
            example = f'{parameter.name}="{parameter.example}"'
            raise UnknownQuery(f"{query.name} needs --param {parameter.name}, such as {example}")
    return query.with_values(given)


def terms(kind: str, value: str, dataset: ox.Store) -> tuple[ox.NamedNode | ox.Literal, ...]:
    """The terms that a value of a type stands for; UnknownQuery where it names nothing."""
    value = " ".join(value.split())
    if kind == "reference":
        return _references(value, dataset)
    if kind == "date":
        return (_date(value),)
    if kind == "number":
        if not re.fullmatch(r"\d{1,9}", value):
            raise UnknownQuery(f"{value!r} is no whole number")
        return (ox.Literal(int(value)),)
    if value.startswith("id:"):
        value = BASE + value.removeprefix("id:")
    if _IRI.fullmatch(value) and "//" in value:
        return (ox.NamedNode(value),)
    if kind == "iri":
        raise UnknownQuery(f"{value!r} is no IRI, such as https://w3id.org/foi-kg/id/…")
    if kind == "provision":
        return (ox.NamedNode(_provision(value)),)
    if kind == "body":
        return _bodies(value, dataset)
    return (_concept(kind, value),)


def _provision(text: str) -> str:
    """The IRI of a provision, or of an act as a whole."""
    act, rest = _act(text)
    if act and not rest:
        return catalogue().act_iri(act)
    match = _KEY.fullmatch(rest)
    unit = match and (match["unit"] or "").lower()
    if not act or not match or (unit and unit not in _UNIT_WORDS):
        raise UnknownQuery(f"{text!r} is no provision; give its act and number, as 'FOIA s.31'")
    short = _UNIT_WORDS[unit] if unit else catalogue().acts[act].unit
    number = re.sub(r"\s", "", match["number"] + match["rest"])
    try:
        key = f"{act} {short}.{number}" + (f" {match['tail']}" if match["tail"] else "")
        return catalogue().iri_of(Provision.parse(key))
    except UnknownProvision as error:
        raise UnknownQuery(str(error)) from None


def _act(text: str) -> tuple[str | None, str]:
    """The act that a text names at its start or end, and what is left of the text."""
    low = text.casefold()
    names = sorted(
        ((name, key) for key, act in catalogue().acts.items() for name in (key, *act.names)),
        key=lambda pair: (-len(pair[0]), pair),
    )
    for name, key in names:
        wanted = name.casefold()
        if low == wanted:
            return key, ""
        if low.startswith(wanted + " "):
            return key, text[len(name) :].strip()
        if low.endswith(" " + wanted):
            rest = text[: -len(name)].strip()
            return key, re.sub(r"\s+of(?: the)?$", "", rest)
    return None, text


def _bodies(text: str, dataset: ox.Store) -> tuple[ox.NamedNode, ...]:
    """The one body of a name: of the register, else of the letters."""
    low = text.casefold()
    rows = catalogue().bodies
    for wanted in (
        [b for b in rows.values() if low in (b.slug, b.name.casefold())],
        [b for b in rows.values() if low in map(str.casefold, (*b.names, *b.abbreviations))],
        [b for b in rows.values() if low in map(str.casefold, b.shared)],
    ):
        if len(wanted) > 1:
            known = "; ".join(sorted(body.name for body in wanted))
            raise UnknownQuery(f"{text!r} names several bodies: {known}")
        if wanted:
            return (ox.NamedNode(wanted[0].iri),)
    others = _unlisted(dataset)
    if found := others.get(slug(text)):
        return found
    known_names = {name.casefold(): b.name for b in rows.values() for name in (b.name, *b.names)}
    known_names |= {node: node for node in others}
    near = difflib.get_close_matches(low, known_names, n=4, cutoff=0.6)
    shown = "; ".join(sorted({known_names[name] for name in near}))
    raise UnknownQuery(f"no body is called {text!r}" + (f"; near it: {shown}" if shown else ""))


def _unlisted(dataset: ox.Store) -> dict[str, tuple[ox.NamedNode, ...]]:
    """The nodes of the bodies that letters alone name, by the slug of their names."""
    found: dict[str, set[ox.NamedNode]] = {}
    for quad in dataset.quads_for_pattern(None, FOI.registered, ox.Literal(False), None):
        for named in dataset.quads_for_pattern(quad.subject, _NAME, None, None):
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(named.object, ox.Literal)
            found.setdefault(slug(named.object.value), set()).add(quad.subject)
    return {name: tuple(sorted(nodes, key=str)) for name, nodes in sorted(found.items())}


def _references(text: str, dataset: ox.Store) -> tuple[ox.NamedNode, ...]:
    """The letters that a reference, hash or IRI stands for; a reference may have several."""
    low = re.sub(r"\s", "", text).casefold()
    found: dict[str, set[ox.NamedNode]] = {}
    for name in (FOI.reference, FOI.sha256):
        for quad in dataset.quads_for_pattern(None, name, None, None):
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
            key = re.sub(r"\s", "", quad.object.value).casefold()
            found.setdefault(key, set()).add(quad.subject)
            found.setdefault(quad.subject.value.casefold(), set()).add(quad.subject)
    if low in found:
        return tuple(sorted(found[low], key=str))
    hashes = {key: nodes for key, nodes in found.items() if len(low) >= 8 and key.startswith(low)}
    if len(hashes) == 1:
        return tuple(sorted(*hashes.values(), key=str))
    near = difflib.get_close_matches(low, found, n=4, cutoff=0.6)
    hint = f"; near it: {', '.join(near)}" if near else "; see: kg query letters"
    raise UnknownQuery(f"no letter has the reference {text!r}{hint}")


def _date(text: str) -> ox.Literal:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise UnknownQuery(f"{text!r} is no day, such as 2025-06-16") from None
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(PREFIXES["xsd"] + "date"))


def _concept(scheme: str, text: str) -> ox.NamedNode:
    """The concept of a scheme by slug, label or notation."""
    rows = catalogue().concepts(scheme)
    low = text.casefold()
    for row in rows:
        notations = catalogue().values(row.iri, "skos:notation")
        if low in (row.slug, row.label.casefold(), *map(str.casefold, notations)):
            return ox.NamedNode(row.iri)
    known = ", ".join(row.slug for row in rows)
    raise UnknownQuery(f"{text!r} is no {scheme.replace('-', ' ')}; there are: {known}")
