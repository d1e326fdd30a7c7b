"""Statements on grounds: why they apply, how likely the harm is, whose interests suffer."""

import re
from collections.abc import Callable, Iterable, Iterator

from kg.catalogue import Exemption, catalogue
from kg.cues import fold
from kg.model import Citation, Ground, Layout, Reasoning, Span, Statement
from kg.provisions import Provision
from kg.statements.alternatives import alternatives
from kg.statements.reasons import (
    adopted,
    favours_release,
    is_likely,
    is_reason,
    names_class,
    names_one,
    tells_whose,
)
from kg.statements.sayings import Cited, Saying, sayings
from kg.statements.weighing import weighs
from kg.statements.words import content, listed
from kg.vocab import STATEMENT

Kind = Callable[[Exemption], bool]

_BARS = ("data-protection-bar", "first-principle", "unlawful")
# What the authority does with the requester's own data bars nothing.
_NOTICE = re.compile(
    r"\b(?:keep|kept|hold|held|use|process|collect|retain|store)\w*\b[^.;:]{0,40}\byour\b",
    re.IGNORECASE,
)


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
    cited, relied = Cited(citations, grounds), Cited((), grounds)
    facts = [test.balance for test in reasoning.public_interest if test.balance]
    struck = tuple(span for fact in facts for span in fact.spans)
    said = sayings(text, layout, cited, relied, struck)
    reasons = _reasons(said, reasoning)
    found = list(_tied("reason", reasons, cited.grounds))
    found += tuple(_named(said, found, _of(cited.grounds, _class_based)))
    if prejudiced := _of(cited.grounds, _prejudiced):
        harmful = [saying for saying in reasons if is_likely(saying)]
        found += _tied("harm-likely", harmful, prejudiced)
    found += tuple(_shared(said, found, grounds))
    if commercial := _of(cited.grounds, _commercial):
        telling = set(reasons)
        owned = [saying for saying in said if tells_whose(saying, reason=saying in telling)]
        owned += [saying for saying in reasons if names_one(saying.span.of(text))]
        found += _tied("owner-of-interests", owned, commercial)
        found += _titled_owner(text, layout, commercial)
    found += _weighing(text, said, reasons, cited, reasoning)
    found += _barred(said, cited, reasoning)
    found += alternatives(said, cited, relied)
    return _merged(found)


def _tied(slug: str, telling: list[Saying], wanted: tuple[Provision, ...]) -> Iterator[Statement]:
    """A statement for each sentence; grounds left without one get those that name no ground."""
    kind, left = STATEMENT[slug], set(wanted)
    for saying in telling:
        grounds = tuple(g for g in saying.grounds if g in wanted)
        if grounds:
            yield Statement(kind, saying.span, grounds)
            left -= set(grounds)
    rest = tuple(g for g in wanted if g in left)
    for saying in telling:
        if saying.open and rest:
            yield Statement(kind, saying.span, rest)


def _named(
    said: tuple[Saying, ...], found: list[Statement], wanted: tuple[Provision, ...]
) -> Iterator[Statement]:
    """For grounds of a class left without a reason: what says of which class the information is."""
    left = set(wanted).difference(*(statement.grounds for statement in found))
    for saying in said if left else ():
        grounds = tuple(g for g in saying.grounds if g in left)
        if grounds and names_class(saying):
            yield Statement(STATEMENT["reason"], saying.span, grounds)


def _shared(
    said: tuple[Saying, ...], found: list[Statement], grounds: tuple[Ground, ...]
) -> Iterator[Statement]:
    """For grounds of neither confirming nor denying: what is said of those cited along with them.

    Such a ground serves the interest of another (FOISA s.18(1), EIR reg.12(6)).
    """
    for provision in (ground.provision for ground in grounds if ground.ncnd):
        along = {g for saying in said if provision in saying.cites for g in saying.cites}
        kinds = {statement.kind for statement in found if provision in statement.grounds}
        for statement in found:
            if statement.kind not in kinds and along.intersection(statement.grounds):
                yield Statement(statement.kind, statement.span, (provision,))


