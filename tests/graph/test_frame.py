"""Rows as a DataFrame: types, what is missing, and what stands apart."""

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from samverkan.errors import MissingExtra
from samverkan.graph.table import Table

pd = pytest.importorskip("pandas")


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([1, 2], "int64"),
        ([1, None], "Int64"),
        ([1.5, None], "float64"),
        ([1, 1.5], "float64"),
        ([Decimal("1.50"), 2], "float64"),
        ([True, False], "bool"),
        ([True, None], "boolean"),
        ([dt.date(2018, 6, 5), None], "datetime64"),
        ([dt.datetime(2018, 6, 5, 10), None], "datetime64"),
        ([dt.datetime(2018, 6, 5, tzinfo=dt.UTC)], "datetime64"),
        ([2**70, None], "object"),
        ([1, "a", None], "object"),
        ([dt.date(1, 1, 1), dt.datetime(2018, 6, 5, tzinfo=dt.UTC)], "object"),
        ([None, None], "object"),
    ],
)
def test_a_column_has_the_type_of_its_values(values: list[Any], kind: str) -> None:
    column = Table(("a",), tuple({"a": value} for value in values)).to_pandas()["a"]
    assert str(column.dtype).startswith(kind)
    assert column.isna().tolist() == [value is None for value in values]


def test_text_is_text_and_numbers_in_it_stay() -> None:
    frame = Table(("a",), ({"a": "007"}, {"a": "Åre"})).to_pandas()
    assert frame["a"].tolist() == ["007", "Åre"]


def test_an_answer_without_rows_has_its_columns() -> None:
    assert list(Table(("a", "b"), ()).to_pandas().columns) == ["a", "b"]
    assert len(Table((), ()).to_pandas()) == 0


def test_what_stands_apart_is_told() -> None:
    frame = Table(("a",), ({"a": 1},), undated=({"a": 2}, {"a": 3})).to_pandas()
    assert frame.attrs == {"undated": 2}
    assert len(frame) == 1


def test_without_pandas_it_says_how_to_have_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    with pytest.raises(MissingExtra, match="notebook"):
        Table(("a",), ()).to_pandas()
