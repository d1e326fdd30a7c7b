"""The individuals of the ontology: facts carried over, names found, matches complete."""

import csv
import re
from collections import defaultdict
from pathlib import Path

import pytest

from kg.catalogue import Act, Body, catalogue, cues, slug
from kg.provisions import Provision
from kg.recognise.acts import acts
from kg.recognise.bodies import bodies
from kg.vocab import CONCEPTS, NS, declared
from tests.examples import examples

CATALOGUE = catalogue()
REGIMES = ("eir", "eisr", "foia", "foisa")


def facts(papers: Path, name: str) -> list[dict[str, str]]:
    """The rows of a table of facts."""
    with (papers / "facts" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values(iri: str, *prefixed: str) -> set[str]:
    """The values of some properties of an individual together."""
    return {value for p in prefixed for value in CATALOGUE.values(iri, p)}


def parts(cell: str) -> set[str]:
    """The entries of a cell of several."""
    return set(filter(None, cell.split(";")))


def one(cell: str) -> set[str]:
    """A cell as a set of at most one."""
    return {cell} - {""}


# ------------------------------------------------------------------ facts carried over


def test_acts_are_carried_over_whole(papers: Path) -> None:
    rows = facts(papers, "acts")
    assert len(rows) == len(CATALOGUE.acts)
    for row in rows:
        iri = CATALOGUE.acts[row["act"]].iri
        names = values(iri, "skos:altLabel", "skos:hiddenLabel", "foi:sharedName")
        notes = values(iri, "skos:editorialNote")
        apart = {n.rpartition(": ")[2] for n in notes if n.startswith("alias that")}
        sources = values(iri, "dcterms:source") | {n.removeprefix("unverified: ") for n in notes}
        title = {row["title"], *one(row["title_cy"])}
        assert iri == row["id_uri"]
        assert values(iri, "schema:name") == {row["title"]}
        assert values(iri, "skos:prefLabel") == title
        assert names | apart == parts(row["aliases"])
        assert values(iri, "dcterms:identifier") == {row["path"]}
        assert row["path"].startswith(row["type"] + "/")
        assert CATALOGUE.acts[row["act"]].kind == row["leg_class"]
        assert values(iri, "foi:unit") == {row["unit"]}
        assert values(iri, "foi:provisionTemplate") == {row["provision_template"]}
        assert any(source.startswith(row["verified"]) for source in sources)
        # the file named in some notes is not part of the project
        assert values(iri, "skos:note") == one(row["notes"].replace(" (GOLD.md)", ""))


PROVISION_COLUMNS = {
    "key": "skos:notation",
    "title": "skos:prefLabel",
    "kind": "foi:provisionKind",
    "scope": "foi:provisionScope",
    "test": "foi:test",
    "absolute_when": "foi:absoluteWhen",
    "harm_required": "foi:harmRequired",
    "basis": "foi:basis",
    "ground": "foi:groundUse",
    "in_force_from": "eli:first_date_entry_in_force",
    "in_force_to": "eli:date_no_longer_in_force",
}


def test_provisions_are_carried_over_whole(papers: Path) -> None:
    rows = facts(papers, "provisions")
    assert len(rows) == len(CATALOGUE.provisions)
    iris = {row["key"]: CATALOGUE.provisions[Provision.parse(row["key"])].iri for row in rows}
    assert len(set(iris.values())) == len(rows)
    for row in rows:
        iri = iris[row["key"]]
        for column, prefixed in PROVISION_COLUMNS.items():
            assert values(iri, prefixed) == one(row[column]), (row["key"], column)
        whole = iris[row["parent"]] if row["parent"] else CATALOGUE.acts[row["act"]].iri
        notes = values(iri, "skos:note", "skos:editorialNote")
        assert values(iri, "eli:is_part_of") == {whole}
        assert {n.removeprefix("unverified: ") for n in notes} == one(row["notes"])
        assert values(iri, "foi:ncndProvision") == {iris[k] for k in parts(row["ncnd_provision"])}
        assert row["uri"] in {iri, *values(iri, "rdfs:seeAlso")}
        number = row["section"].replace("(", "").replace(")", "").replace(" ", "")
        assert number.startswith(Provision.parse(row["key"]).path[0]) or "sch" in row["key"]


def test_bodies_are_carried_over_whole(papers: Path) -> None:
    for row in facts(papers, "bodies"):
        if row["id"] == "sexual-assault-referral-centres-england":
            continue  # one body, not two: its name is one of "sexual-assault-referral-centres"
        body = CATALOGUE.bodies[row["id"]]
        iri = body.iri
        names = values(iri, "skos:altLabel", "skos:hiddenLabel", "foi:sharedName")
        web = {h.removeprefix("https://www.") for h in values(iri, "foaf:homepage")}
        doubts = {n.removeprefix("unverified: ") for n in values(iri, "skos:editorialNote")}
        open_ = {s for s in parts(row["source"]) if s.startswith("unverified")}
        assert (body.name, body.kind) == (row["name"], row["type"])
        assert (body.nation, body.status) == (row["nation"], row["status"])
        assert values(iri, "schema:alternateName") == parts(row["abbreviations"])
        assert parts(row["aliases"]) <= names
        assert web | set(body.domains) == parts(row["website"])
        assert values(iri, "dcterms:identifier") == one(row["gss"])
        assert one(row["notes"]) <= values(iri, "skos:note")
        assert values(iri, "dcterms:source") == parts(row["source"]) - open_
        assert len(doubts) == len(open_)


def test_exemptions_say_what_their_provisions_say() -> None:
    grounds = {p for p, row in CATALOGUE.provisions.items() if row.ground in ("yes", "ncnd")}
    assert set(CATALOGUE.exemptions) == grounds
    for provision, exemption in CATALOGUE.exemptions.items():
        iri = CATALOGUE.provisions[provision].iri
        assert exemption.slug == slug(str(provision))
        assert values(exemption.iri, "foi:exemptionProvision") == {iri}
        assert exemption.regime == provision.act.lower()
        for prefixed in (*list(PROVISION_COLUMNS.values())[4:8], "skos:prefLabel"):
            assert values(exemption.iri, prefixed) == values(iri, prefixed), (provision, prefixed)
        for wide in values(exemption.iri, "skos:broader"):
            assert Provision.parse(*values(wide, "skos:notation")).covers(provision)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("FOIA s.40(3)(a)(i)", {"FOIA s.40(3A)(a)"}),
        ("FOIA s.40(3)(b)", {"FOIA s.40(3A)(b)"}),
        ("FOIA s.40(4)", {"FOIA s.40(4A)"}),
        ("FOIA s.40(5)(b)(i)", {"FOIA s.40(5B)(a)", "FOIA s.40(5B)(b)"}),
        ("FOISA s.38(2)(a)(i)", {"FOISA s.38(2A)(a)"}),
        ("EISR reg.11(3)(b)", {"EISR reg.11(3A)(b)"}),
    ],
)
def test_old_provision_leads_to_the_new(old: str, new: set[str]) -> None:
    row = CATALOGUE.provisions[Provision.parse(old)]
    assert {key for iri in row.replaced_by for key in values(iri, "skos:notation")} == new
    assert row.until is not None


