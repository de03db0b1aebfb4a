"""A table keeps its rows, in Swedish order, each once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.graph.table import Table

ROWS = (
    {"name": "Öst", "count": 2},
    {"name": "Ål", "count": None},
    {"name": "ek", "count": 10},
    {"name": None, "count": 2},
    {"name": "Äng", "count": 1},
)


def names(table: Table) -> list[object]:
    return [row["name"] for row in table.rows]


def test_text_is_in_swedish_order_and_what_is_not_known_is_last() -> None:
    table = Table(("name", "count"), ROWS)
    assert names(table.sorted(["name"])) == ["ek", "Ål", "Äng", "Öst", None]


def test_numbers_are_ordered_as_numbers_rising_or_falling() -> None:
    table = Table(("name", "count"), ROWS)
    assert names(table.sorted(["count", "name"])) == ["Äng", "Öst", None, "ek", "Ål"]
    assert names(table.sorted(["-count", "name"])) == ["ek", "Öst", None, "Äng", "Ål"]


def test_the_rows_set_apart_go_through_the_same() -> None:
    table = Table(("name", "count"), (), undated=ROWS, unplaced=ROWS)
    done = table.sorted(["name"]).only(["count"]).where({"count": 2})
    assert done.rows == ()
    assert done.undated == done.unplaced == ({"count": 2},)


def test_picking_columns_leaves_each_row_once_in_its_order() -> None:
    picked = Table(("name", "count"), ROWS).only(["count", "missing"])
    assert picked.columns == ("count", "missing")
    assert [row["count"] for row in picked.rows] == [2, None, 10, 1]
    assert {row["missing"] for row in picked.rows} == {None}


def test_length_counts_the_rows_alone() -> None:
    assert len(Table(("name",), ROWS[:2], undated=ROWS)) == 2


def test_a_table_is_not_changed_by_what_is_made_of_it() -> None:
    table = Table(("name", "count"), ROWS)
    table.sorted(["name"])
    table.only(["name"])
    assert table.rows == ROWS
    with pytest.raises(AttributeError):
        table.rows = ()  # type: ignore[misc]


_CELLS = st.none() | st.booleans() | st.integers(-5, 5) | st.text("aåäö ", max_size=3)
_ROWS = st.lists(st.fixed_dictionaries({"a": _CELLS, "b": _CELLS}), max_size=8).map(tuple)


@given(_ROWS)
def test_sorting_any_rows_loses_none_and_is_stable(rows: tuple[dict[str, object], ...]) -> None:
    once = Table(("a", "b"), rows).sorted(["a", "-b"])
    assert sorted(map(repr, once.rows)) == sorted(map(repr, rows))
    assert once.sorted(["a", "-b"]).rows == once.rows


@given(_ROWS)
def test_no_row_is_there_twice_after_picking_columns(rows: tuple[dict[str, object], ...]) -> None:
    picked = Table(("a", "b"), rows).only(["a", "b"]).rows
    assert all(row in rows for row in picked)
    assert all(row in picked for row in rows)
    assert len({(row["a"], row["b"]) for row in rows}) == len(picked)
