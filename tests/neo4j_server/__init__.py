"""A real Neo4j 5.26 server, `neo4j-admin` and Neo4j Browser, for tests, benchmarks and pictures.

`with Server() as server:` is a server on free ports in a home of its own, gone with all its files
at the end; `python -m tests.neo4j_server` is the same by hand.
"""

from tests.neo4j_server.jars import Unavailable, jars, java
from tests.neo4j_server.server import READ_ONLY, DidNotStart, Server

__all__ = ["READ_ONLY", "DidNotStart", "Server", "Unavailable", "jars", "java"]
