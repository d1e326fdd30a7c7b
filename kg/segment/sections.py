"""Blocks put together into sections by the headings and the first words that open them."""

import re
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.labels import names_questions
from kg.model import Block, Section, Span
from kg.sentences import sentences
from kg.vocab import SECTION

_NEAR = 120  # code points from the start of a paragraph within which a cue opens a section
_SHARE = 0.6  # of a part of a heading that a phrase must make up to name the section
_SHARE_OF_LONG = 0.35  # the same of a phrase of three words or more
_SEPARATORS = ":–—-(|,/"
# "the information you requested" asks for nothing, "in which you requested" does
_RELATIVE = re.compile(
    r"\b(?:information|data|documents?|records?|details?|material|what|that|as|all|everything)\s+$",
    re.IGNORECASE,
)
_PROVISION = re.compile(r"(?:^|\W)(?:sections?|ss?\.?|regulations?|regs?\.?) ?\d", re.IGNORECASE)

# What a section of a kind may hold without a new heading: a cue of another kind inside it is prose.
_CLOSED = ("law",)
_LATE = ("redress", "closing", "law")  # kinds that no heading opens before the letter proper


def sections(text: str, blocks: tuple[Block, ...]) -> tuple[Section, ...]:
    """The sections of a letter in order, each a run of blocks that do one thing."""
    found: list[Section] = []
    kind, heading = SECTION["letterhead"], None
    run: list[Block] = []
    for block in blocks:
        opened = _opens(text, block, kind)
        if opened and (opened != kind or block.kind == "heading") and run:
            found.append(_section(kind, run, heading))
            run, heading = [], None
        if opened:
            kind = opened
            heading = block.span if block.kind == "heading" else heading
        run.append(block)
    if run:
        found.append(_section(kind, run, heading))
    return _joined(found, len(text))


def _section(kind: str, run: list[Block], heading: Span | None) -> Section:
    return Section(kind, Span(run[0].span.start, run[-1].span.end), tuple(run), heading)


def _joined(found: list[Section], length: int) -> tuple[Section, ...]:
    """The sections stretched so that each offset of the text lies in exactly one."""
    starts = [0, *(s.span.start for s in found[1:]), length]
    return tuple(
        Section(s.kind, Span(starts[i], starts[i + 1]), s.blocks, s.heading)
        for i, s in enumerate(found)
    )


def _opens(text: str, block: Block, kind: str) -> str | None:
    """The kind of section that a block opens, if it opens one."""
    words = block.span.of(text)
    after = kind in (SECTION["closing"], SECTION["furniture"])
    if block.kind == "heading" or (block.kind == "item" and _short(words)):
        if block.kind == "heading" and (block.label or names_questions(words)):
            return SECTION["answer"] if names_questions(words) and not after else None
        early = kind in (SECTION["letterhead"], SECTION["opening"])
        named = heading_kind(words)
        if named:  # "Internal review: rents" after the salutation is the subject
            return None if early and named in _LATE else named
        if block.kind == "heading" and not early and _PROVISION.search(words):
            return SECTION["grounds"]
    if block.kind in ("item", "row", "quote") or (kind in _CLOSED and block.kind != "heading"):
        return None
    hits = _openers().find(text, _first_words(text, block))
    if not hits and words.endswith(":"):
        hits = [h for h in _openers().find(text, block.span) if h.slug == SECTION["request"]]
    early = kind in (SECTION["letterhead"], SECTION["opening"], SECTION["request"])
    for hit in hits:
        if (
            hit.slug == SECTION["closing"]
            and hit.span.start > block.span.start
            and "/" not in words
        ):
            continue  # "With regards your request"
        if hit.slug != SECTION["request"]:
            return hit.slug
        recounted = not early and not words.endswith(":")
        if not recounted and not _RELATIVE.search(
            text, max(0, hit.span.start - 24), hit.span.start
        ):
            return hit.slug
    return None


def _short(words: str) -> bool:
    return len(words) < 60 and words[-1] not in ".;?,"


def _first_words(text: str, block: Block) -> Span:
    head = sentences(text, block.span)[:1]
    end = head[0].end if head else block.span.end
    return Span(block.span.start, min(end, block.span.start + _NEAR))


def heading_kind(words: str) -> str | None:
    """The kind of section that a heading opens: the kind of the longest phrase that makes it up.

    >>> heading_kind("ANNEX B - Public interest test")
    'public-interest'
    >>> heading_kind("Freedom of Information request - FOI 11/22") is None
    True
    """
    best: tuple[int, str] | None = None
    for hit in headings().find(words):
        start = max((words.rfind(c, 0, hit.span.start) for c in _SEPARATORS), default=-1) + 1
        ends = [at for c in _SEPARATORS if (at := words.find(c, hit.span.end)) >= 0]
        part = words[start : min(ends, default=len(words))].strip()
        size = hit.span.end - hit.span.start
        share = _SHARE if hit.phrase.count(" ") < 2 else _SHARE_OF_LONG
        if size < len(part) * share:
            continue  # a word such as "request" names a section only where it is most of the words
        if best is None or size > best[0]:
            best = (size, hit.slug)
    return best[1] if best else None


@cache
def headings() -> Cues:
    """The phrases of headings, by the kind of section they open."""
    return Cues(
        (concept.slug, phrase)
        for concept in catalogue().concepts("section")
        for phrase in catalogue().values(concept.iri, "foi:heading")
    )


@cache
def _openers() -> Cues:
    return Cues(
        (concept.slug, phrase)
        for concept in catalogue().concepts("section")
        for phrase in concept.cues
    )
