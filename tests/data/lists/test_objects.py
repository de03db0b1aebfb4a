"""Lists in JSON are read as tables are."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.data.lists import read_list
from samverkan.data.lists.objects import read_objects

PROJECTS = [
    {"id": 17, "namn": "Bo", "ägare": {"namn": "Mora kommun"}, "parter": ["Orsa kommun", "IFK"]},
    {"id": 18, "namn": "Jobb", "ägare": {"namn": "IFK"}, "parter": [], "år": 2015.0, "klar": True},
]


def records(tmp_path: Path, told: Any) -> list[tuple[int, tuple[str, ...]]]:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(told, ensure_ascii=False), "utf-8")
    found, faults, *_ = read_objects(path)
    assert faults == []
    return [(record.number, record.cells) for record in found]


@pytest.mark.parametrize(
    "told",
    [
        PROJECTS,
        {"data": PROJECTS, "count": 2, "tags": [{"a": 1}]},
        {"meta": {"pages": 1}, "result": {"records": PROJECTS}},
    ],
)
def test_objects_become_records(tmp_path: Path, told: Any) -> None:
    assert records(tmp_path, told) == [
        (0, ("id", "namn", "ägare.namn", "parter", "år", "klar")),
        (1, ("17", "Bo", "Mora kommun", "Orsa kommun|IFK", "", "")),
        (2, ("18", "Jobb", "IFK", "", "2015", "true")),
    ]


def test_objects_within_an_array_become_columns(tmp_path: Path) -> None:
    told = [{"places": [{"name": "Mora", "code": "2062"}, {"name": "Orsa", "code": "2034"}]}]
    assert records(tmp_path, told) == [
        (0, ("places.name", "places.code")),
        (1, ("Mora|Orsa", "2062|2034")),
    ]


def test_rows_are_rows_with_their_hashtags(tmp_path: Path) -> None:
    rows = [["Vem", "Vad"], ["#org", "#sector"], ["IFK", "Bostad"], [None, ""], ["ABF", "Arbete"]]
    assert records(tmp_path, rows) == [
        (1, ("Vem", "Vad")),
        (2, ("#org", "#sector")),
        (3, ("IFK", "Bostad")),
        (5, ("ABF", "Arbete")),
    ]
    register, faults = read_list(tmp_path / "a.json")
    assert faults == []
    assert len(register.tables["organisations"]) == 2


def test_a_list_of_objects_is_mapped_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(json.dumps(PROJECTS), "utf-8")
    (tmp_path / "a.toml").write_text(
        '[columns]\nid = "id"\nname = "namn"\nactor = "ägare.namn"\npartner = "parter"\n'
    )
    register, faults = read_list(tmp_path / "a.json")
    assert faults == []
    assert len(register.tables["organisations"]) == 3
    assert [row.locator for row in register.tables["initiatives"]] == [  # type: ignore[attr-defined]
        "/0, id: 17",
        "/1, id: 18",
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[{"a": 1}', "json_syntax"),
        ('[{"a": 1, "a": 2}]', "json_doubled"),
        ("{}", "json_no_records"),
        ("[]", "json_no_records"),
        ("[1, 2]", "json_no_records"),
        ('[{"a": 1}, [2]]', "json_no_records"),
        ("17", "json_no_records"),
    ],
)
def test_what_is_no_list_is_told(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "a.json").write_text(text, "utf-8")
    _, faults = read_list(tmp_path / "a.json")
    assert [fault.key for fault in faults] == [key]
    assert all(fault.say(lang) for fault in faults for lang in ("sv", "en"))


def test_bytes_that_are_not_text_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes('[{"å": 1}]'.encode("latin-1"))
    assert [fault.key for fault in read_objects(tmp_path / "a.json")[1]] == ["encoding"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=10,
)


@pytest.mark.slow
@given(st.lists(st.dictionaries(st.text(max_size=3), JSON), min_size=1, max_size=4))
def test_any_objects_give_records_as_wide_as_their_headings(
    tmp_path_factory: pytest.TempPathFactory, told: Any
) -> None:
    path = tmp_path_factory.mktemp("json") / "a.json"
    path.write_text(json.dumps(told))
    found, faults, *_ = read_objects(path)
    assert faults == []
    assert {len(record.cells) for record in found} == {len(found[0].cells)}


def test_faults_are_told_by_json_pointers(tmp_path: Path) -> None:
    told = {
        "svar": {"pro/jekt": [
            {"namn": "A", "tid": {"start": "2015-13-01"}},
            None,
            {"namn": "B", "tid": {"start": "3/6 2015"}, "extra": [{"x": 1}, {"x": 2}]},
            {"namn": "C"},
        ]},
        "meta": [{"sida": 1}],
    }  # fmt: skip
    (tmp_path / "a.json").write_text(json.dumps(told), "utf-8")
    (tmp_path / "a.toml").write_text('[columns]\nname = "namn"\nfrom = "tid.start"\n', "utf-8")
    register, faults = read_list(tmp_path / "a.json")
    assert [(f.key, f.row, f.column, f.value) for f in faults] == [
        ("json_not_object", 2, "/svar/pro~1jekt/1", "null")
    ]
    assert "/meta" in "".join(register.remarks("sv"))
    del told["svar"]["pro/jekt"][1]  # type: ignore[index]
    (tmp_path / "a.json").write_text(json.dumps(told), "utf-8")
    _, faults = read_list(tmp_path / "a.json")
    assert [(f.row, f.column, f.cell) for f in faults] == [
        (1, "/svar/pro~1jekt/0/tid/start", None),
        (2, "/svar/pro~1jekt/1/tid/start", None),
    ]


def test_another_list_of_the_file_can_be_named(tmp_path: Path) -> None:
    told = {"a": [{"namn": "A"}, {"namn": "B"}], "b": [{"namn": "C"}]}
    (tmp_path / "x.json").write_text(json.dumps(told), "utf-8")
    mapping = 'sheet = "/b"\n[columns]\nname = "namn"\n'
    (tmp_path / "x.toml").write_text(mapping, "utf-8")
    register, faults = read_list(tmp_path / "x.json")
    assert faults == []
    assert [row.locator for row in register.tables["initiatives"]] == ["/b/0"]  # type: ignore[attr-defined]
    (tmp_path / "x.toml").write_text(mapping.replace("/b", "/c"), "utf-8")
    _, faults = read_list(tmp_path / "x.json")
    assert [(f.key, f.value, f.fields["sheets"]) for f in faults] == [
        ("mapping_sheet", "/c", "/a, /b")
    ]


@pytest.mark.parametrize("name", ["x.jsonl", "x.ndjson", "x.json"])
def test_one_object_a_line(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text('{"namn": "A"}\n\n{"namn": "B", "år": 2015}\n', "utf-8")
    found = read_objects(path)
    assert found.faults == []
    assert [(one.number, one.cells) for one in found.records] == [
        (0, ("namn", "år")), (1, ("A", "")), (3, ("B", "2015")),
    ]  # fmt: skip
    path.write_text('{"namn": "A"}\n{"namn": }\n[1]\n{"a": 1, "a": 2}\n', "utf-8")
    assert [(f.key, f.row) for f in read_objects(path).faults] == [
        ("json_syntax", 2), ("json_not_object", 3), ("json_doubled", 4),
    ]  # fmt: skip
