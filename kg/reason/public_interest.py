"""Public interest tests: factors each way, the balance and its result."""

from dataclasses import dataclass, field

from kg.model import Citation, Fact, Ground, PublicInterestTest, Span
from kg.reason.passages import Passage
from kg.reason.verdict import verdict
from kg.vocab import BALANCE, REASONING, SECTION

_FOR, _AGAINST = "factors-for", "factors-against"
_SIDE = {_FOR: BALANCE["disclose"], _AGAINST: BALANCE["maintain"]}


@dataclass
class _Draft:
    """A test as it is being read."""

    pro: list[Span] = field(default_factory=list)
    con: list[Span] = field(default_factory=list)
    balance: list[Span] = field(default_factory=list)
    result: str | None = None
    last: str = ""
    start: int = 0
    paragraph: int = -1
    part: int = -1

    @property
    def empty(self) -> bool:
        return not (self.pro or self.con or self.result)


def public_interest(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[PublicInterestTest, ...]:
    """The tests that the letter carries out, in order."""
    drafts: list[_Draft] = []
    now = _Draft()
    weighing = _weighing(read)
    for index, passage in enumerate(read):
        side = _factor(passage, now) if index in weighing else None
        listed = passage.under in (_FOR, _AGAINST) and passage.listed
        result = (
            None if listed else verdict(passage, tested=bool(now.pro or now.con), last=now.last)
        )
        if result:
            if now.result and now.result != result:
                drafts.append(now)
                now = _Draft()
            if now.result is None:
                now.result = result
            now.balance.append(passage.span)
            now.paragraph, now.part = passage.paragraph, passage.part
            continue
        if side:
            if now.result:
                drafts.append(now)
                now = _Draft(start=passage.span.start)
            (now.pro if side == _FOR else now.con).append(passage.span)
            now.last = _SIDE[side]
            now.paragraph, now.part = passage.paragraph, passage.part
    drafts.append(now)
    return tuple(
        PublicInterestTest(
            (),
            tuple(draft.pro),
            tuple(draft.con),
            Fact(draft.result, tuple(draft.balance)) if draft.result else None,
        )
        for draft in drafts
        if draft.result or (draft.pro and draft.con)
    )


def _weighing(read: tuple[Passage, ...]) -> set[int]:
    """The passages that stand where a public interest test is carried out."""
    paragraphs = {
        p.paragraph
        for p in read
        if p.under in (_FOR, _AGAINST, SECTION["public-interest"], SECTION["balance"])
        or (p.has(REASONING["public-interest"]) and not p.has(REASONING["no-test"]))
    }
    return {index for index, p in enumerate(read) if p.paragraph in paragraphs}


def _factor(passage: Passage, now: _Draft) -> str | None:
    """The side a passage speaks for as a factor of the test, or none."""
    if passage.under in (_FOR, _AGAINST):
        return passage.under
    if passage.under in ("harm", "interest", "necessity", "balancing"):
        return None
    if passage.has(REASONING["recited"], REASONING["no-test"]):
        return None
    speaks = passage.has(
        "public-interest", "acknowledged", "shifting", "disclosure-value", "withholding-value"
    )
    if not speaks:
        return None
    if passage.has(REASONING["shifting"]):
        return _AGAINST if now.last != BALANCE["maintain"] else _FOR
    if passage.has(REASONING["withholding-value"]) and not passage.has(
        REASONING["acknowledged"], REASONING["disclosure-value"]
    ):
        return _AGAINST
    if passage.has(REASONING["acknowledged"], REASONING["disclosure-value"]):
        return _FOR
    if passage.has(REASONING["public-interest"]):
        return _AGAINST if now.pro else _FOR
    return None
