"""GraphML comes back from networkx and igraph as it was, and is well-formed whatever it holds."""

import io
import math
import tempfile

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.export.formats import write
from tests.export.exchange.graphs import TEXT, every, nodes, shape, sound, ties


def back(content: bytes) -> nx.Graph:
    return nx.read_graphml(io.BytesIO(content))


@settings(deadline=None, max_examples=60)
@given(sound())
def test_a_network_comes_back_as_it_was(graph: nx.Graph) -> None:
    written = write(graph, "graphml")
    found = back(written.files[".graphml"])
    assert nodes(found) == nodes(graph)
    assert ties(found) == ties(graph)
    assert found.is_directed() == graph.is_directed()
    assert written.losses == ()


@settings(deadline=None, max_examples=60)
@given(every())
def test_what_it_does_not_hold_is_said(graph: nx.Graph) -> None:
    written = write(graph, "graphml")
    assert write(graph, "graphml").files == written.files
    found = back(written.files[".graphml"])
    assert shape(found) == shape(graph)
    if not written.losses:
        assert nodes(found) == nodes(graph)
        assert ties(found) == ties(graph)


@settings(deadline=None, max_examples=60)
@given(sound(texts=TEXT.filter(lambda text: text and "&" not in text)))
def test_igraph_reads_the_same(graph: nx.Graph) -> None:
    """Not ids that are empty, which igraph refuses, nor with `&`, which it reads as `&#38;`."""
    igraph = pytest.importorskip("igraph")
    with tempfile.NamedTemporaryFile(suffix=".graphml") as file:
        file.write(write(graph, "graphml").files[".graphml"])
        file.flush()
        read = igraph.Graph.Read_GraphML(file.name)
    order = list(graph)
    assert read.is_directed() == graph.is_directed()
    assert (read.vs["id"] if order else []) == order
    pairs = sorted(tuple(edge.tuple) for edge in read.es)
    ends = [(order.index(a), order.index(b)) for a, b in graph.edges()]
    if not graph.is_directed():
        pairs, ends = [sorted(p) for p in pairs], [sorted(e) for e in ends]
    assert sorted(map(tuple, pairs)) == sorted(map(tuple, ends))
    weights = [tie.get("weight") for *_, tie in graph.edges(data=True)]
    if any(w is not None for w in weights):
        assert sorted(w for w in read.es["weight"] if not math.isnan(w)) == sorted(weights)


def test_it_is_not_said_twice_what_a_tie_is_called() -> None:
    graph = nx.MultiGraph([("a", "b"), ("a", "b"), ("b", "c")])
    assert b"<edge id" not in write(graph, "graphml").files[".graphml"]


def test_signs_within_lists_are_told() -> None:
    graph = nx.Graph()
    graph.add_node("a", roles=["b\x00", "c"])
    written = write(graph, "graphml")
    assert [loss.kind for loss in written.losses] == ["lists", "characters"]
    assert back(written.files[".graphml"]).nodes["a"] == {"roles": "b\ufffd | c"}
