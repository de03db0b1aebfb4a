"""CSV files as tables of text: header and cells, each fault with its place."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from samverkan.faults import Fault
from samverkan.ontology.identity import clean


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a file: its number as a spreadsheet counts, and its cells by column."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it was written: where it stands, its header and its lines."""

    file: str
    header: tuple[str, ...]
    lines: tuple[Line, ...]


def read_csv(path: Path) -> tuple[Sheet, list[Fault]]:
    """Read a CSV file in UTF-8, with commas or semicolons.

    Returns the sheet, cells cleaned and lines without content left out, and the faults: bytes
    that are not UTF-8, a line with too many or too few cells, an unclosed quote.
    """
    file = path.name
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        return Sheet(file, (), ()), [Fault(file, "encoding", row=row)]
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        return Sheet(file, (), ()), [Fault(file, "encoding", row=row)]
    faults: list[Fault] = []
    records = _records(file, text, faults)
    header = tuple(clean(cell) for cell in next(records, (1, [""]))[1])
    lines = []
    for number, cells in records:
        if len(cells) != len(header):
            key = "cell_too_many" if len(cells) > len(header) else "cell_missing"
            fields: dict[str, object] = {"found": len(cells), "expected": len(header)}
            extra = cells[len(header)] if len(cells) > len(header) else None
            faults.append(Fault(file, key, row=number, value=extra, fields=fields))
            continue
        lines.append(Line(number, dict(zip(header, map(clean, cells), strict=True))))
    return Sheet(file, header, tuple(lines)), faults


def _records(file: str, text: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error as error:
        key = "cell_too_long" if "limit" in str(error) else "quote"
        faults.append(Fault(file, key, row=number + 1))
