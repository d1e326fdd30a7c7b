"""The parts of a store, gathered here or by other processes, a little ahead of who waits for them.

What they are made into (rows of a file, parcels for Bolt) is made where they are gathered, so that
only that travels between processes. It comes in the order of the letters, whoever made it.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from functools import cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import Final, TypeVar

import pyoxigraph as ox

from kg import manifest
from kg.property_graph import Part, part_maker, shared_part
from kg.store import Settings, Store

AT_ONCE: Final = 25  # letters that are gathered, and handed over, together
SHARED: Final = (None,)  # in place of letters: the part that all of them share

Wanted = Sequence[str | None]
Made = TypeVar("Made")


@contextmanager
def gathered(
    store: Store,
    chunks: Iterable[Wanted],
    make: Callable[[Iterable[Part]], Made],
    *,
    jobs: int = 1,
) -> Iterator[Iterator[Made]]:
    """What `make` makes of the parts of each chunk, gathered by a thread or by `jobs` processes.

    They begin at once, and are never more than `jobs` and one chunks ahead: memory holds no more.
    """
    rest = iter(chunks)
    pool, work = _workers(store, make, jobs)
    coming: deque[Future[Made]] = deque()

    def ask() -> None:
        for chunk in rest:
            coming.append(pool.submit(work, chunk))
            break

    def made() -> Iterator[Made]:
        while coming:
            done = coming.popleft().result()
            ask()
            yield done

    for _ in range(jobs + 1):
        ask()
    try:
        yield made()
    finally:
        pool.shutdown(cancel_futures=True)


def chunks_of(letters: Sequence[str]) -> list[Wanted]:
    """Letters in chunks that are gathered together."""
    return [letters[at : at + AT_ONCE] for at in range(0, len(letters), AT_ONCE)]


def _workers(
    store: Store, make: Callable[[Iterable[Part]], Made], jobs: int
) -> tuple[Executor, Callable[[Wanted], Made]]:
    """Who gathers, and what each of them is given to do."""
    if jobs == 1:
        return ThreadPoolExecutor(1), partial(_make, _part_maker(store), make)
    pool = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_end_with_parent)
    return pool, partial(_make_there, store.path, store.settings, store.snapshot, make)


def _make(
    part: Callable[[str | None], Part], make: Callable[[Iterable[Part]], Made], wanted: Wanted
) -> Made:
    return make(map(part, wanted))


def _make_there(
    path: Path,
    settings: Settings,
    snapshot: Path,
    make: Callable[[Iterable[Part]], Made],
    wanted: Wanted,
) -> Made:
    return _make(_opened(path, settings, snapshot), make, wanted)


@cache
def _opened(path: Path, settings: Settings, snapshot: Path) -> Callable[[str | None], Part]:
    """What gives parts of the very state that another process reads, opened once in this one."""
    dataset = ox.Store.read_only(str(snapshot / "rdf"))
    entries = manifest.load(snapshot / "manifest.jsonl")
    return _part_maker(Store(path, settings, snapshot, dataset, entries))


def _part_maker(store: Store) -> Callable[[str | None], Part]:
    """What gives the part of a letter by its IRI, and the shared part where there is none."""
    of_letter = part_maker(store)
    return lambda letter: shared_part(store) if letter is None else of_letter(letter)


def _end_with_parent() -> None:
    """Leave no process behind when the one that waits for it is killed; it alone hears Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def watch() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()
