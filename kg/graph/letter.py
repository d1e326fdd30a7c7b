"""The walk through a response that gathers its facts: frame, questions, decisions, grounds."""

import pyoxigraph as ox

from kg.catalogue import catalogue
from kg.graph.facts import Facts, caption, exemption_iri
from kg.graph.iris import distinct, name_slug
from kg.graph.law import add_citations, add_mentions
from kg.graph.reasons import add_reasons, add_statements
from kg.model import EarlierLetter, Fact, Frame, Response
from kg.provisions import Provision
from kg.vocab import FOI, LETTER_KIND, OUTCOME, REGIME

Grounds = dict[tuple[Provision, bool], ox.NamedNode]
"""The nodes of a letter's grounds, by provision and whether to neither confirm nor deny."""


def facts_of(response: Response, base: str) -> Facts:
    """Every fact of a response, with the claims that its evidence has to prove."""
    facts = Facts(response.letter, base)
    _add_frame(facts, response.frame)
    questions = _add_questions(facts, response)
    grounds = _add_grounds(facts, response)
    _add_decisions(facts, response, questions, grounds)
    citations = add_citations(facts, response.citations)
    add_mentions(facts, response)
    add_reasons(facts, response.reasoning, grounds, citations)
    add_statements(facts, response.statements, grounds)
    return facts


def _add_frame(facts: Facts, frame: Frame) -> None:
    letter, request, name = facts.letter, facts.node("request"), _name(facts, frame)
    facts.thing(letter, FOI.Letter, name)
    facts.thing(request, FOI.Request, f"Request: {name}")
    facts.say(letter, FOI.sha256, facts.source.id)
    facts.say(letter, FOI.mediaType, facts.source.format)
    facts.add(letter, FOI.answers, request)
    kind = frame.kind
    facts.value(letter, FOI.letterKind, LETTER_KIND.iri(kind.value), kind)
    authority = facts.body(frame.authority.value) if frame.authority else None
    if frame.authority and authority:
        facts.value(request, FOI.madeTo, authority, frame.authority)
    for regime in frame.regimes:
        iri = REGIME.iri(regime.value)
        facts.value(letter, FOI.handledUnder, iri, regime, several=True, premise=authority)
    if frame.reference:
        facts.value(letter, FOI.reference, frame.reference.value, frame.reference)
    if frame.received:
        facts.value(request, FOI.received, frame.received.value, frame.received)
    if frame.issued:
        facts.value(letter, FOI.issued, frame.issued.value, frame.issued)
    if frame.review_days:
        days = frame.review_days
        facts.value(letter, FOI.reviewWithinWorkingDays, days.value, days)
    if frame.appeal_to:
        body = facts.body(frame.appeal_to.value)
        facts.value(letter, FOI.appealTo, body, frame.appeal_to, premise=authority)
    if frame.follows:
        _add_earlier(facts, frame.follows)


def _add_earlier(facts: Facts, earlier: EarlierLetter) -> None:
    proof = Fact(earlier, earlier.spans)
    if earlier.reference:
        facts.value(facts.letter, FOI.followsReference, earlier.reference, proof)
    if earlier.issued:
        facts.value(facts.letter, FOI.followsDate, earlier.issued, proof)


def _name(facts: Facts, frame: Frame) -> str:
    """What a reader would call the letter: the authority with its reference, else the date."""
    who = frame.authority.value.name if frame.authority else None
    when = frame.issued.value.isoformat() if frame.issued else None
    what = frame.reference.value if frame.reference else when
    return ", ".join(part for part in (who, what) if part) or f"Letter {facts.source.id[:8]}"


def _add_questions(facts: Facts, response: Response) -> tuple[tuple[str, ox.NamedNode], ...]:
    """The key and node of each question."""
    keys = distinct(question.label for question in response.questions)
    found = []
    for place, (key, question) in enumerate(zip(keys, response.questions, strict=True), start=1):
        name = f"{question.label} {caption(question.text)}"
        node = facts.thing(facts.node("question", key), FOI.Question, name)
        facts.add(facts.node("request"), FOI.asks, node)
        facts.say(node, FOI.label, question.label)
        facts.say(node, FOI.position, place)
        facts.say(node, FOI.text, question.text)
        facts.claim(node, question.spans)
        found.append((key, node))
    return tuple(found)


def _add_grounds(facts: Facts, response: Response) -> Grounds:
    nodes: Grounds = {}
    for ground in response.grounds:
        key = name_slug(str(ground.provision)) + ("-ncnd" if ground.ncnd else "")
        exemption = exemption_iri(ground.provision)
        title = catalogue().label(exemption.value) if exemption else ""
        name = f"{ground.provision.number} {title}".strip()
        node = facts.thing(facts.node("ground", key), FOI.Ground, name)
        facts.add(facts.letter, FOI.reliesOn, node)
        facts.add(node, FOI.restsOn, facts.provision(ground.provision))
        if exemption:
            facts.add(node, FOI.applies, exemption)
        facts.say(node, FOI.ncnd, ground.ncnd)
        facts.claim(node, ground.spans, binding=ground.binding, premise=facts.letter)
        nodes[ground.provision, ground.ncnd] = node
    return nodes


def _add_decisions(
    facts: Facts,
    response: Response,
    questions: tuple[tuple[str, ox.NamedNode], ...],
    grounds: Grounds,
) -> None:
    ncnd = OUTCOME["ncnd"]
    keys = distinct(questions[decision.question][0] for decision in response.decisions)
    for key, decision in zip(keys, response.decisions, strict=True):
        outcome = OUTCOME.iri(decision.outcome)
        label = response.questions[decision.question].label
        name = f"{label} {catalogue().label(outcome.value)}"
        node = facts.thing(facts.node("decision", key), FOI.Decision, name)
        asked = questions[decision.question][1]
        facts.add(facts.letter, FOI.hasDecision, node)
        facts.add(node, FOI.decides, asked)
        facts.add(node, FOI.outcome, outcome)
        for provision in decision.grounds:
            wanted, other = decision.outcome == ncnd, decision.outcome != ncnd
            if ground := grounds.get((provision, wanted)) or grounds.get((provision, other)):
                facts.add(node, FOI.reliesOn, ground)
        facts.claim(node, decision.spans, binding=decision.binding, premise=asked)
