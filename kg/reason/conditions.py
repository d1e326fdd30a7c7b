"""Data-protection conditions, principles and lawful bases that a ground leans on."""

import re
from functools import cache

from kg.catalogue import Listed, catalogue
from kg.model import Citation, Condition, Ground
from kg.provisions import Provision
from kg.reason.clauses import around, trimmed
from kg.reason.passages import Passage
from kg.reason.phrases import names_personal_data
from kg.reason.ties import Ties, private
from kg.vocab import REASONING

_YEAR = re.compile(r"(?<!Act )\b(?:19|20)\d\d\b")
# What the authority does with the requester's own data: no condition of an exemption.
_NOTICE = re.compile(
    r"\b(?:keep|kept|hold|held|use|process|collect|retain|store)\w*\b[^.;:]{0,40}\byour"
    r" (?:own |personal )*(?:data|details|information|name|request|correspondence)\b",
    re.IGNORECASE,
)
_CHANGED = 2018  # the year in which the UK GDPR came to apply
_KINDS = ("principle", "special-category", "lawful-basis", "criminal-offence-data")


def conditions(
    text: str,
    read: tuple[Passage, ...],
    cited: tuple[Citation, ...],
    grounds: tuple[Ground, ...],
) -> tuple[Condition, ...]:
    """The conditions and principles relied on, each with the sentence that says so."""
    placed = [(c.span, c.provision) for c in cited if c.provision and _is_condition(c.provision)]
    first = _first_principle(text, cited)
    ties = Ties(cited, grounds, private)
    found: list[Condition] = []
    for passage in read:
        spans = [span for span, _ in placed if passage.span.holds(span)]
        here = sorted({provision for span, provision in placed if passage.span.holds(span)})
        named = [hit.span for hit in passage.found(REASONING["first-principle"])]
        named = named if passage.personal else []
        if not here and first and named:
            here = [first]
        if not here or (_NOTICE.search(passage.text) and all(map(_is_basis, here))):
            continue
        proof = trimmed(passage, around(passage, spans + named), spans + named)
        found += [Condition(provision, proof, ties.of(passage)) for provision in here]
    return tuple(found)


def _first_principle(text: str, cited: tuple[Citation, ...]) -> Provision | None:
    """What "the first principle" must mean in this letter: none where it cites both laws.

    The first principle is UK GDPR article 5(1)(a) since 25 May 2018, and was paragraph 1 of
    Schedule 1 to the Data Protection Act 1998; the concept links to both. A letter that cites
    neither speaks of the law in force, unless it names no year so late.
    """
    rows = [row for c in cited if c.provision and (row := _row(c.provision))]
    acts = {c.provision.act for c in cited if c.provision}
    old, new = any(row.until for row in rows), any(row.since for row in rows)
    meant = [row for row in _first_principles() if row.provision.act in acts]
    if not (old or new):
        years = [int(year) for year in _YEAR.findall(text)]
        new = not years or max(years) > _CHANGED
    meant = meant or [row for row in _first_principles() if (old if row.until else new)]
    return meant[0].provision if len(meant) == 1 else None


def _row(provision: Provision) -> Listed | None:
    return catalogue().provisions.get(provision)


def _is_basis(provision: Provision) -> bool:
    """Whether a provision is a lawful basis of processing (UK GDPR article 6)."""
    row = _row(provision)
    return row is not None and row.kind == "lawful-basis"


@cache
def _first_principles() -> tuple[Listed, ...]:
    iris = catalogue().values(REASONING.iri("first-principle").value, "rdfs:seeAlso")
    return tuple(row for row in catalogue().provisions.values() if row.iri in iris)


@cache
def _is_condition(provision: Provision) -> bool:
    """Whether a provision is a principle or basis of processing, or a condition of an exemption."""
    row = _row(provision)
    if row is None:
        return False
    if row.kind in _KINDS:
        return True
    whole = catalogue().exemptions.get(Provision(provision.act, provision.unit, provision.path[:1]))
    return row.ground == "condition" and whole is not None and names_personal_data(whole.title)
