"""`history`: what was changed, told to people and programs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import samverkan
from tests.conftest import TINY

Run = Callable[..., Any]


@pytest.fixture
def changed(tiny: Path, tmp_path: Path, run: Run) -> Path:
    """A store that was loaded twice and judged in once."""
    store = tmp_path / "store"
    assert run("--store", store, "load", tiny, "--by", "kansliet").code == 0
    file = tiny / "organisations.csv"
    text = file.read_text("utf-8").replace("Orsa kommun,Orsa Municipality", "Orsa stad,Orsa Town")
    file.write_text(text.replace("org-af,Arb", "org-ny,Ny förening,,,,,src-a,rad 4\norg-af,Arb"))
    again = run("--store", store, "load", tiny, "--by", "kansliet", "--why", "Namnbyte")
    assert again.code == 0
    judged = ["judge", "init-bo", "init-jobb", "different", "--by", "rådet", "--why", "Olika."]
    assert run("--store", store, *judged).code == 0
    return store


def test_the_list_tells_the_latest_first(run: Run, changed: Path) -> None:
    told = run("--store", changed, "history").json()
    assert [one["number"] for one in told["changes"]] == [3, 2, 1]
    assert [one["by"] for one in told["changes"]] == ["rådet", "kansliet", "kansliet"]
    assert told["changes"][1]["why"] == "Namnbyte"
    assert told["changes"][2]["made"] == ["https://w3id.org/samverkan/register/tiny"]
    ran = run("--store", changed, "history", "--format", "table", "--limit", "2")
    assert "bedömning" in ran.out
    assert "register.toml" not in ran.out
    assert "2 av 3" in ran.err


def test_one_change_tells_rows_and_cells_before_and_after(run: Run, changed: Path) -> None:
    told = {row["id"].rpartition("/")[2]: row for row in
            run("--store", changed, "history", "2").json()["rows"]}  # fmt: skip
    assert set(told) == {"org-orsa", "org-ny"}
    assert told["org-orsa"]["how"] == "changed"
    assert told["org-orsa"]["cells"] == {
        "name": {"before": ["Orsa kommun"], "after": ["Orsa stad"]},
        "name_en": {"before": ["Orsa Municipality"], "after": ["Orsa Town"]},
    }
    assert told["org-ny"]["how"] == "added"
    ran = run("--store", changed, "history", "2", "--format", "table")
    for text in ("Namnbyte", "namn: Orsa kommun → Orsa stad", "Ny förening", "Överenskommelsen"):
        assert text in ran.out
    first = run("--store", changed, "history", "1", "--format", "table")
    tables = [text for name, text in TINY.items() if name not in ("register.toml", "people.csv")]
    rows = sum(len(text.strip().splitlines()) - 1 for text in tables)
    assert f"Registret tiny kom till: {rows} rader" in first.out


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["9"], 1, "9"),
        (["x"], 2, "x"),
        (["--since", "i går"], 2, "i går"),
        (["--limit", "-1"], 2, "-1"),
    ],
)
def test_mistakes(run: Run, changed: Path, arguments: list[str], code: int, told: str) -> None:
    ran = run("--store", changed, "history", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert told in ran.err


def test_since_a_day(run: Run, changed: Path) -> None:
    assert len(run("--store", changed, "history", "--since", "2020").json()["changes"]) == 3
    ran = run("--store", changed, "history", "--since", "2999", "--format", "table")
    assert "2999" in ran.out


def test_a_thing_is_shown_with_its_past(run: Run, changed: Path) -> None:
    told = run("--store", changed, "show", "org-orsa").json()["history"]
    assert [one["number"] for one in told] == [2, 1]
    assert told[0]["cells"]["name"] == {"before": ["Orsa kommun"], "after": ["Orsa stad"]}
    ran = run("--store", changed, "show", "org-orsa", "--format", "table", "--history")
    assert "namn: Orsa kommun → Orsa stad" in ran.out
    assert "inläsning (tiny) (1)" in ran.out


READING: list[list[str]] = [
    ["ask", "bodies"],
    ["query", "ASK { ?s ?p ?o }"],
    ["find", "orsa"],
    ["show", "org-orsa"],
    ["info"],
    ["matrix"],
    ["gaps"],
    ["overlaps"],
    ["similar", "init-bo"],
    ["measures"],
    ["export", "data", "--format", "turtle", "--out", "-"],
]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
def test_every_command_that_reads_answers_as_it_was(
    run: Run, changed: Path, arguments: list[str]
) -> None:
    now = run("--store", changed, *arguments)
    when = run("--store", changed, "history", "1").json()["saved"]
    then = run("--store", changed, *arguments, "--known-at", when)
    assert (now.code, then.code) == (0, 0)
    assert "ändring 1 (" in then.err
    assert "ändring" not in now.err
    if arguments[0] in ("find", "show", "export"):
        assert "Orsa kommun" in then.out
        assert "Orsa stad" in now.out
    ran = run("--store", changed, *arguments, "--known-at", "2001-01-01")
    assert (ran.code, ran.out) == (1, "")
    assert "tom" in ran.err


def test_no_command_passes_over_known_at() -> None:
    """A command that only reads opens the store where --known-at is heeded."""
    commands = Path(samverkan.__file__).parent / "commands"
    for path in commands.rglob("*.py"):
        if path.name != "base.py":
            assert "with KnowledgeBase.open(" not in path.read_text("utf-8"), path


def test_undo_tells_what_was_undone_or_what_stands_in_the_way(
    run: Run, changed: Path, tiny: Path
) -> None:
    file = tiny / "organisations.csv"
    file.write_text(file.read_text("utf-8").replace("Orsa stad", "Orsa köping"), "utf-8")
    run("--store", changed, "load", tiny)
    ran = run("--store", changed, "undo", "2")
    assert ran.code == 1
    assert [one["now"] for one in ran.json()["conflicts"]] == ["Orsa köping"]
    assert "--force" in ran.err
    shown = run("--store", changed, "undo", "2", "--format", "table")
    assert "Cellen har ändrats igen." in shown.out
    done = run("--store", changed, "undo", "2", "--force", "--by", "kansliet", "--format", "table")
    assert done.code == 0
    assert "namn: Orsa köping → Orsa kommun" in done.out
    again = run("--store", changed, "undo", "2", "--format", "table")
    assert (again.code, "inget kvar att ångra" in again.out) == (0, True)
    listed = run("--store", changed, "history", "--format", "table")
    assert "ångrad av ändring 5" in listed.out


def test_a_store_from_before_history_says_so(run: Run, tmp_path: Path) -> None:
    from tests.graph.test_history import written_by_version_1

    written_by_version_1(tmp_path / "old")
    ran = run("--store", tmp_path / "old", "info", "--known-at", "2020")
    assert (ran.code, "ingen vet sedan när" in ran.err) == (0, True)
    told = run("--store", tmp_path / "old", "history", "--format", "table")
    assert (told.code, "nästa ändring" in told.out) == (0, True)


def test_files_older_than_a_review_are_told_row_by_row(run: Run, changed: Path, tiny: Path) -> None:
    from samverkan.graph.change_sets import origin
    from samverkan.knowledge import KnowledgeBase

    with KnowledgeBase.edit(changed) as kb:
        one = kb.history.change(kb.history.change_set(2))
        kb.history.record(one.undone(), origin("review"))
    ran = run("--store", changed, "load", tiny, "--format", "table")
    assert ran.code == 1
    assert "Raden är ändrad genom granskning" in ran.out
    assert "org-orsa" in ran.out
    assert run("--store", changed, "load", tiny, "--force").code == 0


def test_a_register_that_was_undone_can_be_brought_back(
    run: Run, tiny: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    run("--store", store, "load", tiny)
    assert run("--store", store, "undo", "1").code == 0
    assert run("--store", store, "info").code == 1
    assert len(run("--store", store, "history").json()["changes"]) == 2
    assert run("--store", store, "undo", "2").code == 0
    assert run("--store", store, "show", "org-orsa").code == 0
    assert run("--store", tmp_path / "none", "undo", "1").code == 1
    assert not (tmp_path / "none").exists()
