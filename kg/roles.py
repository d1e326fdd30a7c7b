"""What each citation is for: mentioned is not relied on.

The kind of provision says most: s.17 or s.50 can be no ground. For what can be one, the words of its
sentence decide, nearest first; then the sentences after it that speak of "it" or "the exemption";
then where it stands, since a ground on a line of its own under a decision is given as relied on.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache

from kg.catalogue import Listed, catalogue, cues
from kg.cues import Hit
from kg.model import Block, Citation, Layout, Question, Span
from kg.provisions import Provision
from kg.vocab import OUTCOME, ROLE, SECTION

_PRONOUN = re.compile(
    r"\b(?:it|its|this|that|them|these|those|the (?:same |said )?(?:exemption|exception|ground|section|provision"
    r"|regulation|sub-?section)s?)\b",
    re.IGNORECASE,
)
_DROPPED = re.compile(
    r"\s{1,2}(?:up)?(?:on )?(?:it|that|this|them|these|those|the (?:same )?(?:exemption|exception|ground)s?)\b",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|can|cannot|could|may|might|must|shall|should"
    r"|will|would|isn't|aren't|don't|doesn't|we|it|they|requires?|provides?|says?|means?|allows?|gives?"
    r"|exempts?|protects?|covers?|relates?|concerns?|states?)\b",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\?|^\W{0,3}(?:please|kindly|can you|could you|would you|I want|I would like)\b", re.IGNORECASE
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
_DROPPED_NEAR = 160  # characters between a citation and the words that drop it
_HEADING = 110  # longest line that names a ground without a sentence round it

_RELIED, _CONSIDERED, _EXPLAINED, _NCND = "relied-on", "considered", "explained", "ncnd"


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
        hits = [*cues("role").find(text), *cues("citing").find(text)]
        self._hits = _outermost(h for h in hits if h.slug in _WEIGHED)
        self._hit_starts = [h.span.start for h in self._hits]
        self._starts = [c.span.start for c in cited]
        self._cited = cited
        self._lists = {c.span: span for c, span in zip(cited, lists, strict=True)}
        self._asked = sorted(q.spans[0] for q in asked if q.spans)
        self._blocks = layout.blocks
        self._block_starts = [block.span.start for block in self._blocks]
        self._conceals = any(_is_refusal_to_say(c.provision) for c in cited)

    def of(self, citation: Citation) -> _Judged:
        """The role of a citation as far as its kind and its own words tell it."""
        if self._is_quoted(citation.span):
            return _Judged(citation, "quoted", True)
        if citation.provision is None:
            return _Judged(citation, "mentioned", True)
        row = _row(citation.provision)
        if row is None or row.provision.act not in _access():
            return _Judged(citation, self._outside(citation, row), True)
        if row.ground == "no" or (row.ground == "condition" and not _can_be_ground(row)):
            return _Judged(citation, self._procedural(citation, row), True)
        role, said = self._ground(citation)
        if role == _EXPLAINED and row.kind == "not-held" and self._is_not_held(citation):
            role, said = _RELIED, True
        if row.ground == "condition" and role != _RELIED:
            return _Judged(citation, "condition", said)
        if role == _RELIED and (row.ground == _NCND or self._unable_to_say(row, citation)):
            role = _NCND
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
        """A ground that a letter only states ("Section 12 provides that") and no other, as relied on."""
        citation, row = judged.citation, None
        if judged.role == _EXPLAINED and not judged.said and citation.provision:
            row = _row(citation.provision)
        section = self._layout.section_at(citation.span.start)
        if row is None or (section and section.kind in (SECTION["law"], SECTION["redress"])):
            return judged
        hits = self._within(self._sentence(citation.span.start))
        if not any("provides" in h.phrase for h in hits):
            return judged
        concealed = row.ground == _NCND or self._unable_to_say(row, citation)
        return replace(judged, role=_NCND if concealed else _RELIED)

    def followed(self, citation: Citation) -> str | None:
        """What the sentences after it say of "it" or "the exemption", before another is cited."""
        sentences = self._sentences_in(citation.span.start)
        after = bisect_right(sentences, Span(citation.span.start, len(self._text)))
        for sentence in sentences[after : after + _SENTENCES_ON]:
            others = self._others(sentence, citation)
            if others:
                return None
            hits = self._within(sentence)
            if any(h.slug == _CONSIDERED and _DROPPED.match(self._text, h.span.end) for h in hits):
                return _CONSIDERED
            if _PRONOUN.search(sentence.of(self._text)) and any(h.slug == _RELIED for h in hits):
                return _RELIED
        return None

    def _is_quoted(self, span: Span) -> bool:
        """Whether a span lies in a question, or in the request where its words are the requester's."""
        n = bisect_left(self._asked, Span(span.start + 1, 0)) - 1
        if n >= 0 and self._asked[n].holds(span):
            return True
        section = self._layout.section_at(span.start)
        if not section or section.kind != SECTION["request"]:
            return False
        sentence = self._sentence(span.start)
        block = self._block(span.start)
        if _ASKING.search(sentence.of(self._text)) or (block and block.kind == "quote"):
            return True
        if self._nearest(span, self._within(sentence)) is not None:
            return False
        last = self._asked[-1].end if self._asked else section.span.end
        return span.end <= last

    def _outside(self, citation: Citation, row: Listed | None) -> str:
        """The role of what is no law of access: data protection, redress under it, or other law."""
        if citation.provision and citation.provision.act in _data_protection():
            return "redress" if row and _speaks_of_redress(row.title) else "data-protection"
        return "mentioned"

    def _procedural(self, citation: Citation, row: Listed) -> str:
        """The role of what can be no ground."""
        if row.ground == "condition" or row.kind in ("condition", "purpose"):
            return "condition"
        return "redress" if _speaks_of_redress(_widest(row).title) else "procedure"

    def _ground(self, citation: Citation) -> tuple[str, bool]:
        """The role of what can be a ground, and whether its words say so."""
        section = self._layout.section_at(citation.span.start)
        kind = section.kind if section else ""
        if kind in (SECTION["law"], SECTION["redress"]) or self._is_law_quoted(citation.span):
            return _EXPLAINED, False
        whole = self._lists[citation.span]
        if _INNER.match(whole.of(self._text)) or _REFERENCE.search(
            self._text, max(0, whole.start - 40), whole.start
        ):
            return _EXPLAINED, False
        sentence = self._sentence(citation.span.start)
        hits = self._within(sentence)
        before = [h for h in hits if h.span.end <= whole.start]
        uphold = any("uph" in h.phrase or "maintain" in h.phrase for h in hits)
        earlier = kind == SECTION["earlier"] or any(h.slug == "earlier" for h in before)
        if earlier and not uphold and not any(h.slug == _CONSIDERED for h in hits):
            return _EXPLAINED, True
        if any(h.slug == "hypothetical" for h in before):
            return _CONSIDERED, True
        near = self._nearest(whole, hits)
        if near is None:
            return self._unsaid(citation)
        if near.slug == "weighed":
            supposed = self._conceals and " be " in near.phrase
            return (
                _RELIED if supposed else _CONSIDERED
            ), True  # s.18(1): "would, if held, be exempt"
        if near.slug == _EXPLAINED:
            following = self.followed(citation)
            return (following, True) if following else (_EXPLAINED, False)
        if near.slug == _NCND:
            return _RELIED, True
        if near.slug == _RELIED and self.followed(citation) == _CONSIDERED:
            return _CONSIDERED, True
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
            len(words) > 60 and words[0] in '"“' and span.start > (block.span.start if block else 0)
        )

    def _unsaid(self, citation: Citation) -> tuple[str, bool]:
        following = self.followed(citation)
        if following:
            return following, True
        return (_RELIED if self.stands_alone(citation) else _EXPLAINED), False

    def _nearest(self, span: Span, hits: list[Hit]) -> Hit | None:
        """The cue nearest to a citation in its sentence; one that drops it goes before one that does not."""

        def gap(hit: Hit) -> tuple[int, bool]:
            apart = max(hit.span.start - span.end, span.start - hit.span.end, 0)
            between = sorted((hit.span, span))
            lo, hi = between[0].end, between[1].start
            crossed = self._text.count(";", lo, hi) + self._text.count(":", lo, hi)
            return (apart + 40 * crossed) // 4, hit.slug not in (_CONSIDERED, "weighed")

        able = (h for h in hits if h.slug in _VERDICTS and _near_enough(h, span))
        return min(able, key=gap, default=None)

    def _unable_to_say(self, row: Listed, citation: Citation) -> bool:
        """Whether the cost or the like keeps the authority from saying even that it holds it."""
        if "confirming or denying" in row.title:
            return True
        if row.test != "none" or row.kind != "cost limit":
            return False
        block = self._block(citation.span.start)
        span = block.span if block else self._sentence(citation.span.start)
        return any(h.slug == _NCND for h in self._within(span))

    def _within(self, span: Span) -> list[Hit]:
        low = bisect_left(self._hit_starts, span.start)
        high = bisect_left(self._hit_starts, span.end)
        return self._hits[low:high]

    def _others(self, span: Span, citation: Citation) -> bool:
        """Whether a span cites a section that a pronoun after it could mean instead."""
        low, high = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        mine = citation.provision
        for other in self._cited[low:high]:
            row = _row(other.provision) if other.provision else None
            if row and row.ground not in ("yes", _NCND):
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


