"""A folder of CSV files or a workbook becomes a register, or a list of everything wrong with it."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from samverkan.data.about import about_of, read_about
from samverkan.data.headers import title_of
from samverkan.data.lists.plan import register_id
from samverkan.data.reading import Reading
from samverkan.data.remarks import Remark, TableRegister
from samverkan.data.rows import SEPARATOR, read_row
from samverkan.data.strays import meant_tables
from samverkan.data.tables import Grid, read_grid
from samverkan.data.workbooks import Book, read_book
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES
from samverkan.words import LANGUAGES, say

__all__ = ["SEPARATOR", "read_register", "read_row", "read_workbook"]

#: Each table by its name in either language.
_BY_NAME: Final = {name: name for name in TABLES} | {row.sv: name for name, row in TABLES.items()}
#: What the sheets are called that are no tables: what is said of the register, and the lists.
ABOUT: Final = frozenset(say("workbook.about", lang).casefold() for lang in LANGUAGES)
LISTS: Final = frozenset(
    say(f"workbook.{name}", lang).casefold() for name in ("lists", "faults") for lang in LANGUAGES
)


def table_named(name: str) -> str | None:
    """Return the table that a file or a sheet is called after, in Swedish or English.

    >>> table_named("Insatser"), table_named("group_members"), table_named("Blad1")
    ('initiatives', 'group_members', None)
    """
    return _BY_NAME.get(name.strip().casefold().replace(" ", "_"))


def read_register(folder: Path) -> tuple[TableRegister, list[Fault]]:
    """Read a register from a folder with `register.toml` and a CSV file for each table.

    Returns the register, of the rows that are sound, and every fault found: an empty list means
    that all of it can be stored. Raises NotFound without a folder or its `register.toml`, and
    UnreadableFile when that file is no TOML or lacks an id or a title.
    """
    about = read_about(folder)
    faults: list[Fault] = about.pop("faults")
    remarks: list[Remark] = []
    reading = Reading(faults)
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        table = table_named(path.stem)
        is_csv = path.suffix.lower() == ".csv"
        if table and is_csv and path.is_file() and table not in found:
            found[table] = path
        elif table and table in found:
            fields: dict[str, object] = {"other": found[table].name}
            faults.append(Fault(path.name, "file_doubled", fields=fields))
        elif table:
            faults.append(Fault(path.name, "not_a_table_file", fields={"expected": f"{table}.csv"}))
        elif is_csv and path.is_file():
            meant = meant_tables(path.stem, read_grid(path)[0], _BY_NAME)
            reading.closed.update(meant.values())
            if meant:
                faults.append(Fault(path.name, "unknown_table", fields={"near": ", ".join(meant)}))
            else:
                remarks.append(Remark("file_stray", {"file": path.name}))
    for table in TABLES:
        if table in found:
            grid, wrong, told = read_grid(found[table])
            remarks += told
            reading.add(table, grid, wrong)
    return _finished(about, reading, remarks, "register.toml", None)


def read_workbook(path: Path) -> tuple[TableRegister, list[Fault]]:
    """Read a register from a workbook with a sheet for each table.

    The sheet Register says what the register is called; without it, the file's name does, and a
    remark says so. Returns the register and every fault, as `read_register` does. Raises
    UnreadableFile for what is no workbook or has no sheet that is a table.
    """
    book = read_book(path)
    about = _about(path, book)
    faults: list[Fault] = about.pop("faults")
    reading = Reading(faults)
    tables = _tables(path, book, reading)
    reading.closed |= {table for table in map(table_named, book.hidden) if table}
    if not tables and not faults:
        raise UnreadableFile("workbook_no_tables", path=path, sheets=", ".join(book.grids) or "–")
    told = {name: [f for f in book.faults if f.sheet == name] for name in book.grids}
    for table in TABLES:
        if table in tables:
            grid = tables[table]
            reading.add(table, grid, cells=told.get(str(grid.name), []))
    return _finished(about, reading, book.remarks, path.name, _about_name(book))


def _tables(path: Path, book: Book, reading: Reading) -> dict[str, Grid]:
    """Return the grid of each table, and tell of sheets that are none or cannot be seen."""
    tables: dict[str, Grid] = {}
    for name, grid in book.grids.items():
        table = table_named(name)
        if table in tables and grid.records:
            fields: dict[str, object] = {"other": tables[table].name}
            reading.faults.append(Fault(path.name, "sheet_doubled", fields=fields, sheet=name))
        elif table:
            tables[table] = grid
        elif grid.records and name.casefold() not in ABOUT | LISTS:
            meant = meant_tables(name, grid, _BY_NAME)
            reading.closed.update(meant.values())
            if meant:
                reading.faults.append(
                    Fault(path.name, "unknown_sheet", fields={"near": ", ".join(meant)}, sheet=name)
                )
            else:
                book.remarks.append(Remark("sheet_stray", {"file": path.name, "sheet": name}))
    for name in book.hidden:
        if table_named(name):
            reading.faults.append(Fault(path.name, "sheet_hidden", sheet=name))
        elif name.casefold() not in LISTS:
            book.remarks.append(Remark("sheet_hidden", {"file": path.name, "sheet": name}))
    return tables


def _about_name(book: Book) -> str | None:
    return next((name for name in book.grids if name.casefold() in ABOUT), None)


def _about(path: Path, book: Book) -> dict[str, Any]:
    name = _about_name(book)
    if name is not None:
        return about_of(book.grids[name])
    called = register_id(path.name)
    book.remarks.append(Remark("no_about", {"file": path.name, "id": called}))
    return {"id": called, "title": path.stem, "hubs": (), "publication": {}, "faults": []}


def _finished(
    about: dict[str, Any],
    reading: Reading,
    remarks: Sequence[Remark],
    file: str,
    sheet: str | None,
) -> tuple[TableRegister, list[Fault]]:
    """Return the register of the tables that were read, and every fault."""
    faults = reading.faults
    if not faults and not reading.ids.home:
        faults.append(Fault(file, "register_empty"))
    faults += reading.references()
    for hub in reading.unknown_hubs(about["hubs"]):
        faults.append(Fault(file, "hub_unknown", column="hubs", value=hub, sheet=sheet))
    order = {headers.title: place for place, headers in enumerate(reading.headers.values())}
    faults.sort(key=lambda one: (order.get(title_of(one.file, one.sheet), -1), one.row or 0))
    return TableRegister(**about, tables=reading.tables, told=tuple(remarks)), faults
