"""Structural holes, cut points and bridges."""

import itertools

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.analysis.roles import bridges, constraint, cut_points, effective_size
from samverkan.errors import UsageError
from tests.analysis.networks.published import knoke, marriage

#: Borgatti 1997, with the numbers of UCINET.
BORGATTI = nx.Graph()
for tie in ("AB2", "AF3", "AG5", "AE2", "EG8", "FG3", "BG4", "BD1", "DG3", "GC10"):
    BORGATTI.add_edge(tie[0], tie[1], weight=int(tie[2:]))


def mutual(graph: nx.Graph, a: object, b: object, weight: str | None) -> float:
    ties = [(a, b), (b, a)]
    return sum(graph.edges[tie].get(weight, 1) for tie in ties if graph.has_edge(*tie))


def by_definition(graph: nx.Graph, i: object, weight: str | None) -> tuple[float, float]:
    """Burt's sums for one node, term by term."""

    def share(a: object, b: object) -> float:
        return mutual(graph, a, b, weight) / sum(mutual(graph, a, x, weight) for x in graph)

    def marginal(a: object, b: object) -> float:
        return mutual(graph, a, b, weight) / max(mutual(graph, a, x, weight) for x in graph)

    contacts = [j for j in graph if mutual(graph, i, j, None)]
    between = {j: [q for q in contacts if q != j] for j in contacts}
    held = sum(
        (share(i, j) + sum(share(i, q) * share(q, j) for q in between[j])) ** 2 for j in contacts
    )
    size = sum(1 - sum(share(i, q) * marginal(j, q) for q in between[j]) for j in contacts)
    return held, size


def test_borgattis_graph() -> None:
    held, size = constraint(BORGATTI), effective_size(BORGATTI)
    assert held["G"] == pytest.approx(0.400, abs=1e-3)
    assert held["A"] == pytest.approx(0.595, abs=1e-3)
    assert held["C"] == pytest.approx(1)
    assert size["G"] == pytest.approx(4.67, abs=1e-2)
    assert size["A"] == pytest.approx(2.50, abs=1e-2)
    assert size["C"] == pytest.approx(1)


def test_borgattis_graph_with_weights() -> None:
    held, size = constraint(BORGATTI, "weight"), effective_size(BORGATTI, "weight")
    assert held["G"] == pytest.approx(0.299, abs=1e-3)
    assert held["A"] == pytest.approx(0.795, abs=1e-3)
    assert size["G"] == pytest.approx(5.47, abs=1e-2)
    assert size["A"] == pytest.approx(2.47, abs=1e-2)


def test_a_directed_graph_with_weights() -> None:
    # By UCINET and igraph, in networkx' own tests.
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([(0, 1, 2), (0, 2, 2), (1, 0, 1), (2, 1, 1)])
    assert list(constraint(graph).values()) == pytest.approx([1.003, 1.003, 1.389], abs=1e-3)
    assert list(constraint(graph, "weight").values()) == pytest.approx(
        [0.840, 1.143, 1.378], abs=1e-3
    )
    assert list(effective_size(graph, "weight").values()) == pytest.approx(
        [1.567, 1.083, 1], abs=1e-3
    )


def test_constraint_is_as_in_igraph() -> None:
    directed = constraint(knoke())
    assert directed["COMM"] == pytest.approx(0.401446320091823, abs=1e-9)
    assert directed["MAYR"] == pytest.approx(0.387400810874118, abs=1e-9)
    assert constraint(marriage())["Medici"] == pytest.approx(0.2099, abs=1e-4)


def test_an_isolate_is_not_free_of_constraint_but_has_none() -> None:
    assert constraint(marriage())["Pucci"] is None
    assert effective_size(marriage())["Pucci"] is None
    assert constraint(nx.Graph()) == {}
    assert effective_size(nx.Graph()) == {}


def test_a_node_that_ties_only_come_in_to_has_contacts() -> None:
    graph = nx.DiGraph([("a", "c"), ("b", "c")])
    assert constraint(graph)["c"] == pytest.approx(0.5)
    assert effective_size(graph)["c"] == pytest.approx(2)


