"""What `query` gives: a DataFrame, a table, a truth value or a graph of rdflib."""

import importlib.util
from typing import Any

import pytest
import rdflib

from samverkan.errors import QueryRefused
from samverkan.export.notebook.table import Answered
from samverkan.graph.table import Table
from samverkan.knowledge import KnowledgeBase

SELECT = """SELECT ?name (COUNT(?c) AS ?named) ?date ?nothing {
  ?c a sam:Commitment ; sam:actor/skos:prefLabel ?name . FILTER(LANG(?name) = "sv")
  BIND("2015-06-03"^^xsd:date AS ?date) }
GROUP BY ?name ?date ?nothing ORDER BY DESC(?named) ?name"""


def test_solutions_are_a_frame_of_typed_columns(kb: KnowledgeBase) -> None:
    pd = pytest.importorskip("pandas")
    frame: Any = kb.query(SELECT)
    assert isinstance(frame, pd.DataFrame)
    assert frame["named"].sum() == 68
    assert frame["named"].dtype == "int64"
    assert frame["date"].dt.year.unique().tolist() == [2015]
    assert frame["nothing"].isna().all()
    assert frame.iloc[0]["name"] == "kommunerna"


def test_without_pandas_they_are_a_table(
    kb: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "samverkan.notebooks.find_spec", lambda name: None if name == "pandas" else find(name)
    )
    table = kb.query(SELECT)
    assert isinstance(table, Answered)
    assert isinstance(table, Table)
    assert table.rows[0]["named"] == 10
    assert "kommunerna" in str(table._repr_html_())


def test_a_truth_value_and_a_graph(kb: KnowledgeBase) -> None:
    assert kb.query("ASK { ?a a sam:Area }") is True
    assert kb.query("ASK { ?a a sam:Person }") is False
    graph = kb.query("CONSTRUCT WHERE { ?a a sam:Area ; skos:prefLabel ?name }")
    assert isinstance(graph, rdflib.Graph)
    assert len(graph) == 15 + 30
    names = {str(name) for name in graph.objects(predicate=rdflib.SKOS.prefLabel)}
    assert "Vägen till bostad" in names


def test_a_query_is_guarded(kb: KnowledgeBase) -> None:
    with pytest.raises(QueryRefused):
        kb.query("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
