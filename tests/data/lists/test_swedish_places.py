"""Municipalities and counties of a Swedish list: misspelt, with other codes, in other counties."""

from pathlib import Path

from samverkan.data.lists import ListRegister, read_list
from samverkan.faults import Fault

HEAD = "Projekt;Kommun;Kod;Län\n"
SOUND = (
    "".join(
        f"{name};{name};{code};Dalarnas län\n"
        for name, code in (("Mora", "2062"), ("Orsa", "2034"), ("Falun", "2080"), ("Säter", "2082"))
    )
    * 3
)
MAPPING = """
separator = "|"
[columns]
name = "Projekt"
place = "Kommun"
place_code = "Kod"
county = "Län"
"""


def read(tmp_path: Path, rows: str) -> tuple[ListRegister, list[Fault]]:
    (tmp_path / "bank.csv").write_text(HEAD + SOUND + rows, "utf-8")
    (tmp_path / "bank.toml").write_text(MAPPING, "utf-8")
    register, faults = read_list(tmp_path / "bank.csv")
    for one in (*faults, *register.reading.doubts):
        assert one.say("sv")
        assert one.say("en")
    return register, faults


def test_codes_that_are_none_or_another_place(tmp_path: Path) -> None:
    rows = "A;Mora;2034;Dalarna\nB;Mora|Orsa;2062|9999;Dalarna\nC;Hela länet;;Dalarna\n"
    register, faults = read(tmp_path, rows)
    assert [(f.key, f.cell, f.value) for f in faults] == [
        ("list_other_code", "C14", "2034"),
        ("list_no_code", "C15", "2062|9999"),
    ]
    assert register.reading.doubts == ()


def test_names_that_are_nearly_places_are_doubted_and_taken(tmp_path: Path) -> None:
    register, faults = read(
        tmp_path, "A;Moora;;Dalarnas län\nD;Upplands-Väsby;;\nB;Borås;;Dalarna\nC;Norr;;\n"
    )
    assert faults == []
    assert [(one.key, one.cell, one.fields.get("near")) for one in register.reading.doubts] == [
        ("list_near_place", "B14", "Mora"),
        ("list_other_county", "B16", None),
    ]
    assert "Moora" in {row.name for row in register.tables["places"]}  # type: ignore[attr-defined]


def test_lists_of_other_countries_are_not_judged(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("#org,#adm2,#adm2+code\nA,Moora,1\nB,Gao,2\nC,Mora,9\n")
    register, faults = read_list(tmp_path / "x.csv")
    assert (faults, register.reading.doubts) == ([], ())
