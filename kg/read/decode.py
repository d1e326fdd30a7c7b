"""Bytes as text: which encoding they are in, and what does not belong into a letter's text."""

import re
import unicodedata

from kg.model import Notice

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAMPLE = 200_000  # bytes from which an encoding is guessed

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_C1 = re.compile("[\x80-\x9f]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def decode(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    """The text of the bytes, and a notice where the encoding had to be guessed.

    A byte-order mark decides; then UTF-8, then UTF-16 without a mark, then a guess among the
    encodings of Western Europe, where Windows-1252 wins a tie.

    >>> decode("Cost: £500".encode("cp1252"))[0]
    'Cost: £500'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), ()
    if b"\x00" in data[:_SAMPLE] and (wide := _wide(data[:_SAMPLE])):
        return data.decode(wide, errors="replace"), ()
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _nearly_utf8(data, error):
            note = Notice(
                "encoding", "some bytes are not UTF-8 and were replaced; save it as UTF-8"
            )
            return data.decode("utf-8", errors="replace"), (note,)
    encoding = _guess(data[:_SAMPLE])
    note = Notice(
        "encoding", f"not UTF-8, read as {encoding}; save it as UTF-8 if signs look wrong"
    )
    return data.decode(encoding, errors="replace"), (note,)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Latin text is zero."""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.1:
        return "utf-16-be"
    return None


def _nearly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the file is UTF-8 but for a few broken bytes, such as a cut last character."""
    if error.start >= len(data) - 4 and len(data) > 40:
        return any(byte > 127 for byte in data[: error.start])
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if ord(c) > 127) - bad
    return good > 10 * bad


def _guess(sample: bytes) -> str:
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes  # slow to import, seldom needed

        best = from_bytes(sample).best()
        return best.encoding if best else "cp1252"
    return "cp1252"


def clean(text: str) -> tuple[str, tuple[Notice, ...]]:
    """The text as a letter keeps it: composed (NFC), lines ended by LF, nothing invisible in it.

    Control characters go; bidirectional and zero-width ones go with a notice, for they can hide
    or reorder words. A form feed becomes an empty line.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "\f" in text or "\v" in text:
        text = text.replace("\f", "\n").replace("\v", "\n")
    if text.isascii():
        return (_CONTROL.sub("", text) if _CONTROL.search(text) else text), ()
    text = unicodedata.normalize("NFC", text)
    # Windows-1252 that was labelled ISO-8859-1 has its quotes and its euro among the controls.
    text = _C1.sub(lambda m: m[0].encode("latin-1").decode("cp1252", "ignore"), text)
    text = _CONTROL.sub("", text)
    text, gone = _UNSEEN.subn("", text.removeprefix("\ufeff"))
    if not gone:
        return text, ()
    return text, (Notice("invisible", f"{gone} invisible characters were taken out of the text"),)
