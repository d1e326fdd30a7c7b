"""What a file holds, told by its bytes: one of the six formats, or something else by its name."""

import io
import re
import zipfile

from kg.errors import UnreadableLetter

EXTENSIONS = {
    ".txt": "txt",
    ".text": "txt",
    ".md": "md",
    ".markdown": "md",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".eml": "eml",
}
"""The extensions of the formats that are read."""

_MAGIC = (
    (b"{\\rtf", "a rich text file (.rtf)", "save it as .docx or PDF"),
    (b"\x89PNG\r\n", "an image", "run character recognition (OCR) on it and give the text or PDF"),
    (b"\xff\xd8\xff", "an image", "run character recognition (OCR) on it and give the text or PDF"),
    (b"GIF8", "an image", "run character recognition (OCR) on it and give the text or PDF"),
    (b"BM", "an image", "run character recognition (OCR) on it and give the text or PDF"),
    (b"II*\x00", "an image", "run character recognition (OCR) on it and give the text or PDF"),
    (b"MM\x00*", "an image", "run character recognition (OCR) on it and give the text or PDF"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file (7-Zip)", "unpack it first"),
    (b"Rar!", "a compressed file (RAR)", "unpack it first"),
    (b"BZh", "a compressed file (bzip2)", "unpack it first"),
    (b"\x78\x9f\x3e\x22", "a winmail.dat attachment (TNEF)", "save the message from Outlook"),
    (b"\x7fELF", "a program", "give a letter"),
    (b"MZ", "a program", "give a letter"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIPS = (
    ("xl/", "a spreadsheet (.xlsx)", "give the letter that came with it"),
    ("ppt/", "a presentation (.pptx)", "give the letter that came with it"),
    ("content.xml", "an OpenDocument file", "save it as .docx or PDF"),
    ("META-INF/container.xml", "an e-book", "save it as PDF or text"),
)

_HEADER = re.compile(
    rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n)+"
)
_MAIL_FIELD = re.compile(
    rb"^(?:received|return-path|mime-version|message-id|delivered-to|x-[\w-]+|content-type"
    rb"|dkim-signature|from|to|subject|date):",
    re.IGNORECASE | re.MULTILINE,
)
_MIME_FIELD = re.compile(
    rb"^(?:received|return-path|mime-version|message-id|delivered-to|content-type):",
    re.IGNORECASE | re.MULTILINE,
)
_MBOX = re.compile(rb"^From \S+ +\w{3} \w{3} +\d")
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>]|meta\s|div[\s>]|table[\s>]|p[\s>])",
    re.IGNORECASE,
)
_TAG = re.compile(rb"</?[a-z][a-z0-9]*(?:\s[^<>]{0,300})?/?>", re.IGNORECASE)
_MARKDOWN = re.compile(
    rb"^#{1,6} \S|\*\*\S[^*\n]*\*\*|^\|[^\n]*\|[ \t]*\r?\n\|[ :|-]+\r?$|\]\((?:https?|mailto):|^> ",
    re.MULTILINE,
)


def kind_of(data: bytes, *, name: str) -> str:
    """The format of the bytes: txt, md, html, pdf, docx or eml, whatever the file is called.

    `name` decides between text and Markdown only. UnreadableLetter names any other kind.

    >>> kind_of(b"%PDF-1.7 ...", name="letter.txt")
    'pdf'
    """
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        raise UnreadableLetter(name, "it is empty", "check that it was downloaded whole")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data, name)
    if data.startswith(_OLE):
        return _refuse_ole(data, name)
    for magic, what, cure in _MAGIC:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:64]):
            raise UnreadableLetter(name, f"it is {what}", cure)
    head = data[:65_536].lstrip(b"\xef\xbb\xbf \t\r\n")
    if _is_mail(head):
        return "eml"
    if _is_json(head):
        raise UnreadableLetter(name, "it is JSON", "give the letter itself")
    if _is_binary(data[:65_536]):
        raise UnreadableLetter(
            name, "it holds binary data", "give the letter as text, PDF or .docx"
        )
    if _is_html(head):
        return "html"
    extension = EXTENSIONS.get(_extension(name))
    if extension == "md" or (extension != "txt" and len(_MARKDOWN.findall(head)) >= 3):
        return "md"
    return "txt"


def expected_kind(name: str) -> str | None:
    """The format that a file's extension promises, if any."""
    return EXTENSIONS.get(_extension(name))


def _extension(name: str) -> str:
    dot = name.rfind(".")
    return name[dot:].lower() if dot > 0 else ""


def _zip_kind(data: bytes, name: str) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        cure = "download it again, or open and save it in a word processor"
        raise UnreadableLetter(name, "it is a damaged .docx or zip file", cure) from None
    if any(n.startswith("word/") for n in names):
        return "docx"
    for start, what, cure in _ZIPS:
        if any(n.startswith(start) for n in names):
            raise UnreadableLetter(name, f"it is {what}", cure)
    raise UnreadableLetter(name, "it is a zip file", "unpack it first")


def _refuse_ole(data: bytes, name: str) -> str:
    sample = data[:2_000_000]
    if "__substg1.0".encode("utf-16-le") in sample:
        raise UnreadableLetter(name, "it is an Outlook message (.msg)", "save it as .eml")
    if "EncryptedPackage".encode("utf-16-le") in sample:
        raise UnreadableLetter(name, "it needs a password", "open it and save it without one")
    if "Workbook".encode("utf-16-le") in sample:
        cure = "give the letter that came with it"
        raise UnreadableLetter(name, "it is a spreadsheet (.xls)", cure)
    raise UnreadableLetter(name, "it is an old Word file (.doc)", "save it as .docx or PDF")


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with a block of mail headers, or are a mailbox of messages."""
    if _MBOX.match(head):
        return True
    block = _HEADER.match(head)
    if block is None or b":" not in block[0]:
        return False
    fields = _MAIL_FIELD.findall(block[0])
    # "To:" and "Subject:" open many a typed letter; a machine's own fields do not.
    return len(fields) >= 2 and bool(_MIME_FIELD.search(block[0]))


def _is_json(head: bytes) -> bool:
    return bool(re.match(rb'[\[{]\s*(?:"[^"\n]{0,80}"\s*[:,]|\{|\[|\})', head))


def _is_html(head: bytes) -> bool:
    if re.match(
        rb"(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)", head, re.I | re.S
    ):
        return True
    tags = _TAG.findall(head)
    return bool(_HTML.search(head)) and len(tags) >= 3 and sum(map(len, tags)) > 0.02 * len(head)


def _is_binary(head: bytes) -> bool:
    """Whether the bytes are neither text of one byte a sign nor UTF-16 or UTF-32."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    odd = sum(head.count(bytes((c,))) for c in range(32) if c not in (0, 9, 10, 12, 13))
    zeros = head.count(0)
    if zeros and (zeros > 0.3 * len(head)) and odd < 0.02 * len(head):
        return zeros > 0.8 * len(head)  # UTF-16 of Latin text is half zeros, UTF-32 three quarters
    return odd + zeros > 0.02 * len(head)
