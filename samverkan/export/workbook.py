"""Answers as a workbook of Excel: typed cells, and text that is never a formula."""

import io
import math
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any, Final

from samverkan.errors import UsageError
from samverkan.export.tables.cells import harmless
from samverkan.graph.table import Table

#: The most that a sheet and a cell can hold.
ROWS: Final = 1_048_576
LETTERS: Final = 32_767
#: The longest name of a sheet.
TITLE: Final = 31
#: The narrowest and the widest a column is made, in characters; longer text is wrapped.
WIDTHS: Final = (6, 60)
#: The width of a column that somebody is to write in.
ROOM: Final = 36
#: The height of a line, in points; no row is higher than 409.
LINE: Final = 15
#: Rows that the width of a column is fitted to.
FITTED: Final = 2_000
#: The digits of a number that Excel keeps, and the first day that it counts right.
DIGITS: Final = 15
FIRST_DAY: Final = "1900-03-01"
#: What a workbook says of when it was made: nothing, so that the same answer gives the same bytes.
WHEN: Final = datetime(1980, 1, 1, tzinfo=UTC)

_NO_TITLE = re.compile(r"[\\/*?:\[\]\x00-\x1f]+")
#: Characters that XML cannot hold.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


@dataclass(frozen=True)
class Sheet:
    """A sheet. `rows` hold text, numbers, days, truth values, or None where nothing is known.

    With `columns`, their headings, it is a table: they stay in view and filter the rows, as do the
    `frozen` first columns; on paper stand the first `printed`, or all. Without, it is text to read,
    the `bold` rows its headings.
    """

    title: str
    rows: Sequence[Sequence[object]]
    columns: Sequence[str] = ()
    frozen: int = 0
    bold: Sequence[int] = (0,)
    printed: int | None = None
    #: What may be chosen in the cells of a column, by its heading.
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    #: The headings of columns that somebody is to write in, which have room for that.
    room: Sequence[str] = ()

    @classmethod
    def of(cls, title: str, table: Table, headings: Sequence[str] = ()) -> "Sheet":
        """Return an answer as a sheet, under its own column names unless `headings` are given."""
        rows = [[row.get(name) for name in table.columns] for row in table.rows]
        return cls(title, rows, tuple(headings) or table.columns)


def workbook(sheets: Sequence[Sheet], title: str = "", lang: str = "sv") -> bytes:
    """Return a workbook of these sheets, in order; the same sheets give the same bytes.

    Text stands as text, also where it begins like a formula; whole and decimal numbers as numbers,
    those of more than fifteen digits as text, since Excel would round them; days as days.
    What a cell cannot hold is left out: a number that is none is empty, a control character is
    `U+FFFD`, and text beyond 32 767 characters ends in `…`.

    >>> content = workbook([Sheet("Täckning", [["Mora", 2], ["=1+1", None]], ["plats", "antal"])])
    >>> import io, openpyxl
    >>> sheet = openpyxl.load_workbook(io.BytesIO(content))["Täckning"]
    >>> [[cell.value for cell in row] for row in sheet], sheet["A3"].data_type
    ([['plats', 'antal'], ['Mora', 2], ['=1+1', None]], 's')

    Raises UsageError for a sheet with more rows than Excel has room for, ValueError for no sheets.
    """
    from openpyxl import Workbook

    if not sheets:
        raise ValueError("a workbook has at least one sheet")
    book = Workbook(write_only=True)
    book.properties.title = title or None
    book.properties.creator = "samverkan"
    book.properties.language = lang
    book.properties.created = WHEN.replace(tzinfo=None)
    for name, sheet in zip(_titles(sheets), sheets, strict=True):
        _write(book.create_sheet(name), sheet)
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _titles(sheets: Iterable[Sheet]) -> Iterator[str]:
    """Yield a name for each sheet that Excel takes: at most 31 characters, no two alike."""
    taken: set[str] = set()
    for number, sheet in enumerate(sheets, start=1):
        plain = _NO_TITLE.sub(" ", sheet.title).strip(" '")[:TITLE].strip(" '") or str(number)
        name, count = plain, 1
        while name.casefold() in taken:
            count += 1
            name = f"{plain[: 28 - len(str(count))]} ({count})"
        taken.add(name.casefold())
        yield name


def _write(into: Any, sheet: Sheet) -> None:
    from openpyxl.utils import get_column_letter

    if len(sheet.rows) >= ROWS:
        raise UsageError("sheet_too_long", title=sheet.title, rows=len(sheet.rows), most=ROWS - 1)
    for place, width in enumerate(_widths(sheet), start=1):
        into.column_dimensions[get_column_letter(place)].width = width
    into.sheet_properties.pageSetUpPr.fitToPage = True
    into.page_setup.fitToHeight = 0
    if sheet.columns:
        into.page_setup.orientation = "landscape"
        into.freeze_panes = f"{get_column_letter(sheet.frozen + 1)}2"
        into.print_title_rows = "1:1"
        last = get_column_letter(len(sheet.columns))
        into.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
        if sheet.printed:
            last = get_column_letter(sheet.printed)
            into.print_area = f"A1:{last}{len(sheet.rows) + 1}"
        for place, heading in enumerate(sheet.columns, start=1):
            if heading in sheet.choices and sheet.rows:
                span = (
                    f"{get_column_letter(place)}2:{get_column_letter(place)}{len(sheet.rows) + 1}"
                )
                into.data_validations.append(_choice(sheet.choices[heading], span))
        into.append([_heading(into, text) for text in sheet.columns])
    for number, row in enumerate(sheet.rows):
        lines = _lines_of(row)
        if lines > 1:
            into.row_dimensions[number + 1 + bool(sheet.columns)].height = min(lines, 27) * LINE
        bold = number in sheet.bold and not sheet.columns
        top = lines > 1 or not sheet.columns
        into.append(
            [_heading(into, v, filled=False) if bold else _cell(into, v, top=top) for v in row]
        )


