"""What stands out in a list is told at its cell, and taken as it stands."""

from pathlib import Path

from samverkan.data.lists import read_list

HEAD = "#org,#org+type,#sector,#adm1+code,#adm1+name,#adm2+name,#status\n"
SOUND = (
    "Oxfam,NGO,Education,ML01,Gao,Ansongo,Ongoing\n" * 6
    + "UNICEF,UN,Education,ML02,Kidal,Tessalit,Ended\n" * 6
    + "Care,NGO,Phase 1,ML02,Kidal,Tessalit,Ended\n" * 6
)


def doubts(tmp_path: Path, rows: str) -> list[tuple[str, str | None, str | None]]:
    (tmp_path / "x.csv").write_text(HEAD + SOUND + rows, "utf-8")
    register, faults = read_list(tmp_path / "x.csv")
    assert faults == []
    for one in register.reading.doubts:
        assert one.say("sv")
        assert one.say("en")
    return [(one.key, one.cell, one.value) for one in register.reading.doubts]


def test_a_word_that_is_nearly_another(tmp_path: Path) -> None:
    rows = (
        "Oxfam,NGO,Educaton,ML01,Gao,Ansongo,ongoing\nCare,NGO,Phase 2,ML02,Kidal,Tessalit,Ended\n"
    )
    assert doubts(tmp_path, rows) == [
        ("list_near_value", "C20", "Educaton"),
        ("list_near_value", "G20", "ongoing"),
    ]


def test_what_elsewhere_stands_with_something_else(tmp_path: Path) -> None:
    rows = "Oxfam,UN,Education,ML01,Kidal,Tessalit,Ongoing\n"
    assert doubts(tmp_path, rows) == [
        ("list_other_pair", "E20", "Kidal"),
        ("list_other_pair", "D20", "ML01"),
        ("list_other_pair", "B20", "UN"),
    ]


def test_what_is_rare_but_like_nothing_else_is_left_alone(tmp_path: Path) -> None:
    assert doubts(tmp_path, "Caritas,NGO,Shelter,ML03,Mopti,Bandiagara,Planned\n") == []
