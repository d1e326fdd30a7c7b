"""What each citation is for: mentioned is not relied on.

The kind of provision says most: s.17 or s.50 can be no ground. For what can be one, the words of
its sentence decide, nearest first; then the sentences after it that speak of "it" or of "the
exemption"; then where it stands, since a ground on a line of its own is given as relied on.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.catalogue import Listed, cues
from kg.cues import Hit
from kg.model import Block, Citation, Layout, Question, Span
from kg.roles.grammar import (
    ANSWERING,
    ASKING,
    CAUSE,
    DROPPED,
    FINITE,
    INNER,
    LABELLED,
    LOWER,
    MODAL,
    NAMED,
    PRONOUN,
    REFERENCE,
    SUBJECT,
    TURN,
)
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
from kg.vocab import OUTCOME, SECTION

_SENTENCES_ON = 3  # how far a sentence about "the exemption" may stand from the one that names it
_REACH = 700  # characters of a sentence before and after a citation that are weighed
_LEAD = 30  # characters of a sentence before the citation that it is about
_HEADING = 110  # longest line that names a ground without a sentence round it


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation with its role, and whether its own words say so."""

    citation: Citation
    role: str
    said: bool


class Judge:
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

    def of(self, citation: Citation) -> Judged:
        """The role of a citation as far as its kind and its own words tell it."""
        if self._is_quoted(citation.span):
            return Judged(citation, "quoted", True)
        if citation.provision is None:
            return Judged(citation, "mentioned", True)
        row = row_of(citation.provision)
        if row is None or row.provision.act not in access_acts():
            return Judged(citation, self._outside(citation, row), True)
        if row.ground == "no" or (row.ground == "condition" and not can_be_ground(row)):
            return Judged(citation, self._procedural(citation, row), True)
        role, said = self._ground(citation)
        if role == EXPLAINED and row.kind == "not-held" and self._is_not_held(citation):
            role, said = RELIED, True
        if role == EXPLAINED and row.ground == NCND and self.led(citation, NCND):
            role, said = RELIED, True
        if row.ground == "condition" and role != RELIED:
            return Judged(citation, "condition", said)
        if role == RELIED and (row.ground == NCND or self._unable_to_say(row, citation)):
            role = NCND
        return Judged(citation, role, said)

    def stands_alone(self, citation: Citation) -> bool:
        """Whether the citation stands on a heading, list item or row rather than in a sentence."""
        section = self._layout.section_at(citation.span.start)
        if section and section.kind in (SECTION["law"], SECTION["redress"]):
            return False
        sentence = self._sentence(citation.span.start)
        before = self._text[sentence.start : citation.span.start]
        tail = self._text[citation.span.end : sentence.end]
        named = NAMED.match(tail)
        if (
            len(before) < 25
            and not FINITE.search(before)
            and tail[named.end() if named else 0 :][:1] == ":"
        ):
            return True
        if before and len(before) < 25 and before.rstrip().endswith(":") and LABELLED.match(tail):
            return True
        if FINITE.search(tail) or (LOWER.match(tail) and tail.rstrip().endswith(".")):
            return False
        if len(before) + len(tail) < _HEADING and not FINITE.search(before):
            return True
        lead = before.rstrip(" (\"'")[-3:]
        return len(tail) < 60 and lead.endswith((":", ";", "–", "—", " -"))

    def taken_as_applied(self, judged: Judged) -> Judged:
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
            dropping = (h for h in hits if h.slug == CONSIDERED and not h.phrase.endswith(" that"))
            if any(DROPPED.match(self._text, h.span.end) for h in dropping):
                return CONSIDERED
            dropped = (h for h in hits if h.slug == CONSIDERED)
            if any(SUBJECT.match(self._text[sentence.start : h.span.start]) for h in dropped):
                return CONSIDERED
            if PRONOUN.search(sentence.of(self._text)) and any(h.slug == RELIED for h in hits):
                return RELIED
        return None

    def led(self, citation: Citation, slug: str) -> bool:
        """Whether the sentence before says `slug` and names no ground: "We refuse. Section 21"."""
        sentences = self._sentences_in(citation.span.start)
        n = bisect_right(sentences, Span(citation.span.start, len(self._text))) - 1
        if n < 1 or not sentences[n].holds(citation.span):
            return False
        if citation.span.start - sentences[n].start > _LEAD or self._others(
            sentences[n - 1], citation
        ):
            return False
        hits = [h for h in self._words.within(sentences[n - 1]) if not self._is_supposed(h)]
        return any(h.slug == slug for h in hits) and all(
            h.slug in (slug, RELIED, NCND) for h in hits
        )

    def _is_supposed(self, hit: Hit) -> bool:
        """Whether words of reliance only say what may be: "might well be exempt"."""
        return (
            hit.slug == RELIED
            and not hit.phrase.startswith("not ")
            and bool(MODAL.search(self._text, max(0, hit.span.start - 40), hit.span.start))
        )

    def _is_quoted(self, span: Span) -> bool:
        """Whether a span lies in a question, or in the request in the requester's own words."""
        n = bisect_left(self._asked, Span(span.start + 1, 0)) - 1
        if n >= 0 and self._asked[n].holds(span):
            sentence = self._sentence(span.start)
            words = sentence.of(self._text)
            answered = self._text.rfind("?", self._asked[n].start, sentence.start) >= 0
            return bool(ASKING.search(words)) or not (answered or ANSWERING.search(words))
        section = self._layout.section_at(span.start)
        if not section or section.kind != SECTION["request"]:
            return False
        sentence = self._sentence(span.start)
        block = self._block(span.start)
        if ASKING.search(sentence.of(self._text)) or (block and block.kind == "quote"):
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
        if INNER.match(whole.of(self._text)) or REFERENCE.search(
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
        near = self._words.nearest(whole, [h for h in hits if not self._is_of_another(h, citation)])
        if near is None:
            return self._unsaid(citation)
        if self._is_supposed(near) and not self._conceals:
            following = self.followed(citation)
            return (following, True) if following else (CONSIDERED, True)
        if near.slug == WEIGHED:
            supposed = self._conceals and " be " in near.phrase
            return (
                RELIED if supposed else CONSIDERED
            ), True  # s.18(1): "would, if held, be exempt"
        if near.slug == EXPLAINED:
            following = self.followed(citation)
            if following is None and self.led(citation, RELIED):
                following = RELIED
            return (following, True) if following else (EXPLAINED, False)
        if near.slug == NCND:
            return RELIED, True
        if near.slug == RELIED and self.followed(citation) == CONSIDERED:
            return CONSIDERED, True
        return near.slug, True

    def _is_of_another(self, hit: Hit, citation: Citation) -> bool:
        """Whether words after a turn speak of the ground there: "section 12, so we rely on 14"."""
        if hit.span.start < citation.span.end:
            return False
        if hit.slug == CONSIDERED:  # "in view of section 34 it is not needed"
            return bool(
                CAUSE.search(self._text, max(0, citation.span.start - 20), citation.span.start)
            )
        if hit.slug != RELIED:
            return False
        low = bisect_left(self._starts, citation.span.end)
        for other in self._cited[low : low + 3]:
            if other.span.start > hit.span.end + _LEAD:
                return False
            row = row_of(other.provision) if other.provision else None
            between = self._text[citation.span.end : min(other.span.start, hit.span.start)]
            if row and row.ground in ("yes", NCND) and TURN.search(between):
                return True
        return False

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
        if self.led(citation, RELIED):
            return RELIED, True
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
