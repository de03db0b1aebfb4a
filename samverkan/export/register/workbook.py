"""A register as a workbook: a sheet that explains, one for each table, and ids to choose from."""

import io
from collections.abc import Sequence
from typing import Any, Final

from samverkan.data.examples import example
from samverkan.data.register import Register
from samverkan.errors import UsageError
from samverkan.export.register.choices import Choices
from samverkan.export.register.explained import first_sheet, note
from samverkan.export.register.tables import cells, columns, header, table_name, tables
from samverkan.export.tables import harmless
from samverkan.export.workbook import LETTERS, LINE, WHEN, WIDTHS, text_cell, timeless
from samverkan.ontology.model import Row
from samverkan.ontology.model.fields import Field
from samverkan.words import say

#: The colours of a header: of a column that must be filled in, and of one that may be empty.
_NEEDED: Final = "F4CDA5"
_OPTIONAL: Final = "DDE3EA"
#: The digits of a number that Excel keeps.
_DIGITS: Final = 15
#: Columns of running text are wide, those of ids less so.
_WIDE: Final = 40
_NARROW: Final = 12
_BROAD: Final = 100
#: The most lines that a row can be high.
_LINES: Final = 27


def register_workbook(register: Register, lang: str = "sv", *, people: bool = False) -> bytes:
    """Return a workbook that loads again as the register; the same register gives the same bytes.

    Raises UsageError for a cell that no workbook can hold, or for more rows than a sheet has.
    """
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    book.properties.title = register.title
    book.properties.creator = "samverkan"
    book.properties.language = lang
    book.properties.created = WHEN.replace(tzinfo=None)
    shown = list(tables(register, people))
    _explain(book.create_sheet(say("workbook.about", lang)), register, shown, lang)
    choices = Choices(shown, lang)
    for row_class, rows in shown:
        _table(book.create_sheet(table_name(row_class, lang)), row_class, rows, choices, lang)
    if choices.rows:
        _lists(book.create_sheet(say("workbook.lists", lang)), choices, lang)
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())


def _explain(
    into: Any, register: Register, shown: Sequence[tuple[type[Row], Sequence[Row]]], lang: str
) -> None:
    from openpyxl.styles import Alignment, Font

    into.column_dimensions["A"].width = 32
    into.column_dimensions["B"].width = _BROAD
    into.sheet_properties.pageSetUpPr.fitToPage = True
    into.page_setup.fitToHeight = 0
    explained = first_sheet(register, [row for row, _ in shown], lang)
    for number, (name, text, is_heading) in enumerate(explained, start=1):
        into.row_dimensions[number].height = _height([text], _BROAD)
        told = [text_cell(into, name), text_cell(into, text)]
        told[0].font = Font(name="Calibri", size=13 if is_heading else 11, bold=is_heading)
        told[1].alignment = Alignment(vertical="top", wrap_text=True)
        told[1].number_format = "@"
        into.append(told)


def _table(
    into: Any, row_class: type[Row], rows: Sequence[Row], choices: Choices, lang: str
) -> None:
    from openpyxl.styles import Alignment, Font

    _frame(into, row_class, len(rows))
    into.append(_header(into, row_class, lang))
    for place, column in enumerate(columns(row_class), start=1):
        rule = choices.validation(column, place)
        if rule is not None:
            into.data_validations.append(rule)
    if not rows:
        shown = example(row_class, lang)
        texts = [shown["id"], *(shown[column.name] for column in columns(row_class))]
        sample = [text_cell(into, text) for text in texts]
        for one in sample:
            one.font = Font(name="Calibri", size=11, italic=True, color="808080")
            one.number_format = "@"
        into.append(sample)
    top = Alignment(vertical="top")
    for number, row in enumerate(rows, start=2):
        line = []
        for value, its in zip(cells(row, lang), (None, *columns(row_class)), strict=True):
            line.append(_cell(into, value, row, its, top))
        long = [text for text in cells(row, lang) if isinstance(text, str) and _wraps(text)]
        if long:
            into.row_dimensions[number].height = _height(long, _WIDE)
        into.append(line)


