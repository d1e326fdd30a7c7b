"""Who answers whom, when, with what kind of letter, and how to complain."""

from kg.frame.answering import authority
from kg.frame.days import issued, received
from kg.frame.kind import follows, kind, reviewed
from kg.frame.parts import parts
from kg.frame.redress import appeal_to, review_days
from kg.frame.reference import reference
from kg.model import BodyMention, Decision, Fact, Frame, Layout, Organisation

__all__ = ["authority", "frame"]


def frame(
    text: str,
    layout: Layout,
    mentions: tuple[BodyMention, ...],
    answering: Fact[Organisation] | None,
    regimes: tuple[Fact[str], ...],
    decisions: tuple[Decision, ...],
) -> Frame:
    """The frame of the letter."""
    letter = parts(text)
    review = reviewed(letter) is not None
    dated = issued(letter)
    asked = received(letter, review=review)
    if asked and dated and asked.value > dated.value:
        asked = None
    numbered = reference(letter, review=review)
    return Frame(
        kind(letter, decisions, of_request=bool(regimes or asked or numbered)),
        regimes,
        answering,
        numbered,
        asked,
        dated,
        follows(letter, review=review),
        review_days(letter),
        appeal_to(letter, mentions),
    )
