"""The law or laws of access under which the letter handles the request."""

from kg.model import ActMention, Fact, Layout, Organisation


def regimes(
    text: str, layout: Layout, named: tuple[ActMention, ...], authority: Fact[Organisation] | None
) -> tuple[Fact[str], ...]:
    """The regimes (slugs of `kg.vocab.REGIME`), the main one first."""
    return ()
