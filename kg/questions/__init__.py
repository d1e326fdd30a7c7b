"""What the requester asked for."""

import re
from collections import Counter

from kg.cues import fold
from kg.labels import first, path
from kg.model import Layout, Question, Span
from kg.questions.asks import asks, interrogates, introduces, is_aside, names
from kg.questions.between import (
    alternating,
    begun_in_prose,
    between_answers,
    marked,
    quoted,
    same_number,
)
from kg.questions.narrated import narrated, told_further
from kg.questions.pieces import Piece
from kg.questions.request import below, led, put_early, stated
from kg.questions.series import clauses, enumerated, separated
from kg.questions.subject import subject
from kg.questions.table import headless_rows, rows
from kg.questions.topics import topics
from kg.sentences import sentences, trim

_MAIL_HEAD = re.compile(r"(?:From|Sent|To|Cc|Subject|Date|Received):", re.IGNORECASE)
_FACT = re.compile(r"[^:]{3,50}: (?:\S*\d\S*|\d{1,2} \w+ \d{4})")  # "Date of reply: 3 May 2020"
_THING = re.compile(r"\W*(?:cop(?:y|ies)|details|any|all|the\s+(?:number|names?))\s", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:on|of|for|about|between|with|to|in|from|by|and)$")  # "Submissions on"
_PLACE = re.compile(r"of (?:your|the) \w+\s?[:–-]\s")  # "Part 1 of your request: the diary"
_UNOPENED = re.compile(r'"[.;,]?$')  # the end of a quotation begun before the question
_OPENED = re.compile(r"(?<!\w)'(?=\w)")
_CLOSED = re.compile(r"'(?!\w)")
_WORD = re.compile(r"\w")
_LEAST = 3  # code points of the shortest question
_TOO_FEW = 4  # words under which an item with parts is their heading: "1. Taxis"


def questions(text: str, layout: Layout) -> tuple[Question, ...]:
    """Every separately put question, in order, each with the words that put it.

    A list is taken as it is numbered; running text by its sentences that ask; a request of which
    the letter names only the subject is one question.
    """
    found = (
        _from_pieces(text, _set_out(text, layout))
        or _told_or_listed(text, layout)
        or _from_pieces(text, put_early(text, layout))
        or [("1", span) for span in subject(text, layout)]
    )
    if len({label for label, _ in found}) < len(found) or len(found) == 1:
        found = _numbered_afresh(found)
    folded = fold(text)
    return tuple(
        Question(label, words(text, span), (span, *_repetitions(folded, span)))
        for label, span in found
    )


def _set_out(text: str, layout: Layout) -> list[Piece]:
    """The pieces of a request that its layout shows: a table, marks, questions quoted apart."""
    return (
        rows(text, layout)
        or same_number(text, layout)
        or quoted(text, layout)
        or marked(text, layout)
        or begun_in_prose(text, layout)
    )


def _told_or_listed(text: str, layout: Layout) -> list[tuple[str, Span]]:
    """The questions in the requester's words, or as the letter tells them where it says more."""
    pieces = _listed(text, layout)
    found = _from_pieces(text, pieces)
    spans = [span for _, span in found]
    shown = any(p.label or p.span.of(text)[0] in "\"'" for p in pieces)
    if found and shown and not any(p.answered for p in pieces):
        spans = told_further(text, layout, spans)
        return found + [(str(n), span) for n, span in enumerate(spans, len(found) + 1)]
    if not _plain(text, pieces) or len(found) < 2:
        put = any(_puts(text, p) for p in pieces)
        told = narrated(text, layout, told_only=put)
        if len(told) <= (len(found) if put else bool(found)):
            told = [] if put else topics(text, layout)
        if told:
            return [(str(n), span) for n, span in enumerate(told, 1)]
    return found


def _listed(text: str, layout: Layout) -> list[Piece]:
    """The pieces of the request as the letter gives it, from the plainest place that has them."""
    pieces = stated(text, layout)
    if not _plain(text, pieces):
        for other in (led, between_answers):
            more = other(text, layout)
            if len(more) > 1 or (more and (not pieces or _plain(text, more))):
                pieces = more
                break
    listed = any(path(p.label or "") or p.span.of(text)[0] in "\"'" for p in pieces)
    if not listed or (len(pieces) == 1 and not pieces[0].label):
        apart = alternating(text, layout)
        before = apart and all(p.span.start > apart[0].span.start for p in pieces if p.label)
        if before and len(apart) > sum(_puts(text, p) for p in pieces):
            pieces = apart
    if _plain(text, pieces):
        return pieces
    return headless_rows(text, layout) or below(text, layout) or pieces


