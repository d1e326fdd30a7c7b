"""The grounds a letter relies on."""

import re
from bisect import bisect_right

from kg.catalogue import catalogue, cues
from kg.model import Citation, Ground, Layout, Span
from kg.provisions import Provision, sort_key
from kg.roles.kinds import is_no_ground
from kg.sentences import sentences, trim
from kg.vocab import ROLE

_REASON = re.compile(
    r";|:\s|,\s(?:as|since|because|so|for|which|whose|being|in that|where|and so|on the grounds?)\b"
    r"|\s(?:because|since|as (?:it|they|to|the|this|these|release|disclos\w+))\b"
)
_POSITIVE = ("relied-on", "ncnd")


def grounds(text: str, layout: Layout, cited: tuple[Citation, ...]) -> tuple[Ground, ...]:
    """Every ground relied on, at the most exact level the letter gives, in order of act and number.

    A ground that the letter drops after relying on it, as a review does, is none.
    """
    verdicts: dict[Provision, list[Citation]] = {}
    for citation in cited:
        if citation.provision is None or is_no_ground(citation.provision):
            continue
        if citation.role in (*_POSITIVE, "considered"):
            verdicts.setdefault(citation.provision, []).append(citation)
    whole = {p: [c for w in _wider(p) for c in verdicts.get(w, ())] for p in verdicts}
    dropped = {p for p, own in verdicts.items() if _is_dropped(text, layout, own, whole[p])}
    kept = {p: own for p, own in verdicts.items() if p not in dropped}
    kept = _exact(kept, cited, dropped)
    saying = _Sayings(text, layout).of
    found = []
    for provision in sorted(kept, key=sort_key):
        if any(provision != p and provision.covers(p) for p in kept):
            continue
        own = kept[provision]
        printed = tuple(c.span for c in own if c.role in _POSITIVE) or tuple(c.span for c in own)
        ncnd = any(c.role == ROLE["ncnd"] for c in own)
        found.append(Ground(provision, ncnd, saying(printed), own[-1].binding, printed))
    return tuple(found)


class _Sayings:
    """The sentences, items and headings in which grounds are cited."""

    def __init__(self, text: str, layout: Layout) -> None:
        """Index the blocks by where they begin."""
        self._text = text
        self._blocks = layout.blocks
        self._starts = [block.span.start for block in self._blocks]

    def of(self, printed: tuple[Span, ...]) -> tuple[Span, ...]:
        """What the numbers stand in: where it says that they are relied on, that alone."""
        around = dict.fromkeys(self._around(span) for span in printed)
        telling = tuple(span for span in around if _relies(self._text, span))
        return telling or tuple(around)

    def _around(self, span: Span) -> Span:
        """The clause or sentence round a number, or the line of a heading, item or row."""
        n = bisect_right(self._starts, span.start) - 1
        if n < 0 or not self._blocks[n].span.holds(span):
            return span
        inside = sentences(self._text, self._blocks[n].span)
        k = bisect_right(inside, Span(span.start, len(self._text))) - 1
        if k < 0 or not inside[k].holds(span):
            return span
        return _clause(self._text, inside[k], span)


def _clause(text: str, sentence: Span, span: Span) -> Span:
    """The part of a sentence that relies on a number, without the reasons that follow it."""
    start = max(text.rfind(";", sentence.start, span.start) + 1, sentence.start)
    for stop in _REASON.finditer(text, span.end, sentence.end):
        clause = trim(text, start, stop.start())
        if _relies(text, clause):
            return clause
    return trim(text, start, sentence.end)


def _relies(text: str, span: Span) -> bool:
    """Whether a stretch says that something is withheld or concealed."""
    return any(h.slug in _POSITIVE for h in cues("role").find(text, span))


def _wider(provision: Provision) -> tuple[Provision, ...]:
    """What a provision lies in, nearest first."""
    found = []
    while provision.wider is not None:
        provision = provision.wider
        found.append(provision)
    return tuple(found)


def _is_dropped(text: str, layout: Layout, own: list[Citation], whole: list[Citation]) -> bool:
    """Whether a ground is not relied on, or given up after it was; to weigh it gives nothing up.

    `whole` are the citations of what it lies in: a section given up takes its subsections along.
    """
    last = max((c.span for c in own if c.role in _POSITIVE), default=None)
    if last is None:
        return True
    if any(_gives_up(text, layout, c.span) for c in own if c.span > last):
        return True
    after = [c for c in whole if c.span > last]
    if any(c.role in _POSITIVE for c in after):
        return False
    left = (c.span for c in after if c.role == ROLE["considered"])
    return any(_gives_up(text, layout, span, reach=4) for span in left)


def _gives_up(text: str, layout: Layout, span: Span, *, reach: int = 2) -> bool:
    """Whether the sentence of a citation, or one soon after it, says that it is not relied on."""
    section = layout.section_at(span.start)
    block = next((b for b in section.blocks if b.span.holds(span)), None) if section else None
    around = sentences(text, block.span) if block else ()
    near = [s for s in around if s.end > span.start][:reach]
    return any(h.slug == ROLE["considered"] for s in near for h in cues("role").find(text, s))


def _exact(
    kept: dict[Provision, list[Citation]], cited: tuple[Citation, ...], dropped: set[Provision]
) -> dict[Provision, list[Citation]]:
    """The grounds with a bare section led to the finer forms that the letter gives of it."""
    found = dict(kept)
    for provision, own in kept.items():
        if any(
            _may_stand_for(provision, p) for p in kept if provision != p and provision.covers(p)
        ):
            continue
        finer = {
            c.provision
            for c in cited
            if c.provision
            and c.role == "explained"
            and c.provision != provision
            and provision.covers(c.provision)
            and c.provision not in dropped
            and _may_stand_for(provision, c.provision)
        }
        if finer:
            del found[provision]
            found.update(dict.fromkeys(sorted(finer, key=sort_key), own))
        elif len(provision.path) == 1 and any(provision.covers(p) for p in dropped):
            del found[provision]
    return found


def _may_stand_for(bare: Provision, finer: Provision) -> bool:
    """Whether a finer form can be what a bare section was cited for: to withhold or to conceal."""
    rows = catalogue().provisions
    uses = {rows[p].ground for p in (bare, finer) if p in rows}
    return len(uses) == 1 and uses <= {"yes", "ncnd"}
