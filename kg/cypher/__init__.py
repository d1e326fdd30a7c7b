"""Asking the property graph in Cypher: the library of named queries, and a user's own.

An engine that needs no server answers, or a Neo4j. Both get the same text, and it can only read.

>>> named("outcomes-by-authority").parameters[0].name
'authority'
"""

from kg.cypher.guard import checked
from kg.cypher.library import described, library, named, traversals, twins
from kg.cypher.runner import run, run_on

__all__ = ["checked", "described", "library", "named", "run", "run_on", "traversals", "twins"]
