"""A register that is written as a workbook or as CSV is the same register when it is read."""

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan.data.intake import read_register, read_workbook
from samverkan.data.register import Register
from samverkan.export.files import write_folder
from samverkan.export.register.csv import csv_files
from samverkan.export.register.workbook import register_workbook
from samverkan.loading import check
from samverkan.ontology.model import TABLES


def as_workbook(register: Register, folder: Path, lang: str, people: bool = False) -> Register:
    path = folder / "register.xlsx"
    path.write_bytes(register_workbook(register, lang, people=people))
    back, faults = read_workbook(path)
    assert faults == []
    return back


def as_csv(register: Register, folder: Path, lang: str, people: bool = False) -> Register:
    target = folder / "register"
    write_folder(target, csv_files(register, lang, people=people), force=True)
    back, faults = read_register(target)
    assert faults == []
    return back


def facts(register: Register) -> dict[str, object]:
    told = {key: value for key, value in vars(register).items() if key != "told"}
    return told | {"tables": {name: rows for name, rows in register.tables.items() if rows}}


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("write", [as_workbook, as_csv])
def test_the_shipped_register_comes_back(tmp_path: Path, write, lang: str) -> None:
    register, _ = check("vagen-in")
    back = write(register, tmp_path, lang, people=True)
    assert facts(back) == facts(register)


@pytest.mark.slow
def test_people_stay_unless_asked_for(tmp_path: Path) -> None:
    register, _ = check("vagen-in")
    back = as_workbook(register, tmp_path, "sv")
    assert "people" not in back.tables
    expected = {name: rows for name, rows in register.tables.items() if name != "people"}
    assert facts(back) == facts(replace(register, tables=expected))
    assert "personer" not in load_workbook(tmp_path / "register.xlsx", read_only=True).sheetnames


def test_the_same_register_gives_the_same_bytes(tiny: Path) -> None:
    register, _ = read_register(tiny)
    assert register_workbook(register) == register_workbook(register)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_template_is_ready_to_fill_in(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "empty.xlsx"
    path.write_bytes(register_workbook(Register("mitt", "Mitt register"), lang))
    book = load_workbook(path)
    named = [row.sv if lang == "sv" else name for name, row in TABLES.items() if name != "people"]
    assert book.sheetnames == ["Register", *named]
    for name in named:
        sheet = book[name]
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert all(cell.comment and cell.comment.text for cell in sheet[1])
        assert sheet["A2"].value == ("(exempel)" if lang == "sv" else "(example)")
    _, faults = read_workbook(path)
    assert [fault.key for fault in faults] == ["register_empty"]
