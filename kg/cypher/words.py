"""What a read may be made of: closed lists of words. What is not in them is refused.

Taken from the Neo4j Cypher Manual 5 (clauses, functions), without what writes, loads, changes the
schema, hands out privileges or reaches beyond the graph.
"""

from typing import Final

CLAUSES: Final = frozenset(
    ("CALL", "MATCH", "OPTIONAL", "RETURN", "UNION", "UNWIND", "WITH"),
)
"""The words with which a clause begins."""

OPENERS: Final = CLAUSES | frozenset(
    (
        *("ALL", "AND", "AS", "BY", "CASE", "CONTAINS", "DISTINCT", "ELSE", "IN", "LIMIT", "NOT"),
        *("OR", "SKIP", "THEN", "WHEN", "WHERE", "XOR", "YIELD"),
    )
)
"""The words on which a name may follow."""

WORDS: Final = OPENERS | frozenset(
    (
        *("ANY", "ASC", "ASCENDING", "COLLECT", "COUNT", "DESC", "DESCENDING", "END", "ENDS"),
        *("EXISTS", "FALSE", "IS", "NONE", "NULL", "ORDER", "SINGLE", "STARTS", "TRUE"),
    )
)
"""Every word of a read that is no name."""

FORBIDDEN: Final = frozenset(
    (
        *("ALTER", "CREATE", "CSV", "CYPHER", "DEALLOCATE", "DELETE", "DENY", "DETACH", "DROP"),
        *("DRYRUN", "ENABLE", "EXPLAIN", "FINISH", "FOREACH", "FORMAT", "GRANT", "INSERT"),
        *("LOAD", "MERGE", "NODETACH", "PERIODIC", "PROFILE", "REALLOCATE", "REMOVE", "RENAME"),
        *("REVOKE", "SET", "SHOW", "TERMINATE", "TRANSACTIONS", "USE"),
    )
)
"""Words that are refused wherever they are not plainly a name: `.set`, `:Set`, `$set`, `{set: 1}`.

The lists above refuse them already; here they get an answer that names the reason.
"""

PROCEDURES: Final = frozenset(("db.labels", "db.propertyKeys", "db.relationshipTypes"))
"""What may be called."""

FUNCTIONS: Final = frozenset(
    (
        *("all", "any", "exists", "isempty", "none", "single", "allshortestpaths", "shortestpath"),
        *("coalesce", "elementid", "endnode", "head", "id", "keys", "labels", "last", "length"),
        *("nodes", "nullif", "properties", "range", "reduce", "relationships", "reverse", "size"),
        *("startnode", "tail", "type", "valuetype"),
        *("avg", "collect", "count", "max", "min", "percentilecont", "percentiledisc", "stdev"),
        *("stdevp", "sum"),
        *("abs", "ceil", "e", "exp", "floor", "isnan", "log", "log10", "pi", "round", "sign"),
        *("sqrt",),
        *("btrim", "char_length", "character_length", "left", "lower", "ltrim", "normalize"),
        *("replace", "right", "rtrim", "split", "substring", "tolower", "tostring", "toupper"),
        *("trim", "upper"),
        *("toboolean", "tobooleanornull", "tofloat", "tofloatornull", "tointeger"),
        *("tointegerornull", "tostringornull", "tostringlist", "tointegerlist", "tofloatlist"),
        *("date", "datetime", "duration", "localdatetime", "localtime", "time"),
        *("date.truncate", "datetime.truncate", "duration.between", "duration.indays"),
        *("duration.inmonths", "duration.inseconds"),
    )
)
"""What may be computed with, in small letters: none of them reads or writes but the graph."""
