"""The edges of a picture, and how large it is shown."""

import math
from typing import Final, NamedTuple

from samverkan.export import layout
from samverkan.export.picture import Picture

#: A picture is shown at most this much larger than it was laid out.
ZOOM: Final = 1.25


class Frame(NamedTuple):
    """All that a picture holds, in units of the picture, y down."""

    left: int
    top: int
    width: int
    height: int


def frame(picture: Picture) -> Frame:
    """Return the frame that holds every shape and every label of a picture, and some air."""
    across, down = [0.0], [0.0]
    for node in picture.nodes:
        width, height, drop = layout.box(node.label, node.shape, len(node.marks))
        middle = node.y + (-drop if node.above else drop)
        across += [node.x - width / 2, node.x + width / 2]
        down += [middle - height / 2, middle + height / 2]
    left, top = math.floor(min(across)) - layout.GAP, math.floor(min(down)) - layout.GAP
    right, bottom = math.ceil(max(across)) + layout.GAP, math.ceil(max(down)) + layout.GAP
    return Frame(left, top, right - left, bottom - top)
