"""Public interest tests: factors each way, the balance and its result."""

import re
from dataclasses import dataclass, field

from kg.model import Citation, Fact, Ground, PublicInterestTest, Span
from kg.reason.clauses import CONJOINED, Clause, around, clauses
from kg.reason.passages import Passage
from kg.reason.struck import struck
from kg.reason.ties import Ties, weighed
from kg.reason.verdict import is_factor, verdict
from kg.vocab import BALANCE, BINDING, SECTION

_FOR, _AGAINST = SECTION["factors-for"], SECTION["factors-against"]
_OTHER = {_FOR: _AGAINST, _AGAINST: _FOR}
_SIDE = {"": "", _FOR: "disclose", _AGAINST: "maintain"}
_ARGUES = re.compile(r"\b(?:should|would|could|might|may|must|can|ought|need|needs|will)\b")
_CITES = re.compile(r"\b(?:sections?|s|regulations?|regs?|articles?)\.? ?\d", re.IGNORECASE)
_DECIDING = (
    *(BALANCE["disclose"], BALANCE["maintain"], "favours", "opposes", "greater-one"),
    *("outweighed", "outweighs", "prevails", "not-made-out"),
)
_NO_ARGUMENT = ("recited", "no-test")
_LED = 4  # passages, the turning one with them, that may argue for the first side
_WORDS = 14  # in a sentence that may only announce the weighing
_FAR = 14  # passages of one part between the first factor in prose and the balance


@dataclass
class _Draft:
    """A test as it is being read; `side` is that of the factor given last."""

    pro: list[Span] = field(default_factory=list)
    con: list[Span] = field(default_factory=list)
    balance: list[Span] = field(default_factory=list)
    result: str | None = None
    side: str = ""
    headed: bool = False
    stated: bool = False
    read: list[Passage] = field(default_factory=list)

    def add(self, side: str, span: Span) -> None:
        """Note a factor."""
        (self.pro if side == _FOR else self.con).append(span)
        self.side = side

    def split(self) -> None:
        """Take the factor given last for the other side, where the letter speaks of two."""
        if len(self.pro) > 1 and not self.con:
            self.con.append(self.pro.pop())
            self.side = _AGAINST