# ------------------------------------------------------------------ names


def owners(*, shared: bool) -> dict[str, set[str]]:
    """Who bears each name: without those declared shared, or those alone."""
    found = defaultdict(set)
    for act in CATALOGUE.acts.values():
        for name in act.shared if shared else act.names:
            found[name].add(act.key)
    for body in CATALOGUE.bodies.values():
        names = {*body.names, *body.abbreviations} - set(body.shared)
        for name in body.shared if shared else names:
            found[name].add(body.slug)
    return found


def test_name_that_is_not_declared_shared_means_one_thing() -> None:
    assert {name: who for name, who in owners(shared=False).items() if len(who) > 1} == {}


def test_name_shared_by_one_is_not_plain_with_another() -> None:
    plain = owners(shared=False)
    both = {name for name in owners(shared=True) if name in plain}
    # the act is far the commoner reading, and the body needs its context
    assert both == {"HRA", "PACE"}


def test_abbreviation_of_two_bodies_is_shared_with_both() -> None:
    assert owners(shared=True)["DfE"] == {
        "department-for-education",
        "department-for-the-economy-northern-ireland",
    }


@pytest.mark.parametrize("body", CATALOGUE.bodies.values(), ids=lambda body: body.slug)
def test_full_names_of_body_are_found(body: Body) -> None:
    for name in body.names:
        plain = name.removeprefix("the ")  # an article is no part of the name
        written = plain.title() if plain.islower() and " " in plain else plain
        text = f"We wrote to the {written} about the plan."
        found = [m.body.slug for m in bodies(text) if written in m.span.of(text)]
        assert body.slug in found or name in body.shared, name


