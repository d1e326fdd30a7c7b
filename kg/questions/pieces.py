"""Stretches of a request as it is laid out, from the blocks after the words that lead in."""

import re
from dataclasses import dataclass

from kg.labels import Path, answers, first, follows, names_questions, path
from kg.model import Block, Section, Span
from kg.questions.asks import asks, interrogates, introduces, is_aside, names
from kg.segment.sections import headings
from kg.sentences import sentences
from kg.vocab import SECTION

_ANSWERING = ("answer", "grounds", "harm", "public-interest", "factors-for", "redress", "closing")
_OURS = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)  # a heading in the authority's own voice
QUOTE_ENDS = re.compile(r"[\"'][.)]?(?:\s*\([^()]{1,40}\))?[.;,]?\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the request as laid out; `answered` where its answer follows at once."""

    span: Span
    label: str | None = None
    depth: int = 0
    block: Block | None = None
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and the section it stands in."""

    block: Block
    section: Section


def mark_of(text: str, block: Block) -> str:
    """The quotation mark with which the line of a block begins, if it does."""
    at = max(block.span.start - 1, 0) if block.kind == "item" else block.span.start
    if block.kind == "item":
        at = text.rfind("\n", 0, block.span.start) + 1
    first_char = text[at : block.span.end].lstrip("* ")[:1]
    return first_char if first_char in ('"', "'") else ""


def asking(text: str, piece: Block | Piece) -> bool:
    """Whether some sentence of a block asks."""
    if isinstance(piece, Piece) and piece.block and piece.block.kind == "quote":
        return True
    found = [s.of(text) for s in sentences(text, piece.span)]
    return any(
        (asks(s) and not is_aside(s)) or (interrogates(s) and s.endswith("?")) for s in found
    )


def following(text: str, placed: list[Placed], index: int, *, quoted: bool = False) -> list[Piece]:
    """The pieces of the blocks after one that leads in to the request."""
    pieces: list[Piece] = []
    mark = '"' if quoted else ""
    asked = False
    run: list[tuple[str, Path]] = []
    at = index + 1
    lead = placed[index].block
    while at < len(placed):
        if lead.label and placed[at].block.label and not _under(lead, placed[at].block):
            break
        block, section = placed[at].block, placed[at].section
        words = block.span.of(text)
        if not pieces and not mark and block.kind != "quote":
            mark = mark_of(text, block)
        closes = bool(mark) and bool(QUOTE_ENDS.search(words)) and len(words) > 1
        if answers(block.label):
            if pieces:
                pieces[-1] = with_answers(pieces[-1])
        elif block.kind == "item" and block.label:
            label = path(block.label)
            if not label and run and run[-1][0] == "bullet" and _split_off(text, placed, at):
                break
            if label and not mark and not _belongs(text, run, pieces, block):
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
            if not run and not first(label) and not names_questions(words):
                break  # a figure that is the answer
            run.append(("label", label))
            at += 1
            body = placed[at].block
            pieces.append(Piece(body.span, block.label, 1, body, True))
            asked = True
        else:
            ahead = _resumes(placed, at, run)
            if ahead and not asking(text, block):
                pieces[-1] = with_answers(pieces[-1])
                at = ahead
                continue
            elsewhere = section.kind in _ANSWERING and section is not placed[index].section
            if elsewhere and not asking(text, block):
                break
            if block.kind == "heading" and not asking(text, block):
                hits = headings().find(words)
                if _OURS.search(words) or (hits and hits[0].slug == SECTION["answer"]):
                    break
                if section.heading == block.span and section is not placed[index].section:
                    break
            elif asked and not (
                asking(text, block) or _besides(text, block) or (names(words) and not run)
            ):
                break
            pieces.append(Piece(block.span, None, 0, block))
            if (
                not run
                and not asked
                and (words[-1] == ";" or (words[-1] == "," and words[0].islower()))
            ):
                return _series(text, pieces, placed, at)
            asked = asked or ((asking(text, block) or names(words)) and not introduces(words))
        if closes:
            reopens = at + 1 < len(placed) and mark_of(text, placed[at + 1].block) == mark
            if not reopens:
                break
        at += 1
    while pieces and not mark and asked and not _wanted(text, pieces):
        pieces.pop()
    return pieces


def _wanted(text: str, pieces: list[Piece]) -> bool:
    """Whether the last of some pieces asks or names what is wanted and is no later heading."""
    last = pieces[-1]
    if last.label is not None or asking(text, last):
        return True
    if not names(last.span.of(text)):
        return False
    if len(pieces) == 1 or (last.block and last.block.kind != "heading"):
        return True
    return "\n\n" not in text[pieces[-2].span.end : last.span.start]


def _under(lead: Block, block: Block) -> bool:
    """Whether a labelled block stands inside the numbered paragraph that leads in to it."""
    above, label = path(lead.label or ""), path(block.label or "")
    if not above or not label:
        return block.depth > lead.depth or not above
    above = above[:-1] if len(above) > 1 and above[-1] == "0" else above  # 1.1 stands under 1.0
    return label[: len(above)] == above or (block.depth > lead.depth and len(label) == 1)


def _series(text: str, pieces: list[Piece], placed: list[Placed], at: int) -> list[Piece]:
    """Lines without labels up to the first that ends in neither a semicolon nor a comma."""
    found = [Piece(pieces[-1].span, "-", 1, pieces[-1].block)]
    for here in placed[at + 1 :]:
        if here.block.kind not in ("paragraph", "heading"):
            break
        found.append(Piece(here.block.span, "-", 1, here.block))
        if not re.search(r"[;,](?: and| or)?$", here.block.span.of(text)):
            break
    return [*pieces[:-1], *found]


def with_answers(piece: Piece) -> Piece:
    """The piece, marked as followed by its answer."""
    return Piece(piece.span, piece.label, piece.depth, piece.block, True)


def _besides(text: str, block: Block) -> bool:
    """Whether a paragraph holds an aside of the requester, after which the request may go on."""
    return any(is_aside(s.of(text)) for s in sentences(text, block.span))


def _belongs(text: str, run: list[tuple[str, Path]], pieces: list[Piece], block: Block) -> bool:
    """Whether a labelled block goes on with the list, or begins a list inside its last item."""
    label = path(block.label or "")
    labels = [at for kind, at in run if kind == "label"]
    if not labels:
        return True
    if _restarts(run, label):
        return False
    return continues(labels, label) or (first(label) and _begins_inside(text, pieces[-1], block))


def _begins_inside(text: str, last: Piece, block: Block) -> bool:
    """Whether a list that begins with a block stands inside the item before it."""
    return (
        introduces(last.span.of(text))
        or "\n\n" not in text[last.span.end : block.span.start]
        or _indent(text, block.span.start) > _indent(text, last.span.start)
    )


def _indent(text: str, at: int) -> int:
    line = text[text.rfind("\n", 0, at) + 1 : at]
    return len(line) - len(line.lstrip())


def _restarts(run: list[tuple[str, Path]], label: Path) -> bool:
    """Whether a label begins the list anew: the answers to a list of questions."""
    labels = [at for kind, at in run if kind == "label"]
    if label not in labels:
        return False
    since = labels[labels.index(label) + 1 :]
    nested = len(label) == 1 and not label[0].isdigit() and label != labels[0]
    return not (nested and any(at[0].isdigit() for at in since))  # (a) under 2 after (a) under 1


def _split_off(text: str, placed: list[Placed], at: int) -> bool:
    """Whether a bullet belongs to another list than the one before it."""
    return (
        placed[at].section is not placed[at - 1].section and placed[at].section.kind in _ANSWERING
    )


def _resumes(placed: list[Placed], at: int, run: list[tuple[str, Path]]) -> int | None:
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
        if continues(labels, label):
            return ahead
    return None


def continues(labels: list[Path], label: Path) -> bool:
    """Whether a label goes on from the last one of its own kind: 2 after 1, (a), (b)."""
    for last in reversed(labels):
        if len(last) == len(label) and last[-1].isdigit() == label[-1].isdigit():
            if follows(last, label):
                return True
            if len(label) == 1 or not first(label):
                return False
    nested = len(label) == 2 and first(label)
    return nested and any(follows(last[:1], label[:1]) or last == label[:1] for last in labels[-1:])
