"""Reading: a file's bytes become a letter, its people masked."""

import hashlib
from pathlib import Path

from kg.errors import UnreadableLetter
from kg.model import Letter
from kg.read.decode import clean, decode
from kg.read.mask import mask
from kg.read.normal import normalise

__all__ = ["read"]


def read(source: Path | bytes, *, name: str | None = None) -> Letter:
    """The letter that a file or its bytes hold; UnreadableLetter where there is none."""
    data = source if isinstance(source, bytes) else Path(source).read_bytes()
    label = name or ("-" if isinstance(source, bytes) else Path(source).name)
    raw, notices = decode(data)
    raw, more = clean(raw)
    if not raw.strip():
        raise UnreadableLetter(label, "it holds no text", "check that it is the right file")
    text, masked, _ = mask(raw)
    form = "md" if label.lower().endswith((".md", ".markdown")) else "txt"
    return Letter(
        hashlib.sha256(data).hexdigest(),
        form,
        text,
        normalise(text),
        masked=masked,
        notices=notices + more,
    )
