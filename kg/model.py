"""The values that pass between the stages; all frozen, all with the offsets that prove them.

Two texts exist. `Letter.text` is what was read, with people masked: every span in a `Response` is
in code points of it. `Letter.normal.text` is what the stages read: line breaks inside words, soft
hyphens, page furniture and the like are gone; every span before `record` is in code points of that,
and `NormalText.source` leads back.

Slugs (`outcome`, `role`, `binding` and the like) are those of the schemes in `kg.vocab`.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kg.provisions import Provision

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of code points, `start` included and `end` not."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of the span.

        >>> Span(4, 7).of("the Act")
        'Act'
        """
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, other: "Span") -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class NormalText:
    """The text the stages read, and for each run of it where it stood in the letter.

    `runs` are (offset here, offset there), ascending; within a run the two texts are equal.

    >>> joined = NormalText("exempted", ((0, 0), (4, 6)))  # was "exem-\\npted"
    >>> joined.source(Span(0, 8))
    Span(start=0, end=10)
    >>> joined.words(Span(0, 10))
    'exempted'
    """

    text: str
    runs: tuple[tuple[int, int], ...] = ((0, 0),)

    def source(self, span: Span) -> Span:
        """The span of the letter's text that a span of this text came from."""
        if span.start >= span.end:
            at = origin(self.runs, span.start)
            return Span(at, at)
        return Span(origin(self.runs, span.start), origin(self.runs, span.end - 1) + 1)

    def words(self, source: Span) -> str:
        """The part of this text that came from a span of the letter's text."""
        return self.text[self._first(source.start) : self._first(source.end)]

    def _first(self, origin: int) -> int:
        """The first offset here that came from an offset there, or from one after it."""
        after = bisect_left(self.runs, origin, key=lambda run: run[1])
        end = self.runs[after][0] if after < len(self.runs) else len(self.text)
        if after == 0:
            return 0
        here, there = self.runs[after - 1]
        return min(here + origin - there, end)


def origin(runs: tuple[tuple[int, int], ...], offset: int) -> int:
    """Where an offset stood before: `runs` as `NormalText` has them.

    >>> origin(((0, 0), (4, 6)), 5)
    7
    """
    here, there = runs[bisect_right(runs, (offset, 1 << 60)) - 1]
    return there + offset - here


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know about one letter: what, why and what to do."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter as read: people masked, the layers of its text side by side.

    `id` is the SHA-256 of the bytes in hex; `format` one of txt, md, html, pdf, docx, eml; `pages`
    the offset in `text` at which each page starts; `masked` counts what was masked by kind;
    `mail_domain` the domain of an e-mail's sender, a hint to the authority.
    """

    id: str
    format: str
    text: str
    normal: NormalText
    pages: tuple[int, ...] = (0,)
    masked: tuple[tuple[str, int], ...] = ()
    notices: tuple[Notice, ...] = ()
    mail_domain: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row or quoted line.

    `kind` is heading, paragraph, item, row or quote; `label` what stands before an item as printed,
    without its brackets and dots ("1", "a", "Q4", "•"); `span` covers the words after the label;
    `depth` counts the lists an item stands in.
    """

    kind: str
    span: Span
    label: str | None = None
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A run of blocks that do one thing, with the heading that opened it, if any."""

    kind: str
    span: Span
    blocks: tuple[Block, ...]
    heading: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How the letter is laid out: its sections in order, covering every block once."""

    sections: tuple[Section, ...]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of the letter in order."""
        return tuple(block for section in self.sections for block in section.blocks)

    def section_at(self, offset: int) -> Section | None:
        """The section in which an offset of the text lies."""
        return next((s for s in self.sections if s.span.start <= offset < s.span.end), None)


@dataclass(frozen=True, slots=True)
class Fact(Generic[T]):
    """A value read from the letter, the words that prove it, and how it was bound.

    `binding` is one of `kg.vocab.BINDING`: stated, by-heading, by-list, by-unit, by-regime,
    by-antecedent, by-order, by-nation; anything but stated is open to doubt and can be queried.
    """

    value: T
    spans: tuple[Span, ...]
    binding: str = "stated"


@dataclass(frozen=True, slots=True, order=True)
class Organisation:
    """A body: its full official name, and its slug where the register has it."""

    name: str
    slug: str | None = None


@dataclass(frozen=True, slots=True)
class ActMention:
    """An act or set of regulations named in the letter.

    `act` is its key (FOIA, DPA2018) or its full short title; `defines` the abbreviation that the
    letter gives it there ("the Act", "EIRs").
    """

    act: str
    span: Span
    binding: str = "stated"
    defines: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One place where the letter cites legislation.

    `provision` is none where two acts remain possible: then `printed` is all that is known.
    `span` covers the number as printed (for a list, that part of the list); `role` is one of
    `kg.vocab.ROLE`. One printed list gives one citation for each provision it expands to.
    """

    provision: Provision | None
    span: Span
    printed: str
    role: str
    binding: str = "stated"


