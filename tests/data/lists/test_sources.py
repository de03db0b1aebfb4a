"""Lists in workbooks: the sheet that is read, and what in it cannot be."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from samverkan.data.lists import ListRegister, has_hashtags, read_list
from samverkan.data.lists.guess import propose_mapping
from samverkan.data.lists.guess.writing import mapping_text
from samverkan.data.lists.sources import source_of
from samverkan.faults import Fault
from samverkan.loading import read

ROWS = (
    ("Projekt", "Ägare", "Kommun", "Start", "Budget"),
    ("Bo", "Mora kommun", "Mora", date(2018, 1, 2), 100),
    ("Jobb", "IFK", "Orsa", date(2019, 1, 2), 200),
)
MAPPING = '[columns]\nname = "Projekt"\nactor = "Ägare"\nplace = "Kommun"\nfrom = "Start"\n'


def book(tmp_path: Path, **sheets: tuple[tuple[Any, ...], ...]) -> Path:
    made = Workbook()
    assert made.active is not None
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    path = tmp_path / "bank.xlsx"
    made.save(path)
    return path


def mapped(path: Path, mapping: str = MAPPING) -> tuple[ListRegister, list[Fault]]:
    path.with_suffix(".toml").write_text(mapping, "utf-8")
    return read_list(path)


def test_the_first_sheet_with_rows_is_read(tmp_path: Path) -> None:
    register, faults = mapped(book(tmp_path, Tomt=(), Blad2=ROWS))
    assert faults == []
    starts = [row.from_ for row in register.tables["initiatives"]]  # type: ignore[attr-defined]
    assert starts == ["2018-01-02", "2019-01-02"]


def test_the_sheet_that_the_mapping_names_is_read(tmp_path: Path) -> None:
    path = book(tmp_path, Insatser=(("a",), ("b",)), Data=ROWS)
    assert mapped(path, 'sheet = "Data"\n' + MAPPING)[1] == []
    _, faults = mapped(path, 'sheet = "Dta"\n' + MAPPING)
    assert [(fault.key, fault.value) for fault in faults] == [("mapping_sheet", "Dta")]
    assert "Data" in faults[0].say("sv")


def test_a_fault_names_the_sheet_and_the_cell(tmp_path: Path) -> None:
    rows = (*ROWS, ("Ny", "IFK", "Mora", "i våras", 1), ("Fel", "#N/A", "Mora", None, "#N/A"))
    _, faults = mapped(book(tmp_path, Blad1=rows))
    assert {(fault.sheet, fault.cell, fault.column, fault.value) for fault in faults} == {
        ("Blad1", "D4", "Start", "i våras"),
        ("Blad1", "B5", "Ägare", "#N/A"),
    }


def test_hidden_sheets_are_not_read_but_told(tmp_path: Path) -> None:
    from openpyxl import load_workbook

    path = book(tmp_path, Dolt=ROWS, Synligt=ROWS)
    made = load_workbook(path)
    made["Dolt"].sheet_state = "hidden"
    made.save(path)
    assert source_of(path).sheet == "Synligt"
    register, _ = mapped(path)
    assert any("Dolt" in line for line in register.remarks("sv"))


def test_hashtags_make_a_workbook_a_list(tmp_path: Path) -> None:
    rows = (("Vem", "Vad"), ("#org", "#sector"), ("IFK", "Bostad"))
    path = book(tmp_path, Blad1=rows)
    assert has_hashtags(path)
    register, faults = read(path)
    assert faults == []
    assert len(register.tables["organisations"]) == 1


def test_a_workbook_is_guessed_at_and_read(tmp_path: Path) -> None:
    path = book(tmp_path, Info=(), Data=(("Projektlista",), *ROWS), Mer=(("a",),))
    text = mapping_text(propose_mapping(path), "sv")
    assert 'sheet = "Data"' in text
    register, faults = mapped(path, text)
    assert faults == []
    assert len(register.tables["initiatives"]) == 2


@pytest.mark.parametrize("name", ["bank.xlsx", "bank.csv"])
def test_a_list_is_the_same_in_a_workbook_and_in_csv(tmp_path: Path, name: str) -> None:
    path = book(tmp_path, Blad1=ROWS)
    if name == "bank.csv":
        path = tmp_path / name
        path.write_text("\n".join(";".join(map(str, row)) for row in ROWS), "cp1252")
    register, faults = mapped(path)
    assert faults == []
    assert [row.name for row in register.tables["organisations"]] == [  # type: ignore[attr-defined]
        "Mora kommun",
        "IFK",
    ]
