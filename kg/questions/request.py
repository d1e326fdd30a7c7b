"""Where in a letter the request stands: after the words that open it."""

import re
from collections.abc import Iterator
from functools import cache

from kg.catalogue import catalogue, cues
from kg.cues import Cues
from kg.labels import INLINE, first, path
from kg.model import Block, Layout, Span
from kg.questions.asks import asks, interrogates, introduces, is_aside, names
from kg.questions.narrated import recounts, told_before_colon
from kg.questions.pieces import QUOTE_ENDS, Piece, Placed, asking, following, mark_of
from kg.questions.series import enumerated
from kg.segment.sections import heading_kind, headings
from kg.sentences import sentences, trim
from kg.vocab import OUTCOME, SECTION

_BEFORE = ("letterhead", "opening", "request", "answer", "advice")  # where a request is opened
_RELATIVE = re.compile(
    r"\b(?:information|data|documents?|records?|details?|material|what|that|as|all|everything)\s+$",
    re.IGNORECASE,
)
_AFTER_CUE = re.compile(r"(?:[^:\"'\n]|(?<=\w)'){0,90}?(:-?|(?<!\w)(?=[\"']))\s*")
_PROVISION = re.compile(r"\b(?:sections?|regulations?|articles?) ?\d", re.IGNORECASE)
_OURS = re.compile(r"\b(?:we|us|ourselves|enclosed|attached)\b", re.IGNORECASE)
_DISPUTED = re.compile(r"\b(?:grounds|reasons|complain\w*|arguments?|because)\b", re.IGNORECASE)
_SETS_OUT = re.compile(
    r"\b(?:here|below|follow\w*|set out|reads?|copied|quoted|said|wr(?:ote|itten)|put it"
    r"|reference|terms)\b",
    re.IGNORECASE,
)
_ASKS_BACK = re.compile(
    r"\b(?:tell us|let us|let me know|help us|clarif\w+|do you mean)\b", re.IGNORECASE
)
_QUOTED = re.compile(r":\s+(?=\")")  # a quotation on the line of the words that lead in to it
_MAIL_HEAD = re.compile(
    r"(?:from|sent|to|date|subject|on\b[^:]{5,90}\bwrote)\s?:", re.IGNORECASE
)  # of an e-mail quoted whole
_FEW = 4  # words after "you asked" that name nothing yet
_MORE = 5  # words after a quotation that are no part of it
_SHORTEST = 3  # code points
_MOST = 12  # phrases that open a request looked at in one block
_MANY = 400  # code points: a heading or item longer than this is no question of a running list
_DESCRIBES_NO_WISH = re.compile(
    r"(?:for )?(?:a|an) (?:internal )?review|that |us to (?:re)?(?:view|consider)|to be |on \d"
    r"|again|received|has |was |is |and |under |together |below|above|as ",
    re.IGNORECASE,
)


def stated(text: str, layout: Layout) -> list[Piece]:
    """The pieces of the request after the first words that open one with its content."""
    placed = [Placed(b, s) for s in layout.sections for b in s.blocks]
    weak: list[Piece] = []
    for index, here in enumerate(placed):
        if here.block.kind in ("row", "quote"):
            continue
        if here.section.kind not in _BEFORE and not _heads_list(text, placed, index):
            continue
        if here.block.kind == "item" and not here.block.span.of(text).endswith(":"):
            continue
        for pieces in _after(text, placed, index):
            if _strong(text, pieces):
                return pieces
            weak = weak or pieces
    return weak


def led(text: str, layout: Layout) -> list[Piece]:
    """The list, quotation or phrase after the first line of the letter that ends in a colon.

    For requests opened in words that no cue has: "For ease of reference it is set out here:".
    """
    placed = [Placed(b, s) for s in layout.sections for b in s.blocks]
    answered = False
    for index, here in enumerate(placed[:-1]):
        quoted = here.block.kind == "quote"
        nested = here.block.kind == "item" and placed[index + 1].block.depth > here.block.depth
        if not (nested or here.block.kind in ("paragraph", "heading", "quote")) or not (
            quoted or here.section.kind in ("letterhead", "opening", "request")
        ):
            continue
        words = here.block.span.of(text)
        answers = (
            _answers_in(words)
            or (introduces(words) and (ours(words) or _DISPUTED.search(words)))
            or (_PROVISION.search(words) and not _names_subject(words))
        )
        answered = answered or (bool(answers) and not quoted)
        colon = words.find(": ")
        several = colon >= 0 and words.count(";", colon) > 1 and _names_subject(words[:colon])
        if several and not answered and not quoted:
            start = here.block.span.start + colon + 1
            return [Piece(trim(text, start, here.block.span.end))]  # "for: this; that; the other"
        set_off = _QUOTED.search(words)
        if set_off and here.block.kind == "paragraph" and not answered:
            return _inline(text, placed, index, here.block.span.start + set_off.end())
        after = placed[index + 1].block
        sets_off = mark_of(text, after) == '"' and not answered and words[-1] not in ".?!"
        if not (introduces(words) or sets_off) or (answered and not quoted):
            continue  # what follows is the answer's
        if nested and not _names_subject(words):
            continue
        if introduces(words) and not (quoted or sets_out(words)):
            continue
        if after.kind in ("item", "quote") or mark_of(text, after) or _begins_asking(text, after):
            if pieces := following(text, placed, index):
                return pieces
        elif not quoted and _names_subject(words):
            pieces = following(text, placed, index)
            if sum(asking(text, p) for p in pieces if p.block is not after):
                return pieces
            if after.span.end - after.span.start < _MANY:
                return [Piece(after.span)]
    return []


