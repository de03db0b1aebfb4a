"""DOT is drawn by Graphviz as it stands, and nothing in the data is read by it."""

import json
import shutil
import subprocess
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.exchange.dot import quoted
from samverkan.export.formats import write
from tests.export.exchange.graphs import TEXTS, every

needs_graphviz = pytest.mark.skipif(not shutil.which("dot"), reason="Graphviz is not installed")


def dot(graph: nx.Graph) -> bytes:
    return write(graph, "dot").files[".dot"]


def graphviz(content: bytes) -> Any:
    """Return what Graphviz reads."""
    done = subprocess.run(["dot", "-Tdot_json"], input=content, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@needs_graphviz
@settings(deadline=None, max_examples=25)
@given(every())
def test_graphviz_reads_the_same_network(graph: nx.Graph) -> None:
    content = dot(graph)
    assert content == dot(graph)
    read = graphviz(content)
    assert read["directed"] == graph.is_directed()
    assert len(read.get("objects", [])) == len(graph)
    order = list(graph)
    ends = sorted((order.index(a), order.index(b)) for a, b in graph.edges())
    assert sorted((e["tail"], e["head"]) for e in read.get("edges", [])) == ends


@needs_graphviz
def test_texts_stay_texts() -> None:
    graph = nx.DiGraph()
    for i, text in enumerate(TEXTS):
        graph.add_node(f"n{i}", label=text, URL="javascript:alert(1)", image="/etc/passwd")
    for node, text in zip(graphviz(dot(graph))["objects"], TEXTS, strict=True):
        assert node.get("data_label", "").replace("\\\\", "\\") == text
        assert "URL" not in node
        assert "image" not in node
    done = subprocess.run(
        ["dot", "-Tsvg"], input=dot(graph), capture_output=True, text=False, check=True
    )
    svg = done.stdout.decode()
    assert "<b>" not in svg
    assert "javascript" not in svg
    assert "&amp;lt;" in svg  # the label &lt; is those four characters, not a bracket


def test_what_is_drawn() -> None:
    graph = nx.Graph()
    graph.add_node("a", x=96, y=-48, colour="#0072b2", shape="star", label="Å & Ö")
    graph.add_edge("a", "b", weight=2.5, style="dotted")
    graph.add_edge("a", "c", weight="x", style="wild")
    lines = dot(graph).decode().splitlines()
    assert lines[2].startswith(
        '  "a" [label="Å &amp; Ö", pos="72,-36", shape="tab", color="#0072b2", "data_x"="96"'
    )
    assert lines[5:7] == [
        '  "a" -- "b" [weight="2.5", style="dotted", "data_weight"="2.5", "data_style"="dotted"];',
        '  "a" -- "c" ["data_weight"="x", "data_style"="wild"];',
    ]


def test_quotes_end_no_text() -> None:
    assert quoted('x"] ; evil [label="') == '"x\\"] ; evil [label=\\""'
    assert quoted("\\") == '"\\\\"'
