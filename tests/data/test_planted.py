"""Every kind of wrong value, in every column of every table: told once, at its cell, in words."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from samverkan.data.intake import read_register, read_workbook
from samverkan.data.records import letter
from samverkan.ontology.model import TABLES
from samverkan.ontology.model.fields import fields
from tests.data.planting import SOUND, Plant, Rows, plants, sound

ABOUT = ["id", "full"], ["titel", "Fullt"]
Planted = dict[tuple[str, str], Plant]


def planted() -> tuple[dict[str, Rows], Planted]:
    """Return a register where each wrong value stands in a row of its own, and where they are."""
    register, wrong = sound(), {}
    for table, row_class in TABLES.items():
        rows = register[table]
        for place, column in enumerate([None, *fields(row_class)]):
            for plant in plants(table, column):
                row = [f"{rows[1][0]}x{len(rows)}", *rows[1][1:]]
                row[place] = plant.value
                rows.append(row)
                wrong[row_class.sv, f"{letter(place)}{len(rows)}"] = plant
    return register, wrong


def in_csv(register: dict[str, Rows], folder: Path) -> Path:
    (folder / "register.toml").write_text('id = "full"\ntitle = "Fullt"\n', "utf-8")
    for table, rows in register.items():
        with (folder / f"{TABLES[table].sv}.csv").open("w", encoding="cp1252", newline="") as file:
            # What the older encoding of Excel does not have is in no cell but those of spaces.
            cells = ([cell.replace("\u200b", "") for cell in row] for row in rows)
            csv.writer(file, delimiter=";").writerows(cells)
    return folder


def in_a_workbook(register: dict[str, Rows], folder: Path) -> Path:
    book = Workbook(write_only=True)
    about = book.create_sheet("Register")
    for row in ABOUT:
        about.append(row)
    for table, rows in register.items():
        sheet = book.create_sheet(TABLES[table].sv)
        for row in rows:
            sheet.append(row)
    book.save(folder / "full.xlsx")
    return folder / "full.xlsx"


WAYS = pytest.mark.parametrize(
    ("write", "read"), [(in_csv, read_register), (in_a_workbook, read_workbook)]
)


@WAYS
def test_a_full_register_is_sound(
    write: Callable[..., Path], read: Callable[..., tuple[object, list[object]]], tmp_path: Path
) -> None:
    register, faults = read(write(sound(), tmp_path))
    assert faults == []
    assert all(len(rows) == SOUND for rows in vars(register)["tables"].values())


@WAYS
def test_every_wrong_value_is_told_once_at_its_cell(
    write: Callable[..., Path], read: Callable[..., tuple[object, list[object]]], tmp_path: Path
) -> None:
    register, wrong = planted()
    _, faults = read(write(register, tmp_path))
    told: dict[tuple[str, str], list[object]] = {}
    for fault in faults:
        at = vars_of(fault)
        told.setdefault((at["sheet"], at["cell"]), []).append(fault)
    assert told.keys() == wrong.keys()
    assert [place for place, there in told.items() if len(there) > 1] == []
    for place, plant in wrong.items():
        (fault,) = told[place]
        at = vars_of(fault)
        assert at["code"] in plant.keys, (place, plant, at)
        assert plant.said in at["message"], (place, plant, at)


def vars_of(fault: object) -> dict[str, str]:
    """Return what a fault says in Swedish, with its table by the name of the sheet or file."""
    said: dict[str, str] = fault.as_dict("sv")  # type: ignore[attr-defined]
    return said | {"sheet": said["sheet"] or Path(said["file"]).stem}
