"""What each citation is for: mentioned is not relied on.

The kind of provision says most: s.17 or s.50 can be no ground. For what can be one, the words of
its sentence decide, nearest first; then the sentences after it that speak of "it" or of "the
exemption"; then where it stands, since a ground on a line of its own is given as relied on.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from kg.catalogue import Listed, catalogue, cues
from kg.model import Block, Citation, Span
from kg.roles.around import Around, upholds
from kg.roles.grammar import (
    ANSWERING,
    ASKING,
    BRACKETED,
    CLAUSES,
    FINITE,
    HARM,
    IFS,
    INNER,
    KEPT_UNDER,
    LABELLED,
    LEANS_ON,
    LETS,
    LOWER,
    NAMED,
    OVER,
    QUOTED,
    REFERENCE,
    SO_DONE,
    SUPPOSING,
    TO_KEEP,
    UNDER,
)
from kg.roles.kinds import (
    can_be_ground,
    data_protection_acts,
    exempts_from_access,
    is_no_ground,
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
)
from kg.vocab import OUTCOME, SECTION

_HEADING = 110  # longest line that names a ground without a sentence round it


@dataclass(frozen=True, slots=True)
class Judged:
    """A citation with its role, and whether its own words say so."""

    citation: Citation
    role: str
    said: bool


class Judge(Around):
    """What roles are told from, found once in a letter."""

    def of(self, citation: Citation) -> Judged:
        """The role of a citation as far as its kind and its own words tell it."""
        if self._is_quoted(citation.span):
            return Judged(citation, "quoted", True)
        if citation.provision is None:
            return Judged(citation, "mentioned", True)
        if is_no_ground(citation.provision) and self._taken_for_ground(citation):
            return Judged(citation, RELIED, True)
        row = row_of(citation.provision)
        if row and exempts_from_access(citation.provision):
            role, said = self._ground(citation)
            kept = role in (RELIED, CONSIDERED)
            return Judged(citation, role if kept else self._outside(citation, row), said)
        if row is None or row.provision.act not in catalogue().access_acts:
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
        section = self.layout.section_at(citation.span.start)
        if section and section.kind in (SECTION["law"], SECTION["redress"]):
            return False
        sentence = self.sentence(citation.span.start)
        before = self.text[sentence.start : citation.span.start]
        tail = self.text[citation.span.end : sentence.end]
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
        section = self.layout.section_at(citation.span.start)
        if row is None or (section and section.kind in (SECTION["law"], SECTION["redress"])):
            return judged
        hits = self.words.within(self.sentence(citation.span.start))
        if not any("provides" in h.phrase for h in hits):
            return judged
        concealed = row.ground == NCND or self._unable_to_say(row, citation)
        return replace(judged, role=NCND if concealed else RELIED)

    def _is_quoted(self, span: Span) -> bool:
        """Whether a span lies in a question, or in the request in the requester's own words."""
        n = bisect_left(self.asked, Span(span.start + 1, 0)) - 1
        if n >= 0 and self.asked[n].holds(span):
            sentence = self.sentence(span.start)
            words = sentence.of(self.text)
            answered = self.text.rfind("?", self.asked[n].start, sentence.start) >= 0
            return bool(ASKING.search(words)) or not (answered or ANSWERING.search(words))
        section = self.layout.section_at(span.start)
        if not section or section.kind != SECTION["request"]:
            return False
        sentence = self.sentence(span.start)
        block = self.block(span.start)
        if ASKING.search(sentence.of(self.text)) or (block and block.kind == "quote"):
            return True
        if self.words.nearest(span, self.words.within(sentence)) is not None:
            return False
        if block is None or block.kind == "row":
            return False
        return any(block.span.touches(asked) for asked in self.asked)

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

    def _taken_for_ground(self, citation: Citation) -> bool:
        """Whether the authority says that it withholds something under what is no ground."""
        start = self.lists[citation.span].start
        sentence = self.sentence(start)
        before, after = self.text[sentence.start : start], self.text[start : sentence.end]
        said = {h.slug for h in self.words.within(sentence) if h.span.start < start}
        if said & {HYPOTHETICAL, CONSIDERED, EARLIER} or QUOTED.search(before):
            return False
        return bool(
            KEPT_UNDER.search(before) or (LEANS_ON.search(before) and TO_KEEP.search(after))
        )

    def _ground(self, citation: Citation) -> tuple[str, bool]:
        """The role of what can be a ground, and whether its words say so."""
        section = self.layout.section_at(citation.span.start)
        kind = section.kind if section else ""
        if kind in (SECTION["law"], SECTION["redress"]) or self._is_law_quoted(citation.span):
            return EXPLAINED, False
        whole = self.lists[citation.span]
        if INNER.match(whole.of(self.text)) or REFERENCE.search(
            self.text, max(0, whole.start - 40), whole.start
        ):
            return EXPLAINED, False
        sentence = self.sentence(citation.span.start)
        hits = [self.as_meant(h, sentence) for h in self.words.within(sentence)]
        before = [h for h in hits if h.span.end <= whole.start]
        uphold = any(map(upholds, hits))
        earlier = kind == SECTION[EARLIER] or any(h.slug == EARLIER for h in before)
        if earlier and not uphold and not any(h.slug == CONSIDERED for h in hits):
            stands = self.upheld or self.stands_after(citation)
            return (RELIED if stands else EXPLAINED), True
        if any(h.slug == HYPOTHETICAL for h in before):
            concealed = self.conceals and any(h.slug in (RELIED, WEIGHED) for h in before)
            return (RELIED if concealed else CONSIDERED), True
        near = self.words.nearest(whole, [h for h in hits if not self.is_of_another(h, citation)])
        if near is None:
            return self._unsaid(citation)
        if self.is_supposed(near) and not self.conceals:
            after = any(self.goes_on(citation, h) for h in hits)
            return (RELIED if after else self.followed(citation) or CONSIDERED), True
        if near.slug == WEIGHED:
            supposed = self.conceals and " be " in near.phrase
            return (
                RELIED if supposed else CONSIDERED
            ), True  # s.18(1): "would, if held, be exempt"
        if near.slug == EXPLAINED and SO_DONE.match(self.text, whole.end, sentence.end):
            return RELIED, True
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

    def _is_not_held(self, citation: Citation) -> bool:
        """Whether the sentence of a citation says that the information is not held."""
        sentence = self.sentence(citation.span.start)
        hits = cues("outcome").find(self.text, sentence)
        return any(h.slug == OUTCOME["not-held"] for h in hits)

    def _is_law_quoted(self, span: Span) -> bool:
        """Whether a span lies in a paragraph that quotes the law from its first word."""
        block = self.block(span.start)
        words = block.span.of(self.text) if block else ""
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
        if not self.stands_alone(citation):
            return (RELIED if self._is_led_to(citation) else EXPLAINED), False
        dropped = not self.conceals and self._is_under_dropped(citation)
        return (CONSIDERED, True) if dropped else (RELIED, False)

    def _is_to_conceal(self, row: Listed) -> bool:
        """Whether a provision is for nothing but to neither confirm nor deny."""
        wider = row.provision.wider
        above = catalogue().provisions.get(wider) if wider else None
        return row.ground == NCND or bool(above and above.ground == NCND)

    def _is_led_to(self, citation: Citation) -> bool:
        """Whether the sentence leads to its number: "omitted under section 28(1)"."""
        whole, sentence = self.lists[citation.span], self.sentence(citation.span.start)
        before = CLAUSES.split(self.text[sentence.start : whole.start])[-1]
        row = row_of(citation.provision) if citation.provision else None
        if row and row.kind == "cost limit" and OVER.search(sentence.of(self.text)):
            return not IFS.search(sentence.of(self.text))
        if row and row.provision.act in catalogue().access_acts and self._is_to_conceal(row):
            return self.neither and not SUPPOSING.search(before)
        if UNDER.search(before) or LETS.match(self.text, whole.end, sentence.end):
            return not SUPPOSING.search(before) and not ASKING.search(before)
        return bool(BRACKETED.search(before) and HARM.search(before))

    def _is_under_dropped(self, citation: Citation) -> bool:
        """Whether a line stands under a heading of what is not relied on."""
        n = bisect_right(self.block_starts, citation.span.start) - 1
        near = self.blocks[max(0, n - 6) : max(0, n)]
        above = next((b for b in reversed(near) if self._heads(b)), None)
        hits = self.words.within(above.span) if above else []
        return bool(hits) and all(h.slug in (CONSIDERED, WEIGHED) for h in hits)

    def _heads(self, block: Block) -> bool:
        """Whether a block opens a list: a heading that cites nothing, or a line with a colon."""
        low, high = (bisect_left(self.starts, at) for at in (block.span.start, block.span.end))
        opens = block.kind == "heading" or block.span.of(self.text).rstrip().endswith(":")
        return opens and low == high

    def _unable_to_say(self, row: Listed, citation: Citation) -> bool:
        """Whether the cost or the like keeps the authority from saying even that it holds it."""
        if "confirming or denying" in row.title:
            return True
        if row.test != "none" or row.kind != "cost limit":
            return False
        block = self.block(citation.span.start)
        span = block.span if block else self.sentence(citation.span.start)
        return any(h.slug == NCND for h in self.words.within(span))
