"""How law is printed: provisions in a form that is none, acts under a title not theirs, old law."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues, fold
from kg.model import ActMention, Citation, Layout, Question, Span, Statement
from kg.provisions import Provision
from kg.sentences import sentences
from kg.vocab import STATEMENT, STATING

_PART = r"\(\s?(?:\d{1,2}[A-Z]{0,2}|[A-Za-z]|[a-z]{2}|[ivx]{1,5})\s?\)"
_FORM = re.compile(  # a number with its parts, the unit before it and what follows left out
    rf"(?:[A-Za-z]+\.?\s{{0,2}})?(?P<head>\d{{1,2}}[A-Z]?)(?:\.(?P<dotted>\d{{1,2}}[A-Z]?))?"
    rf"(?P<parts>(?:\s?{_PART})+)(?!\w)"
)
_ROMAN = re.compile(r"[ivx]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TITLE = re.compile(r"\b(?:act|regulations)\b", re.IGNORECASE)
_DIGIT, _LETTER, _SMALL = 1, 2, 3  # the levels inside a section: (1), (a), (i)
_NEAR = 60  # code points before a number in which "as amended by" may stand


def of_citing(
    text: str,
    layout: Layout,
    acts: tuple[ActMention, ...],
    asked: tuple[Question, ...],
    citations: tuple[Citation, ...],
) -> Iterator[Statement]:
    """Where the letter prints law as it does not stand, and where it speaks of law of the past."""
    listed = [block.span for block in layout.blocks if block.kind in ("quote", "item", "row")]
    theirs = [block.span for block in layout.blocks if block.kind == "quote"]
    theirs += [
        span
        for question in asked
        for span in question.spans
        if span.of(text).rstrip("\"'”’ ").endswith("?") or _within(span, listed)
    ]
    own = [c for c in citations if not _within(c.span, theirs)]
    for citation in own:
        if span := _malformed(text, citation):
            yield Statement(STATEMENT["malformed-citation"], span)
        if _amending(text, citation):
            yield Statement(STATEMENT["amended-by-section"], citation.span)
    for mention in acts:
        if not _within(mention.span, theirs) and _misnamed(text, mention):
            yield Statement(STATEMENT["misnamed-act"], _with_alias(text, mention))
    yield from _of_old(text, layout, acts, citations, theirs)


def _within(span: Span, spans: list[Span]) -> bool:
    """Whether a span lies in one of the others: the words of the requester."""
    return any(other.holds(span) for other in spans)


def _with_alias(text: str, mention: ActMention) -> Span:
    """The name of an act with the short name that the letter gives it there."""
    alias = mention.defines or ""
    end = text.find(alias, mention.span.end, mention.span.end + len(alias) + _NEAR)
    closed = re.compile(r"[\"'”’)\]]*").match(text, max(mention.span.end, end + len(alias)))
    return Span(mention.span.start, closed.end() if closed else mention.span.end)


# ------------------------------------------------------------------ forms


def _malformed(text: str, citation: Citation) -> Span | None:
    """The words of a citation whose parts can stand in no provision of their act, in this order."""
    provision = citation.provision
    if provision is None or provision.act not in catalogue().access_acts or provision.para:
        return None
    found = _FORM.match(text, citation.span.start)
    if not found:
        return None
    parts = re.findall(r"(\s?)\(\s?(\w+)\s?\)", found["parts"])
    if found["dotted"]:
        parts.insert(0, ("", found["dotted"]))
    known = _inside(provision.act, provision.unit, found["head"])
    if _in_order(parts, known):
        return None
    return Span(citation.span.start, found.end())


def _in_order(parts: list[tuple[str, str]], known: frozenset[tuple[str, ...]]) -> bool:
    """Whether each part, given with the space before it, goes one level deeper than the last.

    `known` are the paths inside the section. The last parts may be a list run together, as in
    31(1)(a)(b); and a part after a space may begin something else: then there is no telling.

    >>> _in_order([("", "1"), ("", "a"), ("", "i")], frozenset())
    True
    >>> _in_order([("", "a"), ("", "b")], frozenset())
    False
    """
    by_letter = any(path[0][0].isalpha() for path in known)
    path: tuple[str, ...] = ()
    for index, (space, part) in enumerate(parts):
        wanted = len(path) + (_LETTER if by_letter else _DIGIT)
        if part[0].isdigit():
            fits = wanted == _DIGIT
        else:
            fits = wanted == _LETTER or (wanted == _SMALL and bool(_ROMAN.fullmatch(part)))
        if not fits:
            rest = parts[index:]
            alone = bool(space) and all(s for s, _ in rest[1:])
            return alone or _run_on(path, [p.lower() for _, p in rest], known)
        path = (*path, part)
    return True


def _run_on(path: tuple[str, ...], rest: list[str], known: frozenset[tuple[str, ...]]) -> bool:
    """Whether the rest of the parts goes on, in order, with the last part of a path."""
    listed = all((*path[:-1], part) in known for part in rest)
    return bool(path) and listed and [path[-1], *rest] == sorted({path[-1], *rest})


@cache
def _inside(act: str, unit: str, number: str) -> frozenset[tuple[str, ...]]:
    """The listed paths inside a section."""
    return frozenset(
        p.path[1:]
        for p in catalogue().provisions
        if (p.act, p.unit, p.path[0]) == (act, unit, number) and len(p.path) > 1
    )


# ------------------------------------------------------------------ names


def _misnamed(text: str, mention: ActMention) -> bool:
    """Whether an act of access or of data protection is named by a year or name not its own."""
    words = mention.span.of(text)
    years = _YEAR.findall(words) if _TITLE.search(words) else []  # "EIR 2024" heads a reference
    for key, bare, year, others in _titles():
        same = mention.act == key
        if years and (same or _bare(mention.act) == bare) and years[-1] not in (year, *others):
            return True
        if same and mention.defines:
            meant = _by_name().get(mention.defines.removeprefix("the ").strip(), key)
            return meant != key
    return False


@cache
def _titles() -> tuple[tuple[str, str, str, frozenset[str]], ...]:
    """The key, title without year, and year of each act that letters misname, and other years.

    Those are the years of acts of the same title that are not meant here: former or foreign ones.
    """
    found = []
    for key, act in sorted(catalogue().acts.items()):
        others = catalogue().values(act.iri, "foi:namesakeYear")
        year = _YEAR.search(act.title)
        if others and year:
            found.append((key, _bare(act.title), year[0], frozenset(others)))
    return tuple(found)


def _bare(title: str) -> str:
    return " ".join(re.findall(r"[a-z]+", title.lower()))


@cache
def _by_name() -> dict[str, str]:
    """The acts by the names that only they bear."""
    return {name: key for key, act in catalogue().acts.items() for name in act.names}


# ------------------------------------------------------------------ the past


def _amending(text: str, citation: Citation) -> bool:
    """Whether a section is said to amend where the catalogue knows another place to be meant."""
    provision = citation.provision
    if provision is None or not catalogue().values(_iri(provision), "foi:likelyMeans"):
        return False
    before = fold(text[max(0, citation.span.start - _NEAR) : citation.span.start])
    return any(hit.slug == STATING["amended-by"] for hit in _words().find(before))


def _of_old(
    text: str,
    layout: Layout,
    acts: Iterable[ActMention],
    citations: Iterable[Citation],
    theirs: list[Span],
) -> Iterator[Statement]:
    """Where law no longer in force is named as that, or in the words of the requester."""
    old = [m.span for m in acts if _act_ended(m.act)]
    old += [c.span for c in citations if c.provision and _ended(c.provision)]
    for span in old:
        if _within(span, theirs):
            yield Statement(STATEMENT["former-law"], span)
            continue
        section = layout.section_at(span.start)
        block = next((b for b in section.blocks if b.span.holds(span)), None) if section else None
        around = sentences(text, block.span) if block else ()
        said = next((s for s in around if s.holds(span)), None)
        hits = _words().find(fold(said.of(text))) if said else ()
        if said and any(hit.slug == STATING["former-law"] for hit in hits):
            yield Statement(STATEMENT["former-law"], said)


@cache
def _act_ended(act: str) -> bool:
    return act in catalogue().acts and bool(
        catalogue().values(catalogue().acts[act].iri, "eli:date_no_longer_in_force")
    )


@cache
def _ended(provision: Provision) -> bool:
    row = catalogue().provisions.get(provision)
    return bool(row and row.until) or _act_ended(provision.act)


@cache
def _iri(provision: Provision) -> str:
    return catalogue().iri_of(provision)


@cache
def _words() -> Cues:
    wanted = (STATING["former-law"], STATING["amended-by"])
    return Cues(
        (concept.slug, word)
        for concept in catalogue().concepts(STATING.name)
        if concept.slug in wanted
        for word in concept.words
    )
