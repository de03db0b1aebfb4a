"""The form that goes to a party and comes back filled in: its columns, rows, and how it is read.

A form is a table whose header names these columns: in a Word document or in a sheet of a workbook.
Whoever fills it in writes in `correction`, `comment` and `source`; the rest comes back as it was.
"""

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

from samverkan.errors import UnreadableFile
from samverkan.extras import extra
from samverkan.ontology.vocabulary import WORDPROCESSING

#: What a file with a form says that it is, where its format has room for it.
MARKER: Final = "samverkan-form-1"
#: The most that a file may unpack to, and the most parts that it may have.
BYTES: Final = 100_000_000
PARTS: Final = 2_000

_W: Final = f"{{{WORDPROCESSING}}}"


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row of a form: what is recorded, and room for what somebody wants instead.

    `row` is the id of the row of the register, `table` and `field` say what of it is shown. Where
    `row` is empty, the row is for something that is not recorded.
    """

    row: str
    table: str
    field: str
    said: str
    correction: str = ""
    comment: str = ""
    source: str = ""

    @property
    def filled(self) -> bool:
        """Whether anybody has written anything."""
        return any(text.strip() for text in (self.correction, self.comment, self.source))


#: The columns, in the order that they stand.
COLUMNS: Final = tuple(field.name for field in fields(FormRow))


@dataclass(frozen=True, slots=True)
class Form:
    """Rows to be filled in and sent back; `about` is the id of whom the form is about."""

    about: str
    rows: tuple[FormRow, ...]


def read_form(path: Path) -> Form:
    """Return the form in a Word document or a workbook.

    Raises UnreadableFile for a file that is neither, is too large when unpacked, or has no form,
    and MissingExtra where a document is to be read and python-docx is not installed.
    """
    readers = {".docx": _document, ".xlsx": _workbook}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UnreadableFile("form_suffix", path=path, known=", ".join(readers))
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (OSError, zipfile.BadZipFile) as error:
        raise UnreadableFile("form_unreadable", path=path) from error
    if len(entries) > PARTS or sum(entry.file_size for entry in entries) > BYTES:
        raise UnreadableFile("form_too_large", path=path)
    try:
        about, tables = reader(path)
        rows = [row for table in tables for row in _rows(table)]
    except (KeyError, ValueError, OSError, SyntaxError, zipfile.BadZipFile) as error:
        raise UnreadableFile("form_unreadable", path=path) from error
    if not rows:
        raise UnreadableFile("form_missing", path=path)
    return Form(about, tuple(rows))


def _rows(table: Iterable[Sequence[str]]) -> Iterator[FormRow]:
    """Yield the rows of a table whose first one with the names of all columns is its header."""
    places: list[int] | None = None
    for cells in table:
        # A cell of the header ends in the name that the form is read by.
        names = [cell.split()[-1] if cell.split() else "" for cell in cells]
        if places is not None:
            told = [cells[place] if place < len(cells) else "" for place in places]
            if any(told):
                yield FormRow(*told)
        elif set(COLUMNS) <= set(names):
            places = [names.index(column) for column in COLUMNS]


def _document(path: Path) -> tuple[str, Iterator[list[list[str]]]]:
    with extra("reports"):
        import docx
    document = docx.Document(str(path))
    tables = (
        [[_text(cell) for cell in row.iterchildren(f"{_W}tc")] for row in table.iter(f"{_W}tr")]
        for table in document.element.body.iter(f"{_W}tbl")
    )
    return document.core_properties.subject or "", tables


def _text(cell: Any) -> str:
    """Return the text of a cell: its paragraphs as lines, also those inside content controls."""
    lines = []
    for paragraph in cell.iter(f"{_W}p"):
        parts = []
        for node in paragraph.iter(f"{_W}t", f"{_W}br", f"{_W}tab", f"{_W}cr"):
            kind = node.tag.removeprefix(_W)
            parts.append(node.text or "" if kind == "t" else "\t" if kind == "tab" else "\n")
        lines.append("".join(parts))
    return "\n".join(lines)


def _workbook(path: Path) -> tuple[str, Iterator[list[list[str]]]]:
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    tables = []
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            sheet.reset_dimensions()  # a file may say that it is smaller than it is
            tables.append([[_cell(value) for value in row] for row in sheet.values])
    book.close()
    marked = (row for table in tables for row in table if row[:1] == [MARKER])
    return next(marked, ["", ""])[1], iter(tables)


def _cell(value: object) -> str:
    """Return what a person wrote in a cell: a day as a day, whatever the program made of it."""
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return "" if value is None else str(value)
