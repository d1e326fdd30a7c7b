"""Why: harms, public interest tests, legitimate-interests tests, conditions."""

from kg.model import Citation, Ground, Layout, Reasoning


def reason(
    text: str, layout: Layout, cited: tuple[Citation, ...], grounds: tuple[Ground, ...]
) -> Reasoning:
    """The reasoning the letter gives."""
    return Reasoning()
