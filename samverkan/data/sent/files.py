"""What a party sends: a table in part, or the form of a dossier, as rows to be reviewed."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from samverkan.data.examples import is_example
from samverkan.data.forms import FormRow, read_form
from samverkan.data.headers import Headers, meaning
from samverkan.data.intake import ABOUT, LISTS, table_named
from samverkan.data.records import letter
from samverkan.data.sent.personal import personal
from samverkan.data.sent.row import SentRow
from samverkan.data.tables import Grid, Line, read_grid, sheet_of, tidy
from samverkan.data.workbooks import read_book
from samverkan.errors import UnreadableFile, UsageError
from samverkan.faults import Fault, closest
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from samverkan.words import LANGUAGES, say

#: Kinds of files that hold the form of a dossier.
_FORMS: Final = (".docx", ".xlsx")
#: What a column is called by which a row is proposed to be removed, and what says that it is not.
_GO: Final = frozenset(say("sent.remove", lang) for lang in LANGUAGES)
_STAYS: Final = frozenset({"", "nej", "no", "0", "false", "falskt"})
_GOES: Final = frozenset({"ja", "yes", "x", "1", "true", "sant"})
#: What is written in a form where the whole row is to go, and what may mean that or the value.
_GO_ROW: Final = frozenset(say("sent.remove_row", lang) for lang in LANGUAGES)
_UNCLEAR: Final = frozenset(
    word for lang in LANGUAGES for word in say("sent.unclear", lang).split(", ")
)


def read_sent(path: Path, table: str | None = None) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows that a party filled in, and every fault of the file that holds them.

    A CSV file holds rows of one table, `table` or the one it is called after, and a workbook has a
    sheet for each table, with any of its columns; an empty cell says nothing, and in a column of
    its own stands which rows are to be removed. A Word document or a workbook may instead hold the
    form of a dossier.
    Raises UsageError for a file of no table, and UnreadableFile.
    """
    suffix = path.suffix.lower()
    if suffix in _FORMS and (suffix == ".docx" or _is_form(path)):
        form = read_form(path)
        faults: list[Fault] = []
        numbered = enumerate(form.rows, start=2)
        found = [_form_row(n, row, form.about) for n, row in numbered if row.filled]
    elif suffix == ".xlsx":
        found, faults = _workbook(path)
    else:
        name = table_named(table or path.stem)
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


def _form_row(number: int, row: FormRow, about: str) -> SentRow:
    """Return what was written in a row of a form: a value, or what only a person can read."""
    known = row.table in TABLES and row.table != "inquiries"
    wanted = clean(row.correction).casefold().rstrip(".!")
    column = row.field if known and row.field in {f.name for f in fields(TABLES[row.table])} else ""
    go = known and wanted in _GO_ROW
    if go or wanted in _UNCLEAR:
        column = ""
    wished, *rest = map(tidy, (row.correction, row.comment, row.source))
    cells = {column: wished} if column and wished else {}
    remark = rest if cells or go else [wished, *rest]
    said = "; ".join(part for part in (tidy(row.said), wished, *rest) if part)
    part = f"{row.row}.{row.field}"
    told = "; ".join(part for part in remark if part)
    made = SentRow(row.table, row.row, cells, told, number, part, said, True, go)
    return replace(made, about=about, saw=clean(row.said))


def _table(grid: Grid, table: str) -> tuple[list[SentRow], list[Fault]]:
    """Return the rows of a table of which any columns may be missing."""
    row_class = TABLES[table]
    sheet, faults = sheet_of(
        grid, lambda cells: meaning(cells, row_class) + len(_GO & {*map(_plain, cells)}) > 1
    )
    headers = Headers(sheet, row_class)
    letters = {
        headers.column[header]: letter(place)
        for place, header in enumerate(sheet.header)
        if grid.name and header in headers.column
    }
    go = [header for header in sheet.header if _plain(header) in _GO]
    faults += [
        fault
        for fault in headers.faults
        if fault.key != "header_missing"
        and not (fault.key == "header_unknown" and fault.value in go)
    ]
    rows = []
    for line in sheet.lines:
        cells = {headers.column[h]: t for h, t in line.cells.items() if t and h in headers.column}
        row = cells.pop("id", "")
        if is_example(row):
            continue
        said = "; ".join(f"{header}: {text}" for header, text in line.cells.items() if text)
        made = SentRow(table, row, cells, "", line.number, "", said)
        why = _going(line, go)
        if why is not None:
            made = replace(made, cells={}, go=True, remark=why)
        rows.append(replace(made, sheet=grid.name, headers=headers.header, letters=letters))
    return rows, faults


def _plain(header: str) -> str:
    return header.casefold().replace("_", " ")


def _going(line: Line, columns: Sequence[str]) -> str | None:
    """Return why a row is to go, which may be left unsaid, or None where it is not."""
    said = next((text for name in columns if (text := line.cells.get(name, ""))), "")
    if said.casefold() in _STAYS:
        return None
    return "" if said.casefold() in _GOES else said
