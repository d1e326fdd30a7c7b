"""The ontology as data: terms used are declared, files in order, shapes hold and can fail."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from pyshacl import validate as reference_validate

from kg import vocab
from kg.paths import data
from kg.vocab import CONCEPTS, NS, PREFIXES, Scheme, declared, ontology
from tests.examples import sentences

ROOT = Path(__file__).parents[1]
SHAPES = data("shapes") / "catalogue.ttl"
SHAPE = "https://w3id.org/foi-kg/shapes#"
VALID = (ROOT / "tests" / "cases" / "shapes" / "catalogue-valid.ttl").read_text("utf-8")
SCHEMES = {name: value.name for name, value in vars(vocab).items() if isinstance(value, Scheme)}
ONTOLOGY = sorted(data("ontology").rglob("*.ttl"))
FILES = [*ONTOLOGY, *sorted(data("shapes").glob("*.ttl"))]
ids = [path.name for path in FILES]

_LEFT_OUT = re.compile(r'"""(?s:.*?)"""|"(?:[^"\\\n]|\\.)*"|<[^<>\s]*>|(?m:(?<=\s)#.*$|^#.*$)')
_NAME = re.compile(r"(?<![\w:])([a-z][\w-]*):([A-Za-z][\w-]*)")


# ------------------------------------------------------------------ terms used are declared


def used_in_python(source: str) -> Iterator[str]:
    """The IRIs of our terms that Python code names: `FOI.x`, `OUTCOME["x"]`, "foi:x"."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id="FOI"), attr=name) if name != "__getattr__":
                yield NS + name
            case ast.Subscript(value=ast.Name(id=scheme), slice=ast.Constant(value=str(slug))):
                if scheme in SCHEMES:
                    yield f"{CONCEPTS}{SCHEMES[scheme]}/{slug}"
            case ast.Call(func=ast.Name(id="cues"), args=[ast.Constant(value=str(scheme))]):
                yield f"{CONCEPTS}{scheme}"
            case ast.Constant(value=str(text)) if re.fullmatch(r"foi:\w+", text):
                yield NS + text.removeprefix("foi:")


def used_in_data(text: str) -> Iterator[str]:
    """The IRIs of our terms that Turtle or SPARQL names through a prefix."""
    prefixes = dict(re.findall(r"(?i)prefix\s+([\w-]*):\s*<([^>]*)>", text))
    for prefix, name in _NAME.findall(_LEFT_OUT.sub(" ", text)):
        if prefixes.get(prefix, "").startswith((NS, CONCEPTS)):
            yield prefixes[prefix] + name


def sources() -> list[Path]:
    """Every file that names terms."""
    queries = sorted(data("queries").rglob("*.rq"))
    return [*sorted((ROOT / "kg").rglob("*.py")), *FILES, *queries]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_terms_used_are_declared(path: Path) -> None:
    text = path.read_text("utf-8")
    used = used_in_python(text) if path.suffix == ".py" else used_in_data(text)
    assert sorted(set(used) - declared()) == []


@pytest.mark.parametrize(
    "source",
    ["FOI.reliesOnn", 'OUTCOME["witheld"]', 'cues("outcomes")', 'row("foi:reliesOnn")'],
)
def test_undeclared_term_in_python_is_caught(source: str) -> None:
    assert set(used_in_python(source)) - declared()


@pytest.mark.parametrize("pattern", ["?q foi:outcom ?o .", "?q foi:outcome outcome:witheld ."])
def test_undeclared_term_in_query_is_caught(pattern: str) -> None:
    prefixes = f"PREFIX foi: <{NS}>\nPREFIX outcome: <{CONCEPTS}outcome/>\n"
    assert set(used_in_data(f"{prefixes}SELECT * WHERE {{ {pattern} }}")) - declared()


def test_words_in_strings_and_comments_are_no_terms() -> None:
    text = f'@prefix foi: <{NS}> .\n# foi:nothing\nfoi:Act a foi:Act ; foi:key "foi:nothing" .'
    assert set(used_in_data(text)) == {NS + "Act", NS + "key"}


@pytest.mark.parametrize("name", sorted(SCHEMES))
def test_scheme_of_the_code_has_concepts(name: str) -> None:
    assert list(getattr(vocab, name)), f"no concept of {SCHEMES[name]!r} in ontology/"
    assert f"{CONCEPTS}{SCHEMES[name]}" in declared() or name == "BODY"


# ------------------------------------------------------------------ files in order


