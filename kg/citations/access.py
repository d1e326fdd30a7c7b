"""The act of access that a list without an act beside it can belong to."""

from kg.catalogue import catalogue
from kg.citations.context import Context, unit_of
from kg.citations.meaning import listed, sections
from kg.recognise.numbers import Printed
from kg.vocab import REGIME


def access_to(printed: Printed, context: Context) -> list[str]:
    """The acts of access that a list can belong to by the letter's regimes, or by what it names."""
    keys = [
        catalogue().values(REGIME.iri(f.value).value, "skos:notation")[0] for f in context.regimes
    ]
    access = [key for key in keys if key in catalogue().access_acts]
    if not access:
        access = sorted({m.act for m in context.named} & set(catalogue().access_acts))
    wanted = [act for act in access if unit_of(act) == printed.unit]
    if printed.unit == "s" and not wanted and access:
        wanted = list({_partner(act) for act in access} - {None})  # type: ignore[arg-type]
    if printed.unit == "reg" and not wanted:
        stated = {m.act for m in context.named}
        wanted = [act for act in catalogue().access_acts if unit_of(act) == "reg" and act in stated]
        wanted = [act for act in wanted if is_ground(act, printed)]
    if not printed.unit:
        word = printed.span.of(context.text)[:5].lower()
        pool = {*access, *(p for act in access if (p := _partner(act)))}
        wanted = [act for act in access if _is_named_here(act, printed, context)]
        if word in ("exemp", "excep"):
            unit = "s" if word == "exemp" else "reg"
            wanted = [a for a in sorted(pool) if unit_of(a) == unit and fits(a, printed)] or wanted
        last = context.found[-1].act if context.found else None
        if len(wanted) > 1 and last in wanted:
            wanted = [last]
    return wanted


def _partner(act: str) -> str | None:
    """The Act of the same nation as the Regulations of an act of access: FOISA of EISR."""
    if unit_of(act) == "s":
        return act
    scottish = "Scot" in catalogue().acts[act].title
    same = [
        other
        for other in catalogue().access_acts
        if unit_of(other) == "s" and ("Scot" in catalogue().acts[other].title) == scottish
    ]
    return same[0] if len(same) == 1 else None


def _is_named_here(act: str, printed: Printed, context: Context) -> bool:
    """Whether a number without a unit is one of an act: a ground of it, or of a section cited."""
    rows = [listed(act, unit_of(act), place.path) for place in printed.places]
    return all(
        row
        and (
            row.ground in ("yes", "ncnd", "condition")
            or (act, row.provision.path[0]) in context.cited
        )
        for row in rows
    )


def fits(act: str, printed: Printed) -> bool:
    """Whether an act has the sections of a list."""
    return any(place.path[0] in sections(act) for place in printed.places)


def is_ground(act: str | None, printed: Printed) -> bool:
    """Whether every number of a list is a ground of an act."""
    rows = [listed(act, unit_of(act), place.path) for place in printed.places] if act else []
    return bool(rows) and all(row and row.ground in ("yes", "ncnd") for row in rows)
