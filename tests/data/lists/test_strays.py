"""Sums, notes below the table and headings over two rows of somebody else's list."""

from pathlib import Path

import pytest

from samverkan.data.lists import read_list
from samverkan.data.lists.guess import propose_mapping

MAPPING = """
[columns]
name = "Projekt"
actor = "Ägare"
place = "Kommun"
"""
HEAD = "Projekt;Ägare;Kommun;Belopp\n"
ROWS = "A;Mora kommun;Mora;5\nB;Orsa kommun;Orsa;6\n"


def told(tmp_path: Path, text: str, mapping: str = MAPPING) -> list[tuple[str, str | None, str]]:
    (tmp_path / "bank.csv").write_text(text, "utf-8")
    (tmp_path / "bank.toml").write_text(mapping, "utf-8")
    _, faults = read_list(tmp_path / "bank.csv")
    assert all(fault.say("sv") and fault.say("en") for fault in faults)
    return [(fault.key, fault.cell, fault.value or "") for fault in faults]


@pytest.mark.parametrize("word", ["Summa", "TOTALT:", "Delsumma", "Grand total", "Summa kr"])
def test_a_row_of_sums_is_told(tmp_path: Path, word: str) -> None:
    assert told(tmp_path, HEAD + ROWS + f"{word};;;11\n") == [("list_sum", "A4", word)]
    assert told(tmp_path, HEAD + ROWS + f";;{word};11\n") == [("list_sum", "C4", word)]


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("\nUppgifterna gäller 2019\n", [("list_note", "A5", "Uppgifterna gäller 2019")]),
        ("* preliminärt\n", [("list_note", "A4", "* preliminärt")]),
        ("\n\nUttaget är gjort av Eva\nKälla: projektbanken\n",
         [("list_note", "A6", "Uttaget är gjort av Eva"),
          ("list_note", "A7", "Källa: projektbanken")]),
        ("Totalförsvar i Mora;;;\n", []),
        ("\nC;Mora kommun;Mora;7\n", []),
    ],
)  # fmt: skip
def test_a_note_below_the_table_is_told(
    tmp_path: Path, below: str, expected: list[tuple[str, str, str]]
) -> None:
    assert told(tmp_path, HEAD + ROWS + below) == expected


def test_rows_with_one_cell_are_counted(tmp_path: Path) -> None:
    text = HEAD + "Insatsområde 1;;;\n" + ROWS + "Insatsområde 2;;;\n" + ROWS
    assert told(tmp_path, text) == []
    register, _ = read_list(tmp_path / "bank.csv")
    assert [r.fields for r in register.reading.remarks if r.key == "lone"] == [
        {"count": 2, "row": 2}
    ]


def test_headings_over_two_rows(tmp_path: Path) -> None:
    text = "Projekt;Ägare;Tid;\n;;Start;Slut\nA;Mora kommun;2015;2016\nB;Orsa kommun;2015;2017\n"
    (tmp_path / "bank.csv").write_text(text, "utf-8")
    proposal = propose_mapping(tmp_path / "bank.csv")
    assert proposal.header == 2
    assert {guess.heading: guess.key for guess in proposal.guesses} == {
        "Projekt": "name",
        "Ägare": "actor",
        "Start": "from",
        "Slut": "to",
    }
    mapping = 'header = 2\n[columns]\nname = "Projekt"\nactor = "Ägare"\nfrom = "Start"\n'
    assert told(tmp_path, text, mapping) == []
    register, _ = read_list(tmp_path / "bank.csv")
    assert len(register.tables["initiatives"]) == 2


def test_errors_of_a_spreadsheet_are_told_where_they_are_read(tmp_path: Path) -> None:
    text = HEAD + "A;#N/A;Mora;#REF!\nB;Orsa kommun;#SAKNAS!;6\n"
    assert told(tmp_path, text) == [("cell_error", "B2", "#N/A"), ("cell_error", "C3", "#SAKNAS!")]
