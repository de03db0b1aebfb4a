"""A mapping file says what the columns of a list are, or everything that is wrong with it."""

from pathlib import Path
from typing import Any

import pytest

from samverkan.data.lists import read_list
from samverkan.data.register import Register
from samverkan.errors import UnreadableFile
from samverkan.faults import Fault

LIST = """
Projektbanken 2024;;
;;
Dnr;Projekt;Ägare;Medverkande;Finansiär;Sektor;Område;Del;Kommun;Kommunkod;Län;Start;Slut;Läge
D1;Bo;Mora kommun;Orsa|IFK;ESF;Kommun;Bostad;Planera;Mora|Orsa;2062|2034;W;2018-01;03/06/2019;Slut
D2;Jobb;IFK;;;Förening;Arbete;;Mora;2062;W;2020;;Pågår
D3;Plan;Mora kommun;;;Kommun;Bostad;;;;W;;;Okänt
"""

MAPPING = """
id = "projektbanken"
title = "Projektbanken"
title_en = "The project bank"
header = 3
separator = "|"
dates = "dmy"

[columns]
id = "Dnr"
name = "Projekt"
actor = "Ägare"
partner = "Medverkande"
funder = ["Finansiär"]
sector = "Sektor"
area = "Område"
subarea = "Del"
place = "Kommun"
place_code = "Kommunkod"
county = "Län"
from = "Start"
to = "Slut"
status = "Läge"

[source]
name = "Projektbanken, uttag"
publisher = "Region Dalarna"
date = 2024-05-01

[status]
"Slut" = "ended"
"Pågår" = "ongoing"
"Okänt" = ""
"""


def read(
    tmp_path: Path, mapping: str = MAPPING, content: str = LIST
) -> tuple[Register, list[Fault]]:
    (tmp_path / "bank.csv").write_text(content.lstrip(), "utf-8")
    (tmp_path / "bank.toml").write_text(mapping, "utf-8")
    return read_list(tmp_path / "bank.csv")


def rows(register: Register, table: str) -> dict[str, dict[str, Any]]:
    """Return the rows of a table by name, references as the names they lead to."""
    names = {row.id: getattr(row, "name", row.id) for row in register.rows()}

    def told(cell: Any) -> Any:
        return tuple(map(told, cell)) if isinstance(cell, tuple) else names.get(cell, cell)

    return {
        names[row.id]: {name: told(cell) for name, cell in dict(row).items()}
        for row in register.tables[table]
    }


def test_a_list_with_a_mapping(tmp_path: Path) -> None:
    register, faults = read(tmp_path)
    assert faults == []
    assert (register.id, register.title, register.title_en) == (
        "projektbanken", "Projektbanken", "The project bank",
    )  # fmt: skip
    source = rows(register, "sources")["Projektbanken, uttag"]
    assert (source["kind"], source["publisher"], source["date"]) == (
        "register", "Region Dalarna", "2024-05-01",
    )  # fmt: skip
    made = rows(register, "initiatives")
    assert list(made) == ["Bo", "Jobb", "Plan"]
    bo = made["Bo"]
    assert (bo["status"], bo["from_"], bo["to"]) == ("ended", "2018-01", "2019-06-03")
    assert (bo["areas"], bo["places"]) == (("Planera",), ("Mora", "Orsa"))
    assert (bo["source"], bo["locator"]) == ("Projektbanken, uttag", "rad 4, Dnr: D1")
    assert bo["note"] == "Läge: Slut"
    assert (made["Jobb"]["from_"], made["Jobb"]["to"], made["Jobb"]["status"]) == (
        "2020", None, "ongoing",
    )  # fmt: skip
    assert (made["Plan"]["status"], made["Plan"]["places"]) == (None, ("W",))
    taken = {
        (p["initiative"], p["actor"], p["role"]) for p in rows(register, "participations").values()
    }
    assert taken == {
        ("Bo", "Mora kommun", "owner"),
        ("Bo", "Orsa", "partner"),
        ("Bo", "IFK", "partner"),
        ("Jobb", "IFK", "owner"),
        ("Plan", "Mora kommun", "owner"),
    }
    assert [f["funder"] for f in rows(register, "fundings").values()] == ["ESF"]
    assert rows(register, "areas")["Planera"]["broader"] == "Bostad"
    mora = rows(register, "places")["Mora"]
    assert (mora["kind"], mora["code"], mora["within"]) == ("municipality", "2062", "W")
    sectors = {name: org["sector"] for name, org in rows(register, "organisations").items()}
    assert sectors == {
        "Mora kommun": "Kommun", "Orsa": None, "IFK": "Förening", "ESF": None,
    }  # fmt: skip


