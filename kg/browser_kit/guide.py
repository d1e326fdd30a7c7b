"""The guide: HTML for the classic Neo4j Browser, AsciiDoc for the new one, of the same pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Final

from kg.browser_kit.saved import body, pictures
from kg.browser_kit.style import LOOKS
from kg.query import Named

TITLE: Final = "Letters and what they lean on"

_CHAPTERS: Final = {
    "letters": "Letters",
    "refusals": "Refusals",
    "likes": "The same under another law",
    "ways": "Ways through the graph",
    "law": "Law",
    "findings": "Held to the law",
}
"""What the first tag of a picture puts it under."""

_KINDS: Final = (
    ("Letter", "a letter by which an authority answers a request"),
    ("Question", "one thing that was asked"),
    ("Body", "an authority, or a body that a letter names"),
    ("Exemption", "a ground on which the law lets information be withheld"),
    ("Regime", "a law of access: FOIA, FOISA, the EIRs, data protection"),
    ("Provision", "a section, sub-section, regulation or article"),
    ("Act", "an act or a set of regulations"),
    ("Finding", "where a letter falls short of the law or of good practice"),
    ("Rule", "the duty or practice that a finding is about"),
    ("Decision", "what came back for a question"),
    ("Ground", "an exemption as a letter relies on it, with its reasons"),
    ("Evidence", "words of a letter that prove a fact"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the guide: its title, what it says, and what it runs (commands or queries)."""

    title: str
    said: tuple[str, ...]
    runs: tuple[tuple[str, str], ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()


def classic(address: str) -> Iterator[Page]:
    """The pages for the classic Browser, which fetches the style from an address."""
    yield Page(
        "Before you begin",
        (
            "This guide draws what kg load brought into Neo4j. Each query below is put into the "
            "editor by a click; run it with the button beside the editor, or Ctrl+Enter.",
            "First fetch the colours and captions. Neo4j Browser keeps the style you had before, "
            "so put that back to its beginning once; then fetch ours.",
            "If a picture shows relationships that a query did not ask for, that is the setting "
            "Connect result nodes (the cog wheel at the lower left): it draws all that there is "
            "between the nodes of an answer. Switched off, you see the paths of the query alone.",
        ),
        (
            ("Forget the style you had", ":style reset"),
            ("Fetch the style of this kit", f":style {address}/style.grass"),
            ("Draw what a query asks for and no more", ":config autoComplete: false"),
        ),
    )
    yield from pages()


def new() -> Iterator[Page]:
    """The pages for the new Browser, which knows no commands for styles and settings."""
    yield Page(
        "Before you begin",
        (
            "This guide draws what kg load brought into Neo4j. Run each query with the button "
            "beside it.",
            "First fetch the colours and captions: in the panel beside a picture, choose to import "
            "a GraSS style file, and take style.grass of the kit.",
            "If a picture shows relationships that a query did not ask for, switch off Connect "
            "result nodes in the settings.",
        ),
    )
    yield from pages()


def pages() -> Iterator[Page]:
    """The pages after the first."""
    yield Page(
        "What you will see",
        (
            "Every node has a name for its caption. Size tells what matters; colour tells the "
            "kind. Thick lines are short cuts of one hop; red ones join exemptions that protect "
            "the same interest under different laws.",
            "Double-click a node to see what else it touches; click it to read its properties. "
            "Each fact of a letter carries the letter's address in its property letter.",
        ),
        (("How much there is of each kind", COUNTS),),
        _KINDS,
    )
    for tag, chapter in _CHAPTERS.items():
        for query in pictures():
            if query.tags[0] == tag:
                yield _page(chapter, query)
    yield Page(
        "On your own",
        (
            "The same queries lie in the folder queries of the kit: drop the files on the star in "
            "the side bar and they are saved under their titles. Those in tables give rows; "
            "what they ask about stands in their first lines.",
            "PROPERTY-GRAPH.md lists every label, relationship type and property. "
            "kg cypher runs the named queries without a server.",
        ),
        (("Every relationship there is, by kind", TYPES),),
    )


COUNTS: Final = """MATCH (node:Resource)
UNWIND [label IN labels(node) WHERE label <> "Resource"] AS kind
RETURN kind, count(*) AS nodes
ORDER BY nodes DESC, kind
LIMIT 50"""

TYPES: Final = """MATCH (:Letter)-[link]->()
RETURN type(link) AS kind, count(*) AS links
ORDER BY links DESC, kind
LIMIT 100"""


def _page(chapter: str, query: Named) -> Page:
    said = (query.summary, query.description) if query.description else (query.summary,)
    return Page(f"{chapter}: {query.title}", said, ((query.title, body(query)),))


def html(address: str) -> str:
    """The guide of the classic Browser: slides whose queries go to the editor by a click."""
    slides = "\n".join(_slide(page) for page in classic(address))
    return (
        f'<article class="guide">\n<title>{TITLE}</title>\n'
        f'<carousel class="deck container-fluid">\n{slides}\n</carousel>\n</article>\n'
    )


def _slide(page: Page) -> str:
    text = "\n".join(f"<p>{escape(said)}</p>" for said in page.said)
    kinds = "".join(_chip(label, told) for label, told in page.kinds)
    runs = "\n".join(
        f"<figure><figcaption>{escape(told)}</figcaption>\n"
        f'<pre class="pre-scrollable code runnable">{escape(run, quote=False)}</pre></figure>'
        for told, run in page.runs
    )
    return (
        f'<slide class="row-fluid">\n<div class="col-sm-4">\n<h3>{escape(page.title)}</h3>\n'
        f"{text}\n{kinds and f'<table>{kinds}</table>'}\n</div>\n"
        f'<div class="col-sm-8">\n{runs}\n</div>\n</slide>'
    )


def _chip(label: str, told: str) -> str:
    look = LOOKS[label]
    style = (
        f"background-color: {look.colour}; color: {look.ink}; "
        "border-radius: 10px; padding: 2px 8px; white-space: nowrap"
    )
    return (
        f'<tr><td style="padding: 3px 8px 3px 0"><span style="{style}">{label}</span></td>'
        f"<td>{escape(told)}</td></tr>"
    )


def asciidoc() -> str:
    """The guide of the new Browser: a section for each page, queries as Cypher blocks."""
    return f"= {TITLE}\n\n" + "\n".join(_section(page) for page in new())


def _section(page: Page) -> str:
    blocks = [f"== {page.title}", *page.said]
    if page.kinds:
        blocks.append("\n".join(f"* *{label}*: {told}" for label, told in page.kinds))
    blocks += [f".{told}\n[source,cypher]\n----\n{run}\n----" for told, run in page.runs]
    return "\n\n".join(blocks) + "\n"
