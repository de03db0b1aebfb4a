"""Where the records of a list come from: each kind of file, and its reader."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from samverkan.data.lists.files import Record, read_records, trimmed
from samverkan.data.lists.objects import LINES, SEPARATOR, read_objects
from samverkan.data.lists.plan import Pointers
from samverkan.data.remarks import Remark
from samverkan.faults import Fault
from samverkan.ontology.identity import clean

#: The suffixes of lists in workbooks, and the headings of sheets that only explain.
WORKBOOKS: Final = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Source:
    """The records of a list, what is wrong with the file, and what to tell of it.

    `cells` holds the faults of single cells, which count only where their column is read; `sheets`
    are the sheets of a workbook that have anything in them, and `sheet` the one that is read.
    """

    records: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    cells: tuple[Fault, ...] = ()
    told: tuple[Remark, ...] = ()
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    #: What stands between several values where no mapping says it, if anything does.
    separator: str | None = None
    #: The year from which a workbook counts its days.
    since: int | None = None
    #: Where the cells of a list in JSON stand.
    pointers: Pointers | None = None


def source_of(path: Path, sheet: str | None = None) -> Source:
    """Return what a list holds; of a workbook, what the sheet holds or else the first that can.

    A sheet that is named and is not there gives no records. Raises UnreadableFile for what is no
    workbook.
    """
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        return _of_workbook(path, sheet)
    if suffix == ".json" or suffix in LINES:
        return _of_objects(path, sheet)
    records, faults, told = read_records(path)
    return Source(records, faults, told=told)


def _of_objects(path: Path, sheet: str | None) -> Source:
    found = read_objects(path, sheet)
    others = ", ".join(found.lists[1:] if sheet is None else ())
    told = (Remark("other_lists", {"file": path.name, "read": found.base, "others": others}),)
    return Source(
        found.records,
        found.faults,
        told=told if others else (),
        sheet=found.base,
        sheets=found.lists,
        separator=SEPARATOR,
        pointers=Pointers(found.base, {clean(head): at for head, at in found.paths.items()}),
    )


def _of_workbook(path: Path, sheet: str | None) -> Source:
    from samverkan.data.records import letter
    from samverkan.data.workbooks import read_book

    book = read_book(path)
    sheets = tuple(name for name, grid in book.grids.items() if grid.records)
    name = sheet if sheet is not None else next(iter(sheets), None)
    if name not in book.grids:
        return Source(sheets=sheets)
    grid = book.grids[name]
    merged = tuple(
        Fault(path.name, "merged", row, None, cells, {}, name, letter(place))
        for row, place, cells in grid.merged
    )
    hidden = (Remark("sheet_hidden", {"file": path.name, "sheet": one}) for one in book.hidden)
    return Source(
        records=[Record(one.number, tuple(map(trimmed, one.cells))) for one in grid.records],
        cells=(*merged, *(fault for fault in book.faults if fault.sheet == name)),
        told=(*(one for one in book.remarks if one.fields.get("sheet") == name), *hidden),
        sheet=name,
        sheets=sheets,
        since=grid.since,
    )
