"""The picture drawn by vis-network, as pyvis brings it: to about 2 000 nodes."""

import json
import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Final

from samverkan.export import layout
from samverkan.export.network_page.renderer import Renderer
from samverkan.export.network_page.still import HOLE, group, label, lines, still
from samverkan.export.picture import Picture

#: The release of vis-network that pyvis brings, and that the page carries inside it.
LIBRARY: Final = "lib/vis-9.1.2"
#: How vis-network shows what it is given: still, and never taking the wheel from the page.
OPTIONS: Final = {
    "physics": False,
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "zoomView": False, "tooltipDelay": 80},
    "nodes": {"size": layout.RADIUS, "borderWidth": 1.5, "borderWidthSelected": 4, "margin": 1}
    | {"fixed": True},
    "edges": {"width": 1.75, "smooth": False, "font": {"size": 24, "strokeWidth": 4}},
}


def drawing(picture: Picture) -> dict[str, Any]:
    """Return the nodes and edges of a picture as pyvis makes them, numbered from 0.

    Labels stand in `label_lines`, each with its height, so that the script writes them where the
    layout has made room: vis-network itself writes only below, and its lines too close.
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
            label_lines=label(node),
            **size,
        )
    for number, (tie, line) in enumerate(zip(picture.ties, lines(picture), strict=True)):
        bent = {"enabled": True, "type": "curvedCW", "roundness": line.bend}
        network.add_edge(
            place[tie.source],
            place[tie.target],
            id=number,
            label=line.sign or None,
            dashes=list(line.dashes) or False,
            smooth=bent if line.bend else False,
            arrows="",
        )
    return {
        "nodes": network.nodes,
        "edges": network.edges,
        "options": network.options,
        "hole": HOLE,
    }


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


VIS: Final = Renderer(libraries, style, "vis.js", drawing, still)
