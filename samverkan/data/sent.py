"""What a party sends: a table in part, or the form of a dossier, as rows to be reviewed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from samverkan.data.forms import FormRow, read_form
from samverkan.data.tables import read_csv
from samverkan.errors import UsageError
from samverkan.faults import Fault, closest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields, swedish
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


def read_sent(path: Path, table: str | None = None) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows that a party filled in, and every fault of the file that holds them.

    A CSV file holds rows of one table, `table` or the one it is called after, with any of its
    columns; an empty cell says nothing. A Word document or a workbook holds the form of a dossier.
    Raises UsageError for a file of no table, and UnreadableFile.
    """
    if path.suffix.lower() in _FORMS:
        numbered = enumerate(read_form(path).rows, start=2)
        faults: list[Fault] = []
        found = [_form_row(n, row) for n, row in numbered if row.filled]
    else:
        name = table or path.stem.casefold()
        if name not in TABLES:
            raise UsageError("propose_table", file=path.name, known=", ".join(TABLES))
        found, faults = _table(path, name)
    for row in found:
        faults += personal(row, path.name)
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


def _table(path: Path, table: str) -> tuple[list[SentRow], list[Fault]]:
    sheet, faults = read_csv(path)
    meant = {"id": "id"} | {column.name: column.name for column in fields(TABLES[table])}
    meant |= {swedish(column): column.name for column in fields(TABLES[table])}
    heads: dict[str, str] = {}
    for header in sheet.header:
        column = meant.get(header.casefold())
        if column is None:
            near = closest(header.casefold(), meant)
            faults.append(Fault(sheet.file, "header_unknown", 1, header, header, near))
        elif column in heads.values():
            faults.append(Fault(sheet.file, "header_doubled", 1, header, header))
        else:
            heads[header] = column
    rows = []
    for line in sheet.lines:
        cells = {heads[h]: text for h, text in line.cells.items() if h in heads and text}
        said = "; ".join(f"{h}: {text}" for h, text in line.cells.items() if text)
        row = cells.pop("id", "")
        rows.append(SentRow(table, row, cells, "", line.number, f"rad {line.number}", said))
    return rows, faults


def personal(row: SentRow, file: str) -> Iterator[Fault]:
    """Yield a fault for each cell that tells of a person: they are no part of a proposal."""
    if row.table == "people":
        yield Fault(file, "people_not_proposed", row.number, "id", row.row)
        return
    refs = {f.name: f.refs for f in fields(TABLES[row.table])} if row.table in TABLES else {}
    for column, text in (*row.cells.items(), (None, row.remark), (None, row.as_printed)):
        numbers = () if column == "org_number" else _PERSONAL.findall(text)
        if refs.get(column or "") == ("people",) and not _OPAQUE.fullmatch(text):
            yield Fault(file, "person_named", row.number, column)
        elif _EMAIL.search(text) or any(map(is_personal, numbers)):
            # What it says is not told again: faults end up in files too.
            yield Fault(file, "personal_in_text", row.number, column)
            return
