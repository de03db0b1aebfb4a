"""A still picture of a network in SVG that stands by itself: no style sheet, script or font."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from samverkan.export.picture.model import LAYERS, PALETTE, SHAPES, Picture
from samverkan.export.webpage import render
from samverkan.ontology.identity import sort_key

if TYPE_CHECKING:
    import networkx as nx

#: The most nodes that a picture in a notebook shows: more is a tangle there.
MOST: Final = 150
#: The colour of what actors meet in, and of an actor whose sector is not known.
UNIT: Final = "#ffffff"
#: Empty space around everything.
EDGE: Final = 24


class Mark(NamedTuple):
    """A node at a point of the picture."""

    x: int
    y: int
    above: bool
    label: str
    shape: str
    colour: str
    hollow: bool


class Line(NamedTuple):
    """A tie between two marks, by their places, how thick it is and how it is broken."""

    one: int
    other: int
    width: float
    dashes: tuple[int, ...]


def of_network(network: "nx.Graph[Any]") -> str:
    """Return the picture of a network of the store, two-mode or one-mode."""
    from samverkan.export.layout import box, positions

    shapes = {n: SHAPES.get(about.get("kind", ""), "dot") for n, about in network.nodes(data=True)}
    labels = {n: str(about.get("label", n)) for n, about in network.nodes(data=True)}
    spots = positions(network, boxes={n: box(labels[n], shapes[n]) for n in network})
    colours = _colours(network)
    marks = {n: Mark(*spots[n], labels[n], shapes[n], colours[n], hollow=False) for n in spots}
    places = {n: place for place, n in enumerate(marks)}
    heaviest = max((w for _, _, w in network.edges(data="weight", default=0)), default=0)
    lines = [
        Line(
            places[one], places[other], _width(tie, heaviest), LAYERS.get(tie.get("layer", ""), ())
        )
        for one, other, tie in network.edges(data=True)
    ]
    return svg(list(marks.values()), sorted(lines))


def of_picture(picture: Picture) -> str:
    """Return a picture as a still one."""
    marks = [
        Mark(
            node.x, node.y, node.above, node.label, node.shape,
            UNIT if node.colour is None else PALETTE[node.colour], node.hollow,
        )
        for node in picture.nodes
    ]  # fmt: skip
    places = {node.id: place for place, node in enumerate(picture.nodes)}
    lines = [
        Line(places[tie.source], places[tie.target], 1, LAYERS[tie.layer]) for tie in picture.ties
    ]
    return svg(marks, lines)


def svg(marks: Sequence[Mark], lines: Iterable[Line]) -> str:
    """Return an SVG document of marks and the lines between them."""
    from samverkan.export.layout import baseline, box, wrap
    from samverkan.export.network_page.still import HOLE, outline

    boxes = [box(mark.label, mark.shape) for mark in marks]
    left = min((m.x - b.width / 2 for m, b in zip(marks, boxes, strict=True)), default=0) - EDGE
    right = max((m.x + b.width / 2 for m, b in zip(marks, boxes, strict=True)), default=0) + EDGE
    top = min((m.y - b.height for m, b in zip(marks, boxes, strict=True)), default=0) - EDGE
    bottom = max((m.y + b.height for m, b in zip(marks, boxes, strict=True)), default=0) + EDGE
    frame = [round(left), round(top), round(right - left), round(bottom - top)]
    return render(
        "notebook/sketch.svg",
        frame=frame,
        marks=list(zip(marks, boxes, strict=True)),
        lines=[(marks[line.one], marks[line.other], line) for line in lines],
        outline=outline,
        hole=HOLE,
        wrap=wrap,
        baseline=baseline,
    )


def _colours(network: "nx.Graph[Any]") -> Mapping[Any, str]:
    """Return the colour of each node: that of its sector, in the order of their labels."""
    nodes = network.nodes(data=True)
    sectors = {about["sector"]: about["sector_label"] for _, about in nodes if about.get("sector")}
    order = sorted(sectors, key=lambda sector: sort_key(sectors[sector]))
    rank = {sector: PALETTE[min(i, len(PALETTE) - 1)] for i, sector in enumerate(order, start=1)}
    return {
        n: UNIT if about.get("bipartite") == 1 else rank.get(about.get("sector"), PALETTE[0])
        for n, about in nodes
    }


def _width(tie: Mapping[str, Any], heaviest: float) -> float:
    return 1 + 4 * tie["weight"] / heaviest if heaviest and "weight" in tie else 1
