"""A register is read whole, or everything that is wrong with it is told at once."""

from pathlib import Path

import pytest

from samverkan.data.intake import read_register
from samverkan.errors import NotFound, UnreadableFile


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_sound_register(tiny: Path) -> None:
    register, faults = read_register(tiny)
    assert faults == []
    assert register.id == "tiny"
    assert [row.id for row in register.tables["commitments"]] == ["com-1", "com-2", "com-3"]
    assert register.tables["commitments"][0].leads is True


#: file, what stands there, what is written instead; then fault, row, column and value.
SPOILT = [
    ("commitments.csv", "area-planering,org-af", "area-bostat,org-af",
     ("dangling", 2, "area", "area-bostat")),
    ("commitments.csv", "org-af,ja", "area-arbete,ja", ("dangling", 2, "actor", "area-arbete")),
    ("commitments.csv", "com-2", "com-1", ("id_doubled", 3, "id", "com-1")),
    ("commitments.csv", "com-2", "org-af", ("id_doubled", 3, "id", "org-af")),
    ("commitments.csv", "org-af,ja", "org-af,kanske", ("not_boolean", 2, "leads", "kanske")),
    ("commitments.csv", "ja,Arbetsförmedlingen", "ja,", ("value_missing", 2, "as_printed", None)),
    ("commitments.csv", "agreement,area", "agreement,aria",
     ("header_unknown", 1, "aria", "aria")),
    ("commitments.csv", "src-a,rad 9", "src-a,rad 9,mer", ("cell_too_many", 2, None, "mer")),
    ("initiatives.csv", "2018-12-31", "2018-02-30", ("date_impossible", 2, "to", "2018-02-30")),
    ("initiatives.csv", "2018-12-31", "i höstas", ("date_form", 2, "to", "i höstas")),
    ("initiatives.csv", "2018-12-31", "2017", ("period_reversed", 2, "to", "2017")),
    ("initiatives.csv", "project,ended", "projektt,ended", ("not_allowed", 2, "kind", "projektt")),
    ("organisations.csv", "212000-2213", "212000-2214",
     ("org_number", 3, "org_number", "212000-2214")),
    ("organisations.csv", "212000-2213", "811228-9874",
     ("personal_number", 3, "org_number", "81••••-••••")),
    ("organisations.csv", "org-mora,", "Org Mora,", ("id_form", 3, "id", "Org Mora")),
    ("corrections.csv", "init-bo,to", "init-bo,till", ("not_allowed", 2, "field", "till")),
    ("fundings.csv", "1234.50", "många", ("not_number", 2, "amount", "många")),
    ("fundings.csv", "1234.50", "-1", ("below", 2, "amount", "-1")),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "expected"), SPOILT)
def test_a_fault_is_told_at_its_cell(
    tiny: Path, file: str, old: str, new: str, expected: tuple[object, ...]
) -> None:
    spoil(tiny, file, old, new)
    _, faults = read_register(tiny)
    places = [(fault.key, fault.row, fault.column, fault.value) for fault in faults]
    assert expected in places
    assert {fault.file for fault in faults if fault.key == expected[0]} == {file}


def test_all_faults_at_once_and_none_twice(tiny: Path) -> None:
    for file, old, new, _ in (SPOILT[0], SPOILT[8], SPOILT[13]):
        spoil(tiny, file, old, new)
    _, faults = read_register(tiny)
    told = [(f.file, f.row, f.column, f.key) for f in faults]
    assert len(told) == len(set(told)) == 3


@pytest.mark.parametrize(
    "typed",
    ["2120002213", "16212000-2213", "SE212000221301", "2120002213.0", "２１２０００–２２１３"],
)
def test_an_organisation_number_has_one_form_however_typed(tiny: Path, typed: str) -> None:
    spoil(tiny, "organisations.csv", "212000-2213", typed)
    register, faults = read_register(tiny)
    assert faults == []
    assert "212000-2213" in {getattr(r, "org_number", None) for r in register.rows()}


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("org-x,Eva 811228-9874,,src", "name"),
        ("org-8112289874,Firma,,src", "id"),
        ("org-x,Firma,Firma (198112289874),src", "as_printed"),
    ],
)
def test_a_personal_number_is_no_name_of_an_organisation(tiny: Path, row: str, column: str) -> None:
    (tiny / "organisations.csv").write_text(f"id,name,as_printed,source\n{row}\n", "utf-8")
    _, faults = read_register(tiny)
    told = [fault for fault in faults if fault.key == "personal_number"]
    assert [fault.column for fault in told] == [column]
    assert "9874" not in str(told)


