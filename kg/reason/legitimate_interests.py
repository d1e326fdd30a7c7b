"""The legitimate-interests test of UK GDPR article 6(1)(f): its three legs, as far as reached."""

import re
from dataclasses import dataclass, field

from kg.cues import Hit
from kg.model import Citation, Fact, Ground, LegitimateInterestsTest, Span
from kg.reason.clauses import around
from kg.reason.passages import Passage
from kg.reason.phrases import heading_phrases
from kg.reason.ties import Ties, private
from kg.reason.verdict import winner
from kg.vocab import BALANCE, REASONING

_NEAR = 8  # passages after which a test that is not taken up again is over
_OPENING = 16  # code points within which an answer opens
_WORDS = 8  # in an answer that need not open with yes or no
_LEGS = ("interest", "necessity", "balancing", "balance")
# English grammar: words that deny, and marks and words after which another clause begins.
_DENIAL = re.compile(r"\b(?:not|no|nor|neither|never|cannot|unable|none)\b|n't\b", re.IGNORECASE)
_CLAUSE = re.compile(r"[,;:–]\s|\b(?:but|and|while|whilst|although|though|because|since)\b")
# What the requester need not do is no step of a test: "there is no need for you to reply".
_CHORE = re.compile(r"\b(?:need|necessary) for you to (?!have|know|see|be|receive|learn)", re.I)
# Verbs by which an answer is held to be so: "I accept that it is".
_HOLDS = re.compile(r"\b(?:accept|agree|think|find|consider|believe|judge|satisfied)(?: that)? $")
_PROVISION = re.compile(r"\b(?:section|s|regulation|reg)s?\.? ?\d", re.IGNORECASE)
_REASON = re.compile(r", (?:for|but|so|and so|because|since) |; ")
_INTEREST = ("granted-interest", "interest-absent", "legitimate-interest")
_NECESSITY = ("necessity-absent", "met-otherwise", "necessity-found")
_PUBLIC = ("factors-for", "factors-against", "public-interest")


@dataclass
class _Draft:
    """A test as it is being read; `named` where the letter speaks of a legitimate interest."""

    interest: Fact[bool] | None = None
    necessary: Fact[bool] | None = None
    balance: Fact[str] | None = None
    named: bool = False
    at: int = -1
    part: int = -1
    first: Passage | None = None
    asked: tuple[str, Passage] | None = field(default=None)

    def test(self, ties: Ties) -> LegitimateInterestsTest | None:
        """The test, where at least one of its legs is known; an interest alone must be named."""
        if self.necessary is None and self.balance is None and not (self.interest and self.named):
            return None
        return LegitimateInterestsTest(
            self.interest, self.necessary, self.balance, ties.of(self.first) if self.first else ()
        )


