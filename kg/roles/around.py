"""What stands round a citation: its sentence, what is said before and after it."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable

from kg.cues import Hit
from kg.model import Block, Citation, Layout, Question, Span
from kg.roles.grammar import (
    CAUSE,
    DENIED,
    DROPPED,
    GOES_ON,
    MODAL,
    NEGATIVE,
    NEITHER,
    PRONOUN,
    SUBJECT,
    TURN,
)
from kg.roles.kinds import is_refusal_to_say, row_of
from kg.roles.words import CONSIDERED, EARLIER, NCND, RELIED, WEIGHED, Words

_SENTENCES_ON = 3  # how far a sentence about "the exemption" may stand from the one that names it
_REACH = 700  # characters of a sentence before and after a citation that are weighed
_DENIAL = 50  # characters before words of reliance in which a word of denial governs them
_LEAD = 30  # characters of a sentence before the citation that it is about


class Around:
    """A letter with its cues, and what its sentences say round a citation."""

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
        self.text, self.layout, self.sentences_in = text, layout, sentences_in
        self.words = Words(text)
        self.starts = [c.span.start for c in cited]
        self.cited = cited
        self.lists = {c.span: span for c, span in zip(cited, lists, strict=True)}
        self.asked = sorted(q.spans[0] for q in asked if q.spans)
        self.blocks = layout.blocks
        self.block_starts = [block.span.start for block in self.blocks]
        self.conceals = any(is_refusal_to_say(c.provision) for c in cited)
        self.neither = self.words.conceal()
        self.upheld = self._is_upheld()

    def _is_upheld(self) -> bool:
        """Whether the letter says of an earlier decision as a whole that it stands."""
        for n in self.words.at(EARLIER):
            sentence = self.sentence(n)
            hits = self.words.within(sentence)
            low, high = (bisect_left(self.starts, at) for at in (sentence.start, sentence.end))
            if (
                low == high
                and hits
                and any(map(upholds, hits))
                and not self._denies(hits, sentence)
            ):
                return True
        return False

    def _denies(self, hits: list[Hit], sentence: Span) -> bool:
        return any(self.as_meant(hit, sentence).slug == CONSIDERED for hit in hits)

    def followed(self, citation: Citation) -> str | None:
        """What the sentences after it say of "it" or "the exemption", before another is cited."""
        sentences = self.sentences_in(citation.span.start)
        after = bisect_right(sentences, Span(citation.span.start, len(self.text)))
        for sentence in sentences[after : after + _SENTENCES_ON]:
            others = self.others(sentence, citation)
            if others:
                return None
            hits = self.words.within(sentence)
            dropping = (h for h in hits if h.slug == CONSIDERED and not h.phrase.endswith(" that"))
            if any(DROPPED.match(self.text, h.span.end) for h in dropping):
                return CONSIDERED
            dropped = (h for h in hits if h.slug == CONSIDERED)
            if any(SUBJECT.match(self.text[sentence.start : h.span.start]) for h in dropped):
                return CONSIDERED
            if PRONOUN.search(sentence.of(self.text)) and any(h.slug == RELIED for h in hits):
                return CONSIDERED if any(h.slug == CONSIDERED for h in hits) else RELIED
        return None

    def led(self, citation: Citation, slug: str) -> bool:
        """Whether the sentence before says `slug` and names no ground: "We refuse. Section 21"."""
        sentences = self.sentences_in(citation.span.start)
        n = bisect_right(sentences, Span(citation.span.start, len(self.text))) - 1
        if n < 1 or not sentences[n].holds(citation.span):
            return False
        if citation.span.start - sentences[n].start > _LEAD or self.others(
            sentences[n - 1], citation
        ):
            return False
        hits = [h for h in self.words.within(sentences[n - 1]) if not self.is_supposed(h)]
        return any(h.slug == slug for h in hits) and all(
            h.slug in (slug, RELIED, NCND) for h in hits
        )

    def stands_after(self, citation: Citation) -> bool:
        """Whether the next sentence upholds what was decided before: "This is maintained"."""
        sentences = self.sentences_in(citation.span.start)
        after = bisect_right(sentences, Span(citation.span.start, len(self.text)))
        return any(
            PRONOUN.search(s.of(self.text))
            and not self.others(s, citation)
            and all(map(upholds, hits))
            for s in sentences[after : after + 1]
            if (hits := self.words.within(s))
        )

    def as_meant(self, hit: Hit, sentence: Span) -> Hit:
        """Words of reliance as words that drop a ground, where they are denied: "don't claim"."""
        if hit.slug != RELIED or NEGATIVE.search(hit.phrase):
            return hit
        start = max(sentence.start, hit.span.start - _DENIAL)
        denial = DENIED.search(self.text, start, hit.span.start)
        own = self.words.within(Span(denial.start(), hit.span.start)) if denial else ()
        neither = NEITHER.match(self.text, sentence.start)
        if (denial and not own) or neither:
            return Hit(hit.span, CONSIDERED, hit.phrase)
        return hit

    def is_supposed(self, hit: Hit) -> bool:
        """Whether words of reliance only say what may be: "might well be exempt"."""
        return (
            hit.slug == RELIED
            and not hit.phrase.startswith("not ")
            and bool(MODAL.search(self.text, max(0, hit.span.start - 40), hit.span.start))
        )

    def goes_on(self, citation: Citation, hit: Hit) -> bool:
        """Whether what may be exempt is withheld further on: "may be exempt … and we withhold"."""
        between = self.text[citation.span.end : hit.span.start]
        return hit.slug == RELIED and not self.is_supposed(hit) and bool(GOES_ON.match(between))

    def is_of_another(self, hit: Hit, citation: Citation) -> bool:
        """Whether words after a turn speak of the ground there: "section 12, so we rely on 14"."""
        if hit.span.start < citation.span.end:
            return hit.slug in (CONSIDERED, WEIGHED) and self._is_left_behind(hit, citation)
        low = bisect_left(self.starts, citation.span.end)
        if hit.slug == CONSIDERED:  # "section 41, not section 43"; "in view of section 34 it is …"
            if any(hit.span.touches(other.span) for other in self.cited[low : low + 1]):
                return True
            return bool(
                CAUSE.search(self.text, max(0, citation.span.start - 20), citation.span.start)
            )
        if hit.slug != RELIED:
            return False
        for other in self.cited[low : low + 3]:
            if other.span.start > hit.span.end + _LEAD:
                return False
            row = row_of(other.provision) if other.provision else None
            between = self.text[citation.span.end : min(other.span.start, hit.span.start)]
            if row and row.ground in ("yes", NCND) and TURN.search(between):
                return True
        return False

    def _is_left_behind(self, hit: Hit, citation: Citation) -> bool:
        """Whether the ground that words drop stands between, before a turn: "not 24, but 38"."""
        low, high = (bisect_left(self.starts, at) for at in (hit.span.end, citation.span.start))
        between = [o.span.end for o in self.cited[low:high] if o.provision != citation.provision]
        return bool(between) and bool(TURN.search(self.text, between[-1], citation.span.start))

    def others(self, span: Span, citation: Citation) -> bool:
        """Whether a span cites a section that a pronoun after it could mean instead."""
        low, high = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        mine = citation.provision
        for other in self.cited[low:high]:
            row = row_of(other.provision) if other.provision else None
            if row and row.ground not in ("yes", NCND):
                continue  # a condition or principle of the same ground
            if mine and other.provision and other.provision.path[0] != mine.path[0]:
                return True
        return False

    def sentence(self, offset: int) -> Span:
        """The sentence at an offset, as far as its words can speak of what stands there."""
        sentences = self.sentences_in(offset)
        n = bisect_right(sentences, Span(offset, len(self.text))) - 1
        if n < 0 or sentences[n].end <= offset:
            return Span(offset, offset)
        return Span(
            max(sentences[n].start, offset - _REACH), min(sentences[n].end, offset + _REACH)
        )

    def block(self, offset: int) -> Block | None:
        """The block at an offset."""
        n = bisect_right(self.block_starts, offset) - 1
        return self.blocks[n] if n >= 0 and offset < self.blocks[n].span.end else None


def upholds(hit: Hit) -> bool:
    """Whether words say that an earlier decision stands."""
    return hit.slug == RELIED and ("uph" in hit.phrase or "maintain" in hit.phrase)
