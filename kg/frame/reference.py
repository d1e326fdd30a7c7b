"""The authority's own reference for the request, among others that a letter prints."""

import re
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.frame.parts import Parts, is_title
from kg.model import Fact, Span
from kg.recognise.references import reference_at
from kg.vocab import FRAME

_AFTER_LABEL = re.compile(
    r"[ \t]*(?:\([\w ]{2,12}\)[ \t]*)?"
    r"(?P<words>(?:(?i:numbers?|no|ref|reference|nos)\b\.?[ \t]*){0,2})"
    r"[:#.*|–—-]*[ \t*|]*(?:\n[ \t]*(?=[A-Z0-9][\w/.:-]*\d[\w/.:-]*[ \t]*\n))?[\"'(\[]?"
)
_TITLE = re.compile(r"^[^\n]{3,120}\((\w*\d+[_/-]\d+\w*)\)[ \t]*$", re.MULTILINE)
_LONE = re.compile(
    r"^[ \t*>]*((?:[A-Z][A-Za-z]{0,7} )?(?=\S*[A-Za-z])\S*\d\S*)[ \t*]*$", re.MULTILINE
)
_SET_OFF = re.compile(r"(?<= [-–—|] )(\d{5,})(?= [-–—|] |[ \t]*$)|(?<=[\[(]#)(\d{4,})(?=[\])])")
_FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|csv|msg|jpe?g|zip)\s*$", re.IGNORECASE)
_FIGURES = 4  # at least, for a reference that no word "reference" introduces


@dataclass(frozen=True, slots=True)
class Candidate:
    """A reference, what labels it, and how surely it is the authority's for this letter."""

    printed: str
    span: Span
    label: str
    weight: int


def reference(letter: Parts, *, review: bool) -> Fact[str] | None:
    """The authority's own reference, exactly as printed; none where none is its own."""
    found = candidates(letter)
    theirs = {c.printed for c in found if c.label == FRAME["their-label"]}
    earlier = {c.printed for c in found if c.label == FRAME["original-label"]}
    own = [c for c in found if c.printed not in theirs | (earlier if review else set())]
    if review:
        own = [_raised(c) if c.label == FRAME["review-label"] else c for c in own]
    best = max(own, key=lambda c: (c.weight, -c.span.start), default=None)
    return Fact(best.printed, (best.span,)) if best and best.weight > 0 else None


def earlier_reference(letter: Parts) -> Candidate | None:
    """The reference of the answer that this letter reviews."""
    found = [c for c in candidates(letter) if c.label == FRAME["original-label"]]
    return found[0] if found else None


_WEIGHTS = {"own-label": 100, "review-label": 60, "reference-label": 80, "reference-prefix": 70}


def candidates(letter: Parts) -> list[Candidate]:
    """Every reference of the letter that a label, a prefix or its place shows to be one."""
    found = [*_labelled(letter), *_prefixed(letter), *_placed(letter)]
    return sorted(found, key=lambda c: (c.span, -c.weight))


def _raised(candidate: Candidate) -> Candidate:
    return Candidate(candidate.printed, candidate.span, candidate.label, 90)


def _labelled(letter: Parts) -> list[Candidate]:
    slugs = [FRAME[s] for s in ("own-label", "their-label", "reference-label", "review-label")]
    slugs.append(FRAME["original-label"])
    found: dict[int, Candidate] = {}
    longest = sorted(letter.of(*slugs), key=lambda h: (h.span.end, h.span.start - h.span.end))
    for hit in longest:
        gap = _AFTER_LABEL.match(letter.text, hit.span.end)
        assert gap
        at = gap.end()
        value = reference_at(letter.text, at, _limit(letter, at))
        label = f"{hit.phrase} {gap['words']}".strip(" .").lower()
        if value is None or at in found or not _fits(label, value.printed, gap[0]):
            continue
        weight = _WEIGHTS.get(hit.slug, 0)
        if not letter.opening.holds(value.span):
            weight -= 50 if hit.slug == FRAME["own-label"] or label.count(" ") > 1 else 90
        if hit.span.start == letter.line(hit.span.start).start:
            weight += 5  # before one that a title mentions
        if " " not in label and not is_title(letter.line(at).of(letter.text)):
            weight -= 90  # "(ref HSG1)" in a sentence
        found[at] = Candidate(value.printed, Span(hit.span.start, value.span.end), hit.slug, weight)
    return list(found.values())


def _limit(letter: Parts, at: int) -> int:
    """Where a reference must end: at the next date or the line's end, where that breaks no word."""
    line = letter.line(at).end
    if letter.text[line - 1 : line] == "-" and line < len(letter.text):
        line = letter.line(line + 1).end
    return min([line, *(d.span.start for d in letter.dates if at <= d.span.start < line)])


def _fits(label: str, printed: str, gap: str) -> bool:
    """Whether a label that is an ordinary word is followed by what must be a reference."""
    sure = re.search(r"\b(?:ref|reference|number|no|id|urn|cyf\w*)$", label) or ":" in gap
    figures = sum(c.isdigit() for c in printed)
    return bool(sure) or (figures >= _FIGURES and not re.fullmatch(r"(?:19|20)\d\d", printed))


def _prefixed(letter: Parts) -> list[Candidate]:
    """References in the opening that begin with FOI or the like, labelled or not."""
    found = []
    for match in _prefixes().finditer(letter.text, 0, letter.opening.end):
        value = reference_at(letter.text, match.start(), _limit(letter, match.start()))
        line = letter.line(match.start()).of(letter.text)
        if value and sum(c.isdigit() for c in value.printed) >= 3 and not _FILE.search(line):
            weight = _WEIGHTS["reference-prefix"]
            found.append(Candidate(value.printed, value.span, FRAME["reference-prefix"], weight))
    return found


@cache
def _prefixes() -> re.Pattern[str]:
    words = next(c for c in catalogue().concepts("frame") if c.slug == "reference-prefix").words
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(words)})(?=[ /.:_-]?\d|[/.:_-]\w+[/.:_-]\w*\d)")


def _placed(letter: Parts) -> list[Candidate]:
    """References without a label, alone on a line of the head or in brackets after the title."""
    head = letter.text[: letter.head.end + 1]
    found = []
    for match in [*_LONE.finditer(head), *_TITLE.finditer(letter.text[:400])]:
        value = reference_at(letter.text, match.start(1), match.end(1))
        if value and value.span.end == match.end(1) and re.search(r"\d[-/._]|[-/._]\d", match[1]):
            found.append(Candidate(value.printed, value.span, "", 40))
    for hit in letter.of(FRAME["subject"]):
        line = letter.line(hit.span.start)
        if hit.span.start == line.start and letter.opening.holds(line):
            found += [
                Candidate(set_off[0], Span(*set_off.span()), "", 40)
                for set_off in _SET_OFF.finditer(letter.text, hit.span.end, line.end)
            ]
    return found
