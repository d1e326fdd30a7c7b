"""Which passages of a letter speak of which question, where no label says so.

The clauses and the questions are laid side by side, both in order, and the best way through them is
taken: a clause speaks of the question whose telling words it holds, an answer in few words of the
question whose turn it is, what follows in the paragraph of the question before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.catalogue import cues
from kg.decide.signals import counts
from kg.decide.words import LEAST, Weigher, clauses
from kg.labels import Path, Reference, leading, path
from kg.model import Block, Question, Span
from kg.vocab import OUTCOME

_BETWEEN = re.compile(r"\W*(?:and|but|while|whereas)?\W*")  # two clauses of a run
_NONE, _NONE_INSIDE = 0.6, 0.2  # to speak of no question, at the start of a paragraph and in it
_STAY = 0.4  # to go on with a question inside a paragraph
_ON = 0.1  # the same in the next paragraph
_LEAP = 0.6  # to leave out a question or to go back
_WEAK = 0.2  # to take up a question without its words
_LOW = -1e9
_TURN = re.compile(
    r"(?:taking|turning|coming|moving|with (?:regard|respect)|in so far|regarding|concerning"
    r"|in (?:relation|regard|respect|response|answer)|as (?:to|for|regards)"
    r"|on (?:the|your|whether|how|what|who|why)|you (?:also|then|next|further)"
    r"|finally|lastly|last|next|then|first(?:ly)?|second(?:ly)?|third(?:ly)?)\b",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_ORDINAL = re.compile(
    r"(?:taking |turning to |as (?:to|for|regards) |on )?(?:the |your )?"
    rf"({'|'.join(_ORDINALS)}|final|last)(?:ly|ally)?"
    r"(?:,| of (?:these|those|your)| (?:one|was|is|item|part|point|question|request)\b)",
    re.IGNORECASE,
)
_ADVERB = re.compile(r"(?:finally|lastly|last|next|then|first(?:ly)?|and|so),? +", re.IGNORECASE)
_BACK = re.compile(
    r"(?:this|that|these|those|it|its|they|their|such|here|accordingly|therefore|the same"
    r"|the (?:others?|remaining|rest)|the (?:first|last|other) (?:one|two|three|four))\b",
    re.IGNORECASE,
)
_IF = re.compile(r"\W*(?:if|should|were|had)\b", re.IGNORECASE)  # what might be asked or done
_UNREAL = re.compile(r"\b(?:would|could|might|public interest|were the)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A run of clauses that speak of the same questions; `named` where it is by their labels."""

    span: Span
    questions: tuple[int, ...]
    named: bool = False
    share: float = 0.0  # the largest share of a question's words that one of its clauses holds
    turned: bool = False  # it begins with words that turn to another subject


def told(
    text: str,
    blocks: Sequence[Block],
    asked: Sequence[Question],
    named: Sequence[Reference],
    among: Sequence[int],
) -> list[Told]:
    """The runs of clauses in some paragraphs that speak of one question or of several, in order."""
    units = list(_units(text, blocks, named, [path(q.label) for q in asked]))
    if len({unit.hints for unit in units if unit.hints}) < 2:  # "First, what we cannot give you."
        units = [replace(unit, hints=()) for unit in units]
    weigh = Weigher([q.text for q in asked], [u.words for u in units])
    found: list[Told] = []
    scope: tuple[int, ...] = ()  # the questions that labels named, of which a clause may speak
    current: tuple[int, ...] = ()
    for unit, question in zip(units, _path(units, weigh, tuple(among)), strict=True):
        if unit.marks:
            scope = current = unit.marks
        elif unit.opens or question not in scope:
            scope = ()
        if question < 0 or unit.block.kind == "heading":
            continue
        if scope:
            current = tuple(q for q in scope if weigh.speaks(unit.words, q)) or current
        elif unit.acts and not unit.unreal and not unit.turns and not _BACK.match(unit.words):
            current = weigh.several(unit.words, question, among)
        else:
            current = (question,)
        share = max(weigh.share(unit.words, q) for q in current)
        _add(text, found, Told(unit.span, current, bool(unit.marks), share, unit.turns))
    return [t for t in found if set(t.questions) & set(among)]


@dataclass(frozen=True, slots=True)
class _Unit:
    """A clause to be given to a question: what it names, and how it hangs on the one before."""

    span: Span
    words: str
    block: Block
    marks: tuple[int, ...]  # the questions that it names by label
    hints: tuple[int, ...]  # the question that its first word may mean: "Second, the lease."
    opens: bool  # begins a paragraph
    under: bool  # of the same heading or lead-in as the clause before it
    turns: bool  # a sentence that begins by turning to another subject: "As to", "Finally"
    back: bool  # begins a paragraph that speaks of what stands before it
    acts: bool  # says what was done, or gives a figure
    tells: bool  # says what was done, or gives a figure in digits
    unreal: bool  # says what would be


