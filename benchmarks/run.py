"""Our build beside the plain stack in one run, each measurement a process of its own.

    python benchmarks/run.py [--ours 10 1000 10000] [--plain 10 200 1000] [--slice 200] [--out FILE]

Needs what benchmarks/requirements.txt names. Letters are varied from the examples (vary.py), as
plain text. Peak memory is that of the process; seconds are wall clock of the process from its first
import to its end, parts by the process's own clock. Rates are for comparing within one run alone.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from vary import make

HERE = Path(__file__).parent
PARTS = ("start", "read", "extract", "graph", "validate", "store", "publish")


def measure(stack: str, number: int, place: Path) -> dict[str, float]:
    """One measurement of one stack on so many letters."""
    letters = place / f"letters-{number}"
    if not letters.exists():
        make(number, letters)
    script = "ours.py" if stack == "ours" else "plain_stack.py"
    more = ["--slice"] if stack == "plain, sliced" else []
    begun = perf_counter()
    done = subprocess.run(
        [sys.executable, HERE / script, letters, place / f"{stack}-{number}", *more],
        capture_output=True,
        text=True,
        check=True,
    )
    row: dict[str, float] = json.loads(done.stdout)
    return {**row, "wall": perf_counter() - begun}


def table(rows: list[tuple[str, dict[str, float]]]) -> str:
    """The measurements as a Markdown table, with ratios to the plain stack at the same size."""
    head = ["stack", "letters", "letters/s", "peak MB", "not stored", "wall s", *PARTS]
    lines = [head, ["---"] * len(head)]
    for stack, row in rows:
        cells = [stack, f"{row['letters'] + row['failed'] * (stack == 'ours'):.0f}"]
        cells += [f"{row['letters'] / row['wall']:.2f}", f"{row['mb']:.0f}", f"{row['failed']:.0f}"]
        cells += [f"{row['wall']:.1f}", *(f"{row[p]:.1f}" if p in row else "" for p in PARTS)]
        lines.append(cells)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def main() -> None:
    """Measure, print, write."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--ours", type=int, nargs="*", default=[10, 1000, 10000])
    asked.add_argument("--plain", type=int, nargs="*", default=[10, 200, 1000])
    asked.add_argument("--slice", type=int, nargs="*", default=[200])
    asked.add_argument("--out", type=Path)
    given = asked.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        stacks = {"ours": given.ours, "plain": given.plain, "plain, sliced": given.slice}
        for number in sorted({n for wanted in stacks.values() for n in wanted}):
            for stack, wanted in stacks.items():
                if number in wanted:
                    rows.append((stack, measure(stack, number, Path(folder))))
                    print(stack, json.dumps(rows[-1][1]), file=sys.stderr)
    found = {(stack, round(row["letters"] + row["failed"])): row for stack, row in rows}
    lines = [table(rows), ""]
    for (stack, number), row in found.items():
        ours = found.get(("ours", number))
        if stack != "ours" and ours:
            times = row["wall"] / ours["wall"]
            lines.append(f"- At {number} letters ours does {times:.1f} times the rate of: {stack}.")
    big, small = found.get(("ours", 10000)), found.get(("ours", 1000))
    if big and small:
        times = big["mb"] / small["mb"]
        lines.append(f"- Memory of ours at 10,000 letters is {times:.2f} times that at 1,000.")
    lines.append(
        f"- Python {platform.python_version()}, one run of each, on a busy machine of two cores."
    )
    text = "\n".join(lines) + "\n"
    print(text)
    if given.out:
        given.out.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
