"""The day a request was received and the day of the letter."""

import re
from datetime import date

from kg.cues import Hit
from kg.frame.parts import Parts
from kg.model import Fact, Span
from kg.recognise.dates import PrintedDate
from kg.vocab import FRAME

_ALONE = re.compile(
    r"[\s*_|,.()\[\]:–-]*(?:at |am|pm|\d{1,2}[:.]\d\d(?::\d\d)?|[a-z]+day)*[\s*_|,.)–-]*", re.I
)
_GAP = re.compile(r"[ \t]{3,}(?=\S)|[ \t]*[|][ \t]*|\t+")  # between the columns of a letterhead
_PROSE = re.compile(r"\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b")
_REVIEWED = re.compile(
    r"\bof your (?:[\w-]+ ){0,3}(?:request|application)(?: for information)?"
    r",? (?:of|dated|made on|sent on|received on)(?: the)?\s+$"
)
_FAR = 60  # code points between a cue and its day
_DAY_BEFORE = r"(?:the|[A-Z][a-z]+day,?)\s+$"
_YOURS = re.compile(r"\b(?:your|eich)(?:\s+(?!(?:our|my)\b)[\w'’-]+){0,6}\s+$", re.I)
_BESIDE = re.compile(r"(?:\s+for\s+information)?,?\s+(?:\(|of\s|on\s|dated\s)$", re.I)
_SHORT = re.compile(r"(?:[\s,]+[^\s.;:]+){0,6}\s+|.*(?:,|\bwhich|\bthat)\s+", re.S)
_SHARED = r"[\s:.,*|()–-]*(?:the|on|[A-Z]?[a-z]{2,5}day,?)?(?:\s+the)?\s*"


def received(letter: Parts, *, review: bool) -> Fact[date] | None:
    """The day on which the request was received, else the day on which it was made.

    A day of receipt without a year takes that of an earlier day of its sentence. The outcome of a
    review names the day of the review as well: there the earliest day is that of the request.
    """
    found = [(d, kind) for d in letter.dates if (kind := _kind(letter, d))]
    by_kind = {k: [d for d, kind in found if kind == k] for k in ("received", "asked")}
    if review:
        known = [fact for days in by_kind.values() for d in days if (fact := _day(letter, d))]
        return min(known, key=lambda fact: (fact.value, fact.spans), default=None)
    first = next((d for days in by_kind.values() for d in days), None)
    return _day(letter, first) if first else None


def _kind(letter: Parts, day: PrintedDate) -> str | None:
    """Whether a day is one of receipt or of asking, by the nearest cue of its sentence."""
    sentence = letter.sentence(day.span.start)
    if _of_review(letter, day, sentence) and not _request_reviewed(letter, day):
        return None
    slugs = (FRAME["received"], FRAME["asked"], FRAME["follows"], FRAME["not-dated"])
    before = [
        h
        for h in letter.of(*slugs)
        if max(sentence.start, day.span.start - _FAR) <= h.span.end <= day.span.start
    ]
    before = [h for h in before if _reaches(letter, h.span.end, day)]
    before += _dated_request(letter, day, sentence)
    nearest = max(before, key=lambda h: (h.span.end, -h.span.start), default=None)
    nearest = nearest or _received_by(letter, day, sentence)
    if nearest:
        return nearest.slug if nearest.slug in (FRAME["received"], FRAME["asked"]) else None
    if _then_received(letter, day, sentence):
        return FRAME["received"]
    opening = letter.text[max(sentence.start, day.span.start - 15) : day.span.start].lower()
    after = letter.text[day.span.end : day.span.end + 3]
    for hit in letter.of(FRAME["asked-after"]):
        close = 0 <= hit.span.start - day.span.end <= 12
        if close and "on" in opening.split() and not after.startswith("."):
            return FRAME["asked"]
    head = letter.column(day.span.start, FRAME["received"], FRAME["asked"])
    return head.slug if head else None


