"""A letter's law as read by the stages alone, for tests of acts, citations, roles and grounds."""

from dataclasses import dataclass
from functools import cached_property

from kg.citations import citations
from kg.grounds import grounds
from kg.model import ActMention, Citation, Fact, Ground, Layout, Question
from kg.questions import questions
from kg.recognise.acts import acts
from kg.regimes import regimes
from kg.segment import segment


@dataclass(frozen=True)
class Law:
    """The law in one text, each part computed from the ones before it."""

    text: str

    @cached_property
    def layout(self) -> Layout:
        return segment(self.text)

    @cached_property
    def acts(self) -> tuple[ActMention, ...]:
        return acts(self.text)

    @cached_property
    def regimes(self) -> tuple[Fact[str], ...]:
        return regimes(self.text, self.layout, self.acts, None)

    @cached_property
    def asked(self) -> tuple[Question, ...]:
        return questions(self.text, self.layout)

    @cached_property
    def citations(self) -> tuple[Citation, ...]:
        return citations(self.text, self.layout, self.acts, self.regimes, self.asked)

    @cached_property
    def grounds(self) -> tuple[Ground, ...]:
        return grounds(self.text, self.layout, self.citations)

    def keys(self, *roles: str) -> set[str]:
        """The keys cited, or those cited in the given roles."""
        chosen = (c for c in self.citations if not roles or c.role in roles)
        return {str(c.provision) for c in chosen if c.provision}

    def role(self, key: str) -> set[str]:
        """The roles in which a provision is cited."""
        return {c.role for c in self.citations if str(c.provision) == key}
