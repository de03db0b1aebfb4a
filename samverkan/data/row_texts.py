"""The cells of a row as text, as they would stand in a file."""

from typing import Any

from samverkan.data.rows import SEPARATOR
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import fields


def texts(row: Row) -> dict[str, str]:
    """Return the text of each cell of a row that says something, by column, without its id.

    >>> from samverkan.ontology.model import Sector
    >>> texts(Sector(id="s", name="Kommun"))
    {'name': 'Kommun'}
    """
    cells: dict[str, str] = {}
    for column in fields(type(row)):
        value: Any = getattr(row, column.attribute)
        if value is None or value == () or value is False:
            continue
        text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
        cells[column.name] = "ja" if value is True else text
    return cells