def _choice(values: Sequence[str], span: str) -> Any:
    """Return what Excel offers in some cells; nothing else may be written there."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=f'"{",".join(values)}"', allow_blank=True)
    rule.showErrorMessage = True
    rule.add(span)
    return rule


def _widths(sheet: Sheet) -> Iterator[float]:
    """Yield the width of each column: that of its longest line, within bounds."""
    table = bool(sheet.columns)
    shown = sheet.rows[:FITTED] if table else sheet.rows[1:]
    count = max(map(len, [sheet.columns, *shown]), default=0)
    least, most = WIDTHS
    for place in range(count):
        texts = [_seen(row[place]) for row in shown if place < len(row)]
        lines = [len(line) for text in texts for line in text.splitlines()]
        # The button of the filter stands over the end of a heading.
        heading = len(sheet.columns[place]) + 3 if table else 0
        heading = ROOM if table and sheet.columns[place] in sheet.room else heading
        yield min(most, max([least, heading, *lines])) + 2


def _seen(value: object) -> str:
    """Return a value as it is seen in a cell: a number with at most four decimals."""
    return f"{value:.4f}" if isinstance(value, float) else _text(value)


def _lines_of(row: Sequence[object]) -> int:
    """Return how many lines the fullest cell of a row takes; not every program looks by itself."""
    texts = [value for value in row if isinstance(value, str)]
    widest = WIDTHS[1] + 6  # a column holds more letters than it is wide in figures
    return max((sum(1 + len(line) // widest for line in t.splitlines()) for t in texts), default=1)


def _heading(into: Any, value: object, *, filled: bool = True) -> Any:
    from openpyxl.styles import Alignment, Font, PatternFill

    cell = text_cell(into, _text(value))
    cell.font = Font(name="Calibri", size=11, bold=True)
    if filled:
        cell.fill = PatternFill("solid", fgColor="DDE3EA")
        cell.alignment = Alignment(vertical="top", wrap_text=True)
    return cell


def _cell(into: Any, value: object, *, top: bool = False) -> object:
    """Return a value as a cell of its type; with `top`, text stands at the top of the row."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal) and _exact(value):
        if not math.isfinite(value):
            return None
        broken = isinstance(value, float) and not value.is_integer()
        return _number(into, value, "0.0000" if broken else "General") if broken or top else value
    if isinstance(value, date) and value.isoformat() >= FIRST_DAY and not _zoned(value):
        return _day(into, value)
    text = _text(value)
    plain = not top and len(text) <= WIDTHS[1] and "\n" not in text and harmless(text) == text
    return text_cell(into, text) if text and not plain else text or None


def _number(into: Any, value: float | Decimal, shown: str) -> Any:
    """Return a cell of a number: whole as it is, but shown so and at the top of its row."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(into, value)
    cell.number_format = shown
    cell.alignment = Alignment(vertical="top")
    return cell


def _exact(value: float | Decimal) -> bool:
    """Say whether a number is one that Excel holds whole: it keeps fifteen digits."""
    if isinstance(value, Decimal):
        return not value.is_finite() or len(value.as_tuple().digits) <= DIGITS
    return isinstance(value, float) or abs(value) < 10**DIGITS


def _zoned(value: date) -> bool:
    """Say whether a time tells of which zone it is, which no cell can hold."""
    return isinstance(value, datetime) and value.tzinfo is not None


def _day(into: Any, value: date) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(into, value)
    cell.number_format = "yyyy-mm-dd hh:mm:ss" if isinstance(value, datetime) else "yyyy-mm-dd"
    cell.alignment = Alignment(horizontal="left", vertical="top")
    return cell


def text_cell(into: Any, text: str) -> Any:
    """Return a cell of text that stays text, also when somebody edits it."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment

    cell = WriteOnlyCell(into, text)
    cell.data_type = "s"
    cell.quotePrefix = harmless(text) != text
    cell.alignment = Alignment(vertical="top", wrap_text=len(text) > WIDTHS[1] or "\n" in text)
    return cell


def _text(value: object) -> str:
    """Return a value as text that a cell can hold."""
    text = "" if value is None else str(value)
    text = _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    return text if len(text) <= LETTERS else text[: LETTERS - 1] + "…"


def timeless(content: bytes) -> bytes:
    """Return a workbook that does not say when it was written."""
    out = io.BytesIO()
    stamp = WHEN.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/core.xml":
                part = _MODIFIED.sub(rb"\g<1>" + stamp, part)
            entry = zipfile.ZipInfo(name, WHEN.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, part)
    return out.getvalue()
