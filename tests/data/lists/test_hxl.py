"""Hashtags say what the columns are, wherever they stand and whatever attributes they have."""

from typing import Any

import pytest

from samverkan.data.lists.files import Record
from samverkan.data.lists.hxl import Tag, columns, parse, plan_by_tags, tag_row
from samverkan.data.lists.plan import Columns, Doer, Spot


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("#org", Tag("org")),
        ("#Org + Funding +v_iati", Tag("org", frozenset({"funding", "v_iati"}))),
        ("#adm1+pcode", Tag("adm1", frozenset({"code"}))),
        ("#activity_id", Tag("activity", frozenset({"code"}))),
        ("#from_date", Tag("date", frozenset({"start"}))),
        ("#period_date", Tag("period")),
    ],
)
def test_a_hashtag(text: str, tag: Tag) -> None:
    assert parse(text) == tag


@pytest.mark.parametrize(
    "text", ["", "org", "#", "# org", "#1", "#org-code", "#org +", "#org impl"]
)
def test_what_is_no_hashtag(text: str) -> None:
    assert parse(text) is None


def named(*tags: str, rows: list[tuple[str, ...]] | None = None) -> Columns:
    records = [Record(i, cells) for i, cells in enumerate(rows or [], start=2)]
    return columns([parse(tag) for tag in tags], records)


#: The hashtags of a list, and what its columns say.
SAYING: list[tuple[tuple[str, ...], dict[str, Any]]] = [
    # who
    (("#org",), {"doers": (Doer(0),)}),
    (("#org+funding", "#org+prog", "#org+impl"), {"funders": (0,), "doers": (Doer(1), Doer(2))}),
    (("#org+donor", "#org+funder"), {"funders": (0, 1)}),
    (("#org+lead", "#org+partner"), {"doers": (Doer(0), Doer(1, "partner"))}),
    (("#org", "#org+type", "#org+code", "#org+acronym"), {"doers": (Doer(0, sector=1),)}),
    (("#org+prog", "#org+impl", "#org+impl+type"), {"doers": (Doer(0), Doer(1, sector=2))}),
    (("#org+impl", "#org+prog"), {"doers": (Doer(1), Doer(0))}),
    (("#impl", "#prog", "#funder", "#impl_id"), {"doers": (Doer(1), Doer(0)), "funders": (2,)}),
    (("#org+acronym",), {"doers": (Doer(0),)}),
    (("#org+reporting", "#contact+name"), {}),
    (("#org+name+en", "#org+name+ar"), {"doers": (Doer(0),)}),
    (("#org+i_fr", "#org"), {"doers": (Doer(1),)}),
    # what
    (("#sector",), {"areas": (0,)}),
    (("#activity+description",), {"areas": (0,)}),
    (("#activity+name",), {"areas": (0,), "names": (0,)}),
    (("#activity+code",), {"areas": (0,)}),
    (("#sector+code", "#sector+name"), {"areas": (1,)}),
    (("#sector", "#activity"), {"areas": (0,), "activities": (1,)}),
    (("#sector", "#subsector", "#activity+type"),
     {"areas": (0,), "subareas": (1,), "activities": (2,)}),
    (("#subsector", "#activity"), {"areas": (0,), "activities": (1,)}),
    (("#activity", "#activity+name", "#activity+description", "#activity+code"),
     {"areas": (0,), "names": (1,), "descriptions": (2,), "marks": (3,)}),
    (("#sector", "#activity+description", "#project+name", "#project+code", "#meta+id"),
     {"areas": (0,), "descriptions": (1,), "names": (2,), "marks": (3, 4)}),
    (("#description",), {"descriptions": (0,)}),
    # where
    (("#country", "#adm1", "#adm2", "#adm3", "#adm4", "#loc"),
     {"places": (Spot("country", 0, None), Spot("county", 1, None),
                 Spot("municipality", 2, None), Spot("locality", 3, None))}),
    (("#adm2+code", "#adm2+name"), {"places": (Spot("municipality", 1, 0),)}),
    (("#adm1+name", "#adm1+id", "#adm1+name+fr"), {"places": (Spot("county", 0, 1),)}),
    (("#adm3+code",), {"places": (Spot("locality", None, 0),)}),
    (("#country+iso3", "#country+name"), {"places": (Spot("country", 1, 0),)}),
    (("#adm1", "#adm1", "#adm1+lat"),
     {"places": (Spot("county", 0, None), Spot("county", 1, None))}),
    (("#adm1+code+v_pcode", "#adm1+code+v_iso2"), {"places": (Spot("county", None, 0),)}),
    # when and how
    (("#date+start", "#date+end"), {"start": 0, "end": 1}),
    (("#period+start", "#period+end"), {"start": 0, "end": 1}),
    (("#date+year", "#period", "#date", "#date+reported"), {"periods": (0, 1, 2)}),
    (("#status", "#status+code"), {"status": 0}),
]  # fmt: skip


@pytest.mark.parametrize(("tags", "said"), SAYING, ids=lambda value: " ".join(value))
def test_what_the_columns_say(tags: tuple[str, ...], said: dict[str, Any]) -> None:
    assert named(*tags) == Columns(**said)


def test_target_groups_are_words_and_not_numbers() -> None:
    rows = [("women", "12", "5-10"), ("", "1 200", ""), ("girls under 5", "", "3")]
    assert named("#targeted+type", "#targeted", "#affected", rows=rows).target_groups == (0,)
    assert named("#beneficiary", rows=[("",)]).target_groups == ()


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([("#org", "#adm1")], 1),
        ([("Vem", "Var"), ("#org", "")], 2),
        ([("Titel",), ("Vem", "Var"), ("#org", "#adm1 + code")], 3),
        ([("Vem", "Var"), ("#org", "#adm1-code")], 2),
        ([("#1", "#2")], None),
        ([("Nr", "Var", "Vad"), ("#hashtag", "Mora", "en kampanj")], None),
        ([("x",)] * 24 + [("#org",)], 25),
        ([("x",)] * 25 + [("#org",)], None),
        ([], None),
    ],
)
def test_where_the_hashtags_stand(rows: list[tuple[str, ...]], number: int | None) -> None:
    found = tag_row([Record(i, cells) for i, cells in enumerate(rows, start=1)])
    assert (found.number if found else None) == number


def test_the_heads_are_the_hashtags_or_else_the_headings() -> None:
    records = [
        Record(1, ("Vem", "Antal", "Not")),
        Record(2, ("#org", "", "x")),
        Record(3, ("A", "1")),
    ]
    found = plan_by_tags("list.csv", records)
    assert found is not None
    plan, faults = found
    assert faults == []
    assert plan.heads == ("#org", "Antal", "Not")
    assert plan.rows == (records[2],)


def test_a_cell_that_is_no_hashtag_after_all() -> None:
    found = plan_by_tags("list.csv", [Record(1, ("Vem", "Var")), Record(2, ("#org", "#adm1-code"))])
    assert found is not None
    assert [(f.key, f.row, f.column, f.value) for f in found[1]] == [
        ("hxl_tag", 2, "Var", "#adm1-code")
    ]


def test_hashtags_that_tell_nothing_of_use() -> None:
    found = plan_by_tags("list.csv", [Record(1, ("#date", "#reached"))])
    assert found is not None
    assert [(fault.key, fault.row) for fault in found[1]] == [("hxl_nothing", 1)]
