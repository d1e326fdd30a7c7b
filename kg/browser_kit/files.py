"""The files of a kit."""

from pathlib import Path
from typing import Final

from kg.browser_kit.guide import asciidoc, html
from kg.browser_kit.saved import saved
from kg.browser_kit.style import grass
from kg.property_graph import terms
from kg.vocab import PREFIXES

PORT: Final = 8765
ADDRESS: Final = f"http://localhost:{PORT}"
"""Where a kit is served: Neo4j lets its Browser turn to localhost without being told."""


def files(address: str = ADDRESS) -> dict[str, str]:
    """The text of every file of a kit that is served at an address, by its path."""
    return {
        "style.grass": grass(),
        "guide.html": html(address),
        "guide.adoc": asciidoc(),
        "neo4j.conf": settings(address),
        "n10s-mapping.cypher": mapping(),
        **{f"queries/{path}": text for path, text in saved().items()},
    }


def write(folder: Path, address: str = ADDRESS) -> tuple[Path, ...]:
    """The files of a kit in a folder, made where it is missing; their paths."""
    written = tuple((folder / path, text) for path, text in files(address).items())
    for path, text in written:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return tuple(path for path, _ in written)


def settings(address: str) -> str:
    """Lines of neo4j.conf that let Neo4j Browser fetch the kit, and do so as it connects."""
    host = address.split("//")[1].split(":")[0]
    hosts = ",".join(dict.fromkeys(("guides.neo4j.com", "localhost", host)))
    return (
        "# For conf/neo4j.conf; the server is to be started again afterwards.\n"
        "# The hosts from which Neo4j Browser may fetch guides and styles, by name alone.\n"
        f"browser.remote_content_hostname_whitelist={hosts}\n"
        "# What the classic Neo4j Browser does when it has connected.\n"
        "browser.post_connect_cmd="
        f"style {address}/style.grass; play {address}/guide.html\n"
    )


def mapping() -> str:
    """What tells neosemantics which term of the RDF each label, type and key stands for."""
    used = {_namespace(term.iri) for term in terms()}
    lines = [
        "// Tells neosemantics (n10s), where it is installed, the terms of the RDF.",
        "// n10s_unique_uri, the constraint it needs, comes with kg load.",
        'CALL n10s.graphconfig.init({handleVocabUris: "MAP"});',
    ]
    lines += [
        f'CALL n10s.nsprefixes.add("{prefix}", "{space}");'
        for prefix, space in PREFIXES.items()
        if space in used
    ]
    lines += [f'CALL n10s.mapping.add("{term.iri}", "{term.name}");' for term in terms()]
    return "\n".join(lines) + "\n"


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]
