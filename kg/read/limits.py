"""How big a letter may be: what is larger is refused before anything opens it."""

import io
import zipfile

from kg.errors import UnreadableLetter

MIB = 1 << 20
BYTES = {"txt": 20 * MIB, "md": 20 * MIB, "html": 20 * MIB, "eml": 20 * MIB}
BYTES_PACKED = 50 * MIB  # pdf and docx
UNPACKED = 200 * MIB
RATIO = 100  # unpacked to packed; ordinary letters stay under 20
ENTRIES = 2_000
PAGES = 500
MAIL_DEPTH = 10
MAIL_PARTS = 200


def check_size(size: int, kind: str | None, *, name: str) -> None:
    """UnreadableLetter where so many bytes are too many for the format (none: any format)."""
    limit = BYTES.get(kind, BYTES_PACKED) if kind else BYTES_PACKED
    if size > limit:
        why = f"it is too big: {size / MIB:.0f} MB, and the limit is {limit // MIB} MB"
        raise UnreadableLetter(name, why, "give the letter without its annexes")


def check_zip(data: bytes, *, name: str) -> None:
    """UnreadableLetter where a .docx would unpack to something no letter is."""
    cure = "open it in a word processor and save it anew, or as PDF"
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        entries = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise UnreadableLetter(name, "it is a damaged .docx file", cure) from None
    with archive:
        if len(entries) > ENTRIES:
            raise UnreadableLetter(name, f"it packs {len(entries)} files", cure)
        total = sum(entry.file_size for entry in entries)
        heavy = [e for e in entries if e.file_size > MIB and e.file_size > RATIO * e.compress_size]
        if total > UNPACKED or heavy:
            raise UnreadableLetter(name, f"it unpacks to {total / MIB:.0f} MB", cure)
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableLetter(name, "it needs a password", "save it without one")
        for entry in entries:
            if not entry.filename.endswith((".xml", ".rels")):
                continue
            try:
                with archive.open(entry) as part:
                    # What an entry claims to unpack to may be a lie: read no more than that.
                    head = part.read(4096)
            except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError):
                raise UnreadableLetter(name, "it is a damaged .docx file", cure) from None
            plain = head.replace(b"\x00", b"").lower()
            if b"<!doctype" in plain or b"<!entity" in plain:
                raise UnreadableLetter(name, "it declares XML entities", cure)
