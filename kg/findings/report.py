"""Findings for people and programs: rows with the words that prove them, counts, SARIF."""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.findings.finding import Finding
from kg.findings.graph import findings_in
from kg.findings.rules import DUTY, rules
from kg.table import Cell, Table
from kg.vocab import CONCEPTS, FOI, PREFIXES

_NAME = PREFIXES["schema"] + "name"
_START, _END, _EXACT = (PREFIXES["oa"] + name for name in ("start", "end", "exact"))

COLUMNS = (
    *("file", "letter", "authority", "year", "rule", "strength", "seen", "about"),
    *("message", "detail", "provision", "looked for", "start", "end", "words"),
)


@dataclass(frozen=True, slots=True)
class Words:
    """The words that a finding rests on, with their offsets in code points of the letter's text."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Reported:
    """A finding with what a reader wants to know of its letter."""

    file: str
    title: str
    authority: str
    year: str
    finding: Finding
    words: tuple[Words, ...]


def reported(quads: Iterable[ox.Quad], letter: str, file: str) -> tuple[Reported, ...]:
    """The findings on a letter, from the quads of all its graphs; duties first."""
    known = tuple(quads)
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, predicate, value, _ in known:
        rows[subject.value].setdefault(predicate.value, value.value)
    about = rows[letter]
    request = rows[about.get(FOI.answers.value, "")]
    authority = request.get(FOI.madeTo.value, "")
    named = rows[authority].get(_NAME) or next(
        iter(catalogue().values(authority, "schema:name")), ""
    )

    def words(node: str) -> Words:
        row = rows[node]
        return Words(int(row.get(_START, 0)), int(row.get(_END, 0)), row.get(_EXACT, ""))

    found = (
        Reported(
            file,
            about.get(_NAME, letter),
            named,
            about.get(FOI.issued.value, "")[:4],
            one,
            tuple(sorted(map(words, one.evidence), key=lambda w: (w.start, w.end))),
        )
        for one in findings_in(known)
    )
    return tuple(sorted(found, key=_rank))


def _rank(row: Reported) -> tuple[bool, bool, str, str]:
    found = row.finding
    return found.not_seen, found.severity != "Warning", found.rule, found.about


def as_table(rows: Iterable[Reported]) -> Table:
    """Every finding in full, for CSV and JSON."""
    return Table(COLUMNS, tuple(map(_cells, rows)))


def _cells(row: Reported) -> tuple[Cell, ...]:
    found = row.finding
    first = row.words[0] if row.words else None
    return (
        *(row.file, row.title, row.authority or None, row.year or None, found.rule),
        *(_strength(found), "no" if found.not_seen else "yes", found.name or None),
        *(found.message, found.detail or None, provision_name(found.provision)),
        *(_looked_for(found.rule), first.start if first else None, first.end if first else None),
        " … ".join(" ".join(w.exact.split()) for w in row.words) or None,
    )


def brief(rows: Iterable[Reported]) -> Table:
    """The findings for a person at a terminal: what to do, and the words it is about."""
    told = []
    for row in rows:
        found = row.finding
        todo = f"{found.message} ({found.detail})" if found.detail else found.message
        strength = "not seen" if found.not_seen else _strength(found)
        words = " … ".join(" ".join(w.exact.split()) for w in row.words[:2])
        told.append((row.title, found.rule, strength, found.name or None, todo, words or None))
    return Table(("letter", "rule", "strength", "about", "what to do", "in the words"), tuple(told))


def counted(rows: Iterable[Reported], by: str) -> Table:
    """How many findings there are by authority, rule or year: duties, practices, not seen."""
    groups: dict[str, list[Reported]] = defaultdict(list)
    for row in rows:
        key = {"authority": row.authority, "rule": row.finding.rule, "year": row.year}[by]
        groups[key or "not known"].append(row)
    told = [
        (
            name,
            len({(row.file, row.finding.letter) for row in group}),
            sum(_strength(r.finding) == DUTY and not r.finding.not_seen for r in group),
            sum(_strength(r.finding) != DUTY and not r.finding.not_seen for r in group),
            sum(r.finding.not_seen for r in group),
        )
        for name, group in groups.items()
    ]
    told.sort(key=lambda row: (-row[2], -row[3], row[0]))
    return Table((by, "letters", "duties", "practices", "not seen"), tuple(told))


def listed() -> Table:
    """Every rule: its name, strength, provisions and what it asks."""
    return Table(
        ("rule", "strength", "provision", "what it asks"),
        tuple(
            (
                rule.slug,
                rule.strength,
                "; ".join(map(provision_name, rule.provisions)),
                next(iter(catalogue().values(f"{CONCEPTS}rule/{rule.slug}", "skos:definition"))),
            )
            for rule in rules()
        ),
    )


def as_sarif(rows: Iterable[Reported], *, version: str) -> str:
    """The findings as SARIF 2.1.0, for tools that show the results of checks.

    Regions are in code points of the letter's text as read, people masked. What was not seen is of
    the kind `open`.
    """
    known = rules()
    driver = {
        "name": "kg",
        "version": version,
        "rules": [
            {
                "id": rule.slug,
                "name": rule.title,
                "shortDescription": {"text": rule.title},
                "fullDescription": {
                    "text": catalogue().values(f"{CONCEPTS}rule/{rule.slug}", "skos:definition")[0]
                },
                "helpUri": rule.provisions[0],
                "defaultConfiguration": {"level": "warning" if rule.strength == DUTY else "note"},
            }
            for rule in known
        ],
    }
    places = {rule.slug: place for place, rule in enumerate(known)}
    results = [_result(row, places[row.finding.rule]) for row in rows]
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    head = (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    sarif = {"$schema": head, "version": "2.1.0", "runs": [run]}
    return json.dumps(sarif, ensure_ascii=False, indent=2) + "\n"


def _result(row: Reported, place: int) -> dict[str, object]:
    found = row.finding
    text = " ".join(part for part in (found.message, found.detail and f"({found.detail})") if part)
    uri = {"uri": row.file}
    regions = [
        {"charOffset": w.start, "charLength": w.end - w.start, "snippet": {"text": w.exact}}
        for w in row.words
    ]
    locations = [
        {"physicalLocation": {"artifactLocation": uri, "region": region}} for region in regions
    ]
    return {
        "ruleId": found.rule,
        "ruleIndex": place,
        "kind": "open" if found.not_seen else "fail",
        "level": "none"
        if found.not_seen
        else {"Warning": "warning", "Info": "note"}[found.severity],
        "message": {"text": f"{found.name}: {text}" if found.name else text},
        "locations": locations[:1] or [{"physicalLocation": {"artifactLocation": uri}}],
        "relatedLocations": [
            {"id": number, **location} for number, location in enumerate(locations[1:], 1)
        ],
    }


def provision_name(iri: str) -> str:
    """A provision as people cite it: `FOIA s.17(1)(b)`."""
    return next(iter(catalogue().values(iri, "skos:notation")), iri)


def _looked_for(slug: str) -> str:
    return next(iter(catalogue().values(f"{CONCEPTS}rule/{slug}", "foi:lookedFor")), "")


def _strength(found: Finding) -> str:
    return next(rule.strength for rule in rules() if rule.slug == found.rule)
