"""The jars of Neo4j: fetched by Maven once, then taken from the user's cache."""

import hashlib
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from filelock import FileLock

POM = Path(__file__).with_name("pom.xml")
JAVA = 17  # the oldest that Neo4j 5.26 runs on


class Unavailable(RuntimeError):
    """Neo4j cannot run on this machine; the message says what is missing."""


@cache
def jars() -> Path:
    """The folder with the jars that pom.xml names, fetched if this is the first time.

    Raises Unavailable when Maven is missing or fails.
    """
    folder = caches() / f"neo4j-{hashlib.sha256(POM.read_bytes()).hexdigest()[:12]}"
    folder.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not folder.is_dir():
            fetch(folder)
    return folder


def caches() -> Path:
    """The folder of this project in the user's cache."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "foi-kg"


def fetch(folder: Path) -> None:
    """Maven's copy of the jars in the folder, which comes to be only when all are there."""
    maven = shutil.which("mvn")
    if maven is None:
        raise Unavailable("Maven (mvn) is not installed, and fetches Neo4j the first time")
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    run = subprocess.run(
        [
            *(maven, "-q", "-B", "-f", str(POM), "dependency:copy-dependencies"),
            *(f"-DoutputDirectory={part}", "-DincludeScope=runtime"),
        ],
        capture_output=True,
        text=True,
        env=os.environ | {"JAVA_HOME": str(Path(java()).resolve().parents[1])},
    )
    if run.returncode:
        raise Unavailable(f"Maven could not fetch Neo4j:\n{(run.stdout + run.stderr)[-2000:]}")
    part.rename(folder)


@cache
def java() -> str:
    """The path of a Java that is new enough: of JAVA_HOME if that is set, else of the PATH.

    Raises Unavailable when there is none.
    """
    home = os.environ.get("JAVA_HOME")
    path = shutil.which("java", path=f"{home}/bin" if home else None)
    if path is None:
        raise Unavailable(f"Java {JAVA} or newer is not installed")
    said = subprocess.run([path, "-version"], capture_output=True, text=True).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < JAVA:
        raise Unavailable(f"Java {JAVA} or newer is needed, {path} is: {said.strip()}")
    return path
