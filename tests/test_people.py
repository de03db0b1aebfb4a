"""Who is forgotten is gone: from every file, and for good."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from samverkan.folders import people_folder
from samverkan.knowledge import KnowledgeBase

Run = Callable[..., Any]

#: Long enough not to be packed away by the engine's compression.
NAME = "Eva Exempelsdotter Utomordentligt Ovanlig Ånäslund af Hjulbäck"


@pytest.fixture
def loaded(tiny: Path, tmp_path: Path, run: Run) -> Path:
    people = tiny / "people.csv"
    text = people.read_text("utf-8").replace("Eva Exempel", NAME)
    people.write_text(text + "person-77aa,Adam,undertecknare,src-a\n", "utf-8")
    store = tmp_path / "store"
    assert run("--store", store, "load", tiny).code == 0
    return store


def bytes_of(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_a_person_is_erased_from_every_file_and_does_not_come_back(
    run: Run, loaded: Path, tiny: Path
) -> None:
    part = b"Utomordentligt Ovanlig"
    assert part in bytes_of(people_folder(loaded))
    assert part not in bytes_of(loaded)
    ran = run("--store", loaded, "forget", "person-0f3a9c", "--by", "kansliet")
    assert (ran.code, ran.json()["statements"] > 1) == (0, True)
    for _ in range(2):
        assert part not in bytes_of(people_folder(loaded))
        assert b"Adam" in bytes_of(people_folder(loaded))
        assert run("--store", loaded, "load", tiny).code == 0
    shown = run("--store", loaded, "show", "sig-mora", "--format", "table")
    assert shown.code == 0
    assert "Eva" not in shown.out
    again = run("--store", loaded, "forget", "person-0f3a9c")
    assert (again.code, "person-0f3a9c" in again.err) == (1, True)


def test_whoever_was_forgotten_stays_so_when_an_old_copy_is_put_back(
    run: Run, loaded: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy"
    kept = run("--store", loaded, "backup", copy, "--people").json()
    assert kept["people"] == str(people_folder(copy))
    assert b"Ovanlig" not in bytes_of(copy)
    assert run("--store", loaded, "forget", "person-0f3a9c").code == 0
    ran = run("--store", loaded, "restore", copy, "--people")
    assert ran.code == 0, ran.err
    assert b"Ovanlig" not in bytes_of(people_folder(loaded))
    assert b"Adam" in bytes_of(people_folder(loaded))


def test_a_backup_and_an_archive_on_the_command_line(
    run: Run, loaded: Path, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.nq.gz"
    told = run("--store", loaded, "backup", "--archive", file).json()
    assert (tmp_path / "a.nq.gz.sha256").read_text() == f"{told['sha256']}  a.nq.gz\n"
    assert run("--store", loaded, "backup").code == 0
    assert run("--store", loaded, "backup", "--out", tmp_path / "out").code == 0
    with KnowledgeBase.open(tmp_path / "out") as copy:
        assert copy.store.registers()
    assert len([path for path in tmp_path.iterdir() if path.name.startswith("samverkan-")]) == 1
    (tiny / "names.csv").unlink()
    run("--store", loaded, "load", tiny)
    refused = run("--store", loaded, "restore", file)
    assert (refused.code, "2" in refused.err, "--force" in refused.err) == (1, True, True)
    done = run("--store", loaded, "restore", file, "--force", "--format", "table")
    assert (done.code, "ändring 3" in done.out) == (0, True)
    assert run("--store", loaded, "show", "name-af").code == 0
    file.write_bytes(file.read_bytes()[:-1])
    damaged = run("--store", loaded, "restore", file, "--force")
    assert (damaged.code, "skadad" in damaged.err) == (1, True)
    assert run("--store", loaded, "backup", "x", "--archive", "y.nq").code == 2
    assert run("--store", tmp_path / "none", "forget", "person-1").code == 1
