"""Kumu's workbook: elements and connections, under the headings that Kumu knows."""

from collections.abc import Mapping
from typing import Final

from samverkan.export.exchange.fitting import Fitted
from samverkan.export.exchange.limits import Limits
from samverkan.export.exchange.sheets import of_cell
from samverkan.export.workbook import DIGITS, Sheet, workbook

#: What our attributes are to Kumu.
FIELDS: Final[Mapping[str, str]] = {
    "kind": "Type",
    "layer": "Type",
    "areas": "Tags",
    "roles": "Tags",
    "description": "Description",
    "weight": "Strength",
}
_ELEMENT: Final = ("Label", "Type", "Tags", "Description")
_CONNECTION: Final = ("From", "To", "Direction", "Type", "Label", "Tags", "Strength")


def field(name: str) -> str:
    """Return the heading of an attribute.

    >>> field("kind"), field("sector")
    ('Type', 'sector')
    """
    return FIELDS.get(name, of_cell(name))


LIMITS: Final = Limits(
    taken={"nodes": ("Label", "ID"), "ties": ("From", "To", "Direction", "ID")},
    whole=(),
    labels="only",
    empty=False,
    mixed=True,
    between="|",
    nonfinite=False,
    most=10**DIGITS - 1,
    text=of_cell,
    name=field,
)


def kumu(held: Fitted) -> bytes:
    """Return a network as the workbook that Kumu imports; it knows elements by their labels."""
    way = "directed" if held.directed else "undirected"
    elements = [{"Label": held.labels[node], **about} for node, about in held.nodes.items()]
    connections = [
        {
            "From": held.labels[tie.source],
            "To": held.labels[tie.target],
            "Direction": way,
            **tie.about,
        }
        for tie in held.ties
    ]
    sheets = []
    for title, first, rows in (
        ("Elements", _ELEMENT, elements),
        ("Connections", _CONNECTION, connections),
    ):
        columns = list(dict.fromkeys([*first, *(name for row in rows for name in row)]))
        sheets.append(Sheet(title, [[row.get(c) for c in columns] for row in rows], columns))
    return workbook(sheets)
