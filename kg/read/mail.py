"""E-mails as text: a small letterhead from the headers, the body, and the letter attached to it."""

import base64
import binascii
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from functools import cache
from typing import Any

from kg.catalogue import cues
from kg.cues import Cues
from kg.errors import UnreadableLetter
from kg.model import Notice
from kg.read.limits import MAIL_DEPTH, MAIL_PARTS

_CURE = "save the message anew from the mail program, or save its text"
_NESTED = re.compile(rb"^content-type:\s*message/rfc822", re.IGNORECASE | re.MULTILINE)
_MULTIPART = re.compile(rb"^content-type:\s*multipart/", re.IGNORECASE | re.MULTILINE)
_REPORT = re.compile(r"multipart/report|delivery-status", re.IGNORECASE)
_SHORT = 700  # characters of a body that can be no answer in itself when it points to a file
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with an e-mail; its name is for people and never a path."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Mail:
    """What an e-mail holds: letterhead and body as text or HTML, and its files."""

    head: str
    body: str
    is_html: bool
    domain: str | None
    attachments: tuple[Attachment, ...]
    notices: tuple[Notice, ...]


def mail_parts(data: bytes, *, name: str) -> Mail:
    """The parts of an e-mail; UnreadableLetter where it is damaged, nested or a delivery report."""
    if len(_NESTED.findall(data)) > MAIL_DEPTH or len(_MULTIPART.findall(data)) > MAIL_PARTS:
        raise UnreadableLetter(name, "it holds messages within messages", "give the inner message")
    import mailparser

    try:
        mail = mailparser.parse_from_bytes(data)
        headers = {str(key).lower(): str(value) for key, value in mail.headers.items()}
        plain = [str(part) for part in mail.text_plain]
        pages = [str(part) for part in mail.text_html]
        files = tuple(_attachment(part) for part in mail.attachments)
        senders, receivers, subject = mail.from_, mail.to, str(mail.subject or "")
    except Exception as error:  # the parser meets every fault that mail can have
        raise UnreadableLetter(name, f"it is a damaged e-mail ({error})", _CURE) from None
    if _REPORT.search(headers.get("content-type", "")):
        raise UnreadableLetter(name, "it is a delivery report", "give the letter itself")
    notices: tuple[Notice, ...] = ()
    if "auto-replied" in headers.get("auto-submitted", "").lower():
        notices = (Notice("automatic", "an automatic reply, seldom an answer; look before use"),)
    text = "\n\n".join(part.strip("\r\n") for part in plain if part.strip())
    page = "" if text else "\n".join(part for part in pages if part.strip())
    head = _head(senders, receivers, headers.get("date", ""), subject)
    domain = _domain(senders)
    return Mail(head, text or page, not text, domain, files, notices)


def _head(senders: Any, receivers: Any, date: str, subject: str) -> str:
    lines = [
        ("From", "; ".join(filter(None, map(_person, senders or ())))),
        ("To", "; ".join(filter(None, map(_person, receivers or ())))),
        ("Date", _day(date)),
        ("Subject", " ".join(subject.split())),
    ]
    return "".join(f"{field}: {value}\n" for field, value in lines if value)


def _person(pair: Any) -> str:
    name, address = (str(pair[0] or "").strip(), str(pair[1] or "").strip())
    return f"{name} <{address}>" if name and address and name != address else address or name


def _day(date: str) -> str:
    """The day of a Date header as a letter writes it, in the sender's time zone."""
    try:
        when: datetime = parsedate_to_datetime(date)
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def _domain(senders: Any) -> str | None:
    for pair in senders or ():
        _, at, domain = str(pair[1] or "").rpartition("@")
        if at and "." in domain:
            return domain.lower().strip(" >.")
    return None


def _attachment(part: dict[str, Any]) -> Attachment:
    payload = part.get("payload") or ""
    raw = payload.encode("utf-8", "surrogateescape") if isinstance(payload, str) else payload
    if part.get("binary") or str(part.get("content_transfer_encoding")).lower() == "base64":
        with suppress(binascii.Error, ValueError):
            raw = base64.b64decode(raw)
    return Attachment(re.split(r"[\\/]", str(part.get("filename") or "unnamed"))[-1], raw)


@cache
def _attached_reply() -> Cues:
    return cues("attached-reply")


def answer_is_attached(body: str) -> bool:
    """Whether an e-mail's body says that the answer is in a file that came with it.

    >>> answer_is_attached("Please find attached our response to your request.")
    True
    >>> answer_is_attached("We spent £400 in 2023.")
    False
    """
    hits = {hit.slug for hit in _attached_reply().find(body)}
    return "reply" in hits or ("file" in hits and len(body) < _SHORT)
