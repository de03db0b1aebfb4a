"""A copy with its faults marked: in the cells and on a first sheet."""

import io
from pathlib import Path

from openpyxl import load_workbook

from samverkan.data.intake import read_register, read_workbook
from samverkan.export.register.marked import marked
from samverkan.export.register.workbook import register_workbook


def test_faulty_cells_of_a_workbook_are_coloured_and_explained(tiny: Path, tmp_path: Path) -> None:
    path = tmp_path / "tiny.xlsx"
    path.write_bytes(register_workbook(read_register(tiny)[0], "sv"))
    book = load_workbook(path)
    book["insatser"]["D2"].value = "=cmd()"
    book["insatser"]["D2"].data_type = "s"
    book.save(path)
    before = path.read_bytes()
    _, faults = read_workbook(path)
    copy = tmp_path / "copy.xlsx"
    copy.write_bytes(marked(path, faults, "sv"))
    found = load_workbook(copy)
    assert found.sheetnames[0] == "Fel"
    assert found["Fel"]["E2"].value == "=cmd()"
    assert found["Fel"]["E2"].data_type == "s"
    assert found["Fel"]["C2"].hyperlink is not None
    assert "projekt" in found["insatser"]["D2"].comment.text
    assert found["insatser"]["D3"].comment is None
    assert path.read_bytes() == before
    assert [fault.cell for fault in read_workbook(copy)[1]] == ["D2"]


def test_faults_of_csv_are_marked_in_a_workbook_of_it(tiny: Path) -> None:
    path = tiny / "initiatives.csv"
    path.write_text(path.read_text("utf-8").replace("project,ended", "projet,ended"), "utf-8")
    _, faults = read_register(tiny)
    book = load_workbook(io.BytesIO(marked(tiny, faults, "en")))
    assert "project" in book["initiatives"]["C2"].comment.text
    assert book["areas"]["B2"].value == "Vägen till bostad"
