"""Requests whose questions stand between the answers, with nothing before to say so."""

from itertools import pairwise

from kg.labels import first, follows, path
from kg.model import Block, Layout
from kg.questions.asks import asks, interrogates, introduces, is_aside, names
from kg.questions.pieces import Piece, Placed, asking, continues, with_answers
from kg.questions.request import begun, leads_in, opening_phrases, ours, sets_out
from kg.questions.series import enumerated
from kg.segment.sections import heading_kind
from kg.sentences import sentences, trim
from kg.vocab import SECTION

_AFTER = ("redress", "closing", "furniture", "law")  # where no question stands any more
_TITLE = 5  # words from which an item is no heading
_MANY = 400  # code points: a heading or item longer than this is no question of a running list


def between_answers(text: str, layout: Layout) -> list[Piece]:
    """The questions of a letter that puts each above its answer and says nothing before."""
    placed = [
        Placed(b, s) for s in layout.sections if s.kind != SECTION["furniture"] for b in s.blocks
    ]
    best: list[Piece] = []
    for index, here in enumerate(placed):
        label = path(here.block.label or "")
        before = next((p.block.label for p in placed[index - 1 :: -1] if p.block.label), "")
        midway = follows(path(before or ""), label) if index else False
        asked = interrogates(here.block.span.of(text)) and not best and not midway
        if not (first(label) or (label and asked)) or here.block.kind not in ("item", "heading"):
            continue
        above = placed[index - 1].block.span.of(text) if index else ""
        if introduces(above) and ours(above):
            continue
        pieces = _run(text, placed, index)
        if sum(_heads(p.span.of(text)) for p in pieces) * 2 > len(pieces):
            continue  # the contents of the letter
        asking = [p for p in pieces if interrogates(p.span.of(text)) or asks(p.span.of(text))]
        if len(pieces) > 1 and len(asking) * (2 if first(label) else 1) >= len(pieces):
            return pieces
        short = all(p.span.end - p.span.start < _MANY for p in pieces)
        alone = sum(p.answered for p in pieces) >= len(pieces) - 1
        early = here.section.kind in ("letterhead", "opening", "request", "answer")
        led = introduces(above) and not sets_out(above)
        if not best and early and len(pieces) > 1 and short and alone and not led:
            best = pieces
    return best


def _heads(words: str) -> bool:
    """Whether an item is the heading of a section: "Our decision" in a list of contents."""
    return len(words.split()) < _TITLE and heading_kind(words) is not None


def _run(text: str, placed: list[Placed], index: int, head: Piece | None = None) -> list[Piece]:
    """The items from one on whose labels follow each other, each with its text."""
    pieces = [head] if head else []
    labels = [path(head.label or "")] if head else []
    form = "item" if head else placed[index].block.kind
    for at in range(index + bool(head), len(placed)):
        block = placed[at].block
        label = path(block.label or "")
        inside = bool(pieces) and first(label) and introduces(pieces[-1].span.of(text))
        if (
            not label
            or block.kind != form
            or (labels and not inside and not continues(labels, label))
        ):
            if pieces and (block.kind != "item" or not pieces[-1].answered):
                pieces[-1] = with_answers(pieces[-1])
            continue
        if block.kind == "heading":
            if at + 1 >= len(placed) or placed[at + 1].block.label:
                continue
            block = placed[at + 1].block
        labels.append(label)
        pieces.append(Piece(block.span, placed[at].block.label, placed[at].block.depth, block))
    return pieces


def begun_in_prose(text: str, layout: Layout) -> list[Piece]:
    """The items of a list whose first stands on the line of the words that open it."""
    placed = [Placed(b, s) for s in layout.sections for b in s.blocks]
    for index, here in enumerate(placed):
        if here.block.kind not in ("paragraph", "heading") or here.block.label:
            continue
        head = begun(text, here.block)
        if head and not enumerated(text, here.block.span):
            pieces = _run(text, placed, index, head)
            if len(pieces) > 1:
                return pieces
    return []