@pytest.mark.parametrize("path", FILES, ids=ids)
def test_file_is_in_order(path: Path) -> None:
    head, _, body = path.read_text("utf-8").partition("\n\n")
    prefixes = [line for line in head.splitlines() if not line.startswith("#")]
    if path.name != "foi.ttl":
        assert prefixes == sorted(prefixes, key=lambda line: line.split(":")[0]), (
            "sort the prefix lines"
        )
        names = dict(re.findall(r"@prefix ([\w-]*): <(.*?)>", head))
        subjects = [block.split("\n", 1)[0].strip() for block in re.split(r"\n\n+", body)]
        full = [expand(s, names) for s in subjects if s and not s.startswith("#")]
        assert full == sorted(full), "sort the subjects by their IRIs"
    assert not re.search(r"[ \t]$", body, re.M), "no space at the end of a line"
    for line in body.splitlines():
        assert not line.startswith(" ") or re.match(r" {4}( {4})*\S", line), f"indent: {line}"
    for block in re.split(r"\n\n+", body):
        if re.search(r"^\s+a ", block, re.M):
            lines = [line for line in block.splitlines() if not line.startswith("#")]
            assert re.match(r"\S+\n    a |\S+ a ", "\n".join(lines)), f"`a` first: {lines[0]}"


def expand(name: str, prefixes: dict[str, str]) -> str:
    """A subject as it stands in Turtle as its IRI."""
    subject = name.split()[0]
    if subject.startswith("<"):
        return subject[1:-1]
    prefix, _, local = subject.partition(":")
    return prefixes[prefix] + local


@pytest.mark.parametrize("path", [*ONTOLOGY, SHAPES], ids=lambda path: path.name)
def test_no_blank_nodes(path: Path) -> None:
    quads = ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE)
    blank = [q for q in quads if ox.BlankNode in (type(q.subject), type(q.object))]
    assert blank == []


def test_namespaces_are_those_of_the_code() -> None:
    for path in FILES:
        found = re.findall(r"@prefix ([\w-]*): <(.*?)>", path.read_text("utf-8"))
        wrong = [(p, iri) for p, iri in found if PREFIXES.get(p, iri) != iri]
        assert wrong == [], f"{path.name} binds a prefix otherwise than kg.vocab"


# ------------------------------------------------------------------ shapes


def broken(text: str) -> list[str]:
    """The property shapes a Turtle graph breaks, by the fast engine."""
    engine = pytest.importorskip("shacl", reason="the fast engine is not built for this platform")
    shapes = engine.Shapes.from_turtle(SHAPES.read_text("utf-8"))
    report = shapes.validate_turtle(text)
    return sorted(
        {result.source_shape.strip("<>").removeprefix(SHAPE) for result in report.results}
    )


def broken_by_reference(text: str) -> list[str]:
    """The same by pyshacl."""
    graph = rdflib.Graph().parse(data=text, format="turtle")
    shapes = rdflib.Graph().parse(SHAPES)
    _, report, _ = reference_validate(graph, shacl_graph=shapes, inference="none")
    source = rdflib.SH.sourceShape
    return sorted({str(shape).removeprefix(SHAPE) for shape in report.objects(None, source)})


def turtle(triples: list[ox.Triple]) -> str:
    """Triples as text."""
    text = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
    assert text is not None
    return text.decode()


def test_ontology_conforms() -> None:
    assert broken(turtle([*ontology(), *sentences()])) == []


def test_reference_engine_agrees_on_a_slice() -> None:
    slices = (NS, PREFIXES["eli"], f"{CONCEPTS}regime", f"{CONCEPTS}outcome")
    text = turtle([t for t in ontology() if str(t.subject)[1:].startswith(slices)])
    assert broken_by_reference(text) == broken(text)


