"""HTML as text: blocks become lines, lists keep their markers, tables their rows; menus go."""

import re
from collections.abc import Iterator
from functools import cache

from lxml import etree, html

from kg.catalogue import catalogue
from kg.errors import UnreadableLetter
from kg.model import Notice
from kg.read.decode import decode
from kg.read.lines import Lines, marker

_DEPTH = 250  # libxml2 cuts a tree at 256 without a word
_COVERAGE = 0.6  # of the visible text that a chosen block must hold
_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_DROP = frozenset(
    "script style noscript template head nav footer aside form button iframe svg select object "
    "embed audio video canvas map dialog menu".split()
)
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark o:p q ruby s "
    "samp small span strike strong sub sup time tt u var wbr img".split()
)
_SPACED = frozenset("p ul ol dl table blockquote pre figure hr address".split())
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo search dialog alertdialog menu menubar complementary".split()
)
_BLOCKY = "p div ul ol dl table h1 h2 h3 h4 h5 h6 blockquote pre hr".split()
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
        hidden = _clean(block)
        block, chosen = _letter_block(block)
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


@cache
def _furniture_names() -> re.Pattern[str]:
    """What site templates call their menus and banners, as data has it."""
    names = sorted(cue for c in catalogue().concepts("page-part") for cue in c.cues)
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, names))})(?:$|[\s_-])", re.I)


def _clean(block: html.HtmlElement) -> int:
    """Take out what is no part of a page's content; how many parts with text were hidden."""
    hidden = 0
    whole = _size(block)
    for element in list(block.iter(etree.Element)):
        if element is block or element.getparent() is None:
            continue
        is_hidden = "hidden" in element.attrib or _HIDDEN.search(element.get("style", ""))
        if is_hidden or element.tag in _DROP or _is_furniture(element):
            # A template may wrap the whole page in a form or name it badly: what holds most of
            # the words is no furniture.
            if (
                not is_hidden
                and element.tag not in ("script", "style")
                and _size(element) > whole * _COVERAGE
            ):
                continue
            hidden += bool(is_hidden and element.text_content().strip())
            element.drop_tree()
    return hidden


def _is_furniture(element: html.HtmlElement) -> bool:
    if element.get("role", "").lower() in _FURNITURE_ROLES:
        return True
    if element.tag == "header":
        return not any(True for _ in element.iterancestors("main", "article"))
    if element.tag in _INLINE and element.tag != "a":
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}".strip()
    return bool(names) and bool(_furniture_names().search(names))


def _size(element: html.HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext(etree.Element))


def _letter_block(body: html.HtmlElement) -> tuple[html.HtmlElement, tuple[Notice, ...]]:
    """The element of a page that holds the letter: what the page calls its main part, else all."""
    whole = _size(body)
    for query in (".//main", ".//*[@role='main']", ".//article"):
        found = body.xpath(query)
        if len(found) == 1 and _size(found[0]) >= 0.2 * whole:
            inner = found[0].xpath(".//article")
            if len(inner) == 1 and _size(inner[0]) >= _COVERAGE * _size(found[0]):
                return inner[0], ()
            return found[0], ()
    links = sum(_size(a) for a in body.iter("a"))
    if whole and links > 0.3 * whole and (block := _densest(body)) is not None:
        if _size(block) >= _COVERAGE * (whole - links):
            return block, ()
        return body, (
            Notice("coverage", "the letter could not be told from its page; all is read"),
        )
    return body, ()


def _densest(body: html.HtmlElement) -> html.HtmlElement | None:
    """The smallest element that holds what trafilatura takes for the main text."""
    import trafilatura  # slow to import, needed for pages without landmarks alone

    document = trafilatura.bare_extraction(html.tostring(body, encoding="unicode"))
    if document is None or not document.text:
        return None
    wanted = {" ".join(line.split()) for line in document.text.splitlines() if len(line) > 40}
    holders = [
        e
        for e in body.iter(etree.Element)
        if any(" ".join((e.text_content() or "").split()).startswith(w[:60]) for w in wanted)
        and e.tag in ("p", "li", "td", "h1", "h2", "h3")
    ]
    if not holders:
        return None
    common = [*holders[0].iterancestors()]
    for holder in holders[1:]:
        above = set(holder.iterancestors())
        common = [element for element in common if element in above]
    return common[0] if common else None


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
    elif tag in _INLINE:
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
