"""The grounds a letter relies on."""

from kg.model import Citation, Ground, Layout
from kg.provisions import Provision, sort_key
from kg.vocab import ROLE

_POSITIVE = ("relied-on", "ncnd")


def grounds(text: str, layout: Layout, cited: tuple[Citation, ...]) -> tuple[Ground, ...]:
    """Every ground relied on, at the most exact level the letter gives, in order of act and number.

    A ground that the letter drops after relying on it, as a review does, is none.
    """
    verdicts: dict[Provision, list[Citation]] = {}
    for citation in cited:
        if citation.provision and citation.role in (*_POSITIVE, "considered"):
            verdicts.setdefault(citation.provision, []).append(citation)
    kept = {p: own for p, own in verdicts.items() if own[-1].role in _POSITIVE}
    dropped = {p for p in verdicts if p not in kept}
    found = []
    for provision in sorted(kept, key=sort_key):
        finer_kept = any(provision != p and provision.covers(p) for p in kept)
        finer_dropped = any(provision.covers(p) for p in dropped)
        if finer_kept or (finer_dropped and len(provision.path) == 1):
            continue
        spans = tuple(c.span for c in kept[provision] if c.role in _POSITIVE)
        wider = [c.span for p in kept if p != provision and p.covers(provision) for c in kept[p]]
        ncnd = any(c.role == ROLE["ncnd"] for c in kept[provision])
        found.append(Ground(provision, ncnd, spans or tuple(wider), kept[provision][-1].binding))
    return tuple(found)
