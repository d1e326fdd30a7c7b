"""One file into the quads of its letter, checked; or into the reason why not."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

import pyoxigraph as ox

from kg.errors import UnreadableLetter
from kg.findings import check, quads_of, rules_version
from kg.graph import counts, letter_iri, quads
from kg.manifest import Entry
from kg.paths import data
from kg.pipeline import extract
from kg.read import read
from kg.store import Settings
from kg.validate import text_of, unproved, validate

_OURS = "report it as a fault of kg, with a letter of the same form"


@dataclass(frozen=True, slots=True)
class Failure:
    """A letter that was not stored: where, why, what to do."""

    path: str
    why: str
    cure: str


@dataclass(frozen=True, slots=True)
class Work:
    """What came of one file: an entry with the N-Quads of its letter, or a failure.

    `seconds` is the time of each part: read, extract, graph, validate, check.
    """

    path: str
    entry: Entry | None = None
    nquads: bytes = b""
    failure: Failure | None = None
    seconds: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """How letters are read: the settings of the store, and the version of what reads them."""

    settings: Settings
    version: str

    @classmethod
    def now(cls, settings: Settings) -> "Reading":
        """The reading that this program, with this ontology and these shapes, makes."""
        made = hashlib.sha256(f"{_program()} {settings}".encode()).hexdigest()[:16]
        return cls(settings, made)


@cache
def _program() -> str:
    """A hash of all that decides how letters are read; the rules have a version of their own."""
    package = Path(__file__).parents[1]
    code = (path for path in package.rglob("*.py") if not path.is_relative_to(package / "findings"))
    files = [*code, *data("ontology").glob("*.ttl"), *data("shapes").glob("*.ttl")]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.parts[-2:]):
        digest.update(b"\0".join([path.name.encode(), path.read_bytes(), b""]))
    return digest.hexdigest()


def work(file: tuple[str, str], reading: Reading) -> Work:
    """The work on one file, given as (path, SHA-256 of its bytes); never raises."""
    path, digest = file
    clock: Counter[str] = Counter()
    try:
        return _work(path, digest, reading, clock)
    except UnreadableLetter as error:
        failure = Failure(path, error.why, error.cure)
    except Exception as error:  # one letter never stops the others
        failure = Failure(path, f"{type(error).__name__}: {error}", _OURS)
    return Work(path, failure=failure, seconds=tuple(sorted(clock.items())))


def _work(path: str, digest: str, reading: Reading, clock: "Counter[str]") -> Work:
    with _timed(clock, "read"):
        letter = read(Path(path))
    if letter.id != digest:
        return Work(path, failure=Failure(path, "it changed while it was read", "build again"))
    with _timed(clock, "extract"):
        response = extract(letter)
    with _timed(clock, "graph"):
        made = quads(response, base=reading.settings.base, evidence=reading.settings.evidence)
    with _timed(clock, "validate"):
        report = validate(made, evidence=reading.settings.evidence)
        faults = unproved(response)
    if faults or not report.conforms:
        why = text_of(faults) or report.violations[0].message
        return Work(path, failure=Failure(path, f"the reading does not conform: {why}", _OURS))
    iri = letter_iri(digest, base=reading.settings.base).value
    with _timed(clock, "check"):
        made = (*made, *quads_of(check(made, iri)))
    with _timed(clock, "graph"):
        nquads = ox.serialize(made, format=ox.RdfFormat.N_QUADS) or b""
        held = counts(made)
    entry = Entry(
        path=path,
        sha256=digest,
        letter=iri,
        version=reading.version,
        quads=held.quads,
        classes=held.classes,
        warnings=tuple(
            [notice.text for notice in letter.notices] + [r.message for r in report.warnings]
        ),
        rules=rules_version(),
    )
    return Work(path, entry, nquads, seconds=tuple(sorted(clock.items())))


@contextmanager
def _timed(clock: "Counter[str]", part: str) -> Iterator[None]:
    begun = perf_counter()
    yield
    clock[part] += perf_counter() - begun  # type: ignore[assignment]
