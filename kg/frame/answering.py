"""The public authority that answers: letterhead, sign-off, domain, and what the text says of it."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from kg.catalogue import Body, catalogue
from kg.frame.parts import Parts, parts
from kg.model import BodyMention, Fact, Layout, Organisation, Span
from kg.vocab import BINDING, BODY_TYPE, FRAME

_GOV_UK = re.compile(r"gov\.uk/(?:government/organisations/)?([a-z][a-z-]+[a-z])(?![\w-])")
_HOST = re.compile(r"@((?:[\w-]+\.)+[a-z]{2,})|(?:https?://|www\.)((?:[\w-]+\.)+[a-z]{2,})", re.I)
_NO_STEM = re.compile(
    r"\b(?:ac|co|com|cymru|example|gov|hscni|net|nhs|org|police|scot|sch|uk|wales)$"
)
_ITSELF = re.compile(r"(?:\s*\([^)]*\))?,?\s*(?:(?!(?:which|who|keeps|keep)\b)[\w'’-]+,?\s+){0,2}")
_LETTERHEAD = 400  # code points
_LIKELY = 1.5  # the least weight of an authority among other bodies
_ALONE = 0.75  # and of the only body named that may be one
_ONCE = 0.5  # the weight of a body named once and no more
_MARGIN = 0.75  # by how much the likeliest must lead


@dataclass(slots=True)
class _Case:
    """What speaks for one organisation: the weight of it and the words."""

    body: Organisation
    weight: float = 0
    spans: dict[Span, float] = field(default_factory=dict)
    binding: str = "stated"

    def add(self, weight: float, span: Span) -> None:
        self.weight += weight
        self.spans[span] = max(weight, self.spans.get(span, 0))


def authority(
    text: str, layout: Layout, mentions: tuple[BodyMention, ...], mail_domain: str | None
) -> Fact[Organisation] | None:
    """The answering public authority; none where two are as likely."""
    letter = parts(text)
    cases: dict[Organisation, _Case] = {}
    seen: dict[tuple[Organisation, str], int] = defaultdict(int)
    for mention in mentions:
        if _may_answer(mention) and _signs(letter, mention):
            case = cases.setdefault(mention.body, _Case(mention.body))
            for sign, weight in _signs(letter, mention):
                seen[mention.body, sign] += 1
                if seen[mention.body, sign] <= 2:
                    case.add(weight / seen[mention.body, sign], mention.span)
    called = {mention.body.slug: mention.body for mention in mentions}
    for owner, weight, span in (*_domains(letter, mail_domain), *_unlisted(letter, mentions)):
        body = called.get(owner.slug, owner)  # by the name that the letter calls it
        case = cases.setdefault(body, _Case(body, binding=BINDING["by-domain"]))
        case.add(weight, span)
    order = sorted(cases.values(), key=lambda c: (-c.weight, min(c.spans, default=Span(0, 0))))
    rivals = [case for case in order[1:] if case.weight > _ONCE or _public(case.body)]
    if not order or order[0].weight < (_LIKELY if rivals else _ALONE):
        return None
    if len(order) > 1 and order[0].weight - order[1].weight < _MARGIN:
        return None
    best = order[0]
    printed = (span for span in best.spans if span.start < span.end)  # a sender's domain may not be
    spans = sorted(printed, key=lambda s: (-best.spans[s], s))[:3]
    return Fact(best.body, tuple(sorted(spans)), best.binding)


def _may_answer(mention: BodyMention) -> bool:
    """Courts, reviews and charities answer no requests under these laws."""
    if mention.body.slug is None:
        return True
    kind = catalogue().bodies[mention.body.slug].kind
    return kind not in (BODY_TYPE["court"], BODY_TYPE["review"], BODY_TYPE["charity"])


def _public(body: Organisation) -> bool:
    """Whether the register has a body as one of the kinds that are public authorities."""
    return body.slug is not None and catalogue().bodies[body.slug].kind != BODY_TYPE["other"]


def _signs(letter: Parts, mention: BodyMention) -> list[tuple[str, float]]:
    """What a mention says for its body being the authority, by kind of sign."""
    text, span = letter.text, mention.span
    line = letter.line(span.start)
    whole = len(span.of(text)) >= 0.5 * len(line.of(text).strip(" *|"))
    signs: list[tuple[str, float]] = [("named", 0.5)]
    if span.start < letter.head.end:
        opens = span.start == line.start or letter.label(span.start, FRAME["sender"])
        known = 4.0 if whole else 3.0 if opens else 1.5
        signs.append(("letterhead", known if span.start < _LETTERHEAD else 1.5))
    if span.start >= letter.foot.start and _commissioner(mention) is False:
        signs.append(("sign-off", 2 if whole else 0.5))
    if whole:
        signs.append(("line", 1))
    if letter.label(span.start, FRAME["authority-self"], gap=r"[\s'\"]*(?:the )?"):
        signs.append(("self", 2))
    before = letter.label(span.start, FRAME["authority-before"], gap=r"[\s'\"]*(?:the )?")
    if before:
        signs.append(("before", 1.5 if before.span.start < letter.opening.end + 600 else 0.5))
    after = text[span.end : span.end + 30]
    hits = [h for h in letter.of(FRAME["authority-acts"]) if 0 <= h.span.start - span.end <= 18]
    if any(_ITSELF.fullmatch(after[: h.span.start - span.end]) for h in hits):
        signs.append(("acts", 2))
    if letter.label(span.start, FRAME["elsewhere"], gap=r"[\s'\"]*(?:the )?"):
        signs = []
    if any(0 <= h.span.start - span.end <= 3 for h in letter.of(FRAME["registration"])):
        signs.append(("registration", 2))
    if after[:2] in ("'s", "’s") and re.match(r".{2,4}(?:response|reply|handling)", after):
        signs.append(("acts", 2))
    if _commissioner(mention):
        signs = [(sign, weight) for sign, weight in signs if sign in ("letterhead", "acts")]
    return signs


def _commissioner(mention: BodyMention) -> bool:
    slugs = ("information-commissioners-office", "scottish-information-commissioner")
    return mention.body.slug in slugs


def _domains(letter: Parts, mail_domain: str | None) -> list[tuple[Organisation, float, Span]]:
    """The bodies whose domains the letter's addresses bear."""
    found = []
    if mail_domain and (body := _owner(mail_domain) or _namesake(mail_domain)):
        found.append((Organisation(body.name, body.slug), 4.0, Span(0, 0)))
    seen: dict[str, int] = defaultdict(int)
    for match in _HOST.finditer(letter.text):
        host = (match[1] or match[2]).lower()
        if body := _owner(host) or (_namesake(host) if match[1] else None):
            seen[body.slug] += 1
            if seen[body.slug] == 1 and "commissioner" not in body.slug:
                weight = 2.0 if match[1] else 1.5
                found.append((Organisation(body.name, body.slug), weight, Span(*match.span())))
    for match in _GOV_UK.finditer(letter.text):
        if body := catalogue().bodies.get(match[1]) or _by_stem().get(match[1]):
            found.append((Organisation(body.name, body.slug), 1.5, Span(*match.span())))
            break
    return found