def _plain(text: str, pieces: list[Piece]) -> bool:
    """Whether pieces are plainly the request, so that it need not be looked for elsewhere."""
    labelled = any(p.label for p in pieces)
    return (
        labelled
        or sum(_puts(text, p) for p in pieces) > 1
        or any(
            p.span.of(text)[:1] in ('"', "'") or len(enumerated(text, p.span)) > 1 for p in pieces
        )
    )


def words(text: str, span: Span) -> str:
    """The words of a span on one line, without the marks of quoted mail."""
    lines = (line.lstrip("> ") for line in span.of(text).split("\n"))
    shown = " ".join(" ".join(lines).split()).strip("* ")
    if shown[:1] == '"' and (shown.count('"') % 2 or shown.rstrip(".;,").endswith('"')):
        shown = shown.strip('"* ')
    shown = _UNOPENED.sub("", shown) if shown.count('"') % 2 else shown
    if shown[:1] == "'" and not _CLOSED.search(shown, 1):
        return shown[1:]
    return shown[:-1] if shown[-2:] in ("?'", ".'") and not _OPENED.search(shown) else shown


def _numbered_afresh(found: list[tuple[str, Span]]) -> list[tuple[str, Span]]:
    """The questions with ordinals where their labels tell nothing apart."""
    counts = Counter(label for label, _ in found)
    if len(found) == 1 and path(found[0][0]):
        return found
    if all(counts[label] == 1 for label, _ in found if path(label)) and all(
        path(label) for label, _ in found
    ):
        return found
    return [(str(number), span) for number, (_, span) in enumerate(found, 1)]


def _from_pieces(text: str, pieces: list[Piece]) -> list[tuple[str, Span]]:
    listed = any(p.label for p in pieces) or any(_puts(text, p) for p in pieces)
    found: list[tuple[str, Span]] = []
    parent = ""
    lead_in = False
    between = sum(p.answered or _answered_in(text, p) for p in pieces) * 2 > len(pieces)
    for index, piece in enumerate(pieces):
        if piece.label is None and piece.answered and piece.block and piece.block.kind != "quote":
            found.append((_next(found, None), piece.span))
            continue
        if piece.label is None:
            if _leads_to(text, piece, pieces[index + 1 : index + 2]):
                lead_in = True
                continue
            alone = len(pieces) == 1
            inner = list(_prose(text, piece, listed=listed, led=lead_in, alone=alone))
            shown = piece.span.of(text).rstrip()
            lead_in = (introduces(shown) and not inner) or (lead_in and shown[-1] in ",;")
            found += [(_next(found, label), span) for label, span in inner]
            continue
        label = piece.label if path(piece.label) else str(1 + len(found))
        deeper = index + 1 < len(pieces) and pieces[index + 1].depth > piece.depth
        if piece.depth > 1 and parent and len(path(piece.label)) == 1:
            label = parent + label
        if deeper and piece.depth <= 1:
            parent = piece.label if path(piece.label) else str(1 + len(found))
        elif piece.depth <= 1:
            parent = ""
        if deeper and _is_heading(text, piece, pieces[index + 1]):
            continue
        found += _item(text, piece, label, between=between)
    return [(n, s) for n, s in found if s.end - s.start >= _LEAST and _WORD.search(s.of(text))]


def _puts(text: str, piece: Piece) -> bool:
    """Whether some sentence of running text puts a question of its own."""
    return any(
        _asks(s.of(text)) and not introduces(s.of(text)) for s in sentences(text, piece.span)
    )


def _leads_to(text: str, piece: Piece, after: list[Piece]) -> bool:
    """Whether running text only leads in to the labelled items after it: "Please provide"."""
    shown = piece.span.of(text).rstrip("\"' ")
    return bool(after) and after[0].label is not None and shown[-1:] not in (".", "?", ";", "")


def _next(found: list[tuple[str, Span]], label: str | None) -> str:
    return label or str(1 + len(found))


def _is_heading(text: str, piece: Piece, child: Piece) -> bool:
    """Whether an item only heads or introduces the items inside it."""
    if piece.label is not None and not path(piece.label) and child.label and path(child.label):
        return True
    shown = piece.span.of(text)
    if introduces(shown) or _HANGING.search(shown):
        return True
    return len(shown.split()) < _TOO_FEW and not asks(shown)


