"""What the sentences of an answer signal: given, kept back, not held, and so on, in order."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue, cues
from kg.cues import Cues, Hit
from kg.decide.acts import acts
from kg.decide.reviews import comes_down_for_disclosure, retells, undoes
from kg.model import Ground, Layout, Span
from kg.provisions import Provision
from kg.sentences import sentences
from kg.vocab import OUTCOME

_REASONING = ("harm", "factors-for", "factors-against", "balance", "public-interest", "law")
_LAW = re.compile(
    r"\b(?:information|data)\s+(?:\w+\s+){0,6}(?:is|are)\s+(?:also\s+)?exempt(?:\s+information)?"
    r"\s+(?:if|where|from\s+that)\b|\bpublic\s+authority\s+is\s+not\s+obliged\b|\bprovides?\s+(?:that|an)\b"
    r"|\ballows?\s+(?:us|the|an|a)\b|\bis\s+not\s+(?:an\s+)?exempt|\bnot\s+subject\s+to\b",
    re.IGNORECASE,
)
_APPLIES = re.compile(
    r"\b(?:I|we|our|this|these|it|they|appl(?:y|ies|ied)|engaged|rel(?:y|ied|ying)|withh\w+)\b",
    re.IGNORECASE,
)
UNREAL = re.compile(
    r"\b(?:if|would|could|might|unless|until|should)\b|\bto\s+be\b|\bwere\s+(?:it|this|that|we|they|the)\b",
    re.IGNORECASE,
)
_SUPPOSED = re.compile(r"\b(?:would|could|might)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|due\s+to|intended\s+to)\s+(?:then\s+)?be\b", re.IGNORECASE
)
_POSED = re.compile(
    r"\b(?:consider|ask|examin|look|weigh)\w* (?:at )?(?:whether|if)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"[;:]")
_FIGURE = re.compile(
    r"(?<![\w(])£?\d[\d,.]*(?:%|\b)|^\W*(?:yes|none|nil|zero|n/a)\b"
    r"|\b(?:fewer|less|more)\s+than\s+(?:five|six|ten|twenty)\b"
    r"|^\W*(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|\w+teen|\w+ty)\s"
    r"(?!(?i:of\s+the\s+following))"
)
_NO_FIGURE = re.compile(
    r"""\b(?:sections?|ss?\.?|regulations?|regs?\.?|articles?|art\.?|paras?\.?|paragraphs?|parts?|schedules?|chapter
      |questions?|q|numbers?|nos?|items?|points?|notes?|annex|appendix)\s*\.?\s*\d[\w().,&]*(?:\s*(?:,|and|or|to|&|–|-)\s*\d[\w().]*)*
    |\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:January|February|March|April|May|June|July|August|September|October
      |November|December)(?:\s+\d{4})?|\b(?:19|20)\d\d(?:[-/]\d{2,4})?\b|£\d+\s+(?:limit|ceiling)
    |\d+-[a-z]+|\d[\d,.]*\s*(?:hours?|minutes?|working\s+days?|files?\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_WORD = re.compile(r"\w")
_SETTLED = (OUTCOME["withheld"], OUTCOME["refused"], OUTCOME["ncnd"])
_EXISTS = re.compile(r"\W*(?:there|we\s+(?:hold|have))\b", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?:how\s+(?:many|much|often)|numbers?|totals?|costs?|figures?)\b", re.IGNORECASE
)
COUNT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty"
    r"|fifty|hundred)\b",
    re.IGNORECASE,
)
OTHER = re.compile(
    r"\b(?:(?:any|no)\s+)?(?:other|further|additional)\s+(?:\w+\s+)?information\b", re.IGNORECASE
)
_DENIED = re.compile(
    r"\b(?:neither|nor|none|nothing)\b|(?:\b(?:can)?not|n['’]t)\b(?:\s+\w+){0,4}\s*$", re.IGNORECASE
)
_TALLY = re.compile(r"^[^:.]{3,50}:\s*£?\d[\d,.]*\W*$")


@dataclass(frozen=True, slots=True)
class Signal:
    """One sign of an outcome: its slug, where it stands, in which sentence, whether a ground."""

    kind: str
    span: Span
    place: int  # the sentence, counted
    within: Span  # the sentence
    ground: bool = False


@cache
def implied(provision: Provision, *, ncnd: bool) -> str:
    """The outcome that a ground has where nothing else is said.

    >>> implied(Provision.parse("FOIA s.12(1)"), ncnd=False)
    'refused'
    """
    for outcome, keys in _implied():
        if any(key.covers(provision) for key in keys):
            return outcome
    return OUTCOME["ncnd"] if ncnd else OUTCOME["withheld"]


