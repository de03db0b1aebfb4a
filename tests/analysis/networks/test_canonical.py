"""The simple network that measures are taken on."""

import math

import networkx as nx
import pytest
from hypothesis import given

from samverkan.analysis.networks.canonical import is_two_mode, simple, undirected
from samverkan.errors import UsageError
from tests.analysis.networks.strategies import networks


def test_loops_go_and_parallel_ties_become_one() -> None:
    graph = nx.MultiDiGraph(title="t")
    graph.add_node("z", sector="kommun")
    graph.add_edge("a", "b", w=2, d=3, note="first")
    graph.add_edge("a", "b", d=2, note="second")
    graph.add_edge("b", "a", w=5)
    graph.add_edge("a", "a", w=9)
    plain = simple(graph, "w", distance="d")
    assert type(plain) is nx.DiGraph
    assert list(plain.nodes(data=True)) == [("z", {"sector": "kommun"}), ("a", {}), ("b", {})]
    assert dict(plain.edges) == {
        ("a", "b"): {"w": 3, "d": 2, "note": "first"},
        ("b", "a"): {"w": 5, "d": 1},
    }
    assert plain.graph == {"title": "t"}


def test_the_graph_that_was_given_is_left_alone() -> None:
    graph = nx.Graph([("a", "b", {"w": 1}), ("a", "a")])
    simple(graph, "w").edges["a", "b"]["w"] = 7
    assert graph.edges["a", "b"]["w"] == 1
    assert graph.number_of_edges() == 2


def test_without_a_name_weights_are_not_looked_at() -> None:
    graph = nx.Graph([("a", "b", {"w": "strong"})])
    assert simple(graph).edges["a", "b"] == {"w": "strong"}


@pytest.mark.parametrize("weight", ["strong", None, math.nan, math.inf, -1])
def test_a_weight_that_is_none_is_told(weight: object) -> None:
    graph = nx.Graph([("a", "b", {"w": weight})])
    with pytest.raises(UsageError, match="a – b"):
        simple(graph, "w")


def test_a_tie_cannot_be_0_long() -> None:
    graph = nx.Graph([("a", "b", {"w": 0})])
    assert simple(graph, "w").edges["a", "b"]["w"] == 0
    with pytest.raises(UsageError):
        simple(graph, distance="w")


@given(networks())
def test_there_is_a_tie_where_there_was_one_and_the_sum_of_weights_stays(graph: nx.Graph) -> None:
    plain = simple(graph, "weight")
    assert list(plain) == list(graph)
    for one in graph:
        for other in graph:
            assert plain.has_edge(one, other) == (one != other and graph.has_edge(one, other))
    loops = sum(weight for one, other, weight in graph.edges(data="weight") if one == other)
    assert plain.size("weight") == graph.size("weight") - loops
    assert undirected(graph, "weight").size("weight") == plain.size("weight")


def test_two_modes() -> None:
    assert is_two_mode(nx.complete_bipartite_graph(2, 3))
    within = nx.complete_bipartite_graph(2, 3)
    within.add_edge(0, 1)
    assert not is_two_mode(within)
    alone = nx.Graph()
    alone.add_node("a", bipartite=0)
    assert not is_two_mode(alone)
    assert not is_two_mode(nx.Graph())


@pytest.mark.parametrize("value", [1e308, 1e-320, -1, float("nan"), float("inf")])
def test_a_weight_that_cannot_be_reckoned_with_is_refused(value: float) -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=value)
    with pytest.raises(UsageError):
        simple(graph, "weight")
    with pytest.raises(UsageError):
        simple(graph, distance="weight")
