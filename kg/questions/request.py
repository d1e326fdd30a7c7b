"""Where in a letter the request stands: after the words that open it, or between the answers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from kg.catalogue import catalogue, cues
from kg.cues import Cues
from kg.labels import Path, answers, first, follows, names_questions, path
from kg.model import Block, Layout, Section, Span
from kg.questions.asks import asks, enumerated, interrogates, introduces, is_aside
from kg.sentences import sentences, trim
from kg.vocab import SECTION

_BEFORE = ("letterhead", "opening", "request", "answer", "advice")  # where a request is opened
_ANSWERING = ("answer", "grounds", "harm", "public-interest", "factors-for", "redress", "closing")
_RELATIVE = re.compile(
    r"\b(?:information|data|documents?|records?|details?|material|what|that|as|all|everything)\s+$",
    re.IGNORECASE,
)
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
        if here.section.kind not in _BEFORE or here.block.kind in ("row", "quote"):
            continue
        if here.block.kind == "item" and not here.block.span.of(text).endswith(":"):
            continue
        for pieces in _after(text, placed, index):
            if _strong(text, pieces):
                return pieces
            weak = weak or pieces
    return weak


def _mark(text: str, block: Block) -> str:
    """The quotation mark with which the line of a block begins, if it does."""
    at = max(block.span.start - 1, 0) if block.kind == "item" else block.span.start
    if block.kind == "item":
        at = text.rfind("\n", 0, block.span.start) + 1
    first_char = text[at : block.span.end].lstrip("* ")[:1]
    return first_char if first_char in ('"', "'") else ""


def led(text: str, layout: Layout) -> list[Piece]:
    """The list, quotation or phrase after the first line of the letter that ends in a colon.

    For requests opened in words that no cue has: "For ease of reference it is set out here:".
    """
    placed = [_Placed(b, s) for s in layout.sections for b in s.blocks]
    for index, here in enumerate(placed[:-1]):
        quoted = here.block.kind == "quote"
        if here.block.kind not in ("paragraph", "heading", "quote") or not (
            quoted or here.section.kind in ("letterhead", "opening", "request")
        ):
            continue
        words = here.block.span.of(text)
        if not introduces(words) or _answers_in(words):
            continue
        after = placed[index + 1].block
        if after.kind in ("item", "quote") or _mark(text, after) or _begins_asking(text, after):
            if pieces := _following(text, placed, index):
                return pieces
        elif not quoted and _names_subject(words) and after.span.end - after.span.start < _MANY:
            return [Piece(after.span)]
    return []


def _answers_in(words: str) -> bool:
    """Whether a line that ends in a colon speaks of the answer: "exempt under the following:"."""
    return bool(cues("outcome").find(words))


def _names_subject(words: str) -> bool:
    return bool(
        re.search(r"\b(?:request|asked|subject|ask|want|wanted|wish|wished)\b", words, re.I)
    )


def alternating(text: str, layout: Layout) -> list[Piece]:
    """Unlabelled lines that ask, each with its answer below: bold type in the letter as sent."""
    blocks = [
        b
        for s in layout.sections
        if s.kind in ("opening", "request", "answer", "letterhead")
        for b in s.blocks
    ]
    asking = [
        i
        for i, b in enumerate(blocks)
        if b.kind in ("paragraph", "heading") and _only_asks(text, b)
    ]
    if len(asking) < 3 or any(b - a < 2 for a, b in pairwise(asking)):
        return []
    return [Piece(blocks[i].span, None, 0, blocks[i], True) for i in asking]


def _only_asks(text: str, block: Block) -> bool:
    """Whether a block is one question and no more."""
    words = block.span.of(text)
    single = sentences(text, block.span)
    if len(single) > 2 or len(words.split()) < 4 or introduces(words):
        return False
    return all(_asking(text, Piece(s)) for s in single)


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
    hits = [h for h in _openers().find(text, block.span) if not _relative(text, h.span.start)]
    if not hits:
        if block.kind == "paragraph" and (head := _heading_before_colon(words)):
            yield [Piece(trim(text, block.span.start + head, block.span.end))]
        return
    last = hits[-1].span.end
    tail = text[last : block.span.end]
    below = index + 1 < len(placed) and _begins_asking(text, placed[index + 1].block)
    if introduces(words) or (below and len(tail) < _MANY // 3):
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


def _relative(text: str, at: int) -> bool:
    """Whether words stand in a clause on what was asked: "the information you requested"."""
    return bool(_RELATIVE.search(text, max(0, at - 24), at))


def _begins_asking(text: str, block: Block) -> bool:
    """Whether the first sentence of a block asks, or the block is quoted."""
    if block.kind == "quote" or _mark(text, block):
        return True
    head = sentences(text, block.span)[:1]
    shown = head[0].of(text) if head else ""
    return not is_aside(shown) and (shown.endswith("?") or (asks(shown) and not introduces(shown)))


_DESCRIBES_NO_WISH = re.compile(
    r"(?:for )?(?:a|an) (?:internal )?review|that |us to (?:re)?(?:view|consider)|to be |on \d|again|received"
    r"|has |was |is |and |under ",
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
        if not pieces and not mark and block.kind != "quote":
            mark = _mark(text, block)
        closes = bool(mark) and bool(_QUOTE_ENDS.search(words)) and len(words) > 1
        if answers(block.label):
            if pieces:
                pieces[-1] = _with_answers(pieces[-1])
        elif block.kind == "item" and block.label:
            label = path(block.label)
            if not label and run and run[-1][0] == "bullet" and _split_off(text, placed, at):
                break
            if label and not mark and not _belongs(run, label):
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
            elif asked and not (_asking(text, block) or _besides(text, block)):
                break
            pieces.append(Piece(block.span, None, 0, block))
            asked = asked or (_asking(text, block) and not introduces(words))
        if closes:
            reopens = at + 1 < len(placed) and _mark(text, placed[at + 1].block) == mark
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


def _besides(text: str, block: Block) -> bool:
    """Whether a paragraph holds an aside of the requester, after which the request may go on."""
    return any(is_aside(s.of(text)) for s in sentences(text, block.span))


def _belongs(run: list[tuple[str, Path]], label: Path) -> bool:
    """Whether a label goes on with the list, or begins a list inside its last item."""
    labels = [at for kind, at in run if kind == "label"]
    if not labels:
        return True
    return not _restarts(run, label) and (_continues(labels, label) or first(label))


def _restarts(run: list[tuple[str, Path]], label: Path) -> bool:
    """Whether a label begins the list anew: the answers to a list of questions."""
    labels = [at for kind, at in run if kind == "label"]
    if label not in labels:
        return False
    since = labels[labels.index(label) + 1 :]
    nested = len(label) == 1 and not label[0].isdigit() and label != labels[0]
    return not (nested and any(at[0].isdigit() for at in since))  # (a) under 2 after (a) under 1


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
    """Whether a label goes on from the last one of its own kind: 2 after 1, (a), (b)."""
    for last in reversed(labels):
        if len(last) == len(label) and last[-1].isdigit() == label[-1].isdigit():
            if follows(last, label):
                return True
            if len(label) == 1 or not first(label):
                return False
    nested = len(label) == 2 and first(label)
    return nested and any(follows(last[:1], label[:1]) or last == label[:1] for last in labels[-1:])


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
        short = all(p.span.end - p.span.start < _MANY for p in pieces)
        alone = sum(p.answered for p in pieces) >= len(pieces) - 1
        early = here.section.kind in ("letterhead", "opening", "request", "answer")
        if not best and early and len(pieces) > 1 and short and alone:
            best = pieces
    return best


def same_number(text: str, layout: Layout) -> list[Piece]:
    """The asking items of a list that was numbered afresh at each answer: "1.", "1.", "1."."""
    found = [
        Piece(block.span, block.label, 1, block, True)
        for block in layout.blocks
        if block.kind == "item" and block.label == "1" and _asking(text, block)
    ]
    others = any(block.label == "2" for block in layout.blocks)
    return found if len(found) > 2 and not others else []


def _run(placed: list[_Placed], index: int) -> list[Piece]:
    """The items from one on whose labels follow each other, each with the block that is its text."""
    pieces: list[Piece] = []
    labels: list[Path] = []
    form = placed[index].block.kind
    for at in range(index, len(placed)):
        block = placed[at].block
        label = path(block.label or "")
        if not label or block.kind != form or (labels and not _continues(labels, label)):
            if pieces and (block.kind != "item" or not pieces[-1].answered):
                pieces[-1] = _with_answers(pieces[-1])
            continue
        if block.kind == "heading":
            if at + 1 >= len(placed) or placed[at + 1].block.label:
                continue
            block = placed[at + 1].block
        labels.append(label)
        pieces.append(Piece(block.span, placed[at].block.label, placed[at].block.depth, block))
    return pieces


def quoted(text: str, layout: Layout) -> list[Piece]:
    """The quoted lines that ask, where the answers stand between them."""
    found = [
        (i, b)
        for i, b in enumerate(layout.blocks)
        if b.kind == "quote" and _asking(text, Piece(b.span))
    ]
    apart = sum(b[0] - a[0] > 1 for a, b in pairwise(found))
    if len(found) < 2 or apart * 2 < len(found) - 1:
        return []
    return [Piece(b.span, None, 0, b, True) for _, b in found]


@cache
def _openers() -> Cues:
    request = next(c for c in catalogue().concepts("section") if c.slug == SECTION["request"])
    return Cues((request.slug, phrase) for phrase in request.cues)


@cache
def _heading_phrases() -> frozenset[str]:
    return frozenset(catalogue().values(SECTION.iri("request").value, "foi:heading"))
