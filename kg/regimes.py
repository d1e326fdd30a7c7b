"""The law or laws of access under which the letter handles the request."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.catalogue import Listed, catalogue, cues
from kg.cues import Hit
from kg.model import ActMention, Fact, Layout, Organisation, Span
from kg.provisions import Provision
from kg.recognise.numbers import numbers
from kg.vocab import BINDING, FRAME, REGIME, ROLE

_SENTENCE = 500  # characters before a citation that may say that it is supposed
_NEAR = 90  # characters between the words of handling and the act they speak of
_SCOTTISH = "Scot"
_OWN_DATA = 6  # the weight of data-protection law for a part of the request
_SOME = re.compile(r"\b(?:parts?|questions?|items?|points?|bullets?)\s\(?[\dA-Z]\b", re.IGNORECASE)
"""Words for some of the questions: a letter that says them of its law splits the request."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """A sign that an act of access is the law of handling, the stronger the greater `weight`."""

    act: str
    span: Span
    weight: int
    binding: str


def regimes(
    text: str, layout: Layout, named: tuple[ActMention, ...], authority: Fact[Organisation] | None
) -> tuple[Fact[str], ...]:
    """The regimes (slugs of `kg.vocab.REGIME`), the main one first.

    They are what the letter says it was handled under; else the acts whose grounds it cites; else
    the law of the authority's nation, where the letter speaks of freedom of information.
    """
    hits = cues("citing").find(text)
    scottish = _is_scottish(text, named, authority)
    signs = [*_said(text, layout, named, hits), *_cited(text, named, hits, scottish)]
    kept = [_plainest(sign, signs) for sign in _decide(signs)]
    if not kept:
        kept = list(_subject_access(hits, named))
    if not kept:
        kept = list(_by_nation(text, hits, named, scottish, authority))
    slugs = {act: slug for slug, act in _acts().items()}
    found: dict[str, Fact[str]] = {}
    for sign in kept:
        found.setdefault(sign.act, Fact(REGIME[slugs[sign.act]], (sign.span,), sign.binding))
    return tuple(found.values())


@cache
def _acts() -> dict[str, str]:
    """The act of each regime, by the regime's slug."""
    return {s: catalogue().values(REGIME.iri(s).value, "skos:notation")[0] for s in REGIME}


def _said(
    text: str, layout: Layout, named: tuple[ActMention, ...], hits: list[Hit]
) -> Iterator[_Sign]:
    """Where the letter names an act of access: as law of handling, of the request or in passing."""
    access = set(_acts().values())
    parts = cues("frame").find(text)
    for mention in named:
        if mention.act not in access:
            continue
        begin = max(0, mention.span.start - 2 * _NEAR)
        stop = max(
            text.rfind(". ", begin, mention.span.start),
            text.rfind("\n\n", begin, mention.span.start),
        )
        begin = max(begin, stop)
        around = _between(hits, begin, mention.span.end + 13)
        near = [h for h in around if h.span.end <= mention.span.start]
        supposed = any(h.slug in ("hypothetical", "earlier") for h in near)
        close = {h.slug for h in near if mention.span.start - h.span.end <= _NEAR}
        after = {h.slug for h in around if h.span.start >= mention.span.end}
        weight = 1
        if supposed:
            weight = 0
        elif "handled" in close | after and not _of_redress(text, begin, mention.span.start):
            weight = 5 if _SOME.search(text, begin, mention.span.start) else 4
        elif "made" in close or "access-law" in after:
            weight = 2
        beside = _beside(parts, mention.span.start)
        if FRAME["handled-under"] in beside and not supposed:
            weight = 5 if _SOME.search(text, begin, mention.span.start) else 4
        if mention.act == "UKGDPR" or not _gives_access(mention.act):
            weight = 3 if "subject-access" in close and not supposed else 0
            weight = _OWN_DATA if FRAME["own-data"] in beside else weight
        yield _Sign(mention.act, mention.span, weight, mention.binding)


def _beside(parts: list[Hit], at: int) -> set[str]:
    """What the words right before an act say of it, but for its article."""
    return {h.slug for h in _between(parts, at - 60, at) if 0 <= at - h.span.end <= 8}


def _of_redress(text: str, begin: int, end: int) -> bool:
    """Whether the words before an act say how to complain: "apply to the Commissioner under"."""
    return any(h.slug == ROLE["redress"] for h in cues("role").find(text, Span(begin, end)))


def _between(hits: list[Hit], start: int, end: int) -> list[Hit]:
    """The cues that begin between two offsets."""
    low = bisect_left(hits, start, key=lambda h: h.span.start)
    return hits[low : bisect_left(hits, end, key=lambda h: h.span.start)]


