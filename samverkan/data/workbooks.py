"""A workbook as grids of text: what each cell holds, and what in it cannot be read."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, time
from itertools import islice
from pathlib import Path
from typing import Any, Final

from samverkan.data.cells import Unreadable, text_of
from samverkan.data.guards import look
from samverkan.data.records import LETTERS, Record, letter
from samverkan.data.remarks import Remark
from samverkan.data.tables import Grid
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault

#: The suffixes of workbooks that are read, and of those that are not.
SUFFIXES: Final = (".xlsx", ".xlsm")
OTHERS: Final = (".xls", ".xlsb", ".ods", ".numbers")
#: The most columns that a sheet may have.
COLUMNS: Final = 1_000

#: The most merged cells that are followed.
COVERED: Final = 100_000

_HIDDEN: Final = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d+)"[^>]*?\bhidden="(?:1|true)"')
_UNSEEN: Final = re.compile(rb'<(?:\w+:)?col\b([^>]{0,300}?\bhidden="(?:1|true)"[^>]{0,300}?)/?>')
_SPAN: Final = (re.compile(rb'\bmin="(\d{1,5})"'), re.compile(rb'\bmax="(\d{1,5})"'))
_MERGED: Final = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_FORMULA: Final = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b")
_PLACE: Final = re.compile(rb'\br="([A-Z]+)(\d+)"')
_TEXT: Final = re.compile(rb'\bt="str"')


@dataclass
class Book:
    """What a workbook holds: a grid for each sheet that is read, by the name of the sheet."""

    grids: dict[str, Grid] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    #: Sheets that nobody sees, which are not read.
    hidden: list[str] = field(default_factory=list)


def read_book(path: Path) -> Book:
    """Read every sheet of a workbook that can be seen.

    Each cell that cannot be read is told: an error of Excel, a formula that was never computed, a
    number that Excel has rounded, cells that are merged. Raises UnreadableFile for what is no
    workbook.
    """
    look(path)
    from openpyxl import load_workbook

    try:
        opened = load_workbook(path, read_only=True, data_only=True)
        book = Book()
        for sheet in opened.worksheets:
            if sheet.sheet_state != "visible":
                book.hidden.append(sheet.title)
                continue
            sheet.reset_dimensions()  # a file may say that it is smaller than it is
            _Sheet(path.name, sheet, opened, book).read()
        opened.close()
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise UnreadableFile("workbook_broken", path=path) from error
    return book


def sheet_names(path: Path) -> list[str]:
    """Return the names of the sheets of a workbook, none of which is read.

    Raises UnreadableFile for what is no workbook.
    """
    look(path)
    from openpyxl import load_workbook

    try:
        opened = load_workbook(path, read_only=True)
        names = [str(name) for name in opened.sheetnames]
        opened.close()
    except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
        raise UnreadableFile("workbook_broken", path=path) from error
    return names


class _Sheet:
    """Reads one sheet into a book."""

    def __init__(self, file: str, sheet: Any, opened: Any, book: Book) -> None:
        self.file = file
        self.name = str(sheet.title)
        self.sheet = sheet
        self.book = book
        self.since: int = opened.epoch.year if opened.epoch.year == 1904 else 1900
        source = opened._archive.read(sheet._worksheet_path)
        self.formulas = dict(_formulas(source))
        self.hidden = sorted(int(found[1]) for found in _HIDDEN.finditer(source))
        self.unseen = list(_unseen(source))
        self.merged = list(_merged(source))
        covered = (place for one in self.merged for place in one.covered())
        self.covered = set(islice(covered, COVERED))

    def read(self) -> None:
        """Read the records, and tell what should be known of them."""
        records = tuple(self._records())
        merged = tuple((one.top, one.left, one.shown) for one in self.merged)
        self.book.grids[self.name] = Grid(
            self.file, records, self.name, merged=merged, since=self.since
        )
        numbers = {record.number for record in records}
        unseen = [row for row in self.hidden if row in numbers]
        if unseen:
            self._remark("hidden_rows", count=len(unseen), rows=_few(unseen))
        filled = {place for record in records for place, text in enumerate(record.cells) if text}
        columns = [letter(place) for place in self.unseen if place in filled]
        if columns:
            self._remark("hidden_columns", columns=", ".join(columns))
        if self.formulas:
            self._remark("formulas", count=len(self.formulas))

    def _remark(self, key: str, **fields: object) -> None:
        told = {"file": self.file, "sheet": self.name, **fields}
        self.book.remarks.append(Remark(key, told))

    def _fault(self, key: str, row: int, place: int, value: str | None) -> None:
        fault = Fault(self.file, key, row, None, value, {}, self.name, letter(place))
        self.book.faults.append(fault)

    def _records(self) -> Iterator[Record]:
        for number, cells in enumerate(self.sheet.iter_rows(), start=1):
            texts: list[str] = []
            spoilt: set[int] = set()
            days: set[int] = set()
            for place, cell in enumerate(cells[:COLUMNS]):
                text = ""
                if (number, place) in self.covered:
                    spoilt.add(place)
                elif cell.value is not None or (number, place) in self.formulas:
                    try:
                        text = self._text(cell, number, place)
                    except Unreadable as error:
                        spoilt.add(place)
                        self._fault(error.key, number, place, error.value)
                        text = error.value
                    if isinstance(cell.value, date | time):
                        days.add(place)
                texts.append(text)
            while texts and not texts[-1] and len(texts) - 1 not in spoilt:
                texts.pop()
            if any(texts) or spoilt:
                yield Record(number, tuple(texts), frozenset(spoilt), frozenset(days))

    def _text(self, cell: Any, number: int, place: int) -> str:
        is_text = self.formulas.get((number, place))
        if cell.value is None:
            if is_text:
                return ""
            raise Unreadable("formula_uncomputed", "")
        text = text_of(cell)
        if len(text) > LETTERS:
            raise Unreadable("cell_too_long", text[:40] + "…")
        return text


@dataclass(frozen=True, slots=True)
class _Merged:
    """Cells that are one: the first of them holds what all show."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def shown(self) -> str:
        return f"{letter(self.left)}{self.top}:{letter(self.right)}{self.bottom}"

    def covered(self) -> Iterator[tuple[int, int]]:
        """Yield row and column of the cells that hold nothing of their own, the first of many."""
        width = self.right - self.left + 1
        for one in range(1, min(COVERED, width * (self.bottom - self.top + 1))):
            row, place = divmod(one, width)
            yield self.top + row, self.left + place


def _merged(source: bytes) -> Iterator[_Merged]:
    for found in islice(_MERGED.finditer(source), COVERED):
        yield _Merged(_column(found[1]), int(found[2]), _column(found[3]), int(found[4]))


def _unseen(source: bytes) -> Iterator[int]:
    """Yield the columns that nobody sees."""
    for found in _UNSEEN.finditer(source):
        first, last = (form.search(found[1]) for form in _SPAN)
        if first and last:
            yield from range(int(first[1]) - 1, min(int(last[1]), COLUMNS))


def _formulas(source: bytes) -> Iterator[tuple[tuple[int, int], bool]]:
    """Yield row and column of each formula, and whether it comes to text, which may be empty."""
    for found in _FORMULA.finditer(source):
        place = _PLACE.search(found[1])
        if place:
            yield (int(place[2]), _column(place[1])), bool(_TEXT.search(found[1]))


def _column(letters: bytes) -> int:
    number = 0
    for one in letters:
        number = number * 26 + one - ord("A") + 1
    return number - 1


def _few(rows: Collection[int], most: int = 10) -> str:
    shown = ", ".join(map(str, list(rows)[:most]))
    return shown + (" …" if len(rows) > most else "")
