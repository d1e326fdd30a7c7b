"""Public interest tests: factors each way, the balance and its result."""

from dataclasses import dataclass, field

from kg.model import Citation, Fact, Ground, PublicInterestTest, Span
from kg.reason.clauses import Clause, clauses
from kg.reason.passages import Passage
from kg.reason.verdict import verdict
from kg.vocab import BALANCE, SECTION

_FOR, _AGAINST = SECTION["factors-for"], SECTION["factors-against"]
_OTHER = {_FOR: _AGAINST, _AGAINST: _FOR}
_SIDE = {"": "", _FOR: "disclose", _AGAINST: "maintain"}
_FAR = 14  # passages of one part between the first factor in prose and the balance


@dataclass
class _Draft:
    """A test as it is being read; `side` is that of the factor given last."""

    pro: list[Span] = field(default_factory=list)
    con: list[Span] = field(default_factory=list)
    balance: list[Span] = field(default_factory=list)
    result: str | None = None
    side: str = ""

    def add(self, side: str, span: Span) -> None:
        """Note a factor."""
        (self.pro if side == _FOR else self.con).append(span)
        self.side = side

    @property
    def test(self) -> PublicInterestTest | None:
        """The test, where it has a balance or factors both ways."""
        if not self.result and not (self.pro and self.con):
            return None
        balance = Fact(self.result, tuple(self.balance)) if self.result else None
        return PublicInterestTest((), tuple(self.pro), tuple(self.con), balance)


def public_interest(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[PublicInterestTest, ...]:
    """The tests that the letter carries out, in order."""
    drafts = [_Draft()]
    weighed = _weighed(read)
    for index, passage in enumerate(read):
        now = drafts[-1]
        headed = passage.under in (_FOR, _AGAINST)
        result = None
        if not (headed and passage.listed):
            tested = bool(now.pro or now.con)
            result = verdict(passage, tested=tested, last=_SIDE[now.side])
        if result:
            if now.result and now.result != result:
                drafts.append(_Draft(pro=[], con=[], side=now.side))
                now = drafts[-1]
            now.result = result
            now.balance.append(passage.span)
            continue
        factors = [(passage.under, passage.span)] if headed else []
        if not headed and index in weighed:
            factors = _prose(passage, "" if now.result else now.side)
        for side, span in factors:
            if span.end - span.start < 8:
                continue
            if now.result:
                drafts.append(_Draft())
                now = drafts[-1]
            now.add(side, span)
    return tuple(test for draft in drafts if (test := draft.test))


def _weighed(read: tuple[Passage, ...]) -> set[int]:
    """The passages of prose that lead up to a balance, from the first word of the public interest."""
    found: set[int] = set()
    for end, passage in enumerate(read):
        if verdict(passage, tested=True, last=BALANCE["maintain"]) is None:
            continue
        start = end
        opened = None
        while start > 0 and end - start < _FAR:
            before = read[start - 1]
            if before.part != passage.part or before.under in ("harm", "interest", "necessity"):
                break
            if start - 1 in found:
                break
            start -= 1
            if _opens(before):
                opened = start
            if before.paragraph != passage.paragraph and not _in_test(before):
                break
        if opened is not None:
            found.update(range(opened, end))
    return found


def _in_test(passage: Passage) -> bool:
    return passage.under in (SECTION["public-interest"], SECTION["balance"]) or _opens(passage)


def _opens(passage: Passage) -> bool:
    """Whether the weighing of the public interest may begin with this passage."""
    if passage.has("recited", "no-test"):
        return False
    return passage.has("public-interest", "acknowledged", "weighing") or (
        passage.under == SECTION["public-interest"]
    )


def _prose(passage: Passage, side: str) -> list[tuple[str, Span]]:
    """The factors that a sentence of a weighing gives, each with its side."""
    if passage.has("recited", "no-test"):
        return []
    found = []
    for clause in clauses(passage):
        side = _turned(clause, side)
        found.append((side, clause.span))
    return found


def _turned(clause: Clause, side: str) -> str:
    """The side that a clause speaks for, after the side that spoke before it."""
    pro = clause.has("disclosure-value", "acknowledged")
    con = clause.has("withholding-value", "harm-done") and not clause.has("acknowledged")
    if clause.turns:
        return _OTHER.get(side, _AGAINST)
    if pro != con:
        return _FOR if pro else _AGAINST
    return side or _FOR
