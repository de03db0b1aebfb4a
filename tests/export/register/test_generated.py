"""Any register that could be loaded comes back from a workbook and from CSV as it was."""

import shutil
import subprocess
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan.data.intake import read_register, read_workbook
from samverkan.data.register import Register
from samverkan.data.rows import PROSE
from samverkan.data.tables import tidy
from samverkan.export.files import write_folder
from samverkan.export.register.csv import csv_files
from samverkan.export.register.workbook import register_workbook
from samverkan.ontology.identity import clean
from samverkan.ontology.model import TABLES, Row
from samverkan.ontology.model.fields import Field, fields

#: Text that spreadsheets are known to change.
HOSTILE = [
    *("=1+1", "+46 250", "-5", "@SUM(A1)", "'s-Gravenhage", "'=1", "''x", "007", "1E5", "1-2"),
    *("TRUE", "SANT", "3/6", "2015-06-03", "#N/A!", "a|b", '"citat"', "a;b,c", "x" * 300, "🏘️ Å"),
    *("_x0041_", "<b>&amp;", "\u202bمور", "1.50", "12345678901234567890", "(exempel)", "id"),
]
TEXT = (
    st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=30)
    | st.sampled_from(HOSTILE)
).map(clean).filter(bool)  # fmt: skip
LINES = st.lists(TEXT, min_size=1, max_size=3).map("\n".join)
DATES = st.dates().map(lambda day: f"{day:%Y-%m-%d}".rjust(10, "0"))


def value(field: Field, row_id: str) -> st.SearchStrategy[Any]:
    if field.choices:
        one: st.SearchStrategy[Any] = st.sampled_from(field.choices)
    elif field.kind == "ref":
        one = st.just(row_id)
    elif field.kind == "decimal":
        high = 1 if field.most == 1 else 10**12
        one = st.decimals(0, high, places=2).map(lambda d: Decimal(f"{d.normalize():f}"))
    elif field.kind == "date":
        one = DATES.flatmap(lambda day: st.sampled_from([day, day[:7], day[:4]]))
    elif field.kind == "boolean":
        one = st.booleans()
    elif field.kind == "integer":
        one = st.integers(0, 10**18)
    elif field.name == "url":
        one = st.from_regex(
            r"https://[a-zåäö]{1,9}\.se/[!'()*,;:@&=+$?/a-z0-9åäö]{0,9}", fullmatch=True
        )
    else:
        one = LINES if field.name in PROSE else TEXT
    if field.many:
        return st.lists(one, max_size=2, unique=True).map(tuple)
    return one if field.required else st.none() | one


#: What rules between cells or rows would refuse, and is left out of what is drawn.
LEFT_OUT = {"from", "to", "org_number", "broader", "within", "part_of", "high", "attending_high"}


@st.composite
def registers(draw: st.DrawFn) -> Register:
    """Draw a register with one row in each table, or none, that refers to rows that are there."""
    ids = {name: f"{name.replace('_', '-')}-1" for name in TABLES}
    tables: dict[str, tuple[Row, ...]] = {}
    for name, row_class in TABLES.items():
        cells: dict[str, Any] = {"id": ids[name]}
        for field in fields(row_class):
            target = ids[(field.refs or ("sources",))[0]] if field.refs is not None else ""
            drawn = draw(value(field, target))
            if drawn is not None and (field.required or field.name not in LEFT_OUT):
                cells[field.name] = drawn
        tables[name] = (row_class.model_validate(cells | sound(name, ids)),)
    return Register("r", draw(TEXT), tables=tables)


def sound(table: str, ids: dict[str, str]) -> dict[str, Any]:
    """Return the cells of a row that rules hold to each other."""
    if table == "corrections":
        parts = {f"source_{part}": ids["sources"] for part in "abc"}
        return {"row": ids["areas"], "field": "name", "chosen": "a", "reading_c": "x"} | parts
    has_source = "source" in TABLES[table].model_fields
    return {"source": ids["sources"]} if has_source else {}


def tables(register: Register) -> dict[str, Any]:
    return {name: rows for name, rows in register.tables.items() if rows}


QUICK = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.slow
@QUICK
@given(registers(), st.sampled_from(["sv", "en"]))
def test_any_register_comes_back_from_a_workbook(register: Register, lang: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "r.xlsx")
        path.write_bytes(register_workbook(register, lang, people=True))
        back, faults = read_workbook(path)
    assert faults == []
    assert (back.id, back.title) == (register.id, register.title)
    assert tables(back) == tables(register)


@QUICK
@given(registers(), st.sampled_from(["sv", "en"]))
def test_any_register_comes_back_from_csv(register: Register, lang: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_folder(Path(folder, "r"), csv_files(register, lang, people=True))
        back, faults = read_register(Path(folder, "r"))
    assert faults == []
    assert (back.id, back.title) == (register.id, register.title)
    assert tables(back) == tables(register)


@given(st.text())
def test_what_is_tidied_is_tidy(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.slow
@settings(max_examples=2, deadline=None, suppress_health_check=list(HealthCheck))
@given(registers())
def test_any_register_comes_back_from_libreoffice(register: Register) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "r.xlsx")
        path.write_bytes(register_workbook(register, "sv", people=True))
        profile = f"-env:UserInstallation=file://{folder}/profile"
        out = Path(folder, "out")
        command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", out, path]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        back, faults = read_workbook(out / "r.xlsx")
    assert faults == []
    assert tables(back) == tables(register)
