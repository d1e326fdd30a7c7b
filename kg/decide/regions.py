"""Where in a letter each question is answered, and how that is known."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kg.labels import Path, Reference, answers, leading, names_questions, path, references
from kg.model import Block, Layout, Question, Span
from kg.sentences import sentences, trim
from kg.vocab import BINDING

_SILENT = ("redress", "closing", "law", "furniture", "letterhead")  # sections that answer nothing
_REASONS = ("harm", "factors-for", "factors-against", "balance", "public-interest")
_WORD = re.compile(r"[a-z0-9]{3,}")
_COMMON = frozenset(
    "the and for that which with from this was were has have had are not you your our any all how many"
    " what when where who whom why each did does can could would please provide about since been its"
    " information copy copies list number names details section held between under there their".split()
)
_TITLE = re.compile(r"[^.:\n]{2,70}?(?=[.:]\s|\s[-–—]\s|[.:]$)")
_NOTE = re.compile(r"\bnotes?\s+([A-Z]|\d{1,2})\b", re.IGNORECASE)
_NOTE_HEAD = re.compile(r"\s*note\s+([A-Z]|\d{1,2})\s*[.:–-]", re.IGNORECASE)
_LINE_MARKS = re.compile(r"[\s\"'*]*(?:[-•*–▪·]\s+)?")
_NEAR = 45  # code points from the start of a sentence within which a label makes it an answer
_LABEL_ONLY = re.compile(
    r"\s*(?:[-•*–▪·]\s*)?[\"'>]*(?:question|request|item|part|point|bullet|query|q)?[ .]*"
    r"[(\[]?[\w.]{0,5}[)\].:|]*[\s|]*[-–]?\s*[(\"']*",
    re.IGNORECASE,
)
_IDLE = frozenset("and or also together with q a answer response reply please".split())
_BRIEF = 120  # code points of an answer that stands in a row of answers without labels
_ENOUGH = 0.5  # share of a title's words that the question must hold


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the letter that answers one question or several, and how it was bound."""

    span: Span
    questions: tuple[int, ...]
    binding: str
    recounted: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that names questions, and the rest of its paragraph from there."""

    span: Span
    rest: Span
    questions: tuple[int, ...]
    recounted: bool


@dataclass(frozen=True, slots=True)
class _Anchor:
    start: int
    end: int
    questions: tuple[int, ...]
    binding: str


def regions(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """Every stretch that answers questions in particular, in the order of the letter."""
    if not asked:
        return ()
    known = [path(q.label) for q in asked]
    if between := _between(text, layout, asked):
        end = max(r.span.end for r in between)
        later = [
            a
            for a in _anchors(text, layout, asked, known, between=True)
            if (a.start >= end and names_questions(text[a.start : a.end]))
            or any(_inside(a, r) for r in between if len(r.questions) > 1)
        ]
        extra = _from_anchors(text, layout, later, [q.spans[0].start for q in asked])
        found: tuple[Region, ...] = (*_without(between, extra), *extra)
        return (*found, *_notes(text, layout, found))
    found = _from_anchors(text, layout, _anchors(text, layout, asked, known), ())
    covered = {q for r in found for q in r.questions}
    if len(covered) < len(asked):
        titled = _titled(text, layout, asked)
        if not titled and not found:
            titled = _in_order(text, layout, asked)
        if len({q for r in titled for q in r.questions}) > len(covered):
            found = titled
    found = (*found, *_kin(known, found))
    return (*found, *_notes(text, layout, found))


def _inside(anchor: _Anchor, region: Region) -> bool:
    held = region.span.start <= anchor.start < region.span.end
    return held and set(anchor.questions) <= set(region.questions)


def _without(between: tuple[Region, ...], extra: tuple[Region, ...]) -> list[Region]:
    """The regions under the questions without those that labels inside them divide."""
    return [
        r
        for r in between
        if not set(r.questions) <= {q for e in extra if r.span.holds(e.span) for q in e.questions}
    ]


def _kin(known: Sequence[Path], found: tuple[Region, ...]) -> list[Region]:
    """The regions of a question's parts for the question, or of its parent for a part without."""
    covered = {q for r in found for q in r.questions}
    kin = []
    for index, label in enumerate(known):
        if index in covered or not label:
            continue
        near = [
            r
            for r in found
            for q in r.questions
            if len(known[q]) > len(label) and known[q][: len(label)] == label
        ] or [r for r in found for q in r.questions if len(label) > 1 and known[q] == label[:-1]]
        kin += [Region(r.span, (index,), BINDING["by-list"], r.recounted) for r in near]
    return kin


