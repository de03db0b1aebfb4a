"""A list is read as it stands: any delimiter, any line ends, cells trimmed and nothing more."""

from pathlib import Path

import pytest

from samverkan.data.lists.files import Record, read_records


def read(tmp_path: Path, content: bytes | str) -> list[Record]:
    path = tmp_path / "list.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    records, faults, _ = read_records(path)
    assert faults == []
    return records


ROWS = [Record(1, ("Vem", "Vad")), Record(2, ("A, B; C", "x"))]


@pytest.mark.parametrize(
    "content",
    [
        'Vem,Vad\n"A, B; C",x\n',
        'Vem;Vad\r\n"A, B; C";x\r\n',
        "Vem\tVad\nA, B; C\tx\n",
        '\ufeffVem,Vad\r"A, B; C",x',
        'sep=;\r\nVem;Vad\r\n"A, B; C";x\r\n',
    ],
)
def test_delimiters_line_ends_and_marks(tmp_path: Path, content: str) -> None:
    assert read(tmp_path, content) == ROWS


def test_commas_in_the_texts_of_a_list_with_semicolons(tmp_path: Path) -> None:
    lines = ["Vem;Vad;Var", "A;först, sedan, därefter, till sist;x", "B;ja, nej, kanske;y"]
    assert [record.cells[2] for record in read(tmp_path, "\n".join(lines))] == ["Var", "x", "y"]


def test_a_title_above_the_headings_does_not_decide_the_delimiter(tmp_path: Path) -> None:
    text = "Vem, vad, var, när\n\nVem;Vad\nA;x\nB;y\nC;z\n"
    assert read(tmp_path, text)[-1] == Record(6, ("C", "z"))


def test_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    records = read(tmp_path, 'a,b\n"två\nrader",x\n\n,\nc,d\n')
    assert [(record.number, record.cells[0]) for record in records] == [
        (1, "a"),
        (2, "två\nrader"),
        (5, "c"),
    ]


def test_cells_are_trimmed_and_composed_and_otherwise_as_they_stand(tmp_path: Path) -> None:
    cells = read(tmp_path, " Sa\u0308ter\u00a0,Save  the\u200b Children\na,b\n")[0].cells
    assert cells == ("Säter", "Save  the\u200b Children")


def test_a_cell_beyond_the_row_is_empty() -> None:
    record = Record(1, ("a",))
    assert [record.text(column) for column in (0, 1, None)] == ["a", "", ""]


@pytest.mark.parametrize("encoding", ["utf-16", "cp1252", "mac_roman", "cp850"])
def test_another_encoding_is_read_and_told(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("Vem;Vad\nSäter;Båtsmän på ön\n".encode(encoding))
    records, faults, told = read_records(path)
    assert faults == []
    assert records[1].cells == ("Säter", "Båtsmän på ön")
    assert [remark.key for remark in told] == ["encoding"]


@pytest.mark.parametrize(
    ("content", "key", "row"),
    [
        (b"a;b\n\0;c\n", "encoding", None),
        (b'a;b\nc;"open\nd;e\n', "quote", 2),
        (b'a,b\nc,"x" y\n', "quote", 2),
        (b"a,b\nc," + b"x" * 200_000, "cell_too_long", 2),
    ],
)
def test_what_cannot_be_read_is_told_with_its_row(
    tmp_path: Path, content: bytes, key: str, row: int | None
) -> None:
    (tmp_path / "list.csv").write_bytes(content)
    _, faults, _ = read_records(tmp_path / "list.csv")
    assert [(fault.file, fault.key, fault.row) for fault in faults] == [("list.csv", key, row)]
