"""A query run in a process of its own, which can be stopped: the engine itself cannot be.

The parent writes one JSON object to stdin (`rdf`, `text`, `own`, the limits) and reads lines of
JSON: the columns, the rows, and last what became of it. The child has no network where the system
lets it give that up, and its memory and processor time are bounded.
"""

import ctypes
import json
import math
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

from kg.errors import LimitReached, RefusedQuery, StoreError
from kg.query.limits import Limits
from kg.table import Cell

_NEW_NETWORK, _NEW_USER, _DIE_WITH_PARENT = 0x40000000, 0x10000000, 1  # as Linux numbers them
_MORE = {
    "seconds": "give it more time with --seconds, or narrow the question",
    "memory": "narrow the question, or ask from Python with Limits(memory_mb=…)",
}


def run(
    rdf: Path, text: str, *, own: bool, limits: Limits
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], bool]:
    """The columns and rows of a query on the store in a directory, and whether there were more.

    `own` is true for a user's own text, which is checked first (RefusedQuery). LimitReached where
    it was stopped.
    """
    return asked_of("kg.query.child", {"rdf": str(rdf.resolve()), "text": text, "own": own}, limits)


def asked_of(
    module: str, question: Mapping[str, object], limits: Limits
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], bool]:
    """What the `main` of a module answers in a process of its own, stopped at the limits.

    The question reaches it as JSON on stdin, together with the limits.
    """
    asked = {**question, **asdict(limits)}
    child = subprocess.Popen(
        [sys.executable, "-c", f"from {module} import main; main()"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=Path(__file__).resolve().parents[2],
    )
    try:
        out, err = child.communicate(json.dumps(asked).encode(), timeout=limits.seconds)
    except subprocess.TimeoutExpired:
        child.kill()
        child.communicate()
        raise _stopped("seconds", limits) from None
    except BaseException:
        child.kill()
        child.communicate()
        raise
    return _read(out, err.decode("utf-8", "replace"), child.returncode, limits)


def _read(
    out: bytes, err: str, code: int, limits: Limits
) -> tuple[tuple[str, ...], tuple[tuple[Cell, ...], ...], bool]:
    lines = [json.loads(line, parse_float=float) for line in out.splitlines()]
    end = lines[-1] if lines and isinstance(lines[-1], dict) else {}
    if "refused" in end:
        raise RefusedQuery(end["refused"])
    if "store" in end:
        raise StoreError(end["store"])
    if code == -24:  # SIGXCPU
        raise _stopped("seconds", limits)
    if "memory" in end or code < 0 or "memory" in err:
        raise _stopped("memory", limits)
    if code or "truncated" not in end:
        last = err.strip().splitlines()[-1:] or [f"exit code {code}"]
        raise LimitReached(f"the query ended without an answer ({last[0]}); try a simpler one")
    columns, *rows = lines[:-1]
    return tuple(columns), tuple(tuple(map(_cell, row)) for row in rows), end["truncated"]


def _stopped(what: str, limits: Limits) -> LimitReached:
    amount = f"{limits.seconds:g} seconds" if what == "seconds" else f"{limits.memory_mb:,} MB"
    return LimitReached(f"stopped at the limit of {amount}; {_MORE[what]}")


def _cell(value: Any) -> Cell:
    return Decimal(value["decimal"]) if isinstance(value, dict) else value


def main() -> None:
    """Answer the one query that stands on stdin."""
    serve(_answer)


def serve(answer: Callable[[dict[str, Any]], dict[str, bool]]) -> None:
    """Answer what stands on stdin, shut in, and say last what became of it."""
    asked = json.load(sys.stdin)
    _shut_in(asked["seconds"])
    end: dict[str, object] = {}
    try:
        end = {**answer(asked)}
    except RefusedQuery as error:
        end = {"refused": str(error)}
    except (MemoryError, SystemError):  # the latter where the engine fails to say the former
        end = {"memory": True}
    except OSError as error:
        end = {"store": f"{asked.get('rdf', 'the store')}: cannot be read: {error}"}
    print(json.dumps(end), flush=True)


def _answer(asked: dict[str, Any]) -> dict[str, bool]:
    import pyoxigraph as ox

    from kg.query.answers import ask
    from kg.query.guard import check

    dataset = ox.Store.read_only(asked["rdf"])
    bound_memory(asked["memory_mb"])
    if asked["own"]:
        check(asked["text"], {str(g.value) for g in dataset.named_graphs()})
    return say(*ask(dataset, asked["text"]), asked)


def say(
    columns: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], asked: Mapping[str, Any]
) -> dict[str, bool]:
    """Print the columns and the rows up to the limits, and give back whether there were more."""
    _say(columns)
    left = asked["answer_mb"] * 1_000_000
    for count, row in enumerate(rows):
        left -= _say(row) if count < asked["rows"] and left > 0 else left + 1
        if left < 0:
            return {"truncated": True}
    return {"truncated": False}


def _say(row: tuple[Cell, ...], out: IO[str] = sys.stdout) -> int:
    line = json.dumps(row, ensure_ascii=True, default=lambda value: {"decimal": str(value)})
    return out.write(line + "\n")


def _shut_in(seconds: float) -> None:
    """Give up the network and unbounded processor time, and not outlive who asked."""
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    if sys.platform == "linux" and threading.active_count() == 1:
        system = ctypes.CDLL(None, use_errno=True)
        system.prctl(_DIE_WITH_PARENT, 9)
        if system.unshare(_NEW_NETWORK) != 0:
            system.unshare(_NEW_NETWORK | _NEW_USER)
    try:
        import resource
    except ImportError:  # Windows has no such limits; the clock alone serves
        return
    used = math.ceil(seconds) * 4 + 1  # the engine may use several processors
    resource.setrlimit(resource.RLIMIT_CPU, (used, used + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def bound_memory(megabytes: int) -> None:
    """Make the system refuse this process more memory than that in all."""
    try:
        import resource
    except ImportError:
        return
    size = megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
