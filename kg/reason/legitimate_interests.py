"""The legitimate-interests test of UK GDPR article 6(1)(f): its three legs, as far as reached."""

from kg.model import LegitimateInterestsTest
from kg.reason.passages import Passage


def legitimate_interests(read: tuple[Passage, ...]) -> tuple[LegitimateInterestsTest, ...]:
    """The tests the letter carries out, in order; none where article 6(1)(f) is only mentioned."""
    return ()
