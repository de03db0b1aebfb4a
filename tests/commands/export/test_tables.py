"""`export tables`: the ready-made questions together."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from samverkan.graph.query import names
from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def tables(run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    return lambda *options: run("--store", store, "export", "tables", *options)


@pytest.mark.slow
def test_all_questions_in_one_workbook(tables: Run, tmp_path: Path) -> None:
    assert tables().out == "tabeller.xlsx\n"
    first = (tmp_path / "tabeller.xlsx").read_bytes()
    book = openpyxl.load_workbook(tmp_path / "tabeller.xlsx")
    assert book.sheetnames == ["Om", "Innehåll", *names()]
    assert all(sheet.freeze_panes == "A2" for sheet in book.worksheets[1:])
    counts = {row[0].value: row[2].value for row in book["Innehåll"].iter_rows(min_row=2)}
    assert counts == {name: book[name].max_row - 1 for name in names()}
    assert counts["named-no-evidence"] == 65
    assert tables("--force").code == 0
    assert (tmp_path / "tabeller.xlsx").read_bytes() == first


def test_narrowed_to_an_area_it_says_what_is_left_out(tables: Run, tmp_path: Path) -> None:
    assert tables("--area", "bostad").out == "tabeller-bostad.xlsx\n"
    book = openpyxl.load_workbook(tmp_path / "tabeller-bostad.xlsx")
    assert "funding" not in book.sheetnames
    assert "ties, utan område" in book.sheetnames
    assert book["who-cooperates"].max_row == 8
    told = " ".join(str(cell.value) for row in book["Om"].iter_rows() for cell in row)
    assert "Inte med, eftersom de inte kan avgränsas så: bodies, contents" in told
    assert "område: Vägen till bostad" in told


@pytest.mark.parametrize(("form", "suffix"), [("csv", "csv"), ("markdown", "md"), ("json", "json")])
def test_a_folder_of_files(tables: Run, tmp_path: Path, form: str, suffix: str) -> None:
    asked = ["who-cooperates", "initiatives", "--area", "bostad", "--format", form]
    assert tables(*asked, "--out", "ut").out == "ut\n"
    found = {path.name: path.read_bytes() for path in (tmp_path / "ut").iterdir()}
    apart = {f"{name}-without-area.csv" for name in ("initiatives", "who-cooperates")}
    expected = {"README.md", "SHA256SUMS", f"who-cooperates.{suffix}", f"initiatives.{suffix}"}
    assert set(found) == expected | (apart if form == "csv" else set())
    assert b"| who-cooperates |" in found["README.md"]
    digest = hashlib.sha256(found["README.md"]).hexdigest()
    assert f"{digest}  README.md" in found["SHA256SUMS"].decode()
    if form == "json":
        told = json.loads(found["who-cooperates.json"])
        assert (len(told["rows"]), len(told["without_area"])) == (7, 30)


def test_files_of_others_are_not_mixed_with(tables: Run, tmp_path: Path) -> None:
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "mitt.txt").write_text("mitt")
    for more in ([], ["--force"]):
        ran = tables("bodies", "--format", "csv", "--out", "ut", *more)
        assert (ran.code, ran.out) == (1, "")
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["mitt.txt"]
    assert tables("bodies", "--format", "csv", "--out", "nytt").code == 0
    assert tables("bodies", "--format", "csv", "--out", "nytt").code == 1
    assert tables("bodies", "--format", "csv", "--out", "nytt", "--force").code == 0


def test_a_wish_about_csv_is_one_for_files(tables: Run, tmp_path: Path) -> None:
    assert tables("bodies", "--excel-csv").out == "tabeller\n"
    content = (tmp_path / "tabeller" / "bodies.csv").read_bytes()
    assert content.startswith("\ufeffbody;body_label;".encode())


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["bodeis"], 1, "bodies"),
        (["coverage", "--year", "2016"], 2, "coverage"),
        (["--area", "bostda"], 1, "area-bostad"),
        (["--out", "x.doc"], 2, ".xlsx"),
        (["--excel-csv", "--format", "json"], 2, "--excel-csv"),
        (["--excel-csv", "--out", "x.xlsx"], 2, "--excel-csv"),
        (["--format", "ods"], 2, "xlsx"),
        (["--out", "ingen/mapp.xlsx"], 1, "ingen"),
    ],
)
def test_a_mistake_is_told_and_nothing_written(
    tables: Run, tmp_path: Path, arguments: list[str], code: int, told: str
) -> None:
    ran = tables(*arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err
    assert list(tmp_path.iterdir()) == []
