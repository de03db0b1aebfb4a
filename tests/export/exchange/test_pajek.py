"""Pajek holds names, places and weights, and igraph and networkx read them."""

import tempfile
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.exchange.pajek import of_pajek
from samverkan.export.formats import write
from tests.export.exchange.graphs import every, shape, sound, unlayered


def pajek(graph: nx.Graph) -> str:
    return write(graph, "pajek").files[".net"].decode()


def igraph_reads(content: bytes) -> Any:
    igraph = pytest.importorskip("igraph")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.net"
        path.write_bytes(content)
        return igraph.Graph.Read_Pajek(str(path))


@settings(deadline=None, max_examples=60)
@given(every().map(unlayered))
def test_networkx_reads_what_pajek_holds(graph: nx.Graph) -> None:
    text = pajek(graph)
    assert text == pajek(graph)
    if "bipartite" not in {n for _, about in graph.nodes(data=True) for n in about}:
        assert shape(nx.parse_pajek(text)) == shape(graph)


@settings(deadline=None, max_examples=60)
@given(sound().map(unlayered))
def test_weights_and_names_come_back(graph: nx.Graph) -> None:
    found = nx.parse_pajek(pajek(graph))
    names = [of_pajek(node) or "–" for node in graph]
    if len(set(names)) == len(names):
        assert list(found) == names
    weights = sorted(w for *_, w in found.edges(data="weight"))
    assert weights == sorted(w for *_, w in graph.edges(data="weight", default=1))


@settings(deadline=None, max_examples=40)
@given(sound().map(unlayered))
def test_igraph_reads_the_same(graph: nx.Graph) -> None:
    read = igraph_reads(write(graph, "pajek").files[".net"])
    order = list(graph)
    assert (read.vcount(), read.is_directed()) == (len(graph), graph.is_directed())
    ends = sorted(tuple(sorted((order.index(a), order.index(b)))) for a, b in graph.edges())
    assert sorted(tuple(sorted(edge.tuple)) for edge in read.es) == ends
    if ends:
        weights = sorted(w for *_, w in graph.edges(data="weight", default=1))
        assert sorted(read.es["weight"]) == pytest.approx(weights)


def test_two_modes() -> None:
    """networkx 3.6 does not know the second number of the first line."""
    graph = nx.Graph()
    graph.add_node("u", bipartite=1)
    graph.add_node("a", bipartite=0)
    graph.add_edge("u", "a", weight=2)
    graph.add_node("b", bipartite=0)
    assert pajek(graph) == '*Vertices 3 2\n1 "a"\n2 "b"\n3 "u"\n*Edges\n1 3 2\n'
    read = igraph_reads(pajek(graph).encode())
    assert read.vs["type"] == [False, False, True]


def test_places_are_between_0_and_1_downwards() -> None:
    graph = nx.DiGraph()
    graph.add_node("upp", x=0, y=100)
    graph.add_node("ned", x=50, y=-100)
    graph.add_node("ingenstans")
    assert pajek(graph).splitlines()[1:4] == [
        '1 "upp" 0.3875 0.05 0.5',
        '2 "ned" 0.6125 0.95 0.5',
        '3 "ingenstans"',
    ]


def test_what_is_left_out_is_said() -> None:
    graph = nx.Graph(name="x")
    graph.add_node("a", label='Mora "kommun"', kind="organisation")
    graph.add_edge("a", "b", weight="stor", since=2015)
    losses = {loss.kind: loss for loss in write(graph, "pajek").losses}
    assert set(losses) == {"only_labels", "labels", "weights", "whole", "nodes", "ties"}
    assert losses["nodes"].names == ("kind",)
    assert losses["ties"].names == ("since",)
    assert losses["weights"].count == 1


def test_names_of_several_lines_and_quotes_stay_one_name() -> None:
    graph = nx.Graph([('a"\n1 "x', "b\\")])
    assert pajek(graph).splitlines()[:3] == ["*Vertices 2", "1 \"a' 1 'x\"", '2 "b/"']


def test_nothing() -> None:
    assert pajek(nx.Graph()) == "*Vertices 0\n*Edges\n"
