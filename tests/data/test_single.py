"""A CSV file that is one table: known by its name or its headers, judged against the rest."""

from pathlib import Path

import pytest

from samverkan.data.single import read_tables, table_in
from samverkan.errors import UnreadableFile

ORGANISATIONS = "id,namn,sektor,källa,ställe\norg-orsa,Orsa kommun,,src-a,rad 1\n"


@pytest.mark.parametrize(
    ("name", "text", "table"),
    [
        ("organisations.csv", "id,name,source\n", "organisations"),
        ("Organisationer.CSV", ORGANISATIONS, "organisations"),
        ("ORGANISATIONER (2).csv", ORGANISATIONS.replace(",", ";"), "organisations"),
        ("Vägen in – gruppmedlemmar 2019.csv", "id,grupp,medlem\n", "group_members"),
        ("blad1.csv", "id;insats;aktör;roll;källa\n", "participations"),
        ("blad1.csv", "Titel överst\n\nid;insats;aktör;roll;källa\n", "participations"),
        ("organisationer.csv", "#org,#adm1\nMora kommun,Dalarna\n", None),
        ("organisationer.csv", "Namn på projektet,Ort\n", None),
        ("lista.csv", "Vem,Vad\nMora kommun,Bostad\n", None),
        ("tom.csv", "", None),
    ],
)
def test_which_table_a_file_is(tmp_path: Path, name: str, text: str, table: str | None) -> None:
    (tmp_path / name).write_text(text, "utf-8")
    assert table_in(tmp_path / name) == table


def test_headers_of_several_tables_are_told(tmp_path: Path) -> None:
    (tmp_path / "blad1.csv").write_text("id,name,note\n", "utf-8")
    with pytest.raises(UnreadableFile, match=r"målgrupper\.csv \(target_groups\.csv\)") as told:
        table_in(tmp_path / "blad1.csv")
    assert told.value.key == "table_unclear"


def test_references_lead_into_the_rest_of_the_register(tmp_path: Path) -> None:
    path = tmp_path / "organisationer.csv"
    path.write_text(
        "id,namn,sektor,källa,ställe\n"
        "org-orsa,Orsa kommun,sector-kommun,src-a,rad 1\n"
        "org-mora,Mora kommun,sector-stat,src-b,rad 2\n"
        "src-a,Ett till,,src-a,rad 3\n",
        "utf-8",
    )
    home = {"src-a": "sources", "sector-kommun": "sectors"}
    register, faults, ids = read_tables(path, [], ["organisations"], home)
    assert sorted((f.key, f.cell, f.value) for f in faults) == [
        ("dangling", "C3", "sector-stat"),
        ("dangling", "D3", "src-b"),
        ("id_elsewhere", "A4", "src-a"),
    ]
    assert [row.id for row in register.tables["organisations"]] == ["org-orsa", "org-mora"]
    assert ids == {"org-orsa", "org-mora"}


def test_an_id_missed_twice_is_not_told_of_a_row_that_is_elsewhere(tmp_path: Path) -> None:
    path = tmp_path / "areas.csv"
    path.write_text("id,name,source\narea-a,A,src-x\narea-b,B,src-x\n", "utf-8")
    _, faults, _ = read_tables(path, [], ["areas"], {"src-a": "sources"})
    assert [(fault.key, fault.cell) for fault in faults] == [("dangling", "C2"), ("dangling", "C3")]
