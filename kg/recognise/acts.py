"""Acts, regulations and the like named in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from kg.catalogue import catalogue
from kg.cues import fold
from kg.model import ActMention, Span
from kg.recognise.act_names import (
    KIND,
    POINTER,
    Name,
    all_names,
    by_plain,
    fits_nation,
    in_force,
    is_kind,
    is_scottish,
    like,
    scottish_twin,
    spelt,
    year_of,
)
from kg.recognise.titles import Title, plain, titles
from kg.vocab import BINDING

_YEAR = re.compile(r"\s{0,2}(?:\([A-Z][\w&()]{1,9}\)\s{0,2})?\(?((?:19|20)\d\d)\b\)?")
_DEFINED = re.compile(
    r"""(?:\s{1,2}\(as\samended\))?\s{0,2},?\s{0,2}
        (?:[(\[](?:"|')?(?:hereafter|hereinafter|henceforth|known\sas|referred\sto\sas|also|or
             |called|i\.e\.)?,?\s{0,2}(?:or\s|the\s(?=["']))?
             ["']?(?P<a>(?:the\s)?[A-Z][\w()&. -]{0,24}?)["']?[)\]]
         |(?:or|as|hereafter|called)\s(?:the\s)?["'](?P<b>(?:the\s)?[A-Z][\w()&. -]{0,24}?)["'])""",
    re.VERBOSE,
)
_MEANS = re.compile(
    r"""["'](?P<alias>(?:the\s)?[A-Z][\w()&. -]{0,24}?)["']\s
        (?:(?:below|here|hereafter|means|is|for|to|mean|in|this|letter|refers?|short|stands)\s){0,5}(?:the\s)?$""",
    re.VERBOSE,
)


def acts(text: str) -> tuple[ActMention, ...]:
    """Every act named, in order: by its title, by a name it is known by, or as the letter calls it.

    >>> [m.act for m in acts("Section 4 of the Animal Welfare Act 2006 and FOIA, that Act …")]
    ['Animal Welfare Act 2006', 'FOIA', 'FOIA']
    """
    named, open_names = _named(text)
    taken = sorted([mention.span for mention in named] + [span for _, span in open_names])
    named = _merged([*named, *_titled(text, named, taken)])
    settled = _settled(text, named, open_names)
    named = _merged([*named, *settled])
    named = [_with_definition(text, mention) for mention in named]
    named = _merged([*named, *_called(text, named)])
    return tuple(sorted([*named, *_pointed(text, named)], key=lambda m: m.span))


def _named(text: str) -> tuple[list[ActMention], list[tuple[Name, Span]]]:
    """The names of catalogued acts in the text, and apart those that several acts share."""
    automaton, names = all_names()
    found: list[ActMention] = []
    open_names: list[tuple[Name, Span]] = []
    folded = fold(text)
    for index, start, end in automaton.find_matches_as_indexes(folded):
        name = names[index]
        if name.exact:  # "FoIA" folds like "FOIA"
            name = spelt().get(text[start:end], name)
        if name.exact and text[start:end] != name.text:
            continue
        if (start and text[start - 1].isalnum()) or text[end : end + 1].isalnum():
            continue
        mention = _dated(text, name, start, end)
        if mention:
            found.append(mention)
        elif len(name.acts) > 1:
            open_names.append((name, Span(start, end)))
        else:
            found.append(ActMention(name.acts[0], Span(start, end), BINDING["stated"]))
    return found, open_names


def _dated(text: str, name: Name, start: int, end: int) -> ActMention | None:
    """The act that a name with a year after it means, where the name has none of its own."""
    year = None if name.text[-1].isdigit() or name.text.endswith(")") else _YEAR.match(text, end)
    if not year:
        return None
    span = Span(start, year.end())
    known = catalogue().acts
    same = [key for key in name.acts if known[key].title.rstrip(")").endswith(year[1])]
    if len(same) > 1:
        return None
    if same:
        return ActMention(same[0], span, BINDING["stated"])
    if known[name.acts[0]].kind and name.acts[0] in catalogue().access_acts:  # a slip: "EIRs 2002"
        return (
            ActMention(name.acts[0], span, BINDING["by-default"]) if len(name.acts) == 1 else None
        )
    return ActMention(f"{' '.join(text[start:end].split())} {year[1]}", span, BINDING["stated"])


def _titled(text: str, named: list[ActMention], covered: list[Span]) -> Iterator[ActMention]:
    """Acts by a title that no known name covers."""
    seen: dict[str, set[str]] = {}
    later: list[Title] = []
    for title in titles(text):
        if _overlap(covered, title.span, whole=True) or _ends_in(covered, title.span):
            continue
        if title.year is None:
            later.append(title)
            continue
        key = f"{title.name} {title.year}"
        known = like(title)
        act = known[0] if len(known) == 1 else key
        seen.setdefault(plain(title.name), set()).add(act)
        yield ActMention(act, title.span, BINDING["stated"])
    for mention in named:
        full = (
            catalogue().acts[mention.act].title if mention.act in catalogue().acts else mention.act
        )
        seen.setdefault(plain(full), set()).add(mention.act)
    for title in later:
        said = seen.get(plain(title.name), set())
        catalogued = by_plain().get(plain(title.name), ())
        if len(said) == 1:
            yield ActMention(next(iter(said)), title.span, BINDING["by-antecedent"])
        elif len(catalogued) == 1:
            yield ActMention(catalogued[0], title.span, BINDING["by-default"])
        elif len(title.name.split()) > 1 and not said and not catalogued:
            yield ActMention(title.name, title.span, BINDING["stated"])


def _settled(
    text: str, named: list[ActMention], open_names: list[tuple[Name, Span]]
) -> Iterator[ActMention]:
    """Names that several acts share, where the letter leaves one: by full name, nation or date."""
    stated = {mention.act for mention in named}
    scottish = is_scottish(stated)
    for name, span in open_names:
        left = [act for act in name.acts if act in stated]
        binding = BINDING["by-antecedent"]
        if len(left) != 1:
            binding = BINDING["by-default"]
            left = [act for act in name.acts if fits_nation(act, scottish)]
        if len(left) != 1:
            left = in_force(text, name.acts)
        if len(left) == 1:
            yield ActMention(left[0], span, binding)
    if scottish:  # plain "EIR" in a Scottish letter means the Scottish Regulations
        for n, mention in enumerate(named):
            twin = scottish_twin(mention.act)
            year = catalogue().acts[mention.act].title[-4:] if twin else ""
            if twin and year not in mention.span.of(text):
                named[n] = replace(mention, act=twin, binding=BINDING["by-nation"])


def _with_definition(text: str, mention: ActMention) -> ActMention:
    """The mention with the abbreviation that the letter gives beside it, if it gives one."""
    if after := _DEFINED.match(text, mention.span.end):
        alias = after["a"] or after["b"]
        if not alias.isdigit() and alias.lower() not in ("scotland", "as amended"):
            return replace(mention, defines=alias)
    if before := _MEANS.search(text, max(0, mention.span.start - 60), mention.span.start):
        return replace(mention, defines=before["alias"])
    return mention


def _called(text: str, named: list[ActMention]) -> Iterator[ActMention]:
    """Later uses of the abbreviations that the letter gives."""
    meanings: dict[str, ActMention] = {}
    for mention in named:
        if mention.defines:
            meanings.setdefault(_bare(mention.defines), mention)
    spans = [mention.span for mention in named]
    for alias, mention in meanings.items():
        if KIND.fullmatch(alias) or len(alias) < 2:
            continue
        for use in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
            span = Span(*use.span())
            if not _overlap(spans, span):
                yield ActMention(mention.act, span, BINDING["by-abbreviation"])


def _pointed(text: str, named: list[ActMention]) -> Iterator[ActMention]:
    """Pointers ("The Act", "that Act", "the 2000 Act") where they can mean but one act."""
    starts = [mention.span.start for mention in named]
    spans = [mention.span for mention in named]
    stated = {mention.act for mention in named}
    defined = {
        _bare(mention.defines).lower(): mention.act
        for mention in reversed(named)
        if mention.defines
    }
    for pointer in POINTER.finditer(text):
        span, kind = Span(*pointer.span()), pointer["kind"].lower()
        if _overlap(spans, span) or not (pointer["year"] or pointer["kind"][0].isupper()):
            continue
        candidates = {act for act in stated if is_kind(act, kind)}
        access = candidates.intersection(catalogue().access_acts)
        binding = BINDING["by-antecedent"]
        if pointer["year"]:
            left = {act for act in candidates if year_of(act) == pointer["year"].strip()}
        elif pointer["same"] or pointer["det"].lower() in ("that", "same", "said"):
            before = reversed(named[: bisect_left(starts, span.start)])
            left = set(islice((m.act for m in before if m.act in candidates), 1))
        elif pointer["det"].lower() == "this":
            left = access
        elif kind in defined:
            left, binding = {defined[kind]}, BINDING["by-abbreviation"]
        else:
            left = access if len(access) == 1 else candidates
        if len(left) == 1:
            yield ActMention(next(iter(left)), span, binding)


def _bare(alias: str) -> str:
    return alias.strip().removeprefix("the ").removeprefix("The ")


def _merged(mentions: list[ActMention]) -> list[ActMention]:
    """The mentions in order, the longest where several overlap."""
    kept: list[ActMention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if kept and kept[-1].span.touches(mention.span):
            if mention.span.end - mention.span.start > kept[-1].span.end - kept[-1].span.start:
                kept[-1] = mention
            continue
        kept.append(mention)
    return kept


def _overlap(spans: list[Span], span: Span, *, whole: bool = False) -> bool:
    """Whether a span touches one of the others (sorted); with `whole`, is no longer than it."""
    at = bisect_left(spans, span)
    near = spans[max(0, at - 1) : at + 2]
    return any(s.touches(span) and (not whole or s.holds(span)) for s in near)


def _ends_in(spans: list[Span], span: Span) -> bool:
    """Whether one of the spans (sorted) ends a span: "Police Freedom of Information Act"."""
    at = bisect_left(spans, span)
    return any(
        span.start < s.start and s.end >= span.end for s in spans[at : at + 2] if s.touches(span)
    )
