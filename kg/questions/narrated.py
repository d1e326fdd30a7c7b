"""Requests that the letter recounts in its own words: "You then asked who paid, and when"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.catalogue import catalogue
from kg.model import Block, Layout, Span
from kg.questions.asks import AUXILIARY, QUESTION_WORD
from kg.questions.series import clauses
from kg.sentences import sentences, trim

_SILENT = ("redress", "closing", "furniture", "law", "public-interest", "harm", "balance")
_BETWEEN = r"(?:,[^,.]{3,40},|\s+(?:of|dated)\s[^,.;:]{3,24}?)"  # "you, on 3 May, asked"
_EARLY = ("letterhead", "opening", "request")
_ADVERBS = (
    r"(?:\s+(?:also|then|next|now|first|further|additionally|finally|lastly|had|have|has|would|was"
    r"|were|are|is|will|in\s+addition|originally|initially|specifically|simply|wrote\s+to|did))*"
)
_TO_HAVE = (
    r"(?:be\s+(?:told|sent|given|provided\s+with|shown)|know|see|find\s+out|learn|have|receive|obtain"
    r"|understand|establish|discover|inspect|hear)"
)
_TO_GIVE = (
    r"(?:provide|furnish|send|supply|tell|give|disclose|release|confirm|let|state|say|show|explain)"
    r"(?:\s+(?:you|them|him|her|it))?(?:\s+(?:have|know|with))?"
)
_COMPLEMENT = re.compile(
    rf"""(?:\s+(?:kindly|please))?(?:\s+(?:us|me|him|her|them|to|(?:the|this|our)\s+(?:[A-Z][\w'-]*\s?){{1,6}}))?
    ,?(?:\s+(?:under\s+[^,.;:]{{3,40}}?(?=\s+for\b)|also|kindly|specifically|instead|first|firstly|in\s+particular)\b,?)*
    (?:\s+(?:for|about|after|on|regarding|concerning|as\s+to|into))?
    (?:\s+(?:to\s+)?{_TO_HAVE}(?:\s+(?:about|of))?(?=\s)|\s+(?:to\s+)?{_TO_GIVE}(?=\s))?
    (?:\s+(?:(?:any|all|some|the)\s+)?information\s+(?:about|on|concerning|regarding|as\s+to))?
    \s+(?=\S)""",
    re.VERBOSE,
)
_NO_WISH = re.compile(
    r"(?:an?\s+)?(?:internal\s+)?review\b|(?:the\s+)?(?:following|undernoted)\b|that\s+(?:we|i|the\s+\w+)\b"
    r"|(?:(?:us|me)\s+)?to\b|(?:to\s+)?(?:re)?(?:view|consider|visit|examine|do|be)\b|further\b|clarification\b"
    r"|(?:more|some|any|this|that|the|such|your|all|certain|these|it|them)\s*(?:information|data)?\s*"
    r"(?:which|that|you|from|under|by|in|on|as|and|to|be)\b|(?:it|this|these|those|them|so)\b"
    r"|(?:several|two|three|four|five|six|seven|a\s+number\s+of|various|some)\s+"
    r"(?:questions|things|items|points|matters|pieces)\b|[^\w\"'£(\[]|information\s*$|received|under\b"
    r"|in\s+(?:your|an?|the)\b|on\s+\d|(?:al)?though\b|because\b|from\b|dated\b|again\b|and\b|if\s+(?:we|you|it)\s+(?:would|could|can|were)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"""\s*,?\s+(?:which|that|and)\s+(?:(?:we|i)\b(?!\s+(?:hold|have\s+(?!now|considered|dealt)))
        |(?:has|have|was|were|is)\s+(?:been\s+)?(?:considered|received|handled|dealt|processed|refused|treated))
    |,\s+(?:i|we|there|please|this|it|our|my|these|they|and\s+(?:i|we|this|it))\s
    |\s+under\s+the\s+(?:freedom|environmental|foi|act|terms)|\s+in\s+accordance\s+with
    |[.:?!]$|[.]["')]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_GENERIC = re.compile(  # "the information that you requested"
    r"\b(?:information|data|material|documents?|records?|details|things?|items?|everything|all|as"
    r"|(?<!by )(?<!in )which)"
    r"(?:\s+(?:that|which))?\s*$|\bwhat\s*$",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\b(?:about|on|regarding|concerning)\b", re.IGNORECASE)
_IS = re.compile(
    r"(?:\s+to\s+know)?(?:\s+(?:is|was|were|are)|,?\s+namely:?)\s+(?=\S)", re.IGNORECASE
)
_DISPUTES = re.compile(
    r"\b(?:reviews?|argued?|complain\w*|conten[dt]\w*|appeal\w*)\b", re.IGNORECASE
)
_COLON = re.compile(r"(?:\s+(?:us|me|for|to\s+(?:know|see|have)|the\s+\w+))*:\s*")
_STATED = re.compile(rf"\s*(?:for|about)?\s+(?:{AUXILIARY})\b|\s*(?:for|about)?,", re.IGNORECASE)
_THE = re.compile(
    r"(?:the|any|all|your|our)\s+(?!(?:information|data|material)\b)\S", re.IGNORECASE
)
_NEAR = 16  # code points before "you also asked" at the start of a paragraph
_ALSO = re.compile(r"(?:and|also|further|finally|lastly|then|separately|addition)\b", re.IGNORECASE)
_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|last|final|next|other|remaining)"
_NUMBERED = re.compile(
    rf"(?:the|your)\s+{_ORDINAL}(?:\s+(?:question|request|point|part|item|query|matter|limb|thing))?\s+"
    r"(?:was|is|asked|asks|concerned|concerns|sought|seeks|relates?\s+to|related\s+to)\s+(?:for\s+|about\s+)?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:and\s+)?(?:(?:as\s+(?:to|for|regards)|with\s+re(?:gard|spect)\s+to|in\s+re(?:lation|spect|gard)\s+(?:to|of)"
    r"|regarding|concerning|(?:turning|coming|moving)(?:\s+on|\s+now)?\s+to|in\s+(?:answer|response|reply)\s+to"
    r"|on)\s+)(?P<own>(?:your\s+(?:wish|request|question|enquiry|query|point|interest)|what\s+you\s+asked)"
    r"\s+(?:for|about|as\s+to|on|concerning|in|regarding)?\s*)?",
    re.IGNORECASE,
)
_LEAD_ENDS = re.compile(r"[,:;]\s|\s[-–—]\s|[.?:]$|$")
_LINE = re.compile(  # "3 May 2016 - request for the valuation", in a list of what was written
    r"(?:\d{1,2}\s\w+\s\d{4}\W+(?:[\w/-]+\]\W+)?)?"
    r"(?P<words>requests?\s+(?:for|about)\s(?:(?!\s[-–—]\s)[^:])+)(?:\s[-–—]\s|$)",
    re.IGNORECASE,
)
_ASKED = re.compile(  # "you have one more question: whether the figure is right"
    rf"(?![^:]*\b(?:us|our|we)\b)[^:]*\b(?:you|your)\b[^:]*:\s+(?={QUESTION_WORD}\b)", re.IGNORECASE
)
_TURN = re.compile(
    r"\b(?:in\s+turn|one\s+by\s+one|separately|each\s+of)\b[^:;]{0,60}?(?:\b(?:with|to|of|on)\s|:\s)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|last|final|next)(?:ly)?,\s+", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Ask:
    """A thing the letter says was asked: its words, and by what sort of phrase it says so."""

    span: Span
    kind: str  # told, line, numbered, placed or topic
    block: Block
    told_at: int = 0
    topic: bool = False  # named after "about", as a request is before its questions are told


def narrated(text: str, layout: Layout, *, told_only: bool = False) -> list[Span]:
    """The things that the letter says were asked, each once, in order.

    `told_only` leaves out what only heads an answer: "As to the bill, it is enclosed".
    """
    found = [
        ask for block, early in _telling(layout) for ask in _in_block(text, block, early=early)
    ]
    sure = [a for a in found if a.kind == "told"]
    for kind in () if told_only else ("line", "numbered", "placed", "topic"):
        more = [a for a in found if a.kind == kind]
        if kind == "topic" and any(a.kind == "line" for a in sure):
            break
        if len(more) + len(sure) > 1 and (
            kind in ("line", "numbered") or len(more) > 1 or _spread(sure)
        ):
            sure += more
    if sum(not a.topic for a in sure) > 1:
        sure = [a for a in sure if not a.topic]
    kept: list[Span] = []
    for ask in sorted(sure, key=lambda a: a.span.start):
        _keep(text, ask, kept)
    return kept


def told_further(text: str, layout: Layout, known: list[Span]) -> list[Span]:
    """What paragraphs below a list of questions say was asked too: "You also wanted the bill"."""
    kept = list(known)
    above = None
    for block, early in _telling(layout):
        if block.span.start > known[-1].end and block.kind == "paragraph":
            first = sentences(text, block.span)[0]
            headed = above is not None and above.kind == "heading"
            ask = _told(text, first, block, early=early)
            if ask and _adds(text, ask, headed=headed):
                _keep(text, ask, kept)
        above = block
    return kept[len(known) :]


def _telling(layout: Layout) -> Iterator[tuple[Block, bool]]:
    """The blocks that may tell of the request, and whether they stand before the answer."""
    for section in layout.sections:
        if section.kind not in _SILENT:
            for block in section.blocks:
                if block.kind not in ("row", "quote"):
                    yield block, section.kind in _EARLY


def _keep(text: str, ask: Ask, kept: list[Span]) -> None:
    """Add the parts of an ask that no earlier one holds."""
    if ask.kind == "line":
        kept.append(ask.span)
        return
    parts = clauses(text, ask.span, alone=True)
    kept += [part for part in parts if not any(_same(text, part, other) for other in kept)]


def recounts(text: str, block: Block) -> bool:
    """Whether the last sentence of a block says that something was asked: "You would like"."""
    found = sentences(text, block.span)
    return bool(found) and bool(_predicates().search(text, found[-1].start, found[-1].end))


def told_before_colon(text: str, block: Block) -> int | None:
    """Where the words begin that follow a colon after words of asking: "You ask: has it"."""
    if text.find(":", block.span.start, block.span.end) < 0:
        return None
    for match in _predicates().finditer(text, block.span.start, block.span.end):
        if colon := _COLON.match(text, match.end(), block.span.end):
            return colon.end()
    return None


def _spread(asks: list[Ask]) -> bool:
    return len({ask.block.span for ask in asks}) > 1


def _same(text: str, part: Span, other: Span) -> bool:
    """Whether a part only takes up words that were told before."""
    mine, others = _content(part.of(text)), _content(other.of(text))
    return len(mine & others) * 2 > min(len(mine), len(others))


def _content(words: str) -> set[str]:
    return set(re.findall(r"[^\W_]{4,}", words.lower())) or set(words.lower().split())


def _in_block(text: str, block: Block, *, early: bool) -> Iterator[Ask]:
    if line := _LINE.match(text, block.span.start, block.span.end):
        yield Ask(trim(text, *line.span("words")), "line", block)
        return
    if block.kind == "heading":
        return
    for number, sentence in enumerate(sentences(text, block.span)):
        if ask := _told(text, sentence, block, early=early):
            yield ask
        elif early and (asked := _ASKED.match(text, sentence.start, sentence.end)):
            yield Ask(trim(text, asked.end(), sentence.end), "told", block)
        elif early and (span := _in_turn(text, sentence)):
            yield Ask(span, "told", block)
        else:
            yield from (a for a in _headed(text, sentence, block) if not number or a.kind == "told")


def _told(text: str, sentence: Span, block: Block, *, early: bool) -> Ask | None:
    """What a sentence says that the requester asked."""
    for match in _predicates().finditer(text, sentence.start, sentence.end):
        start = match.end()
        if _DISPUTES.search(text, sentence.start, match.start()):
            return None
        if match["unsaid"] and not early:
            continue  # "where somebody is seeking", in words on the law
        if _GENERIC.search(text, max(sentence.start, match.start() - 40), match.start()):
            meant = _IS.match(text, start, sentence.end)  # "what you want is the lease"
            if not meant or text[max(0, match.start() - 5) : match.start()].lower() != "what ":
                continue
            start = meant.end() - 1
        elif match.start() > sentence.start and _STATED.match(
            text, start, sentence.end
        ):  # "The lease you asked for is enclosed"
            span = trim(text, sentence.start, start)
            if _THE.match(text, span.start, match.start() - 3):
                return Ask(span, "told", block)
            continue
        complement = _COMPLEMENT.match(text, start, sentence.end)
        if complement and (asked := _complement(text, complement.end(), sentence.end)):
            return Ask(asked, "told", block, match.start(), bool(_ABOUT.search(complement[0])))
    return None


def _adds(text: str, ask: Ask, *, headed: bool) -> bool:
    """Whether a paragraph begins by telling of one more thing asked: "You also wanted"."""
    near = ask.told_at - ask.block.span.start < _NEAR
    return near and (headed or bool(_ALSO.search(text, ask.block.span.start, ask.span.start)))


def _complement(text: str, start: int, end: int) -> Span | None:
    stop = _ENDS.search(text, start, end)
    if text[end - 1] == ":" and (stop is None or stop.end() >= end):
        return None
    span = trim(text, start, stop.start() if stop else end)
    shown = span.of(text)
    if len(shown.split()) < 2 or _NO_WISH.match(shown):
        return None
    return span


def _in_turn(text: str, sentence: Span) -> Span | None:
    """The things a letter says it takes one by one: "I deal in turn with the log; the bill"."""
    match = _TURN.search(text, sentence.start, sentence.end)
    several = match and text.count(";", match.end(), sentence.end)
    return trim(text, match.end(), sentence.end) if match and several else None


def _headed(text: str, sentence: Span, block: Block) -> Iterator[Ask]:
    """What a paragraph says by its first words that it answers."""
    if match := _NUMBERED.match(text, sentence.start, sentence.end):
        span = _complement(text, match.end(), sentence.end)
        if span:
            yield Ask(span, "numbered", block)
        return
    if match := _LEAD.match(text, sentence.start, sentence.end):
        stop = _LEAD_ENDS.search(text, match.end(), sentence.end)
        span = trim(text, match.end(), stop.start() if stop else sentence.end)
        if text[span.start].isdigit():
            return  # "On 3 May you wrote"
        if len(span.of(text).split()) > 1 and not _NO_WISH.match(span.of(text)):
            yield Ask(span, "told" if match["own"] else "topic", block)
        return
    if match := _PLACE.match(text, sentence.start, sentence.end):
        span = trim(text, match.end(), sentence.end)
        yield Ask(span, "placed", block)


@cache
def _predicates() -> re.Pattern[str]:
    """The words by which a letter says that somebody asked: "you also wanted", "seeking"."""
    person, verb, participle, wrote = (
        "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(_words(part), key=len)[::-1])
        for part in ("requester", "asking", "asking-for", "writing")
    )
    person = re.sub(r"(your|the)\\s\+", r"\1\\s+(?:\\w+\\s+)?", person)  # "your second letter"
    return re.compile(
        rf"(?<!if )(?<!should )(?<!unless )(?<!if\n)(?<!do )\b(?:{person})\b{_BETWEEN}?{_ADVERBS}"
        rf"\s*(?:\b(?:{verb})|(?<=\w)'d\s+like)\b"
        r"|\brequests?\s+(?:was|were|has\s+been)\s+(?:made|received|submitted)(?=\s+(?:for|about)\b)"
        r"|\brequest\s+(?:as|to\s+be|to\s+mean)(?:\s+(?:being|one))?(?=\s+for\b)"
        rf"|\b(?:information|details|copies)\s+(?:was|were)\s+(?:{verb})\b"
        rf"|\b(?:{wrote})\b[^.;:]{{0,70}}?\bto\s+(?:{verb}|find\s+out|obtain|see)\b"
        rf"|(?<!we are )(?<!by )(?<!before )\b(?P<unsaid>{participle})\b",
        re.IGNORECASE,
    )


@cache
def _words(part: str) -> frozenset[str]:
    concepts = (c for c in catalogue().concepts("request-part") if c.slug == part)
    return frozenset(word for c in concepts for word in c.words)
