"""DL is a matrix of weights, and igraph reads it."""

import tempfile
from collections import Counter
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.exchange.dl import of_dl
from samverkan.export.formats import write
from tests.export.exchange.graphs import every, sound, unlayered


def dl(graph: nx.Graph) -> str:
    return write(graph, "dl").files[".dl"].decode()


@settings(deadline=None, max_examples=60)
@given(every().map(unlayered))
def test_every_node_has_one_label_and_ties_are_between_them(graph: nx.Graph) -> None:
    text = dl(graph)
    assert text == dl(graph)
    head, _, data = text.partition("data:\n")
    labels = head.partition("labels:\n")[2].rstrip("\n").split(",") if graph else []
    assert len(set(labels)) == len(graph)
    assert head.startswith(f"dl n={len(graph)}\nformat=edgelist1\n")
    for line in data.splitlines():
        one, other, weight = line.split(" ")
        assert {int(one), int(other)} <= set(range(1, len(graph) + 1))
        float(weight)


@settings(deadline=None, max_examples=60)
@given(sound().map(unlayered))
def test_igraph_reads_the_matrix(graph: nx.Graph) -> None:
    """Not a network of nothing, which igraph cannot read from DL."""
    igraph = pytest.importorskip("igraph")
    if not graph.number_of_edges():
        return
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "x.dl"
        path.write_text(dl(graph), "utf-8")
        read = igraph.Graph.Read_DL(str(path))
    order = list(graph)
    expected: Counter[tuple[int, int]] = Counter()
    for one, other, weight in graph.edges(data="weight", default=1):
        ends = order.index(one), order.index(other)
        for pair in {ends, ends if graph.is_directed() else ends[::-1]}:
            expected[pair] += weight
    found = {edge.tuple: edge["weight"] for edge in read.es}
    assert found == pytest.approx(dict(expected))
    assert len(found) == read.ecount()
    labels = [of_dl(node) or "–" for node in graph]
    if len(set(labels)) == len(labels):
        assert read.vs["name"] == labels


def test_two_modes() -> None:
    graph = nx.MultiGraph()
    graph.add_node("Mora kommun", bipartite=0)
    graph.add_node("bostad", bipartite=1)
    graph.add_node("arbete", bipartite=1)
    graph.add_edges_from([("bostad", "Mora kommun"), ("Mora kommun", "bostad")])
    assert dl(graph) == (
        "dl nr=1 nc=2\nformat=edgelist2\nrow labels:\nMora_kommun\n"
        "column labels:\nbostad,arbete\ndata:\n1 1 2\n"
    )
    kinds = [loss.kind for loss in write(graph, "dl").losses]
    assert kinds == ["parallel", "labels"]


def test_a_tie_without_direction_stands_both_ways_and_a_loop_once() -> None:
    assert dl(nx.Graph([("a", "b"), ("a", "a")])).partition("data:\n")[2] == "1 2 1\n1 1 1\n2 1 1\n"
    (loss,) = write(nx.Graph([("a", "b")]), "dl").losses
    assert loss.kind == "direction"
    assert dl(nx.DiGraph([("a", "b")])).partition("data:\n")[2] == "1 2 1\n"