def below(text: str, layout: Layout) -> list[Piece]:
    """The requester's own words where they stand apart: quoted lines, or under the signature."""
    blocks = layout.blocks
    after: tuple[Block, ...] = tuple(b for b in blocks if b.kind == "quote")
    closing = (s for s in layout.sections if s.kind == SECTION["closing"])
    signed = next((s.span.start for s in closing), len(text))
    last = (s for s in layout.sections if s.kind == SECTION["furniture"] and s.span.start > signed)
    ended = next((s.span.start for s in last), len(text))
    for index, block in enumerate(blocks):
        if block.span.start >= ended:
            break
        if block.span.start > signed and index + 1 < len(blocks):
            listed = block.kind == "heading" and (
                first(path(blocks[index + 1].label or "")) or mark_of(text, blocks[index + 1])
            )
            if listed or _MAIL_HEAD.match(text, block.span.start, block.span.end):
                after = blocks[index + 1 :]
    pieces = [Piece(b.span, b.label, b.depth, b) for b in after if b.span.start < ended]
    if any(asking(text, piece) for piece in pieces if piece.block and piece.block.kind != "quote"):
        return pieces
    wanted = [p for p in pieces if asks(p.span.of(text)) or (p.label and names(p.span.of(text)))]
    return pieces if wanted else []


def put_early(text: str, layout: Layout) -> list[Piece]:
    """The sentences before the answer that end in a question mark, for want of other words."""
    return [
        Piece(sentence, None, 0, block)
        for section in layout.sections
        if section.kind in ("opening", "request")
        for block in section.blocks
        if block.kind == "paragraph" and not _ASKS_BACK.search(block.span.of(text))
        for sentence in sentences(text, block.span)
        if sentence.of(text)[-1] == "?" and interrogates(sentence.of(text))
    ]


def _answers_in(words: str) -> bool:
    """Whether a line that ends in a colon speaks of the answer: "exempt under the following:"."""
    return any(hit.slug != OUTCOME["disclosed"] for hit in cues("outcome").find(words))


def sets_out(words: str) -> bool:
    """Whether a line may lead in to a request: "It is copied here:", but not "The fee covers:"."""
    return _names_subject(words) or bool(_SETS_OUT.search(words))


def ours(words: str) -> bool:
    """Whether a line leads in to words of the authority: "Enclosed are:", "We need to know:"."""
    return bool(_OURS.search(words)) and not _names_subject(words)


def _names_subject(words: str) -> bool:
    return bool(
        re.search(
            r"\b(?:request(?:s|ed)?|asked|subject|ask|want|wanted|wish|wished|questions?|quer(?:y|ies)"
            r"|enquir(?:y|ies)|points|your (?:message|letter|e-?mail|note))\b",
            words,
            re.IGNORECASE,
        )
    )


def _strong(text: str, pieces: list[Piece]) -> bool:
    """Whether pieces plainly are a request: labelled, quoted or asking."""
    if any(p.label or (p.block and p.block.kind == "quote") for p in pieces):
        return True
    words = [p.span.of(text) for p in pieces]
    if any((asks(w) and not is_aside(w)) or interrogates(w) for w in words):
        return True
    return any(w[0] in "\"'" for w in words) or any(
        len(enumerated(text, p.span)) > 1 for p in pieces
    )


def _after(text: str, placed: list[Placed], index: int) -> Iterator[list[Piece]]:
    """What stands after each phrase of a block that opens a request."""
    block = placed[index].block
    words = block.span.of(text)
    section = placed[index].section
    told = told_before_colon(text, block)
    if told and told < block.span.end - _SHORTEST:
        yield _inline(text, placed, index, told)
    if section.kind == SECTION["request"] and section.heading == block.span:
        after = placed[index + 1].block if index + 1 < len(placed) else block
        if after.kind == "item" and leads_in(text, after):
            return  # "The request", "2. You asked for:"
        yield following(text, placed, index)
        return
    if _heads_list(text, placed, index):
        yield following(text, placed, index)
        return
    if _unfinished(text, placed, index):
        yield following(text, placed, index)
        return
    hits = [h for h in _openers().find(text, block.span) if not _relative(text, h.span.start)]
    hits = hits[:_MOST]
    if not hits:
        if block.kind == "paragraph" and (head := _heading_before_colon(words)):
            yield [Piece(trim(text, block.span.start + head, block.span.end))]
        return
    last = hits[-1].span.end
    tail = text[last : block.span.end]
    below = index + 1 < len(placed) and _begins_asking(text, placed[index + 1].block)
    if introduces(words) or (below and len(tail.split()) < _FEW):
        yield following(text, placed, index)
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


