"""One Neo4j server: its home, its ports, its process."""

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import neo4j
from neo4j.exceptions import AuthError, ServiceUnavailable, TransientError

from tests.neo4j_server.jars import jars, java
from tests.neo4j_server.tls import self_made_certificate

HOST = "127.0.0.1"
# For a restart: a new home needs one start that may write, for its database to come to be.
READ_ONLY = {"server.databases.default_to_read_only": "true"}
SETTINGS = {
    "server.default_listen_address": HOST,
    "server.default_advertised_address": HOST,
    "server.https.enabled": "false",
    "server.memory.pagecache.size": "128m",
    "db.tx_log.preallocate": "false",  # else 256 MB of disk for each database at once
    "dbms.usage_report.enabled": "false",
    "client.allow_telemetry": "false",
    # A stop in a third of a second, where Bolt's threads would be waited for ten.
    "internal.server.bolt.thread_pool_shutdown_wait_time": "1s",
    "internal.dbms.bolt.netty_server_shutdown_quiet_period": "0",
}
OPENS = [
    f"--add-opens=java.base/{package}=ALL-UNNAMED"
    for package in ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang")
]
# Java becomes the shell's process. The guard waits for the end of its input, which comes when
# Python ends, however it ends, and then leaves no server (and no temporary home, "$1") behind.
GUARDED = """
exec 3<&0
(cat <&3 >/dev/null; kill -9 $$; test -z "$1" || rm -rf "$1") &
exec 3<&- </dev/null
shift
exec "$@"
"""


class DidNotStart(RuntimeError):
    """A server that did not come to answer; the message holds the end of its log."""


