"""Findings made anew where the rules have changed: from what is stored, no letter is read again."""

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg.findings import Finding, check, findings_graph, findings_in, quads_of, rules_version
from kg.graph import counts
from kg.manifest import Entry
from kg.store import Refound, Store, letter_quads, open_store

Progress = Callable[[int, int], None]


def stale(entries: dict[str, Entry]) -> bool:
    """Whether the findings on some stored letter were made by other rules than today's."""
    return any(entry.rules != rules_version() for entry in entries.values())


def refresh(
    root: Path, entries: dict[str, Entry], shard: Path, progress: Progress | None = None
) -> tuple[dict[str, Entry], Refound]:
    """The entries with their findings made anew, and the findings: written to `shard` as N-Quads.

    Entries of letters that are not in the published state are left as they are.
    """
    store = open_store(root)
    published = {entry.letter for entry in store.manifest.values()}
    todo = sorted({e.letter for e in entries.values() if e.rules != rules_version()} & published)
    made: dict[str, Entry] = {}
    altered: list[str] = []
    by_letter = {entry.letter: entry for entry in entries.values()}
    shard.parent.mkdir(exist_ok=True)
    with shard.open("wb") as file:
        for done, letter in enumerate(todo, 1):
            made[letter] = _again(store, by_letter[letter], file.write, altered)
            if progress:
                progress(done, len(todo))
    fresh = {
        path: replace(made[entry.letter], path=path, warnings=entry.warnings)
        for path, entry in entries.items()
        if entry.letter in made
    }
    return entries | fresh, Refound(frozenset(made), shard, tuple(altered))


def _again(store: Store, entry: Entry, write: Callable[[bytes], int], altered: list[str]) -> Entry:
    """The entry of one letter with findings made anew, which are written."""
    quads = letter_quads(store, entry.letter)
    read = tuple(quad for quad in quads if quad.graph_name != findings_graph(entry.letter))
    found = check(read, entry.letter)
    told = quads_of(found)
    write(ox.serialize(told, format=ox.RdfFormat.N_QUADS) or b"")
    altered += _altered(findings_in(quads), found)
    held = counts((*read, *told))
    return replace(entry, quads=held.quads, classes=held.classes, rules=rules_version())


def _altered(before: tuple[Finding, ...], after: tuple[Finding, ...]) -> list[str]:
    """What is new among findings, and what is gone, as lines of JSON."""
    old, new = ({_key(finding) for finding in found} for found in (before, after))
    changes = [*((key, "new") for key in new - old), *((key, "gone") for key in old - new)]
    return [
        json.dumps({"letter": k[0], "rule": k[1], "about": k[2], "seen": k[3], "change": change})
        for k, change in sorted(changes)
    ]


def _key(found: Finding) -> tuple[str, str, str, str]:
    return found.letter, found.rule, found.about, "no" if found.not_seen else "yes"