@pytest.mark.parametrize("act", CATALOGUE.acts.values(), ids=lambda act: slug(act.key))
def test_full_names_of_act_are_found(act: Act) -> None:
    for name in act.names:
        text = f"We looked at the {name} again."
        assert act.key in [m.act for m in acts(text)], name


@pytest.mark.parametrize("body", CATALOGUE.bodies.values(), ids=lambda body: body.slug)
def test_abbreviations_and_shared_names_of_body_have_examples(body: Body) -> None:
    found = [
        mention.span.of(example)
        for example in body.examples
        for mention in bodies(example)
        if mention.body.slug == body.slug
    ]
    for form in {*body.abbreviations, *body.shared}:
        assert any(form.removeprefix("the ") in words for words in found), form


@pytest.mark.parametrize("act", CATALOGUE.acts.values(), ids=lambda act: slug(act.key))
def test_names_of_act_have_examples(act: Act) -> None:
    titles = values(act.iri, "skos:prefLabel")
    for form in {*act.names, *act.shared} - titles:
        assert any(form in example for example in act.examples), form
    for example in act.examples:
        assert act.key in [mention.act for mention in acts(example)], example


# ------------------------------------------------------------------ matches


def test_every_exemption_has_a_match_or_none_in_each_other_regime() -> None:
    found = defaultdict(list)
    for match in CATALOGUE.matches:
        found[match.source, match.regime].append(match.kind)
    for exemption in CATALOGUE.exemptions.values():
        for regime in set(REGIMES) - {exemption.regime}:
            kinds = found.pop((exemption.slug, regime), [])
            assert kinds == ["none"] or (kinds and "none" not in kinds), (exemption.slug, regime)
    assert not found


def test_direct_links_say_what_the_matches_say() -> None:
    links = {
        (e.slug, other, kind)
        for e in CATALOGUE.exemptions.values()
        for kind, others in (("close", e.close), ("related", e.related))
        for other in others
    }
    assert links == {(m.source, m.target, m.kind) for m in CATALOGUE.matches if m.target}
    assert links == {(other, one_, kind) for one_, other, kind in links}


def test_matches_lead_to_exemptions_of_the_regime_they_name() -> None:
    by_slug = {e.slug: e for e in CATALOGUE.exemptions.values()}
    for match in CATALOGUE.matches:
        assert by_slug[match.source].regime != match.regime
        assert match.target is None or by_slug[match.target].regime == match.regime
        assert (match.target is None) == (match.kind == "none")


@pytest.mark.parametrize(
    ("source", "regime", "expected"),
    [
        ("foia-s31-1-a", "foisa", {("foisa-s35-1-a", "close")}),
        ("foia-s31-1-a", "eir", {("eir-reg12-5-b", "related")}),
        ("foisa-s38-1-b", "foia", {("foia-s40-2", "close")}),
        ("foisa-s17-1", "foia", {(None, "none")}),
        ("foisa-s17-1", "eisr", {("eisr-reg10-4-a", "related")}),
        ("eir-reg12-4-e", "eisr", {("eisr-reg10-4-e", "close")}),
        ("foia-s34", "foisa", {(None, "none")}),
    ],
)
def test_match(source: str, regime: str, expected: set[tuple[str | None, str]]) -> None:
    rows = [m for m in CATALOGUE.matches if (m.source, m.regime) == (source, regime)]
    assert {(m.target, m.kind) for m in rows} == expected


# ------------------------------------------------------------------ regimes, IRIs, cues


