"""`matrix` on the command line."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def matrix(run: Run, store: Path) -> Run:
    return lambda *options: run("matrix", "--store", store, *options)


def test_json(matrix: Run) -> None:
    ran = matrix("--format", "json")
    assert ran.code == 0
    told = ran.json()
    assert (len(told["rows"]), len(told["columns"]), len(told["cells"])) == (5, 15, 75)
    assert told["counts"]["asked_and_empty"] == 0
    assert told["reading"][0].startswith("Rutor: 75.")


@pytest.mark.parametrize("columns", ["place", "sector", "target-group", "year"])
@pytest.mark.parametrize("rows", ["area", "sub-area", "actor"])
def test_sides_as_a_table(matrix: Run, rows: str, columns: str) -> None:
    ran = matrix("--rows", rows, "--columns", columns, "--format", "table", "--lang", "en")
    assert ran.code == 0
    assert "Cells:" in ran.out


def test_csv_in_a_file(matrix: Run, tmp_path: Path) -> None:
    out = tmp_path / "m.csv"
    assert matrix("--out", out).code == 0
    assert len(list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))) == 75


def test_narrowed(matrix: Run) -> None:
    told = matrix("--area", "arbete", "--rows", "sub-area", "--place", "mora").json()
    assert len(told["rows"]) == 2
    assert [column["label"] for column in told["columns"]] == ["Mora"]


def test_a_cell(matrix: Run) -> None:
    ran = matrix("--open", "arbete", "avesta", "--format", "table")
    assert ran.code == 0
    assert "Frågan bakom: samverkan ask initiatives --area area-arbete" in ran.out
    assert matrix("--open", "arbete", "avesta").json()["cell"]["status"] == "covered"


def test_what_cannot_be_shown(matrix: Run) -> None:
    assert matrix("--open", "arbete", "månen").code == 1
    assert matrix("--rows", "place").code == 2
    assert matrix("--rows", "moon").code == 2
    assert matrix("--level", "moon").code == 2
    assert matrix("--area", "moon").code == 1
    assert matrix("--year", "20x").code == 2
