"""Who answers whom, when, with what kind of letter, and how to complain."""

from kg.model import BodyMention, Decision, Fact, Frame, Layout, Organisation
from kg.vocab import LETTER_KIND


def authority(
    text: str, layout: Layout, mentions: tuple[BodyMention, ...], mail_domain: str | None
) -> Fact[Organisation] | None:
    """The answering public authority."""
    return None


def frame(
    text: str,
    layout: Layout,
    mentions: tuple[BodyMention, ...],
    answering: Fact[Organisation] | None,
    regimes: tuple[Fact[str], ...],
    decisions: tuple[Decision, ...],
) -> Frame:
    """The frame of the letter."""
    return Frame(Fact(LETTER_KIND["answer"], ()), regimes, answering)