@pytest.mark.parametrize("typed", ["19811228-9874", "8112289874", "198112889876"])
def test_a_personal_number_is_refused_and_not_repeated(tiny: Path, typed: str) -> None:
    spoil(tiny, "organisations.csv", "212000-2213", typed)
    _, faults = read_register(tiny)
    assert [fault.key for fault in faults] == ["personal_number"]
    assert typed[2:] not in str(faults[0].as_dict("sv"))


def test_what_follows_from_another_fault_is_not_told(tiny: Path) -> None:
    spoil(tiny, "organisations.csv", "212000-2213", "212000-2214")
    _, faults = read_register(tiny)
    assert [fault.key for fault in faults] == ["org_number"]


def test_swedish_headers_mean_the_same(tiny: Path) -> None:
    english, _ = read_register(tiny)
    spoil(tiny, "commitments.csv", "id,agreement,area,actor,leads,as_printed,source,locator",
          "id,överenskommelse,Område,aktör,leder,som_det_står,källa,ställe")  # fmt: skip
    swedish, faults = read_register(tiny)
    assert faults == []
    assert swedish == english


def test_tables_in_any_case(tiny: Path) -> None:
    expected, _ = read_register(tiny)
    for old, new in {"organisations.csv": "ORGANISATIONS.csv", "places.csv": "Platser.CSV"}.items():
        (tiny / old).rename(tiny / new)
    assert read_register(tiny) == (expected, [])
    (tiny / "organisationer.Csv").write_text("id,namn,källa\n", "utf-8")
    _, faults = read_register(tiny)
    assert [(f.file, f.key, f.fields) for f in faults] == [
        ("organisationer.Csv", "file_doubled", {"other": "ORGANISATIONS.csv"})
    ]


def test_a_table_of_an_unknown_name(tiny: Path) -> None:
    (tiny / "initiative.csv").write_text("id\n")
    _, faults = read_register(tiny)
    assert [(f.file, f.key, f.fields["near"]) for f in faults] == [
        ("initiative.csv", "unknown_table", "initiatives")
    ]


def test_a_hub_that_is_no_actor(tiny: Path) -> None:
    spoil(tiny, "register.toml", "group-kommunerna", "area-bostad")
    _, faults = read_register(tiny)
    assert [(f.key, f.value) for f in faults] == [("hub_unknown", "area-bostad")]


def test_a_row_may_not_lie_under_itself(tiny: Path) -> None:
    spoil(tiny, "areas.csv", "The way to housing,,", "The way to housing,area-planering,")
    _, faults = read_register(tiny)
    assert {(f.key, f.row, f.column) for f in faults} == {
        ("cycle", 2, "broader"),
        ("cycle", 3, "broader"),
    }


def test_a_long_way_up_is_gone_once(tiny: Path) -> None:
    rows = "".join(f"area-{n},Nivå,,area-{n + 1},agr-a,src-a\n" for n in range(3_000))
    path = tiny / "areas.csv"
    path.write_text(path.read_text("utf-8") + rows + "area-3000,Topp,,area-2999,agr-a,src-a\n")
    _, faults = read_register(tiny)
    assert [(f.key, f.value) for f in faults] == [
        ("cycle", "area-3000"), ("cycle", "area-2999"),
    ]  # fmt: skip


def test_no_row_may_refer_to_a_person_by_the_way(tiny: Path) -> None:
    spoil(tiny, "names.csv", "org-af,AF", "person-0f3a9c,Eva")
    _, faults = read_register(tiny)
    assert [(f.key, f.value) for f in faults] == [("dangling", "person-0f3a9c")]