def _item(text: str, piece: Piece, label: str, *, between: bool) -> list[tuple[str, Span]]:
    """The question or questions of one item of a list."""
    span = _unquoted(text, _question_part(text, piece, between=between))
    if place := _PLACE.match(text, span.start, span.end - _LEAST):
        span = trim(text, place.end(), span.end)
    parts = enumerated(text, span)
    if parts:
        head = Span(span.start, parts[0][2].end)
        spans = [head, *(part for _, _, part in parts[1:])]
        return [(f"{label}{shown}", s) for (_, shown, _), s in zip(parts, spans, strict=True)]
    if piece.label and first(path(piece.label)) and (run := enumerated(text, span, piece.label)):
        return [(label if i == 0 else shown, part) for i, (_, shown, part) in enumerate(run)]
    several = separated(text, span)
    if len(several) > 1:
        return [(f"{label}{chr(97 + i)}", s) for i, s in enumerate(several)]
    return [(label, span)]


def _answered_in(text: str, piece: Piece) -> bool:
    """Whether the answer stands on the line of the question: "Is it let? Yes"."""
    found = [s.of(text) for s in sentences(text, piece.span)]
    rest = found[1:]
    return bool(rest) and found[0].endswith("?") and not any(asks(s) or is_aside(s) for s in rest)


def _question_part(text: str, piece: Piece, *, between: bool) -> Span:
    """The item without the answer that stands on the same line, and without remarks before it."""
    single = sentences(text, piece.span)
    if piece.answered or between:
        asking: list[Span] = []
        for sentence in single:
            shown = sentence.of(text)
            if asking and not (shown.rstrip("\"' ").endswith("?") or asks(shown)):
                break
            asking.append(sentence)
        if asking and asking[-1].of(text).rstrip("\"' ").endswith("?"):
            return Span(piece.span.start, asking[-1].end)
    kept = [s for s in single if asks(s.of(text)) or not is_aside(s.of(text))] or list(single)
    return Span(kept[0].start, kept[-1].end) if kept else piece.span


def _unquoted(text: str, span: Span) -> Span:
    while span.end > span.start + 1 and text[span.end - 1] in '"*' and span.of(text).count('"') % 2:
        span = trim(text, span.start, span.end - 1)
    return span


def _prose(
    text: str, piece: Piece, *, listed: bool, led: bool, alone: bool
) -> list[tuple[str | None, Span]]:
    """The questions of a stretch of running text."""
    parts = enumerated(text, piece.span)
    if parts:
        return [(label, span) for _, label, span in parts]
    shown = piece.span.of(text)
    mail = piece.block is not None and piece.block.kind == "quote"
    alone = (alone and len(sentences(text, piece.span)) == 1) or shown.endswith(",")
    own = mail or shown[0] in "\"'"
    asking = [s for s in sentences(text, piece.span) if _asks(s.of(text), own=own)]
    if asking:  # beside a sentence that asks, one that only names a thing asks too
        asking = [s for s in sentences(text, piece.span) if s in asking or _names(s.of(text))]
    asking = [s for s in asking if not introduces(s.of(text))]
    if asking:
        return [(None, part) for s in asking for part in clauses(text, s, alone=alone)]
    if introduces(shown) or is_aside(shown) or len(shown.split()) < 2:
        return []
    if (mail and _MAIL_HEAD.match(shown)) or _FACT.fullmatch(shown):
        return []
    if mail and piece.answered:
        return [(None, trim(text, piece.span.start, piece.span.end))]
    single = sentences(text, piece.span)
    if len(single) > 1 and all(names(s.of(text)) for s in single):
        return [(None, s) for s in single]
    several = clauses(text, piece.span, alone=alone)
    if len(several) > 1:
        return [(None, part) for part in several]
    if listed and not led:
        return []
    if piece.block is None or led or shown[0] in "\"'" or not listed:
        return [(None, trim(text, piece.span.start, piece.span.end))]
    return []


def _asks(shown: str, *, own: bool = False) -> bool:
    """Whether a sentence asks; the requester's own words need no question mark."""
    put = asks(shown) or (interrogates(shown) and (own or shown.endswith("?")))
    return put and not is_aside(shown)


def _names(shown: str) -> bool:
    return bool(_THING.match(shown)) and names(shown) and not is_aside(shown)


def _repetitions(folded: str, span: Span) -> list[Span]:
    """Where the letter prints the question again, word for word, after it was asked."""
    wanted = span.of(folded).strip("\"'.;, ")
    if len(wanted) < 12:
        return []
    found = []
    at = folded.find(wanted, span.end)
    while at >= 0:
        found.append(Span(at, at + len(wanted)))
        at = folded.find(wanted, at + len(wanted))
    return found
