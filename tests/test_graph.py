"""What a reading becomes in RDF, and that a reading is held to its letter's words."""

from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest

from kg.graph import Counts, counts, dataset_quads, letter_iri, quads
from kg.graph.evidence import quotation
from kg.model import (
    Citation,
    EarlierLetter,
    Fact,
    Frame,
    Letter,
    NormalText,
    Question,
    Reasoning,
    Response,
    Span,
)
from kg.validate import unproved, validate
from kg.vocab import FOI, NS, PREFIXES, ontology
from tests.invented import CRIME, at, cited, letter, response, with_frame

TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")


def facts(found: tuple[ox.Quad, ...]) -> set[str]:
    """The facts as short lines: what belongs to the letter without its IRI."""
    start = letter_iri(response().letter.id).value
    lines = {
        f"{q.subject} {q.predicate} {q.object}"
        for q in found
        if isinstance(q.graph_name, ox.NamedNode) and q.graph_name.value.endswith("/facts")
    }
    return {line.replace(start + "/", "").replace(start, "").replace(NS, "") for line in lines}


def test_letter_becomes_the_expected_facts() -> None:
    expected = {
        "<> <answers> <request>",
        "<> <letterKind> <https://w3id.org/foi-kg/ns/letter-kind/refusal>",
        "<> <handledUnder> <https://w3id.org/foi-kg/ns/regime/foia>",
        '<> <reference> "DPO/17 of 2024"',
        '<> <issued> "2024-03-04"^^<http://www.w3.org/2001/XMLSchema#date>',
        '<> <followsDate> "2024-01-29"^^<http://www.w3.org/2001/XMLSchema#date>',
        '<> <reviewWithinWorkingDays> "40"^^<http://www.w3.org/2001/XMLSchema#integer>',
        "<> <reliesOn> <ground/foia-s31-1-a>",
        '<> <https://schema.org/name> "Humberside Police, DPO/17 of 2024"',
        "<request> <madeTo> <https://w3id.org/foi-kg/ns/body/humberside-police>",
        "<request> <asks> <question/3>",
        "<decision/2> <decides> <question/2>",
        "<decision/2> <outcome> <https://w3id.org/foi-kg/ns/outcome/withheld>",
        "<decision/2> <reliesOn> <ground/foia-s31-1-a>",
        "<decision/1> <binding> <https://w3id.org/foi-kg/ns/binding/by-order>",
        "<ground/foia-s31-1-a> <applies> <https://w3id.org/foi-kg/ns/exemption/foia-s31-1-a>",
        "<ground/foia-s31-1-a> <hasHarm> <harm/1>",
        "<ground/foia-s31-1-a> <hasTest> <public-interest-test/1>",
        "<> <hasTest> <legitimate-interests-test/1>",
        "<> <hasCondition> <citation/ukgdpr-art6-1-f/condition>",
        '<legitimate-interests-test/1> <necessary> "false"^^'
        "<http://www.w3.org/2001/XMLSchema#boolean>",
        "<citation/foia-s31-1-a/relied-on> <cites> "
        "<http://www.legislation.gov.uk/id/ukpga/2000/36/section/31/1/a>",
        "<mention/act/foia> <names> <http://www.legislation.gov.uk/id/ukpga/2000/36>",
    }
    assert expected <= facts(quads(response()))


def test_private_interests_and_conditions_hang_on_the_grounds_they_are_given_for() -> None:
    given = response()
    ground = given.grounds[0].provision
    reasoning = replace(
        given.reasoning,
        legitimate_interests=tuple(
            replace(test, grounds=(ground,)) for test in given.reasoning.legitimate_interests
        ),
        conditions=tuple(replace(c, grounds=(ground,)) for c in given.reasoning.conditions),
    )
    owner = "<ground/foia-s31-1-a>"
    assert {
        f"{owner} <hasTest> <legitimate-interests-test/1>",
        f"{owner} <hasCondition> <citation/ukgdpr-art6-1-f/condition>",
    } <= facts(quads(replace(given, reasoning=reasoning)))


def test_same_letter_gives_the_same_quads_sorted_and_without_blank_nodes() -> None:
    found = quads(response())
    assert found == quads(response())
    keys = [(str(q.graph_name), str(q.subject), str(q.predicate), str(q.object)) for q in found]
    assert keys == sorted(set(keys))
    assert not any(isinstance(term, ox.BlankNode) for q in found for term in q)


def test_every_term_is_declared_in_the_ontology() -> None:
    declared = {t.subject.value for t in ontology() if isinstance(t.subject, ox.NamedNode)}
    ours = "https://w3id.org/foi-kg/ns"
    used = {t.value for q in quads(response()) for t in q if isinstance(t, ox.NamedNode)}
    assert {iri for iri in used if iri.startswith(ours)} <= declared


