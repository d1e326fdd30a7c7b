"""What each citation is for."""

from collections.abc import Callable

from kg.model import Citation, Layout, Question, Span
from kg.vocab import ROLE


class Roles:
    """Tells the role of citations in one letter."""

    def __init__(
        self,
        text: str,
        layout: Layout,
        asked: tuple[Question, ...],
        sentence_at: Callable[[int], Span],
    ) -> None:
        """Keep what roles are told from."""
        self._text = text

    def of(self, citation: Citation) -> str:
        """The role of a citation."""
        return ROLE["mentioned"]
