"""Density and centrality of two-mode networks."""

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from samverkan.analysis.networks.two_mode import (
    two_mode_betweenness,
    two_mode_closeness,
    two_mode_degree,
    two_mode_density,
)
from samverkan.errors import UsageError
from tests.analysis.networks.published import two_mode

WOMEN = nx.davis_southern_women_graph()


def test_density_of_the_southern_women() -> None:
    assert two_mode_density(WOMEN) == pytest.approx(89 / 252, abs=1e-12)


# Borgatti & Halgin 2011, table 2, as networkx tests it.
@pytest.mark.parametrize(
    ("node", "degree", "closeness", "betweenness"),
    [
        ("E8", 0.78, 0.85, 0.24),
        ("E9", 0.67, 0.79, 0.23),
        ("Evelyn Jefferson", 0.57, 0.80, 0.10),
        ("Nora Fayette", 0.57, 0.80, 0.11),
        ("Flora Price", 0.14, 0.59, 0.01),
    ],
)
def test_centrality_of_the_southern_women(
    node: str, degree: float, closeness: float, betweenness: float
) -> None:
    assert two_mode_degree(WOMEN)[node] == pytest.approx(degree, abs=0.005)
    assert two_mode_closeness(WOMEN)[node] == pytest.approx(closeness, abs=0.005)
    assert two_mode_betweenness(WOMEN)[node] == pytest.approx(betweenness, abs=0.005)


@pytest.mark.parametrize("seed", range(8))
def test_betweenness_is_that_of_networkx(seed: int) -> None:
    graph = bipartite.random_graph(4 + seed, 9 - seed, 0.3, seed=seed)
    actors = [node for node, mode in graph.nodes(data="bipartite") if mode == 0]
    assert two_mode_betweenness(graph) == pytest.approx(
        bipartite.betweenness_centrality(graph, actors)
    )


def test_betweenness_known_already_is_not_computed_again() -> None:
    graph = two_mode(("a", "u"), ("b", "u"))
    assert two_mode_betweenness(graph, {"a": 0, "b": 0, "u": 0.5})["u"] == 0.5
    assert two_mode_betweenness(graph)["u"] == 1


def test_the_middle_of_a_star_has_the_most_of_everything() -> None:
    star = two_mode(("a", "u"), ("b", "u"), ("c", "u"))
    for measure in (two_mode_degree, two_mode_closeness, two_mode_betweenness):
        assert measure(star)["u"] == 1


def test_isolates_and_empty_modes() -> None:
    graph = two_mode(("a", "u"), ("b", "u"))
    graph.add_node("alone", bipartite=0)
    assert two_mode_degree(graph)["alone"] == 0
    assert two_mode_closeness(graph)["alone"] == 0
    # Two of three can be reached: 1 of 1 + 2 · 2 at best, halved by two thirds.
    assert two_mode_closeness(graph)["a"] == pytest.approx(5 / 3 * 2 / 3)
    only = nx.Graph()
    only.add_node("a", bipartite=0)
    assert two_mode_density(only) is None
    for measure in (two_mode_degree, two_mode_closeness, two_mode_betweenness):
        assert measure(only) == {"a": None}
        assert measure(nx.Graph()) == {}


def test_direction_does_not_matter() -> None:
    ties = nx.DiGraph([("a", "u"), ("u", "b")])
    nx.set_node_attributes(ties, {"a": 0, "b": 0, "u": 1}, "bipartite")
    assert two_mode_betweenness(ties)["u"] == 1
    assert two_mode_density(ties) == 1


def test_a_network_of_one_mode_is_refused() -> None:
    for measure in (two_mode_density, two_mode_degree, two_mode_closeness, two_mode_betweenness):
        with pytest.raises(UsageError):
            measure(nx.path_graph(3))
