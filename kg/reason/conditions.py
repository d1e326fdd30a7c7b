"""Data-protection conditions and principles that a ground leans on."""

from functools import cache

from kg.catalogue import catalogue
from kg.model import Citation, Condition
from kg.provisions import Provision
from kg.reason.passages import Passage
from kg.reason.phrases import phrases
from kg.vocab import REASONING

_KINDS = ("principle", "special-category")


def conditions(read: tuple[Passage, ...], cited: tuple[Citation, ...]) -> tuple[Condition, ...]:
    """The conditions and principles relied on, each with the sentence that says so."""
    placed = [(c.span, c.provision) for c in cited if c.provision and _is_condition(c.provision)]
    first = _first_principle(cited)
    found: list[Condition] = []
    for passage in read:
        here = sorted({provision for span, provision in placed if passage.span.holds(span)})
        if not here and first and passage.has(REASONING["first-principle"]):
            here = [first]
        found += [Condition(provision, passage.span) for provision in here]
    return tuple(found)


def _first_principle(cited: tuple[Citation, ...]) -> Provision | None:
    """What "the first principle" must mean in this letter: none where it cites both laws, or none.

    The first principle is UK GDPR article 5(1)(a) since 25 May 2018, and was paragraph 1 of
    Schedule 1 to the Data Protection Act 1998; the concept holds both keys.
    """
    acts = {c.provision.act for c in cited if c.provision}
    keys = catalogue().values(REASONING.iri("first-principle").value, "skos:notation")
    meant = [Provision.parse(key) for key in keys]
    meant = [provision for provision in meant if provision.act in acts]
    return meant[0] if len(meant) == 1 else None


@cache
def _is_condition(provision: Provision) -> bool:
    """Whether a provision is a principle, or a condition of an exemption for personal data."""
    row = catalogue().provisions.get(provision)
    if row is None:
        return False
    if row.kind in _KINDS:
        return True
    whole = catalogue().exemptions.get(Provision(provision.act, provision.unit, provision.path[:1]))
    return (
        row.ground == "condition"
        and whole is not None
        and any(h.slug == REASONING["data-protection"] for h in phrases().find(whole.title))
    )
