"""Acts, regulations and the like named in the text."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import islice

import ahocorasick_rs

from kg.catalogue import Act, catalogue
from kg.cues import fold
from kg.model import ActMention, Span
from kg.recognise.titles import Title, plain, titles
from kg.vocab import BINDING

_SHARED = "foi:sharedName"
_KIND = re.compile(r"\b(act|regulations?|order|rules|measure|convention|treaty)\b", re.IGNORECASE)
_YEAR = re.compile(r"\s{0,2}(?:\([A-Z][\w&()]{1,9}\)\s{0,2})?\(?((?:19|20)\d\d)\b\)?")
_DEFINED = re.compile(
    r"""(?:\s{1,2}\(as\samended\))?\s{0,2},?\s{0,2}
        (?:[(\[](?:"|')?(?:hereafter|hereinafter|henceforth|known\sas|referred\sto\sas|also|or|called|
                     i\.e\.)?,?\s{0,2}(?:or\s|the\s(?=["']))?["']?(?P<a>(?:the\s)?[A-Z][\w()&. -]{0,24}?)["']?[)\]]
         |(?:or|as|hereafter|called)\s(?:the\s)?["'](?P<b>(?:the\s)?[A-Z][\w()&. -]{0,24}?)["'])""",
    re.VERBOSE,
)
_MEANS = re.compile(
    r"""["'](?P<alias>(?:the\s)?[A-Z][\w()&. -]{0,24}?)["']\s(?:(?:below|here|hereafter|means|is|for|to|mean|in
        |this|letter|refers?|short|stands)\s){0,5}(?:the\s)?$""",
    re.VERBOSE,
)
_POINTER = re.compile(
    r"""\b(?P<det>the|that|this|said|same)\s{1,3}(?P<same>said\s|same\s)?(?:above\s|above-named\s)?
        (?P<year>(?:19|20)\d\d\s{1,3})?(?P<kind>Act|Regulations|Order|Rules|Measure|Convention)\b
        (?!\s{1,3}\(?(?:19|20)\d\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(
    r"(?:\b(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6},?\s{1,2}"
    r"|\b\d{1,2}[/.-](?P<number>\d{1,2})[/.-])(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_NATIONS = frozenset({"scotland", "wales", "england", "ireland"})
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of one act, or shared by several: matched as written where `exact`."""

    text: str
    acts: tuple[str, ...]
    exact: bool


def acts(text: str) -> tuple[ActMention, ...]:
    """Every act named, in order: by its title, by a name it is known by, or as the letter calls it.

    >>> [m.act for m in acts("Section 4 of the Animal Welfare Act 2006 and s.21 of FOIA. That Act …")]
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


def _named(text: str) -> tuple[list[ActMention], list[tuple[_Name, Span]]]:
    """The names of catalogued acts in the text, and apart those that several acts share."""
    automaton, names = _names()
    found: list[ActMention] = []
    open_names: list[tuple[_Name, Span]] = []
    folded = fold(text)
    for index, start, end in automaton.find_matches_as_indexes(folded):
        name = names[index]
        if name.exact:  # "FoIA" folds like "FOIA"
            name = _spelt().get(text[start:end], name)
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


def _dated(text: str, name: _Name, start: int, end: int) -> ActMention | None:
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
    if known[name.acts[0]].kind and name.acts[0] in _access():  # a slip: "EIRs 2002"
        return (
            ActMention(name.acts[0], span, BINDING["by-default"]) if len(name.acts) == 1 else None
        )
    return ActMention(f"{' '.join(text[start:end].split())} {year[1]}", span, BINDING["stated"])


def _titled(text: str, named: list[ActMention], covered: list[Span]) -> Iterator[ActMention]:
    """Acts by a title that no known name covers."""
    by_plain = _by_plain()
    seen: dict[str, set[str]] = {}
    later: list[Title] = []
    for title in titles(text):
        if _overlap(covered, title.span, whole=True) or _ends_in(covered, title.span):
            continue
        if title.year is None:
            later.append(title)
            continue
        key = f"{title.name} {title.year}"
        known = _like(title)
        act = known[0] if len(known) == 1 else key
        seen.setdefault(plain(title.name), set()).add(act)
        yield ActMention(act, title.span, BINDING["stated"])
    for mention in named:
        full = (
            catalogue().acts[mention.act].title if mention.act in catalogue().acts else mention.act
        )
        seen.setdefault(plain(full), set()).add(mention.act)
    for title in later:
        said, known = seen.get(plain(title.name), set()), by_plain.get(plain(title.name), ())
        if len(said) == 1:
            yield ActMention(next(iter(said)), title.span, BINDING["by-antecedent"])
        elif len(known) == 1:
            yield ActMention(known[0], title.span, BINDING["by-default"])
        elif len(title.name.split()) > 1 and not said and not known:
            yield ActMention(title.name, title.span, BINDING["stated"])


def _settled(
    text: str, named: list[ActMention], open_names: list[tuple[_Name, Span]]
) -> Iterator[ActMention]:
    """Names that several acts share, where the letter leaves one: by full name, nation or date."""
    stated = {mention.act for mention in named}
    scottish = _scottish(stated)
    for name, span in open_names:
        left = [act for act in name.acts if act in stated]
        binding = BINDING["by-antecedent"]
        if len(left) != 1:
            binding = BINDING["by-default"]
            left = [act for act in name.acts if _fits(act, scottish)]
        if len(left) != 1:
            left = _in_force(text, name.acts)
        if len(left) == 1:
            yield ActMention(left[0], span, binding)
    if scottish:  # plain "EIR" in a Scottish letter means the Scottish Regulations
        for n, mention in enumerate(named):
            twin = _scottish_twin(mention.act)
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
        if _KIND.fullmatch(alias) or len(alias) < 2:
            continue
        for use in re.finditer(rf"(?<!\w){re.escape(alias)}(?!\w)", text):
            span = Span(*use.span())
            if not _overlap(spans, span):
                yield ActMention(mention.act, span, BINDING["by-abbreviation"])


def _pointed(text: str, named: list[ActMention]) -> Iterator[ActMention]:
    """ "The Act", "that Act", "the 2000 Act": where they can mean but one act."""
    starts = [mention.span.start for mention in named]
    spans = [mention.span for mention in named]
    stated = {mention.act for mention in named}
    defined = {
        _bare(mention.defines).lower(): mention.act
        for mention in reversed(named)
        if mention.defines
    }
    for pointer in _POINTER.finditer(text):
        span, kind = Span(*pointer.span()), pointer["kind"].lower()
        if _overlap(spans, span) or not (pointer["year"] or pointer["kind"][0].isupper()):
            continue
        candidates = {act for act in stated if _is(act, kind)}
        access = candidates & _access()
        binding = BINDING["by-antecedent"]
        if pointer["year"]:
            left = {act for act in candidates if _year(act) == pointer["year"].strip()}
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


@lru_cache(maxsize=4096)
def _is(act: str, kind: str) -> bool:
    """Whether an act is an Act, Regulations and so on by its title."""
    title = catalogue().acts[act].title if act in catalogue().acts else act
    return any(found[1].lower() == kind for found in _KIND.finditer(title))


def _bare(alias: str) -> str:
    return alias.strip().removeprefix("the ").removeprefix("The ")


def _year(act: str) -> str | None:
    title = catalogue().acts[act].title if act in catalogue().acts else act
    years = re.findall(r"\b(?:1[2-9]|20)\d\d\b", title)
    return years[-1] if years else None


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


def _like(title: Title) -> list[str]:
    """The catalogued acts of the year whose title has every word of a title, in whatever order."""
    words = _words(title.name)
    same = [
        k
        for k, known in _by_words()
        if words <= known and not (known - words) & _NATIONS and _year(k) == title.year
    ]
    exact = [k for k in same if _words(catalogue().acts[k].title) - {str(title.year)} == words]
    return exact or same


def _words(title: str) -> frozenset[str]:
    return frozenset(plain(re.sub(r"[()]", " ", title)).split())


@cache
def _by_words() -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((key, _words(act.title)) for key, act in sorted(catalogue().acts.items()))


def _ends_in(spans: list[Span], span: Span) -> bool:
    """Whether one of the spans (sorted) is the end of a span: "Police Freedom of Information Act"."""
    at = bisect_left(spans, span)
    return any(
        span.start < s.start and s.end >= span.end for s in spans[at : at + 2] if s.touches(span)
    )


def _scots(act: str) -> bool:
    return _nation(catalogue().acts[act]) == "Scottish"


def _scottish(stated: Iterable[str]) -> bool:
    """Whether the letter names the Scottish law of access and not the other."""
    access = {act: _nation(catalogue().acts[act]) for act in stated if act in _access()}
    return "Scottish" in access.values() and "FOIA" not in access


def _nation(act: Act) -> str:
    return "Scottish" if "Scot" in act.kind or "(Scotland)" in act.title else ""


def _fits(act: str, scottish: bool) -> bool:
    return _scots(act) == scottish


def _scottish_twin(act: str) -> str | None:
    """The Scottish act of access whose title is an act's title with "(Scotland)" in it."""
    if act not in _access() or _nation(catalogue().acts[act]):
        return None
    same = [
        k
        for k in _access()
        if k != act and plain(catalogue().acts[k].title) == plain(catalogue().acts[act].title)
    ]
    return same[0] if len(same) == 1 and catalogue().acts[act].unit == "reg" else None


def _in_force(text: str, candidates: tuple[str, ...]) -> list[str]:
    """Of acts that follow one another, the one in force at the latest date of the letter, if dated."""
    latest = max(
        (
            (int(m["year"]), int(m["number"] or _MONTHS.index(m["month"].lower()) + 1))
            for m in _DATE.finditer(text)
        ),
        default=None,
    )
    by_year = sorted((int(_year(act) or 0), act) for act in candidates)
    if latest is None or len({year for year, _ in by_year}) != len(by_year):
        return []
    in_force = [act for year, act in by_year if (year, 5) <= latest]
    return in_force[-1:]


@cache
def _access() -> frozenset[str]:
    """The keys of the acts that give access to information."""
    return frozenset(e.provision.act for e in catalogue().exemptions.values())


@cache
def _by_plain() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for key, act in catalogue().acts.items():
        found.setdefault(plain(act.title), []).append(key)
    return {name: tuple(keys) for name, keys in found.items()}


@cache
def _spelt() -> dict[str, _Name]:
    return {name.text: name for name in _names()[1]}


@cache
def _names() -> tuple[ahocorasick_rs.AhoCorasick, tuple[_Name, ...]]:
    """The automaton of all names, longest match first, and the names by index."""
    meant: dict[str, list[str]] = {}
    for key, act in catalogue().acts.items():
        shared = catalogue().values(act.iri, _SHARED)
        for name in (act.title, *act.names, *shared):
            bare = name.removeprefix("the ")  # "the DPA" is "DPA"
            if not _POINTER.fullmatch(name) and key not in meant.setdefault(bare, []):
                meant[bare].append(key)
    names = tuple(
        _Name(name, tuple(keys), exact=not (_KIND.search(name) and " " in name))
        for name, keys in sorted(meant.items())
    )
    automaton = ahocorasick_rs.AhoCorasick(
        [fold(name.text) for name in names],
        matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
    )
    return automaton, names