def _unfinished(text: str, placed: list[Placed], index: int) -> bool:
    """Whether a sentence that tells of asking goes on in the list below: "You want copies of"."""
    block = placed[index].block
    if block.kind not in ("paragraph", "heading") or index + 1 == len(placed):
        return False
    after = placed[index + 1].block
    begins = after.kind == "item" and (
        not path(after.label or "") or first(path(after.label or ""))
    )
    return begins and text[block.span.end - 1].isalpha() and recounts(text, block)


def _heads_list(text: str, placed: list[Placed], index: int) -> bool:
    """Whether a heading speaks of the request and a list begins below it: "Points you raised"."""
    block = placed[index].block
    if block.kind != "heading" or block.label or index + 1 == len(placed):
        return False
    after = placed[index + 1].block
    if after.kind != "item" or not first(path(after.label or "")):
        return False
    words = block.span.of(text)
    if heading_kind(words) not in (None, SECTION["request"]):
        return False
    hits = [h for h in headings().find(words) if h.slug in (SECTION["request"], SECTION["answer"])]
    return bool(hits) and hits[0].slug == SECTION["request"]


def leads_in(text: str, block: Block) -> bool:
    """Whether a block ends by leading in to the request: "You asked for:", "it is given below"."""
    return introduces(block.span.of(text)) and bool(_openers().find(text, block.span))


def begun(text: str, block: Block) -> Piece | None:
    """The first item of a list where it follows the words that open it: "You asked (1) who"."""
    if not INLINE.search(text, block.span.start, block.span.end):
        return None
    for hit in _openers().find(text, block.span):
        label = INLINE.match(text, hit.span.end + 1, block.span.end)
        if label and first(path(label[1])) and not _relative(text, hit.span.start):
            span = trim(text, label.end(), block.span.end)
            return Piece(span, label[1], 1, block)
    return None


def _relative(text: str, at: int) -> bool:
    """Whether words stand in a clause on what was asked: "the information you requested"."""
    return bool(_RELATIVE.search(text, max(0, at - 24), at))


def _begins_asking(text: str, block: Block) -> bool:
    """Whether the first sentence of a block asks, or the block is quoted."""
    if block.kind == "quote" or mark_of(text, block):
        return True
    head = sentences(text, block.span)[:1]
    shown = head[0].of(text) if head else ""
    return not is_aside(shown) and (shown.endswith("?") or (asks(shown) and not introduces(shown)))


def _heading_before_colon(words: str) -> int:
    """How many code points a phrase such as "Your e-mail:" takes before the request on its line."""
    match = re.match(r"[^:\n]{3,30}:\s*(?=[\"'\d(]|(?:\S+\s+){3}\S)", words)
    if match and match[0].strip(": ").lower() in opening_phrases():
        return match.end()
    return 0


def _inline(text: str, placed: list[Placed], index: int, start: int) -> list[Piece]:
    """The request that begins on the line of the words that open it, and what belongs to it."""
    block = placed[index].block
    head = trim(text, start, block.span.end)
    if end := _closed(text, head):
        return [Piece(Span(head.start, end))]
    pieces = [Piece(head)]
    opened = head.of(text)[:1] in "\"'" and not QUOTE_ENDS.search(head.of(text)[1:])
    if opened or head.of(text).endswith(":"):
        pieces += following(text, placed, index, quoted=opened)
    return pieces


def _closed(text: str, span: Span) -> int | None:
    """Where a quotation that begins a stretch ends, if other words follow it."""
    depth = 0
    if text[span.start] != '"':
        return None
    for at in range(span.start, span.end):
        if text[at] == '"':
            opens = at == span.start or text[at - 1] in " (\n"
            depth += 1 if opens else -1
            if not depth:
                return at + 1 if len(text[at : span.end].split()) > _MORE else None
    return None


@cache
def _openers() -> Cues:
    request = next(c for c in catalogue().concepts("section") if c.slug == SECTION["request"])
    return Cues((request.slug, phrase) for phrase in request.cues)


@cache
def opening_phrases() -> frozenset[str]:
    """The words that stand before a request or a question: "your request", "question"."""
    iri = SECTION.iri("request").value
    terms = ("foi:heading", "foi:word")
    return frozenset(phrase for term in terms for phrase in catalogue().values(iri, term))