@dataclass(frozen=True, slots=True)
class BodyMention:
    """One place where the letter names an organisation."""

    body: Organisation
    span: Span
    binding: str = "stated"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing the requester asked for, in the words of the letter.

    `label` is as printed or an ordinal; `spans` are where it stands (the first is the request, the
    others its repetition above an answer).
    """

    label: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one question: `question` is its index in the request."""

    question: int
    outcome: str
    spans: tuple[Span, ...]
    binding: str
    grounds: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """An exemption or other ground relied on; `ncnd` where to neither confirm nor deny.

    `spans` are the sentences that rely on it; `cited` the numbers as printed.
    """

    provision: Provision
    ncnd: bool
    spans: tuple[Span, ...]
    binding: str
    cited: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Harm:
    """A statement of prejudice or harm, and the grounds it is given for."""

    span: Span
    grounds: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class PublicInterestTest:
    """A public interest test: factors each way, the balance and its result (`kg.vocab.BALANCE`)."""

    grounds: tuple[Provision, ...]
    factors_for: tuple[Span, ...]
    factors_against: tuple[Span, ...]
    balance: Fact[str] | None


@dataclass(frozen=True, slots=True)
class LegitimateInterestsTest:
    """The three legs of a legitimate-interests test (UK GDPR art.6(1)(f)), as far as reached."""

    interest: Fact[bool] | None
    necessary: Fact[bool] | None
    balance: Fact[str] | None
    grounds: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A data-protection condition or principle, and the grounds that lean on it."""

    provision: Provision
    span: Span
    grounds: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierLetter:
    """The letter that this one follows: its reference and date, as far as they are given."""

    reference: str | None
    issued: date | None
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Who answers whom, under what law, when, and how to complain."""

    kind: Fact[str]
    regimes: tuple[Fact[str], ...] = ()
    authority: Fact[Organisation] | None = None
    reference: Fact[str] | None = None
    received: Fact[date] | None = None
    issued: Fact[date] | None = None
    follows: EarlierLetter | None = None
    review_days: Fact[int] | None = None
    appeal_to: Fact[Organisation] | None = None


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Why: harms, tests and conditions."""

    harms: tuple[Harm, ...] = ()
    public_interest: tuple[PublicInterestTest, ...] = ()
    legitimate_interests: tuple[LegitimateInterestsTest, ...] = ()
    conditions: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """Something the law asks for, or takes into account, that the letter says in these words.

    `kind` is one of `kg.vocab.STATEMENT`; `grounds` are those it is said of, none for the letter.
    """

    kind: str
    span: Span
    grounds: tuple[Provision, ...] = ()


@dataclass(frozen=True, slots=True)
class Response:
    """The full reading of one letter; every span is in code points of `letter.text`."""

    letter: Letter
    frame: Frame
    acts: tuple[ActMention, ...]
    citations: tuple[Citation, ...]
    bodies: tuple[BodyMention, ...]
    questions: tuple[Question, ...]
    decisions: tuple[Decision, ...]
    grounds: tuple[Ground, ...]
    reasoning: Reasoning
    statements: tuple[Statement, ...] = ()
