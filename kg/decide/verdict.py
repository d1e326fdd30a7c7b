"""What a stretch of the letter says became of a question: its signals in order, and their sum."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue, cues
from kg.cues import Cues, Hit
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
_GENERAL = ("exempt", "exempts", "refused", "is refused", "are refused", "wedi'i heithrio")
_UNREAL = re.compile(
    r"\b(?:if|would|could|might|unless|until|should)\b|\bto\s+be\b|\bwere\s+(?:it|this|that|we|they|the)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|would|shall|due\s+to|intended\s+to)\s+(?:then\s+)?be\b", re.IGNORECASE
)
_LONG_WORD = re.compile(r"[a-z]{4,}")
_CLAUSE = re.compile(r"[;:]")
_FIGURE = re.compile(
    r"(?<![\w(])£?\d[\d,.]*(?:%|\b)|^\W*(?:yes|none|nil|zero|n/a)\b"
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
_LINK = re.compile(r"https?://|www\.")
_SOME = re.compile(
    r"\b(?:some|part|certain|elements?) (?:of )?(?:the|it|this|that|data|information)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:(?:any|no)\s+)?(?:other|further|additional)\s+(?:\w+\s+)?information\b", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:neither|nor|none|nothing)\b|\bnot\b(?:\s+\w+){0,4}\s*$", re.IGNORECASE)
_TALLY = re.compile(r"^[^:.]{3,50}:\s*£?\d[\d,.]*\W*$")


@dataclass(frozen=True, slots=True)
class Verdict:
    """An outcome and the words that state it."""

    outcome: str
    spans: tuple[Span, ...]
    sure: bool = True
    both: bool = False  # part given and part kept in so many words


@dataclass(frozen=True, slots=True)
class _Signal:
    kind: str
    span: Span
    place: int  # the sentence
    ground: bool = False


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
def _implied() -> tuple[tuple[str, tuple[Provision, ...]], ...]:
    return tuple(
        (c.slug, tuple(Provision.parse(key) for key in keys))
        for c in catalogue().concepts("outcome")
        if (keys := catalogue().values(c.iri, "foi:impliedBy"))
    )


def verdict(
    text: str,
    layout: Layout,
    spans: Sequence[Span],
    grounds: Sequence[Ground],
    *,
    asked: str = "",
    whole: bool = False,
) -> Verdict | None:
    """The outcome that some stretches state; none where they have no words to decide by.

    `asked` is the question: a first sentence in its words is an answer.

    `whole` is for a stretch on the request as a whole, where a plain statement answers nothing.
    """
    signals, facts, first = _signals(text, layout, spans, grounds)
    worded = first is not None and _in_words_of(asked, first.of(text))
    kinds = [s.kind for s in signals]
    if not kinds:
        if first is None or whole:
            return None
        if _points(text, first):
            return Verdict(OUTCOME["available-elsewhere"], (first,))
        return Verdict(OUTCOME["disclosed"], (first,), sure=facts)
    return _sum(text, signals, facts and not whole, first, worded=worded)


def _in_words_of(asked: str, answer: str) -> bool:
    """Whether a sentence holds half or more of the words of a question, and states a thing."""
    words = {w[:5] for w in _LONG_WORD.findall(asked.lower())}
    held = {w[:5] for w in _LONG_WORD.findall(answer.lower())}
    return 2 <= len(words & held) >= len(words) / 2 and not _UNREAL.search(answer)


def _points(text: str, sentence: Span) -> bool:
    """Whether a sentence is hardly more than a link."""
    words = sentence.of(text)
    return bool(_LINK.match(words)) and len(words.split()) < 4


def _signals(
    text: str, layout: Layout, spans: Sequence[Span], grounds: Sequence[Ground]
) -> tuple[list[_Signal], bool, Span | None]:
    """The signals of stretches in order; whether it opens with a figure; its first sentence."""
    found: list[_Signal] = []
    first: Span | None = None
    facts = False
    place = 0
    for block_span in (part for span in spans for part in _deciding(layout, span)):
        hits = _longest(_cues().find(text, block_span))
        for sentence in sentences(text, block_span):
            words = sentence.of(text)
            if place > 0 and _heads_reason(text, sentence):
                break
            here = [h for h in hits if sentence.holds(h.span)]
            tied = [
                (g, s) for g in grounds for s in g.spans if sentence.start <= s.start < sentence.end
            ]
            signals = _of_sentence(text, sentence, here, tied, place)
            if first is None and any(c.isalnum() for c in words):
                first = sentence
            settled = any(s.kind != OUTCOME["available-elsewhere"] for s in (*found, *signals))
            neutral = any(h.slug == OUTCOME["unclear"] for h in here)
            if place < 4 and not facts and not settled and not neutral:
                facts = bool(_FIGURE.search(_NO_FIGURE.sub(" ", words)))
            found += signals
            place += 1
    return found, facts, first


def _deciding(layout: Layout, span: Span) -> list[Span]:
    """The blocks of a stretch that may decide: not those of the reasoning."""
    found = []
    for section in layout.sections:
        if not section.span.touches(span):
            continue
        if section.kind in _REASONING and section.span.start > span.start:
            continue
        for block in section.blocks:
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
    text: str, sentence: Span, hits: list[Hit], tied: list[tuple[Ground, Span]], place: int
) -> list[_Signal]:
    words = sentence.of(text)
    explained = bool(_LAW.search(words)) and not tied
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
        if hit.slug == OUTCOME["withheld"] and other and (kinds or hit.phrase in _GENERAL):
            continue  # "exempt under section 21 as it is accessible to you"
        if explained and hit.slug in (OUTCOME["withheld"], OUTCOME["ncnd"], OUTCOME["refused"]):
            continue
        if hit.slug == OUTCOME["disclosed"] and (
            _UNREAL.search(
                _clause(words, hit.span.start - sentence.start, hit.span.end - sentence.start)
            )
            or _DENIED.search(words[: hit.span.start - sentence.start])
        ):
            continue
        if hit.slug == OUTCOME["available-elsewhere"] and _FUTURE.search(
            words[: hit.span.end - sentence.start]
        ):
            continue
        if hit.slug == OUTCOME["ncnd"] and _OTHER.search(words):
            continue
        found.append(_Signal(hit.slug, hit.span, place))
    if _TALLY.match(words):  # "Tickets checked: 1,204"
        found.append(_Signal(OUTCOME["disclosed"], sentence, place))
    denies = any(h.slug == OUTCOME["ncnd"] for h in hits)
    for ground, span in tied:
        kind = implied(ground.provision, ncnd=ground.ncnd)
        if kind == OUTCOME["ncnd"] and not (denies or place == 0) and found:
            continue
        if kind == OUTCOME["ncnd"] and denies and _OTHER.search(words):
            continue
        found.append(_Signal(kind, span, place, ground=True))
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


def _sum(
    text: str, signals: list[_Signal], facts: bool, first: Span | None, *, worded: bool
) -> Verdict:
    """The signals as one outcome.

    Cost and the like refuse a question whatever else is said of it; a refusal to confirm comes
    next; what is given beside what is kept is partly given; else the first that was said counts.
    """

    def of(kind: str) -> list[_Signal]:
        return [s for s in signals if s.kind == OUTCOME[kind]]

    def say(kind: str, *by: _Signal) -> Verdict:
        return Verdict(OUTCOME[kind], tuple(s.span for s in by[:2]), both=len(by) > 1)

    given, kept = of("disclosed"), of("withheld")
    denied, refused, advice = of("ncnd"), of("refused"), of("advice")
    if refused and (any(s.ground for s in refused) or not given):
        if not (kept and kept[0].place < refused[0].place):
            if given and given[0].place <= refused[0].place:
                return say("partly-disclosed", given[0], refused[0])
            return say("refused", refused[0])
    if denied and not (given and given[0].place < denied[0].place):
        return say("ncnd", denied[0])
    if advice and advice[0].place == 0 and not given:
        return say("advice", advice[0])
    if kept:
        return _kept(text, signals, facts, first)
    part, none, elsewhere = of("partly-disclosed"), of("not-held"), of("available-elsewhere")
    if part and (given or none):
        return say("partly-disclosed", part[0])
    before = bool(advice and given and given[0].place < advice[0].place)
    if advice and not facts and advice[0].place <= 2 and not before:
        return say("advice", advice[0])
    if none and first is not None:
        later = none[0].place > 0
        told = facts or (given and given[0].place <= none[0].place) or _counts(text, first)
        if later and told and any(s.ground for s in none):
            return Verdict(OUTCOME["partly-disclosed"], (first, none[0].span), both=True)
        answered = later and (facts or (worded and signals[0].place > 0))
        if not answered and not (given and given[0].place < none[0].place):
            return say("not-held", none[0])
        if not given:
            return Verdict(OUTCOME["disclosed"], (first,))
    if given:
        return say("disclosed", given[0])
    if facts and first is not None and not any(s.ground for s in elsewhere):
        return Verdict(OUTCOME["disclosed"], (first,))
    for kind in (elsewhere, part):
        if kind:
            return say(kind[0].kind, kind[0])
    return Verdict(OUTCOME["disclosed"], (first or signals[0].span,), sure=False)


def _kept(text: str, signals: list[_Signal], facts: bool, first: Span | None) -> Verdict:
    """The outcome of an answer that keeps something back: withheld, in part, or first of all none."""

    def of(kind: str) -> list[_Signal]:
        return [s for s in signals if s.kind == OUTCOME[kind]]

    given, kept = of("disclosed"), of("withheld")
    part, none, elsewhere = of("partly-disclosed"), of("not-held"), of("available-elsewhere")
    partly = OUTCOME["partly-disclosed"]
    if none and none[0].place < kept[0].place and none[0] == signals[0] and not part:
        return Verdict(OUTCOME["not-held"], (none[0].span,))
    if given:
        return Verdict(partly, (given[0].span, kept[0].span), both=True)
    some = any(_SOME.search(text, max(0, s.span.start - 90), s.span.end) for s in kept[:2])
    if some or part:
        return Verdict(partly, ((part or kept)[0].span,))
    if any(s.ground for s in elsewhere) or (elsewhere and elsewhere[0].place < kept[0].place):
        return Verdict(partly, (elsewhere[0].span, kept[0].span), both=True)
    if facts and kept[0].place > 0 and first is not None:
        return Verdict(partly, (first, kept[0].span), both=True)
    return Verdict(OUTCOME["withheld"], (kept[0].span,))


_COUNT = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)\b",
    re.IGNORECASE,
)


def _counts(text: str, first: Span) -> bool:
    """Whether a sentence gives a number in words."""
    return bool(_COUNT.search(first.of(text)))


@cache
def _cues() -> Cues:
    return cues("outcome")


@cache
def _reason_heads() -> Cues:
    return Cues(
        (c.slug, phrase)
        for c in catalogue().concepts("section")
        if c.slug in _REASONING
        for phrase in (*catalogue().values(c.iri, "foi:heading"), "for", "against")
    )