def same_number(text: str, layout: Layout) -> list[Piece]:
    """The asking items of a list that was numbered afresh at each answer: "1.", "1.", "1."."""
    found = [
        Piece(block.span, block.label, 1, block, True)
        for block in layout.blocks
        if block.kind == "item" and block.label == "1" and asking(text, block)
    ]
    others = any(block.label == "2" for block in layout.blocks)
    return found if len(found) > 2 and not others else []


def marked(text: str, layout: Layout) -> list[Piece]:
    """The stretches after a mark without a number, put before each question: "Question:", "Q."."""
    blocks = layout.blocks
    found: dict[str, list[Piece]] = {}
    for index, block in enumerate(blocks):
        words = block.span.of(text)
        if block.kind == "item":
            if block.label == "Q":
                found.setdefault("Q", []).append(Piece(block.span, None, 1, block, True))
            continue
        head, colon, rest = words.partition(":")
        phrase = head.strip().lower()
        if block.kind == "row" or phrase not in opening_phrases():
            continue
        below = blocks[index + 1 : index + 2]
        after = trim(text, block.span.start + len(head) + len(colon), block.span.end)
        if not rest.strip() and below and below[0].kind in ("paragraph", "heading"):
            after = below[0].span
        if after.end > after.start:
            found.setdefault(phrase, []).append(Piece(after, None, 1, block, True))
    most = max(found.values(), key=len, default=[])
    pieces = [Piece(p.span, str(i), 1, p.block, True) for i, p in enumerate(most, 1)]
    return pieces if len(pieces) > 1 else []


def quoted(text: str, layout: Layout) -> list[Piece]:
    """The quoted lines that ask, where the answers stand between them."""
    found = [(i, b) for i, b in enumerate(layout.blocks) if b.kind == "quote" and _wishes(text, b)]
    apart = sum(b[0] - a[0] > 1 for a, b in pairwise(found))
    if len(found) < 2 or apart * 2 < len(found) - 1:
        return []
    return [Piece(b.span, None, 0, b, True) for _, b in found]


def _wishes(text: str, block: Block) -> bool:
    """Whether a quoted line asks or names something and does not only greet or thank."""
    words = block.span.of(text)
    return asking(text, Piece(block.span)) or (len(words.split()) > 3 and not is_aside(words))


def alternating(text: str, layout: Layout) -> list[Piece]:
    """Unlabelled lines that ask, each with its answer below: bold type in the letter as sent.

    A line that only names a thing asks too where it stands after an answer.
    """
    blocks = [b for s in layout.sections if s.kind not in _AFTER for b in s.blocks]
    found: list[int] = []
    led = False
    for index, block in enumerate(blocks):
        if block.kind not in ("paragraph", "heading"):
            continue
        if _only_asks(text, block):
            found.append(index)
        elif index + 1 < len(blocks) and (not found or found[-1] < index - 1):
            led = led or any(leads_in(text, before) for before in blocks[max(index - 2, 0) : index])
            if (found or led) and _only_names(text, block, stopped=bool(found)):
                found.append(index)
    apart = sum(b - a > 1 for a, b in pairwise(found))
    if len(found) < 3 or apart * 3 < 2 * (len(found) - 1):
        return []
    if not led and sum(_only_asks(text, blocks[i]) for i in found) * 4 < len(found):
        return []
    return [Piece(blocks[i].span, None, 0, blocks[i], True) for i in found]


def _only_names(text: str, block: Block, *, stopped: bool) -> bool:
    words = block.span.of(text)
    return (
        (words[-1] == "." or not stopped) and len(sentences(text, block.span)) == 1 and names(words)
    )


def _only_asks(text: str, block: Block) -> bool:
    """Whether a block is one question and no more."""
    words = block.span.of(text)
    single = sentences(text, block.span)
    if len(single) > 2 or len(words.split()) < 4 or introduces(words):
        return False
    return all(asking(text, Piece(s)) for s in single)