def public_interest(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[PublicInterestTest, ...]:
    """The tests that the letter carries out, in order."""
    drafts = [_Draft()]
    before, after, first = _weighed(read)
    alone = {i for i, p in enumerate(read) if i not in before | after and _stands_alone(p)}
    over: tuple[int, str] | None = None  # the part and heading under which a balance was struck
    for index, passage in enumerate(read):
        now = drafts[-1]
        over = over if (passage.part, passage.under) == over else None
        headed = passage.under in (_FOR, _AGAINST) and not over
        result = None
        if not (headed and passage.sided) or passage.has("concluded", "latter"):
            tested = bool(now.pro or now.con)
            if passage.has("latter", "former"):
                now.split()
            given = _SIDE[now.side]
            last = given if now.pro and now.con else ""
            result = verdict(passage, tested=tested, last=last, given=given)
        if result:
            if now.result and (now.result != result or _apart(now.read[-1], passage)):
                drafts.append(_Draft(side=now.side))
                now = drafts[-1]
            for side, span in struck(passage, result):
                now.add(side, span)
            now.result = result
            over = (passage.part, passage.under)
            now.balance.append(_decides(passage))
            now.read.append(passage)
            continue
        factors = [(passage.under, passage.span)] if headed else []
        if not headed and index in before | after and not (now.headed and not now.result):
            side = "" if now.result and index not in after else now.side
            near = now.read[-1] if now.read else passage
            side = side if near.part == passage.part else ""
            same = near.paragraph == passage.paragraph
            factors = _prose(passage, side or (_FOR if index in first else ""), goes_on=same)
        for side, span in factors:
            if span.end - span.start < 8:
                continue
            if now.result and index not in after:
                drafts.append(_Draft())
                now = drafts[-1]
            now.headed = now.headed or headed
            now.stated = now.stated or (headed and passage.sided)
            now.add(side, span)
        if not (headed or factors or now.result) and index in alone:
            factors = _prose(passage, "", goes_on=False)
            now.stated = now.stated or bool(factors)
            for side, span in factors:
                now.add(side, span)
        if factors:
            now.read.append(passage)
    tests = [draft for draft in drafts if draft.result or (draft.pro and draft.con)]
    tests = tests or [draft for draft in drafts if draft.stated]
    ties = Ties(cited, grounds, weighed)
    return tuple(_test(draft, ties, alone=len(tests) == 1) for draft in tests)


def _stands_alone(passage: Passage) -> bool:
    """Whether a sentence that no balance follows says of itself which side it speaks for."""
    if passage.under or _recites(passage) or _announces(passage):
        return False
    if not passage.has("public-interest"):
        return False
    own = passage.has("acknowledged", "disclosure-value", "withholding-value")
    return own and not passage.has("denied", "no-test") and not _CITES.search(passage.text)


def _decides(passage: Passage) -> Span:
    """The clauses of a sentence that strike the balance, without its reasons and results."""
    verbs = passage.found(*_DECIDING)
    return around(passage, [hit.span for hit in verbs], joins=CONJOINED)


def _apart(one: Passage, other: Passage) -> bool:
    """Whether two passages stand in different parts of the letter or are far from each other."""
    return one.part != other.part or other.paragraph - one.paragraph > 1


def _test(draft: _Draft, ties: Ties, *, alone: bool) -> PublicInterestTest:
    """The test with its grounds; where the balance is not put in words, it is what they imply.

    A qualified exemption that is relied on was maintained (FOIA s.2(2)(b)).
    """
    tied = ties.within(Span(draft.read[0].span.start, draft.read[-1].span.end))
    tied = tied or (ties.grounds if alone else ties.of(draft.read[-1]))
    if draft.result:
        balance = Fact(draft.result, tuple(draft.balance))
    elif tied and draft.pro and draft.con:
        balance = Fact(BALANCE["maintain"], tuple(draft.con), BINDING["by-antecedent"])
    else:
        balance = None
    return PublicInterestTest(tied, tuple(draft.pro), tuple(draft.con), balance)


def _weighed(read: tuple[Passage, ...]) -> tuple[set[int], set[int], set[int]]:
    """The passages of prose that lead up to a balance, and those that give its reasons after it.

    Of the former, the third set holds those from which the argument turns to the other side.
    """
    before = {i for i, p in enumerate(read) if p.under == SECTION["public-interest"]}
    after: set[int] = set()
    first: set[int] = set()
    any_side = BALANCE["maintain"]
    ends = [i for i, p in enumerate(read) if verdict(p, last=any_side, given=any_side)]
    for end in ends:
        start = opened = end
        while start > 0 and end - start < _FAR and start - 1 not in before:
            above = read[start - 1]
            if above.part != read[end].part or above.under in ("harm", "interest", "necessity"):
                break
            start -= 1
            if _opens(above):
                opened = start
            if above.paragraph != read[end].paragraph and not _in_test(above):
                break
        turn = _turn(read, end)
        if turn is not None:
            first.update(_led_up(read, turn))
            opened = min(opened, turn, *first)
        before.update(range(opened, end))
        if opened == end:
            after.update(_reasons(read, end))
    return before, after - before, first


def _turn(read: tuple[Passage, ...], end: int) -> int | None:
    """The first passage of a paragraph, up to the balance, that turns to the other side."""
    start = end
    while start > 0 and read[start - 1].paragraph == read[end].paragraph:
        start -= 1
    turn = next((n for n in range(start, end) if any(c.turns for c in clauses(read[n]))), None)
    if turn is None or any(_opens(passage) for passage in read[start:turn]):
        return None
    return None if _is_apart(read[turn]) else turn


def _is_apart(passage: Passage) -> bool:
    """Whether a sentence cites or recites the law, or only says that there was a weighing."""
    return bool(_CITES.search(passage.text)) or _recites(passage) or _announces(passage)


def _recites(passage: Passage) -> bool:
    """Whether a sentence says what the law asks; not "we accept that you ask if it is safe"."""
    law = passage.found(*_NO_ARGUMENT)
    own = passage.found("acknowledged", "disclosure-value", "first-side")
    return bool(law) and not (own and own[0].span.start < law[0].span.start)


def _led_up(read: tuple[Passage, ...], turn: int) -> list[int]:
    """The passages from which the argument turns: those before in the paragraph that only argue."""
    found = [turn]
    while clauses(read[turn])[0].turns and len(found) < _LED and found[-1] > 0:
        above = read[found[-1] - 1]
        apart = above.paragraph != read[turn].paragraph
        if apart or _is_apart(above):
            break
        found.append(found[-1] - 1)
    return found


def _reasons(read: tuple[Passage, ...], end: int) -> list[int]:
    """The passages that follow a balance in its paragraph, from one that weighs."""
    found: list[int] = []
    for index in range(end + 1, min(len(read), end + _FAR)):
        if read[index].paragraph != read[end].paragraph:
            break
        if found or _opens(read[index]):
            found.append(index)
    return found


def _in_test(passage: Passage) -> bool:
    return passage.under in (SECTION["public-interest"], SECTION["balance"]) or _opens(passage)


def _opens(passage: Passage) -> bool:
    """Whether the weighing of the public interest may begin with this passage."""
    if _recites(passage):
        return False
    return (
        passage.has("public-interest", "acknowledged", "weighing", "first-side")
        or passage.under == SECTION["public-interest"]
        or is_factor(passage)
    )


def _prose(passage: Passage, side: str, *, goes_on: bool) -> list[tuple[str, Span]]:
    """The factors that a sentence of a weighing gives, each with its side.

    `side` is that of the factor before it, and `goes_on` says that it stands in the same paragraph.
    """
    if _recites(passage) or _announces(passage):
        return []
    if _CITES.search(passage.text) and not passage.has("acknowledged", "public-interest"):
        return []
    found: list[tuple[str, Span]] = []
    for clause in clauses(passage):
        turned = _turned(clause, side, goes_on=goes_on or bool(found))
        if turned:
            side = turned
            found.append((side, clause.span))
    return found


def _announces(passage: Passage) -> bool:
    """Whether a sentence only says that the public interest was weighed."""
    return passage.has("weighing-announced") and len(passage.text.split()) <= _WORDS


def _turned(clause: Clause, side: str, *, goes_on: bool) -> str:
    """The side that a clause speaks for, after the side that spoke before it; empty for none."""
    granted = clause.has("acknowledged")
    pro = granted or clause.has("disclosure-value")
    con = not granted and clause.has("withholding-value", "withholding", "harm-done")
    if clause.has("first-side"):
        return _AGAINST if con and not pro else _FOR
    if clause.turns:
        return _OTHER.get(side, _FOR if pro and not con else _AGAINST)
    if pro != con:
        return _FOR if pro else _AGAINST
    if clause.has("public-interest", "weighing"):
        return _FOR if clause.has("disclosing") and not con else side or _FOR
    return side if goes_on or _ARGUES.search(clause.text) else ""
