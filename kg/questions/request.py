"""Where in a letter the request stands: after the words that open it, or between the answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.labels import Path, first, follows, names_questions, path
from kg.model import Block, Layout, Section, Span
from kg.questions.asks import asks, enumerated, interrogates, introduces, is_aside
from kg.sentences import sentences, trim
from kg.vocab import SECTION

_NOT_REQUEST = ("furniture", "redress", "law", "closing")
_ANSWERING = ("answer", "grounds", "harm", "public-interest", "factors-for", "redress", "closing")
_AFTER_CUE = re.compile(r"[^:\"'\n]{0,90}?(:-?|(?=[\"']))\s*")
_QUOTE_ENDS = re.compile(r"[\"'][.)]?(?:\s*\([^()]{1,40}\))?[.;,]?\s*$")
_MANY = 400  # code points: a heading or item longer than this is no question of a running list


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the request as laid out: its span, label and form, and whether answers follow."""

    span: Span
    label: str | None = None
    depth: int = 0
    block: Block | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class _Placed:
    block: Block
    section: Section


def stated(text: str, layout: Layout) -> list[Piece]:
    """The pieces of the request after the first words that open one with its content."""
    placed = [_Placed(b, s) for s in layout.sections for b in s.blocks]
    weak: list[Piece] = []
    for index, here in enumerate(placed):
        if here.section.kind in _NOT_REQUEST or here.block.kind == "item":
            continue
        for pieces in _after(text, placed, index):
            if _strong(text, pieces):
                return pieces
            weak = weak or pieces
    return weak


def _strong(text: str, pieces: list[Piece]) -> bool:
    """Whether pieces plainly are a request: labelled, quoted or asking."""
    if any(p.label or (p.block and p.block.kind == "quote") for p in pieces):
        return True
    words = [p.span.of(text) for p in pieces]
    if any(asks(w) and not is_aside(w) or interrogates(w) for w in words):
        return True
    return any(w[0] in "\"'" for w in words) or any(
        len(enumerated(text, p.span)) > 1 for p in pieces
    )


def _after(text: str, placed: list[_Placed], index: int) -> Iterator[list[Piece]]:
    """What stands after each phrase of a block that opens a request."""
    block = placed[index].block
    words = block.span.of(text)
    if block.kind == "heading" and placed[index].section.kind == SECTION["request"]:
        if placed[index].section.heading == block.span:
            yield _following(text, placed, index)
            return
    hits = _openers().find(text, block.span)
    if not hits:
        if block.kind == "paragraph" and (head := _heading_before_colon(words)):
            yield [Piece(trim(text, block.span.start + head, block.span.end))]
        return
    last = hits[-1].span.end
    tail = text[last : block.span.end]
    if introduces(words) or (len(tail.strip(" .:-")) < 3 and block.kind != "heading"):
        yield _following(text, placed, index)
    if block.kind == "heading" and not introduces(words):
        return
    for hit in reversed(hits):
        colon = _AFTER_CUE.match(text, hit.span.end, block.span.end)
        if colon and colon.end() < block.span.end - 3:
            yield _inline(text, placed, index, colon.end())
    for hit in hits:
        span = trim(text, hit.span.end, block.span.end)
        if enumerated(text, span):
            yield [Piece(span)]
    for hit in hits:
        sentence = next(
            (s for s in sentences(text, block.span) if s.start <= hit.span.start < s.end), None
        )
        if sentence and sentence.end - hit.span.end > 12:
            described = trim(text, hit.span.end, sentence.end)
            if not _DESCRIBES_NO_WISH.match(described.of(text)):
                yield [Piece(described)]


_DESCRIBES_NO_WISH = re.compile(
    r"(?:for )?(?:a|an) (?:internal )?review|that |us to (?:re)?(?:view|consider)|to be |on \d|again",
    re.IGNORECASE,
)


