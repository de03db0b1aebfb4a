"""The picture drawn by vis-network, as pyvis brings it: to about 2 000 nodes."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from samverkan.export import layout
from samverkan.export.network_page.lines import Line, lines, room, signs
from samverkan.export.network_page.renderer import Renderer
from samverkan.export.network_page.still import HOLE, group, label, still
from samverkan.export.picture import LAYERS, MARKS, Picture

#: The release of vis-network that pyvis brings, and that the page carries inside it.
LIBRARY: Final = "lib/vis-9.1.2"
#: How vis-network shows what it is given: still, and never taking the wheel from the page.
OPTIONS: Final = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 80}
    | {"selectConnectedEdges": False, "hoverConnectedEdges": False},
    "nodes": {"size": layout.RADIUS, "borderWidth": 1.5, "borderWidthSelected": 4, "margin": 1}
    | {"fixed": True},
    "edges": {"width": 1.75, "smooth": False, "selectionWidth": 2},
}

#: The edge under a link: the pointer finds it this wide, and nobody sees it.
UNSEEN: Final = dict.fromkeys(("color", "highlight", "hover"), "rgba(0,0,0,0)")
REACH: Final = 12


def drawing(picture: Picture) -> dict[str, Any]:
    """Return the nodes and edges of a picture as pyvis makes them, numbered from 0.

    Links are edges that come after the ties, and are seen only by the pointer: the script draws
    them, as it writes labels and signs at their places, where the layout has made room for them.
    """
    from pyvis.network import Network

    # An undirected network looks through all ties for each new one, and drops parallel ones.
    network: Any = Network(directed=True)
    network.set_options(json.dumps(OPTIONS))
    place = {node.id: number for number, node in enumerate(picture.nodes)}
    for number, node in enumerate(picture.nodes):
        size = {}
        if node.shape == "box":
            width, height, _ = layout.box(node.label, node.shape)
            size = {"widthConstraint": {"minimum": width}, "heightConstraint": {"minimum": height}}
        network.add_node(
            number,
            label=" ",
            shape=node.shape,
            group=group(node),
            x=node.x,
            y=node.y,
            written=label(node),
            room=[round(edge) for edge in room(node)],
            **size,
        )
    ties, links = lines(picture)
    for tie, way in zip(picture.ties, ties, strict=True):
        dashes = list(LAYERS[tie.layer]) or False
        network.add_edge(place[tie.source], place[tie.target], dashes=dashes, **_bent(way))
    for link, way in zip(picture.links, links, strict=True):
        ends = place[link.source], place[link.target]
        network.add_edge(*ends, color=UNSEEN, width=REACH, chosen=False, **_bent(way))
    for number, edge in enumerate(network.edges):
        edge["id"] = number
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": network.options,
        "hole": HOLE,
        "signs": [(way.sign, way.at) if way.sign else 0 for way in (*ties, *links)],
        "marks": list(_marks(picture)),
    }


def _bent(way: Line) -> dict[str, Any]:
    """Return how vis-network bends a line; links and second ties only are bent."""
    kind = "curvedCW" if way.bend > 0 else "curvedCCW"
    smooth = {"enabled": True, "type": kind, "roundness": abs(way.bend)} if way.bend else False
    return {"smooth": smooth, "arrows": ""}


def _marks(picture: Picture) -> Iterator[tuple[int, str, float, float]]:
    """Yield the first mark of each kind of each node, its sign, and the middle of that."""
    first = 0
    for node in picture.nodes:
        kinds = [mark.kind for mark in node.marks]
        for kind, (left, top, right, bottom) in signs(node).items():
            middle = (left + right) / 2, (top + bottom) / 2
            yield first + kinds.index(kind), MARKS[kind], *middle
        first += len(kinds)


def libraries() -> Sequence[str]:
    """Return vis-network."""
    return (_library("vis-network.min.js"),)


def style() -> str:
    """Return what dresses the tooltip of vis-network."""
    # The rest dresses parts that the page has not, and holds pictures.
    return "".join(re.findall(r"div\.vis-tooltip\{[^}]*\}", _library("vis-network.css")))


@cache
def _library(name: str) -> str:
    """Return a file of the vis-network that pyvis brings, its licence at the top."""
    text = files("pyvis").joinpath(LIBRARY, name).read_bytes().decode("utf-8")
    # A browser hashes the text after it has made all line ends \n.
    return text.replace("\r\n", "\n").replace("\r", "\n")


VIS: Final = Renderer(libraries, style, ("vis.js",), drawing, still)
