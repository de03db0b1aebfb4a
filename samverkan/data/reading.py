"""The tables of a register as they are read: every row judged, then every reference."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from samverkan.data.cells import ERRORS
from samverkan.data.examples import is_example, is_untouched
from samverkan.data.following import Following, Ids, Loose
from samverkan.data.headers import Headers, meaning
from samverkan.data.lists.days import remedy
from samverkan.data.records import letter
from samverkan.data.references import unknown_hubs
from samverkan.data.rows import judged
from samverkan.data.tables import Grid, Line, Sheet, sheet_of
from samverkan.faults import Fault
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field

#: What an id is not written with, although it may be meant.
_ODD: Final = re.compile(r"[\s_/]+")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass
class Reading:
    """The tables read so far, and what is wrong with them."""

    faults: list[Fault]
    tables: dict[str, tuple[Row, ...]] = field(default_factory=dict)
    #: Tables whose rows could not be read at all, so that nothing is known of their ids.
    closed: set[str] = field(default_factory=set)
    headers: dict[str, Headers] = field(default_factory=dict)
    #: The year from which each table counts its days, where that is known.
    since: dict[str, int] = field(default_factory=dict)
    ids: Ids = field(default_factory=Ids)
    _loose: list[Loose] = field(default_factory=list)

    def add(
        self, table: str, grid: Grid, faults: Sequence[Fault] = (), cells: Sequence[Fault] = ()
    ) -> None:
        """Read a table from its records.

        `faults` are those of the file, because of which records may be missing, and `cells` those
        of cells that could not be read.
        """
        row_class = TABLES[table]
        if grid.since:
            self.since[table] = grid.since
        sheet, found = sheet_of(grid, lambda cells: meaning(cells, row_class) > 1)
        self.faults += [_headed(fault, sheet) for fault in faults]
        self.faults += found
        headers = Headers(sheet, row_class)
        self.headers[table] = headers
        self.faults += [_headed(fault, sheet) for fault in cells]
        self.faults += headers.faults
        if not headers.readable or any(fault.letter is None for fault in faults):
            self.closed.add(table)
        if not headers.readable:
            return
        for line in sheet.broken:
            row_id = line.cells.get(headers.header["id"], "")
            if row_id:
                self.ids.home.setdefault(row_id, (table, line.number))
        rows = (self._row(table, line) for line in sheet.lines)
        self.tables[table] = tuple(row for row in rows if row is not None)
        headers.sheet = replace(sheet, lines=(), broken=())  # they are rows now

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
        whole = "".join(cells.values())
        if line.spoilt or line.days or "#" in whole or not whole.isprintable():
            unread = unread | self._unreadable(headers, line, cells)
        row, faults = judged(TABLES[table], cells, unread)
        is_sound = "id" not in unread and not any(one.column == "id" for one in faults)
        is_new = is_sound and self._is_new(table, line, row_id, headers)
        if row_id and not is_sound:
            self.ids.home.setdefault(row_id, (table, line.number))
        if not is_new:
            ids = [text for name, text in cells.items() if _is_naming(headers.fields.get(name))]
            self.ids.without[table].append((line.number, " ".join(ids)))
        for one in faults:
            if one.key == "date_serial" and table in self.since:
                told: dict[str, object] = {
                    "remedy": remedy(one.value or "", None, self.since[table])
                }
                one = one._replace(fields=told)
            self.faults.append(headers.fault(one.key, line.number, *one[1:]))
            if one.key == "id_form":
                self.ids.formed[_ODD.sub("-", row_id.casefold())] = table
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
            if name in unread:
                continue
            if text.upper() in ERRORS:
                self.faults.append(headers.fault("cell_error", line.number, name, text))
                unread.add(name)
            elif _CONTROL.search(text):
                shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
                self.faults.append(headers.fault("control", line.number, name, shown))
                unread.add(name)
        return frozenset(unread)

    def _is_new(self, table: str, line: Line, row_id: str, headers: Headers) -> bool:
        if row_id in self.ids.home:
            other, row = self.ids.home[row_id]
            if other not in self.headers:  # it is known from elsewhere
                told: dict[str, object] = {"table": {"sv": TABLES[other].sv, "en": other}}
                self.faults.append(headers.fault("id_elsewhere", line.number, "id", row_id, told))
            elif other != table:
                self.ids.clashes.append((row_id, (other, row), (table, line.number)))
            else:
                twins = (one.cells for one in headers.sheet.lines if one.number == row)
                key = "row_doubled" if line.cells in twins else "id_doubled"
                where: dict[str, object] = {"file": headers.title, "row": row}
                self.faults.append(headers.fault(key, line.number, "id", row_id, where))
            return False
        self.ids.home[row_id] = (table, line.number)
        return True

    def _keep(self, table: str, number: int, cells: dict[str, str], unread: frozenset[str]) -> None:
        for name, column in self.headers[table].fields.items():
            if column.refs is not None and name in cells and name not in unread:
                self._loose.append(Loose(table, number, column, cells[name]))

    def references(self) -> Iterator[Fault]:
        """Yield a fault for each id of two tables, and each reference that leads astray."""
        following = Following(self.tables, self.headers, self.ids, self._loose, self.closed)
        found = list(following.faults())
        for (table, number), hint in following.hints.items():
            headers = self.headers[table]
            place = headers.fault("", number, "id")
            for at, one in enumerate(self.faults):
                if (one.file, one.sheet, one.cell) == (place.file, place.sheet, place.cell):
                    self.faults[at] = replace(one, fields=one.fields | hint)
        yield from found

    def unknown_hubs(self, hubs: Sequence[str]) -> list[str]:
        """Return the hubs of a register that are no actors in it."""
        return unknown_hubs(hubs, {row_id: table for row_id, (table, _) in self.ids.home.items()})


def _is_naming(column: Field | None) -> bool:
    """Say whether a column may have the words that the id of its row is made of."""
    return column is not None and (column.refs is not None or column.name == "name")


def _headed(fault: Fault, sheet: Sheet) -> Fault:
    """Return the fault of a cell with the header above it."""
    if fault.letter is None:
        return fault
    heads = {letter(place): head for place, head in enumerate(sheet.header)}
    return replace(fault, column=heads.get(fault.letter or ""))