def _wraps(text: str) -> bool:
    """Say whether text takes several lines in its cell."""
    return len(text) > WIDTHS[1] or "\n" in text


def _height(texts: Sequence[str], width: int) -> int:
    """Return the height of a row that shows these texts; not every program finds it by itself."""
    lines = (sum(1 + len(line) // width for line in text.splitlines() or [""]) for text in texts)
    return min(max(lines), _LINES) * LINE


def _frame(into: Any, row_class: type[Row], count: int) -> None:
    """Set what holds for a whole sheet: what stays in view, filters, widths and text."""
    from openpyxl.utils import get_column_letter

    last = get_column_letter(len(columns(row_class)) + 1)
    into.freeze_panes = "B2"
    into.auto_filter.ref = f"A1:{last}{max(count, 1) + 1}"
    into.print_title_rows = "1:1"
    into.page_setup.orientation = "landscape"
    into.sheet_properties.pageSetUpPr.fitToPage = True
    into.page_setup.fitToHeight = 0
    for place, column in enumerate((None, *columns(row_class)), start=1):
        dimension = into.column_dimensions[get_column_letter(place)]
        dimension.width = _width(column)
        if column is None or column.kind not in ("integer", "decimal"):
            dimension.number_format = "@"  # or Excel makes 007 a 7, and 1-2 a day in February


def _width(column: Field | None) -> int:
    if column is None or column.kind == "ref":
        return 26
    heading = len(column.name) + 6
    running = column.kind in ("sv", "en") or column.name in ("as_printed", "locator", "url")
    return max(heading, _WIDE if running else _NARROW)


def _header(into: Any, row_class: type[Row], lang: str) -> list[Any]:
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill

    made = []
    for name, column in zip(header(row_class, lang), (None, *columns(row_class)), strict=True):
        cell = text_cell(into, name)
        needed = column is None or column.required
        cell.font = Font(name="Calibri", size=11, bold=True)
        cell.fill = PatternFill("solid", fgColor=_NEEDED if needed else _OPTIONAL)
        told = note(column, lang)
        cell.comment = Comment(told, "samverkan", width=320, height=40 + 18 * (len(told) // 38 + 2))
        made.append(cell)
    return made


def _cell(into: Any, value: Any, row: Row, column: Field | None, top: Any) -> Any:
    from openpyxl.cell import WriteOnlyCell

    if value is None:
        return None
    if not isinstance(value, str):
        if len(str(value).replace(".", "").lstrip("-0")) <= _DIGITS:
            return value
        value = str(value) if isinstance(value, int) else f"{value:f}"
    name = column.name if column else "id"
    if len(value) > LETTERS or not _holdable(value):
        raise UsageError("cell_unwritable", row=row.id, column=name)
    cell = WriteOnlyCell(into, value)
    cell.data_type = "s"
    cell.number_format = "@"
    if harmless(value) != value:
        cell.quotePrefix = True
    if _wraps(value):
        from openpyxl.styles import Alignment

        cell.alignment = Alignment(vertical="top", wrap_text=True)
    else:
        cell.alignment = top
    return cell


def _holdable(text: str) -> bool:
    """Say whether XML can hold a text as it stands."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    if text.isprintable():
        return True
    return not ILLEGAL_CHARACTERS_RE.search(text) and not {"\r", "\ufffe", "\uffff"} & set(text)


def _lists(into: Any, choices: Choices, lang: str) -> None:
    from openpyxl.styles import Font

    into.freeze_panes = "A2"
    for letter, width in zip("ABC", (36, 60, 24), strict=True):
        into.column_dimensions[letter].width = width
    headings = [
        text_cell(into, say(f"workbook.list_{name}", lang)) for name in ("id", "name", "table")
    ]
    for cell in headings:
        cell.font = Font(name="Calibri", size=11, bold=True)
    into.append(headings)
    for row in choices.rows:
        into.append([text_cell(into, text) for text in row])
