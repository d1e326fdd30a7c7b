"""A finding as a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Where a letter falls short of a rule, or what could not be seen of it.

    `rule` is a slug; `about` the IRI of the thing it is about and `name` what a person calls it;
    `severity` Warning (a duty) or Info (a practice); `provision` an IRI; `detail` what was
    reckoned, and `numbers` its values (name of the property, value); `evidence` IRIs of the words.
    """

    rule: str
    about: str
    letter: str
    name: str
    severity: str
    not_seen: bool
    provision: str
    message: str
    detail: str = ""
    numbers: tuple[tuple[str, int], ...] = ()
    evidence: tuple[str, ...] = ()