def test_ties_of_weight_0_are_no_ties_to_go_by() -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", weight=0)
    assert constraint(graph, "weight") == {"a": None, "b": None}
    assert constraint(graph) == {"a": 1, "b": 1}


def test_a_weight_that_is_no_number_is_refused() -> None:
    with pytest.raises(UsageError):
        constraint(nx.Graph([("a", "b", {"weight": "stark"})]), "weight")


def test_loops_and_parallel_ties() -> None:
    graph = nx.MultiGraph([("a", "b", {"w": 1}), ("b", "a", {"w": 2}), ("a", "c", {"w": 1})])
    graph.add_edge("a", "a", w=9)
    merged = nx.Graph([("a", "b", {"w": 3}), ("a", "c", {"w": 1})])
    assert constraint(graph, "w") == constraint(merged, "w")
    assert effective_size(graph) == effective_size(merged)


@settings(deadline=None, max_examples=60)
@given(st.integers(2, 9), st.floats(0, 1), st.booleans(), st.booleans(), st.integers(0, 9_999))
def test_burts_sums_term_by_term(
    n: int, p: float, directed: bool, weighted: bool, seed: int
) -> None:
    graph = nx.gnp_random_graph(n, p, seed=seed, directed=directed)
    for number, tie in enumerate(graph.edges):
        graph.edges[tie]["w"] = (1, 2, 0.5)[number % 3]
    weight = "w" if weighted else None
    held, size = constraint(graph, weight), effective_size(graph, weight)
    for node in graph:
        if held[node] is None:
            assert not any(mutual(graph, node, other, None) for other in graph)
        else:
            assert (held[node], size[node]) == pytest.approx(by_definition(graph, node, weight))


def test_cut_points_and_bridges_of_the_families() -> None:
    assert cut_points(marriage()) == ["Albizzi", "Guadagni", "Medici", "Salviati"]
    assert {frozenset(tie) for tie in bridges(marriage())} == {
        frozenset(tie.split())
        for tie in (
            "Acciaiuoli Medici",
            "Albizzi Ginori",
            "Guadagni Lamberteschi",
            "Medici Salviati",
            "Pazzi Salviati",
        )
    }
    assert cut_points(nx.krackhardt_kite_graph()) == [7, 8]


def test_cut_points_come_in_swedish_order() -> None:
    graph = nx.path_graph(["a", "Östersund", "Åmål", "Zinkgruvan", "b"])
    assert cut_points(graph) == ["Zinkgruvan", "Åmål", "Östersund"]
    mixed = nx.path_graph([1, "x", 2, 3])
    assert cut_points(mixed) == ["x", 2]


def test_direction_and_parallel_ties_do_not_make_bridges() -> None:
    graph = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "b"), ("b", "c")])
    assert bridges(graph) == [("a", "b"), ("b", "c")]
    assert cut_points(graph) == ["b"]
    assert cut_points(knoke()) == []


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 9), st.floats(0, 0.6), st.integers(0, 9_999))
def test_without_a_cut_point_or_a_bridge_there_are_more_parts(n: int, p: float, seed: int) -> None:
    graph = nx.gnp_random_graph(n, p, seed=seed)
    parts = nx.number_connected_components
    without = {node: graph.subgraph(set(graph) - {node}) for node in graph}
    if n > 1:
        assert cut_points(graph) == [v for v in graph if parts(without[v]) > parts(graph)]
    assert bridges(graph) == [
        tie for tie in graph.edges if parts(nx.restricted_view(graph, [], [tie])) > parts(graph)
    ]


def test_permuted_nodes_keep_their_numbers() -> None:
    held = constraint(BORGATTI)
    for order in itertools.islice(itertools.permutations("ABCDEFG"), 0, 5040, 720):
        moved = nx.relabel_nodes(BORGATTI, dict(zip("ABCDEFG", order, strict=True)))
        again = constraint(moved)
        for old, new in zip("ABCDEFG", order, strict=True):
            assert again[new] == pytest.approx(held[old])
