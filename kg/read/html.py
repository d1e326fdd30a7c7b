"""HTML as text: blocks become lines, lists keep their markers, tables their rows; menus go."""

import re
from collections.abc import Iterator

from lxml import etree, html

from kg.errors import UnreadableLetter
from kg.model import Notice
from kg.read.decode import decode
from kg.read.lines import Lines, marker
from kg.read.web_page import INLINE, clean_page, letter_block

_DEPTH = 250  # libxml2 cuts a tree at 256 without a word
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")

_SPACED = frozenset(
    ["p", "ul", "ol", "dl", "table", "blockquote", "pre", "figure", "hr", "address"]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BLOCKY = [
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "hr",
]
_CELL = 300  # characters; a longer cell is a page's layout, not a table's


def html_text(data: bytes, *, name: str, page: bool = True) -> tuple[str, tuple[Notice, ...]]:
    """The text of an HTML document; of a web page (`page`) without menus, banners and footers.

    UnreadableLetter where its elements are nested deeper than can be read without loss.
    """
    source, notices = _decoded(data)
    return tree_text(source, name=name, page=page, notices=notices)


def tree_text(
    source: str, *, name: str, page: bool = True, notices: tuple[Notice, ...] = ()
) -> tuple[str, tuple[Notice, ...]]:
    """The text of HTML that is decoded already."""
    source = _XML_HEAD.sub("", source.replace("\x00", ""))
    if not source.strip():
        return "", notices
    try:
        root = html.document_fromstring(source)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return "", notices
    if _depth(root) >= _DEPTH:
        raise UnreadableLetter(
            name, f"its elements are nested more than {_DEPTH} deep", "save it as plain text or PDF"
        )
    body = root.find("body")
    block = root if body is None else body
    if page:
        hidden = clean_page(block)
        block, chosen = letter_block(block)
        notices += chosen
        if hidden:
            notices += (Notice("hidden", f"{hidden} hidden parts of the page were left out"),)
    lines = Lines()
    _walk(block, lines, 0)
    return lines.text(), notices


def _decoded(data: bytes) -> tuple[str, tuple[Notice, ...]]:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        encoding = declared[1].decode("ascii")
        encoding = "cp1252" if encoding.lower() in ("iso-8859-1", "latin-1", "ascii") else encoding
        try:
            return data.decode(encoding), ()
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data)


def _depth(root: html.HtmlElement) -> int:
    deepest, at = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        at += 1 if event == "start" else -1
        deepest = max(deepest, at)
    return deepest


def _walk(element: html.HtmlElement, lines: Lines, depth: int) -> None:
    """Write the text of an element and what follows its children."""
    if isinstance(element.tag, str):
        _element(element, element.tag, lines, depth)
    # Comments and processing instructions have a tail and nothing else.


def _children(element: html.HtmlElement, lines: Lines, depth: int) -> None:
    lines.say(element.text)
    for child in element:
        _walk(child, lines, depth)
        lines.say(child.tail)


def _element(element: html.HtmlElement, tag: str, lines: Lines, depth: int) -> None:
    if tag in ("script", "style", "head", "template", "noscript"):
        return
    if tag == "br":
        lines.end()
    elif tag in INLINE:
        _children(element, lines, depth)
    elif tag in _HEADINGS:
        lines.gap()
        _children(element, lines, depth)
        lines.gap()
    elif tag in ("ul", "ol", "dir"):
        lines.end() if depth else lines.gap()
        _list(element, lines, depth)
        lines.end() if depth else lines.gap()
    elif tag == "table":
        lines.gap()
        _table(element, lines, depth)
        lines.gap()
    elif tag == "blockquote":
        lines.gap()
        with lines.quoted():
            _children(element, lines, depth)
        lines.gap()
    elif tag == "pre":
        lines.gap()
        for line in element.text_content().splitlines():
            lines.say(line)
            lines.end()
        lines.gap()
    elif tag in _SPACED:
        # Inside a list item a paragraph only ends the line, so that the marker keeps its words.
        lines.end() if depth else lines.gap()
        _children(element, lines, depth)
        lines.end() if depth else lines.gap()
    else:
        lines.end()
        _children(element, lines, depth)
        lines.end()


def _list(element: html.HtmlElement, lines: Lines, depth: int) -> None:
    items = [child for child in element if child.tag == "li"]
    down = -1 if "reversed" in element.attrib else 1
    number = _integer(element.get("start"), len(items) if down < 0 else 1)
    for child in element:
        if child.tag != "li":
            _walk(child, lines, depth + 1)
            continue
        number = _integer(child.get("value"), number)
        ordered = element.tag == "ol"
        sign = marker(number, element.get("type", "1")) if ordered else "•"
        lines.item(sign, depth)
        _children(child, lines, depth + 1)
        lines.end_item()
        number += down


def _integer(value: str | None, default: int) -> int:
    digits = (value or "").strip()
    return int(digits) if digits.lstrip("-").isdecimal() and len(digits) < 6 else default


def _rows(table: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    for row in table.iter("tr"):
        if next(row.iterancestors("table")) is table:
            yield [cell for cell in row if cell.tag in ("td", "th")]


def _table(element: html.HtmlElement, lines: Lines, depth: int) -> None:
    """Rows as lines with a bar between cells; the cells of a layout table as blocks."""
    rows = list(_rows(element))
    layout = any(
        sum(1 for _ in cell.iter(*_BLOCKY)) > 3 or len(cell.text_content()) > _CELL * 4
        for row in rows
        for cell in row
    ) or all(len(row) <= 1 for row in rows)
    for caption in element.iter("caption"):
        _children(caption, lines, depth)
        lines.gap()
    for row in rows:
        if layout:
            for cell in row:
                lines.end()
                _children(cell, lines, depth)
                lines.end()
            continue
        texts = []
        for cell in row:
            inner = Lines()
            _children(cell, inner, 1)
            texts.append(" ".join(inner.text().split()))
        if any(texts):
            lines.say(" | ".join(texts).rstrip(" |") if texts[-1] == "" else " | ".join(texts))
        lines.end()