# One edit of the valid graph for each property shape: what stands there, and what instead.
TRIPS = {
    "AbbreviatedExample": ('    skos:example "A letter from the OOE came in May."@en ;\n', ""),
    "ActKey": ('    foi:key "FOIA" ;\n', ""),
    "ActLabel": ('    skos:prefLabel "Freedom of Information Act 2000"@en ;\n', ""),
    "ActNumber": ('"ukpga/2000/36"', '"2000 c. 36"'),
    "ActTitle": ('    schema:name "Freedom of Information Act 2000" ;\n', ""),
    "ActUnit": ('foi:unit "section"', 'foi:unit "s."'),
    "BodyKind": ("body-type:regulator ;\n    foi:nation", "regime:foia ;\n    foi:nation"),
    "BodyLabel": ('    skos:prefLabel "Office of Examples"@en ;\n', ""),
    "BodyName": ('schema:name "Office of Examples"', 'schema:name "Office", "Examples"'),
    "BodyNation": ('foi:nation "UK"', 'foi:nation "Atlantis"'),
    "BodyStatus": ('"current"', '"dormant"'),
    "ConceptDefinition": ('    skos:definition "Held and not given."@en ;\n', ""),
    "ConceptLabel": ('"Withheld"@en, ', ""),
    "ConceptNotation": ('skos:notation "W"', 'skos:notation "W", "V"'),
    "ConceptScheme": (
        'inScheme <https://w3id.org/foi-kg/ns/outcome> ;\n    skos:notation "W"',
        'inScheme foi:Act ;\n    skos:notation "W"',
    ),
    "CuedExample": (
        '    foi:cue "is withheld" ;\n    skos:example "The plan is withheld."',
        '    foi:cue "is withheld"',
    ),
    "ExemptionBasis": ('    foi:basis "class" ;\n', ""),
    "ExemptionBroader": ("skos:broader exemption:wide", "skos:broader outcome:withheld"),
    "ExemptionHarm": ('    foi:harmRequired "none (class)" .', '    foi:harmRequired "a", "b" .'),
    "ExemptionKey": ('    skos:notation "FOIA s.40" ;\n', ""),
    "ExemptionProvision": ("    foi:exemptionProvision provision:old ;\n", ""),
    "ExemptionRegime": ("    foi:regime regime:foia ;\n    foi:test", "    foi:test"),
    "ExemptionTest": ('foi:test "absolute"', 'foi:test "strict"'),
    "MatchFrom": ("    foi:matchFrom exemption:new ;\n", ""),
    "MatchKind": ('foi:matchKind "related"', 'foi:matchKind "near"'),
    "MatchReason": ('"Both are made up."', '"both made up"'),
    "MatchRegime": ("    foi:matchRegime regime:foia ;\n", ""),
    "MatchTo": ("foi:matchTo exemption:wide", "foi:matchTo provision:new"),
    "ProvisionKey": ('skos:notation "FOIA s.40(5)"', 'skos:notation "section 40(5)"'),
    "ProvisionKind": ('    foi:provisionKind "ncnd" ;\n', ""),
    "ProvisionLabel": ('    skos:prefLabel "Old rule on confirming"@en ;\n', ""),
    "ProvisionNcnd": ("foi:ncndProvision provision:old", "foi:ncndProvision provision:lost"),
    "ProvisionPartOf": (
        'legislation.gov.uk/id/ukpga/2000/36> ;\n    foi:provisionKind "ncnd"',
        'legislation.gov.uk/id/ukpga/1999/99> ;\n    foi:provisionKind "ncnd"',
    ),
    "ProvisionReplacedBy": (
        "dcterms:isReplacedBy provision:new",
        "dcterms:isReplacedBy body:office",
    ),
    "ProvisionSince": ('"2005-01-01"^^xsd:date', '"1 January 2005"'),
    "ProvisionTest": (
        'foi:groundUse "ncnd" ;\n    foi:test "mixed"',
        'foi:groundUse "ncnd" ;\n    foi:test "both"',
    ),
    "ProvisionUntil": ('"2018-05-24"^^xsd:date', '"24 May 2018"'),
    "ProvisionUse": ('foi:groundUse "ncnd"', 'foi:groundUse "maybe"'),
    "RegimeAct": (
        "regimeAct <http://www.legislation.gov.uk/id/ukpga/2000/36>",
        "regimeAct foi:Act",
    ),
    "RegimeAnswerDays": ("foi:answerDays 20", 'foi:answerDays "twenty"'),
    "RegimeAppeal": ("    foi:regimeAppeal body:office ;\n", ""),
    "RegimeAppealProvision": ("foi:appealProvision provision:new", "foi:appealProvision foi:Act"),
    "RegimeKey": ('    skos:notation "FOIA" ;\n', ""),
    "RegimeReviewDays": ("foi:reviewDays 40", "foi:reviewDays 0"),
    "SharedNamedExample": ('    skos:example "FOIA is short; the Act is long."@en ;\n', ""),
    "TermDefinition": ('    skos:definition "An act as a whole."@en ;\n', ""),
    "TermEvidenced": ("foi:evidenced false", "foi:evidenced true, false"),
    "TermLabel": ('rdfs:label "Act"@en', 'rdfs:label "Act"'),
}


def property_shapes() -> set[str]:
    """The names of the property shapes of the catalogue."""
    graph = rdflib.Graph().parse(SHAPES)
    found = graph.subjects(rdflib.RDF.type, rdflib.SH.PropertyShape)
    return {str(shape).removeprefix(SHAPE) for shape in found}


def test_valid_graph_conforms() -> None:
    assert broken(VALID) == broken_by_reference(VALID) == []


def test_each_shape_has_a_tripping_case() -> None:
    assert set(TRIPS) == property_shapes()


@pytest.mark.parametrize("name", sorted(TRIPS))
def test_shape_trips_alone(name: str) -> None:
    old, new = TRIPS[name]
    assert old in VALID
    text = VALID.replace(old, new, 1)
    assert broken(text) == broken_by_reference(text) == [name]


def test_each_property_shape_speaks_in_a_sentence() -> None:
    graph = rdflib.Graph().parse(SHAPES)
    for shape in graph.subjects(rdflib.RDF.type, rdflib.SH.PropertyShape):
        message = str(graph.value(shape, rdflib.SH.message))
        assert re.fullmatch(r"[A-Z][^.]*(\.\S[^.]*)*\.", message), (shape, message)


def test_each_class_of_concepts_must_be_defined() -> None:
    concepts = {
        str(t.subject)[1:-1]
        for t in ontology()
        if t.predicate.value == PREFIXES["rdfs"] + "subClassOf"
        and t.object == ox.NamedNode(PREFIXES["skos"] + "Concept")
    }
    graph = rdflib.Graph().parse(SHAPES)
    targets = graph.objects(rdflib.URIRef(SHAPE + "DefinedConcept"), rdflib.SH.targetClass)
    assert concepts - {str(target) for target in targets} == {NS + "Exemption"}