def _heading_before_colon(words: str) -> int:
    """How many code points a phrase such as "Your e-mail:" takes before the request on its line."""
    match = re.match(r"[^:\n]{3,30}:\s*(?=[\"'\d(])", words)
    if match and match[0].strip(": ").lower() in _heading_phrases():
        return match.end()
    return 0


def _inline(text: str, placed: list[_Placed], index: int, start: int) -> list[Piece]:
    """The request that begins on the line of the words that open it, and what belongs to it."""
    block = placed[index].block
    head = trim(text, start, block.span.end)
    pieces = [Piece(head)]
    opened = head.of(text)[:1] in "\"'" and not _QUOTE_ENDS.search(head.of(text)[1:])
    if opened or head.of(text).endswith(":"):
        pieces += _following(text, placed, index, quoted=opened)
    return pieces


def _following(
    text: str, placed: list[_Placed], index: int, *, quoted: bool = False
) -> list[Piece]:
    """The pieces of the blocks after one that leads in to the request."""
    pieces: list[Piece] = []
    mark = '"' if quoted else ""
    asked = False
    run: list[tuple[str, Path]] = []
    at = index + 1
    while at < len(placed):
        block, section = placed[at].block, placed[at].section
        words = block.span.of(text)
        if not pieces and not mark and words[0] in "\"'" and block.kind != "quote":
            mark = words[0]
        closes = bool(mark) and bool(_QUOTE_ENDS.search(words)) and len(words) > 1
        if block.kind == "item" and block.label:
            label = path(block.label)
            if not label and run and run[-1][0] == "bullet" and _split_off(text, placed, at):
                break
            if label and _restarts(run, label) and not mark:
                break
            answered = False
            run.append(("label" if label else "bullet", label))
            pieces.append(Piece(block.span, block.label, block.depth, block, answered))
            asked = True
        elif block.kind == "quote":
            pieces.append(Piece(block.span, None, 0, block))
        elif block.kind == "row":
            break
        elif mark:
            pieces.append(Piece(block.span, None, 0, block))
        elif block.kind == "heading" and (block.label or names_questions(words)):
            label = path(block.label or "")
            if not block.label or _restarts(run, label) or at + 1 >= len(placed):
                break
            run.append(("label", label))
            at += 1
            body = placed[at].block
            pieces.append(Piece(body.span, block.label, 1, body, True))
            asked = True
        else:
            ahead = _resumes(placed, at, run)
            if ahead and not _asking(text, block):
                pieces[-1] = _with_answers(pieces[-1])
                at = ahead
                continue
            elsewhere = section.kind in _ANSWERING and section is not placed[index].section
            if elsewhere and not _asking(text, block):
                break
            if block.kind == "heading" and not _asking(text, block):
                if section.heading == block.span and section is not placed[index].section:
                    break
            elif asked and not _asking(text, block):
                break
            pieces.append(Piece(block.span, None, 0, block))
            asked = asked or (_asking(text, block) and not introduces(words))
        if closes:
            reopens = at + 1 < len(placed) and placed[at + 1].block.span.of(text)[0] == mark
            if not reopens:
                break
        at += 1
    while (
        pieces and pieces[-1].label is None and not mark and not _asking(text, pieces[-1]) and asked
    ):
        pieces.pop()
    return pieces


def _with_answers(piece: Piece) -> Piece:
    return Piece(piece.span, piece.label, piece.depth, piece.block, True)


def _asking(text: str, piece: Block | Piece) -> bool:
    """Whether some sentence of a block asks."""
    if isinstance(piece, Piece) and piece.block and piece.block.kind == "quote":
        return True
    found = [s.of(text) for s in sentences(text, piece.span)]
    return any(
        (asks(s) and not is_aside(s)) or (interrogates(s) and s.endswith("?")) for s in found
    )


def _restarts(run: list[tuple[str, Path]], label: Path) -> bool:
    """Whether a label begins the list anew: the answers to a list of questions."""
    labels = [at for kind, at in run if kind == "label"]
    return label in labels and len(label) == len(labels[0]) and label == labels[0]


