"""Barber's modularity, of a given division and of the best that is found."""

import networkx as nx
import pytest
from networkx.algorithms import bipartite

from samverkan.analysis.networks.incidence import modes
from samverkan.analysis.networks.two_mode_communities import barber_modularity, two_mode_communities
from samverkan.errors import UsageError
from tests.analysis.networks.published import two_mode

WOMEN = nx.davis_southern_women_graph()


def by_definition(graph: nx.Graph, parts: list[list[object]]) -> float:
    actors, _ = modes(graph)
    ties = graph.number_of_edges()
    return (
        sum(
            graph.has_edge(p, u) - graph.degree(p) * graph.degree(u) / ties
            for part in parts
            for p in part
            if p in actors
            for u in part
            if u not in actors
        )
        / ties
    )


def divisions(nodes: list[object]):
    if not nodes:
        yield []
        return
    first, *rest = nodes
    for parts in divisions(rest):
        yield [[first], *parts]
        for i, part in enumerate(parts):
            yield [*parts[:i], [first, *part], *parts[i + 1 :]]


def test_the_nine_and_nine_women() -> None:
    # Barber 2007: the two groups of Davis et al., E1-E8 with one and E9-E14 with the other.
    women, events = modes(WOMEN)
    early = {f"E{number}" for number in range(1, 9)}
    halves = [{*women[:9], *early}, {*women[9:], *set(events) - early}]
    assert barber_modularity(WOMEN, halves) == pytest.approx(0.3184, abs=5e-5)


def test_a_division_better_than_davis_is_found_whatever_the_seed() -> None:
    # 0.34554 is the best known of the southern women.
    for seed in range(3):
        found = two_mode_communities(WOMEN, seed=seed)
        assert barber_modularity(WOMEN, found) == pytest.approx(0.345537, abs=5e-7)
        assert barber_modularity(WOMEN, seed=seed) == barber_modularity(WOMEN, found)
        assert [len(part) for part in found] == [12, 9, 6, 5]


@pytest.mark.parametrize("seed", range(6))
def test_no_division_of_a_small_network_is_better(seed: int) -> None:
    graph = bipartite.random_graph(4, 4, 0.4, seed=seed)
    best = max(by_definition(graph, parts) for parts in divisions(list(graph)))
    assert barber_modularity(graph) == pytest.approx(best)
    third = [[node for node in graph if node % 3 == k] for k in range(3)]
    assert barber_modularity(graph, third) == pytest.approx(by_definition(graph, third))


def test_isolates_are_alone_and_the_order_is_that_of_the_network() -> None:
    graph = two_mode(("a", "u"), ("b", "u"), ("c", "v"))
    graph.add_node("alone", bipartite=1)
    assert two_mode_communities(graph) == [["a", "u", "b"], ["c", "v"], ["alone"]]


def test_without_ties_there_is_no_modularity() -> None:
    graph = nx.Graph()
    graph.add_node("a", bipartite=0)
    assert barber_modularity(graph) is None
    assert barber_modularity(nx.Graph()) is None
    assert two_mode_communities(graph) == [["a"]]


def test_what_is_no_division_is_refused() -> None:
    graph = two_mode(("a", "u"), ("b", "u"))
    for parts in ([["a", "u"]], [["a", "b", "u"], ["u"]], [["a", "b", "u", "x"]]):
        with pytest.raises(UsageError):
            barber_modularity(graph, parts)
    with pytest.raises(UsageError, match="runs"):
        two_mode_communities(graph, runs=0)
