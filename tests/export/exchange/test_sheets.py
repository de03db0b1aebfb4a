"""Lists of nodes and ties: CSV and workbooks that hold text as text and numbers as numbers."""

import csv
import io
from pathlib import Path
from typing import Any

import networkx as nx
import openpyxl
from hypothesis import given, settings

from samverkan.data.networks import read_network
from samverkan.export.exchange.values import as_text
from samverkan.export.formats import write
from samverkan.export.tables.cells import harmless
from tests.export.exchange.graphs import every, sound, ties


def tables(graph: nx.Graph) -> tuple[list[dict[str, str]], list[dict[str, str]]]:
    files = write(graph, "csv").files
    one, other = (
        list(csv.DictReader(io.StringIO(files[end].decode(), newline=""), strict=True))
        for end in ("-nodes.csv", "-ties.csv")
    )
    return one, other


def workbook(graph: nx.Graph, name: str = "xlsx") -> dict[str, list[tuple[Any, ...]]]:
    content = next(iter(write(graph, name).files.values()))
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        assert "f" not in {cell.data_type for row in sheet.iter_rows() for cell in row}
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book}


@settings(deadline=None, max_examples=60)
@given(every())
def test_csv_has_every_node_and_tie_and_no_formula(graph: nx.Graph) -> None:
    nodes, edges = tables(graph)
    assert write(graph, "csv").files == write(graph, "csv").files
    assert len(nodes) == len({row["id"] for row in nodes}) == len(graph)
    order = [row["id"] for row in nodes]
    places = [(order.index(row["source"]), order.index(row["target"])) for row in edges]
    before = list(graph)
    assert sorted(places) == sorted((before.index(a), before.index(b)) for a, b in graph.edges())
    assert {row["type"] for row in edges} <= {"Directed" if graph.is_directed() else "Undirected"}
    for row in (*nodes, *edges):
        for text in row.values():
            assert not text.lstrip().startswith(("=", "+", "@"))


@settings(deadline=None, max_examples=60)
@given(sound())
def test_csv_holds_what_is_said_as_text(graph: nx.Graph) -> None:
    nodes, _ = tables(graph)
    for row, (node, about) in zip(nodes, graph.nodes(data=True), strict=True):
        assert row["id"] == harmless(node)
        for name, value in about.items():
            text = as_text(value)
            assert row[name] == (harmless(text) if isinstance(value, str) else text)


def test_the_measures_read_the_csv(tmp_path: Path) -> None:
    graph = nx.Graph()
    graph.add_node("org-mora", label="Mora kommun", bipartite=0)
    graph.add_edge("org-mora", "org-orsa", weight=2.5, layer="declared")
    graph.add_node("alone")
    for end, content in write(graph, "csv").files.items():
        (tmp_path / f"x{end}").write_bytes(content)
    found = read_network(tmp_path / "x-ties.csv", tmp_path / "x-nodes.csv", weight="weight")
    assert list(found) == list(graph)
    assert ties(found, lambda name: name != "type") == ties(graph)
    assert found.nodes["org-mora"] == graph.nodes["org-mora"]


@settings(deadline=None, max_examples=15)
@given(every())
def test_a_workbook_has_every_node_and_tie(graph: nx.Graph) -> None:
    sheets = workbook(graph)
    assert list(sheets) == ["nodes", "ties", "about"]
    order = [row[0] for row in sheets["nodes"][1:]]
    assert len(set(order)) == len(order) == len(graph)
    places = [(order.index(r[0]), order.index(r[1])) for r in sheets["ties"][1:]]
    before = list(graph)
    assert sorted(places) == sorted((before.index(a), before.index(b)) for a, b in graph.edges())


def test_a_workbook_has_types_and_says_what_it_is() -> None:
    graph = nx.DiGraph(name="Bostad", description="Rad 1\nRad 2")
    graph.add_node("a", n=1, x=0.5, ok=True, text="=1+1", code="007", big=10**20)
    graph.add_edge("a", "a", roles=["owner", "partner"])
    sheets = workbook(graph)
    assert sheets["nodes"] == [
        ("id", "n", "x", "ok", "text", "code", "big"),
        ("a", 1, 0.5, True, "=1+1", "007", str(10**20)),
    ]
    assert sheets["ties"][1] == ("a", "a", "Directed", "owner | partner")
    about = [row[0] for row in sheets["about"]]
    assert about[:4] == ["Bostad", "Rad 1", "Rad 2", "Noder: 1. Band: 1."]
    kinds = [loss.kind for loss in write(graph, "xlsx").losses]
    assert kinds == ["integers", "lists"]


def test_text_that_is_too_long_is_shortened_and_it_is_said() -> None:
    graph = nx.Graph()
    graph.add_node("a", text="x" * 40_000)
    assert len(workbook(graph)["nodes"][1][1]) == 32_767
    assert [loss.kind for loss in write(graph, "xlsx").losses] == ["characters"]


def test_signs_before_formulas_are_told() -> None:
    graph = nx.Graph([("=1", "b", {"=x": "y", "z": "+1", "n": -1})])
    losses = {loss.kind: loss.names for loss in write(graph, "csv").losses}
    assert losses["formulas"] == ("id", "=x", "z")
    assert tables(graph)[1][0] == {
        "source": "'=1",
        "target": "b",
        "type": "Undirected",
        "'=x": "y",
        "z": "'+1",
        "n": "-1",
    }
