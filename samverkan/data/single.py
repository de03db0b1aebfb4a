"""One CSV file that is a table of a register, judged by itself and against the rest of it."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from samverkan.data.headers import meaning, meanings
from samverkan.data.intake import table_named
from samverkan.data.lists.files import Record
from samverkan.data.lists.hxl import tag_row
from samverkan.data.reading import Reading
from samverkan.data.remarks import Remark, TableRegister
from samverkan.data.tables import read_grid
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields

#: The suffixes of files that may be one table.
SUFFIXES: Final = (".csv", ".tsv")
#: How far down a header is looked for.
_LOOKED_AT: Final = 20
#: What stands between the words of a file's name.
_BETWEEN: Final = re.compile(r"[^a-zåäö_]+")


def table_in(path: Path) -> str | None:
    """Return the table of a register that a CSV file is, or None for a list of somebody else's.

    The name of the file says it, in Swedish or English, also with more words around it
    (`Organisationer (2).csv`), if the headers go with it; else the headers do. Raises
    UnreadableFile where they go with several tables.
    """
    grid, _, _ = read_grid(path)
    records = grid.records[:_LOOKED_AT]
    if not records or tag_row([Record(one.number, one.cells) for one in records]):
        return None
    headers = [tuple(map(clean, one.cells)) for one in records]
    best = {table: max(meaning(cells, row) for cells in headers) for table, row in TABLES.items()}
    for table in _named(path.stem):
        if best[table] > 1:
            return table
    whole = [table for table in TABLES if any(_is_header(cells, table) for cells in headers)]
    most = max((best[table] for table in whole), default=0)
    whole = [table for table in whole if best[table] == most]
    if len(whole) > 1:
        raise UnreadableFile("table_unclear", path=path, tables=_files(whole))
    return next(iter(whole), None)


def read_tables(
    path: Path, others: Sequence[Path], tables: Sequence[str], home: Mapping[str, str]
) -> tuple[TableRegister, list[Fault], set[str]]:
    """Read tables of one register from CSV files: `path` and `others`, which are `tables`.

    `home` tells the table of every id that the register has in its other tables, which references
    may lead to and which no row may have. Returns a register of these tables alone, every fault,
    and the ids of all rows, sound or not.
    """
    faults: list[Fault] = []
    reading = Reading(faults)
    reading.ids.home |= {row: (table, 0) for row, table in home.items()}
    remarks: list[Remark] = []
    for file, table in zip([path, *others], tables, strict=True):
        grid, wrong, told = read_grid(file)
        remarks += told
        reading.add(table, grid, wrong)
    faults += reading.references()
    order = [headers.title for headers in reading.headers.values()]
    faults.sort(key=lambda one: (order.index(one.file) if one.file in order else -1, one.row or 0))
    register = TableRegister(path.stem, path.stem, tables=reading.tables, told=tuple(remarks))
    return register, faults, set(reading.ids.home) - set(home)


def _named(stem: str) -> list[str]:
    """Return the tables that some of the words of a name mean, the longest first."""
    words = [one for one in _BETWEEN.split(clean(stem).casefold()) if one]
    spans = sorted(
        ((start, end) for start in range(len(words)) for end in range(start + 1, len(words) + 1)),
        key=lambda span: (span[0] - span[1], span[0]),
    )
    found = (table_named("_".join(words[start:end])) for start, end in spans)
    return list(dict.fromkeys(table for table in found if table))


def _is_header(cells: Sequence[str], table: str) -> bool:
    """Say whether cells are headers of a table: all of them, and all that it cannot be without."""
    row_class = TABLES[table]
    known = meanings(row_class)
    told = {known.get(cell.casefold().replace(" ", "_")) for cell in cells if cell}
    needed = {"id", *(column.name for column in fields(row_class) if column.required)}
    return len(told) > 1 and None not in told and needed <= told


def _files(tables: Sequence[str]) -> str:
    """Return what files of these tables may be called."""
    return ", ".join(f"{TABLES[table].sv}.csv ({table}.csv)" for table in tables)
