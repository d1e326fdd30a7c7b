"""The store on disk: one writer, and readers on the last published snapshot.

    STORE/store.json          the format of the store
    STORE/current             the number of the published snapshot
    STORE/snapshots/N/rdf     the quads (Oxigraph on RocksDB), N/manifest.jsonl what they came from,
                              N/changes.jsonl what the last change of rules altered
    STORE/pending/            shards of letters read and not yet published, with their journal
    STORE/writer.lock         held by the one writer

A writer builds snapshot N+1 beside the published one (its files are hard links to those of N until
they change) and then moves the pointer: a reader sees the old state or the new one, and a writer
that dies leaves nothing behind but `pending`, from which the next one goes on.
"""

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import pyoxigraph as ox
from filelock import FileLock, Timeout

from kg import manifest
from kg.errors import StoreError, StoreFormat, StoreLocked
from kg.manifest import Entry
from kg.vocab import BASE, NS, ontology

FORMAT = 1
VOCABULARY = ox.NamedNode(NS.removesuffix("#"))  # the graph of the ontology
CHANGES = "changes.jsonl"
_KEPT = 2  # snapshots kept, so that a reader of the last one is not cut off


@dataclass(frozen=True, slots=True)
class Store:
    """A published state of a store, opened for reading."""

    path: Path
    settings: "Settings"
    snapshot: Path
    dataset: ox.Store
    manifest: dict[str, Entry]

    @property
    def rdf(self) -> Path:
        """The directory of the quads, for engines that open it themselves."""
        return self.snapshot / "rdf"


