"""An answer as a workbook: what it is, typed cells, and rows apart on sheets of their own."""

import io
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from samverkan.export.tables.answer import Answer
from samverkan.export.tables.sheets import to_workbook
from samverkan.graph.table import Table

ROW = {
    "actor": "https://x/id/org-a",
    "actor_label": "=1+1",
    "layer": "declared",
    "from": "2018-06-05",
    "to": "2020",
    "amount": "1234.50",
    "leads": True,
    "as_printed": "00123",
}
TABLE = Table(tuple(ROW), (ROW,), undated=(ROW | {"actor_label": "Orsa"},))


def opened(answer: Answer) -> Any:
    return openpyxl.load_workbook(io.BytesIO(to_workbook(answer)))


def told(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row if cell.value is not None] for row in sheet.iter_rows()]


def test_the_first_sheet_says_what_this_is() -> None:
    answer = Answer(
        TABLE, "Vem gör vad?", "sv",
        scope=["Registret", "plats: Mora"], told=["En mening."], notes=[("src-a", "Avtalet")],
    )  # fmt: skip
    book = opened(answer)
    assert book.sheetnames == ["Om", "Svar", "Utan datum"]
    rows = told(book["Om"])
    assert rows[:6] == [
        ["Vem gör vad?"],
        ["Gäller", "Registret"],
        ["plats: Mora"],
        ["Svar", "1 rad."],
        ["Utan datum", "1 rad."],
        ["Att veta", "En mening."],
    ]
    columns = rows[rows.index(["Kolumnerna"]) + 1 :]
    assert columns[0][0] == "aktör"
    assert columns[0][1].startswith("Organisationen")
    assert rows[rows.index(["Källorna"]) + 1] == ["src-a", "Avtalet"]
    assert rows[-1][0] == "Gjort med"
    assert rows[-1][1].startswith("samverkan 0")
    assert book["Om"]["A1"].font.bold
    assert book.properties.title == "Vem gör vad?"


def test_cells_are_of_their_type_and_ids_come_last() -> None:
    sheet = opened(Answer(TABLE, "T", "sv"))["Svar"]
    heads, cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert heads == [
        *("aktör", "lager", "från", "till", "belopp", "leder", "som det står", "aktör, id"),
    ]
    day = datetime(2018, 6, 5)
    assert cells == [
        *("=1+1", "utlovat", day, "2020", 1234.5, True, "00123", "https://x/id/org-a"),
    ]
    kinds = {cell.coordinate: cell.data_type for cell in sheet[2]}
    assert list(kinds.values()) == ["s", "s", "d", "s", "n", "b", "s", "s"]
    assert sheet["C2"].number_format == "yyyy-mm-dd"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:H2"
    assert "$G$2" in sheet.print_area


def test_the_columns_of_ones_own_query_stand_as_they_are() -> None:
    table = Table(
        ("antal_label", "id", "dag"), ({"antal_label": 7, "id": "x", "dag": "2018-06-05"},)
    )
    sheet = opened(Answer(table, "T", "sv", worded=False))["Svar"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows == [["antal_label", "id", "dag"], [7, "x", "2018-06-05"]]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_same_answer_gives_the_same_bytes(lang: str) -> None:
    answer = Answer(TABLE, "T", lang, told=["x"])
    assert to_workbook(answer) == to_workbook(answer)
