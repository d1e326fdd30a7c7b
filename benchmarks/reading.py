"""How long one letter takes to be read, file formats aside.

usage: python benchmarks/reading.py [LETTERS] [--times N]

Every letter of a folder is brought to plain text first; then reading (masking, normalising) and
extracting are timed on that text, on one core, in milliseconds of the process's own clock. Printed
as a line of Markdown: the median over the letters of the median of N times, and the slowest.
"""

import argparse
import statistics
import time
from pathlib import Path

from kg.pipeline import extract
from kg.read import letters_in, read

EXAMPLES = Path(__file__).parents[1] / "examples" / "letters"


def milliseconds(text: bytes, times: int) -> float:
    """The median time in which a letter is read and extracted."""
    taken = []
    for _ in range(times):
        start = time.process_time()
        extract(read(text, name="letter.txt"))
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def main() -> None:
    """Time the letters and print the line."""
    options = argparse.ArgumentParser()
    options.add_argument("letters", nargs="?", type=Path, default=EXAMPLES)
    options.add_argument("--times", type=int, default=15)
    given = options.parse_args()
    texts = [read(found.path).text.encode() for found in letters_in([given.letters])]
    extract(read(texts[0], name="letter.txt"))  # the ontology is read once
    taken = sorted(milliseconds(text, given.times) for text in texts)
    size = statistics.median(len(text) for text in texts)
    print("| letters | median bytes | median ms | slowest ms |\n| --- | --- | --- | --- |")
    print(f"| {len(texts)} | {size:.0f} | {statistics.median(taken):.1f} | {taken[-1]:.1f} |")


if __name__ == "__main__":
    main()