def open_store(path: Path | str) -> Store:
    """The last published state; StoreError where there is none, StoreFormat where it is older."""
    root = Path(path)
    chosen = settings(root)
    snapshot = _current(root)
    if snapshot is None:
        raise StoreError(f"{root}: no letters are stored yet; fill it with: kg build PATH --store")
    dataset = ox.Store.read_only(str(snapshot / "rdf"))
    return Store(root, chosen, snapshot, dataset, manifest.load(snapshot / "manifest.jsonl"))


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds for every letter of a store: the base of the IRIs, and whether with evidence."""

    base: str = BASE
    evidence: bool = True


def settings(root: Path) -> Settings:
    """The settings of a store; StoreError where there is none, StoreFormat where it is older."""
    head = root / "store.json"
    if not head.exists():
        raise StoreError(f"{root}: this is no store; make one with: kg build PATH --store {root}")
    try:
        row = json.loads(head.read_text("utf-8"))
        written = row.pop("format")
        if written == FORMAT:
            return Settings(**row)
    except (ValueError, KeyError, TypeError, AttributeError):
        written = "unknown"
    raise StoreFormat(
        f"{root}: written in format {written}, this program reads {FORMAT}; "
        f"read the letters anew with: kg build PATH --store {root} --rebuild"
    )


@contextmanager
def writing(
    path: Path | str, *, wanted: Settings | None = None, rebuild: bool = False
) -> Iterator["Writer"]:
    """The one writer of a store, made with the wanted settings where it does not exist.

    StoreLocked where another process is writing; StoreError where the store has other settings
    than are wanted. `rebuild` starts from nothing: what was published stays readable until the
    new state is.
    """
    root = Path(path)
    if root.exists() and not root.is_dir():
        raise StoreError(f"{root}: this is a file; name a folder for the store")
    if not (root / "store.json").exists() and _others(root):
        raise StoreError(f"{root}: this folder holds other files; name an empty or a new one")
    root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(root / "writer.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StoreLocked(f"{root}: another kg is writing it; wait for it to end") from None
    try:
        if not (root / "store.json").exists() or rebuild:
            head = {"format": FORMAT, **asdict(wanted or Settings())}
            _write(root / "store.json", json.dumps(head, sort_keys=True) + "\n")
        chosen = settings(root)
        if wanted not in (None, chosen):
            raise StoreError(
                f"{root}: made with base {chosen.base} and "
                f"{'with' if chosen.evidence else 'without'} evidence; "
                "leave these options out, or add --rebuild to change them"
            )
        yield Writer(root, chosen, rebuild=rebuild)
    finally:
        lock.release()


@dataclass(frozen=True, slots=True)
class Refound:
    """Findings made anew: of which letters, their quads in a file, what altered in JSON lines."""

    letters: frozenset[str]
    shard: Path
    changes: tuple[str, ...]


class Writer:
    """The next state of a store in the making."""

    def __init__(self, root: Path, chosen: Settings, *, rebuild: bool) -> None:
        """Start from the published state, or from nothing."""
        self.root = root
        self.settings = chosen
        self.pending = root / "pending"
        self._published = _current(root)
        self._base = None if rebuild else self._published
        self.manifest = manifest.load(self._base / "manifest.jsonl") if self._base else {}
        self.published = self._base is not None

    def publish(
        self,
        entries: dict[str, Entry],
        *,
        shards: Iterable[Path] = (),
        loaded: Iterable[str] = (),
        describe: Iterable[ox.Quad] = (),
        findings: Refound | None = None,
        purge: bool = False,
    ) -> None:
        """Make the next state: what is in `entries`, of the published quads and of the shards.

        `loaded` are the IRIs of the letters in the shards, some of which may no longer be wanted;
        `describe` the quads of the default graph; `findings` replace those of some letters.
        `purge` writes every quad anew, so that no byte of a letter that left stays in the store,
        and forgets the earlier snapshots.
        """
        number = int(self._published.name) + 1 if self._published else 1
        target = self.root / "snapshots" / str(number)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        wanted = {(entry.letter, entry.version) for entry in entries.values()}
        had = {(entry.letter, entry.version) for entry in self.manifest.values()}
        left = {letter for letter, _ in had - wanted}
        dataset = self._base_of(target / "rdf", left, purge=purge)
        if findings:
            for letter in sorted(findings.letters):
                dataset.remove_graph(_graph(letter, "findings"))
            shards = (*shards, findings.shard)
        for shard in shards:
            dataset.bulk_load(path=str(shard), format=ox.RdfFormat.N_QUADS)
        _remove(dataset, set(loaded) - {letter for letter, _ in wanted})
        dataset.clear_graph(ox.DefaultGraph())
        dataset.extend(describe)
        if not dataset.contains_named_graph(VOCABULARY) or self._stale(entries):
            dataset.remove_graph(VOCABULARY)
            known = (ox.Quad(t.subject, t.predicate, t.object, VOCABULARY) for t in ontology())
            dataset.bulk_extend(known)
        dataset.flush()
        del dataset
        _write(target / "manifest.jsonl", manifest.lines(entries.values()))
        changes = findings.changes if findings else self._changes({letter for letter, _ in wanted})
        _write(target / CHANGES, "".join(f"{line}\n" for line in changes))
        _write(self.root / "current", f"{number}\n")
        if purge:
            shutil.rmtree(self.pending, ignore_errors=True)
        self._forget_old(number, all_but_this=purge)

    def _base_of(self, rdf: Path, left: set[str], *, purge: bool) -> ox.Store:
        """The published quads without those of the letters that left, as a store of their own."""
        if self._base is None:
            return ox.Store(str(rdf))
        if purge:
            dataset = ox.Store(str(rdf))
            dataset.bulk_extend(_without(self._base / "rdf", left))
            return dataset
        ox.Store.read_only(str(self._base / "rdf")).backup(str(rdf))
        dataset = ox.Store(str(rdf))
        _remove(dataset, left)
        return dataset

    def _stale(self, entries: dict[str, Entry]) -> bool:
        """Whether the published vocabulary may be of another version than the letters."""
        before = {(entry.version, entry.rules) for entry in self.manifest.values()}
        return before != {(entry.version, entry.rules) for entry in entries.values()}

    def _changes(self, wanted: set[str]) -> Iterator[str]:
        """What the last change of rules altered of the letters that stay."""
        file = self._base / CHANGES if self._base else None
        lines = file.read_text("utf-8").splitlines() if file and file.exists() else []
        return (line for line in lines if json.loads(line)["letter"] in wanted)

    def _forget_old(self, number: int, *, all_but_this: bool) -> None:
        kept = 1 if all_but_this else _KEPT
        for snapshot in (self.root / "snapshots").iterdir():
            if not number - kept < int(snapshot.name) <= number:
                shutil.rmtree(snapshot)


def graphs(letter: str) -> tuple[ox.NamedNode, ...]:
    """The named graphs of a letter: its facts, its evidence, findings about it."""
    return tuple(_graph(letter, part) for part in ("evidence", "facts", "findings"))


def _graph(letter: str, part: str) -> ox.NamedNode:
    return ox.NamedNode(f"{letter}/{part}")


def changes(store: Store) -> tuple[dict[str, str], ...]:
    """What the last change of rules altered: letter, rule, about, change (new or gone)."""
    file = store.snapshot / CHANGES
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return tuple(map(json.loads, lines))


def letter_quads(store: Store, letter: str) -> tuple[ox.Quad, ...]:
    """The quads of the graphs of a stored letter, by its IRI."""
    return tuple(
        quad
        for graph in graphs(letter)
        for quad in store.dataset.quads_for_pattern(None, None, None, graph)
    )


def _remove(dataset: ox.Store, letters: Iterable[str]) -> None:
    for letter in sorted(letters):
        for graph in graphs(letter):
            dataset.remove_graph(graph)


def _without(rdf: Path, letters: set[str]) -> Iterator[ox.Quad]:
    """The quads of a store but those of the graphs of some letters."""
    gone = {graph for letter in letters for graph in graphs(letter)}
    store = ox.Store.read_only(str(rdf))
    return (q for q in store.quads_for_pattern(None, None, None, None) if q.graph_name not in gone)


def _others(root: Path) -> bool:
    """Whether a folder holds what a writer that died at once would not have left."""
    ours = {"writer.lock", "store.json.new"}
    return root.is_dir() and any(path.name not in ours for path in root.iterdir())


def _current(root: Path) -> Path | None:
    """The published snapshot, or none."""
    pointer = root / "current"
    if not pointer.exists():
        return None
    return root / "snapshots" / pointer.read_text("utf-8").strip()


def _write(path: Path, text: str) -> None:
    """Write a small file so that it is there whole or not at all, also after a power cut."""
    temporary = path.with_name(path.name + ".new")
    with temporary.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    os.fsync(folder)
    os.close(folder)
