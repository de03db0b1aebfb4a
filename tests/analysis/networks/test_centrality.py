"""How central each node is."""

import itertools
import math

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.analysis.networks import centrality
from samverkan.analysis.networks.canonical import simple
from samverkan.errors import UsageError
from tests.analysis.networks.published import knoke, marriage
from tests.analysis.networks.strategies import networks

KITE = nx.krackhardt_kite_graph()

#: By sna and igraph in R.
KNOKE = {
    "in_degree": {"COMM": 8, "WRO": 1, "NEWS": 9},
    "out_degree": {"COMM": 7, "WRO": 3, "NEWS": 3},
    "betweenness_raw": {"COMM": 12.3333333333333, "EDUC": 11.6944444444444, "UWAY": 0},
    "closeness_out": {"COMM": 0.818181818181818, "MAYR": 0.9, "WRO": 0.529411764705882},
    "eigenvector_out": {"COMM": 0.411965875272172, "WRO": 0.15322034616351},
    "core_number": {"COMM": 7, "WRO": 4},
    "pagerank": {"COMM": 0.173520244817594, "WRO": 0.0248004864834438},
}
MARRIAGE = {
    "degree": {"Medici": 6, "Pucci": 0},
    "betweenness_raw": {"Medici": 47.5, "Guadagni": 23.1666666666667, "Pucci": 0},
    "eigenvector": {"Medici": 0.430308094015894, "Ridolfi": 0.341552644063086, "Pucci": 0},
    "core_number": {"Medici": 2, "Salviati": 1, "Pucci": 0},
    "pagerank": {"Medici": 0.144373470294616, "Pucci": 0.0099009900990099},
}


@pytest.mark.parametrize(
    ("graph", "name", "values"),
    [(knoke(), *item) for item in KNOKE.items()]
    + [(marriage(), *item) for item in MARRIAGE.items()],
    ids=[*KNOKE, *MARRIAGE],
)
def test_published_values(graph: nx.Graph, name: str, values: dict[str, float]) -> None:
    found = getattr(centrality, name)(graph)
    assert {node: found[node] for node in values} == pytest.approx(values, abs=1e-9)
    assert list(found) == list(graph)


def test_the_kite_is_central_in_three_ways() -> None:
    # Krackhardt 1990: Diane (3), Heather (7), and Fernando (5) with Garth (6).
    assert max(KITE, key=centrality.degree(KITE).__getitem__) == 3
    between = centrality.betweenness(KITE)
    assert between[7] == pytest.approx(0.389, abs=5e-4)
    assert between[5] == between[6] == pytest.approx(0.231, abs=5e-4)
    assert between[3] == pytest.approx(0.102, abs=5e-4)
    close = centrality.closeness(KITE)
    assert close[5] == close[6] == max(close.values()) == pytest.approx(0.643, abs=5e-4)


def test_in_a_directed_network_closeness_goes_in_and_closeness_out_goes_out() -> None:
    path = nx.DiGraph([("a", "b"), ("b", "c")])
    assert centrality.closeness(path) == {"a": 0, "b": 0.5, "c": pytest.approx(2 / 3)}
    assert centrality.closeness_out(path) == {"a": pytest.approx(2 / 3), "b": 0.5, "c": 0}


def test_the_length_of_ties() -> None:
    graph = nx.Graph([("a", "b", {"km": 1}), ("b", "c", {"km": 1}), ("a", "c", {"km": 5})])
    assert centrality.betweenness_raw(graph) == {"a": 0, "b": 0, "c": 0}
    assert centrality.betweenness_raw(graph, "km") == {"a": 0, "b": 1, "c": 0}
    assert centrality.closeness(graph, "km")["a"] == pytest.approx(2 / 3)


def test_the_strength_of_ties() -> None:
    graph = nx.MultiGraph([("a", "b", {"w": 2}), ("a", "b", {"w": 1}), ("b", "c", {"w": 5})])
    assert centrality.strength(graph, "w") == {"a": 3, "b": 8, "c": 5}
    assert centrality.degree(graph) == {"a": 1, "b": 2, "c": 1}
    assert centrality.pagerank(graph, "w")["c"] > centrality.pagerank(graph)["c"]


