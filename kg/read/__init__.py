"""Reading: a file's bytes become a letter, its people masked."""

import hashlib
import re
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kg.errors import UnreadableLetter
from kg.model import Letter, Notice
from kg.read.decode import clean, decode
from kg.read.intake import Candidate, file_bytes, letters_in, shown
from kg.read.kinds import expected_kind, kind_of
from kg.read.limits import check_size
from kg.read.mask import mask
from kg.read.normal import normalise
from kg.read.several import letters_in_text, messages_in_mailbox

__all__ = ["Candidate", "file_bytes", "letters_in", "read"]

_NO_TEXT = "it holds no text"
_SIGN = re.compile(r"[^\W_]")
_LEAST = 20  # letters and digits below which there is nothing to read


@dataclass(frozen=True, slots=True)
class _Extract:
    """What a format gives: the text of each page, and what goes with it."""

    pages: tuple[str, ...]
    notices: tuple[Notice, ...] = ()
    mail_domain: str | None = None


def read(source: Path | bytes, *, name: str | None = None) -> Letter:
    """The letter in a file or its bytes, people masked; UnreadableLetter where there is none.

    The format is told by the content; `name` is what messages call it and settles Markdown.

    >>> letter = read(b"Dear Ms Orrell\\n\\nWe hold no such list of moorings.", name="reply.txt")
    >>> letter.text.splitlines()[0], letter.format, letter.masked
    ('Dear Ms [name removed]', 'txt', (('name', 1),))
    """
    path = None if isinstance(source, bytes) else Path(source)
    label = name or (shown(path.name) if path else "-")
    data = source if isinstance(source, bytes) else file_bytes(Path(source))
    kind = kind_of(data, name=label)
    check_size(len(data), kind, name=label)
    found = _extract(data, kind, label)
    notices = (*_promised(kind, label), *found.notices)
    cleaned = [clean(page) for page in found.pages]
    raw, pages = _joined([text for text, _ in cleaned])
    if next(islice(_SIGN.finditer(raw), _LEAST, None), None) is None:
        raise UnreadableLetter(label, _NO_TEXT, "check that it is the right file")
    if (count := letters_in_text(raw)) > 1:
        why = f"it holds {count} letters"
        raise UnreadableLetter(label, why, "split it into a file for each letter")
    text, masked, offsets = mask(raw, pages)
    return Letter(
        hashlib.sha256(data).hexdigest(),
        kind,
        text,
        normalise(text, pages=offsets),
        pages=offsets,
        masked=masked,
        notices=(*notices, *dict.fromkeys(note for _, notes in cleaned for note in notes)),
        mail_domain=found.mail_domain,
    )


def _promised(kind: str, name: str) -> tuple[Notice, ...]:
    """A notice where the content is not what the extension promises."""
    expected = expected_kind(name)
    if expected in (None, kind) or {expected, kind} == {"txt", "md"}:
        return ()
    return (Notice("extension", f"named .{expected} but holds {kind}; read as {kind}"),)


def _joined(pages: list[str]) -> tuple[str, tuple[int, ...]]:
    """The pages as one text, and where each starts."""
    starts, at, parts = [], 0, []
    for page in pages:
        part = page if page.endswith("\n") or not page else page + "\n"
        starts.append(at)
        parts.append(part)
        at += len(part)
    return "".join(parts), tuple(starts) or (0,)


def _extract(data: bytes, kind: str, name: str) -> _Extract:
    """The text that the bytes hold in their format."""
    # Each format's libraries are loaded when the first letter in it comes.
    if kind in ("txt", "md"):
        text, notices = decode(data)
        return _Extract((text,), notices)
    if kind == "html":
        from kg.read.html import html_text

        text, notices = html_text(data, name=name)
        return _Extract((text,), notices)
    if kind == "pdf":
        from kg.read.pdf import pdf_text

        pages, notices = pdf_text(data, name=name)
        return _Extract(pages, notices)
    if kind == "docx":
        from kg.read.docx import docx_text

        text, notices = docx_text(data, name=name)
        return _Extract((text,), notices)
    return _mail(data, name)


def _mail(data: bytes, name: str) -> _Extract:
    """The text of an e-mail, with that of the files it says hold the answer."""
    from kg.read.html import tree_text
    from kg.read.mail import answer_is_attached, mail_parts

    if (count := messages_in_mailbox(data[:1_000_000].decode("latin-1"))) > 1:
        why = f"it holds {count} letters (a mailbox)"
        raise UnreadableLetter(name, why, "split it into a file for each message")
    mail = mail_parts(data, name=name)
    notices = mail.notices
    body = mail.body
    if mail.is_html:
        body, more = tree_text(body, name=name, page=False)
        notices += more
    attached = answer_is_attached(body) or not body.strip()
    pages = [f"{mail.head}\n{body}" if body.strip() else mail.head]
    unread = []
    for file in mail.attachments:
        try:
            if not attached or (inner := kind_of(file.data, name=file.name)) == "eml":
                unread.append(shown(file.name))
                continue
            found = _extract(file.data, inner, file.name)
        except UnreadableLetter as error:
            unread.append(f"{shown(error.name)} ({error.why})")
            continue
        pages.extend(found.pages)
        notices += found.notices
        notices += (Notice("attachment", f"the answer was read from {shown(file.name)}"),)
    if not body.strip() and len(pages) == 1:
        what = f"; attached: {', '.join(unread)}" if unread else ""
        raise UnreadableLetter(name, f"its body is empty{what}", "give the attached letter itself")
    if unread and attached and len(pages) == 1:
        why = f"its answer is attached in what cannot be read: {', '.join(unread)}"
        notices += (Notice("attachment", f"{why}; give that file as PDF or .docx"),)
    elif unread:
        notices += (Notice("attachment", f"attached and not read: {', '.join(unread)}"),)
    return _Extract(tuple(pages), notices, mail.domain)
