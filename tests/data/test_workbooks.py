"""What people and programs do to a workbook is read, or told at its cell."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from samverkan.data.intake import read_register, read_workbook
from samverkan.errors import UnreadableFile
from samverkan.export.register.workbook import register_workbook
from tests.conftest import write_tiny


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A small sound register as a Swedish workbook."""
    register, _ = read_register(write_tiny(tmp_path_factory.mktemp("written") / "tiny"))
    return register_workbook(register, "sv", people=True)


@pytest.fixture
def book(written: bytes, tmp_path: Path) -> Path:
    """That workbook in a file that a test may spoil."""
    path = tmp_path / "tiny.xlsx"
    path.write_bytes(written)
    return path


def spoilt(path: Path, change: Callable[[Any], object]) -> list[tuple[str, str | None]]:
    """Change a workbook, read it, and return each fault's key and cell."""
    opened = load_workbook(path)
    change(opened)
    opened.save(path)
    _, faults = read_workbook(path)
    assert all(fault.say(lang) for fault in faults for lang in ("sv", "en"))
    return [(fault.key, fault.cell) for fault in faults]


def put(
    sheet: str, cell: str, value: object, data_type: str | None = None
) -> Callable[[Any], None]:
    def change(opened: Any) -> None:
        opened[sheet][cell].value = value
        if data_type:
            opened[sheet][cell].data_type = data_type

    return change


#: The sheet insatser has id, namn, namn_en, slag, läge, från, till … in A, B, C, D, E, F, G.
@pytest.mark.parametrize(
    ("cell", "value", "key"),
    [
        ("D2", "projet", "not_allowed"),
        ("F2", "juni 2015", "date_meant"),
        ("F2", "3/6 2015", "date_form"),
        ("F2", 42158, "date_serial"),
        ("G2", "2017", "period_reversed"),
        ("B2", "=A1&B1", "formula_uncomputed"),
        ("B2", 12345678901234567890, "number_rounded"),
        ("B2", datetime.datetime(2015, 6, 3), "cell_day"),
        ("M2", "agr-a|agr-b", "only_one"),
        ("M2", "agr-b", "dangling"),
        ("Z2", "mer", "cell_without_header"),
    ],
)
def test_a_fault_is_told_at_its_cell(book: Path, cell: str, value: object, key: str) -> None:
    assert spoilt(book, put("insatser", cell, value)) == [(key, cell)]


@pytest.mark.parametrize(
    ("cell", "value", "read"),
    [
        ("F2", datetime.datetime(2015, 6, 3), "2015-06-03"),
        ("F2", 2015, "2015"),
        ("F2", "2015-06-03 00:00:00", "2015-06-03"),
    ],
)
def test_dates_as_excel_keeps_them(book: Path, cell: str, value: object, read: str) -> None:
    assert spoilt(book, put("insatser", cell, value)) == []
    register, _ = read_workbook(book)
    assert vars(register.tables["initiatives"][0])["from_"] == read


def test_a_workbook_that_counts_from_1904(book: Path) -> None:
    def change(opened: Any) -> None:
        opened.epoch = CALENDAR_MAC_1904
        opened["insatser"]["F2"].value = datetime.datetime(2015, 6, 3)

    assert spoilt(book, change) == []
    register, _ = read_workbook(book)
    assert vars(register.tables["initiatives"][0])["from_"] == "2015-06-03"


def test_an_error_of_excel_is_told_and_nothing_more(book: Path) -> None:
    assert spoilt(book, put("insatser", "B2", "#N/A", "e")) == [("cell_error", "B2")]


def test_all_faults_of_a_row_are_told(book: Path) -> None:
    def change(opened: Any) -> None:
        for cell, value in {"D2": "x", "F2": "i höstas", "M2": "agr-b", "R2": "src-b2"}.items():
            opened["insatser"][cell].value = value

    assert sorted(spoilt(book, change)) == [
        ("dangling", "M2"), ("dangling", "R2"), ("date_form", "F2"), ("not_allowed", "D2"),
    ]  # fmt: skip


