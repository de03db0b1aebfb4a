"""What a list says of money becomes fundings, and every doubt is told at its cell."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from samverkan.data.lists import ListRegister, read_list
from samverkan.faults import Fault
from samverkan.ontology.model import Funding

HEAD = "Projekt;Finansiär;Fond;Belopp;Valuta\n"
MAPPING = """
[columns]
name = "Projekt"
funder = "Finansiär"
programme = "Fond"
amount = "Belopp"
"""


def read(
    tmp_path: Path, rows: str, top: str = "", mapping: str = MAPPING, head: str = HEAD
) -> tuple[ListRegister, list[Fault]]:
    (tmp_path / "bank.csv").write_text(head + rows, "utf-8")
    (tmp_path / "bank.toml").write_text(top + mapping, "utf-8")
    return read_list(tmp_path / "bank.csv")


def fundings(register: ListRegister) -> list[tuple[Any, ...]]:
    names = {row.id: getattr(row, "name", "") for row in register.rows()}
    found = []
    for row in register.tables["fundings"]:
        assert isinstance(row, Funding)
        funder = names[row.funder] if row.funder else None
        found.append((funder, row.programme, row.amount, row.currency, row.as_printed))
    return found


def test_an_amount_goes_with_the_only_funder(tmp_path: Path) -> None:
    rows = "A;ESF-rådet;ESF;1 200,5;\nB;ESF-rådet|Region X;ESF;2 mkr;\nC;;;;\nD;;ESF;;\n"
    top = 'amounts = "tkr"\nseparator = "|"\n'.replace("tkr", "SEK")
    register, faults = read(tmp_path, rows, top)
    assert faults == []
    assert fundings(register) == [
        ("ESF-rådet", "ESF", Decimal("1200.5"), "SEK", "1 200,5"),
        (None, "ESF", Decimal(2_000_000), "SEK", "2 mkr"),
        ("ESF-rådet", "ESF", None, None, "ESF-rådet"),
        ("Region X", "ESF", None, None, "Region X"),
        (None, "ESF", None, None, None),
    ]


def test_amounts_and_funders_in_columns_of_their_own(tmp_path: Path) -> None:
    mapping = '[columns]\nname = "P"\nfunder = ["F1", "F2"]\namount = ["B1 (tkr)", "B2 (EUR)"]\n'
    register, faults = read(
        tmp_path, "A;X;Y;5;7\nB;;Y;5;\n", "", mapping, "P;F1;F2;B1 (tkr);B2 (EUR)\n"
    )
    assert faults == []
    assert [one[:1] + one[2:4] for one in fundings(register)] == [
        ("X", Decimal(5000), "SEK"),
        ("Y", Decimal(7), "EUR"),
        (None, Decimal(5000), "SEK"),
        ("Y", None, None),
    ]


#: What stands under Belopp and Valuta, what the mapping says above, and the fault that is told.
DOUBTS = [
    ("ca 500", "", 'amounts = "SEK"', ("list_amount", "Belopp")),
    ("-5 kr", "", "", ("list_amount_negative", "Belopp")),
    ("1.234 kr", "", "", ("list_amount_two", "Belopp")),
    ("1.234,5", "", 'amounts = "SEK"\ndecimal = "."', ("list_amount_mark", "Belopp")),
    ("500", "", "", ("list_amount_unit", "Belopp")),
    ("500 kr", "", 'amounts = "tkr"', ("list_amount_units", "Belopp")),
    ("500 000", "", 'amounts = "mkr"', ("list_amount_huge", "Belopp")),
    ("500", "?", 'valuta', ("list_currency", "Valuta")),
    ("500", "", 'valuta', ("list_currency", "Valuta")),
    ("500 kr", "EUR", 'valuta', ("list_amount_currencies", "Belopp")),
]  # fmt: skip


@pytest.mark.parametrize(("amount", "currency", "top", "expected"), DOUBTS)
def test_a_doubt_is_told_at_its_cell(
    tmp_path: Path, amount: str, currency: str, top: str, expected: tuple[str, str]
) -> None:
    mapping = MAPPING
    if top == "valuta":
        top, mapping = "", mapping + 'currency = "Valuta"\n'
    rows = f"A;X;;12 345 kr;SEK\nB;X;;{amount};{currency}\n"
    if "tkr" in top or "mkr" in top:
        rows = rows.replace("12 345 kr", "1")
    _, faults = read(tmp_path, rows, top + "\n", mapping)
    assert [(f.key, f.column, f.row) for f in faults] == [(*expected, 3)]
    assert all(fault.say("sv") and fault.say("en") for fault in faults)


def test_other_cells_of_the_column_settle_what_a_mark_does(tmp_path: Path) -> None:
    register, faults = read(tmp_path, "A;X;;1.234;\nB;X;;1.234.567;\n", 'amounts = "EUR"\n')
    assert faults == []
    assert [one[2] for one in fundings(register)] == [Decimal(1234), Decimal(1_234_567)]
    assert [r.fields["amount"] for r in register.reading.remarks if r.key == "amount_settled"] == [
        "1 234"
    ]


def test_a_cell_may_not_count_otherwise_than_its_heading(tmp_path: Path) -> None:
    head = HEAD.replace("Belopp", "Belopp (kr)")
    mapping = MAPPING.replace('"Belopp"', '"Belopp (kr)"')
    _, faults = read(tmp_path, "A;X;;500 kr;\nB;X;;500 tkr;\n", "", mapping, head)
    assert [(f.key, f.cell) for f in faults] == [("list_amount_units", "D3")]


def test_a_column_without_a_unit_is_told_once(tmp_path: Path) -> None:
    _, faults = read(tmp_path, "A;X;;1;\nB;X;;2;\nC;X;;3 kr;\n")
    assert [(f.key, f.row, f.fields["count"]) for f in faults] == [("list_amount_unit", 2, 2)]


def test_what_means_that_nothing_is_known(tmp_path: Path) -> None:
    rows = "A;UPPGIFT SAKNAS;-;n/a;\nB;X;;5;\n"
    top = 'amounts = "SEK"\nmissing = ["uppgift saknas", "N/A", "-"]\n'
    register, faults = read(tmp_path, rows, top)
    assert faults == []
    assert len(fundings(register)) == 1
    _, faults = read(tmp_path, rows, 'missing = "-"\namounts = "mynt"\ndecimal = ";"\n')
    assert sorted((f.key, f.column) for f in faults) == [
        ("mapping_missing", "missing"),
        ("not_allowed", "amounts"),
        ("not_allowed", "decimal"),
    ]
