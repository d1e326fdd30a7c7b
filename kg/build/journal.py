"""Letters read and not yet published: shards of N-Quads on disk and a line for each letter."""

import os
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg import manifest
from kg.build.work import Work
from kg.manifest import Entry

SHARD = 200  # letters a shard: at most so many readings are lost when a build dies


class Journal:
    """The work of one build, and what an earlier one left behind.

    A shard is written whole before its letters are entered in the journal, so that every line of
    the journal can be trusted whenever the build dies.
    """

    def __init__(self, folder: Path, version: str) -> None:
        """Go on from what lies in the folder, if it was made by the same version."""
        self._folder = folder
        self._lines = folder / "journal.jsonl"
        head = folder / "version"
        if not head.exists() or head.read_text("utf-8") != version:
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            head.write_text(version, "utf-8")
        self._entries: dict[tuple[str, str], Entry] = {}
        self._waiting: list[tuple[Entry, bytes]] = []
        if self._lines.exists():
            whole = self._lines.read_text("utf-8").rpartition("\n")[0]
            self._lines.write_text(whole + "\n" if whole else "", "utf-8")
            self._keep(map(manifest.parse, whole.splitlines()))
        self._shards = len(list(folder.glob("*.nq")))

    def find(self, path: str, sha256: str) -> Entry | None:
        """The entry of a file that was read before the build died."""
        return self._entries.get((path, sha256))

    def _keep(self, entries: Iterable[Entry]) -> None:
        self._entries |= {(entry.path, entry.sha256): entry for entry in entries}

    def add(self, work: Work) -> None:
        """Keep the work on one letter; on disk when a shard is full or at the close."""
        if work.entry:
            self._waiting.append((work.entry, work.nquads))
        if len(self._waiting) == SHARD:
            self.close()

    def close(self) -> None:
        """Write what is waiting."""
        if not self._waiting:
            return
        entries = [entry for entry, _ in self._waiting]
        self._shards += 1
        with (self._folder / f"{self._shards:06}.nq").open("wb") as shard:
            shard.writelines(nquads for _, nquads in self._waiting)
            shard.flush()
            os.fsync(shard.fileno())
        with self._lines.open("a", encoding="utf-8") as journal:
            journal.write(manifest.lines(entries))
            journal.flush()
            os.fsync(journal.fileno())
        self._keep(entries)
        self._waiting = []

    def forget(self) -> None:
        """Take away what was written: it was published, or there was nothing to publish."""
        shutil.rmtree(self._folder, ignore_errors=True)

    def shards(self) -> tuple[Path, ...]:
        """The shards, in order."""
        return tuple(sorted(self._folder.glob("*.nq")))

    def letters(self) -> Iterator[str]:
        """The IRIs of the letters in the shards."""
        return (entry.letter for entry in self._entries.values())
