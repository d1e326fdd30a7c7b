"""A driver that has spoken to its server, and the server's refusals in plain words."""

import logging
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from kg.errors import MissingPackage, ServerError

if TYPE_CHECKING:
    from neo4j import Driver
    from neo4j.exceptions import Neo4jError

SCHEMES: Final = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")
OLDEST: Final = 5  # the first version with the constraints and subqueries that we write
_RETRY_SECONDS = 60  # how long a transaction is tried again after a deadlock or a lost connection
_CONNECT_SECONDS = 15
_AGENT = re.compile(r"Neo4j/(\d+)\.")

_READ_ONLY = "this database takes no writes; load into one that does, or into the cluster's leader"
_CLASH = (
    "what the database holds clashes with the constraint n10s_unique_uri on :Resource(uri); "
    "load into an empty database, or remove the doubled nodes or the other index on that property"
)
# Neo4j status codes, https://neo4j.com/docs/status-codes/5/ ; the longest beginning counts.
_CURES: Final = {
    "Neo.ClientError.Cluster.NotALeader": _READ_ONLY,
    "Neo.ClientError.Database.DatabaseNotFound": "no such database; name another with --database, "
    "or leave it out for the user's own",
    "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase": _READ_ONLY,
    "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase": _READ_ONLY,
    "Neo.ClientError.General.AccessModeForbidden": _READ_ONLY,
    "Neo.ClientError.Schema": _CLASH,
    "Neo.ClientError.Security": "this user may not do that; name another with --user, "
    "or ask whoever runs the server",
    "Neo.ClientError.Security.AuthenticationRateLimit": "too many wrong passwords; wait a little",
    "Neo.ClientError.Security.CredentialsExpired": "the password must be changed first; "
    "log in to Neo4j Browser with it, once",
    "Neo.ClientError.Security.Unauthorized": "wrong user or password; set NEO4J_PASSWORD or name "
    "a file with --password-file, and the user with --user",
    "Neo.TransientError": "the server was too busy or short of memory; run the same again later, "
    "it goes on where it stopped",
    "Neo.DatabaseError.Schema": _CLASH,
    "Neo.DatabaseError": "the server failed; look into its log, then run the same again",
}


@contextmanager
def connected(uri: str, *, user: str = "neo4j", password: str | None = None) -> "Iterator[Driver]":
    """A driver whose server answers and is new enough; without a password, no login is tried.

    ServerError where it does not answer or refuses, in one line with the cure; so are its errors
    inside the block. MissingPackage where the driver is not installed.
    """
    try:
        from neo4j import GraphDatabase, NotificationMinimumSeverity
    except ImportError:
        raise MissingPackage("the package neo4j", extra="neo4j") from None
    checked_uri(uri)
    logging.getLogger("neo4j").addHandler(logging.NullHandler())  # what matters, we tell
    options: dict[str, Any] = {
        "auth": None if password is None else (user, password),
        "connection_timeout": _CONNECT_SECONDS,
        "max_transaction_retry_time": _RETRY_SECONDS,
        "notifications_min_severity": NotificationMinimumSeverity.OFF,
        "telemetry_disabled": True,
    }
    with told(uri):
        # Straight to the host first: what fails there, the routing table would not tell.
        with GraphDatabase.driver(uri.replace("neo4j", "bolt", 1), **options) as direct:
            checked_agent(direct.get_server_info().agent)
        with GraphDatabase.driver(uri, **options) as driver:
            driver.verify_connectivity()
            yield driver


def checked_uri(uri: str) -> str:
    """The address, if it is one of Bolt's and holds no password; else ServerError.

    >>> checked_uri("neo4j+s://graph.example:7687")
    'neo4j+s://graph.example:7687'
    """
    try:
        parts = urlsplit(uri)
        readable = parts.port is None or parts.port > 0
    except ValueError:
        readable = False
    if not readable:
        raise ServerError("the address cannot be read; write it as bolt://HOST:7687") from None
    if parts.scheme not in SCHEMES or not parts.hostname:
        raise ServerError(
            f"{parts.scheme or 'this'}: not an address of Bolt; begin it with one of: "
            + ", ".join(f"{scheme}://" for scheme in SCHEMES)
        )
    if "@" in parts.netloc:
        raise ServerError(
            "no user or password in the address, where others may read it; "
            "give --user, and the password in NEO4J_PASSWORD or --password-file"
        )
    return uri


def checked_agent(agent: str) -> str:
    """What a server calls itself, if it is a Neo4j of version 5 or newer; else ServerError.

    >>> checked_agent("Neo4j/5.26.30")
    'Neo4j/5.26.30'
    """
    found = _AGENT.match(agent)
    if not found or int(found[1]) < OLDEST:
        raise ServerError(f"the server is {agent}; use Neo4j {OLDEST} or newer")
    return agent


@contextmanager
def told(uri: str) -> Iterator[None]:
    """Whatever the driver raises inside becomes a ServerError: one line, with the cure."""
    from neo4j.exceptions import ConfigurationError, DriverError, Neo4jError

    try:
        yield
    except Neo4jError as error:
        raise ServerError(f"{uri}: {_cure(error)}") from error
    except ConfigurationError as error:
        raise ServerError(f"{uri}: {error}") from error
    except (DriverError, OSError) as error:
        raise ServerError(f"{uri}: {_unreachable(error, uri)}") from error


def _cure(error: "Neo4jError") -> str:
    """What to do about a refusal; its own words stay away, for they may quote a letter."""
    code = error.code or "no code"
    beginnings = [known for known in _CURES if code.startswith(known)]
    if not beginnings:
        return f"the server refused ({code}); its log tells more"
    return f"{_CURES[max(beginnings, key=len)]} ({code})"


def _unreachable(error: Exception, uri: str) -> str:
    causes = list(_causes(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return (
            "the server's certificate is not trusted; install its issuer's, "
            "or write +ssc for +s in the address to trust it unseen"
        )
    if any(isinstance(cause, ssl.SSLError) for cause in causes):
        return "the server does not speak TLS here; leave +s or +ssc out of the address"
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return "no host of that name is known; correct the address"
    if any(isinstance(cause, ConnectionRefusedError) for cause in causes):
        return "nothing answers there; start Neo4j, or correct host and port (Bolt's is 7687)"
    encrypted = "" if "+s" in uri.partition(":")[0] else "; where it wants TLS, write bolt+s://"
    return (
        "no answer, or the connection was lost; see that it is Neo4j's port of Bolt"
        f"{encrypted}; after a load cut off, run the same again, it goes on where it stopped"
    )


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    seen = set[int]()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__
