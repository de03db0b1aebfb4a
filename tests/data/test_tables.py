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
