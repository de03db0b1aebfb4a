"""The workbook of a matrix, read again by another program."""

import io

import openpyxl

from samverkan.analysis.coverage import coverage
from samverkan.export.matrix_sheets import answer
from samverkan.export.tables.sheets import to_workbook
from samverkan.knowledge import KnowledgeBase


def test_workbook_has_the_matrix_its_cells_and_their_sources(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    found = coverage(practice)
    content = to_workbook(answer(found, practice, "sv"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["Om", "Matrisen", "Rutorna", "Insatserna"]
    grid = [[cell.value for cell in row] for row in book["Matrisen"]]
    assert len(grid) == 6
    assert len(grid[0]) == 16
    counts = {
        (row[0], name): value for row in grid[1:] for name, value in zip(grid[0], row, strict=True)
    }
    for cell in found.cells.values():
        told = counts[kb.facts.label(cell.row), kb.facts.label(cell.column)]
        every = len(cell.initiatives) + len(cell.via_county)
        assert told == ("?" if cell.status == "unknown" else every)
    lines = [[cell.value for cell in row] for row in book["Rutorna"]]
    assert len(lines) == 76
    assert {row[lines[0].index("läge")] for row in lines[1:]} == {"täckt", "okänt"}
    sources = [row[4].value for row in book["Insatserna"].iter_rows(min_row=2)]
    assert sources
    assert all(sources)
    assert to_workbook(answer(found, practice, "sv")) == content, "the same bytes"


def test_workbook_in_english(kb: KnowledgeBase) -> None:
    practice = kb.practice()
    content = to_workbook(answer(coverage(practice, "actor", "sub-area"), practice, "en"))
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert book.sheetnames == ["About", "The matrix", "The cells", "The initiatives"]
    marks = {
        cell.value for row in book["The matrix"].iter_rows(min_row=2, min_col=2) for cell in row
    }
    assert {"D", "D E"} <= marks