def test_predicates_of_facts_and_evidence_are_disjoint() -> None:
    by_graph: dict[str, set[str]] = {"facts": set(), "evidence": set()}
    for quad in quads(response()):
        assert isinstance(quad.graph_name, ox.NamedNode)
        by_graph[quad.graph_name.value.rpartition("/")[2]].add(quad.predicate.value)
    assert by_graph["facts"] & by_graph["evidence"] == {TYPE.value}


def test_whatever_the_ontology_marks_is_proved() -> None:
    mark = PREFIXES["foi"] + "evidenced"
    marked = {
        t.subject
        for t in ontology()
        if t.predicate.value == mark and t.object.value == "true"  # type: ignore[union-attr]
    }
    found = quads(response())
    proved = {q.object for q in found if q.predicate == FOI.proves}
    about = {q.subject: q.object for q in found if q.predicate == FOI.provesProperty}
    values = {
        (q.object, about[q.subject])
        for q in found
        if q.predicate == FOI.proves and q.subject in about
    }
    for quad in found:
        if quad.predicate == TYPE and quad.object in marked:
            assert quad.subject in proved, quad
        if quad.predicate in marked:
            assert (quad.subject, quad.predicate) in values, quad


def test_evidence_holds_the_words_at_its_offsets() -> None:
    text = response().letter.text
    rows: dict[str, dict[str, str]] = {}
    for quad in quads(response()):
        if quad.predicate.value.startswith(PREFIXES["oa"]):
            name = quad.predicate.value.removeprefix(PREFIXES["oa"])
            rows.setdefault(str(quad.subject), {})[name] = quad.object.value  # type: ignore[union-attr]
    assert len(rows) > 30
    for row in rows.values():
        assert text[int(row["start"]) : int(row["end"])].startswith(row["exact"])


def test_evidence_can_be_left_out() -> None:
    bare = quads(response(), evidence=False)
    assert {q.graph_name.value.rpartition("/")[2] for q in bare} == {"facts"}  # type: ignore[union-attr]
    assert set(bare) < set(quads(response()))
    assert validate(bare, evidence=False).conforms
    assert not validate(bare).conforms


def test_what_was_inferred_names_its_premise() -> None:
    derived = PREFIXES["prov"] + "wasDerivedFrom"
    start = letter_iri(response().letter.id).value
    found = {
        str(q.subject.value).removeprefix(start): str(q.object.value)  # type: ignore[union-attr]
        for q in quads(response())
        if q.predicate.value == derived
    }
    assert found == {
        "/inference/decision/4": f"{start}/question/4",
        "/inference/letterKind": start,
    }


def test_base_moves_all_that_is_minted_and_nothing_else() -> None:
    moved = quads(response(), base="https://example.org/")
    text = "\n".join(map(str, moved))
    assert "https://w3id.org/foi-kg/id/" not in text
    assert "https://example.org/body/sleaford-model-flyers-guild" in text


def test_ground_below_the_listed_exemptions_applies_the_nearest_above() -> None:
    finer = replace(CRIME, path=("31", "1", "a", "ii"))
    whole = response()
    grounds = (replace(whole.grounds[0], provision=finer),)
    found = quads(replace(whole, grounds=grounds, decisions=whole.decisions[:1]))
    lines = facts(found)
    assert (
        "<ground/foia-s31-1-a-ii> <applies> <https://w3id.org/foi-kg/ns/exemption/foia-s31-1-a>"
        in lines
    )
    assert '<https://schema.org/name> "FOIA s.31(1)(a)(ii)"' in "\n".join(lines)


def test_unlisted_provision_is_described_up_to_what_the_ontology_lists() -> None:
    lines = facts(quads(response()))
    section = "<https://w3id.org/foi-kg/id/act/hobby-aircraft-act-1997/section/4>"
    act = "<https://w3id.org/foi-kg/id/act/hobby-aircraft-act-1997>"
    assert f"{section} <http://data.europa.eu/eli/ontology#is_part_of> {act}" in lines
    assert f'{act} <registered> "false"^^<http://www.w3.org/2001/XMLSchema#boolean>' in lines


def test_questions_with_one_label_stay_apart() -> None:
    whole = response()
    same = tuple(replace(question, label="1") for question in whole.questions)
    lines = facts(quads(replace(whole, questions=same)))
    assert {f"<request> <asks> <question/1{end}>" for end in ("", "-2", "-3", "-4")} <= lines


def test_controls_never_reach_the_graph() -> None:
    text = "Our reference: A\x00B\x0c1\x1b2"
    span = Span(15, len(text))
    made = with_frame(reference=Fact("A\x00B\x0c1\x1b2", (span,)))
    made = replace(made, letter=letter(text))
    raw = ox.serialize(quads(made), format=ox.RdfFormat.N_QUADS)
    assert raw is not None
    assert b'"A B 1 2"' in raw
    assert not any(byte < 32 and byte != 10 for byte in raw)


