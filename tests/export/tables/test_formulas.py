"""Files opened by a spreadsheet: nothing in them is run, and what is printed stays printed."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from samverkan.export.tables.answer import Answer
from samverkan.export.tables.formats import write
from samverkan.export.tables.plain import EXCEL, PLAIN, Dialect
from samverkan.graph.table import Table

RISKY = (
    "=1+41",
    "+1+41",
    "-1+41",
    "@SUM(1;41)",
    " =1+41",
    "\t=1+41",
    "\r=1+41",
    "\n=1+41",
    "\u00a0=1+41",
    "\u200b=1+41",
    "\ufeff=1+41",
    "＝1+41",
    "﹦1+41",
    "＋1+41",
    "－1+41",
    "＠SUM(1;41)",
    "'=1+41",
    '"=1+41"',
    '=HYPERLINK("http://127.0.0.1:9/";"klicka")',
    '=WEBSERVICE("http://127.0.0.1:9/")',
    '=DDE("soffice";"x";"y")',
    "=cmd|' /C calc'!A0",
    "@import",
    "=A1",
    "{=1+41}",
    "=1+41;=1+41",
    "=1+41,=1+41",
    "x\n=1+41",
    '";=1+41',
    '",=1+41',
)
PRINTED = ("00123", "1E5", "12345678901234567890", "212000-2213", "1-2", "3/4", "TRUE")
TEXTS = (*RISKY, *PRINTED)
TABLE = Table(("värde", "sist"), tuple({"värde": text, "sist": "slut"} for text in TEXTS))
ANSWER = Answer(TABLE, "=1+41", "sv", told=RISKY, scope=RISKY, notes=[(t, t) for t in RISKY])

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed"),
]


def through(path: Path, *options: str) -> Any:
    """Return the workbook that LibreOffice makes of a file when it has opened it."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", *options, "--convert-to", "xlsx", "--outdir"]
    subprocess.run([*command, out, path], check=True, capture_output=True, timeout=180)
    return openpyxl.load_workbook(out / f"{path.stem}.xlsx")


def unmarked(value: object) -> str:
    return str(value or "").removeprefix("'").strip()


@pytest.mark.parametrize(
    ("name", "dialect", "separator"),
    [("komma", PLAIN, 44), ("excel", EXCEL, 59), ("tab", Dialect("\t"), 9)],
)
def test_no_cell_of_csv_is_run(tmp_path: Path, name: str, dialect: Dialect, separator: int) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_bytes(write(ANSWER, "csv", dialect))
    book = through(path, f"--infilter=CSV:{separator},34,76,1")
    cells = [cell for row in book.active.iter_rows(min_row=2) for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert "42" not in {str(cell.value) for cell in cells}
    assert [row[1].value for row in book.active.iter_rows(min_row=2)] == ["slut"] * len(TEXTS)


def test_no_cell_of_a_workbook_is_run_and_every_text_stays(tmp_path: Path) -> None:
    path = tmp_path / "bok.xlsx"
    path.write_bytes(write(ANSWER, "xlsx"))
    book = through(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    held = [row[0].value for row in book["Svar"].iter_rows(min_row=2)]
    assert list(map(unmarked, held)) == [unmarked(t.replace("\r", "\n")) for t in TEXTS]
    assert [row[0].data_type for row in book["Svar"].iter_rows(min_row=2)] == ["s"] * len(TEXTS)
