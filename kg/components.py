"""The stages as spaCy components, usable by name from any spaCy pipeline; here they are composed.

    nlp = spacy.blank("en")
    nlp.add_pipe("kg_citations")
    doc = nlp("Section 40(2) of the Freedom of Information Act 2000 applies.")
    doc._.kg_citations          # values of kg.model
    doc.spans["kg_citations"]   # the same as spans: label = role, kb_id = IRI of the provision

Each component needs what comes before it and computes it where it is not there yet. spaCy finds
them through the entry points of this package; no trained model is needed.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from kg.catalogue import catalogue
from kg.citations import citations
from kg.decide import decide
from kg.frame import authority, frame
from kg.grounds import grounds
from kg.questions import questions
from kg.reason import reason
from kg.recognise.acts import acts
from kg.recognise.bodies import bodies
from kg.regimes import regimes
from kg.segment import segment
from kg.statements import statements
from kg.vocab import BODY

MAIL_DOMAIN = "kg_mail_domain"  # key of Doc.user_data: the domain of the sender of an e-mail

_WORD = re.compile(r"([^ ]+)( ?)|( )")

_STAGES: dict[str, Callable[[Doc], Any]] = {
    "layout": lambda doc: segment(_text(doc)),
    "bodies": lambda doc: bodies(_text(doc)),
    "authority": lambda doc: authority(
        _text(doc), _of(doc, "layout"), _of(doc, "bodies"), doc.user_data.get(MAIL_DOMAIN)
    ),
    "acts": lambda doc: acts(_text(doc)),
    "regimes": lambda doc: regimes(
        _text(doc), _of(doc, "layout"), _of(doc, "acts"), _of(doc, "authority")
    ),
    "questions": lambda doc: questions(_text(doc), _of(doc, "layout")),
    "citations": lambda doc: citations(
        *(_text(doc), _of(doc, "layout"), _of(doc, "acts"), _of(doc, "regimes")),
        _of(doc, "questions"),
    ),
    "grounds": lambda doc: grounds(_text(doc), _of(doc, "layout"), _of(doc, "citations")),
    "decisions": lambda doc: decide(
        *(_text(doc), _of(doc, "layout"), _of(doc, "questions"), _of(doc, "citations")),
        _of(doc, "grounds"),
    ),
    "reasoning": lambda doc: reason(
        _text(doc), _of(doc, "layout"), _of(doc, "citations"), _of(doc, "grounds")
    ),
    "statements": lambda doc: statements(
        *(_text(doc), _of(doc, "layout"), _of(doc, "acts"), _of(doc, "questions")),
        *(_of(doc, "citations"), _of(doc, "grounds"), _of(doc, "reasoning")),
    ),
    "frame": lambda doc: frame(
        *(_text(doc), _of(doc, "layout"), _of(doc, "bodies"), _of(doc, "authority")),
        *(_of(doc, "regimes"), _of(doc, "decisions")),
    ),
}
STAGES = tuple(_STAGES)

# What a component shows as spans: (value) -> (start, end, label, kb_id)
_SHOWN: dict[str, Callable[[Any], tuple[int, int, str, str]]] = {
    "bodies": lambda m: (
        *(m.span.start, m.span.end, "body"),
        BODY.iri(m.body.slug).value if m.body.slug else "",
    ),
    "acts": lambda m: (m.span.start, m.span.end, "act", catalogue().act_iri(m.act)),
    "citations": lambda c: (
        *(c.span.start, c.span.end, c.role),
        catalogue().iri_of(c.provision) if c.provision else "",
    ),
    "questions": lambda q: (q.spans[0].start, q.spans[0].end, q.label, ""),
    "decisions": lambda d: (d.spans[0].start, d.spans[0].end, d.outcome, ""),
    "grounds": lambda g: (
        *(g.spans[0].start, g.spans[0].end, "ground"),
        catalogue().iri_of(g.provision),
    ),
}


def _text(doc: Doc) -> str:
    """The text of the document, which spaCy puts together anew each time it is asked."""
    if "kg_text" not in doc.user_data:
        doc.user_data["kg_text"] = doc.text
    text: str = doc.user_data["kg_text"]
    return text


def _of(doc: Doc, stage: str) -> Any:
    """What a stage makes of the document, made once."""
    key = f"kg_{stage}"
    if key not in doc.user_data:
        doc.user_data[key] = _STAGES[stage](doc)
    return doc.user_data[key]


def _component(stage: str) -> Callable[[Doc], Doc]:
    """A component that runs a stage and shows its values as a group of spans."""

    def run(doc: Doc) -> Doc:
        values = _of(doc, stage)
        if show := _SHOWN.get(stage):
            doc.spans[f"kg_{stage}"] = list(_spans(doc, map(show, _placed(values))))
        return doc

    return run


def _placed(values: Iterable[Any]) -> Iterable[Any]:
    """The values that stand somewhere: a decision by default may have no words of its own."""
    return (value for value in values if getattr(value, "spans", True))


def _spans(doc: Doc, shown: Iterable[tuple[int, int, str, str]]) -> Iterable[Span]:
    for start, end, label, iri in shown:
        span = doc.char_span(start, end, label=label, kb_id=iri, alignment_mode="expand")
        if span is not None:
            yield span


def _register(stage: str) -> None:
    name = f"kg_{stage}"
    if not Doc.has_extension(name):
        Doc.set_extension(name, getter=lambda doc: _of(doc, stage))
    Language.component(name, func=_component(stage))


for _stage in STAGES:
    _register(_stage)


class Words:
    """A tokenizer that splits at white space alone: the stages read characters, not tokens."""

    def __init__(self, vocab: Vocab) -> None:
        """Keep the vocabulary documents are made with."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """The document of a text, which it keeps to the last character."""
        found = [(match[1] or " ", bool(match[1] and match[2])) for match in _WORD.finditer(text)]
        return Doc(self.vocab, [word for word, _ in found], [space for _, space in found])


def language() -> Language:
    """A blank English pipeline of every stage, over whole words."""
    nlp = spacy.blank("en")
    nlp.tokenizer = Words(nlp.vocab)
    for stage in STAGES:
        nlp.add_pipe(f"kg_{stage}")
    return nlp
