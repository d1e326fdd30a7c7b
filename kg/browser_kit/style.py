"""How each kind of node and relationship looks in Neo4j Browser: `style.grass`.

Hues are families (blue: letters and questions; green: bodies; red and orange: what is withheld
and why; purple: law; yellow: answers; pink: findings; grey: tests and proofs), after the palette
of Okabe and Ito, which people who see colours differently tell apart; within a family lightness
differs. No two kinds share a colour.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import UnknownTerm
from kg.property_graph import labels, relationship_types

_DARK, _LIGHT = "#101418", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Look:
    """How a node looks: its colour, and its diameter in pixels, which is more for what matters."""

    colour: str
    size: int = 70

    @property
    def ink(self) -> str:
        """The colour of the caption: whichever of dark and light stands out more.

        >>> Look("#FFF6A9").ink, Look("#333333").ink
        ('#101418', '#FFFFFF')
        """
        return max(_DARK, _LIGHT, key=lambda ink: contrast(ink, self.colour))

    @property
    def border(self) -> str:
        """The colour of the rim: a quarter darker."""
        return "#" + "".join(f"{round(part * 0.75):02X}" for part in _parts(self.colour))


@dataclass(frozen=True, slots=True)
class Line:
    """How a relationship looks: its colour, and its width in pixels."""

    colour: str
    width: int = 1


LOOKS: Final = {
    "Letter": Look("#0072B2", 112),
    "Request": Look("#2B4C7E", 88),
    "Question": Look("#56B4E9", 108),
    "LetterKind": Look("#B5D9F0"),
    "Body": Look("#009268", 100),
    "Mention": Look("#7CCFB4"),
    "BodyType": Look("#C4EBDD"),
    "Exemption": Look("#D55E00", 92),
    "Ground": Look("#E69F00", 92),
    "Harm": Look("#F4A582", 108),
    "Regime": Look("#7A2E0E", 92),
    "Provision": Look("#D187B0", 88),
    "Act": Look("#4A1F5C", 100),
    "Citation": Look("#E6B8D0", 88),
    "CitationRole": Look("#F5E1EC"),
    "Decision": Look("#F7EE7A", 88),
    "Outcome": Look("#FFF9B8", 88),
    "PublicInterestTest": Look("#5C6470", 96),
    "LegitimateInterestsTest": Look("#3B4350", 96),
    "Factor": Look("#D8CF8A", 108),
    "Balance": Look("#EFEAC4"),
    "Finding": Look("#D6246E", 104),
    "Rule": Look("#8E1B4B", 96),
    "StatementKind": Look("#F3C3D6", 88),
    "Evidence": Look("#D5D9DE", 100),
    "Inference": Look("#9AA1AB"),
    "Binding": Look("#ECEEF1"),
}
"""The look of every label."""

_SHORT, _FACT, _PROOF, _LIKE, _LAW = (
    Line("#4B5563", 2),
    Line("#8A94A3"),
    Line("#B9BEC6"),
    Line("#C2410C", 3),
    Line("#9D6B8C"),
)
LINES: Final = {
    **dict.fromkeys(
        (
            *("ANSWERS_QUESTION", "CITES", "CITES_ACT", "FROM", "HANDLED_UNDER", "HAS_OUTCOME"),
            *("INVOLVES", "NAMES", "NCND_UNDER", "RELIED_ON", "RELIES_ON", "WITHHELD_UNDER"),
        ),
        _SHORT,
    ),
    **dict.fromkeys(
        (
            *("ABOUT", "ANSWERS", "APPEAL_TO", "APPLIES", "ASKS", "BALANCE", "BINDING", "DECIDES"),
            *("FACTOR_AGAINST", "FACTOR_FOR", "HAS_CITATION", "HAS_CONDITION", "HAS_DECISION"),
            *("FOUND_IN", "HAS_HARM", "HAS_MENTION", "HAS_TEST", "LETTER_KIND", "LIKELY_MEANS"),
            *("MADE_TO", "OUTCOME", "RESTS_ON", "ROLE", "RULE", "SAYS"),
        ),
        _FACT,
    ),
    **dict.fromkeys(
        ("BOUND_BY", "IN_LETTER", "PROVES", "PROVES_VALUE", "WAS_DERIVED_FROM"), _PROOF
    ),
    **dict.fromkeys(("LIKE", "NO_LIKE_IN"), _LIKE),
    **dict.fromkeys(
        (
            *("ANSWER_PROVISION", "APPEAL_PROVISION", "BREACHES", "BROADER", "CLASSIFICATION"),
            *("EXEMPTION_PROVISION", "IS_PART_OF", "IS_REPLACED_BY", "NCND_PROVISION", "OF_KIND"),
            *("REGIME", "REGIME_ACT", "REGIME_APPEAL", "REQUIRED_BY", "REVIEW_PROVISION"),
            "UNDER_REGIME",
        ),
        _LAW,
    ),
}
"""The look of every relationship type: short cuts, facts, proofs, likes, law."""


def grass() -> str:
    """The style of the whole graph in Neo4j Browser's own form, GRASS.

    Raises UnknownTerm where a label or a relationship type has no look, or a look no label.
    """
    _complete("label", LOOKS, labels())
    _complete("relationship", LINES, relationship_types())
    return "\n".join([*_everything(), *_nodes(), *_relationships()])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#FFFFFF"))
    21
    """
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _complete(kind: str, looks: Iterable[str], names: Iterable[str]) -> None:
    odd = set(names).symmetric_difference(looks)
    if odd:
        raise UnknownTerm(f"{kind} without a look, or a look without one: {', '.join(sorted(odd))}")


def _everything() -> Iterator[str]:
    """What holds where no rule of a kind says otherwise."""
    yield from _rule("node", "diameter: 70px", "border-width: 2px", "font-size: 10px")
    yield from _rule(
        "relationship",
        *("padding: 3px", "font-size: 8px", f"text-color-external: {_DARK}"),
        *(f"text-color-internal: {_LIGHT}", 'caption: "<type>"'),
    )


def _nodes() -> Iterator[str]:
    for label in labels():
        look = LOOKS[label]
        yield from _rule(
            f"node.{label}",
            *(f"color: {look.colour}", f"border-color: {look.border}"),
            *(f"text-color-internal: {look.ink}", f"diameter: {look.size}px"),
            'caption: "{name}"',
        )


def _relationships() -> Iterator[str]:
    for name in relationship_types():
        line = LINES[name]
        yield from _rule(
            f"relationship.{name}",
            *(f"color: {line.colour}", f"shaft-width: {line.width}px", 'caption: "<type>"'),
        )


def _rule(selector: str, *said: str) -> Iterator[str]:
    yield f"{selector} {{"
    yield from (f"  {line};" for line in said)
    yield "}\n"


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


def _luminance(colour: str) -> float:
    linear = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (each / 255 for each in _parts(colour))
    )
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
