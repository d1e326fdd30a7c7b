"""Which part of a web page is the letter: menus, banners and footers are told by their marks."""

import re
from functools import cache

from lxml import etree, html

from kg.catalogue import catalogue
from kg.model import Notice

_DROP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "nav",
        "footer",
        "aside",
        "form",
        "button",
        "iframe",
        "svg",
        "select",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "dialog",
        "menu",
    ]
)
_FURNITURE_ROLES = frozenset(
    [
        "navigation",
        "banner",
        "contentinfo",
        "search",
        "dialog",
        "alertdialog",
        "menu",
        "menubar",
        "complementary",
    ]
)
_COVERAGE = 0.6  # of the visible text that a chosen block must hold
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "o:p",
        "q",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "img",
    ]
)


@cache
def _furniture_names() -> re.Pattern[str]:
    """What site templates call their menus and banners, as data has it."""
    names = sorted(word for c in catalogue().concepts("page-part") for word in c.words)
    return re.compile(rf"(?:^|[\s_-])(?:{'|'.join(map(re.escape, names))})(?:$|[\s_-])", re.I)


def clean_page(block: html.HtmlElement) -> int:
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
    if element.tag in INLINE and element.tag != "a":
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}".strip()
    return bool(names) and bool(_furniture_names().search(names))


def _size(element: html.HtmlElement) -> int:
    return sum(len(text.strip()) for text in element.itertext(etree.Element))


def letter_block(body: html.HtmlElement) -> tuple[html.HtmlElement, tuple[Notice, ...]]:
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

    main = trafilatura.extract(html.tostring(body, encoding="unicode"))
    wanted = {" ".join(line.split()) for line in (main or "").splitlines() if len(line) > 40}
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
