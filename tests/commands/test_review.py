"""`propose` and `review`, as a secretariat uses them."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan.knowledge import KnowledgeBase
from tests.conftest import Ran


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    with KnowledgeBase.edit(tmp_path / "store") as kb:
        kb.load(tiny)
    return tmp_path / "store"


def test_one_row_is_proposed_shown_accepted_and_undone(
    folder: Path, run: Callable[..., Ran]
) -> None:
    at = ("--store", folder)
    cells = ("--table", "organisations", "--row", "org-mora", "--cell", "place=Orsa")
    done = run("propose", "--from", "Mora kommun", *cells, "--format", "json", *at)
    assert done.code == 0, done.err
    (proposed,) = done.json()["proposals"]
    assert proposed["cells"] == {"place": "place-orsa"}
    listed = run("review", "--format", "table", *at).out
    assert "plats: Mora → Orsa" in listed
    shown = run("review", proposed["id"], "--format", "table", *at)
    assert "place-mora" in shown.out
    assert "place-orsa" in shown.out
    assert "Mora kommun" in shown.out
    assert "1" in run("show", "org-mora", "--format", "table", *at).err
    assert run("show", "org-mora", "--format", "json", *at).json()["open_proposals"] == 1
    assert run("review", proposed["id"], "--accept", *at).code == 2  # not without a reason
    accept = ("--accept", "--why", "Stämmer", "--by", "kansliet", "--format", "json")
    taken = run("review", proposed["id"], *accept, *at)
    assert taken.code == 0, taken.err
    assert run("review", "--format", "json", *at).json() == {"proposals": [], "count": 0}
    assert run("undo", taken.json()["change"], *at).code == 0
    assert run("review", "--format", "json", *at).json()["count"] == 1


def test_many_are_decided_by_a_selection_that_is_kept(
    folder: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    at = ("--store", folder)
    path = tmp_path / "names.csv"
    path.write_text(
        "named,name,name_kind\nMora kommun,Mora stad,variant\norg-orsa,Orsa stad,variant\n",
        "utf-8",
    )
    assert run("propose", path, "--from", "Mora kommun", *at).code == 0
    other = ("--table", "organisations", "--row", "org-af", "--cell", "name_en=PES")
    assert run("propose", "--from", "AF", *other, *at).code == 0
    assert run("review", "--reject", "--why", "Nej", *at).code == 2  # never all without saying so
    done = run("review", "--accept", "--table", "names", "--why", "Vet vi", *at)
    assert done.code == 0, done.err
    left = run("review", "--format", "json", *at).json()
    assert [one["sender"] for one in left["proposals"]] == ["AF"]
    accepted = run("review", "--status", "accepted", "--format", "json", *at).json()
    assert {one["rule"] for one in accepted["proposals"]} == {"table=names"}


def test_a_wrong_call_is_told_and_makes_nothing(
    folder: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    at = ("--store", folder)
    assert run("propose", "--from", "X", *at).code == 2
    assert run("propose", tmp_path / "none.csv", "--from", "X", *at).code == 1
    assert run("review", "prop-none", *at).code == 1
    away = tmp_path / "away"
    row = ("--table", "sectors", "--cell", "name=X")
    assert run("propose", "--from", "X", *row, "--store", away).code == 1
    assert not away.exists()


def test_what_nobody_has_reviewed_is_in_no_answer_export_or_query_unless_asked_for(
    folder: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    at = ("--store", folder)
    cells = ("--cell", "id=org-zebra", "--cell", "name=Zebra", "--cell", "place=Mora")
    assert run("propose", "--from", "Randig", "--table", "organisations", *cells, *at).code == 0
    part = ("actor=org-orsa", "initiative=init-bo", "role=partner", "as_printed=Zebra")
    cells = tuple(word for cell in part for word in ("--cell", cell))
    assert run("propose", "--from", "Randig", "--table", "participations", *cells, *at).code == 0
    everything = "SELECT * { ?s ?p ?o }"
    seen = [
        run("ask", "who-cooperates", "--format", "json", *at).out,
        run("query", everything, "--format", "csv", *at).out,
        run("show", "org-mora", "--format", "json", *at).out,
        run("info", "--format", "json", *at).out,
        run("find", "zebra", "--format", "json", *at).out.replace('"zebra"', ""),
    ]
    out = tmp_path / "out"
    out.mkdir()
    for what in (
        ("data", "--format", "trig", "--out", out / "data.trig"),
        ("tables", "--format", "xlsx", "--out", out / "tables.xlsx"),
        ("network", "--out", out / "network.html"),
        ("dossier", "mora", "--out", out / "dossier.html"),
    ):
        assert run("export", *what, *at).code == 0
    for path in out.iterdir():
        seen.append(text_of(path))
    assert not [text for text in seen if "zebra" in text.casefold()]
    assert not [text for text in seen if "randig" in text.casefold()]
    asked = run("ask", "who-cooperates", "--with-proposals", "--format", "json", *at)
    rows = asked.json()["rows"]
    assert [row["basis"] for row in rows if row["as_printed"] == "Zebra"] == ["unreviewed"]
    shown = run("show", "org-zebra", "--with-proposals", "--format", "table", *at)
    assert "föreslaget, ej granskat: Randig" in shown.out
    found = run("query", everything, "--with-proposals", "--format", "csv", *at).out.splitlines()
    assert all("Randig, prop-" in line for line in found if "Zebra" in line)


def text_of(path: Path) -> str:
    """Return what a file says; of a workbook, what stands in all its parts."""
    if path.suffix != ".xlsx":
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8") for name in book.namelist())


def test_a_workbook_goes_out_and_its_verdicts_come_back(
    folder: Path, tmp_path: Path, run: Callable[..., Ran]
) -> None:
    at = ("--store", folder)
    cells = ("--table", "organisations", "--row", "org-mora", "--cell", "place=Orsa")
    assert run("propose", "--from", "Mora kommun", *cells, *at).code == 0
    path = tmp_path / "granska.xlsx"
    assert run("review", "--format", "xlsx", "--out", path, *at).code == 0
    assert run("review", "--from", path, "--accept", *at).code == 2
    assert "Ingen rad" in run("review", "--from", path, "--format", "table", *at).out
    book = load_workbook(path)
    (rule,) = book.worksheets[1].data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ('"Godkänn,Avslå,Vänta"', "B2")
    book.worksheets[1]["B2"] = "Godkänn"
    book.save(path)
    assert run("review", "--from", path, *at).code == 3
    done = run("review", "--from", path, "--why", "Ja", "--by", "Anna", "--format", "json", *at)
    assert len(done.json()["accepted"]) == 1
    assert run("undo", done.json()["change"], *at).code == 0


def test_a_row_is_proposed_to_go_and_a_proposal_is_withdrawn(
    folder: Path, run: Callable[..., Ran]
) -> None:
    at = ("--store", folder)
    assert (
        run("propose", "--from", "AF", "--remove", "com-3", *at).code == 2
    )  # not without a reason
    done = run(
        "propose", "--from", "AF", "--remove", "com-3", "--why", "Fel", "--format", "json", *at
    )
    (one,) = done.json()["proposals"]
    shown = run("review", one["id"], "--format", "json", *at).json()["proposals"][0]
    assert shown["weighed"]["naming"] == {}
    assert {effect["question"] for effect in shown["effects"]} >= {"who-cooperates"}
    back = ("--withdraw", one["id"], "--why", "Ändrade oss")
    assert run("propose", "--from", "Annan", *back, *at).code == 2
    assert run("propose", "--from", "AF", *back, *at).code == 0
    assert run("review", "--format", "json", *at).json()["count"] == 0
