"""The measurements of a run as Markdown tables.

python -m benchmarks.neo4j_tables RAW      the report of a file that --raw kept
"""

import json
import sys
from pathlib import Path
from statistics import median
from typing import Any

Row = dict[str, Any]

NAMES = {
    "rdflib": "rdflib-neo4j",
    "bolt": "`kg load` (Bolt)",
    "import": "files ({} processes) and `neo4j-admin`",
    "alone": "`neo4j-admin` alone",
}
_MS = 100  # below that many milliseconds, one more digit


def report(rows: list[Row]) -> str:
    """All tables, and what they come to."""
    head, *found = rows
    loads = [row for row in found if "load" in row]
    asked = [row for row in found if "query" in row]
    ready = [row for row in found if "ready" in row]
    told = [
        *(_loads(loads) if loads else ()),
        *(_queries(asked) if asked else ()),
        "",
        *(_ready(row) for row in ready),
        "- Versions: " + ", ".join(f"{name} {value}" for name, value in head.items()) + ".",
    ]
    return "\n".join(told) + "\n"


def _loads(loads: list[Row]) -> list[str]:
    head = ("letters", "by", "n", "nodes", "relationships", "seconds", "nodes/s", "rel./s")
    lines = [[*head, "both/s", "× rdflib-neo4j", "CPU s, client", "CPU s, server", "peak MB"]]
    lines.append(["---"] * len(lines[0]))
    rates: dict[tuple[int, str], float] = {}
    groups: dict[tuple[int, str], list[Row]] = {}
    for row in loads:
        groups.setdefault((row["letters"], row["load"]), []).append(row)
        if row["load"] == "import":
            groups.setdefault((row["letters"], "alone"), []).append(row)
    for (letters, how), rows in sorted(
        groups.items(), key=lambda g: (g[0][0], [*NAMES].index(g[0][1]))
    ):
        seconds = median(_seconds(row, how) for row in rows)
        nodes, links = rows[-1]["nodes"], rows[-1]["relationships"]
        rates[letters, how] = (nodes + links) / seconds
        plain = rates.get((letters, "rdflib"))
        client = "" if how == "alone" else f"{median(row['cpu'] for row in rows):.1f}"
        lines.append(
            [
                *(f"{letters:,}", NAMES[how].format(rows[-1].get("jobs")), str(len(rows))),
                *(f"{nodes:,}", f"{links:,}"),
                *(f"{seconds:.1f}", f"{nodes / seconds:,.0f}", f"{links / seconds:,.0f}"),
                f"{rates[letters, how]:,.0f}",
                f"{rates[letters, how] / plain:.2f}" if plain else "",
                client,
                f"{median(row['server_cpu'] for row in rows):.1f}",
                "" if how == "alone" else f"{max(row['mb'] for row in rows):.0f}",
            ]
        )
    return [f"| {' | '.join(line)} |" for line in lines]


def _seconds(row: Row, how: str) -> float:
    if how == "alone":
        return float(row["import"])
    return float(row["seconds"]) + float(row.get("import", 0))


def _queries(asked: list[Row]) -> list[str]:
    columns = sorted(
        {(row["letters"], row["engine"]) for row in asked}, key=lambda c: (c[0], c[1] == "Neo4j")
    )
    held = {(row["query"], row["letters"], row["engine"]): row for row in asked}
    lines = [["query", *(f"{engine}, {letters:,}" for letters, engine in columns), "rows"]]
    lines.append(["---"] * len(lines[0]))
    for name in dict.fromkeys(row["query"] for row in asked):
        row = [held.get((name, *column), {}) for column in columns]
        rows = [f"{one['rows']:,}" for one in row if "rows" in one]
        lines.append([name, *map(_time, row), " / ".join(dict.fromkeys(rows))])
    head = "Milliseconds of a query, warm, median of n; rows of the answer."
    return ["", head, "", *(f"| {' | '.join(line)} |" for line in lines)]


def _time(row: Row) -> str:
    if "stopped" in row:
        return "stopped"
    if "ms" not in row:
        return ""
    return f"{row['ms']:.{0 if row['ms'] >= _MS else 1}f} ({row['n']})"


def _ready(row: Row) -> str:
    told = ", ".join(f"{key} {value:.1f}" for key, value in row["ready"].items())
    said = f"{row['engine']}, {row['letters']:,} letters: peak of our process {row['mb']:.0f} MB"
    return f"- {said}; {told}." if told else f"- {said}."


if __name__ == "__main__":
    print(report([json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]))