@cache
def stands_for_others(provision: Provision) -> bool:
    """Whether a ground to neither confirm nor deny names no interest of its own.

    Such is FOISA s.18(1), to be read with the exemptions that would apply; FOIA s.31(3) is not.
    """
    return not any(
        listed.ground == "yes" and one.act == provision.act and one.path[0] == provision.path[0]
        for one, listed in catalogue().provisions.items()
        if one.unit == provision.unit
    )


@cache
def _implied() -> tuple[tuple[str, tuple[Provision, ...]], ...]:
    return tuple(
        (c.slug, tuple(Provision.parse(key) for key in keys))
        for c in catalogue().concepts("outcome")
        if (keys := catalogue().values(c.iri, "foi:impliedBy"))
    )


def read_signals(
    text: str, layout: Layout, spans: Sequence[Span], grounds: Sequence[Ground], asked: str
) -> tuple[list[Signal], bool, Span | None]:
    """The signals of stretches in order; whether it opens with a figure; its first sentence."""
    found: list[Signal] = []
    retold: list[Signal] = []
    cited: list[Signal] = []  # grounds that are only explained
    first: Span | None = None
    facts = reasons = False
    place = 0
    for block_span in (part for span in spans for part in _deciding(layout, span)):
        hits = _longest(cues("outcome").find(text, block_span))
        for sentence in sentences(text, block_span):
            words = sentence.of(text)
            if place > 0 and _heads_reason(text, sentence):
                break
            here = [h for h in hits if sentence.holds(h.span)]
            tied = [
                (g, s) for g in grounds for s in g.cited if sentence.start <= s.start < sentence.end
            ]
            signals = _of_sentence(text, sentence, here, tied, place, asked)
            neutral = any(
                h.slug == OUTCOME["unclear"]
                and not any(act.holds(h.span) for _, act, _ in acts(text, sentence))
                for h in here
            )
            if first is None and not (neutral and not signals) and _WORD.search(words):
                first = sentence
            settled = any(s.kind != OUTCOME["available-elsewhere"] for s in (*found, *signals))
            reasons = reasons or bool(_SUPPOSED.search(words))
            if place < 4 and not facts and not settled and not neutral and not reasons:
                facts = _gives_figure(words, asked)
            if not neutral and not any(s.kind in _SETTLED for s in found):
                signals = _with_acts(text, sentence, signals, place)
            if retells(words):
                retold += signals
                continue
            if not signals and tied and not neutral:
                cited += [
                    Signal(implied(g.provision, ncnd=g.ncnd), s, place, sentence, True)
                    for g, s in tied
                ]
            if comes_down_for_disclosure(words):
                found = [s for s in found if s.kind != OUTCOME["withheld"]]
            if undoes(words):
                signals = [s for s in signals if s.kind != OUTCOME["withheld"]]
            found += signals
            place += 1
    return found or ([] if facts else retold or cited), facts, first


def _with_acts(text: str, sentence: Span, signals: list[Signal], place: int) -> list[Signal]:
    """The signals of a sentence with the acts of the clauses that have none.

    An act stands for the cues inside its words: "the remainder is exempt" over "exempt".
    """
    words = sentence.of(text)
    for outcome, act, clause in acts(text, sentence):
        if outcome in _SETTLED and explains(words):
            continue
        if outcome == OUTCOME["ncnd"] and OTHER.search(words):
            continue
        rivals = [  # what a ground does is said by the ground
            x
            for x in signals
            if clause.touches(x.span)
            and not (
                outcome == OUTCOME["partly-disclosed"]
                and (x.ground or x.kind == OUTCOME["disclosed"])
            )
        ]
        wider = outcome != OUTCOME["withheld"] and not any(x.ground for x in rivals)
        if not rivals or (wider and all(act.holds(x.span) and act != x.span for x in rivals)):
            signals = [s for s in signals if s not in rivals]
            signals.append(Signal(outcome, act, place, sentence))
    return sorted(signals, key=lambda s: s.span)


def explains(words: str) -> bool:
    """Whether a sentence only says what the law is.

    >>> explains("Section 12 provides that an authority need not comply with a request.")
    True
    """
    return bool(_LAW.search(words)) and not _APPLIES.search(words)


def counts(words: str, *, worded: bool = True) -> bool:
    """Whether a stretch gives a figure, or a number in words, or answers yes or none.

    >>> counts("It cost £40."), counts("See section 40 of 3 May 2024.")
    (True, False)
    """
    return bool(_FIGURE.search(_NO_FIGURE.sub(" ", words)) or (worded and COUNT.search(words)))


def _gives_figure(words: str, asked: str) -> bool:
    """Whether a sentence answers with a figure; "there are nine" only a question of how many."""
    if _EXISTS.match(words):
        return counts(words) and (not asked or bool(_HOW_MANY.search(asked)))
    return bool(_FIGURE.search(_NO_FIGURE.sub(" ", words)))


