"""Which act a printed list of provisions belongs to, or that none can be told.

In this order (the first that leaves one act): an act beside it; the list it is joined to; the
heading or list it stands under; its unit and shape; the letter's regime; the nearest act before it.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import islice

from kg.catalogue import catalogue, cues
from kg.citations.meaning import access_acts, complete, listed, sections
from kg.model import ActMention, Block, Fact, Layout, Section, Span
from kg.recognise.numbers import Printed
from kg.sentences import sentences
from kg.vocab import BINDING, REGIME, ROLE

_CLOSE = r"""["'”’)\]]{0,2}"""
_ASIDE = r"""(?:\s?[(\[][^()\[\]\n]{2,90}[)\]])?"""
_AFTER = re.compile(
    rf"""{_CLOSE}{_ASIDE}(?:\s?[-–—]\s?[^.;:\n()]{{3,60}}?)?,?\s{{0,2}}
    (?:(?:and|or)\s(?:Appendix|Annex|Schedule|Part|Chapter)\s\w+,?\s)?
    (?:(?:contained|set\sout|found|specified|defined|provided(?:\sfor)?|listed|both|each|exemptions?
         |exceptions?|respectively|powers?|duties|notice|as)\s)?
    (?:of|under|in|to|within|from|by|at|o|o'r|yn)\s{{1,2}}(?:(?:the|both|y|each\sof|Part\s\w+\sof(?:\sthe)?)\s{{1,2}})?["'(]?"""
    rf"""|{_CLOSE}\s(?:powers?|offences?|orders?|agreements?|notices?)\b[^.;:\n]{{0,70}}?
        \b(?:of|in|under|by)\s(?:the\s)?"""
    rf"""|{_CLOSE}{_ASIDE}[\s,(]{{0,3}}(?:the\s)?["']?""",
    re.VERBOSE,
)
_BEFORE = re.compile(
    r"""["')\]]{0,2}(?:\s?\([^()]{2,40}\))?(?:[\s,:;(\[–—"'-]{0,4}
        (?:(?i:under|exemptions?|exceptions?|the|notice|refusal|by\svirtue\sof|at|in|see|and\sin\sparticular)\s?)?){0,3}""",
    re.VERBOSE,
)
_GENERIC = re.compile(
    rf"""{_CLOSE}{_ASIDE}(?:\s?[-–—]\s?[^.;:\n()]{{3,60}}?)?,?\s{{0,2}}
        (?:of|under|in|to)\s{{1,2}}(?:the|that|this|said)\s{{1,2}}(?:Act|Regulations|legislation|FOI\b)""",
    re.VERBOSE,
)
_OF_OTHER = re.compile(
    r"""["')]{0,2}\s{1,2}(?:of|in|on)\s{1,2}
        (?P<owner>the|our|its|your|their|this|that|a|an|my|his|her|it\b|[A-Z]\w+'s)""",
    re.VERBOSE,
)
_CHAIN = re.compile(
    r"""["')\]]{0,2}(?:\s?[(\[][^()\[\]\n]{2,90}[)\]])?[\s,;]{0,3}
        (?:(?:and|or|&|/|with|now|formerly|previously|then|since|replaced\sby|read\swith|read|taken|together\swith
            |together|by\svirtue\sof|in\sconjunction\swith|as\swell\sas|also|both|either|the|conditions?|in|at|under
            |by\sreference\sto|further\sto|and/or|of)[\s,]{0,3}){0,6}["'(]?""",
    re.VERBOSE,
)
_STOP = re.compile(r"[.;:\n(]")
_OFFICE = re.compile(r"\s(?:[Oo]fficers?|[Cc]hief)\b")
_UNIT_OF = {
    "Act": "s",
    "Measure": "s",
    "Regulations": "reg",
    "Regulation": "reg",
    "Order": "art",
    "Rules": "rule",
}


@dataclass(frozen=True, slots=True)
class Bound:
    """A printed list with its act; `act` none where two acts remain.

    `within` is the path of the provision that a subsection or paragraph alone lies in.
    """

    printed: Printed
    act: str | None
    unit: str
    binding: str
    within: tuple[str, ...] = ()


@dataclass(slots=True)
class Context:
    """What a list is bound from: the letter's text, blocks, acts named and regimes."""

    text: str
    layout: Layout
    named: tuple[ActMention, ...]
    regimes: tuple[Fact[str], ...]
    _starts: list[int] = field(default_factory=list)
    _blocks: tuple[Block, ...] = ()
    _block_starts: list[int] = field(default_factory=list)
    _sentences: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    _nouns: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Index acts and blocks by where they begin."""
        self._starts = [mention.span.start for mention in self.named]
        self._blocks = self.layout.blocks
        self._block_starts = [block.span.start for block in self._blocks]
        self._nouns = [h.span for h in cues("citing").find(self.text) if h.slug == "document"]

    def block_at(self, offset: int) -> int | None:
        """The index of the block at an offset."""
        n = bisect_right(self._block_starts, offset) - 1
        return n if n >= 0 else None

    def block_span(self, offset: int) -> Span:
        """The span of the block at an offset, or the line it stands on."""
        n = self.block_at(offset)
        if n is not None and self._blocks[n].span.end > offset:
            return self._blocks[n].span
        start = self.text.rfind("\n", 0, offset) + 1
        end = self.text.find("\n", offset)
        return Span(start, len(self.text) if end < 0 else end)

    def block(self, n: int) -> Block:
        """A block by its index."""
        return self._blocks[n]

    def sentences_in(self, offset: int) -> tuple[Span, ...]:
        """The sentences of the block at an offset."""
        span = self.block_span(offset)
        if span.start not in self._sentences:
            self._sentences[span.start] = sentences(self.text, span)
        return self._sentences[span.start]

    def sentence_at(self, offset: int) -> Span:
        """The sentence round an offset, within its block."""
        inside = self.sentences_in(offset)
        n = bisect_right(inside, Span(offset, len(self.text))) - 1
        return inside[n] if n >= 0 and offset < inside[n].end else self.block_span(offset)

    def nouns_in(self, span: Span) -> list[Span]:
        """The words for documents that are no law, in a span."""
        first = bisect_left(self._nouns, Span(span.start, 0))
        last = bisect_left(self._nouns, Span(span.end, 0))
        return [noun for noun in self._nouns[first:last] if noun.end <= span.end]

    def acts_in(self, span: Span) -> list[ActMention]:
        """The acts named in a span, in order."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return list(self.named[first:last])

    def acts_before(self, offset: int) -> list[ActMention]:
        """The acts named before an offset."""
        return list(self.named[: bisect_right(self._starts, offset - 1)])


def unit_of(act: str) -> str:
    """The unit of an act's provisions: of a catalogued one as listed, else by the kind in its title."""
    if act in catalogue().acts:
        return catalogue().acts[act].unit
    kind = [word for word in act.split() if word in _UNIT_OF]
    if kind:
        return _UNIT_OF[kind[-1]]
    return "art" if "Convention" in act or "Treaty" in act else "s"


def bind(lists: tuple[Printed, ...], context: Context) -> list[Bound]:
    """Each list that is law, with its act; lists of other documents are left out."""
    stated = [_beside(printed, context) for printed in lists]
    _join(lists, stated, context.text)
    said = {
        (b.act, place.path[0])
        for printed, b in zip(lists, stated, strict=True)
        if b
        for place in printed.places
    }
    found: list[Bound] = []
    other_document: Span | None = None
    for printed, beside in zip(lists, stated, strict=True):
        if beside:
            found.append(beside)
            continue
        block = context.block_span(printed.span.start)
        if _is_other_document(printed, context, same=other_document == block):
            other_document = block
            continue
        if bound := _unstated(printed, context, found, said):
            found.append(bound)
    return found


def _beside(printed: Printed, context: Context) -> Bound | None:
    """The list bound to an act named beside it: after it ("of the X") first, then before it."""
    start, end = printed.span.start, printed.span.end
    window = context.acts_in(Span(end, end + 170))
    for mention in window[:1]:
        if _AFTER.fullmatch(context.text, end, mention.span.start):
            if printed.unit in ("sub", "para"):
                break
            act = _defined_twice(mention, window[1:], printed, context.text)
            return Bound(printed, act, _unit(printed, act), _how(mention))
    if _GENERIC.match(context.text, end) or printed.unit in ("sub", "para"):
        return None
    before = context.acts_before(start)[-1:]
    for mention in before:
        gap = context.text[mention.span.end : start]
        fits = printed.unit in ("", "sch", unit_of(mention.act))
        if fits and len(gap) < 60 and "\n\n" not in gap and _BEFORE.fullmatch(gap):
            if printed.loose and not _listed_all(mention.act, printed):
                return None
            return Bound(printed, mention.act, _unit(printed, mention.act), _how(mention))
    return None


def _how(mention: ActMention) -> str:
    """The binding of a list to the act beside it: as that act itself was told."""
    return mention.binding if mention.binding != BINDING["by-default"] else BINDING["stated"]


def _defined_twice(
    mention: ActMention, after: list[ActMention], printed: Printed, text: str
) -> str:
    """The act of a mention; where its abbreviation names another act, the one that has the numbers."""
    if mention.defines:
        for other in after[:1]:
            near = other.span.start - mention.span.end < 12 and other.act != mention.act
            if near and other.span.of(text) in mention.defines:
                have = [a for a in (mention.act, other.act) if _listed_all(a, printed)]
                if len(have) == 1:
                    return have[0]
    return mention.act


def _listed_all(act: str, printed: Printed) -> bool:
    return all(listed(act, unit_of(act), place.path) for place in printed.places)


def _unit(printed: Printed, act: str) -> str:
    """The unit as keyed: "regulation 31 of the Act" is a section, a schedule stays one."""
    if printed.unit in ("sch", "rule"):
        return printed.unit
    return unit_of(act) if complete(act) or not printed.unit else printed.unit


def _join(lists: tuple[Printed, ...], stated: list[Bound | None], text: str) -> None:
    """Give lists that are joined ("section 44, now section 47A of the X") the act of their fellow."""
    for n in range(len(lists) - 2, -1, -1):
        after = stated[n + 1]
        if not after or stated[n] or _is_of_access(lists[n], after.act):
            continue
        if _chained(lists[n], lists[n + 1], text):
            stated[n] = Bound(lists[n], after.act, after.unit, BINDING["by-list"])
    for n in range(1, len(lists)):
        before = stated[n - 1]
        if stated[n] is None and before and _chained(lists[n - 1], lists[n], text):
            stated[n] = Bound(lists[n], before.act, before.unit, BINDING["by-list"])


def _is_of_access(printed: Printed, act: str | None) -> bool:
    """Whether a list cannot be of an act since it is of grounds: "s.44(1)(a) by virtue of s.15 of X"."""
    return act not in access_acts() and any(
        _is_ground(other, printed) and any(len(place.path) > 1 for place in printed.places)
        for other in access_acts()
        if unit_of(other) == printed.unit
    )


def _chained(one: Printed, two: Printed, text: str) -> bool:
    gap = text[one.span.end : two.span.start]
    return (
        one.unit == two.unit
        and one.unit not in ("sub", "para", "sch")
        and len(gap) < 130
        and "\n\n" not in gap
        and bool(_CHAIN.fullmatch(gap))
    )


def _is_other_document(printed: Printed, context: Context, *, same: bool) -> bool:
    """Whether a list is of a document that is no law: "section 4.2 of our Retention Policy"."""
    text, (start, end) = context.text, (printed.span.start, printed.span.end)
    if _OFFICE.match(text, end) or printed.unit == "part":
        return True
    plain = all(len(place.path) == 1 and not place.para for place in printed.places)
    if _GENERIC.match(text, end):
        return False
    if other := _OF_OTHER.match(text, end):
        stop = _STOP.search(text, other.end(), other.end() + 70)
        limit = stop.start() if stop else min(len(text), other.end() + 70)
        if context.nouns_in(Span(other.end(), limit)):
            return True
        if other["owner"] == "it" and printed.loose:
            return True
    if not (plain or printed.loose):
        return False
    known = any(_ground(place.path) for place in printed.places)
    lead = text[max(0, start - 60) : start]
    head = lead.rstrip(" ,(:\n")
    at = start - len(lead) + len(head)
    named = [noun for noun in context.nouns_in(Span(max(0, at - 30), at)) if noun.end == at]
    if named and re.search(r"[,:]\s{0,2}$" if known else r"[,(:]\s{0,2}$", lead[-4:]):
        return True
    sentence = context.sentence_at(start)
    if same and plain and not (known and _is_applied(text, sentence)):
        return True
    nouns = context.nouns_in(sentence)
    return printed.unit == "s" and bool(nouns) and (printed.loose or not known)


def _is_applied(text: str, sentence: Span) -> bool:
    """Whether a sentence says that something is withheld, refused or the like."""
    hits = cues("role").find(text, sentence)
    return any(h.slug in (ROLE["relied-on"], ROLE["ncnd"]) for h in hits)


def _ground(path: tuple[str, ...]) -> bool:
    """Whether some act of access has a ground of that number under its sections."""
    rows = (listed(act, "s", path) for act in access_acts() if unit_of(act) == "s")
    return any(row and row.ground != "no" for row in rows)


def _unstated(
    printed: Printed, context: Context, found: list[Bound], said: set[tuple[str | None, str]]
) -> Bound | None:
    """The list bound by heading, list, unit, regime or antecedent; none where it is no law."""
    if printed.unit in ("sub", "para"):
        return _within(printed, context, found)
    heading = _over(printed, context)
    able = [act for act in _access(printed, context, found) if _fits(act, printed)]
    access = able[0] if len(able) == 1 else None
    fits = access is not None
    applied = (
        fits
        and _is_ground(access, printed)
        and _is_applied(context.text, context.sentence_at(printed.span.start))
    )
    other = heading and heading[0] != access
    if printed.unit == "sch" and heading and heading[0] in access_acts():
        other = False
    if heading and other and printed.unit and not applied:
        if unit_of(heading[0]) == printed.unit or printed.unit == "sch":
            if not complete(heading[0]) or _fits(heading[0], printed):
                return Bound(printed, heading[0], printed.unit, heading[1])
    if printed.unit == "sch":
        return _nearest(printed, context, found, schedules=True)
    if printed.unit == "art":
        return _article(printed, context, found)
    if printed.loose and not (fits and _is_ground(access, printed)):
        return None
    if fits and access:
        if other := _same_elsewhere(printed, context, access, said, found):
            return Bound(printed, other, printed.unit, BINDING["by-antecedent"])
        if _is_torn(printed, context, access, found):
            return Bound(printed, None, printed.unit, BINDING["by-regime"])
        binding = BINDING["by-regime"] if context.regimes else BINDING["by-antecedent"]
        if printed.unit in ("reg", "") and _is_ground(access, printed):
            binding = BINDING["by-unit"]
        if heading and heading[0] == access:
            binding = heading[1]
        return Bound(printed, access, unit_of(access), binding)
    if not printed.unit:
        return None
    near = _nearest(printed, context, found)
    if near is None and len(able) > 1:
        return Bound(printed, None, printed.unit, BINDING["by-regime"])
    return near


def _over(printed: Printed, context: Context) -> tuple[str, str] | None:
    """The act named by the heading, or by the line that opens the list, that it stands under."""
    n = context.block_at(printed.span.start)
    if n is None:
        return None
    block = context.block(n)
    if block.kind in ("item", "row"):
        above = n - 1
        while above >= 0 and context.block(above).kind in ("item", "row"):
            above -= 1
        if above >= 0 and n - above < 30:
            span = context.block(above).span
            acts = {m.act for m in context.acts_in(span)}
            if len(acts) == 1 and context.text[: span.end].rstrip().endswith(":"):
                return acts.pop(), BINDING["by-list"]
    above = next(
        (k for k in range(n, max(-1, n - 12), -1) if context.block(k).kind == "heading"), n
    )
    section: Section | None = context.layout.section_at(printed.span.start)
    for heading in (context.block(above).span, section.heading if section else None):
        if heading and not heading.holds(printed.span):
            acts = {m.act for m in context.acts_in(heading)}
            if len(acts) == 1:
                return acts.pop(), BINDING["by-heading"]
    return None


def _access(printed: Printed, context: Context, found: list[Bound]) -> list[str]:
    """The acts of access that a list can belong to by the letter's regimes, or by what it names."""
    keys = [
        catalogue().values(REGIME.iri(f.value).value, "skos:notation")[0] for f in context.regimes
    ]
    access = [key for key in keys if key in access_acts()]
    if not access:
        access = sorted({m.act for m in context.named} & set(access_acts()))
    wanted = [act for act in access if unit_of(act) == printed.unit]
    if printed.unit == "s" and not wanted and access:
        wanted = list({_partner(act) for act in access} - {None})  # type: ignore[arg-type]
    if printed.unit == "reg" and not wanted:
        stated = {m.act for m in context.named}
        wanted = [act for act in access_acts() if unit_of(act) == "reg" and act in stated]
        wanted = [act for act in wanted if _is_ground(act, printed)]
    if not printed.unit:
        word = printed.span.of(context.text)[:5].lower()
        pool = {*access, *(p for act in access if (p := _partner(act)))}
        wanted = [act for act in access if _is_named_here(act, printed, found)]
        if word in ("exemp", "excep"):
            unit = "s" if word == "exemp" else "reg"
            wanted = [a for a in sorted(pool) if unit_of(a) == unit and _fits(a, printed)] or wanted
        if len(wanted) > 1 and found and found[-1].act in wanted:
            wanted = [found[-1].act]
    return wanted


def _partner(act: str) -> str | None:
    """The Act of the same nation as the Regulations of an act of access: FOISA of EISR."""
    if unit_of(act) == "s":
        return act
    scottish = "Scot" in catalogue().acts[act].title
    same = [
        other
        for other in access_acts()
        if unit_of(other) == "s" and ("Scot" in catalogue().acts[other].title) == scottish
    ]
    return same[0] if len(same) == 1 else None


def _is_named_here(act: str, printed: Printed, found: list[Bound]) -> bool:
    """Whether a number without a unit is one of an act: a ground of it, or of a section cited."""
    rows = [listed(act, unit_of(act), place.path) for place in printed.places]
    cited = {(b.act, place.path[0]) for b in found for place in b.printed.places}
    return all(
        row
        and (row.ground in ("yes", "ncnd", "condition") or (act, row.provision.path[0]) in cited)
        for row in rows
    )


def _fits(act: str, printed: Printed) -> bool:
    """Whether an act has the sections of a list."""
    return any(place.path[0] in sections(act) for place in printed.places)


def _is_ground(act: str | None, printed: Printed) -> bool:
    rows = [listed(act, unit_of(act), place.path) for place in printed.places] if act else []
    return bool(rows) and all(row and row.ground in ("yes", "ncnd") for row in rows)


def _same_elsewhere(
    printed: Printed,
    context: Context,
    access: str,
    said: set[tuple[str | None, str]],
    found: list[Bound],
) -> str | None:
    """Another act, where the letter gives it that bare number and never the act of access."""
    if _GENERIC.match(context.text, printed.span.end):
        return None
    number = printed.places[0].path[0]
    if beside := _amid(printed, context, access, found):
        return beside
    if any(len(place.path) > 1 for place in printed.places):
        return None
    others = {
        act
        for act, n in said
        if n == number and act and act != access and unit_of(act) == printed.unit
    }
    mine = (access, number) in said or any(
        b.act == access and place.path[0] == number for b in found for place in b.printed.places
    )
    if len(others) == 1 and not mine:
        exempt = re.search(
            r"\b(?:exempt|appl|engag|rel(?:y|ied))",
            context.sentence_at(printed.span.start).of(context.text),
        )
        return None if exempt and _ground((number,)) else next(iter(others))
    here = context.sentence_at(printed.span.start)
    before = {m.act for m in context.acts_in(Span(here.start, printed.span.start))}
    if (
        len(before) == 1
        and not mine
        and not (before & {access})
        and listed(*before, "s", (number,))
    ):
        if not _is_applied(context.text, here):
            return before.pop()
    return None


def _is_torn(printed: Printed, context: Context, access: str, found: list[Bound]) -> bool:
    """Whether bare sections can be of the act of access and as well of the act cited just before."""
    last = found[-1] if found else None
    if not last or not last.act or last.act in access_acts():
        return False
    if any(len(place.path) > 1 for place in printed.places) or _GENERIC.match(
        context.text, printed.span.end
    ):
        return False
    together = context.block_span(printed.span.start).holds(last.printed.span)
    both = all(listed(last.act, printed.unit, place.path) for place in printed.places)
    sentence = context.sentence_at(printed.span.start)
    return together and both and not cues("role").find(context.text, sentence)


def _amid(printed: Printed, context: Context, access: str, found: list[Bound]) -> str | None:
    """Another act whose sections of nearly that number stand before it in its paragraph."""
    last = found[-1] if found else None
    row = listed(access, "s", printed.places[0].path[:1])
    if not last or not last.act or last.act == access or not row or row.ground != "no":
        return None
    block = context.block_span(printed.span.start)
    before = [
        place.path[0]
        for b in islice(reversed(found), 6)
        if b.act == last.act and block.holds(b.printed.span)
        for place in b.printed.places
    ]
    numbers = [int(n) for n in (*before, printed.places[0].path[0]) if n.isdigit()]
    if len(numbers) < 2 or len(numbers) <= len(before):
        return None
    *theirs, mine = numbers
    return last.act if min(theirs) - 2 <= mine <= max(theirs) + 2 else None


def _article(printed: Printed, context: Context, found: list[Bound]) -> Bound | None:
    """Articles: of the act named nearest in the sentence, else of the one the letter leaves."""
    sentence = context.sentence_at(printed.span.start)
    here = {m.act for m in context.acts_in(sentence) if unit_of(m.act) == "art"}
    stated = {m.act for m in context.named if unit_of(m.act) == "art"}
    for pool, binding in ((here, "by-antecedent"), (stated, "by-unit")):
        having = {act for act in pool if act not in catalogue().acts or _has(act, printed)}
        if len(having) == 1:
            return Bound(printed, having.pop(), "art", BINDING[binding])
        if having:
            near = [b.act for b in found[-1:] if b.act in having]
            return Bound(printed, near[0] if near else None, "art", BINDING["by-antecedent"])
    shaped = [
        act
        for act in catalogue().acts
        if unit_of(act) == "art"
        and any(len(p.path) > 2 and listed(act, "art", p.path) for p in printed.places)
    ]
    return Bound(printed, shaped[0], "art", BINDING["by-unit"]) if len(shaped) == 1 else None


def _has(act: str, printed: Printed) -> bool:
    return not sections(act) or any(place.path[0] in sections(act) for place in printed.places)


def _nearest(
    printed: Printed, context: Context, found: list[Bound], *, schedules: bool = False
) -> Bound | None:
    """The list bound to the nearest act before it in its block that can have it; no law where none."""
    block = context.block_span(printed.span.start)

    def able(act: str) -> bool:
        if schedules:
            return True
        return unit_of(act) == printed.unit and not (complete(act) and not _fits(act, printed))

    before = [m.act for m in context.acts_in(Span(block.start, printed.span.start)) if able(m.act)]
    if before:
        return Bound(printed, before[-1], printed.unit, BINDING["by-antecedent"])
    last = [b.act for b in found if block.holds(b.printed.span) and b.act and able(b.act)]
    if last:
        return Bound(printed, last[-1], printed.unit, BINDING["by-antecedent"])
    after = [m.act for m in context.acts_in(context.sentence_at(printed.span.start)) if able(m.act)]
    if len(set(after)) == 1:
        return Bound(printed, after[0], printed.unit, BINDING["by-antecedent"])
    if printed.unit != "reg":
        return None
    named = {m.act for m in context.acts_before(printed.span.start) if able(m.act)}
    if len(named) == 1:
        return Bound(printed, named.pop(), printed.unit, BINDING["by-antecedent"])
    return Bound(printed, None, printed.unit, BINDING["by-antecedent"]) if named else None


def _within(printed: Printed, context: Context, found: list[Bound]) -> Bound | None:
    """A subsection or paragraph alone: of the provision cited last in its block or just above it."""
    n = context.block_at(printed.span.start)
    begin = context.block(max(0, n - 1)).span.start if n is not None else printed.span.start - 400
    block = context.block_span(printed.span.start)
    quotes = context.text[block.start : block.start + 1] in ('"', "“")
    last = next(
        (
            b
            for b in reversed(found)
            if b.act
            and b.unit in ("s", "reg", "art")
            and not (quotes and block.holds(b.printed.span))
        ),
        None,
    )
    if last is None or last.printed.span.start < begin:
        return None
    within = last.within or last.printed.places[-1].path
    return Bound(printed, last.act, last.unit, BINDING["by-antecedent"], within)
