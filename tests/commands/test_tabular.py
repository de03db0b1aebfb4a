"""Answers in every format of a table, files that are not written over, and how CSV is written."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]
ASK = ("ask", "who-cooperates", "--area", "bostad")


def test_a_workbook_is_named_for_what_was_asked(
    run: Run, store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("--store", store, *ASK, "--format", "xlsx")
    assert (ran.code, ran.out) == (0, "who-cooperates-bostad.xlsx\n")
    book = openpyxl.load_workbook(tmp_path / "who-cooperates-bostad.xlsx")
    assert book.sheetnames == ["Om", "Svar", "Utan område"]
    assert book["Svar"].max_row == 8
    assert "område: Vägen till bostad" in [cell.value for cell in book["Om"]["B"]]


def test_markdown_goes_to_standard_output(run: Run, store: Path) -> None:
    out = run("--store", store, "--lang", "en", *ASK, "--format", "markdown").out
    assert out.startswith("# Who cooperates in an area")
    assert "| Swedish Migration Agency | organisation | declared |" in out


@pytest.mark.parametrize(
    ("suffix", "begins"),
    [("md", b"# "), ("xlsx", b"PK"), ("csv", b"actor,"), ("json", b"{"), ("txt", b"Vem ")],
)
def test_the_suffix_says_the_format(
    run: Run, store: Path, tmp_path: Path, suffix: str, begins: bytes
) -> None:
    out = tmp_path / f"svar.{suffix}"
    assert run("--store", store, *ASK, "--out", out).code == 0
    assert out.read_bytes().startswith(begins)


def test_a_suffix_of_no_format_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    ran = run("--store", store, *ASK, "--out", tmp_path / "svar.doc")
    assert ran.code == 2
    assert ".xlsx" in ran.err
    assert ".md" in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", ["md", "xlsx", "csv", "json", "txt"])
def test_a_file_that_is_there_is_not_written_over(
    run: Run, store: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"svar.{suffix}"
    out.write_text("mitt")
    ran = run("--store", store, *ASK, "--out", out)
    assert (ran.code, ran.out) == (1, "")
    assert "--force" in ran.err
    assert out.read_text() == "mitt"
    assert run("--force", "--store", store, *ASK, "--out", out).code == 0
    assert out.read_bytes() != b"mitt"


def test_a_list_of_questions_is_a_table_too(run: Run, tmp_path: Path) -> None:
    assert run("ask", "--out", tmp_path / "fragor.xlsx").code == 0
    sheet = openpyxl.load_workbook(tmp_path / "fragor.xlsx")["Svar"]
    assert sheet["A2"].value == "active-not-named"


def test_csv_as_excel_opens_it(run: Run, store: Path) -> None:
    arguments = ["--store", store, "ask", "coverage", "--place", "mora"]
    plain = run(*arguments, "--format", "csv").out
    excel = run(*arguments, "--excel-csv").out
    assert excel.startswith("\ufeffarea;area_label;")
    rows = csv.reader(io.StringIO(excel.removeprefix("\ufeff")), delimiter=";")
    assert list(rows) == list(csv.reader(io.StringIO(plain)))


def test_each_wish_about_csv_by_itself(run: Run, store: Path) -> None:
    arguments = ["--store", store, *ASK]
    assert run(*arguments, "--bom").out.startswith("\ufeffactor,actor_label")
    assert run(*arguments, "--delimiter", ";").out.startswith("actor;actor_label")
    assert run(*arguments, "--delimiter", "tab").out.startswith("actor\tactor_label")
    assert run(*arguments, "--excel-csv", "--delimiter", "|").out.startswith("\ufeffactor|")


def test_a_wish_about_csv_is_refused_where_there_is_none(
    run: Run, store: Path, tmp_path: Path
) -> None:
    for more in (["--format", "json"], ["--out", tmp_path / "x.xlsx"]):
        ran = run("--store", store, *ASK, "--excel-csv", *more)
        assert (ran.code, ran.out) == (2, "")
        assert "--excel-csv" in ran.err
    assert run("--store", store, *ASK, "--delimiter", "x").code == 2
    assert list(tmp_path.iterdir()) == []


TABULAR = [
    ["query", "SELECT ?a { ?a a sam:Area }"],
    ["find", "mora"],
    ["info"],
    ["matrix", "--area", "arbete"],
    ["gaps", "--kind", "named-no-evidence", "--limit", "2"],
    ["gaps", "--explain", "hole"],
    ["overlaps", "--limit", "2"],
    ["similar", "init-spica", "--limit", "2"],
    ["measures", "--layer", "declared", "--measure", "density"],
    ["measures", "--explain", "density"],
    ["compare", "2015", "2019", "--layer", "declared"],
]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", TABULAR, ids=" ".join)
def test_every_answer_is_a_table_in_every_format(
    run: Run, store: Path, tmp_path: Path, arguments: list[str]
) -> None:
    given = ["--store", store, *arguments]
    assert run(*given, "--format", "markdown").out.startswith("# ")
    assert run(*given, "--excel-csv").out.startswith("\ufeff")
    assert run(*given, "--out", tmp_path / "svar.xlsx").code == 0
    book = openpyxl.load_workbook(tmp_path / "svar.xlsx")
    assert book.sheetnames[0] == "Om"
    assert all(sheet.max_row > 1 for sheet in book.worksheets)
