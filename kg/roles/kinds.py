"""What the kind of a provision says of what it can be cited for."""

from dataclasses import replace
from functools import cache

from kg.catalogue import Listed, catalogue, cues
from kg.provisions import Provision

_NCND = "ncnd"


def row_of(provision: Provision) -> Listed | None:
    """The listed row of a provision, or of the nearest one it lies in."""
    at: Provision | None = provision
    while at is not None:
        if row := catalogue().provisions.get(at):
            return row
        at = at.wider
    return None


def widest(row: Listed) -> Listed:
    """The row of the whole section that a provision is in."""
    section = catalogue().provisions.get(replace(row.provision, path=row.provision.path[:1]))
    return section or row


def can_be_ground(row: Listed) -> bool:
    """Whether a condition is but the more exact form of a ground: s.22(1)(a) of s.22(1)."""
    wider = row.provision.wider
    above = catalogue().provisions.get(wider) if wider else None
    return above is not None and above.ground == "yes" and len(above.provision.path) > 1


@cache
def is_no_ground(provision: Provision) -> bool:
    """Whether a provision of a law of access lies where nothing may be refused.

    Not of the right itself, the test of public interest and the notice of refusal, under which a
    refusal is loosely said to be made.

    >>> [is_no_ground(Provision.parse(f"FOIA s.{n}")) for n in ("45", "99", "31(1)(a)", "17(1)")]
    [True, True, False, False]
    """
    if provision.act not in catalogue().access_acts or provision.para:
        return False
    section = [
        row
        for at, row in catalogue().provisions.items()
        if (at.act, at.unit, at.path[0]) == (provision.act, provision.unit, provision.path[0])
    ]
    if any(row.ground in ("yes", _NCND) for row in section):
        return False
    near = row_of(provision)
    if near is None:
        return True
    return near.kind in ("procedure", "duty") and not _refuses(widest(near).title)


def _refuses(title: str) -> bool:
    return any(hit.slug == "relied-on" for hit in cues("role").find(title))


def is_refusal_to_say(provision: Provision | None) -> bool:
    """Whether a provision lets an authority conceal whatever ground it would otherwise give."""
    row = catalogue().provisions.get(provision) if provision else None
    return (
        row is not None and row.kind == "ncnd" and len(row.provision.path) <= 2 and _is_general(row)
    )


@cache
def _is_general(row: Listed) -> bool:
    """Whether a whole section is for that alone, as FOISA s.18 is."""
    section = catalogue().provisions.get(replace(row.provision, path=row.provision.path[:1]))
    return section is not None and section.ground == _NCND


@cache
def speaks_of_redress(title: str) -> bool:
    """Whether the title of a provision speaks of complaint, review or appeal."""
    return any(h.slug == "redress" for h in cues("role").find(title.partition("(")[0]))


@cache
def exempts_from_access(provision: Provision) -> bool:
    """Whether a paragraph lies in a schedule of exemptions from the rights of data subjects."""
    row = row_of(provision)
    return bool(provision.para) and row is not None and _names_exemptions(row.title)


def _names_exemptions(title: str) -> bool:
    return any(hit.slug == "exemptions" for hit in cues("citing").find(title))


@cache
def data_protection_acts() -> frozenset[str]:
    """The acts that have data-protection principles."""
    rows = catalogue().provisions.values()
    return frozenset(r.provision.act for r in rows if r.kind == "principle")
