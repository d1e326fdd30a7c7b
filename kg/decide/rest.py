"""Questions without an answer of their own: what other clauses or the whole letter say."""

import re

from kg.decide.alignment import Told
from kg.decide.anchors import Mention
from kg.decide.places import Region
from kg.decide.reading import Reading
from kg.decide.signals import explains, implied
from kg.decide.verdict import Verdict, verdict
from kg.decide.whole import speaking, statements
from kg.labels import Reference
from kg.model import Ground, Layout, Question, Span
from kg.vocab import BINDING, OUTCOME

_OF_WHOLE = re.compile(  # words on the request as a whole
    r"\b(?:your|the|this|these|of)\s+requests?\b|\b(?:information|data)\s+(?:that\s+)?(?:you|sought|requested)\b"
    r"|\bwhether\s+(?:or\s+not\s+)?(?:we|it)\s+holds?\b",
    re.IGNORECASE,
)
_OF_PART = re.compile(
    r"\b(?:this|that|the|a)\s+(?:\w+\s+)?(?:part|aspect|element)\b", re.IGNORECASE
)
_POSED = re.compile(r"\b(?:whether|if|had|could|would)\b", re.IGNORECASE)
_ENOUGH = 0.6  # share of the words of a question that makes a plain statement its answer
_SOME = 0.15  # share of them that makes a figure its answer
_WITHOUT_WEIGHING = (OUTCOME["refused"], OUTCOME["ncnd"])  # what befalls a request as a whole


def fill(
    text: str,
    layout: Layout,
    asked: tuple[Question, ...],
    grounds: tuple[Ground, ...],
    read: dict[int, Reading],
    refs: list[Reference],
    found: tuple[Region, ...],
    named: list[Mention],
) -> None:
    """Give the questions without an answer of their own what other clauses say of them.

    First the clauses that name them or hold their words, then what a review recounts, then what
    the letter says of the whole request.
    """
    missing = [i for i, r in read.items() if r.recounted or r.verdict.outcome == OUTCOME["unclear"]]
    if not missing:
        return
    own = speaking(text, layout, asked, refs, found, missing)
    taken = [t.span for runs in own.values() for t in runs]
    turned = [t.span for runs in own.values() for t in runs if t.turned or t.named]
    whole = every = flat = None
    first = [_told(text, layout, grounds, asked[i].text, own.get(i, []))[0] for i in missing]
    answered = len(missing) < len(read) or any(
        v and v.outcome not in _WITHOUT_WEIGHING for v in first
    )
    for said in statements(text, layout, asked):
        rest = [s for s in said if not any(s.touches(t) for t in taken)]
        whole = whole or verdict(text, layout, rest, grounds, whole=True)
        every = every or verdict(text, layout, said, grounds, whole=True)
        free = [s for s in said if not any(s.touches(t) for t in turned)]
        flat = flat or _flat(text, layout, free, refs, grounds)
    if flat and flat.outcome == OUTCOME["ncnd"] and _only_too_dear(grounds):
        flat = None
    if not flat and not answered and every and every.outcome in _WITHOUT_WEIGHING:
        flat = every
    for index in missing:
        mine = own.get(index, [])
        named_here = [m for m in named if index in m.questions]
        sure, plain = _told(text, layout, grounds, asked[index].text, mine)
        known = read[index].verdict if read[index].recounted else None
        by_name = _mentioned(text, layout, grounds, named_here)
        words, default = BINDING["by-words"], BINDING["by-default"]
        tried = (
            (flat, default),
            (sure, words),
            (by_name, BINDING["stated"]),
            (known, default),
            (whole, default),
            (plain, words),
            (every, default),
        )
        if chosen := next(((v, bound) for v, bound in tried if v), None):
            told = (t.span for t in mine if chosen[1] != default)
            read[index] = Reading(*chosen, (*read[index].spans, *told))


def _only_too_dear(grounds: tuple[Ground, ...]) -> bool:
    """Whether the letter refuses for cost and the like and has no ground to confirm nothing."""
    kinds = {implied(g.provision, ncnd=False) for g in grounds}
    return OUTCOME["refused"] in kinds and not any(g.ncnd for g in grounds)


def _flat(
    text: str,
    layout: Layout,
    said: list[Span],
    refs: list[Reference],
    grounds: tuple[Ground, ...],
) -> Verdict | None:
    """A refusal, or a refusal to confirm, of the request as a whole in so many words."""
    for sentence in said:
        words = sentence.of(text)
        if not _OF_WHOLE.search(words) or _OF_PART.search(words) or explains(words):
            continue
        if any(sentence.start <= r.start < sentence.end for r in refs):
            continue
        result = verdict(text, layout, [sentence], grounds, whole=True)
        if result and result.outcome in _WITHOUT_WEIGHING:
            before = text[sentence.start : result.spans[0].start]
            if not _POSED.search(before):
                return result
    return None


def _told(
    text: str, layout: Layout, grounds: tuple[Ground, ...], question: str, runs: list[Told]
) -> tuple[Verdict | None, Verdict | None]:
    """What the clauses that speak of a question say together: by signs, and by plain statement."""
    named = [t for t in runs if t.named]
    for chosen in (named, runs):
        said = verdict(text, layout, [t.span for t in chosen], grounds, asked=question)
        if said and said.sure and not said.plain:
            return said, None
    if not said:
        return None, None
    bound = any(t.named or t.turned or t.share >= (_SOME if said.sure else _ENOUGH) for t in runs)
    return (said, None) if bound else (None, said)


def _mentioned(
    text: str, layout: Layout, grounds: tuple[Ground, ...], said: list[Mention]
) -> Verdict | None:
    """What the sentences that name a question say of it; what a review recounts last."""
    for mention in said:
        for span in (mention.span, mention.rest):
            if result := verdict(text, layout, [span], grounds, whole=True):
                return result
    return None
