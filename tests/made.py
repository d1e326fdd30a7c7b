"""Files in the formats that letters come in, made from a few words for the tests of reading."""

import io
import zipfile
import zlib
from collections.abc import Sequence
from email.message import EmailMessage

import docx
import pypdf

LETTER = """Our ref: FOI 2025/0417

3 March 2025

Dear Ms Orrell

Thank you for your request, received on 5 February 2025.

1. How many moorings does the harbour have?
There are 41.

2. Who rents them?
This is withheld under section 40(2) of the Freedom of Information Act 2000.

Yours sincerely

Corwin Ince
Information Rights Officer
Dunmouth Borough Council
"""
SECOND = LETTER.replace("2025/0417", "2025/0531")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600  # how .doc and .msg begin


def pdf(*pages: Sequence[str], hidden: str = "", shown: str = "") -> bytes:
    """A PDF of lines; `hidden` stands in white below, `shown` is drawn before each page's text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    kids = []
    for lines in pages:
        body = shown + "\nBT /F1 11 Tf 14 TL 60 780 Td\n"
        for line in lines:
            escaped = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            body += f"({escaped}) Tj T*\n" if line else "T*\n"
        body += "ET\n"
        if hidden:
            body += f"BT 1 1 1 rg /F1 11 Tf 60 40 Td ({hidden}) Tj ET\n"
        stream = body.encode("cp1252")
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    references = " ".join(f"{kid} 0 R" for kid in kids)
    objects[1] = f"<< /Type /Pages /Kids [{references}] /Count {len(kids)} >>".encode()
    return _file(objects)


def scan() -> bytes:
    """A PDF of one page that holds an image and no text."""
    draw = b"q 500 0 0 700 40 60 cm /I Do Q"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
            b"/Resources << /XObject << /I 5 0 R >> >> >>",
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray "
            b"/BitsPerComponent 8 /Length 1 >>\nstream\n\x80\nendstream",
        ]
    )


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % start for start in starts)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, table)
    return bytes(out)


def word(*paragraphs: str, header: str = "", style: str | None = None) -> bytes:
    """A .docx of paragraphs, all in one style."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph, style=style)
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rezipped(data: bytes, **parts: bytes) -> bytes:
    """A zip file with some of its parts replaced or added; dots in a part's name are written __."""
    out = io.BytesIO()
    named = {name.replace("__", "."): body for name, body in parts.items()}
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for entry in old.infolist():
            if entry.filename not in named:
                new.writestr(entry.filename, old.read(entry.filename))
        for name, body in named.items():
            new.writestr(name, body)
    return out.getvalue()


def mail(body: str, *attachments: tuple[str, bytes], html: str = "") -> bytes:
    """An e-mail with files attached."""
    message = EmailMessage()
    message["From"] = "Information Rights <foi@dunmouth.gov.uk>"
    message["To"] = "Tamsin Orrell <t.orrell@mail.example>"
    message["Date"] = "Mon, 03 Mar 2025 09:12:00 +0000"
    message["Subject"] = "FOI 2025/0417"
    message["Message-ID"] = "<1@dunmouth.gov.uk>"
    message.set_content(body)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def locked_pdf() -> bytes:
    """A PDF of a letter that opens with a password."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LETTER.splitlines())))
    writer.encrypt("harbour")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def bomb_pdf() -> bytes:
    """A PDF whose page is a gigabyte of spaces, packed twice."""
    pack = zlib.compressobj(9)
    once = b"".join(pack.compress(b" " * (1 << 20)) for _ in range(1024)) + pack.flush()
    twice = zlib.compress(once, 9)
    plain = pdf(["x"])
    start, end = plain.index(b"<< /Length"), plain.index(b"endstream")
    stream = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n" % len(twice)
    return plain[:start] + stream + twice + b"\n" + plain[end:]


def zipped(**parts: bytes) -> bytes:
    """A zip file; slashes in a part's name are written __."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name.replace("__", "/"), body)
    return out.getvalue()


def word_with(part: bytes) -> bytes:
    """A .docx whose text is some bytes."""
    return rezipped(word("Dear Sir"), **{"word/document__xml": part})
