"""A large picture drawn by sigma: it opens in groups, which unfold."""

from collections.abc import Sequence
from typing import Any, Final

from samverkan.export import layout
from samverkan.export.bundle import library
from samverkan.export.network_page.groups import still
from samverkan.export.network_page.renderer import Renderer
from samverkan.export.picture import Picture
from samverkan.export.picture.flowers import BETWEEN, SPACING
from samverkan.export.webpage import template

#: The scripts of the renderer, in the order that they stand.
SCRIPTS: Final = (
    "sigma_programs.js",
    "groups.js",
    "sigma_labels.js",
    "scene.js",
    "sigma_controls.js",
    "sigma.js",
)


def drawing(picture: Picture) -> dict[str, Any]:
    """Return the groupings of a picture as columns, and what its nodes are drawn by."""
    return {
        "radius": layout.RADIUS,
        "spacing": SPACING,
        "between": BETWEEN,
        "groupings": [
            {
                "by": grouping.by,
                "labels": [group.label for group in grouping.groups],
                "x": [group.x for group in grouping.groups],
                "y": [group.y for group in grouping.groups],
                "radius": [group.radius for group in grouping.groups],
                "of": grouping.of,
            }
            for grouping in picture.groupings
        ],
    }


def libraries() -> Sequence[str]:
    """Return sigma and graphology. Raises MissingBundle where the package was not built."""
    return (library(),)


def style() -> str:
    """Return what dresses the groups and their controls."""
    return template("network/large.css")


SIGMA: Final = Renderer(libraries, style, SCRIPTS, drawing, still)
