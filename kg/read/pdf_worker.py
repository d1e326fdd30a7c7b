"""The process that opens PDFs, so that one that crashes, hangs or swells takes nothing with it.

Run as a script by `kg.read.pdf`: each message on standard input is a length (8 bytes) and a PDF;
each answer on standard output a length and JSON: pages and notices, or why and cure.
"""

import ctypes
import io
import json
import resource
import sys
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

MEMORY = 1_500 << 20  # bytes of address space
SECONDS = 60  # of processor time a file
PAGES = 500
_PIXEL = 1.5  # points by which a hidden sign may stick out from under its box
_LIGHT, _DARK = 245, 90  # of 255: what counts as white, what as a black box


class Refused(Exception):
    """A PDF that gives no letter: why, and what to do."""


def main() -> None:
    """Answer until the other side hangs up."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # Libraries may print; the answers have a channel of their own.
    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while size := source.read(8):
        used = resource.getrusage(resource.RUSAGE_SELF).ru_utime
        resource.setrlimit(resource.RLIMIT_CPU, (int(used) + SECONDS, resource.RLIM_INFINITY))
        answer = json.dumps(read(source.read(int.from_bytes(size, "big")))).encode()
        target.write(len(answer).to_bytes(8, "big") + answer)
        target.flush()


def read(data: bytes) -> dict[str, Any]:
    """The pages of a PDF, each a text, and notices; or `why` and `cure`."""
    try:
        inspect(data)
        return extract(data)
    except Refused as error:
        why, cure = error.args
    except MemoryError:
        why, cure = "it takes too much memory", "print it to a new PDF"
    return {"why": why, "cure": cure}


def inspect(data: bytes) -> None:
    """Refuse what needs a password, has too many pages or unpacks to too much."""
    from pypdf import PdfReader
    from pypdf.errors import LimitReachedError

    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("it needs a password", "open it with the password and print it to a PDF")
        count = len(reader.pages)
        if count > PAGES:
            raise Refused(
                f"it has {count} pages, and the limit is {PAGES}", "give the letter alone"
            )
        for page in reader.pages:
            if contents := page.get_contents():
                contents.get_data()
            for form in _forms(page):
                form.get_data()
    except LimitReachedError:
        raise Refused("it unpacks to far more than a letter", "print it to a new PDF") from None
    except (Refused, MemoryError):
        raise
    except Exception:  # pypdf is strict; what it cannot read pdfium often can
        return


def _forms(page: Any) -> Iterator[Any]:
    resources = page.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources else None
    for value in objects.get_object().values() if objects else ():
        found = value.get_object()
        if found.get("/Subtype") == "/Form":
            yield found


def extract(data: bytes) -> dict[str, Any]:
    """The text of each page as the eye sees it, lines and paragraphs kept."""
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            cure = "open it with the password and print it to a PDF"
            raise Refused("it needs a password", cure) from None
        raise Refused("it is a damaged PDF", "download it again or print it to a new PDF") from None
    if count > PAGES:
        raise Refused(f"it has {count} pages, and the limit is {PAGES}", "give the letter alone")
    pages: list[list[Line]] = []
    images = hidden = unseen = 0
    for number in range(count):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            pages.append([])
            continue
        objects = _Objects(page)
        images += objects.images
        lines, gone, faint = _lines(page, objects)
        hidden += gone
        unseen += faint
        pages.append(lines)
        page.close()
    document.close()
    texts = ["".join(_spaced(lines, _leading(pages))) for lines in pages]
    if not any(text.strip() for text in texts):
        why = f"it has no text layer ({count} page{'s' if count != 1 else ''}, scanned)"
        if not images:
            why = "it holds no text"
        raise Refused(why, "run character recognition (OCR) on it and give the new PDF")
    empty = sum(not text.strip() for text in texts)
    return {"pages": texts, "hidden": hidden, "ocr": unseen, "empty": empty if images else 0}


Line = tuple[str, float]
"""The words of a line and the height of its base line, in points."""


def _lines(page: Any, objects: "_Objects") -> tuple[list[Line], int, int]:
    """The lines of a page without hidden signs, how many of those, and how many of an OCR layer."""
    import pypdfium2.raw as raw

    text_page = page.get_textpage()
    count = raw.FPDFText_CountChars(text_page)
    x, y = ctypes.c_double(), ctypes.c_double()
    lines: list[Line] = []
    signs: list[str] = []
    base = 0.0
    hidden = 0
    for i in range(count):
        code = raw.FPDFText_GetUnicode(text_page, i)
        sign = chr(code) if code else ""
        if sign == "\r":
            continue
        if sign in ("\n", "\x02", "\ufffe"):  # the latter two stand for a hyphen at a line's end
            lines.append(("".join(signs) + ("" if sign == "\n" else "-"), base))
            signs = []
            continue
        if objects.hidden and sign.strip() and objects.hides(text_page, i):
            hidden += 1
            continue
        if not signs:
            raw.FPDFText_GetCharOrigin(text_page, i, x, y)
            base = y.value
        signs.append(sign)
    lines.append(("".join(signs), base))
    text_page.close()
    return [line for line in lines if line[0].strip()], hidden, objects.layer


def _leading(pages: list[list[Line]]) -> float:
    """The usual distance from line to line in points: that of wrapped lines, the lower quarter."""
    steps = sorted(
        above[1] - below[1]
        for lines in pages
        for above, below in pairwise(lines)
        if 4 < above[1] - below[1] < 60
    )
    return steps[len(steps) // 5] if steps else 0.0


def _spaced(lines: list[Line], leading: float) -> Iterator[str]:
    """The lines, with an empty one where the page leaves more room than between wrapped lines."""
    for i, (words, base) in enumerate(lines):
        if i and leading and lines[i - 1][1] - base > 1.25 * leading:
            yield "\n"
        yield words.rstrip() + "\n"


class _Objects:
    """What a page draws: its images, and its text that the eye cannot see."""

    def __init__(self, page: Any) -> None:
        import pypdfium2.raw as raw

        self.images = 0
        self.hidden: set[int] = set()
        self.layer = 0
        width, height = page.get_size()
        left, bottom, _, _ = page.get_mediabox()
        shown: list[tuple[int, tuple[float, float, float, float], Any]] = []
        boxes: list[tuple[int, tuple[float, float, float, float], int]] = []
        modes = 0
        for order, item in enumerate(page.get_objects(max_depth=4)):
            if item.type == raw.FPDF_PAGEOBJ_IMAGE:
                self.images += 1
                continue
            try:
                bounds = item.get_bounds() if hasattr(item, "get_bounds") else item.get_pos()
            except Exception:  # an object without a place is not drawn
                continue
            if item.type == raw.FPDF_PAGEOBJ_TEXT:
                shown.append((order, bounds, item))
                modes += raw.FPDFTextObj_GetTextRenderMode(item) == 3
            elif item.type == raw.FPDF_PAGEOBJ_PATH and (fill := _fill(item)) is not None:
                boxes.append((order, bounds, fill))
        if self.images and modes > 0.8 * len(shown):
            self.layer = modes  # a scan with a layer of recognised text: that is the letter
            return
        for order, bounds, item in shown:
            off = bounds[2] < left or bounds[0] > left + width
            off |= bounds[3] < bottom or bounds[1] > bottom + height
            light = (_fill(item) or 0) >= _LIGHT and not any(
                at < order and tone < _LIGHT and _covers(box, bounds) for at, box, tone in boxes
            )
            covered = any(
                at > order and tone < _DARK and _covers(box, bounds) for at, box, tone in boxes
            )
            unseen = raw.FPDFTextObj_GetTextRenderMode(item) == 3
            if off or unseen or covered or (light and not self.images):
                self.hidden.add(ctypes.addressof(item.raw.contents))

    def hides(self, text_page: Any, index: int) -> bool:
        """Whether a sign belongs to text that cannot be seen."""
        import pypdfium2.raw as raw

        item = raw.FPDFText_GetTextObject(text_page, index)
        return bool(item) and ctypes.addressof(item.contents) in self.hidden


def _fill(item: Any) -> int | None:
    """How light the fill of an object is, 0 black to 255 white; none where it is not filled."""
    import pypdfium2.raw as raw

    if item.type == raw.FPDF_PAGEOBJ_PATH:
        mode, stroke = ctypes.c_int(), ctypes.c_int()
        if not raw.FPDFPath_GetDrawMode(item, mode, stroke) or mode.value == 0:
            return None
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not raw.FPDFPageObj_GetFillColor(item, red, green, blue, alpha) or alpha.value < 200:
        return None
    return (
        min(red.value, green.value, blue.value)
        if item.type == raw.FPDF_PAGEOBJ_TEXT
        else max(red.value, green.value, blue.value)
    )


def _covers(
    box: tuple[float, float, float, float], text: tuple[float, float, float, float]
) -> bool:
    return (
        box[0] - _PIXEL <= text[0]
        and box[1] - _PIXEL <= text[1]
        and box[2] + _PIXEL >= text[2]
        and box[3] + _PIXEL >= text[3]
    )


if __name__ == "__main__":
    main()