def _dated_request(letter: Parts, day: PrintedDate, sentence: Span) -> list[Hit]:
    """The requester's letter that a day dates: "your request (3 May)", "your letter ... dated"."""
    others = [d.span.end for d in letter.dates if sentence.start <= d.span.end < day.span.start]
    near = Span(max([sentence.start, *others]), day.span.start)
    said = [h for h in letter.of(FRAME["made-on"]) if near.holds(h.span)]
    links = [h for h in said if _reaches(letter, h.span.end, day)]
    found = []
    for noun in letter.of(FRAME["request-noun"]):
        if not near.holds(noun.span):
            continue
        beside = re.sub(_DAY_BEFORE, "", letter.text[noun.span.end : day.span.start])[:40]
        close = _BESIDE.fullmatch(beside)
        if not close and not links:
            continue
        yours = _YOURS.search(letter.text, near.start, noun.span.start) is not None
        if yours and close:
            found.append(Hit(Span(noun.span.start, day.span.start), FRAME["asked"], noun.phrase))
        for link in links:
            between = letter.text[noun.span.end : link.span.start]
            whose = yours or link.phrase.startswith("you ") or _the_request(letter, noun)
            if whose and noun.span.end < link.span.start and _SHORT.fullmatch(between):
                found.append(Hit(Span(noun.span.start, link.span.end), FRAME["asked"], link.phrase))
    return found


def _the_request(letter: Parts, noun: Hit) -> bool:
    """Whether a noun opens its sentence as the request itself: "The request, made on ..."."""
    start = letter.sentence(noun.span.start).start
    opening = letter.text[start : noun.span.end].strip().lower()
    return opening in ("the request", "this request")


def _received_by(letter: Parts, day: PrintedDate, sentence: Span) -> Hit | None:
    """The receipt that a day belongs to though the receiver's long name stands between."""
    others = [d.span.end for d in letter.dates if sentence.start <= d.span.end < day.span.start]
    near = Span(max([sentence.start, *others]), day.span.start)
    hits = [h for h in letter.of(FRAME["received"]) if near.holds(h.span)]
    by = [h for h in hits if letter.text[h.span.end :].startswith((" by ", " at ", " gan "))]
    on = re.search(r",? (?:on|ar)(?: the| [A-Z][a-z]+day,?)?\s+$", near.of(letter.text))
    return by[-1] if by and on else None


def _then_received(letter: Parts, day: PrintedDate, sentence: Span) -> bool:
    """Whether the words after a day say that the request came then: "On ... we received it"."""
    before = letter.text[max(sentence.start, day.span.start - 15) : day.span.start].lower().split()
    later = [d.span.start for d in letter.dates if d.span.start > day.span.end]
    near = Span(day.span.end, min([sentence.end, day.span.end + 2 * _FAR, *later]))
    said = any(near.holds(h.span) for h in letter.of(FRAME["received-after"]))
    return said and before[:1] == ["on"] and not letter.text[day.span.end :].startswith(".")


def _reaches(letter: Parts, end: int, day: PrintedDate) -> bool:
    """Whether nothing but small words stands between a cue and a day."""
    return re.fullmatch(_SHARED, letter.text[end : day.span.start]) is not None


def _of_review(letter: Parts, day: PrintedDate, sentence: Span) -> bool:
    """Whether the sentence speaks of asking for a review, about this day."""
    later = [d.span.start for d in letter.dates if d.span.start > day.span.end]
    before = [d.span.end for d in letter.dates if d.span.end < day.span.start]
    near = Span(max([sentence.start, *before]), min([sentence.end, day.span.end + _FAR, *later]))
    return any(near.holds(hit.span) for hit in letter.of(FRAME["review-asked"]))


def _request_reviewed(letter: Parts, day: PrintedDate) -> bool:
    """Whether a day is that of the request of which a review is asked: "... of your request of"."""
    before = letter.text[max(0, day.span.start - 80) : day.span.start]
    after = Span(day.span.end, min(len(letter.text), day.span.end + _FAR))
    asks = any(after.holds(hit.span) for hit in letter.of(FRAME["review-asked"]))
    return _REVIEWED.search(before) is not None and not asks


def _day(letter: Parts, day: PrintedDate) -> Fact[date] | None:
    if day.value:
        return Fact(day.value, (letter.sentence(day.span.start),))
    if day.year is not None:
        return None
    sentence = letter.sentence(day.span.start)
    years = [
        d.year for d in letter.dates if d.year and sentence.start <= d.span.start < day.span.start
    ]
    try:
        return Fact(date(years[-1], day.month, day.day), (sentence,)) if years else None
    except ValueError:
        return None


