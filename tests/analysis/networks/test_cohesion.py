"""How a network hangs together."""

import itertools

import networkx as nx
import pytest
from hypothesis import given

from samverkan.analysis.networks import cohesion
from samverkan.analysis.networks.canonical import simple, undirected
from samverkan.errors import UsageError
from tests.analysis.networks.published import knoke, marriage
from tests.analysis.networks.strategies import networks

KITE = nx.krackhardt_kite_graph()
KARATE = nx.karate_club_graph()


@pytest.mark.parametrize(
    ("name", "graph", "value"),
    [
        ("density", marriage(), 1 / 6),
        ("density", knoke(), 49 / 90),
        ("density", KARATE, 78 / 561),
        ("reciprocity", knoke(), 34 / 49),
        ("reciprocity", marriage(), 1),
        # transitivity, distances and centralization of Knoke and of Padgett: by igraph and sna in R
        ("transitivity", knoke(), 0.758064516129032),
        ("transitivity", marriage(), 0.191489361702128),
        ("average_clustering", knoke(), 0.771507936507937),
        ("average_clustering", marriage(), 0.218181818181818),
        ("average_distance", knoke(), 1.53333333333333),
        ("average_distance", marriage(), 2.48571428571429),
        ("diameter", knoke(), 3),
        ("diameter", marriage(), 5),
        ("degree_centralization", knoke(), 0.430555555555556),
        ("degree_centralization", marriage(), 0.266666666666667),
        ("betweenness_centralization", knoke(), 0.201131687242798),
        ("betweenness_centralization", marriage(), 0.383492063492063),
        # one family of sixteen is alone
        ("fragmentation", marriage(), 1 - 15 * 14 / (16 * 15)),
        ("number_of_components", marriage(), 2),
    ],
)
def test_published_values(name: str, graph: nx.Graph, value: float) -> None:
    assert getattr(cohesion, name)(graph) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    ("name", "graph", "value"),
    [
        ("degree_centralization", KARATE, 0.3996),
        ("degree_centralization", KITE, 0.3333),
        ("betweenness_centralization", KARATE, 0.4056),
        ("betweenness_centralization", KITE, 0.2963),
        ("distance_fragmentation", marriage(), 0.5624),
    ],
)
def test_values_told_with_four_decimals(name: str, graph: nx.Graph, value: float) -> None:
    assert getattr(cohesion, name)(graph) == pytest.approx(value, abs=5e-5)


def test_without_its_leader_the_club_falls_apart() -> None:
    graph = KARATE.copy()
    graph.remove_node(0)
    assert cohesion.fragmentation(graph) == pytest.approx(0.3163, abs=5e-5)
    assert cohesion.distance_fragmentation(graph) == pytest.approx(0.6415, abs=5e-5)


@pytest.mark.parametrize("directed", [False, True])
def test_a_star_is_as_centralized_as_can_be(directed: bool) -> None:
    star = nx.star_graph(6).to_directed() if directed else nx.star_graph(6)
    assert cohesion.degree_centralization(star) == 1
    assert cohesion.betweenness_centralization(star) == 1


def test_centralization_of_ties_in_and_out() -> None:
    inwards = nx.DiGraph([(other, "hub") for other in "abcd"])
    assert cohesion.in_degree_centralization(inwards) == 1
    assert cohesion.out_degree_centralization(inwards) == pytest.approx((5 - 4) / 16)
    with pytest.raises(UsageError):
        cohesion.in_degree_centralization(nx.star_graph(3))


def test_the_triads_of_knoke_are_those_of_igraph() -> None:
    census = cohesion.triad_census(knoke())
    assert (census["003"], census["012"], census["210"], census["300"]) == (3, 13, 24, 9)
    assert sum(census.values()) == 120
    assert cohesion.dyad_census(knoke()) == {"mutual": 17, "asymmetric": 15, "null": 13}
    assert cohesion.triad_census(marriage()) == {"0": 324, "1": 195, "2": 38, "3": 3}


def test_ties_one_way_do_not_lead_back() -> None:
    path = nx.DiGraph([("a", "b"), ("b", "c")])
    assert cohesion.fragmentation(path) == 0.5
    assert cohesion.distance_fragmentation(path) == pytest.approx(1 - (1 + 1 + 1 / 2) / 6)
    assert cohesion.components(path) == [["a", "b", "c"]]


def test_the_length_of_ties() -> None:
    path = nx.Graph([("a", "b", {"km": 2}), ("b", "c", {"km": 4})])
    assert cohesion.diameter(path, "km") == 6
    assert cohesion.average_distance(path, "km") == 4
    assert cohesion.distance_fragmentation(path, "km") == pytest.approx(
        1 - 2 * (1 / 2 + 1 / 4 + 1 / 6) / 6
    )


@pytest.mark.parametrize("count", [0, 1])
@pytest.mark.parametrize("kind", [nx.Graph, nx.DiGraph])
def test_there_are_no_pairs_in_a_network_of_one(count: int, kind: type[nx.Graph]) -> None:
    graph = nx.empty_graph(count, create_using=kind)
    nothing = ["density", "reciprocity", "transitivity", "average_clustering", "fragmentation"]
    nothing += ["distance_fragmentation", "average_distance", "diameter"]
    nothing += ["degree_centralization", "betweenness_centralization"]
    assert [getattr(cohesion, name)(graph) for name in nothing] == [None] * len(nothing)
    assert cohesion.number_of_components(graph) == count
    assert set(cohesion.dyad_census(graph).values()) == {0}
    assert set(cohesion.triad_census(graph).values()) == {0}


def test_no_ties_is_told_apart_from_no_answer() -> None:
    graph = nx.empty_graph(4)
    assert cohesion.density(graph) == 0
    assert cohesion.fragmentation(graph) == 1
    assert cohesion.degree_centralization(graph) == 0
    assert cohesion.transitivity(graph) is None
    assert cohesion.transitivity(nx.star_graph(3)) == 0


@given(networks(least=2))
def test_fragmentation_pair_by_pair(graph: nx.Graph) -> None:
    pairs = list(itertools.permutations(graph, 2))
    apart = sum(not nx.has_path(graph, one, other) for one, other in pairs)
    assert cohesion.fragmentation(graph) == pytest.approx(apart / len(pairs))


@given(networks(least=2, directed=False))
def test_by_distance_it_is_what_networkx_calls_efficiency(graph: nx.Graph) -> None:
    efficiency = nx.global_efficiency(simple(graph))
    assert cohesion.distance_fragmentation(graph) == pytest.approx(1 - efficiency)


@given(networks(least=3, directed=False))
def test_triads_three_by_three(graph: nx.Graph) -> None:
    plain = simple(graph)
    counted = dict.fromkeys("0123", 0)
    for three in itertools.combinations(plain, 3):
        counted[str(plain.subgraph(three).number_of_edges())] += 1
    assert cohesion.triad_census(graph) == counted


@given(networks(least=3))
def test_direction_does_not_matter_for_transitivity(graph: nx.Graph) -> None:
    assert cohesion.transitivity(graph) == cohesion.transitivity(undirected(graph))
    assert cohesion.number_of_components(graph) == nx.number_connected_components(undirected(graph))
