"""A picture of a network, whoever draws it: nodes, ties, findings, legend, notes and a table."""

from samverkan.export.picture.draw import draw
from samverkan.export.picture.model import (
    LAYERS,
    LINKS,
    MARKS,
    PALETTE,
    SHAPES,
    SIGNS,
    Entry,
    Evidence,
    Findings,
    Link,
    Mark,
    Node,
    Picture,
    Row,
    Tie,
)

__all__ = [
    "LAYERS",
    "LINKS",
    "MARKS",
    "PALETTE",
    "SHAPES",
    "SIGNS",
    "Entry",
    "Evidence",
    "Findings",
    "Link",
    "Mark",
    "Node",
    "Picture",
    "Row",
    "Tie",
    "draw",
]
