"""What each citation is for: mentioned is not relied on.

The kind of provision says most: s.17 or s.50 can be no ground. For what can be one, the words of
its sentence decide, nearest first; then the sentences after it that speak of "it" or of "the
exemption"; then where it stands, since a ground on a line of its own is given as relied on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from kg.catalogue import Listed, cues
from kg.model import Block, Citation, Layout, Question, Span
from kg.provisions import Provision
from kg.roles.kinds import (
    access_acts,
    can_be_ground,
    data_protection_acts,
    is_refusal_to_say,
    row_of,
    speaks_of_redress,
    widest,
)
from kg.roles.words import (
    CONSIDERED,
    EARLIER,
    EXPLAINED,
    HYPOTHETICAL,
    NCND,
    RELIED,
    WEIGHED,
    Words,
)
from kg.vocab import OUTCOME, ROLE, SECTION

_PRONOUN = re.compile(
    r"\b(?:it|its|this|that|them|these|those"
    r"|the (?:same |said )?(?:exemption|exception|ground|(?:sub-?)?section|provision)s?)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\s{1,2}(?:up)?(?:on )?"
    r"(?:it|that|this|them|these|those|the (?:same )?(?:exemption|exception|ground)s?)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|may|might|must|shall"
    r"|should|will|would|isn't|aren't|don't|doesn't|we|it|they|requires?|provides?|says?|means?"
    r"|allows?|gives?"
    r"|exempts?|protects?|covers?|relates?|concerns?|states?)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\?|^\W{0,3}(?:please|kindly|can you|could you|would you|I want|I would like)\b", re.IGNORECASE
)
_ANSWERING = re.compile(
    r"\b(?:is|are|been|being) (?:\w+ )?(?:exempt|withheld|refused|engaged|redacted|excepted)\b"
    r"|\bappl(?:y|ies)\b|\b(?:we|I|it) (?:\w+ ){0,2}(?:rely|consider|withhold|refuse)\b"
)
_NAMED = re.compile(r"[\w ()]{0,60}")  # "of FOIA", "(Personal data)"
_LOWER = re.compile(r" (?!and\b|or\b|of\b|with\b|by\b)[a-z]")
_REFERENCE = re.compile(
    r"(?:by|with) reference to\s{1,2}(?:the \w+ (?:in|at) )?$|\bany (?:one )?of (?:the )?$"
)
_INNER = re.compile(
    r"(?:sub-?section|paragraph)s?\b(?!.*\b(?:section|regulation|article)\s?\d)", re.IGNORECASE
)
_SENTENCES_ON = 3  # how far a sentence about "the exemption" may stand from the one that names it
_REACH = 700  # characters of a sentence before and after a citation that are weighed
_HEADING = 110  # longest line that names a ground without a sentence round it


@dataclass(frozen=True, slots=True)
class _Judged:
    """A citation with its role, and whether its own words say so."""

    citation: Citation
    role: str
    said: bool


def with_roles(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    cited: tuple[Citation, ...],
    lists: tuple[Span, ...],
    sentences_in: Callable[[int], tuple[Span, ...]],
) -> tuple[Citation, ...]:
    """The citations with their roles.

    `lists` are the spans of the printed lists that the citations stand in, one for each: what is
    said of a list is said of its members. `sentences_in` gives the sentences of the block at an
    offset.
    """
    judge = _Judge(text, layout, asked, cited, lists, sentences_in)
    judged = [judge.of(citation) for citation in cited]
    return tuple(replace(j.citation, role=ROLE[j.role]) for j in _settled(judged, judge))


class _Judge:
    """What roles are told from, found once in a letter."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        asked: tuple[Question, ...],
        cited: tuple[Citation, ...],
        lists: tuple[Span, ...],
        sentences_in: Callable[[int], tuple[Span, ...]],
    ) -> None:
        """Find the cues of the letter."""
        self._text, self._layout, self._sentences_in = text, layout, sentences_in
        self._words = Words(text)
        self._starts = [c.span.start for c in cited]
        self._cited = cited
        self._lists = {c.span: span for c, span in zip(cited, lists, strict=True)}
        self._asked = sorted(q.spans[0] for q in asked if q.spans)
        self._blocks = layout.blocks
        self._block_starts = [block.span.start for block in self._blocks]
        self._conceals = any(is_refusal_to_say(c.provision) for c in cited)

    def of(self, citation: Citation) -> _Judged:
        """The role of a citation as far as its kind and its own words tell it."""
        if self._is_quoted(citation.span):
            return _Judged(citation, "quoted", True)
        if citation.provision is None:
            return _Judged(citation, "mentioned", True)
        row = row_of(citation.provision)
        if row is None or row.provision.act not in access_acts():
            return _Judged(citation, self._outside(citation, row), True)
        if row.ground == "no" or (row.ground == "condition" and not can_be_ground(row)):
            return _Judged(citation, self._procedural(citation, row), True)
        role, said = self._ground(citation)
        if role == EXPLAINED and row.kind == "not-held" and self._is_not_held(citation):
            role, said = RELIED, True
        if row.ground == "condition" and role != RELIED:
            return _Judged(citation, "condition", said)
        if role == RELIED and (row.ground == NCND or self._unable_to_say(row, citation)):
            role = NCND
        return _Judged(citation, role, said)

    def stands_alone(self, citation: Citation) -> bool:
        """Whether the citation stands on a heading, list item or row rather than in a sentence."""
        section = self._layout.section_at(citation.span.start)
        if section and section.kind in (SECTION["law"], SECTION["redress"]):
            return False
        sentence = self._sentence(citation.span.start)
        before = self._text[sentence.start : citation.span.start]
        tail = self._text[citation.span.end : sentence.end]
        named = _NAMED.match(tail)
        if (
            len(before) < 25
            and not _FINITE.search(before)
            and tail[named.end() if named else 0 :][:1] == ":"
        ):
            return True
        if _FINITE.search(tail) or (_LOWER.match(tail) and tail.rstrip().endswith(".")):
            return False
        if len(before) + len(tail) < _HEADING and not _FINITE.search(before):
            return True
        lead = before.rstrip(" (\"'")[-3:]
        return len(tail) < 60 and lead.endswith((":", "–", "—", " -"))

    def taken_as_applied(self, judged: _Judged) -> _Judged:
        """A ground that the letter only states ("Section 12 provides that") as relied on."""
        citation, row = judged.citation, None
        if judged.role == EXPLAINED and not judged.said and citation.provision:
            row = row_of(citation.provision)
        section = self._layout.section_at(citation.span.start)
        if row is None or (section and section.kind in (SECTION["law"], SECTION["redress"])):
            return judged
        hits = self._words.within(self._sentence(citation.span.start))
        if not any("provides" in h.phrase for h in hits):
            return judged
        concealed = row.ground == NCND or self._unable_to_say(row, citation)
        return replace(judged, role=NCND if concealed else RELIED)

    def followed(self, citation: Citation) -> str | None:
        """What the sentences after it say of "it" or "the exemption", before another is cited."""
        sentences = self._sentences_in(citation.span.start)
        after = bisect_right(sentences, Span(citation.span.start, len(self._text)))
        for sentence in sentences[after : after + _SENTENCES_ON]:
            others = self._others(sentence, citation)
            if others:
                return None
            hits = self._words.within(sentence)
            if any(h.slug == CONSIDERED and _DROPPED.match(self._text, h.span.end) for h in hits):
                return CONSIDERED
            if _PRONOUN.search(sentence.of(self._text)) and any(h.slug == RELIED for h in hits):
                return RELIED
        return None

    def _is_quoted(self, span: Span) -> bool:
        """Whether a span lies in a question, or in the request in the requester's own words."""
        n = bisect_left(self._asked, Span(span.start + 1, 0)) - 1
        if n >= 0 and self._asked[n].holds(span):
            words = self._sentence(span.start).of(self._text)
            return bool(_ASKING.search(words)) or not _ANSWERING.search(words)
        section = self._layout.section_at(span.start)
        if not section or section.kind != SECTION["request"]:
            return False
        sentence = self._sentence(span.start)
        block = self._block(span.start)
        if _ASKING.search(sentence.of(self._text)) or (block and block.kind == "quote"):
            return True
        if self._words.nearest(span, self._words.within(sentence)) is not None:
            return False
        last = self._asked[-1].end if self._asked else section.span.end
        return span.end <= last

    def _outside(self, citation: Citation, row: Listed | None) -> str:
        """The role of what is no law of access: data protection, redress under it, or other law."""
        if citation.provision and citation.provision.act in data_protection_acts():
            return "redress" if row and speaks_of_redress(row.title) else "data-protection"
        return "mentioned"

    def _procedural(self, citation: Citation, row: Listed) -> str:
        """The role of what can be no ground."""
        if row.ground == "condition" or row.kind in ("condition", "purpose"):
            return "condition"
        return "redress" if speaks_of_redress(widest(row).title) else "procedure"

    def _ground(self, citation: Citation) -> tuple[str, bool]:
        """The role of what can be a ground, and whether its words say so."""
        section = self._layout.section_at(citation.span.start)
        kind = section.kind if section else ""
        if kind in (SECTION["law"], SECTION["redress"]) or self._is_law_quoted(citation.span):
            return EXPLAINED, False
        whole = self._lists[citation.span]
        if _INNER.match(whole.of(self._text)) or _REFERENCE.search(
            self._text, max(0, whole.start - 40), whole.start
        ):
            return EXPLAINED, False
        sentence = self._sentence(citation.span.start)
        hits = self._words.within(sentence)
        before = [h for h in hits if h.span.end <= whole.start]
        uphold = any("uph" in h.phrase or "maintain" in h.phrase for h in hits)
        earlier = kind == SECTION[EARLIER] or any(h.slug == EARLIER for h in before)
        if earlier and not uphold and not any(h.slug == CONSIDERED for h in hits):
            return EXPLAINED, True
        if any(h.slug == HYPOTHETICAL for h in before):
            return CONSIDERED, True
        near = self._words.nearest(whole, hits)
        if near is None:
            return self._unsaid(citation)
        if near.slug == WEIGHED:
            supposed = self._conceals and " be " in near.phrase
            return (
                RELIED if supposed else CONSIDERED
            ), True  # s.18(1): "would, if held, be exempt"
        if near.slug == EXPLAINED:
            following = self.followed(citation)
            return (following, True) if following else (EXPLAINED, False)
        if near.slug == NCND:
            return RELIED, True
        if near.slug == RELIED and self.followed(citation) == CONSIDERED:
            return CONSIDERED, True
        return near.slug, True

    def _is_not_held(self, citation: Citation) -> bool:
        """Whether the sentence of a citation says that the information is not held."""
        sentence = self._sentence(citation.span.start)
        hits = cues("outcome").find(self._text, sentence)
        return any(h.slug == OUTCOME["not-held"] for h in hits)

    def _is_law_quoted(self, span: Span) -> bool:
        """Whether a span lies in a paragraph that quotes the law from its first word."""
        block = self._block(span.start)
        words = block.span.of(self._text) if block else ""
        return (
            block is not None
            and len(words) > 60
            and words[0] in '"“'
            and span.start > block.span.start
        )

    def _unsaid(self, citation: Citation) -> tuple[str, bool]:
        following = self.followed(citation)
        if following:
            return following, True
        return (RELIED if self.stands_alone(citation) else EXPLAINED), False

    def _unable_to_say(self, row: Listed, citation: Citation) -> bool:
        """Whether the cost or the like keeps the authority from saying even that it holds it."""
        if "confirming or denying" in row.title:
            return True
        if row.test != "none" or row.kind != "cost limit":
            return False
        block = self._block(citation.span.start)
        span = block.span if block else self._sentence(citation.span.start)
        return any(h.slug == NCND for h in self._words.within(span))

    def _others(self, span: Span, citation: Citation) -> bool:
        """Whether a span cites a section that a pronoun after it could mean instead."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        mine = citation.provision
        for other in self._cited[low:high]:
            row = row_of(other.provision) if other.provision else None
            if row and row.ground not in ("yes", NCND):
                continue  # a condition or principle of the same ground
            if mine and other.provision and other.provision.path[0] != mine.path[0]:
                return True
        return False

    def _sentence(self, offset: int) -> Span:
        """The sentence at an offset, as far as its words can speak of what stands there."""
        sentences = self._sentences_in(offset)
        n = bisect_right(sentences, Span(offset, len(self._text))) - 1
        if n < 0 or sentences[n].end <= offset:
            return Span(offset, offset)
        return Span(
            max(sentences[n].start, offset - _REACH), min(sentences[n].end, offset + _REACH)
        )

    def _block(self, offset: int) -> Block | None:
        n = bisect_right(self._block_starts, offset) - 1
        return self._blocks[n] if n >= 0 and offset < self._blocks[n].span.end else None


def _settled(judged: list[_Judged], judge: _Judge) -> Iterable[_Judged]:
    """The roles, those that no words told following what the letter says of the same ground."""
    said = [j for j in judged if j.said and j.role in (RELIED, NCND, CONSIDERED)]
    if not any(j.role in (RELIED, NCND, CONSIDERED) for j in judged):
        judged = [judge.taken_as_applied(j) for j in judged]
    roles: dict[Provision, set[str]] = {}
    for j in said:
        if j.citation.provision:
            roles.setdefault(j.citation.provision, set()).add(j.role)
    for j in judged:
        if j.said or j.citation.provision is None or j.role not in (RELIED, NCND):
            yield j
            continue
        same = {r for p, own in roles.items() if _same(p, j.citation.provision) for r in own}
        yield replace(j, role=CONSIDERED) if same == {CONSIDERED} else j


def _same(one: Provision, two: Provision) -> bool:
    return one.covers(two) or two.covers(one)
