"""`template` writes a register that `check` and `load` take back."""

from pathlib import Path

import pytest
from openpyxl import load_workbook


def test_what_is_written_changes_nothing_when_it_is_loaded(run, tmp_path: Path, tiny: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "tiny.xlsx"
    assert run("--store", store, "load", tiny).code == 0
    assert run("--store", store, "template", file).code == 0
    ran = run("--store", store, "load", file, "--format", "json")
    assert ran.code == 0
    assert ran.json() == [
        {"register": "tiny", "rows": 30, "added": {}, "removed": {}, "changed": {}}
    ]


def test_a_file_is_not_written_over(run, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    assert run("template", file, "--empty").code == 0
    assert run("template", file, "--empty").code == 1
    assert run("template", file, "--empty", "--force").code == 0


def test_one_place_to_write_to(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("template", "vagen-in", "--empty", "--format", "csv", "--out", "mapp")
    assert (ran.code, [*tmp_path.iterdir()]) == (2, [])
    assert all(name in ran.err for name in ("vagen-in", "mapp"))


def test_a_fault_is_told_at_its_cell(run, tmp_path: Path, tiny: Path) -> None:
    store, file = tmp_path / "store", tmp_path / "tiny.xlsx"
    run("--store", store, "load", tiny)
    run("--store", store, "template", file)
    book = load_workbook(file)
    book["insatser"]["D2"] = "påhitt"
    book.save(file)
    ran = run("check", file, "--format", "json")
    assert ran.code == 3
    (fault,) = ran.json()["faults"]
    assert (fault["sheet"], fault["value"]) == ("insatser", "påhitt")
    assert "projekt" in fault["message"]


def test_people_come_only_when_asked_for(run, tmp_path: Path, tiny: Path) -> None:
    store = tmp_path / "store"
    run("--store", store, "load", tiny)
    run("--store", store, "template", tmp_path / "without")
    run("--store", store, "template", tmp_path / "with", "--people")
    assert not (tmp_path / "without" / "people.csv").exists()
    assert "Eva Exempel" in (tmp_path / "with" / "people.csv").read_text("utf-8-sig")
