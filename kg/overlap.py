"""Evidence against gold evidence: how many words the two share, role by role.

A word is a place in the letter, so that the same word elsewhere does not count. Gold quotes the
letter with white space normalised; a quotation that cannot be found in the letter is left out.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from kg.catalogue import cues
from kg.model import Fact, Response, Span
from kg.score import Tally
from kg.sentences import sentences
from kg.vocab import OUTCOME, ROLE

ROLES = (
    *("authority", "reference", "received", "issued", "outcome", "ground", "ncnd", "considered"),
    *("harm", "factor-for", "factor-against", "balance", "interest", "necessity", "balancing"),
    *("condition", "review", "appeal"),
)
_WORD = re.compile(r"\w+")


def overlaps(pairs: Iterable[tuple[str, dict[str, Any], Response]]) -> dict[str, Tally]:
    """A tally of words for each role over (letter, gold record with evidence, reading)."""
    tallies = {role: Tally() for role in ROLES}
    for _, gold, response in pairs:
        words = [m.span() for m in _WORD.finditer(response.letter.text)]
        plain = [response.letter.text[a:b].lower() for a, b in words]
        wanted: dict[str, set[int]] = {role: set() for role in ROLES}
        found: dict[str, set[int]] = {role: set() for role in ROLES}
        for item in gold.get("evidence") or ():
            if item["role"] in wanted:
                wanted[item["role"]].update(_places(plain, item["text"]))
        for role, span in spans(response):
            found[role].update(
                n for n, (a, b) in enumerate(words) if a < span.end and span.start < b
            )
        for role, tally in tallies.items():
            tally.hits += len(wanted[role] & found[role])
            tally.extra += len(found[role] - wanted[role])
            tally.missed += len(wanted[role] - found[role])
    return tallies


def _places(words: list[str], quotation: str) -> range:
    """The indexes of the words of a quotation; none where it does not stand in the letter."""
    wanted = [m[0].lower() for m in _WORD.finditer(quotation)]
    starts = range(len(words) - len(wanted) + 1)
    at = next((n for n in starts if words[n : n + len(wanted)] == wanted), None)
    return range(0) if at is None or not wanted else range(at, at + len(wanted))


def _conceals(text: str, span: Span) -> bool:
    """Whether a stretch neither confirms nor denies."""
    return any(hit.slug == ROLE["ncnd"] for hit in cues("role").find(text, span))


def _sentence(text: str, span: Span) -> Span:
    """The sentence round a citation, within its paragraph."""
    start = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    paragraph = Span(max(start, 0), len(text) if end < 0 else end)
    return next((s for s in sentences(text, paragraph) if s.holds(span)), span)


def spans(response: Response) -> Iterator[tuple[str, Span]]:
    """What proves a reading, as (role, span) in the roles of the gold evidence."""
    frame, why = response.frame, response.reasoning
    single: tuple[tuple[str, Fact[Any] | None], ...] = (
        ("authority", frame.authority),
        ("reference", frame.reference),
        ("received", frame.received),
        ("issued", frame.issued),
        ("review", frame.review_days),
        ("appeal", frame.appeal_to),
        *(("balance", test.balance) for test in why.public_interest),
        *(("interest", test.interest) for test in why.legitimate_interests),
        *(("necessity", test.necessary) for test in why.legitimate_interests),
        *(("balancing", test.balance) for test in why.legitimate_interests),
    )
    for role, fact in single:
        yield from ((role, span) for span in (fact.spans if fact else ()))
    for decision in response.decisions:
        yield from (("outcome", span) for span in decision.spans)
    text = response.letter.text
    for ground in response.grounds:
        for span in ground.spans:
            yield "ncnd" if ground.ncnd and _conceals(text, span) else "ground", span
    for decision in response.decisions:
        if decision.outcome == OUTCOME["ncnd"]:
            yield from (("ncnd", span) for span in decision.spans if _conceals(text, span))
    for citation in response.citations:
        if citation.role == ROLE["considered"]:
            yield "considered", _sentence(text, citation.span)
    yield from (("harm", harm.span) for harm in why.harms)
    yield from (("condition", condition.span) for condition in why.conditions)
    for test in why.public_interest:
        yield from (("factor-for", span) for span in test.factors_for)
        yield from (("factor-against", span) for span in test.factors_against)
