"""Workbooks: types, text that stays text, the same bytes each time, and what Excel cannot hold."""

import io
import time
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.errors import UsageError
from samverkan.export.workbook import LETTERS, Sheet, workbook
from samverkan.graph.table import Table

FORMULAS = ("=1+1", "+46 23", "-2", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "'=1", "＝1+1")


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def cells(content: bytes, sheet: int = 0) -> list[list[Any]]:
    found = opened(content).worksheets[sheet]
    return [[cell.value for cell in row] for row in found.iter_rows()]


def test_numbers_are_numbers_and_text_is_text() -> None:
    rows = [["Mora", 3, 0.5, Decimal("1.50"), True, None, "007"]]
    content = workbook([Sheet("Blad", rows, list("abcdefg"))])
    assert cells(content)[1] == ["Mora", 3, 0.5, 1.5, True, None, "007"]
    kinds = [cell.data_type for cell in opened(content)["Blad"][2]]
    assert kinds == ["s", "n", "n", "n", "b", "n", "s"]


@pytest.mark.parametrize("text", FORMULAS)
def test_what_looks_like_a_formula_is_text(text: str) -> None:
    content = workbook([Sheet(text, [[text], [text]]), Sheet("Tabell", [[text]], [text])])
    for sheet in opened(content).worksheets:
        for row in sheet.iter_rows():
            assert [(cell.data_type, cell.value) for cell in row] == [("s", text)]
    assert opened(content)["Tabell"]["A2"].quotePrefix
    for name in zipfile.ZipFile(io.BytesIO(content)).namelist():
        assert b"<f>" not in zipfile.ZipFile(io.BytesIO(content)).read(name)


def test_a_table_has_headings_that_stay_and_filter() -> None:
    table = Table(("plats", "antal"), ({"plats": "Älvdalen", "antal": 1},) * 3)
    sheet = opened(workbook([Sheet.of("Täckning", table)]))["Täckning"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B4"
    assert [cell.value for cell in sheet[1]] == ["plats", "antal"]
    assert all(cell.font.bold for cell in sheet[1])
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"
    frozen = opened(workbook([Sheet("x", [[1, 2]], ["a", "b"], frozen=1)])).active
    assert frozen.freeze_panes == "B2"


def test_headings_of_a_table_may_be_others() -> None:
    table = Table(("a",), ({"a": 1},))
    assert cells(workbook([Sheet.of("x", table, ["rubrik"])])) == [["rubrik"], [1]]
    assert cells(workbook([Sheet.of("x", Table(("a",), ()))])) == [["a"]]


def test_a_sheet_of_text_begins_with_its_heading() -> None:
    sheet = opened(workbook([Sheet("Om", [["Täckning"], ["En mening. " * 20], []])])).active
    assert sheet["A1"].font.bold
    assert not sheet["A2"].font.bold
    assert sheet["A2"].alignment.wrap_text
    assert sheet.freeze_panes is None
    assert sheet.column_dimensions["A"].width == 62


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    rows = [["kort", "x" * 25, "lång text " * 30, 1]]
    sheet = opened(workbook([Sheet("x", rows, ["a", "b", "c", "en rubrik"])])).active
    widths = [sheet.column_dimensions[letter].width for letter in "ABCD"]
    assert widths == [8, 27, 62, 14]


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = [Sheet("Om", [["åäö"]]), Sheet("Tabell", [["x", 1]], ["a", "b"])]
    one = workbook(sheets, "Täckning")
    time.sleep(2.1)  # the clock of a zip file goes by two seconds
    assert one == workbook(sheets, "Täckning")
    properties = opened(one).properties
    assert (properties.title, properties.creator, properties.language) == (
        "Täckning",
        "samverkan",
        "sv",
    )
    assert properties.created.year == properties.modified.year == 1980


@pytest.mark.parametrize(
    ("value", "held"),
    [
        (float("nan"), None),
        (float("inf"), None),
        ("", None),
        ("a\x00b\x1f", "a\N{REPLACEMENT CHARACTER}b\N{REPLACEMENT CHARACTER}"),
        ("a\ud800", "a\N{REPLACEMENT CHARACTER}"),
        ("ett\r\ntvå\rtre", "ett\ntvå\ntre"),
        ("x" * 40_000, "x" * (LETTERS - 1) + "…"),
        ("👩‍👩‍👧 <b>&amp;", "👩‍👩‍👧 <b>&amp;"),
        (("a", 1), "('a', 1)"),
    ],
)
def test_what_a_cell_cannot_hold(value: object, held: object) -> None:
    assert cells(workbook([Sheet("x", [[value, 1]], ["a", "b"])]))[1] == [held, 1]


def test_names_of_sheets_are_such_as_excel_takes() -> None:
    titles = ["a/b:c*?[d]\\", "Å" * 40, "å" * 40, "", "'''", "a b c d", "A B C D"]
    names = opened(workbook([Sheet(title, [[1]]) for title in titles])).sheetnames
    assert names[0] == "a b c d"
    assert all(0 < len(name) <= 31 for name in names)
    assert len({name.casefold() for name in names}) == len(titles)
    assert names[3:5] == ["4", "5"]


def test_a_sheet_with_too_many_rows_is_refused() -> None:
    with pytest.raises(UsageError) as caught:
        workbook([Sheet("Rutor", [[1]] * 1_048_576, ["a"])])
    assert "1048575" in caught.value.say("sv")


def test_no_sheets_are_no_workbook() -> None:
    with pytest.raises(ValueError, match="at least one"):
        workbook([])


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text() | st.integers(-(10**14), 10**14) | st.none(), max_size=4)))
def test_any_text_can_be_written_and_read_again(rows: list[list[object]]) -> None:
    content = workbook([Sheet("x", rows, ["a", "b", "c", "d"])])
    for row in opened(content).active.iter_rows(min_row=2):
        assert all(cell.data_type in ("s", "n") for cell in row)


def test_days_are_days_and_numbers_that_excel_would_round_are_text() -> None:
    rows = [
        [date(2018, 6, 5), datetime(2018, 6, 5, 10), date(1899, 12, 31), datetime.now(UTC)],
        [10**14, 10**15, Decimal("1234567890123456.5"), 1 / 3],
        [-(10**14), -(10**15), Decimal("NaN"), 3.0],
    ]
    sheet = opened(workbook([Sheet("x", rows, list("abcd"))])).active
    kinds = [[cell.data_type for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert kinds == [list("ddss"), list("nssn"), list("nsnn")]
    assert sheet["A2"].number_format == "yyyy-mm-dd"
    assert sheet["C2"].value == "1899-12-31"
    assert sheet["B3"].value == "1000000000000000"
    assert (sheet["D3"].value, sheet["D3"].number_format) == (1 / 3, "0.0000")
    assert (sheet["D4"].value, sheet["D4"].number_format) == (3, "General")


def test_a_row_is_as_high_as_its_text_and_columns_may_stay_off_paper() -> None:
    rows = [["x " * 100, 0.5], ["kort", 1]]
    sheet = opened(workbook([Sheet("x", rows, ["a", "b"], printed=1)])).active
    assert sheet.row_dimensions[2].height == 60
    assert sheet.row_dimensions[3].height is None
    assert sheet["B2"].alignment.vertical == "top"
    assert sheet.print_area == "'x'!$A$1:$A$3"


def test_text_to_read_may_have_several_headings() -> None:
    sheet = opened(workbook([Sheet("Om", [["a"], ["b"], ["c"]], bold=(0, 2))])).active
    assert [row[0].font.bold for row in sheet.iter_rows()] == [True, False, True]
