"""Letters into a store: what is new or changed is read, checked and stored; what is gone leaves.

Each letter is one piece of work that depends on no other, done in this process or in a pool.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter

from kg.build.journal import Journal
from kg.build.plan import plan
from kg.build.refresh import refresh, stale
from kg.build.work import Failure, Reading, Work, work
from kg.findings import rules_version
from kg.graph import Counts, dataset_quads
from kg.manifest import Entry
from kg.read import Candidate, letters_in
from kg.store import Settings, open_store, writing

__all__ = ["BuildReport", "Failure", "build", "each", "recheck", "remove"]

Progress = Callable[[int, int], None]
FINDINGS = "findings.nquads"  # beside the shards of a build, not one of them


@dataclass
class BuildReport:
    """What a build did, counted in files, with the seconds that each part took."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    removed: int = 0
    rechecked: int = 0
    failures: list[Failure] = field(default_factory=list)
    skipped: tuple[Candidate, ...] = ()
    warnings: list[tuple[str, str]] = field(default_factory=list)
    seconds: "Counter[str]" = field(default_factory=Counter)

    @property
    def altered(self) -> bool:
        """Whether the store is not as it was."""
        return bool(self.new or self.changed or self.removed)


def build(
    paths: Iterable[str | Path],
    store: str | Path,
    *,
    jobs: int = 1,
    settings: Settings | None = None,
    rebuild: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring a store up to date with the letters found at some paths.

    Letters stored from elsewhere stay. A letter that cannot be read is reported and changes
    nothing: what was stored of it before stays. StoreError where the store cannot be written, or
    was made with other settings.
    """
    begun = perf_counter()
    roots = tuple(paths)
    candidates = tuple(letters_in(roots))
    found = [_place(candidate) for candidate in candidates if not candidate.skipped]
    with writing(store, wanted=settings, rebuild=rebuild) as writer:
        reading = Reading.now(writer.settings)
        planned = plan(roots, found, writer.manifest, reading.version)
        report = BuildReport(unchanged=planned.unchanged, removed=planned.removed)
        report.new = planned.moved
        report.skipped = tuple(c for c in candidates if c.skipped and not c.cure)
        report.failures += [Failure(c.name, c.skipped, c.cure) for c in candidates if c.cure]
        report.failures += planned.failures
        entries = dict(planned.entries)
        journal = Journal(writer.pending, f"{reading.version} {rules_version()}")
        for done, made in enumerate(_resumed(planned.todo, journal, reading, jobs), 1):
            if made.entry:
                report.changed += made.path in writer.manifest
                report.new += made.path not in writer.manifest
                entries[made.path] = made.entry
            elif made.failure:
                report.failures.append(made.failure)
            report.seconds.update(dict(made.seconds))
            if progress:
                progress(done, len(planned.todo))
        report.warnings = [(e.path, text) for e in sorted(entries.values()) for text in e.warnings]
        refound = None
        if writer.published and stale(entries):
            entries, refound = refresh(writer.root, entries, writer.pending / FINDINGS, progress)
            report.rechecked = len(refound.letters)
        if report.altered or report.rechecked or not writer.published:
            started = perf_counter()
            writer.publish(
                entries,
                shards=journal.shards(),
                loaded=journal.letters(),
                describe=dataset_quads(_held(entries), base=writer.settings.base),
                findings=refound,
            )
            report.seconds["publish"] += perf_counter() - started  # type: ignore[assignment]
        journal.forget()
    report.seconds["all"] += perf_counter() - begun  # type: ignore[assignment]
    return report


def recheck(store: str | Path, *, progress: Progress | None = None) -> int:
    """Bring the findings of a store up to date with the rules; on how many letters.

    No letter is read again. StoreError where there is no store, StoreLocked where another writes.
    """
    if not stale(open_store(store).manifest):
        return 0
    with writing(store) as writer:
        entries, refound = refresh(
            writer.root, writer.manifest, writer.pending / FINDINGS, progress
        )
        described = dataset_quads(_held(entries), base=writer.settings.base)
        writer.publish(entries, describe=described, findings=refound)
        refound.shard.unlink()
        return len(refound.letters)


def remove(target: str, store: str | Path) -> int:
    """Take letters out of a store, by path, folder or IRI; how many files they were found in.

    What is left is written anew, so that no byte of the letters stays in the store's folder.
    """
    with writing(store) as writer:
        place = str(Path(target).resolve())
        gone = {
            path
            for path, entry in writer.manifest.items()
            if target in (path, entry.letter) or path == place or path.startswith(place + os.sep)
        }
        if gone:
            left = {path: e for path, e in writer.manifest.items() if path not in gone}
            described = dataset_quads(_held(left), base=writer.settings.base)
            writer.publish(left, describe=described, purge=True)
        return len(gone)


def _held(entries: dict[str, Entry]) -> Counts:
    """What the letters hold together, each letter once however many files it was found in."""
    letters = {entry.letter: entry for entry in entries.values()}
    return sum((Counts(e.quads, e.classes) for e in letters.values()), Counts())


def _place(candidate: Candidate) -> str:
    """The path under which a letter stands in the manifest, however the user wrote it."""
    return candidate.name if candidate.name == "-" else str(candidate.path.resolve())


def _resumed(
    todo: tuple[tuple[str, str], ...], journal: Journal, reading: Reading, jobs: int
) -> Iterator[Work]:
    """The work on every file: what the journal has, then the rest, entered in the journal."""
    fresh = []
    for path, digest in todo:
        if entry := journal.find(path, digest):
            yield Work(path, entry)
        else:
            fresh.append((path, digest))
    for made in each(partial(work, reading=reading), fresh, jobs):
        journal.add(made)
        yield made
    journal.close()


def each(
    do: Callable[[tuple[str, str]], Work], files: Iterable[tuple[str, str]], jobs: int
) -> Iterator[Work]:
    """The work on each file in the order of the files, in this process or in `jobs` others."""
    queue = list(files)
    if jobs <= 1 or len(queue) < 2 * jobs or any(path == "-" for path, _ in queue):
        yield from map(do, queue)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        yield from pool.map(do, queue, chunksize=min(20, max(1, len(queue) // (4 * jobs))))
