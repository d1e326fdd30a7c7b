"""Statements on grounds: why they apply, how likely the harm is, whose interests suffer."""

from collections.abc import Callable, Iterable, Iterator

from kg.catalogue import Exemption, catalogue
from kg.model import Citation, Ground, Layout, Reasoning, Span, Statement
from kg.provisions import Provision
from kg.statements.alternatives import alternatives
from kg.statements.reasons import likely, owner, start_of_reason
from kg.statements.sayings import Cited, Saying, sayings
from kg.statements.weighing import weighs
from kg.statements.words import listed
from kg.vocab import STATEMENT

Kind = Callable[[Exemption], bool]


def of_grounds(
    text: str,
    layout: Layout,
    citations: tuple[Citation, ...],
    grounds: tuple[Ground, ...],
    reasoning: Reasoning,
) -> tuple[Statement, ...]:
    """What the letter says of its grounds; of each that it plausibly covers."""
    if not grounds:
        return ()
    cited = Cited(citations, grounds)
    said = sayings(text, layout, cited)
    found = list(_reasons(said, cited, reasoning))
    found += _weighing(said, cited, reasoning)
    found += _barred(said, cited, reasoning)
    found += alternatives(said, cited, Cited((), grounds))
    return _merged(found)


# ------------------------------------------------------------------ reasons and harm


def _reasons(said: tuple[Saying, ...], cited: Cited, reasoning: Reasoning) -> Iterator[Statement]:
    harmed, commercial = _of(cited.grounds, _prejudiced), _of(cited.grounds, _commercial)
    told: dict[int, int] = {}
    for number, saying in enumerate(said):
        start = start_of_reason(saying)
        if start is not None:
            told[number] = start
    stated = [h.span for h in reasoning.harms]
    for number, saying in enumerate(said):
        harm = any(saying.span.touches(span) for span in stated)
        if number not in told and harm:
            told[number] = 0
    for kind, wanted, test in (
        (STATEMENT["reason"], cited.grounds, None),
        (STATEMENT["harm-likely"], harmed, likely),
        (STATEMENT["owner-of-interests"], commercial, owner),
    ):
        telling = [said[n] for n, start in told.items() if test is None or test(said[n], start)]
        yield from _tied(kind, telling, wanted)


def _tied(kind: str, telling: list[Saying], wanted: tuple[Provision, ...]) -> Iterator[Statement]:
    """A statement for each sentence, and for grounds left without one the open sentences."""
    left = set(wanted)
    for saying in telling:
        grounds = tuple(g for g in saying.grounds if g in wanted)
        if grounds:
            yield Statement(kind, saying.span, grounds)
            left -= set(grounds)
    for saying in telling:
        grounds = tuple(g for g in wanted if g in left)
        if saying.open and grounds:
            yield Statement(kind, saying.span, grounds)


# ------------------------------------------------------------------ weighing


def _weighing(said: tuple[Saying, ...], cited: Cited, reasoning: Reasoning) -> Iterator[Statement]:
    wanted = _of(cited.grounds, _weighed)
    kind = STATEMENT["weighing"]
    factors = [
        (span, test.grounds)
        for test in reasoning.public_interest
        for span in (*test.factors_for, *test.factors_against)
    ]
    telling = []
    for saying in said:
        own = {g for span, tied in factors if saying.span.touches(span) for g in tied}
        if own or any(saying.span.touches(span) for span, _ in factors) or weighs(saying):
            telling.append(saying)
        if own:
            yield Statement(kind, saying.span, tuple(sorted(own, key=str)))
    yield from _tied(kind, telling, wanted)


# ------------------------------------------------------------------ data protection


def _barred(said: tuple[Saying, ...], cited: Cited, reasoning: Reasoning) -> Iterator[Statement]:
    wanted = _of(cited.grounds, _private)
    if not wanted:
        return
    kind = STATEMENT["data-protection-bar"]
    spans = [condition.span for condition in reasoning.conditions]
    for test in reasoning.legitimate_interests:
        facts = [fact for fact in (test.interest, test.necessary, test.balance) if fact]
        spans += [span for fact in facts for span in fact.spans]
    for span in spans:
        yield Statement(kind, span, wanted)
    for saying in said:
        if saying.has("data-protection-bar", "first-principle", "unlawful"):
            grounds = tuple(g for g in saying.grounds if g in wanted)
            if grounds or len(wanted) == 1 or saying.open:
                yield Statement(kind, saying.span, grounds or wanted)


# ------------------------------------------------------------------ kinds of grounds


def _of(grounds: Iterable[Provision], kind: Kind) -> tuple[Provision, ...]:
    """The grounds whose exemption, or that of what they are part of, is of a kind."""
    known = catalogue().exemptions
    found = []
    for ground in grounds:
        at: Provision | None = ground
        while at and at not in known:
            at = at.wider
        if at and kind(known[at]):
            found.append(ground)
    return tuple(found)


def _prejudiced(exemption: Exemption) -> bool:
    return exemption.basis == "prejudice"


def _weighed(exemption: Exemption) -> bool:
    return exemption.test in ("qualified", "mixed")


def _private(exemption: Exemption) -> bool:
    return "ersonal" in exemption.title and exemption.test == "mixed"


def _commercial(exemption: Exemption) -> bool:
    title = exemption.title.lower()
    return any(words in title for words in listed("commercial"))


def _merged(found: list[Statement]) -> tuple[Statement, ...]:
    """The statements without repetition: one of a kind for each stretch of words."""
    grounds: dict[tuple[str, Span], dict[Provision, None]] = {}
    for said in found:
        grounds.setdefault((said.kind, said.span), {}).update(dict.fromkeys(said.grounds))
    return tuple(
        Statement(kind, span, tuple(sorted(of, key=str))) for (kind, span), of in grounds.items()
    )