@cache
def _by_domain() -> dict[str, Body | None]:
    owners: dict[str, Body | None] = {}
    for body in catalogue().bodies.values():
        for domain in body.domains:
            owners[domain] = None if domain in owners else body
    return owners


def _owner(host: str) -> Body | None:
    """The one body that a host or a domain above it belongs to."""
    labels = host.split(".")
    for start in range(len(labels) - 1):
        domain = ".".join(labels[start:])
        if domain in _by_domain():
            return _by_domain()[domain]
    return None


def _namesake(host: str) -> Body | None:
    """The one body whose name, abbreviation or registered domain a host bears: "mod.example"."""
    return _by_stem().get(_stem(host).replace("-", ""))


def _unlisted(
    letter: Parts, mentions: tuple[BodyMention, ...]
) -> list[tuple[Organisation, float, Span]]:
    """The bodies that the register lacks whose names mail addresses at head or foot bear."""
    names = sorted({m.body.name for m in mentions if m.body.slug is None})
    found = {}
    for match in _HOST.finditer(letter.text):
        if letter.head.end <= match.start() < letter.foot.start:
            continue
        stem = _stem(match[1].lower()).replace("-", "") if match[1] else ""
        for name in names:
            if stem and name not in found and _bears(stem, name):
                found[name] = (Organisation(name), 2.0, Span(*match.span()))
    return list(found.values())


def _bears(stem: str, name: str) -> bool:
    """Whether a run-together name is another: its first two words or more, the rest as initials.

    >>> _bears("nethercotepc", "Nethercote Parish Council"), _bears("tarn", "Tarn Town Council")
    (True, False)
    """
    words = re.findall(r"\w+", name.lower().removeprefix("the "))
    runs = ["".join(words[:n]) + "".join(w[0] for w in words[n:]) for n in range(1, len(words))]
    return stem in {*runs, *("".join(words[:n]) for n in range(2, len(words) + 1))}


def _stem(host: str) -> str:
    """The label of a host that is a name: what stands before "gov.uk", "org.uk" and the like.

    >>> _stem("foi.harbour-board.org.uk")
    'harbour-board'
    """
    while (shorter := _NO_STEM.sub("", host).rstrip(".")) != host and shorter:
        host = shorter
    return host.rpartition(".")[2]


@cache
def _by_stem() -> dict[str, Body]:
    """Bodies by their names run together, abbreviations and domains, where only one bears it."""
    owners: dict[str, set[Body]] = defaultdict(set)
    for body in catalogue().bodies.values():
        names = (*body.names, *body.shared, *body.abbreviations)
        stems = {"".join(c for c in name.lower() if c.isalnum()) for name in names}
        stems |= {_stem(domain).replace("-", "") for domain in body.domains}
        for stem in stems:
            owners[stem].add(body)
    return {stem: min(of, key=lambda b: b.slug) for stem, of in owners.items() if len(of) == 1}
