"""People and private contacts in a letter replaced by fixed tokens: the last act of reading."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable
from functools import cache

from kg.catalogue import catalogue
from kg.cues import Cues
from kg.model import Span
from kg.read.addresses import addresses
from kg.read.contacts import contacts, is_role_mailbox
from kg.read.elsewhere import everywhere
from kg.read.lone_names import lone_names
from kg.read.named import named
from kg.read.names import Name, tokens
from kg.read.people import first_salutation, salutations, sign_offs
from kg.read.signs import signs

KINDS = ("name", "email", "phone", "address", "number")
_LOCAL = re.compile(r"(?<![\w.])([a-z]{2,20})[._]([a-z][a-z'-]{1,24})\d{0,4}@", re.IGNORECASE)


def mask(
    text: str, pages: tuple[int, ...] = (0,)
) -> tuple[str, tuple[tuple[str, int], ...], tuple[int, ...]]:
    """The text with people masked, how many of each kind, and where its pages then start.

    A name found where letters name people is masked wherever it stands, unless it is part of the
    name of a body, an act or an inquiry.

    >>> mask("Dear Ms Orrell\\n\\nPlease ring 07700 900461 or write to foi@example.gov.uk.")[0]
    'Dear Ms [name removed]\\n\\nPlease ring [phone removed] or write to foi@example.gov.uk.'
    """
    found = _merged(_find_through_hyphens(text) if "\xad" in text else find(text))
    parts: list[str] = []
    ends: list[int] = []
    shifts = [0]
    at = 0
    for span, kind in found:
        token = f"[{kind} removed]"
        parts += [text[at : span.start], token]
        at = span.end
        ends.append(span.end)
        shifts.append(shifts[-1] + len(token) - (span.end - span.start))
    parts.append(text[at:])
    counts = Counter(kind for _, kind in found)
    starts = tuple(page + shifts[bisect_right(ends, page)] for page in pages)
    return "".join(parts), tuple((k, counts[k]) for k in KINDS if counts[k]), starts


def _find_through_hyphens(text: str) -> list[tuple[Span, str]]:
    """What is to be masked in a text whose words hold soft hyphens."""
    at = [i for i, sign in enumerate(text) if sign != "\xad"]
    return [
        (Span(at[span.start], at[span.end - 1] + 1), kind)
        for span, kind in find(text.replace("\xad", ""))
        if span.end > span.start
    ]


def find(text: str) -> list[tuple[Span, str]]:
    """Everything in the text that is to be masked, with its kind; spans may overlap."""
    marks = signs(text)
    found = list(contacts(marks))
    head = first_salutation(marks)
    seen = [*salutations(marks), *sign_offs(marks), *named(marks)]
    seen += lone_names(text, head, [span for span, _ in found])
    kept = _kept(text)
    clear = [(s, n) for s, n in seen if not any(k.touches(s) for k in kept)]
    names = dict.fromkeys(name for _, name in clear)
    names.update(dict.fromkeys(_mailbox_names(text)))
    found += [(span, "name") for span, _ in clear]
    again = [s for s in everywhere(text, names, kept) if not any(k.touches(s) for k in kept)]
    found += [(span, "name") for span in again]
    found += addresses(marks, sorted({*(span for span, _ in clear), *again}), head)
    return found


def _mailbox_names(text: str) -> Iterable[Name]:
    """The names that personal e-mail addresses spell out: first.last@."""
    for match in _LOCAL.finditer(text) if "@" in text else ():
        if not is_role_mailbox(f"{match[1]}.{match[2]}@x"):
            yield Name((match[1].title(), match[2].title()))


@cache
def _protected() -> Cues:
    """The names of bodies and acts of more than one word."""
    register = catalogue()
    known = {name for body in register.bodies.values() for name in body.names}
    known |= {name for act in register.acts.values() for name in act.names}
    return Cues((name, name) for name in sorted(known) if len(tokens(name)) > 1)


def _kept(text: str) -> list[Span]:
    return [hit.span for hit in _protected().find(text)]


def _merged(found: Iterable[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """The spans in order, those that overlap as one; the kind of the longest wins."""
    merged: list[tuple[Span, str]] = []
    for span, kind in sorted(found, key=lambda f: (f[0].start, -f[0].end, KINDS.index(f[1]))):
        if span.start >= span.end:
            continue
        if merged and span.start < merged[-1][0].end:
            last, old = merged[-1]
            longer = kind if span.end - span.start > last.end - last.start else old
            merged[-1] = (Span(last.start, max(last.end, span.end)), longer)
        else:
            merged.append((span, kind))
    return merged
