"""A folder of CSV files becomes a register, or a list of everything that is wrong with it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from samverkan.data.about import read_about
from samverkan.data.references import astray, unknown_hubs
from samverkan.data.register import Register
from samverkan.data.tables import Sheet, read_csv
from samverkan.faults import Fault, closest
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields, swedish
from samverkan.ontology.rules import broken

#: Several values in one cell stand on either side of this.
SEPARATOR: Final = "|"

_BOOLEANS: Final = {"ja": "true", "nej": "false", "sant": "true", "falskt": "false"}

#: Our fault for each kind of error that pydantic tells.
_KEYS: Final = {
    "missing": "value_missing",
    "literal_error": "not_allowed",
    "date_form": "date_form",
    "date_impossible": "date_impossible",
    "string_pattern_mismatch": "id_form",
    "bool_parsing": "not_boolean",
    "int_parsing": "not_integer",
    "int_from_float": "not_integer",
    "decimal_parsing": "not_number",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
}


def read_register(folder: Path) -> tuple[Register, list[Fault]]:
    """Read a register from a folder with `register.toml` and a CSV file for each table.

    Returns the register, of the rows that are sound, and every fault found: an empty list means
    that all of it can be stored. Raises NotFound without a folder or its `register.toml`, and
    UnreadableFile when that file is no TOML or lacks an id or a title.
    """
    about = read_about(folder)
    faults = [*about.pop("faults"), *_strangers(folder)]
    reading = _Reading(faults)
    for name in TABLES:
        path = folder / f"{name}.csv"
        if path.is_file():
            reading.add(name, path)
    if not faults and not reading.home:
        faults.append(Fault("register.toml", "register_empty"))
    faults += [*reading.astray(), *reading.hubs(about["hubs"])]
    return Register(**about, tables=reading.tables), faults


def _strangers(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each entry that would be taken for a table and is none."""
    for path in sorted(folder.iterdir()):
        table = path.stem.casefold()
        if table in TABLES and not (path.name == f"{table}.csv" and path.is_file()):
            yield Fault(path.name, "not_a_table_file", fields={"expected": f"{table}.csv"})
        elif path.suffix.lower() == ".csv" and table not in TABLES:
            yield Fault(path.name, "unknown_table", fields=closest(path.stem, TABLES))


@dataclass
class _Reading:
    """The tables read so far; `home` tells the table, file and row of every id, sound or not."""

    faults: list[Fault]
    tables: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    home: dict[str, tuple[str, str, int]] = field(default_factory=dict)
    #: Tables whose rows could not be read at all, so that nothing is known of their ids.
    closed: set[str] = field(default_factory=set)
    headers: dict[str, dict[str, str]] = field(default_factory=dict)

    def add(self, table: str, path: Path) -> None:
        """Read a table from its file."""
        sheet, found = read_csv(path)
        self.faults += found
        row_class = TABLES[table]
        columns = _columns(row_class)
        headers = _headers(sheet, columns, self.faults)
        if headers is None:
            self.closed.add(table)
            return
        self.headers[table] = headers
        rows = []
        for line in sheet.lines:
            cells = {headers[header]: text for header, text in line.cells.items() if text}
            if self._is_new(table, sheet.file, line.number, cells.get("id", "")):
                row, wrong = read_row(row_class, cells, sheet.file, line.number)
                self.faults += [_as_headed(fault, headers) for fault in wrong]
                if row is not None:
                    rows.append(row)
        self.tables[table] = tuple(rows)

    def _is_new(self, table: str, file: str, number: int, row_id: str) -> bool:
        if row_id in self.home:
            _, other, row = self.home[row_id]
            where: dict[str, object] = {"file": other, "row": row}
            self.faults.append(Fault(file, "id_doubled", number, "id", row_id, where))
            return False
        if row_id:
            self.home[row_id] = (table, file, number)
        return True

    def astray(self) -> Iterator[Fault]:
        """Yield a fault for each reference that does not lead where it may."""
        home = {row_id: table for row_id, (table, _, _) in self.home.items()}
        for row, key, column, value, context in astray(self.tables, home, self.closed):
            _, file, number = self.home[row.id]
            fault = Fault(file, key, number, column, value, context)
            yield _as_headed(fault, self.headers[row.table])

    def hubs(self, hubs: Sequence[str]) -> Iterator[Fault]:
        """Yield a fault for each hub of the register that is no actor in it."""
        home = {row_id: table for row_id, (table, _, _) in self.home.items()}
        for hub in unknown_hubs(hubs, home):
            yield Fault("register.toml", "hub_unknown", column="hubs", value=hub)


def read_row(
    row_class: type[Row], cells: Mapping[str, str], file: str, number: int | None = None
) -> tuple[Row | None, list[Fault]]:
    """Return the row that these cells make, or None and what is wrong with them.

    `file` and `number` say where the cells stand, for the faults.
    """
    columns = _columns(row_class)
    values = {name: _value(text, columns.get(name)) for name, text in cells.items()}
    try:
        row = row_class.model_validate(values)
    except ValidationError as error:
        told = error.errors(include_url=False)
        return None, [_fault(file, number, details, columns, cells) for details in told]
    wrong = [Fault(file, key, number, column, cells.get(column)) for column, key in broken(row)]
    return (None if wrong else row), wrong


def _as_headed(fault: Fault, headers: dict[str, str]) -> Fault:
    """Return the fault with its column named as the file's header names it."""
    heads = {column: header for header, column in headers.items()}
    return replace(fault, column=heads.get(fault.column or "", fault.column))


def _headers(sheet: Sheet, columns: dict[str, Field], faults: list[Fault]) -> dict[str, str] | None:
    """Return the column that each header means, or None when rows cannot be read by it."""
    if not sheet.header:
        return None
    meant = {"id": "id"} | {name: name for name in columns}
    meant |= {swedish(column): name for name, column in columns.items()}
    sound = True
    seen: dict[str, str] = {}
    for header in sheet.header:
        column = meant.get(header.casefold())
        if column is None:
            fields_ = closest(header.casefold(), meant)
            faults.append(Fault(sheet.file, "header_unknown", 1, header, header, fields_))
        elif column in seen.values():
            faults.append(Fault(sheet.file, "header_doubled", 1, header, header))
        else:
            seen[header] = column
            continue
        sound = False
    needed = ["id", *(column.name for column in columns.values() if column.required)]
    for name in needed:
        if name not in seen.values():
            faults.append(Fault(sheet.file, "header_missing", 1, name, name))
            sound = False
    return seen if sound else None


def _value(text: str, column: Field | None) -> str | tuple[str, ...]:
    if column is None:
        return text
    if column.many:
        return tuple(part for part in map(str.strip, text.split(SEPARATOR)) if part)
    if column.kind == "boolean":
        return _BOOLEANS.get(text.casefold(), text)
    if column.kind == "decimal":
        return text.replace(",", ".").replace(" ", "")
    return text


@cache
def _columns(row_class: type[Row]) -> dict[str, Field]:
    return {column.name: column for column in fields(row_class)}


def _fault(
    file: str,
    row: int | None,
    details: ErrorDetails,
    columns: Mapping[str, Field],
    cells: Mapping[str, str],
) -> Fault:
    name = str(details["loc"][0])
    choices = columns[name].choices if name in columns else ()
    context: dict[str, object] = {"expected": ", ".join(choices)}
    key = _KEYS.get(details["type"], "not_allowed")
    return Fault(file, key, row, name, cells.get(name), context)