class Server:
    """A server with a home folder of its own, which outlives a stop and a start.

    `with Server() as server:` is up inside the block and gone at its end, with all its files
    unless the home was given.
    """

    def __init__(
        self,
        home: Path | None = None,
        *,
        bolt_port: int = 0,
        http_port: int = 0,
        password: str | None = None,
        tls: bool = False,
        heap: str = "512m",
        brief: bool = False,
        settings: Mapping[str, str] | None = None,
    ) -> None:
        """A server not yet started: free ports for 0, a login (of user neo4j) with a password.

        A brief one is compiled lightly: up and warm in half the time, slower at long work.
        """
        self.bolt_port, self.http_port = free_ports(bolt_port, http_port)
        self.temporary = home is None
        self.home = home.resolve() if home else Path(tempfile.mkdtemp(prefix="kg-neo4j-"))
        self.password = password
        self.tls = tls
        self.heap = heap
        self.brief = brief
        self.settings = dict(settings or {})
        self.process: subprocess.Popen[bytes] | None = None
        for folder in ("conf", "data", "logs", "plugins", "import", "run"):
            (self.home / folder).mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Self:
        """The server, up and answering."""
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Nothing left of the server but a home that was given."""
        self.close()

    def close(self) -> None:
        """The server down, and a temporary home removed."""
        if self.temporary:
            self.kill()
            shutil.rmtree(self.home, ignore_errors=True)
        else:
            self.stop()

    @property
    def address(self) -> str:
        """Host and port of Bolt, to stand after any scheme."""
        return f"{HOST}:{self.bolt_port}"

    @property
    def uri(self) -> str:
        """Where Bolt answers, as `kg load --uri` takes it."""
        return f"{'bolt+ssc' if self.tls else 'bolt'}://{self.address}"

    @property
    def routing_uri(self) -> str:
        """The same by the scheme that asks the server for its routing table."""
        return self.uri.replace("bolt", "neo4j", 1)

    @property
    def browser(self) -> str:
        """The address of Neo4j Browser."""
        return f"http://{HOST}:{self.http_port}/browser/"

    @property
    def certificate(self) -> Path:
        """The server's own certificate, when it speaks TLS."""
        return self.home / "certificates" / "bolt" / "public.crt"

    def driver(self) -> neo4j.Driver:
        """A driver of this server, to be closed by the caller (`with`)."""
        auth = None if self.password is None else ("neo4j", self.password)
        quiet = neo4j.NotificationMinimumSeverity.OFF
        return neo4j.GraphDatabase.driver(self.uri, auth=auth, notifications_min_severity=quiet)

    def start(self, settings: Mapping[str, str] | None = None) -> None:
        """The server up and answering over Bolt; the settings hold for this start alone.

        Raises DidNotStart when it ends or says nothing for two minutes.
        """
        if self.tls and not self.certificate.is_file():
            self_made_certificate(self.certificate.parent)
        self._configure(settings or {})
        command = [*self.java(), "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        guarded = ["sh", "-c", GUARDED, "sh", str(self.home) if self.temporary else "", *command]
        with self.console.open("wb") as console:
            self.process = subprocess.Popen(
                guarded,
                stdin=subprocess.PIPE,
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            self._wait(seconds=120)
        except BaseException:
            self.kill()
            raise

    def stop(self) -> None:
        """The server down in good order, its data kept."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """The server down at once, as by a loss of power."""
        self._end(signal.SIGKILL)

    def restart(self, settings: Mapping[str, str] | None = None) -> None:
        """The server stopped, and started with these settings beside its own."""
        self.stop()
        self.start(settings)

    def admin(self, *arguments: str | Path) -> str:
        """What `neo4j-admin` says to these arguments about this home; stop the server first.

        Raises subprocess.CalledProcessError, its output in `stdout`, when the tool refuses.
        """
        self._configure({})
        return subprocess.run(
            [*self.java(), "org.neo4j.cli.AdminTool", *map(str, arguments)],
            check=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=os.environ | {"NEO4J_HOME": str(self.home), "NEO4J_CONF": str(self.home / "conf")},
        ).stdout

    def wipe(self) -> None:
        """The database emptied: no node, no constraint, no index but Neo4j's own."""
        with self.driver() as driver, driver.session() as session:
            session.run(
                "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS"
            ).consume()
            for name in session.run("SHOW CONSTRAINTS YIELD name").value():
                session.run(f"DROP CONSTRAINT `{name}`").consume()
            for name in session.run("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'").value():
                session.run(f"DROP INDEX `{name}`").consume()

    @property
    def console(self) -> Path:
        """The file with all the server prints."""
        return self.home / "logs" / "console.log"

    def java(self) -> list[str]:
        """The beginning of a command that runs one of Neo4j's programs."""
        quick = ["-XX:TieredStopAtLevel=1"] if self.brief else []
        memory = [f"-Xmx{self.heap}", "-XX:+UseSerialGC"]
        return [java(), *quick, *memory, *OPENS, "-cp", f"{jars()}/*"]

    def _configure(self, settings: Mapping[str, str]) -> None:
        """The file neo4j.conf of the home, written anew."""
        lines = SETTINGS | {
            "server.bolt.listen_address": f"{HOST}:{self.bolt_port}",
            "server.bolt.advertised_address": f"{HOST}:{self.bolt_port}",
            "server.http.listen_address": f"{HOST}:{self.http_port}",
            "dbms.security.auth_enabled": str(self.password is not None).lower(),
        }
        if self.tls:
            lines["server.bolt.tls_level"] = "REQUIRED"
            lines["dbms.ssl.policy.bolt.enabled"] = "true"
            lines["dbms.ssl.policy.bolt.base_directory"] = str(self.certificate.parent)
            lines["dbms.ssl.policy.bolt.client_auth"] = "NONE"
        lines |= {**self.settings, **settings}
        text = "".join(f"{name}={value}\n" for name, value in lines.items())
        (self.home / "conf" / "neo4j.conf").write_text(text, encoding="utf-8")

    def _wait(self, *, seconds: int) -> None:
        """Nothing, as soon as the database answers a query."""
        assert self.process is not None
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            with suppress(ServiceUnavailable, TransientError, OSError):
                socket.create_connection((HOST, self.bolt_port), timeout=1).close()
                self._set_password()
                with self.driver() as driver, driver.session() as session:
                    session.run("RETURN 1").consume()
                return
            time.sleep(0.1)
        said = self.console.read_text(encoding="utf-8", errors="replace")[-3000:]
        raise DidNotStart(f"Neo4j did not start (exit code {self.process.poll()}):\n{said}")

    def _set_password(self) -> None:
        """The password instead of the one every new server has, which serves for that alone."""
        if self.password is None or (self.home / "password-set").exists():
            return
        first = ("neo4j", "neo4j")
        with (
            neo4j.GraphDatabase.driver(self.uri, auth=first) as driver,
            suppress(AuthError),  # set on an earlier start
        ):
            driver.execute_query(
                "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password",
                password=self.password,
                database_="system",
            )
        (self.home / "password-set").touch()

    def _end(self, how: signal.Signals) -> None:
        """The process, its guard and their pipe gone."""
        if self.process is None:
            return
        process, self.process = self.process, None
        process.send_signal(how)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=60)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert process.stdin is not None
        process.stdin.close()


def free_ports(*wanted: int) -> tuple[int, ...]:
    """The ports, with a free one in place of each 0; raises OSError when one is in use."""
    with ExitStack() as held:
        sockets = [held.enter_context(socket.socket()) for _ in wanted]
        for place, port in zip(sockets, wanted, strict=True):
            place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            place.bind((HOST, port))
        return tuple(place.getsockname()[1] for place in sockets)
