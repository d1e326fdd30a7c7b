"""Errors for the caller's mistakes and the world's; bad text is never one of them.

KgError
 ├── UnreadableLetter     a file that yields no letter: what, why, and what to do
 ├── UnknownTerm          a term that no file of ontology/ declares
 ├── UnknownProvision     a key that is no provision
 ├── UnknownLetter        no letter of that path, reference or IRI
 ├── UnknownQuery         a query name that queries/ does not hold, or a bad parameter of one
 ├── RefusedQuery         a query that writes, calls out or cannot be parsed
 ├── LimitReached         a query stopped at its time, memory or row limit
 ├── MissingPackage       an extra of this package that is not installed
 ├── ServerError          a Neo4j that cannot be reached, refuses, or holds other data
 └── StoreError           a store that cannot be used
      ├── StoreLocked     another process is writing it
      └── StoreFormat     it was written by another version
"""


class KgError(Exception):
    """Any error this project raises; its text is one line that names the cure."""


class UnreadableLetter(KgError):
    """A file from which no letter can be read."""

    def __init__(self, name: str, why: str, cure: str) -> None:
        """Keep what was read, why it failed and what the user can do."""
        super().__init__(f"{name}: {why}; {cure}")
        self.name, self.why, self.cure = name, why, cure


class UnknownTerm(KgError):
    """A term that the ontology does not declare."""


class UnknownProvision(KgError):
    """A key that does not name a provision."""


class UnknownLetter(KgError):
    """A path, reference or IRI by which no letter is known."""


class UnknownQuery(KgError):
    """A query that is not in the library, or a parameter it does not have."""


class RefusedQuery(KgError):
    """A query that is not a single read of the store."""


class LimitReached(KgError):
    """A query that was stopped at a limit of time, memory or rows."""


class MissingPackage(KgError):
    """A package that only some commands need, and that is not installed."""

    def __init__(self, what: str, *, extra: str) -> None:
        """Say what is missing and which extra of this package brings it."""
        super().__init__(f"{what} is not installed; install foi-kg with it: foi-kg[{extra}]")


class ServerError(KgError):
    """A Neo4j server or database that cannot be used as asked."""


class StoreError(KgError):
    """A store that cannot be used as asked."""


class StoreLocked(StoreError):
    """Another process is writing the store."""


class StoreFormat(StoreError):
    """The store was written by a version whose format differs."""