def test_a_row_with_an_id_keeps_it_when_the_row_is_edited(tmp_path: Path) -> None:
    before, _ = read(tmp_path)
    after, _ = read(tmp_path, content=LIST.replace("Bo", "Bygg"))
    assert [row.id for row in before.tables["initiatives"]] == [
        row.id for row in after.tables["initiatives"]
    ]


def test_a_role_column(tmp_path: Path) -> None:
    mapping = '[columns]\nactor = "Vem"\nrole = "Som"\nname = "Vad"\n[role]\n"värd" = "host"\n'
    content = "Vem;Som;Vad\nA;värd;x\nB;partner;x\nC;;x\n"
    register, faults = read(tmp_path, mapping, content)
    assert faults == []
    assert [dict(row)["role"] for row in register.tables["participations"]] == [
        "host", "partner", "owner",
    ]  # fmt: skip


def test_the_mapping_counts_where_there_are_hashtags_too(tmp_path: Path) -> None:
    mapping = '[columns]\nactor = "Vem"\nplace = "Var"\n'
    register, faults = read(tmp_path, mapping, "Vem,Var,Vad\n#org,#adm1,#sector\nA,Mora,x\n")
    assert faults == []
    assert set(rows(register, "organisations")) == {"A"}
    assert rows(register, "places")["Mora"]["kind"] == "municipality"
    assert "areas" not in register.tables


def test_headings_are_found_whatever_the_space_in_them(tmp_path: Path) -> None:
    mapping = '[columns]\nactor = "Namn på ägare"\n'
    _, faults = read(tmp_path, mapping, '"Namn på\n ägare",b\nA,x\n')
    assert faults == []


#: What stands in the mapping, what is written instead; then fault, column and value.
SPOILT = [
    ("header = 3", "headers = 3", ("toml_key", "headers", None)),
    ("header = 3", 'header = "3"', ("mapping_header", "header", "3")),
    ("header = 3", "header = true", ("mapping_header", "header", "True")),
    ("header = 3", "header = 1", ("mapping_column", "columns.name", "Projekt")),
    ("header = 3", "header = 99", ("mapping_column", "columns.name", "Projekt")),
    ('separator = "|"', 'separator = ""', ("mapping_text", "separator", "")),
    ('dates = "dmy"', 'dates = "ymd"', ("not_allowed", "dates", "ymd")),
    ('id = "projektbanken"', 'id = "Projektbanken"', ("id_form", "id", "Projektbanken")),
    ('id = "projektbanken"', "id = 7", ("mapping_text", "id", "7")),
    ('title = "Projektbanken"', 'kind = "projekt"', ("not_allowed", "kind", "projekt")),
    ('actor = "Ägare"', 'aktor = "Ägare"', ("toml_key", "columns.aktor", None)),
    ('actor = "Ägare"', 'actor = "Ägaren"', ("mapping_column", "columns.actor", "Ägaren")),
    ('actor = "Ägare"', "actor = 3", ("mapping_columns", "columns.actor", "3")),
    ('actor = "Ägare"', "actor = []", ("mapping_columns", "columns.actor", "[]")),
    ('status = "Läge"', 'status = ["Läge"]', ("mapping_one_column", "columns.status", "['Läge']")),
    ("[source]", "[sources]", ("toml_key", "sources", None)),
    ('publisher = "', 'utgivare = "', ("toml_key", "source.utgivare", None)),
    ("date = 2024-05-01", 'date = "i våras"', ("date_form", "source.date", "i våras")),
    ("date = 2024-05-01", 'kind = "excel"', ("not_allowed", "source.kind", "excel")),
    ("date = 2024-05-01", 'url = ""', ("mapping_text", "source.url", "")),
    ('"Pågår" = "ongoing"', '"Pågår" = "pågående"', ("not_allowed", "status.Pågår", "pågående")),
]


