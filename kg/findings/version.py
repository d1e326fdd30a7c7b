"""The version of the rules: findings made by another are made anew."""

import hashlib
from functools import cache
from pathlib import Path

from kg.paths import data


@cache
def rules_version() -> str:
    """A hash of all that decides what is found in a letter's graph."""
    files = [*Path(__file__).parent.glob("**/*.py"), *data("shapes").glob("statute/*.ttl")]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.name):
        digest.update(b"\0".join([path.name.encode(), path.read_bytes(), b""]))
    return digest.hexdigest()[:16]
