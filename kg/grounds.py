"""The grounds a letter relies on."""

from kg.model import Citation, Ground, Layout


def grounds(text: str, layout: Layout, cited: tuple[Citation, ...]) -> tuple[Ground, ...]:
    """Every ground relied on, once for each provision and for neither confirming nor denying."""
    return ()
