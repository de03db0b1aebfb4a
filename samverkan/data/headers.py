"""The header of a table: which column each of its cells means, in Swedish or English."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from samverkan.data.rows import by_name
from samverkan.data.tables import Sheet
from samverkan.faults import Fault, closest, nearest
from samverkan.ontology.columns import Column
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field, swedish

#: How alike a misspelt header is to the right one, in per cent.
_ALIKE: Final = 75

_ID: Final = Field("id", "id", Column("id", ""), "text", required=True)


class Headers:
    """What the headers of a sheet mean. `column` goes by header, `header` by column.

    `unread` are the columns that every row lacks because of a fault in the header, which is told
    once, in `faults`. Without an id nothing is `readable`.
    """

    id_field = _ID

    def __init__(self, sheet: Sheet, row_class: type[Row]) -> None:
        self.sheet = sheet
        self.fields = by_name(row_class)
        self.column: dict[str, str] = {}
        self.faults = list(self._faults(row_class)) if sheet.header else []
        self.header = {column: header for header, column in self.column.items()}
        needed = {name for name, column in self.fields.items() if column.required}
        self.unread = frozenset(needed - self.header.keys())

    @property
    def readable(self) -> bool:
        """Whether the rows can be told apart."""
        return "id" in self.header

    @property
    def title(self) -> str:
        """What a person calls the table: its file, and its sheet if it is in a workbook."""
        return title_of(self.sheet.file, self.sheet.name)

    def fault(
        self,
        key: str,
        row: int,
        column: str,
        value: str | None = None,
        fields: dict[str, object] | None = None,
    ) -> Fault:
        """Return a fault at a cell, with its column named as the header names it."""
        return self.sheet.fault(key, row, self.header.get(column, column), value, fields)

    def _faults(self, row_class: type[Row]) -> Iterator[Fault]:
        sheet, meant = self.sheet, meanings(row_class)
        known = {meant[_plain(header)] for header in sheet.header if _plain(header) in meant}
        missing = ["id", *(c.name for c in self.fields.values() if c.required)]
        missing = [name for name in missing if name not in known]
        for header in dict.fromkeys(sheet.header):
            column = meant.get(_plain(header))
            if not header:
                if any(line.cells.get("") for line in sheet.lines):
                    yield sheet.fault("header_empty", sheet.top, header)
                    if len(missing) == 1:  # it is that column, and told so
                        missing.clear()
            elif column is None:
                near = closest(_plain(header), meant)
                yield sheet.fault("header_unknown", sheet.top, header, header, near)
                alike = nearest(_plain(header), meant, 1, _ALIKE)
                first = meant.get(str(near["near"]).partition(",")[0])
                if alike and meant[alike[0]] not in known:  # its cells are read as that column's
                    first = self.column[header] = meant[alike[0]]
                    known.add(first)
                if first in missing:  # it is that column, misspelt, and told so
                    missing.remove(first)
            elif column in self.column.values() or sheet.header.count(header) > 1:
                self.column.setdefault(header, column)
                yield sheet.fault("header_doubled", sheet.top, header, header)
            else:
                self.column[header] = column
        for name in missing:
            called = self._called(name)
            yield sheet.fault("header_missing", sheet.top, called, called)

    def _called(self, name: str) -> str:
        """Return what a column that is missing is called, in the language of the other headers."""
        swedish_ones = {swedish(column) for column in self.fields.values()}
        plain = {_plain(header) for header in self.sheet.header}
        is_swedish = len(plain & swedish_ones) > len(plain & self.fields.keys())
        return swedish(self.fields[name]) if is_swedish and name in self.fields else name


def title_of(file: str, sheet: str | None) -> str:
    """Return what a person calls a table in a file, or in a sheet of it."""
    return f"{file}, {sheet}" if sheet else file


@cache
def meanings(row_class: type[Row]) -> dict[str, str]:
    """Return the column that each header of a table means."""
    columns = by_name(row_class)
    meant = {"id": "id"} | {name: name for name in columns}
    return meant | {swedish(column): name for name, column in columns.items()}


def meaning(cells: Sequence[str], row_class: type[Row]) -> int:
    """Return how many of these cells are headers of a table."""
    return sum(_plain(cell) in meanings(row_class) for cell in cells)


def _plain(header: str) -> str:
    return header.casefold().replace(" ", "_")