def _units(
    text: str, blocks: Sequence[Block], named: Sequence[Reference], known: Sequence[Path]
) -> Iterator[_Unit]:
    lead = False
    for block in blocks:
        for index, clause in enumerate(clauses(text, block.span)):
            words = clause.of(text)
            said = any(hit.slug != OUTCOME["unclear"] for hit in cues("outcome").find(words))
            first = index == 0
            yield _Unit(
                clause,
                words,
                block,
                ()
                if _IF.match(words)
                else _named(named, clause) or (_led(text, clause, known) if first else ()),
                _hinted(words, len(known)) if first else (),
                first,
                first and lead and block.kind != "heading",
                bool(_TURN.match(words)) and (first or words[0].isupper()),
                first and bool(_BACK.match(words)),
                said or counts(words),
                said or counts(words, worded=False),
                bool(_UNREAL.search(words)) and not said,
            )
        if block.kind == "heading" or block.span.of(text).rstrip().endswith(":"):
            lead = True
        elif block.kind not in ("item", "row"):
            lead = False


def _hinted(words: str, count: int) -> tuple[int, ...]:
    """The question that an ordinal at the start of a paragraph means, where it means one."""
    found = _ORDINAL.match(words)
    if not found:
        return ()
    word = found[1].lower()
    at = next((i for i, w in enumerate(_ORDINALS) if word.startswith(w)), count - 1)
    return (at,) if at < count else ()


def _led(text: str, clause: Span, known: Sequence[Path]) -> tuple[int, ...]:
    """The questions whose labels a paragraph begins with: "A and D:", "Lastly C."."""
    turn = _ADVERB.match(text, clause.start)
    found = leading(text, turn.end() if turn else clause.start, clause.end, known)
    if found and (found.named or text[found.end : found.end + 1] in tuple(",:.;")):
        return found.questions
    return ()


def _path(units: Sequence[_Unit], weigh: Weigher, among: Sequence[int]) -> list[int]:
    """The question of each clause, or -1: the best way through all of them.

    A state is a place in the order of the questions and whether the clause speaks of it. To go on
    to the next question is free, to leave one out or to go back is dear.
    """
    size = len(among)
    # states: 2 * place + 1 speaks of the question at that place, 2 * place + 2 of none after it
    score = [0.0] + [_LOW] * (2 * size)
    steps: list[list[int]] = []
    led = False  # whether the heading or lead-in above names a question or holds its words
    for unit in units:
        plain = [weigh.held(unit.words, q) for q in among]
        inside = not unit.opens or (unit.under and led)
        if unit.block.kind == "heading" or not unit.under:
            led = bool(unit.marks) or max(plain) >= LEAST
        after, come = [_LOW] * len(score), [0] * len(score)
        after[0] = score[0] + _NONE
        for place, question in enumerate(among):
            on, off = 2 * place + 1, 2 * place + 2
            marked = question in unit.marks
            hinted = question in unit.hints
            strong = marked or hinted or plain[place] >= LEAST
            if inside and not marked:
                least = LEAST if unit.tells or unit.turns else 2 * LEAST
                strong = plain[place] >= least and not unit.unreal
            ways = [(score[on] + _stay(unit, inside), on)]
            if strong or (not inside and (unit.acts or unit.turns)):
                weak = 0 if strong or unit.turns else _WEAK
                near = (on - 1, on - 2) if place else (on - 1,)
                ways += [(score[s] - weak, s) for s in near]
            if strong:
                ways.append((score[off], off))
                far = max(
                    (s for s in range(len(score)) if (s + 1) // 2 not in (place, place + 1)),
                    key=lambda s: (score[s], -s),
                    default=0,
                )
                ways.append((score[far] - _LEAP, far))
            top = max(ways, key=lambda w: w[0])
            gain = plain[place] + 0.4 * unit.acts + 0.2 * unit.turns + hinted + 10 * marked
            after[on], come[on] = top[0] + gain, top[1]
            top = max([(score[off], off), (score[on], on)], key=lambda w: w[0])
            after[off], come[off] = top[0] + (_NONE_INSIDE if inside else _NONE), top[1]
        score = after
        steps.append(come)
    state = max(range(len(score)), key=lambda s: (score[s], -s))
    found: list[int] = []
    for come in reversed(steps):
        found.append(among[(state - 1) // 2] if state % 2 else -1)
        state = come[state]
    return found[::-1]


def _stay(unit: _Unit, inside: bool) -> float:
    """What it is worth to go on with the question of the clause before."""
    if inside:
        return _STAY - (_LEAP if unit.turns else 0)
    if unit.block.kind == "heading":
        return _ON - _LEAP
    return _ON + (0.3 if unit.back else 0) - (0.4 if unit.turns else 0)


def _add(text: str, found: list[Told], new: Told) -> None:
    before = found[-1] if found else None
    if (
        before
        and before.questions == new.questions
        and _BETWEEN.fullmatch(text, before.span.end, new.span.start)
    ):
        span = Span(before.span.start, new.span.end)
        share = max(before.share, new.share)
        named = before.named or new.named
        found[-1] = Told(span, before.questions, named, share, before.turned or new.turned)
    else:
        found.append(new)


def _named(named: Sequence[Reference], span: Span) -> tuple[int, ...]:
    return tuple(
        dict.fromkeys(q for r in named if span.start <= r.start < span.end for q in r.questions)
    )
