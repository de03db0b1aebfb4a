"""A form that a party filled in: what it wrote is proposed, and what the form was is looked at."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan.data.forms import read_form
from samverkan.errors import FaultsFound
from samverkan.export.reports import writers
from samverkan.export.reports.dossier import dossier
from samverkan.export.reports.form import workbook_of
from samverkan.knowledge import KnowledgeBase
from samverkan.ontology.identity import local_id


@pytest.fixture
def kb(tiny: Path) -> KnowledgeBase:
    return KnowledgeBase.memory(tiny)


def form(kb: KnowledgeBase, folder: Path, lang: str = "sv") -> Path:
    """Write the form about the employment service."""
    about = dossier(kb.practice(), kb.meaning("actor", "AF"), today="2026-11-28", lang=lang)
    path = folder / "formulär.xlsx"
    path.write_bytes(workbook_of(about))
    return path


def fill(path: Path, *cells: tuple[str, str, str, str]) -> Path:
    """Write in a form: row, field, column and text."""
    book = load_workbook(path)
    sheet = book.worksheets[1]
    heads = {str(cell.value).split()[-1]: cell.column for cell in sheet[1]}
    rows = {
        (sheet.cell(n, heads["row"]).value, sheet.cell(n, heads["field"]).value): n
        for n in range(2, sheet.max_row + 1)
    }
    for row, field, column, text in cells:
        sheet.cell(rows[row, field], heads[column]).value = text
    book.save(path)
    return path


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_written_is_proposed_and_what_is_left_or_the_same_is_not(
    kb: KnowledgeBase, tmp_path: Path, lang: str
) -> None:
    path = fill(
        form(kb, tmp_path, lang),
        ("org-af", "place", "correction", "Mora"),
        ("org-af", "name", "correction", "Arbetsförmedlingen"),
        ("org-af", "sector", "correction", "   "),
        ("com-1", "answer", "correction", "Vi driver Jobbspår.\nTre kommuner är med."),
        ("com-3", "area", "correction", "Ta bort raden"),
    )
    done = kb.propose(path, sender="AF", lang=lang)
    assert {(one.kind, local_id(one.row), one.remark) for one in done.proposals} == {
        ("change", "org-af", None),
        ("remark", "com-1", "Vi driver Jobbspår.\nTre kommuner är med."),
        ("remove", "com-3", None),
    }
    assert (done.same, done.stale) == (1, ())
    word = {"sv": "rad", "en": "row"}[lang]
    assert all(str(one.locator).startswith(f"{word} ") for one in done.proposals)


def test_a_form_that_is_older_than_what_is_known_tells_so(
    kb: KnowledgeBase, tmp_path: Path
) -> None:
    path = fill(form(kb, tmp_path), ("org-af", "place", "correction", "Mora"))
    kb.propose_row("organisations", {"place": "Orsa"}, row="org-af", sender="X")
    kb.review(kb.proposals(), "accepted", why="Ja")
    done = kb.propose(path, sender="AF")
    (one,) = done.proposals
    assert [fault.key for fault in done.stale] == ["form_stale"]
    assert one.remark == "(Formuläret visade: plats: inte känt)"
    assert (one.known, one.cells) == ({"place": "place-orsa"}, {"place": "place-mora"})


@pytest.mark.parametrize(
    ("column", "text"),
    [("row", "org-none"), ("row", "new-99"), ("table", "groups"), ("table", "secrets")],
)
def test_a_row_whose_first_columns_were_changed_is_refused(
    kb: KnowledgeBase, tmp_path: Path, column: str, text: str
) -> None:
    path = fill(form(kb, tmp_path), ("org-af", "place", "correction", "Mora"))
    fill(path, ("org-af", "place", column, text))
    with pytest.raises(FaultsFound) as raised:
        kb.propose(path, sender="AF")
    assert [fault.key for fault in raised.value.faults] == ["form_row_unknown"]
    assert kb.proposals(None) == []


def test_a_form_about_another_register_is_refused_once(kb: KnowledgeBase, tmp_path: Path) -> None:
    path = fill(
        form(kb, tmp_path),
        ("org-af", "place", "correction", "Mora"),
        ("com-3", "area", "comment", "Stämmer"),
    )
    with KnowledgeBase.memory("vagen-in") as other, pytest.raises(FaultsFound) as raised:
        other.propose(path, sender="AF")
    assert [(fault.key, fault.value) for fault in raised.value.faults] == [
        ("form_elsewhere", "org-af")
    ]


def test_a_word_document_comes_back_the_same(kb: KnowledgeBase, tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    about = dossier(kb.practice(), kb.meaning("actor", "AF"), today="2026-11-28")
    path = tmp_path / "formulär.docx"
    path.write_bytes(writers.WRITERS["docx"](about))
    document = docx.Document(str(path))
    (table,) = (t for t in document.tables if len(t.columns) == 7)
    (row,) = (
        r
        for r in table.rows
        if [c.text for c in r.cells[:3]] == ["org-af", "organisations", "place"]
    )
    row.cells[4].text = "Mora"
    row.cells[5].text = "Kontoret\nflyttade"
    document.save(str(path))
    assert read_form(path).about == "org-af"
    (one,) = kb.propose(path, sender="AF").proposals
    assert (one.cells, one.remark) == ({"place": "place-mora"}, "Kontoret\nflyttade")
