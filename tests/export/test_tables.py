"""An answer as JSON, CSV and a table to read."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan import words
from samverkan.export.tables import cell, harmless, heading, shown_columns, to_csv, to_json
from samverkan.graph.query import names, question
from samverkan.graph.table import Table
from samverkan.knowledge import KnowledgeBase

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
    assert to_csv(TABLE, ";").startswith("actor;actor_label;")


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\n=1", "\u00a0=1", "＝1", "'x"]
)
def test_what_a_spreadsheet_could_run_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


@given(st.text(max_size=20))
def test_any_text_comes_back_from_csv_as_it_was(text: str) -> None:
    table = Table(("a",), ({"a": text},))
    rows = list(csv.reader(io.StringIO(to_csv(table), newline="")))
    back = rows[1][0] if rows[1:] and rows[1] else ""
    assert back in (text, f"'{text}")
    assert back[:1] not in ("=", "+", "-", "@")


def test_people_read_labels_and_not_iris() -> None:
    assert shown_columns(TABLE) == ["actor_label", "count", "leads"]
    assert cell("source", "https://w3id.org/samverkan/id/vagen-in/src-web-000", "sv") == (
        "src-web-000"
    )
    assert cell("count", None, "sv") == ""
    assert cell("leads", True, "sv") != cell("leads", True, "en")


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("name", names())
def test_every_column_of_every_question_has_a_heading(name: str, lang: str) -> None:
    for column in question(name).columns:
        assert heading(column, lang).strip()
        assert "_" not in heading(column, lang)


@pytest.mark.parametrize("name", names())
def test_every_value_of_an_answer_has_words_in_both_languages(kb: KnowledgeBase, name: str) -> None:
    table = kb.ask(name)
    for row in table.rows[:200]:
        for column in shown_columns(table):
            assert isinstance(cell(column, row[column], "sv"), str)
            assert isinstance(cell(column, row[column], "en"), str)


def test_a_number_below_zero_stays_a_number() -> None:
    table = Table(("r", "text"), ({"r": -0.47, "text": "-0.47"},))
    assert to_csv(table).splitlines()[1] == "-0.47,'-0.47"