@pytest.mark.parametrize(
    ("regime", "answer", "review", "appeal"),
    [
        ("eir", 20, 40, "information-commissioners-office"),
        ("eisr", 20, 40, "scottish-information-commissioner"),
        ("foia", 20, None, "information-commissioners-office"),
        ("foisa", 20, 40, "scottish-information-commissioner"),
        ("ukgdpr", None, None, "information-commissioners-office"),
    ],
)
def test_regime(regime: str, answer: int | None, review: int | None, appeal: str) -> None:
    row = CATALOGUE.regimes[regime]
    assert (row.answer_days, row.review_days, row.appeal_to) == (answer, review, appeal)


@pytest.mark.parametrize(
    ("key", "iri"),
    [
        ("FOIA s.40(5B)(a)(i)", "http://www.legislation.gov.uk/id/ukpga/2000/36/section/40/5B/a/i"),
        ("FOISA s.30(b)(i)", "http://www.legislation.gov.uk/id/asp/2002/13/section/30/b/i"),
        ("EIR reg.2(1)(a)", "https://w3id.org/foi-kg/ns/provision/eir-reg2-1-a"),
        ("FOIA s.77(1)", "http://www.legislation.gov.uk/id/ukpga/2000/36/section/77/1"),
        (
            "DPA2018 sch.2 para.5(3)",
            "http://www.legislation.gov.uk/id/ukpga/2018/12/schedule/2/paragraph/5/3",
        ),
        ("Zoo Act 1981 s.1", "https://w3id.org/foi-kg/id/act/zoo-act-1981/section/1"),
    ],
)
def test_iri_of_provision(key: str, iri: str) -> None:
    assert CATALOGUE.iri_of(Provision.parse(key)) == iri


def test_every_link_of_the_individuals_leads_to_one() -> None:
    ours = (CONCEPTS, "http://www.legislation.gov.uk/id/")
    linked = ("foi:ncndProvision", "dcterms:isReplacedBy", "eli:is_part_of", "skos:broader")
    iris = [row.iri for row in CATALOGUE.provisions.values()]
    iris += [row.iri for row in CATALOGUE.exemptions.values()]
    ends = {end for iri in iris for end in values(iri, *linked)}
    assert {end for end in ends if end.startswith(ours)} - declared() == set()


SCHEMES = sorted({i.removeprefix(CONCEPTS).split("/")[0] for i in declared() if CONCEPTS in i})
CUED = [s for s in SCHEMES if any(c.cues for c in CATALOGUE.concepts(s))]


@pytest.mark.parametrize("scheme", CUED)
def test_examples_of_a_concept_hold_a_cue(scheme: str) -> None:
    for concept in CATALOGUE.concepts(scheme):
        headings = [h.lower() for h in CATALOGUE.values(concept.iri, "foi:heading")]
        word_list = f"{NS}ReadingCue" in CATALOGUE.values(concept.iri, "rdf:type")
        for example in examples(concept) if concept.cues else ():
            found = {hit.slug for hit in cues(scheme).find(example)}
            heading = any(h in example.lower() for h in headings)
            # what reading makes of several word lists together is not one list's affair
            assert concept.slug in found or heading or (word_list and found), example


def _unlike(cue: str, found: list[str]) -> list[str]:
    """Those of some sentences that share less than 0.6 of their words beside a cue."""
    kept: list[set[str]] = []
    for sentence in found:
        words = set(re.findall(r"[\w']+", sentence.lower())) - set(re.findall(r"[\w']+", cue))
        if all(2 * len(words & k) < 0.6 * (len(words) + len(k)) for k in kept):
            kept.append(words)
    return found[: len(kept)]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_each_cue_stands_in_three_unlike_examples(scheme: str) -> None:
    for concept in CATALOGUE.concepts(scheme):
        found: dict[str, list[str]] = {cue: [] for cue in concept.cues}
        for example in examples(concept):
            for cue in {hit.phrase for hit in cues(scheme).find(example)} & found.keys():
                found[cue].append(example)
        assert [cue for cue, said in found.items() if len(_unlike(cue, said)) < 3] == []
        assert len(examples(concept)) >= 3 or not concept.words, concept.slug
