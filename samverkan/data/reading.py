"""The tables of a register as they are read: every row judged, then every reference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from samverkan.data.examples import is_example, is_untouched
from samverkan.data.headers import Headers, meaning
from samverkan.data.lists.days import remedy
from samverkan.data.meant import Meant
from samverkan.data.references import astray, leads, unknown_hubs, wrong
from samverkan.data.rows import judged, value
from samverkan.data.tables import Grid, Line, Sheet, letter, sheet_of
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(slots=True)
class _Loose:
    """The references of a row that is not sound, which are followed all the same."""

    table: str
    number: int
    column: Field
    text: str


@dataclass
class Reading:
    """The tables read so far; `home` tells the table and row of every id, sound or not."""

    faults: list[Fault]
    tables: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    home: dict[str, tuple[str, int]] = field(default_factory=dict)
    #: Tables whose rows could not be read at all, so that nothing is known of their ids.
    closed: set[str] = field(default_factory=set)
    headers: dict[str, Headers] = field(default_factory=dict)
    #: The year from which each table counts its days, where that is known.
    since: dict[str, int] = field(default_factory=dict)
    _loose: list[_Loose] = field(default_factory=list)

    def add(
        self, table: str, grid: Grid, faults: Sequence[Fault] = (), cells: Sequence[Fault] = ()
    ) -> None:
        """Read a table from its records.

        `faults` are those of the file, because of which records may be missing, and `cells` those
        of cells that could not be read.
        """
        self.faults += faults
        row_class = TABLES[table]
        if grid.since:
            self.since[table] = grid.since
        sheet, found = sheet_of(grid, lambda cells: meaning(cells, row_class) > 1)
        self.faults += found
        headers = Headers(sheet, row_class)
        self.headers[table] = headers
        self.faults += [_headed(fault, sheet) for fault in cells]
        self.faults += headers.faults
        if not headers.readable or faults:
            self.closed.add(table)
        if not headers.readable:
            return
        for line in sheet.broken:
            row_id = line.cells.get(headers.header["id"], "")
            self.home.setdefault(row_id, (table, line.number))
        rows = (self._row(table, line) for line in sheet.lines)
        self.tables[table] = tuple(row for row in rows if row is not None)

    def _row(self, table: str, line: Line) -> Row | None:
        headers = self.headers[table]
        column = headers.column
        cells = {column[head]: text for head, text in line.cells.items() if text and head in column}
        row_id = cells.get("id", "")
        if is_example(row_id):
            if not is_untouched(TABLES[table], cells):
                head = headers.header["id"]
                self.faults.append(headers.sheet.fault("example", line.number, head, row_id))
            return None
        unread = headers.unread
        if line.spoilt or line.days or not all(map(str.isprintable, cells.values())):
            unread = unread | self._unreadable(headers, line, cells)
            if "id" in unread:
                self.closed.add(table)
        row, faults = judged(TABLES[table], cells, unread)
        is_new = self._is_new(table, line.number, row_id, headers)
        for one in faults:
            if one.key == "date_serial" and table in self.since:
                told: dict[str, object] = {
                    "remedy": remedy(one.value or "", None, self.since[table])
                }
                one = one._replace(fields=told)
            self.faults.append(headers.fault(one.key, line.number, *one[1:]))
        if row is None:
            self._keep(table, line.number, cells, unread)
        return row if is_new else None

    def _unreadable(self, headers: Headers, line: Line, cells: dict[str, str]) -> frozenset[str]:
        """Return the columns whose cells cannot be read, and tell of those not told of."""
        unread = {headers.column[head] for head in line.spoilt if head in headers.column}
        for head in line.days:
            name = headers.column.get(head)
            if name and headers.fields.get(name, headers.id_field).kind != "date":
                told = headers.sheet.fault("cell_day", line.number, head, line.cells[head])
                self.faults.append(told)
                unread.add(name)
        for name, text in cells.items():
            if name not in unread and _CONTROL.search(text):
                shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
                self.faults.append(headers.fault("control", line.number, name, shown))
                unread.add(name)
        return frozenset(unread)

    def _is_new(self, table: str, number: int, row_id: str, headers: Headers) -> bool:
        if row_id in self.home:
            other, row = self.home[row_id]
            if other not in self.headers:  # it is known from elsewhere
                told: dict[str, object] = {"table": {"sv": TABLES[other].sv, "en": other}}
                self.faults.append(headers.fault("id_elsewhere", number, "id", row_id, told))
                return False
            where: dict[str, object] = {"file": self.headers[other].title, "row": row}
            self.faults.append(headers.fault("id_doubled", number, "id", row_id, where))
            return False
        if row_id:
            self.home[row_id] = (table, number)
        return True

    def _keep(self, table: str, number: int, cells: dict[str, str], unread: frozenset[str]) -> None:
        for name, column in self.headers[table].fields.items():
            if column.refs is not None and name in cells and name not in unread:
                self._loose.append(_Loose(table, number, column, cells[name]))

    def references(self) -> Iterator[Fault]:
        """Yield a fault for each reference that does not lead where it may."""
        home = {row_id: table for row_id, (table, _) in self.home.items()}
        for row, key, column, text, context in astray(self.tables, home, self.closed):
            number = self.home[row.id][1]
            yield self.headers[row.table].fault(key, number, column, text, context)
        # Where no people come along, they are kept apart.
        closed = self.closed | ({"people"} - self.tables.keys())
        meant = Meant(home, self.tables)
        for loose in self._loose:
            cell = value(loose.text, loose.column)
            for one in cell if isinstance(cell, tuple) else (cell,):
                if not leads(loose.column, one, home, closed):
                    told = wrong(loose.column, one, meant)
                    yield self.headers[loose.table].fault(told[0], loose.number, *told[1:])

    def unknown_hubs(self, hubs: Sequence[str]) -> list[str]:
        """Return the hubs of a register that are no actors in it."""
        return unknown_hubs(hubs, {row_id: table for row_id, (table, _) in self.home.items()})


def _headed(fault: Fault, sheet: Sheet) -> Fault:
    """Return the fault of a cell with the header above it."""
    heads = {letter(place): head for place, head in enumerate(sheet.header)}
    return replace(fault, column=heads.get(fault.letter or ""))
