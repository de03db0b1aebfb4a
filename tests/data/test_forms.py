"""Forms that go out, are filled in with other programs, and come back as they were filled in."""

import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan.data.forms import COLUMNS, Form, FormRow, read_form
from samverkan.errors import UnreadableFile
from samverkan.export.reports.document import Document
from samverkan.export.reports.docx import document_of
from samverkan.export.reports.form import workbook_of

docx = pytest.importorskip("docx", reason="python-docx is not installed")

ROWS = (
    FormRow("org-mora", "organisations", "name", "namn: Mora kommun"),
    FormRow("com-1", "inquiries", "answer", "Nämnda för Planera."),
    FormRow("new-1", "initiatives", "name", "Ny uppgift"),
)
FORM = Form("org-mora", ROWS)
#: What people write: no control characters, which neither file can hold.
TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=40
)


def sent(form: Form, suffix: str) -> bytes:
    document = Document("Underlag", "Prov", "sv", (form,))
    return document_of(document) if suffix == ".docx" else workbook_of(document)


def fill(content: bytes, suffix: str, answers: list[tuple[str, str, str]]) -> bytes:
    """Fill in the form as another program would, and return the file."""
    out = io.BytesIO()
    if suffix == ".docx":
        opened = docx.Document(io.BytesIO(content))
        for row, texts in zip(opened.tables[0].rows[1:], answers, strict=True):
            for cell, text in zip(row.cells[4:], texts, strict=True):
                cell.text = text
        opened.save(out)
    else:
        book = openpyxl.load_workbook(io.BytesIO(content))
        sheet = book.worksheets[-1]
        for number, texts in enumerate(answers, start=2):
            for column, text in enumerate(texts, start=5):
                cell = sheet.cell(number, column)
                cell.value = text or None
                if text:
                    cell.data_type = "s"
        book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
def test_an_empty_form_comes_back_as_it_was_sent(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"form{suffix}"
    path.write_bytes(sent(FORM, suffix))
    assert read_form(path) == FORM
    assert not any(row.filled for row in read_form(path).rows)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@given(st.lists(st.tuples(TEXT, TEXT, TEXT), min_size=3, max_size=3))
@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_was_filled_in_is_read_back(
    tmp_path: Path, suffix: str, answers: list[tuple[str, str, str]]
) -> None:
    path = tmp_path / f"form{suffix}"
    path.write_bytes(fill(sent(FORM, suffix), suffix, answers))
    read = read_form(path)
    assert [(row.correction, row.comment, row.source) for row in read.rows] == answers
    assert [(row.row, row.table, row.field, row.said) for row in read.rows] == [
        (row.row, row.table, row.field, row.said) for row in ROWS
    ]


def test_lines_and_formulas_are_text(tmp_path: Path) -> None:
    answers = [("=1+1", "rad ett\nrad två", "'x"), ("-5", "", "@SUM(1)"), ("", "", "")]
    for suffix in (".docx", ".xlsx"):
        path = tmp_path / f"form{suffix}"
        path.write_bytes(fill(sent(FORM, suffix), suffix, answers))
        read = [(row.correction, row.comment, row.source) for row in read_form(path).rows]
        assert read == answers


def test_a_day_is_a_day(tmp_path: Path) -> None:
    from datetime import datetime

    path = tmp_path / "form.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(sent(FORM, ".xlsx")))
    book.worksheets[-1].cell(2, 5).value = datetime(2018, 6, 5)
    book.worksheets[-1].cell(3, 5).value = 2018
    book.save(path)
    assert [row.correction for row in read_form(path).rows] == ["2018-06-05", "2018", ""]


def test_rows_may_be_moved_and_columns_too(tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    book = openpyxl.Workbook()
    sheet: Any = book.active
    order = list(reversed(COLUMNS))
    sheet.append([f"Rubrik {name}" for name in order])
    sheet.append([{"row": "org-mora", "correction": "Mora"}.get(name, "") for name in order])
    book.save(path)
    row = read_form(path).rows[0]
    assert (row.row, row.correction) == ("org-mora", "Mora")


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("form.pdf", b"", "Forms are read from"),
        ("form.docx", b"nothing", "cannot be read as a form"),
        ("form.xlsx", sent(FORM, ".docx"), "cannot be read as a form"),
        ("form.docx", document_of(Document("Brev", "", "sv", ())), "has no form"),
    ],
)
def test_what_is_no_form_is_refused(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableFile, match=why):
        read_form(path)


def test_a_file_that_grows_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "form.docx"
    path.write_bytes(sent(FORM, ".docx"))
    monkeypatch.setattr("samverkan.data.forms.BYTES", 1000)
    with pytest.raises(UnreadableFile, match="grows too large"):
        read_form(path)