_VERDICTS = frozenset({_RELIED, _CONSIDERED, _EXPLAINED, _NCND, "weighed"})
_WEIGHED = _VERDICTS | {"earlier", "hypothetical"}


def _near_enough(hit: Hit, span: Span) -> bool:
    """Whether words that drop a ground stand so near to one that they can be of it."""
    apart = max(hit.span.start - span.end, span.start - hit.span.end)
    return apart < _DROPPED_NEAR or hit.slug not in (_CONSIDERED, "weighed")


def _settled(judged: list[_Judged], judge: _Judge) -> Iterable[_Judged]:
    """The roles, those that no words told following what the letter says of the same ground."""
    said = [j for j in judged if j.said and j.role in (_RELIED, _NCND, _CONSIDERED)]
    if not any(j.role in (_RELIED, _NCND, _CONSIDERED) for j in judged):
        judged = [judge.taken_as_applied(j) for j in judged]
    roles: dict[Provision, set[str]] = {}
    for j in said:
        if j.citation.provision:
            roles.setdefault(j.citation.provision, set()).add(j.role)
    for j in judged:
        if j.said or j.citation.provision is None or j.role not in (_RELIED, _NCND):
            yield j
            continue
        same = {r for p, own in roles.items() if _same(p, j.citation.provision) for r in own}
        yield replace(j, role=_CONSIDERED) if same == {_CONSIDERED} else j