def legitimate_interests(
    read: tuple[Passage, ...], cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> tuple[LegitimateInterestsTest, ...]:
    """The tests the letter carries out, in order; none where article 6(1)(f) is only mentioned."""
    drafts = [_Draft()]
    personal = {passage.paragraph for passage in read if passage.has("data-protection")}
    said = {passage.paragraph for passage in read if passage.has("legitimate-interest")}
    for index, passage in enumerate(read):
        now = drafts[-1]
        if now.at >= 0 and (index - now.at > _NEAR):
            now = _Draft()
            drafts.append(now)
        if now.at >= 0 and passage.part != now.part and passage.under not in _LEGS:
            now = _Draft()
            drafts.append(now)
        if passage.under in _PUBLIC or _of_public_interest(passage):
            continue
        here = passage.personal or passage.paragraph in personal
        named = passage.has("legitimate-interest")
        if not (named or now.named or here or passage.under in ("interest", "necessity")):
            continue
        if named and not (here or now.named or passage.under in _LEGS[:3]):
            continue
        now.named = now.named or named or (here and passage.paragraph in said)
        if _read(passage, now, passage.paragraph in personal):
            now.at, now.part = index, passage.part
            now.first = now.first or passage
    ties = Ties(cited, grounds, private)
    return tuple(test for draft in drafts if (test := draft.test(ties)))


def _of_public_interest(passage: Passage) -> bool:
    """Whether a sentence is about a public interest test instead."""
    return passage.has("no-test") or (passage.has("public-interest") and passage.has("withholding"))


def _read(passage: Passage, now: _Draft, here: bool) -> bool:
    """Whether the passage adds to the test, and what it adds."""
    if now.asked and _answer(passage, now):
        return True
    if passage.text.rstrip().endswith("?"):
        leg = _asks(passage)
        now.asked = (leg, passage) if leg else None
        return bool(leg)
    now.asked = None
    found = False
    interest = _interest(passage, now, here)
    if interest is not None and now.interest is None:
        now.interest = Fact(interest, (_proof(passage, *_INTEREST),))
        found = True
    necessary = _necessary(passage, now)
    if necessary is not None and now.necessary is None:
        now.necessary = Fact(necessary, (_proof(passage, *_NECESSITY),))
        found = True
    if now.balance is None and (now.interest or now.necessary or now.named):
        side = _balance(passage)
        if side:
            now.balance = Fact(side, (passage.span,))
            found = True
    return found


def _proof(passage: Passage, *slugs: str) -> Span:
    """The clause of a sentence in which the cues of a leg stand."""
    return around(passage, [hit.span for hit in passage.found(*slugs)])


def _asks(passage: Passage) -> str:
    """The leg that a question of the authority to itself is about."""
    prevails = passage.has("prevails", "outweighs", "outweighed")
    if passage.has("rights-question") or (prevails and passage.has("subject-side")):
        return "balance"
    if passage.has("less-question"):
        return "otherwise"
    heads = {hit.slug for hit in heading_phrases().find(passage.text)}
    if passage.has("necessity-question") or "necessity-heading" in heads:
        return "necessary"
    if passage.has("legitimate-interest"):
        return "interest"
    return {"interest": "interest", "necessity": "necessary"}.get(passage.under, "")


def _answer(passage: Passage, now: _Draft) -> bool:
    """Whether the passage opens with yes or no to the question before it."""
    if now.asked is None:
        return False
    (leg, question), now.asked = now.asked, None
    short = len(passage.text.split()) <= _WORDS
    answers = [
        hit
        for hit in passage.found("yes", "no")
        if short
        or hit.span.start - passage.span.start <= _OPENING
        or _HOLDS.search(passage.text, 0, hit.span.start - passage.span.start)
    ]
    if not answers:
        return False
    yes = answers[0].slug == REASONING["yes"]
    spans = (question.span, passage.span)
    if leg == "interest" and now.interest is None:
        now.interest = Fact(yes, spans)
    elif leg in ("necessary", "otherwise") and now.necessary is None:
        now.necessary = Fact(yes == (leg == "necessary"), spans)
    elif leg == "balance" and now.balance is None:
        now.balance = Fact(BALANCE["data-subject" if yes else "requester"], spans)
    return True


def _interest(passage: Passage, now: _Draft, here: bool) -> bool | None:
    """Whether the sentence finds a legitimate interest; none where it does not say.

    `here` where its paragraph speaks of personal data: then "your interest" is enough.
    """
    named = passage.has("legitimate-interest") or passage.under == "interest"
    named = named or (here and passage.has("requester-side") and passage.has("granted-interest"))
    if passage.has("interest-absent") and (named or now.named):
        return False
    if not named and not now.named:
        return None
    granted = passage.found("granted-interest")
    if granted and _recited(passage, granted[0]) and not _aside(passage):
        return None
    if granted:
        denied = passage.has("denied") and not _granted_first(passage)
        if denied or _refused(passage, granted[0]):
            return None if passage.has("data-subject") else False
        return True
    return None


def _refused(passage: Passage, hit: Hit) -> bool:
    """Whether a word of denial stands in the cue or in its clause before it."""
    before = passage.text[: hit.span.end - passage.span.start]
    return bool(_DENIAL.search(_CLAUSE.split(before)[-1]))


def _recited(passage: Passage, hit: Hit) -> bool:
    """Whether words stand before the cue by which the law is recited."""
    return any(h.span.start <= hit.span.end for h in passage.found("recited"))


def _recites(passage: Passage, at: int) -> bool:
    """Whether words that recite the law stand in the sentence and no reason begins after them."""
    last = [h.span.end for h in passage.found("recited")]
    return bool(last) and not (
        last[0] < at
        and _REASON.search(passage.text, *(n - passage.span.start for n in (last[0], at)))
    )


def _granted_first(passage: Passage) -> bool:
    """Whether the interest is granted before anything is denied, as in "whilst you have one"."""
    granted = passage.found("granted-interest")[0].span.start
    return granted < passage.found("denied")[0].span.start


def _aside(passage: Passage) -> bool:
    """Whether an answer stands in brackets behind the question: "whether you have one (you do)"."""
    return any(
        passage.text[hit.span.start - passage.span.start - 1] == "("
        for hit in passage.found("yes", "no")
        if hit.span.start > passage.span.start
    )


def _necessary(passage: Passage, now: _Draft) -> bool | None:
    """Whether the sentence finds disclosure necessary to the interest; none where it does not."""
    if _CHORE.search(passage.text) or (not now.named and _PROVISION.search(passage.text)):
        return None
    absent = {REASONING["necessity-absent"]}
    if now.named or now.interest or passage.has("interest-absent"):
        absent.add(REASONING["met-otherwise"])
    found = passage.found("not-reached", "necessity-found", *sorted(absent))
    if any(hit.slug in absent for hit in found):
        first = min(hit.span.start for hit in found if hit.slug in absent)
        recited = _recites(passage, first) and not _aside(passage)
        return None if recited and not passage.has("concluded") else False
    if not (now.named or now.interest) or passage.has("recited"):
        return None
    met = passage.found("necessity-found")
    denied = [h for h in passage.found("denied") if met and h.span.end <= met[0].span.end]
    return not denied if met else None


def _balance(passage: Passage) -> str | None:
    """Whose interest the sentence says prevails."""
    if passage.has("recited") and not passage.has("concluded"):
        return None
    stated = {hit.slug for hit in passage.found("data-subject", "requester")}
    if len(stated) == 1:
        return BALANCE[stated.pop()]
    if not passage.has("subject-side"):
        return None
    sides = {
        REASONING["requester-side"]: BALANCE["requester"],
        REASONING["subject-side"]: BALANCE["data-subject"],
    }
    return winner(passage, sides)
