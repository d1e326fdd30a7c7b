"""Provisions as values: parse, print, order, widen. Pure: knows no act."""

import re
from dataclasses import dataclass

from kg.errors import UnknownProvision

UNITS = {"s": "section", "reg": "regulation", "art": "article", "sch": "schedule", "rule": "rule"}
_KEY = re.compile(
    r"(?P<act>.+) (?P<unit>s|reg|art|rule|sch)\.(?P<number>\w+)"
    r"(?P<rest>(?:\(\w+\))*)(?: (?P<part>pt\.\w+))?"
)
_PARA = re.compile(r" para\.(\w+)((?:\(\w+\))*)$")
_PART = re.compile(r"\((\w+)\)")


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """A place in legislation, keyed as letters are scored: act, unit and the path of numbers.

    A paragraph of a schedule has the unit `sch` and a `para` path of its own; a part of a schedule
    is `pt.` and its number in the path.

    >>> provision = Provision.parse("FOIA s.31(1)(a)")
    >>> provision.path
    ('31', '1', 'a')
    >>> str(provision)
    'FOIA s.31(1)(a)'
    >>> str(Provision.parse("DPA2018 sch.19 para.58"))
    'DPA2018 sch.19 para.58'
    >>> Provision.parse("DPA2018 sch.1 pt.2").path
    ('1', 'pt.2')
    """

    act: str
    unit: str
    path: tuple[str, ...]
    para: tuple[str, ...] = ()

    @classmethod
    def parse(cls, key: str) -> "Provision":
        """The provision of a key; UnknownProvision where the key has no such form."""
        head, para = key, ()
        if found := _PARA.search(key):
            head = key[: found.start()]
            para = (found[1], *_PART.findall(found[2]))
        match = _KEY.fullmatch(head)
        if not match:
            raise UnknownProvision(f"{key!r} is not the key of a provision, such as 'FOIA s.40(2)'")
        path = (match["number"], *_PART.findall(match["rest"]))
        if match["part"]:
            path = (*path, match["part"])
        return cls(match["act"], match["unit"], path, para)

    @property
    def number(self) -> str:
        """The key without its act: `s.31(1)(a)`."""
        first, *rest = self.path
        text = f"{self.unit}.{first}"
        text += "".join(f" {part}" if part.startswith("pt.") else f"({part})" for part in rest)
        if self.para:
            text += f" para.{self.para[0]}" + "".join(f"({part})" for part in self.para[1:])
        return text

    def __str__(self) -> str:
        return f"{self.act} {self.number}"

    @property
    def wider(self) -> "Provision | None":
        """The provision this one is part of, or none for a whole section.

        >>> str(Provision.parse("FOIA s.31(1)(a)").wider)
        'FOIA s.31(1)'
        """
        if self.para:
            return Provision(self.act, self.unit, self.path, self.para[:-1])
        if len(self.path) > 1:
            return Provision(self.act, self.unit, self.path[:-1])
        return None

    def covers(self, other: "Provision") -> bool:
        """Whether the other is this provision or lies inside it.

        >>> Provision.parse("FOIA s.31").covers(Provision.parse("FOIA s.31(1)(a)"))
        True
        >>> Provision.parse("FOIA s.3").covers(Provision.parse("FOIA s.31"))
        False
        """
        mine, theirs = (*self.path, *self.para), (*other.path, *other.para)
        same = self.act == other.act and self.unit == other.unit
        return same and theirs[: len(mine)] == mine and (not self.para or bool(other.para))


def finest(provisions: "set[Provision]") -> tuple[Provision, ...]:
    """The provisions without those of which a finer one is there too, in order.

    >>> keys = {"FOIA s.40", "FOIA s.40(2)", "FOIA s.12"}
    >>> [str(p) for p in finest({Provision.parse(k) for k in keys})]
    ['FOIA s.12', 'FOIA s.40(2)']
    """
    kept = (p for p in provisions if not any(p != q and p.covers(q) for q in provisions))
    return tuple(sorted(kept, key=sort_key))


def sort_key(provision: Provision) -> tuple[object, ...]:
    """Order by act, unit and number, numbers as numbers: s.3 before s.31 before s.31A."""
    parts = [re.match(r"(\d*)(.*)", part) for part in (*provision.path, "", *provision.para)]
    numbers = tuple((int(m[1] or 0), m[2]) for m in parts if m)
    return (provision.act, provision.unit, numbers)