def _between(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """The answers that stand each under its question."""
    rows = {b.span.start: b for b in layout.blocks if b.kind == "row"}
    in_row = [b.span.end for b in rows.values() if b.span.holds(asked[-1].spans[0])]
    stop = in_row[0] if in_row else _limit(layout, asked[-1].spans[0].end, len(text))
    ends = [*(question.spans[0].start for question in asked[1:]), stop]
    gaps = [
        Span(q.spans[0].end, max(q.spans[0].end, end)) for q, end in zip(asked, ends, strict=True)
    ]
    gaps = [_before_next_label(text, gap) for gap in gaps[:-1]] + gaps[-1:]
    filled = [
        _content(text, gap) > 0
        and (
            "\n" in gap.of(text).strip("|> ")
            or bool(in_row)
            or "?" in text[gap.start - 2 : gap.start]
        )
        for gap in gaps[:-1]
    ]
    if len(asked) > 1 and sum(filled) * 2 < len(filled) + 1:
        return ()
    if len(asked) == 1:
        return ()
    found = []
    waiting: list[int] = []
    for index, gap in enumerate(gaps):
        waiting.append(index)
        if index + 1 == len(gaps) or filled[index]:
            stop = gap.end
            binding = BINDING["by-order"] if len(waiting) == 1 else BINDING["by-list"]
            found.append(Region(trim(text, gap.start, stop), tuple(waiting), binding))
            waiting = []
    return tuple(found)


def _before_next_label(text: str, gap: Span) -> Span:
    """A gap between two questions without the label of the next."""
    filled = trim(text, gap.start, gap.end).end
    line = max(text.rfind("\n", gap.start, filled), gap.start)
    if _LABEL_ONLY.fullmatch(text, line, gap.end):
        return Span(gap.start, line)
    return gap


def _content(text: str, gap: Span) -> int:
    """How many words stand in a gap besides "and" and headings such as "Answer"."""
    return sum(1 for w in re.findall(r"[\w£%]+", gap.of(text)) if w.lower() not in _IDLE)


def _limit(layout: Layout, start: int, end: int) -> int:
    """Where the answer that begins at an offset must end: at redress, closing or the like."""
    for section in layout.sections:
        if section.span.start > start and section.kind in (*_SILENT, "public-interest", "earlier"):
            return min(section.span.start, end)
        named = section.heading is not None and section.kind in ("grounds", *_REASONS)
        if section.span.start > start and named:
            return min(section.span.start, end)
    return end


def _anchors(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    known: Sequence[Path],
    *,
    between: bool = False,
) -> list[_Anchor]:
    """Where lines begin with the labels of questions, or repeat a question."""
    found: list[_Anchor] = []
    before: Path = ()
    printed = any(_printed(text, question) for question in asked)
    first, last = asked[0].spans[0].start, max(q.spans[0].end for q in asked)
    for section in layout.sections:
        if section.kind in ("legitimate-interests", "furniture", "redress"):
            continue
        for block in section.blocks:
            start = _line_start(text, block)
            if between:
                if any(q.spans[0].touches(block.span) for q in asked):
                    continue
                before = max(
                    (
                        (q.spans[0].start, k)
                        for q, k in zip(asked, known, strict=True)
                        if q.spans[0].start < start
                    ),
                    default=(0, before),
                )[1]
            elif first <= start < last or block.span.touches(asked[0].spans[0]):
                continue
            for anchor in _labelled(text, block, start, known, before):
                if start < first and not names_questions(
                    text[anchor.start : anchor.end].lower().removeprefix("in relation to ")
                ):
                    continue
                if section.kind in _REASONS and not (
                    found and anchor.questions[0] == found[-1].questions[-1] + 1
                ):
                    continue
                if printed or section.kind != "closing":
                    found.append(anchor)
                    before = known[anchor.questions[-1]]
    if not printed and len({q for a in found for q in a.questions}) < len(asked):
        found = [a for a in found if names_questions(text[a.start : a.end])]
    for index, question in enumerate(asked):
        for span in question.spans[1:]:
            if not any(a.start <= span.start <= a.end + 3 for a in found):
                found.append(_Anchor(span.start, span.end, (index,), BINDING["by-heading"]))
            else:
                found = [
                    _Anchor(a.start, span.end, a.questions, a.binding)
                    if a.start <= span.start <= a.end + 3
                    else a
                    for a in found
                ]
    return sorted(found, key=lambda a: (a.start, a.end))


def _printed(text: str, question: Question) -> bool:
    """Whether the label of a question stands before it in the letter."""
    start = question.spans[0].start
    line = text.rfind("\n", 0, start) + 1
    return question.label[-1:].lower() in text[max(line, start - 16) : start].lower() or (
        text[start : start + 6].lower().find(question.label[-1:].lower() + ")") >= 0
    )


def _labelled(
    text: str, block: Block, start: int, known: Sequence[Path], before: Path
) -> list[_Anchor]:
    """The anchors of a block: the labels it begins with, and those its sentences begin with."""
    end = block.span.end
    if answers(block.label):
        at = path((block.label or "")[1:])
        meant = tuple(i for i, k in enumerate(known) if k == at or (k and k[-1:] == at))
        return [_Anchor(start, block.span.start, meant, BINDING["stated"])] if meant else []
    if block.kind not in ("item", "heading", "paragraph", "row"):
        return []
    found = []
    skip = _LINE_MARKS.match(text, start, end)
    reference = leading(text, skip.end() if skip else start, end, known, before)
    if reference and _delimited(text, reference, block):
        found.append(_anchor(reference, start))
    if block.kind in ("paragraph", "item"):
        for sentence in sentences(text, block.span):
            if found and sentence.start <= found[0].end:
                continue
            refs = references(
                text, sentence.start, min(sentence.end, sentence.start + _NEAR), known
            )
            if refs:
                meant = tuple(dict.fromkeys(q for r in refs for q in r.questions))
                found.append(_Anchor(sentence.start, sentence.start, meant, BINDING["by-list"]))
    return found


def _anchor(reference: Reference, start: int) -> _Anchor:
    binding = BINDING["stated"] if len(reference.questions) == 1 else BINDING["by-list"]
    return _Anchor(start, reference.end, reference.questions, binding)


def _delimited(text: str, reference: Reference, block: Block) -> bool:
    """Whether the labels a line begins with stand for questions and are no part of its words."""
    after = text[reference.end : block.span.end]
    head = text[reference.start : reference.end]
    if not after.strip() or after[0] in ".:)]–—-," or after.startswith((" -", " –", " —", "\n")):
        return True
    if reference.named or block.label:
        return True
    return head.rstrip()[-1:] in ")]:" or after[:2] == " |"


def _line_start(text: str, block: Block) -> int:
    """The offset of the label before an item, or of a block's own first word."""
    if block.kind not in ("item",):
        return block.span.start
    return text.rfind("\n", 0, block.span.start) + 1


def _from_anchors(
    text: str, layout: Layout, anchors: list[_Anchor], bounds: Sequence[int]
) -> tuple[Region, ...]:
    """The stretches from each anchor to the next or to the end of its part of the letter."""
    found: list[Region] = []
    waiting: list[_Anchor] = []
    for index, anchor in enumerate(anchors):
        stop = anchors[index + 1].start if index + 1 < len(anchors) else len(text)
        stop = min([stop, *(b for b in bounds if b > anchor.start)])
        stop = min(stop, _section_end(layout, anchor.start, stop))
        if anchor.start == anchor.end:  # a sentence that names questions: to the end of its block
            stop = min(
                stop, next((b.span.end for b in layout.blocks if b.span.end > anchor.start), stop)
            )
        span = trim(text, anchor.end, max(anchor.end, stop))
        span = trim(text, span.start + _punctuation(text, span), span.end)
        waiting.append(anchor)
        if (
            _content(text, span) == 0
            and index + 1 < len(anchors)
            and anchors[index + 1].start <= stop + 2
        ):
            continue
        meant = tuple(dict.fromkeys(q for a in waiting for q in a.questions))
        binding = anchor.binding if len(waiting) == 1 else BINDING["by-list"]
        section = layout.section_at(anchor.start)
        recounted = section is not None and section.kind == "earlier"
        found += _shared(text, layout, Region(span, meant, binding, recounted))
        waiting = []
    return tuple(found)


def _punctuation(text: str, span: Span) -> int:
    match = re.match(r"[\s.:)\]–—,-]*", span.of(text))
    return match.end() if match else 0


def _section_end(layout: Layout, start: int, stop: int) -> int:
    """The first section after an offset that an answer does not run into."""
    for section in layout.sections:
        if not start < section.span.start < stop:
            continue
        if section.kind in (*_SILENT, "public-interest", "earlier", "request"):
            return section.span.start
        if section.heading is not None and section.kind in (
            "grounds",
            *_REASONS,
            "answer",
            "advice",
        ):
            return section.span.start
    return stop


def _shared(text: str, layout: Layout, region: Region) -> list[Region]:
    """A region of several questions, cut where it has one block for each of them."""
    count = len(region.questions)
    if count < 2:
        return [region]
    inside = [
        b
        for b in layout.blocks
        if region.span.start <= b.span.start and b.span.end <= region.span.end
    ]
    brief = all(b.span.end - b.span.start <= _BRIEF for b in inside)
    if len(inside) != count or any(b.kind == "row" for b in inside) or not brief:
        return [region]
    order = BINDING["by-order"]
    return [
        Region(b.span, (q,), order, region.recounted)
        for b, q in zip(inside, region.questions, strict=True)
    ]


def _titled(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """The answers that begin with a title in words of their question: "Training. There is none."."""
    bags = [_bag(q.text) for q in asked]
    last = max(q.spans[0].end for q in asked)
    heads: list[tuple[Block, int, int]] = []
    taken: set[int] = set()
    for block in _answer_blocks(layout, last):
        title = _TITLE.match(text, block.span.start, block.span.end)
        words = title[0] if title else (block.span.of(text) if block.kind == "heading" else "")
        if not words or len(words.split()) > 9:
            continue
        best = _best(_bag(words), bags, taken)
        for question in best:
            taken.add(question)
            heads.append((block, block.span.start + len(words), question))
    if len(taken) * 2 < len(asked) or len(taken) < 2:
        return ()
    found = []
    for index, (block, start, question) in enumerate(heads):
        later = [h[0].span.start for h in heads[index + 1 :] if h[0] is not block]
        stop = min([*later[:1], _section_end(layout, block.span.start, len(text))])
        span = trim(text, start, max(start, stop))
        span = trim(text, span.start + _punctuation(text, span), span.end)
        found.append(Region(span, (question,), BINDING["by-heading"]))
    return tuple(found)


def _answer_blocks(layout: Layout, last: int) -> list[Block]:
    return [
        b
        for s in layout.sections
        if s.kind not in (*_SILENT, *_REASONS, "earlier", "legitimate-interests")
        for b in s.blocks
        if b.span.start >= last and b.kind in ("paragraph", "heading", "item")
    ]


def _bag(words: str) -> Counter[str]:
    found = _WORD.findall(words.lower())
    return Counter(w.rstrip("s")[:5] for w in found if w not in _COMMON)


def _best(title: Counter[str], bags: list[Counter[str]], taken: set[int]) -> list[int]:
    """The questions whose words a title is made of: the one that holds most of them, if one does."""
    if not title:
        return []
    spread = {w: sum(w in bag for bag in bags) for w in title}
    total = sum(1 / max(1, spread[w]) for w in title)
    scores = [sum(1 / spread[w] for w in title if w in bag) / total for bag in bags]
    top = max(scores)
    if top < _ENOUGH:
        halves = [i for i, s in enumerate(scores) if s >= 0.3 and i not in taken]
        return halves if len(halves) > 1 and sum(scores[i] for i in halves) >= 0.8 else []
    free = [i for i, s in enumerate(scores) if s == top and i not in taken][:1]
    if free:  # "Stations and days, and the handbook": the words left may name another question
        left = [w for w in title if w not in bags[free[0]] and spread[w] == 1]
        free += [i for i, bag in enumerate(bags) if i not in taken and any(w in bag for w in left)]
    return free


def _in_order(text: str, layout: Layout, asked: tuple[Question, ...]) -> tuple[Region, ...]:
    """The paragraphs after the request, where there are as many as questions."""
    last = max(q.spans[0].end for q in asked)
    if len(asked) < 2:
        return ()
    inside = [b for b in _answer_blocks(layout, last) if _content(text, b.span) > 0]
    first = [s for s in layout.sections if s.kind in _SILENT and s.span.start >= last]
    stop = first[0].span.start if first else len(text)
    inside = [b for b in inside if b.span.start < stop]
    if len(inside) != len(asked):
        return ()
    return tuple(Region(b.span, (i,), BINDING["by-order"]) for i, b in enumerate(inside))


def _notes(text: str, layout: Layout, found: Sequence[Region]) -> list[Region]:
    """The notes to which an answer refers: "Withheld (Note 1)"."""
    heads = {}
    for block in layout.blocks:
        if match := _NOTE_HEAD.match(text, block.span.start, block.span.end):
            heads.setdefault(match[1].upper(), Span(match.end(), block.span.end))
    if not heads:
        return []
    return [
        Region(heads[match[1].upper()], region.questions, BINDING["stated"])
        for region in found
        for match in _NOTE.finditer(text, region.span.start, region.span.end)
        if match[1].upper() in heads and not heads[match[1].upper()].touches(region.span)
    ]


def mentions(text: str, layout: Layout, asked: tuple[Question, ...]) -> list[Mention]:
    """The sentences that name questions by label: the last first, then what a review recounts."""
    known = [path(q.label) for q in asked]
    last = max((q.spans[0].end for q in asked), default=0)
    found = []
    for section in layout.sections:
        if section.kind in ("furniture", "redress", "letterhead"):
            continue
        for block in section.blocks:
            inside = any(q.spans[0].touches(block.span) for q in asked)
            if inside and block.span.start < last:
                continue
            refs = references(text, block.span.start, block.span.end, known)
            if not refs:
                continue
            for sentence in sentences(text, block.span):
                meant = tuple(
                    dict.fromkeys(
                        q
                        for r in refs
                        if sentence.start <= r.start < sentence.end
                        for q in r.questions
                    )
                )
                if meant:
                    rest = Span(sentence.start, block.span.end)
                    found.append(Mention(sentence, rest, meant, section.kind == "earlier"))
    fresh = [m for m in found if not m.recounted]
    return [*reversed(fresh), *(m for m in found if m.recounted)]
