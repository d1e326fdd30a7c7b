"""The flat table: one row for each letter and question, for those who use no query language.

A letter in which no question was found has one row, without a question. What a letter says several
times over, such as the exemptions of one answer, stands in one cell, separated by semicolons.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final

from kg.catalogue import catalogue
from kg.store import Store, letter_quads
from kg.table import Cell, csv_lines
from kg.view import Reading
from kg.vocab import BINDING, FOI, OUTCOME, PREFIXES

_NAME = PREFIXES["schema"] + "name"
_TYPE = PREFIXES["rdf"] + "type"

COLUMNS: Final = (
    *("File", "Letter", "Authority", "Regime", "Kind of letter", "Reference"),
    *("Received", "Issued", "Calendar days"),
    *("Question", "Question asked", "Outcome", "Exemptions", "What the exemptions are about"),
    *(
        "Neither confirmed nor denied",
        "Public interest",
        "Words of the answer",
        "How the outcome was read",
    ),
    *("Review within working days", "Complain to", "Letter identifier"),
)

Row = tuple[Cell | date, ...]
"""The cells of a row, in the order of the columns; none where the letter does not say."""


def flat_rows(store: Store) -> Iterator[Row]:
    """The rows, letter by letter in the order of their files' names; one letter in memory."""
    files: dict[str, list[str]] = defaultdict(list)
    for path, entry in sorted(store.manifest.items(), key=lambda item: Path(item[0]).name):
        files[entry.letter].append(Path(path).name)
    for letter, names in files.items():
        reading = Reading(letter_quads(store, letter))
        head, tail = _head(reading, letter), _tail(reading, letter)
        for question in _questions(reading, letter):
            yield ("; ".join(names), *head, *question, *tail)


def flat_csv(store: Store, *, bom: bool = True, raw: bool = False) -> Iterator[bytes]:
    """The table as CSV in UTF-8, row by row, with CRLF line ends.

    It begins with a byte order mark, without which Excel takes £ and ŵ for other characters, unless
    `bom` is false. Text that a spreadsheet would take for a formula has a single quote before it,
    unless `raw`.
    """
    if bom:
        yield "\ufeff".encode()
    for line in csv_lines(chain((COLUMNS,), flat_rows(store)), raw=raw):
        yield line.encode()


def _head(reading: Reading, letter: str) -> Row:
    """From the letter's name to the days it took."""
    request = reading.one(letter, FOI.answers.value)
    received = _day(reading.one(request, FOI.received.value))
    issued = _day(reading.one(letter, FOI.issued.value))
    regimes = reading.all(letter, FOI.handledUnder.value)
    return (
        reading.one(letter, _NAME),
        _label(reading, reading.one(request, FOI.madeTo.value)),
        _joined(_notation(regime) for regime in regimes),
        _label(reading, reading.one(letter, FOI.letterKind.value)),
        reading.one(letter, FOI.reference.value) or None,
        received,
        issued,
        (issued - received).days if received and issued else None,
    )


def _tail(reading: Reading, letter: str) -> Row:
    """Review, complaint and the letter's identifier."""
    days = reading.one(letter, FOI.reviewWithinWorkingDays.value)
    appeal = reading.one(letter, FOI.appealTo.value)
    return int(days) if days else None, _label(reading, appeal), letter


def _questions(reading: Reading, letter: str) -> Iterator[Row]:
    """From the label of a question to how its outcome was read; one empty row where none is."""
    decisions = reading.all(letter, FOI.hasDecision.value)
    decided = {reading.one(decision, FOI.decides.value): decision for decision in decisions}
    asked = reading.all(reading.one(letter, FOI.answers.value), FOI.asks.value)
    for question in sorted(asked, key=lambda q: int(reading.one(q, FOI.position.value))):
        label, text = (reading.one(question, p.value) for p in (FOI.label, FOI.text))
        decision = decided.get(question, "")
        yield label, text, *_answer(reading, decision)
    if not asked:
        yield None, None, *_answer(reading, "")


def _answer(reading: Reading, decision: str) -> Row:
    """From the outcome of a question to how it was read; nothing where it was not decided."""
    grounds = reading.all(decision, FOI.reliesOn.value)
    rests = {ground: reading.one(ground, FOI.restsOn.value) for ground in grounds}
    outcome = reading.one(decision, FOI.outcome.value)
    denied = any(reading.one(ground, FOI.ncnd.value) == "true" for ground in grounds)
    proof = reading.row("", "", decision)
    stated = catalogue().label(BINDING.iri(BINDING["stated"]).value)
    return (
        _label(reading, outcome),
        _joined(_notation(p) or reading.label(p) for p in rests.values()),
        _joined(reading.label(p) for p in rests.values() if _notation(p)),
        "yes" if denied or outcome == OUTCOME.iri(OUTCOME["ncnd"]).value else None,
        _joined(_balances(reading, rests)),
        proof.words or None,
        proof.binding or (stated if decision else None),
    )


def _balances(reading: Reading, rests: dict[str, str]) -> Iterator[str]:
    """Where the public interest lay, by provision: to disclose or to maintain the exemption."""
    for ground, provision in rests.items():
        for test in reading.all(ground, FOI.hasTest.value):
            balance = reading.one(test, FOI.balance.value)
            if balance and reading.one(test, _TYPE) == FOI.PublicInterestTest.value:
                named = _notation(provision) or reading.label(provision)
                yield f"{named}: {reading.label(balance).lower()}"


def _label(reading: Reading, iri: str) -> str | None:
    return reading.label(iri) if iri else None


def _notation(iri: str) -> str:
    return next(iter(catalogue().values(iri, "skos:notation")), "")


def _joined(texts: Iterable[str]) -> str | None:
    """The texts in one cell, each once and in their order."""
    return "; ".join(dict.fromkeys(filter(None, texts))) or None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
