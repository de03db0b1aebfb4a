"""Columns and cells: headings, words, types, and text that is never a formula."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from samverkan import words
from samverkan.export.tables import cell, harmless, heading, shown_columns
from samverkan.export.tables.cells import is_id, meaning, typed
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


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@x", " =1", "\t=1", "\r=1", "\n=1", "\u00a0=1", "＝1", "'x"]
)
def test_what_a_spreadsheet_could_run_is_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


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


@pytest.mark.parametrize("lang", words.LANGUAGES)
@pytest.mark.parametrize("name", names())
def test_every_column_that_people_read_says_what_it_means(name: str, lang: str) -> None:
    table = Table(question(name).columns, ())
    shown = [column for column in table.columns if not is_id(column, table)]
    assert [column for column in shown if not meaning(column, lang)] == []


@pytest.mark.parametrize(
    ("column", "value", "held"),
    [
        ("from", "2018-06-05", date(2018, 6, 5)),
        ("to", "2018-06", "2018-06"),
        ("to", "2018", "2018"),
        ("date", "2018-02-31", "2018-02-31"),
        ("as_printed", "2018-06-05", "2018-06-05"),
        ("amount", "1234.50", Decimal("1234.50")),
        ("amount", "1 234,50 kr", "1 234,50 kr"),
        ("locator", "268", "268"),
        ("share", None, None),
        ("actors", 3, 3),
    ],
)
def test_a_value_has_the_type_of_its_column(column: str, value: Any, held: Any) -> None:
    assert typed(column, value) == held
    assert type(typed(column, value)) is type(held)
