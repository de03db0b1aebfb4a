"""An answer as JSON and CSV."""

import csv
import io
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.export.tables import Dialect, to_csv, to_json
from samverkan.export.tables.plain import EXCEL
from samverkan.graph.table import Table

TABLE = Table(
    ("actor", "actor_label", "count", "leads"),
    (
        {"actor": "https://x/a", "actor_label": "Åsa, \"ö\"", "count": 2, "leads": True},
        {"actor": "https://x/b", "actor_label": "=1+1", "count": None, "leads": False},
    ),
)  # fmt: skip


def test_json_says_what_was_asked_and_keeps_values_as_they_are() -> None:
    text = to_json(TABLE, {"question": "q"})
    assert "Åsa" in text
    assert text.endswith("}\n")
    assert json.loads(text) == {"question": "q", "rows": list(TABLE.rows)}


def test_json_sets_the_undated_and_the_unplaced_apart() -> None:
    table = Table(("a",), ({"a": 1},), undated=({"a": 2},), unplaced=({"a": 3},))
    answer = json.loads(to_json(table, {}))
    assert answer == {"rows": [{"a": 1}], "undated": [{"a": 2}], "unplaced": [{"a": 3}]}


def test_csv_reads_back_with_formulas_made_harmless() -> None:
    assert list(csv.reader(io.StringIO(to_csv(TABLE)))) == [
        ["actor", "actor_label", "count", "leads"],
        ["https://x/a", 'Åsa, "ö"', "2", "true"],
        ["https://x/b", "'=1+1", "", "false"],
    ]
    assert to_csv(TABLE, Dialect(";")).startswith("actor;actor_label;")


@given(st.text(max_size=20))
def test_any_text_comes_back_from_csv_as_it_was(text: str) -> None:
    table = Table(("a",), ({"a": text},))
    rows = list(csv.reader(io.StringIO(to_csv(table), newline="")))
    back = rows[1][0] if rows[1:] and rows[1] else ""
    assert back in (text, f"'{text}")
    assert back[:1] not in ("=", "+", "-", "@")


def test_a_number_below_zero_stays_a_number() -> None:
    table = Table(("r", "text"), ({"r": -0.47, "text": "-0.47"},))
    assert to_csv(table).splitlines()[1] == "-0.47,'-0.47"


def test_csv_as_swedish_excel_opens_it() -> None:
    rows = ({"a": 0.5, "b": Decimal("1.50"), "c": "1.5", "d": 7},)
    text = to_csv(Table(("a", "b", "c", "d"), rows), EXCEL)
    assert text == "\ufeffa;b;c;d\n0,5;1,50;1.5;7\n"


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_any_delimiter_reads_back(delimiter: str) -> None:
    table = Table(("a", "b"), ({"a": "x,y;z|w\tv", "b": 'två "ord"\nrader'},))
    text = to_csv(table, Dialect(delimiter))
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert rows[1] == list(table.rows[0].values())
