"""A copy of what was checked, with its faults marked in the cells and listed on a first sheet."""

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from samverkan.data.tables import read_grid
from samverkan.data.workbooks import SUFFIXES
from samverkan.export.workbook import LETTERS, timeless
from samverkan.faults import Fault
from samverkan.words import say

_COLOUR: Final = "FFB3B3"
_WIDTHS: Final = (22, 22, 10, 22, 40, 90)
#: The longest name of a sheet, and how far down its headers are looked for.
_TITLE: Final = 31
_LOOKED_AT: Final = 25
#: Cells beyond which a fault is only listed: so many notes are slow to open and read by nobody.
MARKED: Final = 5_000


def marked(path: Path, faults: Sequence[Fault], lang: str) -> bytes:
    """Return a workbook like the one at `path`, or of the CSV files there, with its faults marked.

    A faulty cell is coloured and has a note that says what is wrong and what to write instead; the
    first sheet lists every fault. It may be mended and checked as it is.
    """
    book = _opened(path)
    for (sheet, place), here in list(_by_cell(book, faults).items())[:MARKED]:
        _mark(book[sheet][place], "\n".join(dict.fromkeys(fault.say(lang) for fault in here)))
    _listed(book, faults, lang)
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _opened(path: Path) -> Any:
    from openpyxl import Workbook, load_workbook

    if path.suffix.lower() in SUFFIXES:
        return load_workbook(path)
    book = Workbook()
    book.remove(book.active)
    files = sorted(path.glob("*.csv")) if path.is_dir() else [path]
    for file in files:
        sheet = book.create_sheet(_title(file.name))
        grid, _, _ = read_grid(file)
        for record in grid.records:
            for column, text in enumerate(record.cells, start=1):
                if text:
                    _write(sheet.cell(record.number, column), text)
    return book


def _title(file: str) -> str:
    """Return what the sheet of a CSV file is called."""
    return Path(file).stem[:_TITLE]


def _write(cell: Any, text: str) -> None:
    """Put text into a cell as text, whatever it looks like."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    cell.value = ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", text)[:LETTERS]
    cell.data_type = "s"
    cell.number_format = "@"


def _by_cell(book: Any, faults: Iterable[Fault]) -> dict[tuple[str, str], list[Fault]]:
    """Return the faults of each cell, by sheet and cell; what has no cell is only listed."""
    found: dict[tuple[str, str], list[Fault]] = defaultdict(list)
    for fault in faults:
        sheet = fault.sheet or _title(fault.file)
        if sheet in book.sheetnames and fault.row:
            found[sheet, fault.cell or _place(book[sheet], fault)].append(fault)
    return found


def _place(sheet: Any, fault: Fault) -> str:
    """Return the cell below the header that a fault names, else the first of its row."""
    for row in sheet.iter_rows(max_row=_LOOKED_AT):
        for cell in row:
            if fault.column and cell.value == fault.column:
                return f"{cell.column_letter}{fault.row}"
    return f"A{fault.row}"


def _mark(cell: Any, text: str) -> None:
    from openpyxl.cell.cell import MergedCell
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    if isinstance(cell, MergedCell):
        return
    cell.fill = PatternFill("solid", fgColor=_COLOUR)
    before = f"\n\n{cell.comment.text}" if cell.comment else ""
    told = text + before
    cell.comment = Comment(told, "samverkan", width=320, height=40 + 18 * (len(told) // 38 + 2))


def _listed(book: Any, faults: Sequence[Fault], lang: str) -> None:
    from openpyxl.styles import Alignment, Font

    name = say("workbook.faults", lang)
    if name in book.sheetnames:
        book.remove(book[name])
    sheet = book.create_sheet(name, 0)
    heads = ("file", "sheet", "cell", "column", "value", "message")
    for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, column)
        _write(cell, say(f"column.{head}", lang))
        cell.font = Font(name="Calibri", size=11, bold=True)
        sheet.column_dimensions[cell.column_letter].width = width
    for row, fault in enumerate(faults, start=2):
        told = fault.as_dict(lang)
        where = fault.sheet or _title(fault.file)
        told["cell"] = fault.cell or (str(fault.row) if fault.row else "")
        for column, head in enumerate(heads, start=1):
            cell = sheet.cell(row, column)
            _write(cell, str(told[head] or ""))
            cell.alignment = Alignment(vertical="top", wrap_text=head == "message")
        if fault.row and where in book.sheetnames:
            link = sheet.cell(row, heads.index("cell") + 1)
            quoted = where.replace("'", "''")
            link.hyperlink = f"#'{quoted}'!{fault.cell or _place(book[where], fault)}"
            link.font = Font(name="Calibri", size=11, underline="single", color="0563C1")
    sheet.freeze_panes = "A2"
    book.active = 0