def _reasons(said: tuple[Saying, ...], reasoning: Reasoning) -> list[Saying]:
    """The sentences that say why a ground applies, or state a harm."""
    harms = [harm.span for harm in reasoning.harms]
    return [
        saying
        for saying in said
        if (_may_tell(saying) and is_reason(saying))
        or (
            _touched(saying, harms)
            and adopted(saying.words) is not None
            and not favours_release(saying)
        )
    ]


def _titled_owner(
    text: str, layout: Layout, commercial: tuple[Provision, ...]
) -> Iterator[Statement]:
    """Whose interests suffer, as a heading or label says it."""
    for block in layout.blocks:
        if block.kind == "heading" and names_one(block.span.of(text)):
            yield Statement(STATEMENT["owner-of-interests"], block.span, commercial)


def _may_tell(saying: Saying) -> bool:
    """Whether a sentence stands where reasons are given, or speaks of harm: the rest give none."""
    return saying.near or saying.weighs or saying.has("harm-done")


def _touched(saying: Saying, spans: Iterable[Span]) -> bool:
    return any(saying.span.touches(span) for span in spans)


def _weighing(
    text: str,
    said: tuple[Saying, ...],
    reasons: list[Saying],
    cited: Cited,
    reasoning: Reasoning,
) -> Iterator[Statement]:
    """The reasons for a balance: factors, and what else a weighing says."""
    wanted = _of(cited.grounds, _weighed)
    if not wanted:
        return
    factors = [
        (span, test.grounds)
        for test in reasoning.public_interest
        for span in (*test.factors_for, *test.factors_against)
        if content(fold(span.of(text)))
    ]
    telling = []
    told = min((saying.span.start for saying in reasons), default=len(text))
    for saying in said:
        tied = [grounds for span, grounds in factors if saying.span.touches(span)]
        if tied or weighs(saying, told=told < saying.span.start):
            telling.append(saying)
        if own := {ground for grounds in tied for ground in grounds if ground in wanted}:
            yield Statement(STATEMENT["weighing"], saying.span, tuple(sorted(own, key=str)))
    yield from _tied("weighing", telling, wanted)


def _barred(said: tuple[Saying, ...], cited: Cited, reasoning: Reasoning) -> Iterator[Statement]:
    """What of data protection stands in the way, for grounds of personal data."""
    wanted = _of(cited.grounds, _private)
    if not wanted:
        return
    kind = STATEMENT["data-protection-bar"]
    spans = [condition.span for condition in reasoning.conditions]
    for test in reasoning.legitimate_interests:
        facts = [fact for fact in (test.interest, test.necessary, test.balance) if fact]
        spans += [span for fact in facts for span in fact.spans]
    other = [s.span for s in said if s.cites and not set(s.cites) & set(wanted)]
    for span in spans:
        if not any(span.touches(elsewhere) for elsewhere in other):
            yield Statement(kind, span, wanted)
    for saying in said:
        if saying.has(*_BARS) and not _NOTICE.search(saying.words):
            grounds = tuple(g for g in saying.grounds if g in wanted)
            if grounds or saying.open:
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


def _class_based(exemption: Exemption) -> bool:
    return exemption.basis == "class"


def _weighed(exemption: Exemption) -> bool:
    return exemption.test in ("qualified", "mixed")


def _private(exemption: Exemption) -> bool:
    return exemption.test == "mixed" and _titled(exemption, "personal")


def _commercial(exemption: Exemption) -> bool:
    return _titled(exemption, "commercial")


def _titled(exemption: Exemption, slug: str) -> bool:
    """Whether the title of an exemption holds one of the words of a list."""
    title = exemption.title.lower()
    return any(words in title for words in listed(slug))


def _merged(found: list[Statement]) -> tuple[Statement, ...]:
    """The statements without repetition: one of a kind for each stretch of words."""
    grounds: dict[tuple[str, Span], dict[Provision, None]] = {}
    for said in found:
        grounds.setdefault((said.kind, said.span), {}).update(dict.fromkeys(said.grounds))
    return tuple(
        Statement(kind, span, tuple(sorted(of, key=str))) for (kind, span), of in grounds.items()
    )
