"""The clauses of a sentence that weighs one thing against another."""

import re
from dataclasses import dataclass

from kg.cues import Hit
from kg.model import Span
from kg.reason.passages import Passage
from kg.reason.phrases import concepts
from kg.sentences import trim

# English grammar: conjunctions at which a sentence turns to the other side.
_TURN = re.compile(
    r"(;\s+(?:but|yet)\s|,?\s+but\s|;\s+however,\s|,\s+(?:although|though|yet)\s)|;\s+"
)
_OPENS = re.compile(r"(?:But|Yet|Still,|Even so|That said|Nonetheless)\b")
_YIELDS = re.compile(r"(?:while|whilst|although|though)\b", re.IGNORECASE)
_THEN = re.compile(r",\s+(?=(?:there|the|it|we|this|that|these|any|our|to|if|those)\b)")
_JOINS = re.compile(
    r"[;:]\s+(?:and\s+|so\s+|but\s+)?|,?\s+(?:since|because|but|though|although)\s+"
    r"|,\s+(?:and|as|so|so that|which|who|though|or)\s+|\s+[–-]\s+|\s+\("
)
CONJOINED = re.compile(  # where a clause with a subject of its own begins
    r"[;:]\s+(?:and\s+|so\s+|but\s+|yet\s+)?|,?\s+(?:since|because|although|but)\s+"
    r"|,\s+(?:and|as|so|so that|though|but|or)\s+"
    r"(?=(?:\w+ing|the|it|its|we|I|this|that|these|those|there|what|so|any|their|a|has|you)\b)"
)
_BY = re.compile(
    r",?\s\(?(?=(?:by virtue of|by reason of|by way of|in reliance on|read with|together with"
    r"|in conjunction with)\s)"
    r"|,\s\(?(?=(?:with|under|being|it being)\s)"
    r"|,?\s(?:because|inasmuch as|on the (?:basis|grounds?) that"
    r"|as(?= (?:it|they|the|to|this|that|we|releas\w+|disclos\w+|doing|giving)\b))\s"
)
_AFTER = re.compile(
    r"\)?,\s(?=(?:covers?|appl(?:y|ies)|exempts?|protects?|prevents?|is|are|was)\b)"
)
_WORDS = 4  # fewer are no clause
_SHORT = 12  # code points below which a piece is no clause


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence, its cues, and whether it turns to the other side."""

    span: Span
    text: str
    hits: tuple[Hit, ...]
    turns: bool

    def has(self, *slugs: str) -> bool:
        """Whether a cue of one of the concepts stands in it."""
        wanted = concepts(slugs)
        return any(hit.slug in wanted for hit in self.hits)


def clauses(passage: Passage) -> list[Clause]:
    """The clauses of a sentence in order."""
    text, base = passage.text, passage.span.start
    cuts: list[tuple[int, int, bool]] = [
        (0, 0, passage.has("shifting") or bool(_OPENS.match(text)))
    ]
    if _YIELDS.match(text):
        then = list(_THEN.finditer(text))
        if then:
            cuts = [(0, 0, False), (then[-1].start(), then[-1].end(), True)]
    cuts += [
        (m.start(), m.end(), m[1] is not None)
        for m in _TURN.finditer(text)
        if m.start() > cuts[-1][1]
    ]
    found = []
    for index, (_, start, turns) in enumerate(cuts):
        end = cuts[index + 1][0] if index + 1 < len(cuts) else len(text)
        span = trim(text, start, end)
        if span.end - span.start >= _SHORT:
            inside = Span(base + span.start, base + span.end)
            hits = tuple(hit for hit in passage.hits if inside.holds(hit.span))
            found.append(Clause(inside, span.of(text), hits, turns))
    return found


def trimmed(passage: Passage, whole: Span, spans: list[Span]) -> Span:
    """A stretch of a sentence without what leads up to the words that join the spans to it."""
    base = passage.span.start
    first = min((span.start for span in spans), default=passage.span.end) - base
    start, end = whole.start - base, whole.end - base
    lead = _BY.search(passage.text, start, max(first, start))
    if lead:
        start = lead.end()
        last = max(span.end for span in spans) - base
        verb = _AFTER.search(passage.text, last, end)
        end = verb.start() if verb else end
    if len(passage.text[start:end].split()) < _WORDS:
        return whole
    return Span(base + start, base + end)


def around(passage: Passage, spans: list[Span], *, joins: re.Pattern[str] = _JOINS) -> Span:
    """The clauses of a sentence that hold the spans; the whole where there are none."""
    inside = [span for span in spans if passage.span.holds(span)]
    if not inside:
        return passage.span
    base = passage.span.start
    first = min(span.start for span in inside) - base
    last = max(span.end for span in inside) - base
    start, end = 0, len(passage.text)
    for join in joins.finditer(passage.text):
        if join.end() <= first:
            start = join.end()
        elif join.start() >= last:
            end = join.start()
            break
    if len(passage.text[start:end].split()) < _WORDS:
        return passage.span
    return Span(base + start, base + end)
