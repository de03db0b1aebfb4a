"""`check` and `load` of one table of a register that is in the store."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Ran

Run = Callable[..., Ran]


@pytest.fixture
def known(run: Run, tiny: Path, tmp_path: Path) -> Path:
    """A store with the small register."""
    assert run("--store", tmp_path / "store", "load", tiny).code == 0
    return tmp_path / "store"


@pytest.fixture
def table(tiny: Path, tmp_path: Path) -> Path:
    """The table of organisations, somewhere else."""
    path = tmp_path / "Organisationer.CSV"
    path.write_text((tiny / "organisations.csv").read_text("utf-8"), "utf-8")
    return path


def test_only_that_table_becomes_equal_to_the_file(run: Run, known: Path, table: Path) -> None:
    before = run("--store", known, "info", "--format", "json").json()
    table.write_text(
        table.read_text("utf-8").replace("Mora kommun", "Mora stad")
        + "org-ny,Nya föreningen,,,,,src-b,rad 4\n",
        "utf-8",
    )
    sound = run("--store", known, "check", table, "--format", "table")
    assert (sound.code, "rader: 4" in sound.err) == (0, True)
    assert "registret tiny" in sound.err
    loaded = run("--store", known, "load", table, "--register", "tiny").json()[0]
    assert loaded["register"] == "tiny"
    assert (loaded["added"], loaded["removed"], loaded["changed"]) == (
        {"organisations": ["org-ny"]},
        {},
        {"organisations": ["org-mora"]},
    )
    assert run("--store", known, "info", "--format", "json").json() != before
    gone = "\n".join(
        line for line in table.read_text("utf-8").splitlines() if not line.startswith("org-ny")
    )
    table.write_text(gone + "\n", "utf-8")
    removed = run("--store", known, "load", table).json()[0]["removed"]
    assert removed == {"organisations": ["org-ny"]}


def test_a_row_that_others_need_may_not_go(run: Run, known: Path, table: Path) -> None:
    kept = [line for line in table.read_text("utf-8").splitlines() if "org-mora" not in line]
    table.write_text("\n".join(kept).replace("place-orsa", "place-norrut") + "\n", "utf-8")
    faults = run("--store", known, "check", table, "--format", "json").json()["faults"]
    assert [(f["code"], f["cell"], f["value"]) for f in faults] == [
        ("dangling", "F2", "place-norrut"),
        ("row_needed", None, "org-mora"),
    ]
    refused = run("--store", known, "load", table, "--format", "json")
    assert refused.code == 3
    assert "org-mora" in run("--store", known, "show", "org-mora", "--format", "json").out


def test_what_is_no_table_and_what_has_no_store(
    run: Run, known: Path, table: Path, tiny: Path, tmp_path: Path
) -> None:
    assert run("--store", known, "check", tiny, "--register", "tiny").code == 2
    other = run("--store", known, "check", table, "--register", "okänt")
    assert (other.code, "tiny" in other.err) == (1, True)
    none = run("--store", tmp_path / "none", "load", table)
    assert (none.code, "hela registret först" in none.err) == (1, True)
    assert not (tmp_path / "none").exists()
    twice = tmp_path / "organisations.csv"
    twice.write_bytes(table.read_bytes())
    assert run("--store", known, "check", table, twice).code == 2


def test_tables_in_the_folder_of_a_register_are_its_own(run: Run, known: Path, tiny: Path) -> None:
    other = tiny.parent / "other"
    tiny.rename(other)
    about = other / "register.toml"
    about.write_text(about.read_text("utf-8").replace('"tiny"', '"other"'), "utf-8")
    assert run("--store", known, "load", other).code == 0
    done = run("--store", known, "check", other / "sectors.csv", other / "organisations.csv")
    assert (done.code, "registret other" in done.err) == (0, True)
