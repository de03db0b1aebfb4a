"""What a party sends: a table in part, or the form of a dossier, as rows to be reviewed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from samverkan.data.examples import is_example
from samverkan.data.forms import FormRow, read_form
from samverkan.data.headers import Headers, meaning
from samverkan.data.intake import ABOUT, LISTS, table_named
from samverkan.data.tables import Grid, read_grid, sheet_of
from samverkan.data.workbooks import read_book
from samverkan.errors import UnreadableFile, UsageError
from samverkan.faults import Fault, closest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.ontology.numbers import is_personal

#: Kinds of files that hold the form of a dossier.
_FORMS: Final = (".docx", ".xlsx")
_EMAIL: Final = re.compile(r"\S+@\S+\.\S+")
_PERSONAL: Final = re.compile(r"(?<!\d)\d{6}(?:\d{2})?[-+]?\d{4}(?!\d)")
_OPAQUE: Final = re.compile(r"person-[0-9a-f]{6,}")


@dataclass(frozen=True, slots=True)
class SentRow:
    """A row as it was sent: `cells` by column, `row` the id of a row that it is about, if any.

    `number` is its row in the file, `locator` the place in words, `as_printed` the sender's row.
    Of a row that was written by hand in a form (`free`), a value that the column cannot have is
    not a fault but something for a person to read.
    """

    table: str
    row: str
    cells: Mapping[str, str] = field(default_factory=dict)
    remark: str = ""
    number: int | None = None
    locator: str = ""
    as_printed: str = ""
    free: bool = False
    #: The sheet of a workbook that it stands in, and the header of each column there.
    sheet: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)

    def fault(
        self, file: str, key: str, column: str | None = None, value: str | None = None, **said: Any
    ) -> Fault:
        """Return a fault at a cell, with its column named as the header names it."""
        head = self.headers.get(column or "", column)
        return Fault(file, key, self.number, head, value, said, self.sheet)


def read_sent(path: Path, table: str | None = None) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows that a party filled in, and every fault of the file that holds them.

    A CSV file holds rows of one table, `table` or the one it is called after, and a workbook has a
    sheet for each table, with any of its columns; an empty cell says nothing. A Word document or a
    workbook may instead hold the form of a dossier.
    Raises UsageError for a file of no table, and UnreadableFile.
    """
    suffix = path.suffix.lower()
    if suffix in _FORMS and (suffix == ".docx" or _is_form(path)):
        numbered = enumerate(read_form(path).rows, start=2)
        faults: list[Fault] = []
        found = [_form_row(n, row) for n, row in numbered if row.filled]
    elif suffix == ".xlsx":
        found, faults = _workbook(path)
    else:
        name = table or table_named(path.stem)
        if name not in TABLES:
            raise UsageError("propose_table", file=path.name, known=", ".join(TABLES))
        grid, faults, _ = read_grid(path)
        found, wrong = _table(grid, name)
        faults = [*faults, *wrong]
    for row in found:
        faults += personal(row, path.name)
    return found, faults


def _is_form(path: Path) -> bool:
    try:
        read_form(path)
    except UnreadableFile as error:
        if error.key != "form_missing":
            raise
        return False
    return True


def _workbook(path: Path) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows of every sheet that is called as a table, and every fault."""
    book = read_book(path)
    faults = [*book.faults]
    faults += [Fault(path.name, "sheet_hidden", sheet=s) for s in book.hidden if table_named(s)]
    found: list[SentRow] = []
    for name, grid in book.grids.items():
        table = table_named(name)
        if table is not None:
            rows, wrong = _table(grid, table)
            found, faults = [*found, *rows], [*faults, *wrong]
        elif grid.records and name.casefold() not in ABOUT | LISTS:
            tables = [row.sv for row in TABLES.values()]
            near = closest(name.casefold(), [*TABLES, *tables])
            faults.append(Fault(path.name, "unknown_sheet", fields=near, sheet=name))
    return found, faults


def _form_row(number: int, row: FormRow) -> SentRow:
    """Return what was written in a row of a form: a value, or what only a person can read."""
    known = row.table in TABLES and row.table != "inquiries"
    column = row.field if known and row.field in {f.name for f in fields(TABLES[row.table])} else ""
    cells = {column: clean(row.correction)} if column and clean(row.correction) else {}
    rest = [clean(row.comment), clean(row.source)]
    remark = [*rest] if cells else [clean(row.correction), *rest]
    said = "; ".join(part for part in (clean(row.said), clean(row.correction), *rest) if part)
    locator = f"rad {number}, {row.row}.{row.field}"
    told = "; ".join(part for part in remark if part)
    return SentRow(row.table, row.row, cells, told, number, locator, said, True)


def _table(grid: Grid, table: str) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows of a table of which any columns may be missing."""
    row_class = TABLES[table]
    sheet, faults = sheet_of(grid, lambda cells: meaning(cells, row_class) > 1)
    headers = Headers(sheet, row_class)
    faults += [fault for fault in headers.faults if fault.key != "header_missing"]
    rows = []
    for line in sheet.lines:
        cells = {headers.column[h]: t for h, t in line.cells.items() if t and h in headers.column}
        row = cells.pop("id", "")
        if is_example(row):
            continue
        said = "; ".join(f"{header}: {text}" for header, text in line.cells.items() if text)
        place = f"{grid.name}, rad {line.number}" if grid.name else f"rad {line.number}"
        made = SentRow(table, row, cells, "", line.number, place, said)
        rows.append(replace(made, sheet=grid.name, headers=headers.header))
    return rows, faults


def personal(row: SentRow, file: str) -> Iterator[Fault]:
    """Yield a fault for each cell that tells of a person: they are no part of a proposal."""
    if row.table == "people":
        yield row.fault(file, "people_not_proposed", "id", row.row)
        return
    refs = {f.name: f.refs for f in fields(TABLES[row.table])} if row.table in TABLES else {}
    for column, text in (*row.cells.items(), (None, row.remark), (None, row.as_printed)):
        numbers = () if column == "org_number" else _PERSONAL.findall(text)
        if refs.get(column or "") == ("people",) and not _OPAQUE.fullmatch(text):
            yield row.fault(file, "person_named", column)
        elif _EMAIL.search(text) or any(map(is_personal, numbers)):
            # What it says is not told again: faults end up in files too.
            yield row.fault(file, "personal_in_text", column)
            return
