"""The property graph in Neo4j: loaded over Bolt, or written for `neo4j-admin database import`.

    with connected("bolt://localhost:7687", password=...) as driver:
        load(store, driver)         bring a database up to date with a store
        plan(store, driver)         the letters that a load would bring or take away
    write_import(store, folder)     files for a first load without Bolt, of any size

Every query text is made of the closed lists of the property graph; what letters say travels as
parameters. Needs the package `neo4j` (the extra of that name).
"""

from kg.neo4j.connecting import connected, told
from kg.neo4j.import_files import write_import
from kg.neo4j.loading import load
from kg.neo4j.planning import Plan, plan
from kg.neo4j.totals import Totals

__all__ = ["Plan", "Totals", "connected", "load", "plan", "told", "write_import"]
