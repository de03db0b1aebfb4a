"""CSV files: what is read, and where it says that something is wrong."""

from pathlib import Path

import pytest

from samverkan.data.tables import read_csv, read_grid


def read(tmp_path: Path, content: bytes | str):
    path = tmp_path / "areas.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_csv(path)


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    sheet, faults = read(tmp_path, 'id,name\na,"två\nrader"\n\nb,x\n')
    assert faults == []
    assert [(line.number, line.cells["id"]) for line in sheet.lines] == [(2, "a"), (4, "b")]


@pytest.mark.parametrize("content", ["\ufeffid;name\r\na;Säter\r\n", "id,name\na,Sa\u0308ter\n"])
def test_bom_semicolons_and_decomposed_letters(tmp_path: Path, content: str) -> None:
    sheet, faults = read(tmp_path, content)
    assert faults == []
    assert sheet.header == ("id", "name")
    assert sheet.lines[0].cells == {"id": "a", "name": "Säter"}


def test_invisible_characters_are_taken_away(tmp_path: Path) -> None:
    sheet, _ = read(tmp_path, "id,name\na,\u200bMora\u00a0 kommun\u00ad \n")
    assert sheet.lines[0].cells["name"] == "Mora kommun"


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "mac_roman", "cp850"])
def test_another_encoding_is_read_and_told(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "areas.csv"
    path.write_bytes("id,name\na,Mora\nb,Säter och Älvdalen på ön\n".encode(encoding))
    grid, faults, remarks = read_grid(path)
    assert faults == []
    assert grid.records[2].cells == ("b", "Säter och Älvdalen på ön")
    assert [remark.key for remark in remarks] == ["encoding"]
    assert "areas.csv" in remarks[0].say("sv")


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    _, faults = read(tmp_path, b"id,name\na,\x00\x01\n")
    assert [fault.key for fault in faults] == ["encoding"]


def test_cells_too_many_and_too_few(tmp_path: Path) -> None:
    sheet, faults = read(tmp_path, "id,name\na,b,c\nd\ne,f\n")
    assert [(f.key, f.row) for f in faults] == [("cell_too_many", 2), ("cell_missing", 3)]
    assert faults[0].value == "c"
    assert [line.cells["id"] for line in sheet.lines] == ["e"]


def test_an_open_quote_does_not_swallow_the_rest(tmp_path: Path) -> None:
    _, faults = read(tmp_path, 'id,name\na,b\nc,"open\nd,e\n')
    assert [(f.key, f.row) for f in faults] == [("quote", 3)]


def test_a_file_without_anything(tmp_path: Path) -> None:
    sheet, faults = read(tmp_path, "")
    assert sheet.lines == ()
    assert faults == []


def test_after_a_faulty_record_the_next_ones_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    long = "x" * 140_000
    path.write_text(f'id,name\na,b\nc,"d\ne,f\ng,{long}\nh,"i"x\nj,k\n', "utf-8")
    grid, faults, _ = read_grid(path)
    assert [(one.number, one.cells[0]) for one in grid.records] == [
        (1, "id"), (2, "a"), (4, "e"), (5, "g"), (7, "j"),
    ]  # fmt: skip
    assert [(fault.key, fault.row, fault.cell) for fault in faults] == [
        ("quote", 3, None), ("cell_too_long", 5, "B5"), ("quote", 6, None),
    ]  # fmt: skip


def test_of_a_file_of_nothing_but_faults_some_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id,name\n" + '"a"b,c\n' * 10_000, "utf-8")
    _, faults, _ = read_grid(path)
    assert 10 < len(faults) < 100


def test_a_column_without_a_header_is_told_once(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("id;name;\na;b;x\nc;d;y\ne;f;\n", "utf-8")
    sheet, faults = read_csv(path)
    assert [(fault.key, fault.cell) for fault in faults] == [("header_empty", "C1")]
    assert len(sheet.lines) == 3
