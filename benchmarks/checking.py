"""How long one letter takes to be held to its shapes: data shapes, and the rules it falls under.

usage: python benchmarks/checking.py [LETTERS] [--times N]

Every letter of a folder is read and made a graph first; then its graph is held to the data shapes,
and to the statute shapes that its regime and kind select, with all that is derived for them, by
the fast engine on one core. Milliseconds of the process's own clock, printed as a line of
Markdown: the median over the letters of the median of N times, and the slowest letter.
"""

import argparse
import statistics
import time
from pathlib import Path

import pyoxigraph as ox

from kg.findings import check
from kg.graph import quads
from kg.pipeline import extract
from kg.read import letters_in, read
from kg.validate import validate

EXAMPLES = Path(__file__).parents[1] / "examples" / "letters"


def milliseconds(graph: tuple[ox.Quad, ...], times: int) -> tuple[float, float]:
    """The median time of the data shapes, and of the rules."""
    data, rules = [], []
    for _ in range(times):
        start = time.process_time()
        validate(graph)
        middle = time.process_time()
        check(graph)
        data.append(1000 * (middle - start))
        rules.append(1000 * (time.process_time() - middle))
    return statistics.median(data), statistics.median(rules)


def main() -> None:
    """Time the letters and print the line."""
    options = argparse.ArgumentParser()
    options.add_argument("letters", nargs="?", type=Path, default=EXAMPLES)
    options.add_argument("--times", type=int, default=15)
    given = options.parse_args()
    graphs = [quads(extract(read(found.path))) for found in letters_in([given.letters])]
    milliseconds(graphs[0], 1)  # the shapes are compiled once
    taken = [milliseconds(graph, given.times) for graph in graphs]
    both = sorted(sum(pair) for pair in taken)
    print("| letters | data shapes | rules | both, median ms | slowest |")
    print("| ---: | ---: | ---: | ---: | ---: |")
    data, rules = (statistics.median(part) for part in zip(*taken, strict=True))
    middle = statistics.median(both)
    print(f"| {len(both)} | {data:.1f} | {rules:.1f} | {middle:.1f} | {both[-1]:.1f} |")


if __name__ == "__main__":
    main()
