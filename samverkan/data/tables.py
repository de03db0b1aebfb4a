"""Tables as they were written: records of text, a header and lines, each fault with its place."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from samverkan.data.encodings import decoded
from samverkan.data.records import Record, delimiter_of, letter, records
from samverkan.data.remarks import Remark
from samverkan.faults import Fault
from samverkan.ontology.identity import clean, is_even

_SEP: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
#: How far down a header is looked for below a title.
_LOOKED_AT: Final = 20


@dataclass(frozen=True, slots=True)
class Grid:
    """The records of a file, or of the sheet `name` of a workbook; those without content left out.

    With `even`, each record should have as many cells as the header. `merged` has the row, the
    column and the range of cells that are one.
    """

    file: str
    records: tuple[Record, ...]
    name: str | None = None
    even: bool = False
    merged: tuple[tuple[int, int, str], ...] = ()
    #: The year from which the workbook counts its days.
    since: int | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file: its number as a spreadsheet counts, and its cells by header."""

    number: int
    cells: dict[str, str]
    #: The headers of cells that could not be read, and of those that hold dates.
    spoilt: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was written: where it stands, its header in row `top`, and its lines.

    `broken` holds the lines whose cells are not where they should be.
    """

    file: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]
    name: str | None = None
    top: int = 1
    broken: tuple[Line, ...] = ()

    def fault(
        self,
        key: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
        fields: dict[str, object] | None = None,
    ) -> Fault:
        """Return a fault at a place of this sheet; `column` is a header of it."""
        place = self.header.index(column) if column in self.header else None
        found = letter(place) if place is not None else None
        return Fault(self.file, key, row, column, value, fields or {}, self.name, found)


def read_csv(path: Path) -> tuple[Sheet, list[Fault]]:
    """Read a CSV file as a table whose first row is its header.

    Returns the sheet, cells cleaned and lines without content left out, and the faults: bytes
    that are no text, a line with too many or too few cells, an unclosed quote.
    """
    grid, faults, _ = read_grid(path)
    sheet, found = sheet_of(grid, lambda _: True)
    lines = (
        replace(line, cells={header: clean(text) for header, text in line.cells.items()})
        for line in sheet.lines
    )
    return replace(sheet, lines=tuple(lines)), faults + found


def read_grid(path: Path) -> tuple[Grid, list[Fault], list[Remark]]:
    """Read a CSV file with commas, semicolons or tabs, in UTF-8, UTF-16 or an older encoding.

    Returns its records, the faults, and a remark where the encoding was found by trying.
    """
    file = path.name
    found = decoded(path.read_bytes())
    if found is None:
        return Grid(file, ()), [Fault(file, "encoding")], []
    told = [Remark("encoding", {"file": file, "encoding": found.encoding})]
    text = found.text
    stated = _SEP.match(text)  # Excel reads this line and does not show it
    text = text[stated.end() :] if stated else text
    faults: list[Fault] = []
    delimiter = stated[1] if stated else delimiter_of(text)
    found_records = tuple(records(file, text, delimiter, faults))
    return Grid(file, found_records, even=True), faults, told if found.encoding else []


def tidy(text: str) -> str:
    r"""Return text in NFC, white space collapsed within each of its lines.

    >>> tidy(" Va\u0308gen\u00a0 in \r\n 2015\n")
    'Vägen in\n2015'
    """
    if "\n" not in text and "\r" not in text:
        return clean(text)
    return "\n".join(map(clean, text.strip().splitlines()))


def sheet_of(grid: Grid, is_header: Callable[[Sequence[str]], bool]) -> tuple[Sheet, list[Fault]]:
    """Return the table that records make, and what is wrong with how they stand.

    The first record is the header; where it is not one by `is_header`, but one below it is, the
    rows above that are told, and it is taken.
    """
    faults: list[Fault] = []
    headers = [tuple(map(clean, record.cells)) for record in grid.records[:_LOOKED_AT]]
    at = next((place for place, texts in enumerate(headers) if is_header(texts)), 0)
    if not headers:
        return Sheet(grid.file, (), (), grid.name), faults
    header = headers[at]
    while header and not header[-1]:
        header = header[:-1]
    top = grid.records[at].number
    if at:
        first = grid.records[0]
        value = next(filter(None, headers[0]))
        fields: dict[str, object] = {"row": top}
        faults.append(Fault(grid.file, "title_rows", first.number, None, value, fields, grid.name))
    for row, place, cells in grid.merged:
        if row >= top:
            faults.append(
                Fault(grid.file, "merged", row, None, cells, {}, grid.name, letter(place))
            )
    unheaded = _unheaded(grid.records[at:], len(header))
    for place in unheaded:
        faults.append(
            Fault(grid.file, "header_empty", top, None, None, {}, grid.name, letter(place))
        )
    lines: list[Line] = []
    broken: list[Line] = []
    for record in grid.records[at + 1 :]:
        wrong = _width(grid, record, len(header), unheaded)
        line = _line(header, record)
        if wrong and grid.even:
            broken.append(line)
        elif line.spoilt or any(line.cells.values()):
            lines.append(line)
        faults += wrong
    return Sheet(grid.file, header, tuple(lines), grid.name, top, tuple(broken)), faults


def _line(header: tuple[str, ...], record: Record) -> Line:
    tidied = map(str.strip if is_even("".join(record.cells)) else tidy, record.cells)
    cells = dict(zip(header, tidied, strict=False))
    if not record.spoilt and not record.days:
        return Line(record.number, cells)
    spoilt, days = (
        frozenset(header[place] for place in places if place < len(header))
        for places in (record.spoilt, record.days)
    )
    return Line(record.number, cells, spoilt, days)


def _unheaded(records: Sequence[Record], width: int) -> list[int]:
    """Return the columns beyond the header that most rows have something in."""
    rows = records[1:]
    filled = Counter(
        place
        for record in rows
        for place in range(width, len(record.cells))
        if record.cells[place].strip()
    )
    return sorted(place for place, count in filled.items() if count > 1 and len(rows) < 2 * count)


def _width(grid: Grid, record: Record, expected: int, unheaded: Sequence[int]) -> list[Fault]:
    """Return the fault of a record that has cells outside the header, or lacks some.

    What stands in `unheaded` columns is told of the column.
    """
    found = len(record.cells)
    if found == expected:
        return []
    beyond = [place for place in range(expected, found) if record.cells[place].strip()]
    beyond = [place for place in beyond if place not in unheaded]
    fields: dict[str, object] = {"found": found, "expected": expected}
    if beyond:
        extra = record.cells[beyond[0]]
        key = "cell_too_many" if grid.even else "cell_without_header"
        place = letter(beyond[0])
        return [Fault(grid.file, key, record.number, None, extra, fields, grid.name, place)]
    if grid.even and found < expected:
        return [Fault(grid.file, "cell_missing", record.number, fields=fields, sheet=grid.name)]
    return []
