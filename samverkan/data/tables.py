"""Tables as they were written: records of text, a header and lines, each fault with its place."""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NamedTuple

from samverkan.data.encodings import decoded
from samverkan.data.remarks import Remark
from samverkan.faults import Fault
from samverkan.ontology.identity import clean, is_even

#: What may stand between two cells of a CSV file.
_DELIMITERS: Final = ",;\t"
_SEP: Final = re.compile(r"sep=([,;\t])\r?\n", re.IGNORECASE)
#: The most that a cell of a spreadsheet can hold, and so one of a file that it wrote.
LETTERS: Final = 131_072
#: How far down a header is looked for below a title.
_LOOKED_AT: Final = 20

_NOTHING: Final = frozenset[int]()


class Record(NamedTuple):
    """A row: its number as a spreadsheet counts, its cells, and which of them are special.

    The cells in `spoilt` could not be read, and that is told already; those in `days` are dates
    to the program that wrote them.
    """

    number: int
    cells: tuple[str, ...]
    spoilt: frozenset[int] = _NOTHING
    days: frozenset[int] = _NOTHING


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


def letter(place: int) -> str:
    """Return what a spreadsheet calls a column.

    >>> letter(0), letter(25), letter(26)
    ('A', 'Z', 'AA')
    """
    before, last = divmod(place, 26)
    return (letter(before - 1) if before else "") + chr(ord("A") + last)


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
    delimiter = stated[1] if stated else _delimiter(text)
    records = tuple(_records(file, text, delimiter, faults))
    return Grid(file, records, even=True), faults, told if found.encoding else []


def _delimiter(text: str) -> str:
    """Return what stands most often in the first line that has any of them."""
    for line in text.splitlines():
        counts = {mark: line.count(mark) for mark in _DELIMITERS}
        if any(counts.values()):
            return max(_DELIMITERS, key=lambda mark: counts[mark])
    return ","


def _records(file: str, text: str, delimiter: str, faults: list[Fault]) -> Iterator[Record]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            whole = "".join(cells)
            if whole and not whole.isspace():
                yield Record(number, tuple(map(unguarded, cells) if "'" in whole else cells))
    except csv.Error as error:
        key = "cell_too_long" if "limit" in str(error) else "quote"
        faults.append(Fault(file, key, row=number + 1))


def unguarded(text: str) -> str:
    """Return text without the apostrophe that keeps a spreadsheet from taking it for a formula.

    >>> unguarded("'=1+1"), unguarded("'s-Gravenhage"), unguarded("''s-Gravenhage")
    ('=1+1', "'s-Gravenhage", "'s-Gravenhage")
    """
    if not text.startswith("'"):
        return text
    rest = text[1:]
    first = unicodedata.normalize("NFKC", rest).lstrip()[:1]
    return rest if (first and first in "=+-@") or rest[:1] in tuple("\t\r\n'") else text


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
    lines: list[Line] = []
    broken: list[Line] = []
    for record in grid.records[at + 1 :]:
        wrong = _width(grid, record, len(header))
        line = _line(header, record)
        (broken if wrong else lines).append(line)
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


def _width(grid: Grid, record: Record, expected: int) -> list[Fault]:
    """Return the fault of a record that has cells outside the header, or lacks some."""
    found = len(record.cells)
    if found == expected:
        return []
    beyond = [place for place in range(expected, found) if record.cells[place].strip()]
    fields: dict[str, object] = {"found": found, "expected": expected}
    if beyond:
        extra = record.cells[beyond[0]]
        key = "cell_too_many" if grid.even else "cell_without_header"
        place = letter(beyond[0])
        return [Fault(grid.file, key, record.number, None, extra, fields, grid.name, place)]
    if grid.even and found < expected:
        return [Fault(grid.file, "cell_missing", record.number, fields=fields, sheet=grid.name)]
    return []