def _split_off(text: str, placed: list[_Placed], at: int) -> bool:
    """Whether a bullet belongs to another list than the one before it."""
    return (
        placed[at].section is not placed[at - 1].section and placed[at].section.kind in _ANSWERING
    )


def _resumes(placed: list[_Placed], at: int, run: list[tuple[str, Path]]) -> int | None:
    """The index at which the list of questions goes on after the answer to its last one."""
    if not run or run[-1][0] != "label":
        return None
    labels = [label for _, label in run]
    for ahead in range(at + 1, len(placed)):
        block = placed[ahead].block
        if block.kind not in ("item", "heading") or not block.label:
            continue
        label = path(block.label)
        if not label:
            continue
        if label == labels[0]:
            return None
        if _continues(labels, label):
            return ahead
    return None


def _continues(labels: list[Path], label: Path) -> bool:
    last = labels[-1]
    if follows(last, label):
        return True
    tops = [at for at in labels if len(at) == 1]
    return (
        bool(
            len(last) == 1
            and last[0].isdigit()
            and first(label)
            and len(label) == 2
            and label[0] == str(int(last[0]) + 1)
        )
        or (len(label) == 1 and bool(tops) and follows(tops[-1], label) and tops[-1][0].isdigit())
        or (
            len(label) == 2
            and len(last) == 2
            and label[1] in ("a", "i", "1")
            and follows(last[:1], label[:1])
        )
    )


def between_answers(text: str, layout: Layout) -> list[Piece]:
    """The questions of a letter that puts each above its answer and says nothing before."""
    placed = [
        _Placed(b, s) for s in layout.sections if s.kind != SECTION["furniture"] for b in s.blocks
    ]
    best: list[Piece] = []
    for index, here in enumerate(placed):
        label = path(here.block.label or "")
        if not first(label) or here.block.kind not in ("item", "heading"):
            continue
        pieces = _run(placed, index)
        asking = [p for p in pieces if interrogates(p.span.of(text)) or asks(p.span.of(text))]
        if len(pieces) > 1 and len(asking) * 2 >= len(pieces):
            return pieces
        short = all(p.span.end - p.span.start < _MANY // 3 for p in pieces)
        alone = sum(p.answered for p in pieces) >= len(pieces) - 1
        early = here.section.kind in ("letterhead", "opening", "request", "answer")
        if not best and early and len(pieces) > 1 and short and alone:
            best = pieces
    return best or _quoted(text, placed)


def _run(placed: list[_Placed], index: int) -> list[Piece]:
    """The items from one on whose labels follow each other, each with the block that is its text."""
    pieces: list[Piece] = []
    labels: list[Path] = []
    form = placed[index].block.kind
    for at in range(index, len(placed)):
        block = placed[at].block
        label = path(block.label or "")
        if not label or block.kind != form or (labels and not _continues(labels, label)):
            if pieces and block.kind not in ("item",):
                pieces[-1] = _with_answers(pieces[-1])
            continue
        if block.kind == "heading":
            if at + 1 >= len(placed) or placed[at + 1].block.kind == "heading":
                continue
            block = placed[at + 1].block
        labels.append(label)
        pieces.append(Piece(block.span, placed[at].block.label, placed[at].block.depth, block))
    return pieces


def _quoted(text: str, placed: list[_Placed]) -> list[Piece]:
    """The quoted lines between which the answers stand."""
    found = [Piece(p.block.span, None, 0, p.block, True) for p in placed if p.block.kind == "quote"]
    return found if len(found) > 1 else []


@cache
def _openers() -> Cues:
    request = next(c for c in catalogue().concepts("section") if c.slug == SECTION["request"])
    return Cues((request.slug, phrase) for phrase in request.cues)


@cache
def _heading_phrases() -> frozenset[str]:
    return frozenset(catalogue().values(SECTION.iri("request").value, "foi:heading"))