def _deciding(layout: Layout, span: Span) -> list[Span]:
    """The blocks of a stretch that may decide: not those of the reasoning."""
    found = []
    for section in layout.sections:
        if not section.span.touches(span):
            continue
        if section.kind in _REASONING and section.span.start > span.start:
            continue
        first = bisect_left(section.blocks, span.start, key=lambda b: b.span.end)
        for block in section.blocks[first:]:
            if block.span.start >= span.end:
                break
            start, end = max(block.span.start, span.start), min(block.span.end, span.end)
            if start < end:
                found.append(Span(start, end))
    return found


def _heads_reason(text: str, sentence: Span) -> bool:
    """Whether a sentence begins with a phrase such as "Public interest:" that heads reasoning."""
    near = Span(sentence.start, min(sentence.end, sentence.start + 60))
    return any(
        hit.span.start == sentence.start and text[hit.span.end : hit.span.end + 1] in (":", ".")
        for hit in _reason_heads().find(text, near)
    )


def _of_sentence(
    text: str,
    sentence: Span,
    hits: list[Hit],
    tied: list[tuple[Ground, Span]],
    place: int,
    asked: str,
) -> list[Signal]:
    words = sentence.of(text)
    explained = bool(_LAW.search(words)) and not (tied and _APPLIES.search(words))
    found = []
    kinds = {implied(g.provision, ncnd=g.ncnd) for g, _ in tied}
    told = {h.slug for h in hits} | kinds
    named = (
        OUTCOME["available-elsewhere"],
        OUTCOME["not-held"],
        OUTCOME["refused"],
        OUTCOME["ncnd"],
    )
    other = bool(told & set(named)) and OUTCOME["withheld"] not in kinds
    for hit in hits:
        if hit.slug == OUTCOME["unclear"]:
            continue
        if hit.slug == OUTCOME["withheld"] and other and (kinds or " " not in hit.phrase):
            continue  # "exempt under section 21 as it is accessible to you"
        if hit.slug == OUTCOME["withheld"] and _POSED.search(
            _clause(words, hit.span.start - sentence.start, hit.span.end - sentence.start)
        ):
            continue  # "We considered whether the rents were exempt"
        if explained and hit.slug in (OUTCOME["withheld"], OUTCOME["ncnd"], OUTCOME["refused"]):
            continue
        if hit.slug == OUTCOME["disclosed"] and (
            UNREAL.search(
                _clause(words, hit.span.start - sentence.start, hit.span.end - sentence.start)
            )
            or _DENIED.search(words[: hit.span.start - sentence.start])
        ):
            continue
        if hit.slug == OUTCOME["partly-disclosed"] and _DENIED.search(
            words[: hit.span.start - sentence.start]
        ):
            continue
        if hit.slug == OUTCOME["available-elsewhere"] and _FUTURE.search(
            words[: hit.span.end - sentence.start]
        ):
            continue
        if hit.slug == OUTCOME["ncnd"] and OTHER.search(words):
            continue
        found.append(Signal(hit.slug, hit.span, place, sentence))
    if asked and _TALLY.match(words):  # "Tickets checked: 1,204"
        found.append(Signal(OUTCOME["disclosed"], sentence, place, sentence))
    denies = any(h.slug == OUTCOME["ncnd"] for h in hits)
    for ground, span in tied:
        kind = implied(ground.provision, ncnd=ground.ncnd)
        if denies and ground.ncnd and kind == OUTCOME["refused"]:
            kind = OUTCOME["ncnd"]  # "under section 12(2) we do not confirm or deny"
        if kind == OUTCOME["unclear"] or (explained and len(ground.cited) > 1):
            continue
        if kind == OUTCOME["ncnd"] and not (denies or place == 0) and found:
            continue
        if kind == OUTCOME["ncnd"] and denies and OTHER.search(words):
            continue
        found.append(Signal(kind, span, place, sentence, ground=True))
    return sorted(found, key=lambda s: s.span)


def _clause(words: str, at: int, end: int) -> str:
    """The part of a sentence from a semicolon or colon before a phrase to the end of the phrase."""
    start = max((m.end() for m in _CLAUSE.finditer(words, 0, at)), default=0)
    return words[start:end]


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits without those that lie inside a longer one: "not released" over "released"."""
    return [
        h
        for h in hits
        if not any(
            o is not h
            and (o.span.holds(h.span) if o.slug == OUTCOME["unclear"] else o.span.touches(h.span))
            and (o.span.end - o.span.start > h.span.end - h.span.start)
            for o in hits
        )
    ]


@cache
def _reason_heads() -> Cues:
    return Cues(
        (c.slug, phrase)
        for c in catalogue().concepts("section")
        if c.slug in _REASONING
        for phrase in (*catalogue().values(c.iri, "foi:heading"), "for", "against")
    )
