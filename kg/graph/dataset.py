"""What the dataset as a whole is: DCAT and VoID of it, PROV of the run that read it."""

import hashlib
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version

import pyoxigraph as ox

from kg.graph.facts import TYPE
from kg.paths import data
from kg.vocab import BASE, FOI, NS, PREFIXES


@dataclass(frozen=True, slots=True)
class Counts:
    """How much letters hold: quads, and things by class (IRI and number, sorted).

    A thing is what is named under its letter, so that the counts of letters add up.
    """

    quads: int = 0
    classes: tuple[tuple[str, int], ...] = ()

    @property
    def things(self) -> int:
        """How many things: each has one class."""
        return sum(number for _, number in self.classes)

    def __add__(self, other: "Counts") -> "Counts":
        """The counts of both together."""
        classes = Counter(dict(self.classes))
        classes.update(dict(other.classes))
        return Counts(self.quads + other.quads, tuple(sorted(classes.items())))


def counts(quads: Iterable[ox.Quad]) -> Counts:
    """The counts of one letter's quads, or of the quads of many."""
    number, classes = 0, Counter[str]()
    for quad in quads:
        number += 1
        graph, subject, value = quad.graph_name, quad.subject, quad.object
        if quad.predicate == TYPE and isinstance(graph, ox.NamedNode):
            letter = graph.value.rpartition("/")[0]
            assert isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode)
            if subject.value == letter or subject.value.startswith(letter + "/"):
                classes[value.value] += 1
    return Counts(number, tuple(sorted(classes.items())))


@cache
def program_version() -> str:
    """The version of this program, as installed or as its checkout says."""
    try:
        return version("foi-kg")
    except PackageNotFoundError:
        project = data("ontology").parent / "pyproject.toml"
        return str(tomllib.loads(project.read_text("utf-8"))["project"]["version"])


@cache
def ontology_version() -> str:
    """The first 12 hexadecimal digits of a hash of the ontology's files, line ends levelled."""
    digest = hashlib.sha256()
    for path in sorted(data("ontology").glob("*.ttl")):
        digest.update(path.name.encode() + b"\n" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:12]


def run_iri(*, base: str = BASE) -> ox.NamedNode:
    """The IRI of the reading by this version of the program and of the ontology."""
    return ox.NamedNode(f"{base}run/{program_version()}-{ontology_version()}")


def dataset_quads(held: Counts, *, base: str = BASE) -> tuple[ox.Quad, ...]:
    """The default graph: what the dataset is and holds, and how it came to be; sorted.

    No clock, host, path or number of processes enters it.
    """
    dataset, run = ox.NamedNode(f"{base}dataset"), run_iri(base=base)
    program = ox.NamedNode(f"{base}program/{program_version()}")
    vocabulary = ox.NamedNode(f"{base}ontology/{ontology_version()}")
    links = ox.NamedNode(f"{base}dataset/legislation")
    rows: list[tuple[ox.NamedNode, str, ox.NamedNode | ox.Literal]] = [
        (dataset, "rdf:type", _term("dcat:Dataset")),
        (dataset, "rdf:type", _term("void:Dataset")),
        (dataset, "dcterms:title", ox.Literal("Answers to requests for information")),
        (dataset, "dcterms:conformsTo", ox.NamedNode(NS.rstrip("#"))),
        (dataset, "void:uriSpace", ox.Literal(base)),
        (dataset, "void:vocabulary", ox.NamedNode(NS)),
        (dataset, "void:triples", ox.Literal(held.quads)),
        (dataset, "void:entities", ox.Literal(held.things)),
        (dataset, "void:subset", links),
        (dataset, "prov:wasGeneratedBy", run),
        (links, "rdf:type", _term("void:Linkset")),
        (links, "void:linkPredicate", FOI.cites),
        (links, "void:subjectsTarget", dataset),
        (links, "void:objectsTarget", ox.NamedNode("http://www.legislation.gov.uk/")),
        (run, "rdf:type", FOI.ReadingRun),
        (run, "prov:used", vocabulary),
        (run, "prov:wasAssociatedWith", program),
        (program, "rdf:type", _term("prov:SoftwareAgent")),
        (program, "schema:name", ox.Literal("kg")),
        (program, "schema:softwareVersion", ox.Literal(program_version())),
        (vocabulary, "rdf:type", _term("prov:Entity")),
        (vocabulary, "prov:specializationOf", ox.NamedNode(NS.rstrip("#"))),
        (vocabulary, "owl:versionInfo", ox.Literal(ontology_version())),
    ]
    for name, number in held.classes:
        part = ox.NamedNode(f"{base}dataset/class/{name.rpartition('#')[2]}")
        rows += [
            (dataset, "void:classPartition", part),
            (part, "void:class", ox.NamedNode(name)),
            (part, "void:entities", ox.Literal(number)),
        ]
    quads = (ox.Quad(subject, _term(prefixed), value) for subject, prefixed, value in rows)
    return tuple(sorted(quads, key=str))


def provenance(graph: ox.NamedNode, *, base: str = BASE) -> ox.Quad:
    """That the facts of a letter were read in this run."""
    return ox.Quad(graph, _term("prov:wasGeneratedBy"), run_iri(base=base), graph)


def _term(prefixed: str) -> ox.NamedNode:
    prefix, _, name = prefixed.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + name)