@pytest.mark.parametrize(
    ("words", "limit", "expected"),
    [
        ("Short enough.", 40, "Short enough."),
        ("One sentence. And another that goes on.", 20, "One sentence."),
        ("No sentence ends here at all", 15, "No sentence"),
        ("Unbreakable" * 3, 10, "Unbreakabl"),
    ],
)
def test_long_quotation_ends_with_a_sentence_or_a_word(
    words: str, limit: int, expected: str
) -> None:
    assert quotation(words, Span(0, len(words)), limit=limit) == expected


def test_counts_of_letters_add_up() -> None:
    one = counts(quads(response()))
    assert one.quads == len(quads(response()))
    assert dict(one.classes)[NS + "Question"] == 4
    assert (one + one).things == 2 * one.things
    assert one + Counts() == one


def test_dataset_says_what_it_holds_and_what_read_it() -> None:
    held = counts(quads(response()))
    lines = {f"{q.subject} {q.predicate} {q.object}" for q in dataset_quads(held)}
    count = f'"{held.quads}"^^<http://www.w3.org/2001/XMLSchema#integer>'
    dataset = "<https://w3id.org/foi-kg/id/dataset>"
    assert f"{dataset} <http://rdfs.org/ns/void#triples> {count}" in lines
    runs = {line.split()[2] for line in lines if line.startswith(f"{dataset} ") and "/run/" in line}
    read_in = {q.object for q in quads(response()) if "wasGeneratedBy" in q.predicate.value}
    assert runs == {str(run) for run in read_in}


# ------------------------------------------------------------------ readings held to their words


def test_reading_of_the_letter_is_proved() -> None:
    assert unproved(response()) == ()


def _broken(**changes: object) -> Response:
    return replace(response(), **changes)  # type: ignore[arg-type]


HERE = (at("Thank you for your request"),)
UNPROVED = {
    "kind without words": ("kind", with_frame(kind=Fact("refusal", ()))),
    "reference elsewhere": ("reference", with_frame(reference=Fact("DPO/17 of 2024", HERE))),
    "day elsewhere": ("issued", with_frame(issued=Fact(date(2024, 3, 4), HERE))),
    "day read wrongly": (
        "received",
        with_frame(received=Fact(date(2024, 5, 2), (at("received on 5 February 2024"),))),
    ),
    "year read wrongly": (
        "issued",
        with_frame(issued=Fact(date(2023, 3, 4), (at("4 March 2024"),))),
    ),
    "other number of days": (
        "review days",
        with_frame(review_days=Fact(20, (at("within 40 working days"),))),
    ),
    "earlier reference elsewhere": (
        "earlier reference",
        with_frame(follows=EarlierLetter("DPO/9 of 2024", None, HERE)),
    ),
    "earlier day elsewhere": (
        "earlier date",
        with_frame(follows=EarlierLetter(None, date(2024, 1, 29), HERE)),
    ),
    "question in other words": (
        "question 1",
        _broken(
            questions=(
                Question("1", "How many kites does the force own?", (Span(254, 289),)),
                *response().questions[1:],
            )
        ),
    ),
    "citation elsewhere": (
        "citation FOIA s.31(1)(a)",
        _broken(citations=(Citation(CRIME, HERE[0], "section 31(1)(a)", "relied-on"),)),
    ),
    "citation outside the letter": (
        "citation section 9",
        _broken(citations=(replace(cited(None, "section 9", "mentioned"), span=Span(9, 99999)),)),
    ),
    "decision without words": (
        "decision 1",
        _broken(decisions=(replace(response().decisions[0], spans=(), binding="stated"),)),
    ),
    "ground with an empty span": (
        "ground FOIA s.31(1)(a)",
        _broken(grounds=(replace(response().grounds[0], spans=(Span(4, 4),)),)),
    ),
}


@pytest.mark.parametrize(("fact", "reading"), UNPROVED.values(), ids=UNPROVED)
def test_fact_whose_span_does_not_contain_its_words_is_found(fact: str, reading: Response) -> None:
    assert [item.fact for item in unproved(reading)] == [fact]


def test_words_broken_by_a_line_prove_the_whole_word() -> None:
    normal = NormalText("Our reference: FOI-exempted", ((0, 0), (23, 25)))
    broken = Letter("0" * 64, "txt", "Our reference: FOI-exem-\npted", normal)
    span = Span(15, 29)
    assert broken.normal.words(span) == "FOI-exempted"
    frame = Frame(Fact("answer", (), "by-default"), reference=Fact("FOI-exempted", (span,)))
    reading = Response(broken, frame, (), (), (), (), (), (), Reasoning())
    assert unproved(reading) == ()