def test_a_near_id_is_offered(tiny: Path) -> None:
    spoil(tiny, "commitments.csv", "area-planering,org-af", "area-planring,org-af")
    _, faults = read_register(tiny)
    assert "area-planering" in faults[0].say("sv")


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (None, NotFound),
        ("id = ", UnreadableFile),
        ('id = "x"', UnreadableFile),
        ("id = 1\ntitle = 2", UnreadableFile),
        ('id = "mitt register"\ntitle = "x"', UnreadableFile),
        ('id = "a/b"\ntitle = "x"', UnreadableFile),
        ('id = "x"\ntitle = " "', UnreadableFile),
        ('id = "x"\ntitle = "x"\nbase = "exempel"', UnreadableFile),
        ('id = "x"\ntitle = "x"\nhubs = "abc"', UnreadableFile),
    ],
)
def test_a_register_without_its_name(
    tiny: Path, content: str | None, error: type[Exception]
) -> None:
    path = tiny / "register.toml"
    path.unlink() if content is None else path.write_text(content)
    with pytest.raises(error):
        read_register(tiny)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_fault_can_be_said(tiny: Path, lang: str) -> None:
    for file, old, new, _ in SPOILT:
        try:
            spoil(tiny, file, old, new)
        except AssertionError:
            continue
    _, faults = read_register(tiny)
    assert len(faults) > 5
    assert all(fault.say(lang) for fault in faults)


def test_a_misspelt_file_is_one_fault_and_notes_are_none(tiny: Path) -> None:
    (tiny / "organisations.csv").rename(tiny / "organisatoner.csv")
    (tiny / "anteckningar.csv").write_text("kom ihåg\nring Mora\n", "utf-8")
    register, faults = read_register(tiny)
    assert [(fault.file, fault.key) for fault in faults] == [("organisatoner.csv", "unknown_table")]
    assert "organisationer" in faults[0].say("sv")
    assert any("anteckningar.csv" in line for line in register.remarks("sv"))


def test_a_file_of_any_name_with_the_headers_of_a_table_is_told(tiny: Path) -> None:
    (tiny / "organisations.csv").rename(tiny / "blad1.csv")
    _, faults = read_register(tiny)
    assert [(fault.file, fault.key, fault.fields) for fault in faults] == [
        ("blad1.csv", "unknown_table", {"near": "organisationer"})
    ]


def test_a_misspelt_id_is_told_where_it_is_and_not_where_it_is_missed(tiny: Path) -> None:
    spoil(tiny, "sources.csv", "src-b", "src-bb")
    spoil(tiny, "organisations.csv", "org-mora,", "org-mroa,")
    _, faults = read_register(tiny)
    told = [(fault.file, fault.key, fault.value) for fault in faults]
    assert ("organisations.csv", "id_astray", "org-mroa") in told
    assert ("sources.csv", "id_astray", "src-bb") in told
    assert len(told) == 2


def test_a_row_without_an_id_is_told_which_it_must_have_had(tiny: Path) -> None:
    spoil(tiny, "organisations.csv", "org-mora,", ",")
    _, faults = read_register(tiny)
    assert [(fault.key, fault.cell) for fault in faults] == [("value_missing", "A3")]
    assert "org-mora" in faults[0].say("sv")


def test_an_id_of_two_tables_is_told_where_it_does_not_belong(tiny: Path) -> None:
    spoil(tiny, "organisations.csv", "org-mora,", "place-mora,")
    _, faults = read_register(tiny)
    assert ("organisations.csv", "id_doubled", "A3") in {(f.file, f.key, f.cell) for f in faults}
    assert {fault.file for fault in faults if fault.key == "id_doubled"} == {"organisations.csv"}


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("Mora kommun", "org-mora"),
        ("ORG-MORA", "org-mora"),
        ("place-mora", "platser"),
    ],
)
def test_what_was_meant_by_an_id_is_said(tiny: Path, new: str, said: str) -> None:
    spoil(tiny, "participations.csv", "part-1,org-mora", f"part-1,{new}")
    _, faults = read_register(tiny)
    assert [(fault.key, fault.cell) for fault in faults] == [("dangling", "B2")]
    assert said in faults[0].say("sv")
