"""A letter held to the law: what its rules ask, where it falls short, what could not be seen.

    quads of a letter ─case─▶ values ─derive─▶ situations ─shapes/statute─▶ findings ─graph─▶ quads

Findings stand in a graph of their own beside the letter's, and are made from what is stored of it:
a change of the rules rewrites them alone, and reads no letter again.
"""

from kg.findings.check import check
from kg.findings.finding import Finding
from kg.findings.graph import findings_graph, findings_in, quads_of
from kg.findings.rules import Rule, rules
from kg.findings.version import rules_version

__all__ = [
    "Finding",
    "Rule",
    "check",
    "findings_graph",
    "findings_in",
    "quads_of",
    "rules",
    "rules_version",
]
