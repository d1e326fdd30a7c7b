"""Networks as GraphML and as GEXF, for Gephi, Cytoscape, yEd and igraph.

Written in one pass over the network, whose lines wait on disk until the keys that stand above them
are known: memory does not grow with it. These programs are particular: a caption is shown only from
a key called `label`, a weight from `weight`; two edges with one identifier are taken for one; a
`kind` attribute (GEXF 1.3) is what keeps parallel edges apart; keys called `d3` or `d7` are taken
for captions; XML allows few control characters. The same network gives the same bytes: no clock.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from xml.sax.saxutils import escape

from kg.graph.facts import CONTROLS
from kg.network.graph import Network, Plain, Spot, Tie

Keys = dict[str, str]
"""The keys of spots or of ties with their types: string, int or boolean."""

_TYPES: Final = {str: "string", int: "int", bool: "boolean"}
_GEXF_TYPES: Final = {"string": "string", "int": "integer", "boolean": "boolean"}
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def graphml(network: Network) -> Iterator[bytes]:
    """The network as GraphML."""
    spots, ties = {"label": "string", "kind": "string"}, {"label": "string", "kind": "string"}
    ties["weight"] = "int"

    def line(place: int, one: Spot | Tie) -> str:
        if isinstance(one, Spot):
            told = {"label": one.label, "kind": one.kind, **_noted(one, spots)}
            return f"<node id={_quoted(one.uri)}>{_data('node', told)}</node>"
        told = {"label": one.kind, "kind": one.kind, "weight": one.weight, **_noted(one, ties)}
        return f'<edge id="e{place}" {_ends(one)}>{_data("edge", told)}</edge>'

    with _lines(network, line) as (nodes, edges):
        yield (_HEAD + '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n').encode()
        for where, keys in (("node", spots), ("edge", ties)):
            for key, kind in keys.items():
                known = f'id="{where}-{key}" for="{where}" attr.name="{key}" attr.type="{kind}"'
                yield f"<key {known}/>\n".encode()
        yield b'<graph edgedefault="directed">\n'
        yield from nodes
        yield from edges
        yield b"</graph>\n</graphml>\n"


def gexf(network: Network) -> Iterator[bytes]:
    """The network as GEXF 1.3, which Gephi reads from version 0.9.3."""
    spots, ties = {"kind": "string"}, Keys()

    def line(place: int, one: Spot | Tie) -> str:
        if isinstance(one, Spot):
            values = _values({"kind": one.kind, **_noted(one, spots)})
            return f"<node id={_quoted(one.uri)} label={_quoted(one.label)}>{values}</node>"
        told = f"kind={_quoted(one.kind)} label={_quoted(one.kind)} weight={_quoted(one.weight)}"
        return f'<edge id="e{place}" {_ends(one)} {told}>{_values(_noted(one, ties))}</edge>'

    with _lines(network, line) as (nodes, edges):
        yield (_HEAD + '<gexf xmlns="http://gexf.net/1.3" version="1.3">\n').encode()
        yield b'<graph defaultedgetype="directed" mode="static">\n'
        yield from _declared("node", spots)
        yield from _declared("edge", ties)
        yield b"<nodes>\n"
        yield from nodes
        yield b"</nodes>\n<edges>\n"
        yield from edges
        yield b"</edges>\n</graph>\n</gexf>\n"


FILES: Final = {"graphml": graphml, "gexf": gexf}


@contextmanager
def _lines(
    network: Network, line: Callable[[int, Spot | Tie], str]
) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """The lines of spots and those of ties, on disk: what stands above them is known only then."""
    with TemporaryFile() as nodes, TemporaryFile() as edges:
        for place, one in enumerate(network):
            file = nodes if isinstance(one, Spot) else edges
            file.write(f"{line(place, one)}\n".encode())
        nodes.seek(0)
        edges.seek(0)
        yield nodes, edges


def _noted(one: Spot | Tie, keys: Keys) -> dict[str, Plain]:
    """Its values, their types noted; a key whose values are of several types holds text."""
    for key, value in one.values:
        kind = _TYPES[type(value)]
        keys[key] = kind if keys.get(key, kind) == kind else "string"
    return dict(one.values)


def _ends(tie: Tie) -> str:
    return f"source={_quoted(tie.source)} target={_quoted(tie.target)}"


def _declared(where: str, keys: Keys) -> Iterator[bytes]:
    yield f'<attributes class="{where}">\n'.encode()
    for key, kind in keys.items():
        yield f'<attribute id="{key}" title="{key}" type="{_GEXF_TYPES[kind]}"/>\n'.encode()
    yield b"</attributes>\n"


def _data(where: str, told: dict[str, Plain]) -> str:
    return "".join(f'<data key="{where}-{k}">{escape(_text(v))}</data>' for k, v in told.items())


def _values(told: dict[str, Plain]) -> str:
    if not told:
        return ""
    values = (f'<attvalue for="{key}" value={_quoted(value)}/>' for key, value in told.items())
    return f"<attvalues>{''.join(values)}</attvalues>"


def _quoted(value: Plain) -> str:
    return f'"{escape(_text(value), _ENTITIES)}"'


def _text(value: Plain) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return CONTROLS.sub(" ", str(value))


_ENTITIES: Final = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