@pytest.mark.parametrize(("old", "new", "expected"), SPOILT)
def test_a_fault_in_the_mapping(
    tmp_path: Path, old: str, new: str, expected: tuple[str, str, str | None]
) -> None:
    assert old in MAPPING
    _, faults = read(tmp_path, MAPPING.replace(old, new, 1))
    assert expected in [(fault.key, fault.column, fault.value) for fault in faults]
    assert {fault.file for fault in faults} == {"bank.toml"}
    assert all(fault.say("sv") and fault.say("en") for fault in faults)


def test_all_faults_of_a_mapping_at_once(tmp_path: Path) -> None:
    mapping = 'header = 0\ncolumns = {aktor = "Ägare"}\nstatus = "x"\n'
    _, faults = read(tmp_path, mapping)
    assert sorted((fault.key, fault.column) for fault in faults) == [
        ("mapping_empty", "columns"),
        ("mapping_header", "header"),
        ("mapping_table", "status"),
        ("toml_key", "columns.aktor"),
    ]
    assert "actor" in next(f for f in faults if f.key == "toml_key").say("sv")


def test_every_column_that_is_missing_with_one_that_is_near(tmp_path: Path) -> None:
    mapping = '[columns]\nactor = "Agare"\narea = "Omrade"\n'
    _, faults = read(tmp_path, f"header = 3\n{mapping}")
    assert [(f.value, f.fields["near"]) for f in faults] == [
        ("Agare", "Ägare"),
        ("Omrade", "Område"),
    ]


def test_a_heading_that_stands_twice(tmp_path: Path) -> None:
    _, faults = read(tmp_path, '[columns]\nactor = "Vem"\n', "Vem,Vem\nA,B\n")
    assert [(f.file, f.key, f.row, f.column) for f in faults] == [
        ("bank.csv", "header_doubled", 1, "Vem")
    ]


#: What stands in the list, what is written instead; then fault, row, column and value.
VALUES = [
    ("2018-01;", "i höstas;", ("list_date", 4, "Start", "i höstas")),
    ("2018-01;", "2020;", ("list_reversed", 4, "Slut", "03/06/2019")),
    ("Pågår", "Rullar", ("list_status", 5, "Läge", "Rullar")),
    ("D2", "D1", ("list_id_doubled", 5, "Dnr", "D1")),
    ("2062|2034", "2062", ("list_codes", 4, "Kommunkod", "2062")),
    ("Okänt", "Okänt;mer", ("cell_too_many", 6, None, "mer")),
]


@pytest.mark.parametrize(("old", "new", "expected"), VALUES)
def test_a_value_that_breaks_what_the_mapping_declares(
    tmp_path: Path, old: str, new: str, expected: tuple[str, int, str | None, str]
) -> None:
    assert old in LIST
    _, faults = read(tmp_path, content=LIST.replace(old, new, 1))
    assert [(f.key, f.row, f.column, f.value) for f in faults] == [expected]
    assert all(fault.say("sv") and fault.say("en") for fault in faults)


def test_a_value_is_told_in_each_row_that_it_stands_in(tmp_path: Path) -> None:
    rows_ = "".join(f"A;x{i};någon gång\n" for i in range(50))
    mapping = '[columns]\nactor = "Vem"\nname = "Vad"\nperiod = "När"\n'
    _, faults = read(tmp_path, mapping, "Vem;Vad;När\n" + rows_)
    assert [(f.key, f.row) for f in faults] == [("list_date", row) for row in range(2, 52)]
    assert {f.fields["count"] for f in faults} == {50}


@pytest.mark.parametrize("text", ["[columns", "\xff"])
def test_a_mapping_that_is_no_toml(tmp_path: Path, text: str) -> None:
    (tmp_path / "bank.csv").write_text("a,b\n1,2\n", "utf-8")
    (tmp_path / "bank.toml").write_bytes(text.encode("latin-1"))
    with pytest.raises(UnreadableFile, match=r"bank\.toml"):
        read_list(tmp_path / "bank.csv")


def test_the_fault_of_the_file_and_those_of_the_mapping_together(tmp_path: Path) -> None:
    (tmp_path / "bank.csv").write_bytes(b"\xc4gare\nMora\0\n")
    (tmp_path / "bank.toml").write_text('[columns]\naktor = "Ägare"\nname = "x"\n', "utf-8")
    _, faults = read_list(tmp_path / "bank.csv")
    assert [(f.file, f.key) for f in faults] == [
        ("bank.csv", "encoding"),
        ("bank.toml", "toml_key"),
    ]