def test_nobody_is_between_or_near_in_a_network_of_one() -> None:
    alone = nx.empty_graph(1)
    assert centrality.degree(alone) == {0: 0}
    for measure in (centrality.degree_centrality, centrality.betweenness, centrality.closeness):
        assert measure(alone) == {0: None}
        assert measure(nx.Graph()) == {}
    assert centrality.betweenness(nx.path_graph(2)) == {0: None, 1: None}
    assert centrality.closeness(nx.empty_graph(2)) == {0: 0, 1: 0}
    assert centrality.pagerank(nx.Graph()) == {}


def test_clustering_needs_two_neighbours() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("a", "c"), ("c", "d")])
    assert centrality.clustering(graph) == {"a": 1, "b": 1, "c": pytest.approx(1 / 3), "d": None}


@pytest.mark.parametrize(
    "graph",
    [
        nx.empty_graph(3),
        nx.Graph([(1, 2), (3, 4)]),
        nx.DiGraph([(1, 2), (2, 3)]),
        nx.compose(nx.cycle_graph(5), nx.relabel_nodes(nx.cycle_graph(3), str)),
    ],
    ids=["no ties", "two as dense", "no way back", "two cycles"],
)
def test_there_may_be_no_one_eigenvector(graph: nx.Graph) -> None:
    assert set(centrality.eigenvector(graph).values()) == {None}


def test_eigenvectors_of_large_networks_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for graph in (marriage(), knoke()):
        dense = centrality.eigenvector(graph)
        with monkeypatch.context() as patch:
            patch.setattr(centrality, "_DENSE", 0)
            assert centrality.eigenvector(graph) == pytest.approx(dense, abs=1e-9)


def test_in_and_out_are_of_directed_networks() -> None:
    for measure in (centrality.in_degree, centrality.out_degree):
        with pytest.raises(UsageError):
            measure(nx.path_graph(2))


def between(graph: nx.Graph, node: str) -> float:
    """How many shortest paths of two others go through a node, path by path."""
    total = 0.0
    for one, other in itertools.permutations(set(graph) - {node}, 2):
        if nx.has_path(graph, one, other):
            paths = list(nx.all_shortest_paths(graph, one, other))
            total += sum(node in path for path in paths) / len(paths)
    return total if graph.is_directed() else total / 2


@settings(deadline=None)
@given(networks(most=7))
def test_betweenness_path_by_path(graph: nx.Graph) -> None:
    plain = simple(graph)
    found = centrality.betweenness_raw(graph)
    assert found == pytest.approx({node: between(plain, node) for node in plain})


@given(networks(least=2))
def test_closeness_is_that_of_networkx(graph: nx.Graph) -> None:
    plain = simple(graph)
    assert centrality.closeness(graph) == pytest.approx(nx.closeness_centrality(plain))
    if plain.is_directed():
        out = nx.closeness_centrality(plain.reverse())
        assert centrality.closeness_out(graph) == pytest.approx(out)


@given(networks(least=1))
def test_the_walker_is_somewhere(graph: nx.Graph) -> None:
    ranks = centrality.pagerank(graph, "weight")
    assert sum(ranks.values()) == pytest.approx(1)
    assert min(ranks.values()) > 0


@given(networks(least=1))
def test_in_its_core_every_node_has_that_many_ties(graph: nx.Graph) -> None:
    plain, cores = simple(graph), centrality.core_number(graph)
    for k in set(cores.values()):
        core = plain.subgraph(node for node in plain if cores[node] >= k)
        assert all(ties >= k for _, ties in core.degree())


@given(networks(least=1))
def test_an_eigenvector_is_one(graph: nx.Graph) -> None:
    found, plain = centrality.eigenvector(graph), simple(graph)
    if None in found.values():
        return
    assert math.hypot(*found.values()) == pytest.approx(1)
    into = plain.pred if plain.is_directed() else plain.adj
    sums = {node: sum(found[other] for other in into[node]) for node in plain}
    largest = max(found, key=lambda node: found[node])
    factor = sums[largest] / found[largest]
    expected = {node: value * factor for node, value in found.items()}
    assert sums == pytest.approx(expected, abs=1e-7)
