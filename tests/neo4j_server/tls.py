"""A certificate that nobody vouches for, for tests of encrypted connections."""

import subprocess
from pathlib import Path


def self_made_certificate(folder: Path) -> Path:
    """The certificate of 127.0.0.1, its private key beside it, under the names Neo4j expects."""
    folder.mkdir(parents=True, exist_ok=True)
    certificate = folder / "public.crt"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"),
            *("-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1,DNS:localhost"),
            *("-keyout", str(folder / "private.key"), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate
