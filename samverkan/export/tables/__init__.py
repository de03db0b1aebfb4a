"""An answer as a table that leaves the system, and its columns and cells as a person reads them.

`formats.write` writes an `Answer` in any format of a table.
"""

from samverkan.export.tables.cells import (
    CONTROLLED,
    DATES,
    NUMBERS,
    cell,
    harmless,
    heading,
    shown_columns,
    text_of,
)
from samverkan.export.tables.plain import Dialect, as_value, to_csv, to_json

__all__ = [
    "CONTROLLED",
    "DATES",
    "NUMBERS",
    "Dialect",
    "as_value",
    "cell",
    "harmless",
    "heading",
    "shown_columns",
    "text_of",
    "to_csv",
    "to_json",
]
