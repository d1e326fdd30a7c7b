"""Why: harms, public interest tests, legitimate-interests tests, conditions."""

from kg.model import Citation, Fact, Ground, Layout, Reasoning
from kg.reason.conditions import conditions
from kg.reason.harm import harms
from kg.reason.legitimate_interests import legitimate_interests
from kg.reason.passages import passages, without
from kg.reason.public_interest import public_interest

__all__ = ["reason"]


def reason(
    text: str, layout: Layout, cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> Reasoning:
    """The reasoning the letter gives; what weighs interests or favours release states no harm."""
    read = passages(text, layout, cited)
    private = legitimate_interests(read, cited, grounds)
    rest = without(read, [fact for test in private for fact in (test.balance,) if fact])
    public = public_interest(rest, cited, grounds)
    rest = without(rest, [f for test in private for f in (test.interest, test.necessary) if f])
    rest = without(rest, [fact for test in public for fact in (test.balance,) if fact])
    openness = [Fact(True, test.factors_for) for test in public]
    rest = without(rest, openness)
    return Reasoning(
        harms(rest, cited, grounds),
        public,
        private,
        conditions(text, read, cited, grounds),
    )