def _same(one: Provision, two: Provision) -> bool:
    return one.covers(two) or two.covers(one)


def _outermost(hits: Iterable[Hit]) -> list[Hit]:
    """The cues without those inside or across another: "do not rely on" and not its "rely on"."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (h.span.start, -h.span.end)):
        if kept and kept[-1].span.touches(hit.span):
            if kept[-1].span.holds(hit.span) or kept[-1].slug == _CONSIDERED:
                continue
            if hit.slug == _CONSIDERED or hit.span.holds(kept[-1].span):
                kept.pop()
        kept.append(hit)
    return kept


def _row(provision: Provision) -> Listed | None:
    """The listed row of a provision, or of the nearest one it lies in."""
    at: Provision | None = provision
    while at is not None:
        if row := catalogue().provisions.get(at):
            return row
        at = at.wider
    return None


def _widest(row: Listed) -> Listed:
    section = catalogue().provisions.get(replace(row.provision, path=row.provision.path[:1]))
    return section or row


def _can_be_ground(row: Listed) -> bool:
    """Whether a condition is but the more exact form of a ground: s.22(1)(a) of s.22(1)."""
    wider = row.provision.wider
    above = catalogue().provisions.get(wider) if wider else None
    return above is not None and above.ground == "yes" and len(above.provision.path) > 1


def _is_refusal_to_say(provision: Provision | None) -> bool:
    """Whether a provision lets an authority say neither that it holds nor on which of its grounds."""
    row = catalogue().provisions.get(provision) if provision else None
    return (
        row is not None and row.kind == "ncnd" and len(row.provision.path) <= 2 and _is_general(row)
    )


@cache
def _is_general(row: Listed) -> bool:
    """Whether a whole section is for that alone, as FOISA s.18 is."""
    section = catalogue().provisions.get(replace(row.provision, path=row.provision.path[:1]))
    return section is not None and section.ground == _NCND


@cache
def _speaks_of_redress(title: str) -> bool:
    return any(h.slug == "redress" for h in cues("role").find(title))


@cache
def _access() -> frozenset[str]:
    return frozenset(e.provision.act for e in catalogue().exemptions.values())


@cache
def _data_protection() -> frozenset[str]:
    """The acts that have data-protection principles."""
    rows = catalogue().provisions.values()
    return frozenset(r.provision.act for r in rows if r.kind == "principle")
