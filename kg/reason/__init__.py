"""Why: harms, public interest tests, legitimate-interests tests, conditions."""

from kg.model import Citation, Ground, Layout, Reasoning
from kg.reason.conditions import conditions
from kg.reason.harm import harms
from kg.reason.legitimate_interests import legitimate_interests, public
from kg.reason.passages import passages
from kg.reason.public_interest import public_interest

__all__ = ["reason"]


def reason(
    text: str, layout: Layout, cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> Reasoning:
    """The reasoning the letter gives."""
    read = passages(text, layout, cited)
    private = legitimate_interests(read, cited, grounds)
    return Reasoning(
        harms(read, cited, grounds),
        public_interest(public(read, private), cited, grounds),
        private,
        conditions(read, cited, grounds),
    )