def _cited(
    text: str, named: tuple[ActMention, ...], hits: list[Hit], scottish: bool
) -> Iterator[_Sign]:
    """Where the letter cites a ground that only one act of the nation has at that number."""
    acts = [catalogue().acts[a] for a in sorted(_acts().values()) if _gives_access(a)]
    mine = [act for act in acts if (_SCOTTISH in act.title) == scottish]
    starts = [m.span.start for m in named]
    for printed in numbers(text):
        act = next((a for a in mine if a.unit == printed.unit), None)
        if act is None:
            continue
        rows = [
            catalogue().provisions.get(Provision(act.key, act.unit, p.path)) for p in printed.places
        ]
        if not all(row and row.ground in ("yes", "ncnd") for row in rows):
            continue
        if any("nvironmental information" in row.title for row in rows if row):
            continue  # the exemption that sends a request to the other law
        n = bisect_left(starts, printed.span.end)
        beside = n < len(starts) and starts[n] - printed.span.end <= 12
        if beside and named[n].act != act.key:
            continue
        low = max(0, printed.span.start - _SENTENCE)
        marks = (text.rfind(mark, low, printed.span.start) for mark in (". ", "\n\n"))
        before = _between(hits, max(low, *marks), printed.span.start)
        supposed = any(h.slug in ("hypothetical", "earlier") for h in before)
        deep = act.unit == "reg" or any(len(p.path) > 1 for p in printed.places)
        weight = 0 if supposed else 3 if deep else 2
        yield _Sign(act.key, printed.span, weight, BINDING["by-unit"])


def _decide(signs: list[_Sign]) -> list[_Sign]:
    """The acts of handling: those said or cited; one that is only named gives way to them."""
    best: dict[str, _Sign] = {}
    cited: set[str] = set()
    for sign in signs:
        if sign.act not in best or best[sign.act].weight < sign.weight:
            best[sign.act] = sign
        if sign.binding == BINDING["by-unit"] and sign.weight > 1:
            cited.add(sign.act)
    left = {act: sign for act, sign in best.items() if sign.weight > 0}
    if any(_gives_access(act) and sign.weight > 1 for act, sign in left.items()):
        left = {
            act: sign
            for act, sign in left.items()
            if _gives_access(act) or sign.weight == _OWN_DATA
        }
    if len(left) < 2:
        return list(left.values())
    strong = {act for act, sign in left.items() if sign.weight >= 3}
    if strong:
        left = {act: sign for act, sign in left.items() if act in strong}
    grounded = cited & set(left)
    if grounded and len(left) > len(grounded):
        said = {act for act in left if best[act].weight >= 4}
        split = {act for act in left if best[act].weight >= 5}
        keep = grounded | split | (set() if grounded & said else said)
        left = {act: sign for act, sign in left.items() if act in keep}
    return sorted(left.values(), key=lambda s: (-s.weight, s.span))


def _plainest(sign: _Sign, signs: list[_Sign]) -> _Sign:
    """The sign for its act, or the plainer one by which the letter names that act."""
    if sign.binding != BINDING["by-unit"]:
        return sign
    named = (s for s in signs if s.act == sign.act and s.binding != sign.binding and s.weight)
    return max(named, key=lambda s: s.weight, default=sign)


def _subject_access(hits: list[Hit], named: tuple[ActMention, ...]) -> Iterator[_Sign]:
    """Data-protection law, where the letter names it and speaks of subject access alone."""
    asked = [h.span for h in hits if h.slug == "subject-access"]
    names = [m for m in named if any(r.kind == "data-subject-right" for r in _rows(m.act))]
    if asked and names and not any(h.slug == "access-law" for h in hits):
        for act in _acts().values():
            if not _gives_access(act):
                yield _Sign(act, asked[0], 1, BINDING["stated"])


@cache
def _rows(act: str) -> tuple[Listed, ...]:
    return tuple(row for row in catalogue().provisions.values() if row.provision.act == act)


def _by_nation(
    text: str,
    hits: list[Hit],
    named: tuple[ActMention, ...],
    scottish: bool,
    authority: Fact[Organisation] | None,
) -> Iterator[_Sign]:
    """The Act of the nation, where the letter speaks of freedom of information and names no act."""
    words = [h.span for h in hits if h.slug == "access-law"]
    if any(h.slug == FRAME["no-law"] for h in cues("frame").find(text)):
        return
    acts = [catalogue().acts[a] for a in _acts().values() if _gives_access(a)]
    for act in acts:
        if words and act.unit == "s" and (_SCOTTISH in act.title) == scottish:
            yield _Sign(act.key, words[0], 1, BINDING["by-nation" if authority else "by-default"])


def _is_scottish(
    text: str, named: tuple[ActMention, ...], authority: Fact[Organisation] | None
) -> bool:
    """Whether Scottish law of access applies: by the acts named, else the authority's nation."""
    access = {m.act for m in named if _gives_access(m.act)}
    scots = {act for act in access if _SCOTTISH in catalogue().acts[act].title}
    if bool(scots) != bool(access - scots):
        return bool(scots)
    body = catalogue().bodies.get(authority.value.slug or "") if authority else None
    if body:
        return body.nation == "Scotland"
    return "Scottish Information Commissioner" in text


@cache
def _gives_access(act: str) -> bool:
    return any(e.provision.act == act for e in catalogue().exemptions.values())
