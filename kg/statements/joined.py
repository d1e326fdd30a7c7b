"""That two grounds which yield to one another are relied on together, or apart."""

import re
from collections.abc import Iterator

from kg.cues import fold
from kg.model import Citation, Ground, Layout, Span, Statement
from kg.provisions import Provision
from kg.sentences import sentences
from kg.vocab import ROLE, STATEMENT

_PAIRS = (("30", "31"), ("23", "24"))  # sections of FOIA of which the second is for what is left
_NEXT = 2  # lines of citations between which nothing else stands
# English grammar: one or the other, each for its own, or one more for the same.
_EITHER = re.compile(
    r"\b(?:alternative\w*|either|respectively|rather than|instead|to the extent|in ?so ?far as"
    r"|(?:not|n't)(?: \w+){0,3} (?:apply|engaged|relied|rely|exempt)|not (?:be )?covered"
    r"|as the case|unless|whichever|one or (?:the )?other|save (?:for|that)|no longer|withdr\w+)\b"
    r"|\bor (?:under |by |of )?(?:section|s\.?) ?\d"
)
_PART = re.compile(
    r"\b(?:some|parts?|remainder|remaining|rest|others?|former|latter|first|second|third|fourth"
    r"|certain|separate\w*|different)\b"
)
_LABEL = re.compile(
    r"\b(?:extract|document|annex|appendix|item|page|part|folio|paper|question|paragraph|file|report"
    r"|schedule|email|letter|note|row|record)s? \(?(?:\d+|[a-z]\b|one|two|three|four)"
)
_ALSO = re.compile(
    r"\b(?:also|in addition|additionally|further(?:more)?|as well|moreover|both|the same|likewise"
    r"|similarly|too)\b"
)


_SAME = re.compile(r"\b(?:it|its|they|them|their|this|these|those|same|both|all)\b")
_LAW = re.compile(
    r"appl|engag|exempt|section|under|disclos|releas|withh|inform|public|interest|prejud|would|likely"
    r"|which|where|because|since|reli|rely|addition|further|provi|freedom|request|likew|reason"
)


def joined(
    text: str, layout: Layout, citations: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> Iterator[Statement]:
    """The words that rely on a ground beside the one it yields to; or that keep them apart."""
    for pair in _PAIRS:
        ours = [g.provision for g in grounds if _of(g.provision, pair) and not g.ncnd]
        if {g.path[0] for g in ours} != set(pair):
            continue
        cited = [c for c in citations if c.provision and _of(c.provision, pair)]
        yield from _said(text, layout, cited, tuple(ours))


def _of(provision: Provision, pair: tuple[str, str]) -> bool:
    return provision.act == "FOIA" and provision.path[0] in pair


def _said(
    text: str, layout: Layout, cited: list[Citation], grounds: tuple[Provision, ...]
) -> Iterator[Statement]:
    last: tuple[int, set[str]] | None = None
    labels: dict[str, set[str]] = {}
    spoken: set[str] = set()  # of what the last citation was said
    unsaid = (ROLE["quoted"], ROLE["redress"])
    heard = ((b, span) for b in layout.blocks for span in sentences(text, b.span))
    for number, (block, span) in enumerate(heard):
        here = [c for c in cited if span.holds(c.span) and c.role not in unsaid]
        if not here:
            continue
        words = " ".join(fold(span.of(text)).split())
        sections = {c.provision.path[0] for c in here if c.provision}
        before = fold(text[block.span.start : span.end])
        own = set(_LABEL.findall(words)) or set(_LABEL.findall(" ".join(before.split())))
        relied = any(c.role == ROLE["relied-on"] for c in here)
        alone = relied and len(sections) == 1 and _apart(words, min(sections), own, labels)
        if alone or _EITHER.search(words):
            yield Statement(STATEMENT["in-the-alternative"], span, grounds)
            return
        if not relied:
            continue
        lines = block.span.end - span.end < 3 and _is_line(block.span, here)
        follows = last and last[1] != sections and number - last[0] <= _NEXT and lines
        also = _ALSO.search(words) and (_SAME.search(words) or _nouns(words) & spoken)
        if len(sections) > 1 or follows or also:
            yield Statement(STATEMENT["together"], span, grounds)
        last = (number, sections) if lines else None
        spoken = _nouns(" ".join(before.split()))


def _apart(words: str, section: str, own: set[str], labels: dict[str, set[str]]) -> bool:
    """Whether a sentence on one section speaks of a part that the other was not said of."""
    labels.setdefault(section, set()).update(own)
    others = [found for other, found in labels.items() if other != section]
    if any(own & found for found in others):
        return False
    return bool((own and others) or (not own and _PART.search(words)))


def _nouns(words: str) -> set[str]:
    """The longer words of a sentence that are none of the law's."""
    return {word for word in re.findall(r"[a-z]{5,}", words) if not _LAW.match(word)}


def _is_line(span: Span, cited: list[Citation]) -> bool:
    """Whether a stretch is little more than the citing of a section and its title."""
    return span.end - span.start < 100 + sum(c.span.end - c.span.start for c in cited)
