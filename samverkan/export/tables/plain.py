"""An answer as JSON and as CSV, for programs to read."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from samverkan.export.tables.cells import harmless, text_of
from samverkan.graph.table import APART, Table


@dataclass(frozen=True)
class Dialect:
    """How CSV is written: what stands between cells, a mark of UTF-8 first, the decimal sign."""

    delimiter: str = ","
    bom: bool = False
    decimal: str = "."


#: As Swedish Excel opens a file when it is double-clicked.
EXCEL: Final = Dialect(";", True, ",")
PLAIN: Final = Dialect()


def as_value(table: Table, about: Mapping[str, object]) -> dict[str, object]:
    """Return an answer as a JSON-able value: what was asked, `rows`, and the rows set apart.

    `undated`, `unplaced` and `without_area` stand there only where they have rows.
    """
    apart = {name: getattr(table, name) for name in APART if getattr(table, name)}
    return {**about, "rows": table.rows, **apart}


def to_json(table: Table, about: Mapping[str, object]) -> str:
    """Return an answer as a JSON object, as `as_value` has it."""
    value = as_value(table, about)
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False, default=str) + "\n"


def to_csv(table: Table, dialect: Dialect = PLAIN) -> str:
    """Return the rows as CSV; a cell that begins like a formula is made harmless by a `'`.

    Undated and unplaced rows are not among them.
    """
    lines = [table.columns, *([row[c] for c in table.columns] for row in table.rows)]
    text = "".join(_line(line, dialect) for line in lines)
    return f"\ufeff{text}" if dialect.bom else text


def _line(cells: Iterable[object], dialect: Dialect) -> str:
    """Return a line of CSV. Written with CRLF first, or a lone return would stand unquoted."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dialect.delimiter, lineterminator="\r\n")
    writer.writerow([_cell(cell, dialect) for cell in cells])
    return out.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: object, dialect: Dialect) -> str:
    """Return a value as a cell: a number as it is, also one below zero."""
    text = text_of(value)
    if isinstance(value, float | Decimal):
        return text.replace(".", dialect.decimal)
    return text if isinstance(value, int) else harmless(text)