def test_a_misspelt_header_is_one_fault(book: Path) -> None:
    assert spoilt(book, put("insatser", "D1", "slagg")) == [("header_unknown", "D1")]


def test_rows_above_the_header_are_refused_with_a_word(book: Path) -> None:
    def change(opened: Any) -> None:
        sheet = opened["insatser"]
        sheet.insert_rows(1, 2)
        sheet["A1"].value = "Insatser i Dalarna"
        sheet.merge_cells("A1:F1")

    assert spoilt(book, change) == [("title_rows", None)]


def test_merged_cells_are_told_once(book: Path) -> None:
    assert spoilt(book, lambda opened: opened["insatser"].merge_cells("D2:D3")) == [
        ("merged", "D2")
    ]


def test_a_hidden_table_is_told_and_a_hidden_sheet_is_left_out(book: Path) -> None:
    def change(opened: Any) -> None:
        opened["platser"].sheet_state = "hidden"
        opened.create_sheet("Hemligt")["A1"].value = "x"
        opened["Hemligt"].sheet_state = "veryHidden"

    assert spoilt(book, change) == [("sheet_hidden", None)]
    register, _ = read_workbook(book)
    assert any("Hemligt" in line for line in register.remarks("sv"))


def test_hidden_rows_are_read_and_told(book: Path) -> None:
    def change(opened: Any) -> None:
        opened["insatser"].row_dimensions[2].hidden = True

    assert spoilt(book, change) == []
    register, _ = read_workbook(book)
    assert len(register.tables["initiatives"]) == 2
    assert any("insatser" in line for line in register.remarks("en"))


def test_hidden_columns_are_read_and_told(book: Path) -> None:
    def change(opened: Any) -> None:
        opened["insatser"].column_dimensions["B"].hidden = True

    assert spoilt(book, change) == []
    register, _ = read_workbook(book)
    assert [
        line for line in register.remarks("sv") if line.endswith("kolumner har också lästs: B.")
    ]


def test_a_sheet_of_an_unknown_name_is_told_with_near_ones(book: Path) -> None:
    opened = load_workbook(book)
    opened["insatser"].title = "insats"
    opened.save(book)
    _, faults = read_workbook(book)
    told = [fault for fault in faults if fault.key == "unknown_sheet"]
    assert [(fault.sheet, "insatser" in fault.say("sv")) for fault in told] == [("insats", True)]


def test_an_example_that_somebody_filled_in_is_not_lost(book: Path) -> None:
    assert spoilt(book, put("organ", "B2", "Rådet")) == [("example", "A2")]


def test_a_code_shown_with_its_zeros_keeps_them(book: Path) -> None:
    def change(opened: Any) -> None:
        cell = opened["platser"]["E2"]
        cell.value, cell.number_format = 17, "0000"

    assert spoilt(book, change) == []
    register, _ = read_workbook(book)
    assert vars(register.tables["places"][0])["code"] == "0017"


def test_a_sheet_that_says_it_is_smaller_than_it_is(book: Path, tmp_path: Path) -> None:
    import re
    import zipfile

    lying = tmp_path / "lying.xlsx"
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(lying, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', part)
            new.writestr(name, part)
    assert read_workbook(lying)[0].tables == read_workbook(book)[0].tables


def test_facts_of_the_register_are_told_in_their_cells(book: Path) -> None:
    assert spoilt(book, put("Register", "B3", "Mitt register!")) == [("register_fact", "B3")]


def test_without_its_first_sheet_a_register_is_called_after_its_file(book: Path) -> None:
    assert spoilt(book, lambda opened: opened.remove(opened["Register"])) == []
    register, _ = read_workbook(book)
    assert register.id == "tiny"
    assert any("tiny" in line for line in register.remarks("sv"))


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_what_is_no_workbook(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(content)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path)
    assert caught.value.say("sv")


def test_a_workbook_without_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    Workbook().save(path)
    with pytest.raises(UnreadableFile) as caught:
        read_workbook(path)
    assert "template" in caught.value.say("sv")
