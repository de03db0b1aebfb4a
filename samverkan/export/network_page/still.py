"""The picture as a still one, in SVG: for paper, and for a browser that runs no script."""

import math
from typing import Final

from samverkan.export import layout
from samverkan.export.network_page.frame import ZOOM, frame
from samverkan.export.network_page.lines import HALF, lines, signs
from samverkan.export.picture import LAYERS, MARKS, Node, Picture
from samverkan.export.webpage import render

#: Radius of the hole in a hollow shape.
HOLE: Final = layout.RADIUS * 0.6


def still(picture: Picture) -> str:
    """Return a picture as an SVG element, in the classes that the page's style sheet colours."""
    ties, links = lines(picture)
    return render(
        "network/still.svg",
        picture=picture,
        frame=frame(picture),
        zoom=ZOOM,
        ties=list(zip(picture.ties, ties, strict=True)),
        links=list(zip(picture.links, links, strict=True)),
        layers=LAYERS,
        marks=MARKS,
        signs=signs,
        half=HALF,
        outline=outline,
        radius=layout.RADIUS,
        hole=HOLE,
        group=group,
        label=label,
        box=layout.box,
    )


def label(node: Node) -> list[tuple[int, str]]:
    """Return the lines of a node's label, each with the height that it stands at."""
    base = round(node.y + layout.baseline(node.label, node.shape, node.above))
    return [(base + i * layout.LINE, line) for i, line in enumerate(layout.wrap(node.label))]


def group(node: Node) -> str:
    """Return the name of the colours of a node in the style sheet."""
    if node.colour is not None:
        return f"sector-{node.colour}"
    return "box" if node.shape == "box" else "unit"


def outline(shape: str, radius: float = layout.RADIUS) -> str:
    """Return the corners of a shape around 0, 0 for SVG, where vis-network has them too.

    >>> outline("diamond", 10)
    '10,0 0,10 -10,0 0,-10'
    """
    radii, start, drop = {
        "triangle": ([radius * 2.3 / math.sqrt(3)] * 3, -math.pi / 2, radius * 0.31625),
        "star": ([radius * 1.066, radius * 0.41] * 5, -math.pi / 2, radius * 0.082),
        "diamond": ([radius] * 4, 0.0, 0.0),
        "hexagon": ([radius] * 6, 0.0, 0.0),
    }.get(shape, ([radius] * 60, 0.0, 0.0))
    angles = [start + math.tau * i / len(radii) for i in range(len(radii))]
    corners = [
        (r * math.cos(a), r * math.sin(a) + drop) for r, a in zip(radii, angles, strict=True)
    ]
    return " ".join(f"{round(x, 2) + 0:g},{round(y, 2) + 0:g}" for x, y in corners)