def issued(letter: Parts) -> Fact[date] | None:
    """The date of the letter: labelled as such, else alone on a line of its head or foot."""
    known = [(index, d) for index, d in enumerate(letter.dates) if d.value]
    for test in (_labelled, _alone_in_head, _in_head, _in_foot, _said):
        for index, day in known:
            if span := test(letter, index):
                assert day.value
                return Fact(day.value, (span,))
    return None


def _alone_in_head(letter: Parts, index: int) -> Span | None:
    """The day, where its line in the head holds nothing else."""
    line = letter.line(letter.dates[index].span.start)
    before = letter.text[line.start : letter.dates[index].span.start]
    return _in_head(letter, index) if _ALONE.fullmatch(before) else None


def _labelled(letter: Parts, index: int) -> Span | None:
    """The label and the day, where the label is that of the letter's date."""
    day = letter.dates[index]
    at = day.span.start
    if index and letter.text[letter.dates[index - 1].span.end : at].strip() == "/":
        at = letter.dates[index - 1].span.start  # "12 Chwefror / 12 February 2019"
    slugs = (FRAME["dated"], FRAME["not-dated"], FRAME["received"], FRAME["asked"])
    hit = letter.label(at, *slugs, gap=r"[ \t:.,*|–-]*\n?[ \t]*(?:[A-Z][a-z]{2,8},? )?")
    hit = hit or letter.column(at, *slugs)
    if not hit or hit.slug != FRAME["dated"]:
        return None
    if hit.span.end < letter.line(at).start - 1:
        return day.span
    line = letter.line(hit.span.start)
    if _PROSE.search(letter.text[line.start : hit.span.start]):
        return None
    after = letter.text[day.span.end : line.end]
    return None if _PROSE.search(after) else Span(hit.span.start, day.span.end)


def _in_head(letter: Parts, index: int) -> Span | None:
    day = letter.dates[index]
    if day.span.end > letter.head.end:
        return None
    line = letter.line(day.span.start)
    before = letter.text[line.start : day.span.start]
    after = letter.text[day.span.end : line.end]
    slugs = (FRAME["not-dated"], FRAME["received"], FRAME["asked"])
    alone = _ALONE.fullmatch(_GAP.split(after)[0]) or _before_reference(letter, index)
    if letter.label(day.span.start, *slugs) or not alone:
        return None
    return None if _PROSE.search(before) or _range(before) else day.span


def _before_reference(letter: Parts, index: int) -> bool:
    """Whether a day alone opens a line that goes on with a reference: "3 May 2022  Ref: AB/12".

    Several such lines are a list of requests.
    """
    labels = letter.of(*(FRAME[slug] for slug in ("own-label", "reference-label", "their-label")))
    opening = [
        day.span
        for day in letter.dates
        if day.span.start == letter.line(day.span.start).start
        and any(0 < h.span.start - day.span.end <= 3 for h in labels)
    ]
    return opening == [letter.dates[index].span]


def _in_foot(letter: Parts, index: int) -> Span | None:
    day = letter.dates[index]
    line = letter.line(day.span.start)
    rest = letter.text[line.start : day.span.start] + letter.text[day.span.end : line.end]
    for other in letter.dates:
        if other is not day and line.holds(other.span):
            rest = rest.replace(other.span.of(letter.text), "").replace("/", "")
    last = not letter.text[line.end :].strip()
    if (last or day.span.start >= letter.foot.start) and _ALONE.fullmatch(rest):
        return day.span
    return None


def _said(letter: Parts, index: int) -> Span | None:
    """The words and the day, where a sentence says that this letter goes out then."""
    day = letter.dates[index]
    hit = letter.label(day.span.start, FRAME["sends"], gap=r"[\s,]*(?:[A-Z][a-z]+day,? )?(?:the )?")
    return Span(hit.span.start, day.span.end) if hit else None


def _range(before: str) -> bool:
    return re.search(r"\b(?:to|until|between|since|from|and)\s*$", before, re.I) is not None
