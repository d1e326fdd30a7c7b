"""The automatic numbers of a Word document printed into its paragraphs, hidden text taken out.

mammoth makes each run of list paragraphs a list of its own that starts at 1; in a letter where
answers stand between the questions every question would be number 1. Here the numbering of
ECMA-376 part 1, 17.9 is worked out first, so that each paragraph carries what Word would print.
"""

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from kg.read.lines import marker

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BODY = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_STYLE_SHEET = "word/styles.xml"
_STYLES = {"lowerLetter": "a", "upperLetter": "A", "lowerRoman": "i", "upperRoman": "I"}
_LEVEL_TEXT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


def print_lists(data: bytes) -> tuple[bytes, int]:
    """The document with its numbers printed, and how many runs of hidden text were taken out."""
    source = zipfile.ZipFile(io.BytesIO(data))
    body = _parse(source.read(_BODY))
    hidden = _drop_hidden(body)
    names = set(source.namelist())
    styles = _parse(source.read(_STYLE_SHEET)) if _STYLE_SHEET in names else None
    if _NUMBERING in names:
        numbering = _parse(source.read(_NUMBERING))
        _print_numbers(body, _lists(numbering), _style_lists(styles))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target:
        for entry in source.infolist():
            if entry.filename == _BODY:
                target.writestr(_BODY, etree.tostring(body, encoding="UTF-8"))
            elif entry.filename == _NUMBERING:
                # With its lists left in, mammoth would print a second mark.
                target.writestr(_NUMBERING, etree.tostring(etree.Element(_W + "numbering")))
            elif entry.filename == _STYLE_SHEET and styles is not None:
                target.writestr(_STYLE_SHEET, etree.tostring(_names_alone(styles)))
            elif entry.filename.endswith((".xml", ".rels")):
                target.writestr(entry.filename, source.read(entry.filename))
    return out.getvalue(), hidden


def _names_alone(styles: etree._Element) -> etree._Element:
    """The style sheet cut down to its names, all that mammoth needs: a tenth of the time."""
    for style in list(styles):
        if style.tag != _W + "style":
            styles.remove(style)
        for part in list(style):
            if part.tag != _W + "name":
                style.remove(part)
    return styles


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))


def _value(element: etree._Element | None, child: str) -> str | None:
    found = None if element is None else element.find(_W + child)
    return None if found is None else found.get(_W + "val")


def _drop_hidden(body: etree._Element) -> int:
    hidden = 0
    for mark in list(body.iter(_W + "vanish")):
        run = next(mark.iterancestors(_W + "r"), None)
        if mark.get(_W + "val") in ("0", "false") or run is None:
            continue
        parent = run.getparent()
        if parent is not None:
            hidden += any(text.text for text in run.iter(_W + "t"))
            parent.remove(run)
    return hidden


def _lists(numbering: etree._Element) -> dict[str, dict[int, _Level]]:
    """The levels of each list (w:num), its own overrides applied."""
    abstract = {
        kind.get(_W + "abstractNumId"): {
            int(level.get(_W + "ilvl", "0")): _Level(
                _value(level, "numFmt") or "decimal",
                _value(level, "lvlText") or "",
                int(_value(level, "start") or 1),
            )
            for level in kind.iter(_W + "lvl")
        }
        for kind in numbering.iter(_W + "abstractNum")
    }
    lists = {}
    for number in numbering.iter(_W + "num"):
        levels = dict(abstract.get(_value(number, "abstractNumId"), {}))
        for change in number.iter(_W + "lvlOverride"):
            at = int(change.get(_W + "ilvl", "0"))
            start = _value(change, "startOverride")
            if start is not None and at in levels:
                levels[at] = _Level(levels[at].format, levels[at].text, int(start))
        lists[number.get(_W + "numId", "")] = levels
    return lists


def _style_lists(styles: etree._Element | None) -> dict[str, tuple[str, int]]:
    """The list and level that a paragraph style puts its paragraphs in."""
    found = {}
    for style in () if styles is None else styles.iter(_W + "style"):
        properties = style.find(f"{_W}pPr/{_W}numPr")
        number = _value(properties, "numId")
        if number:
            level = int(_value(properties, "ilvl") or 0)
            found[style.get(_W + "styleId", "")] = (number, level)
    return found


def _print_numbers(
    body: etree._Element,
    lists: dict[str, dict[int, _Level]],
    styles: dict[str, tuple[str, int]],
) -> None:
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    for paragraph in body.iter(_W + "p"):
        properties = paragraph.find(_W + "pPr")
        if properties is None:
            continue
        own = properties.find(_W + "numPr")
        number, depth = styles.get(_value(properties, "pStyle") or "", ("0", 0))
        if own is not None:
            number = _value(own, "numId") or number
            depth = int(_value(own, "ilvl") or depth)
            properties.remove(own)
        levels = lists.get(number, {})
        if depth not in levels or not any(text.text for text in paragraph.iter(_W + "t")):
            continue
        label = _label(levels, depth, counts[number])
        if label:
            _insert(paragraph, properties, "\xa0\xa0" * depth + label + " ")


def _label(levels: dict[int, _Level], depth: int, counts: dict[int, int]) -> str:
    level = levels[depth]
    counts[depth] = counts.get(depth, level.start - 1) + 1
    for deeper in [d for d in counts if d > depth]:
        del counts[deeper]
    if level.format == "bullet":
        return "•"
    if level.format == "none":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        value = counts.get(at, levels[at].start)
        return marker(value, _STYLES.get(levels[at].format, "1"))[:-1]

    return _LEVEL_TEXT.sub(number, level.text)


def _insert(paragraph: etree._Element, properties: etree._Element, label: str) -> None:
    run = etree.Element(_W + "r")
    text = etree.SubElement(run, _W + "t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    text.text = label
    paragraph.insert(paragraph.index(properties) + 1, run)
