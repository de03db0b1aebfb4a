"""Ties within groups and between them."""

import itertools

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.analysis.networks.mixing import assortativity, degree_assortativity, ei_index, groups
from samverkan.errors import UsageError
from tests.analysis.networks.published import knoke


def grouped(ties: str, **group: str) -> nx.Graph:
    graph = nx.Graph(tie.split("-") for tie in ties.split())
    nx.set_node_attributes(graph, group, "group")
    return graph


def test_the_ei_index_of_knoke() -> None:
    # Symmetrised, with UCINET's sectors: 25 external and 7 internal ties.
    found = ei_index(knoke(), "sector", permutations=500)
    assert (found["external"], found["internal"]) == (25, 7)
    assert found["ei_index"] == pytest.approx(0.5625, abs=1e-12)
    assert found["expected"] == pytest.approx(19 / 45, abs=1e-12)
    assert found["permutations"] == 500
    assert found["without_group"] == 0


def test_p_is_near_that_of_every_way_to_deal_out_the_groups() -> None:
    graph = grouped("a-b b-c c-a a-d d-e e-f f-d", a="x", b="x", c="x", d="y", e="y", f="y")
    found = ei_index(graph, "group", permutations=20_000)
    values = []
    for chosen in itertools.combinations(graph, 3):
        crossing = sum((a in chosen) != (b in chosen) for a, b in graph.edges)
        values.append(2 * crossing / 7 - 1)
    assert found["ei_index"] == pytest.approx(-5 / 7)
    assert sum(values) / len(values) == pytest.approx(found["expected"])
    far = [v for v in values if abs(v - found["expected"]) >= abs(-5 / 7 - found["expected"])]
    assert found["p"] == pytest.approx(len(far) / len(values), abs=0.01)
    low = [v for v in values if v <= -5 / 7 + 1e-9]
    assert found["p_less"] == pytest.approx(len(low) / len(values), abs=0.01)


def test_the_same_seed_gives_the_same_p() -> None:
    first, again = (ei_index(knoke(), "sector", permutations=200, seed=3) for _ in range(2))
    other = ei_index(knoke(), "sector", permutations=200, seed=4)
    assert first == again
    assert first["p_greater"] != other["p_greater"]


def test_an_unknown_group_is_no_group() -> None:
    graph = grouped("a-b b-c c-d", a="x", b="x", c="y")
    graph.nodes["d"]["group"] = float("nan")
    graph.add_node("e", group="")
    found = ei_index(graph, "group", permutations=10)
    assert (found["external"], found["internal"], found["without_group"]) == (1, 1, 2)
    assert groups(graph, "group") == {"a": "x", "b": "x", "c": "y"}


def test_a_group_that_nobody_has_is_told_with_what_there_is() -> None:
    graph = grouped("a-b", a="x")
    for measure in (ei_index, assortativity):
        with pytest.raises(UsageError, match=r"sektor.*group"):
            measure(graph, "sektor")


def test_p_needs_a_permutation() -> None:
    with pytest.raises(UsageError, match="permutations"):
        ei_index(knoke(), "sector", permutations=0)


def test_no_ties_no_index() -> None:
    graph = nx.Graph()
    graph.add_nodes_from("ab", group="x")
    found = ei_index(graph, "group")
    assert (found["ei_index"], found["p"], found["permutations"]) == (None, None, 0)
    assert found["expected"] == -1
    assert ei_index(nx.Graph(), "group")["expected"] is None
    assert assortativity(graph, "group") is None
    assert degree_assortativity(graph) is None


def test_loops_parallel_ties_and_direction_do_not_count_twice() -> None:
    graph = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "b"), ("a", "a"), ("b", "c")])
    nx.set_node_attributes(graph, {"a": 1, "b": 1, "c": 2}, "group")
    found = ei_index(graph, "group", permutations=10)
    assert (found["external"], found["internal"]) == (1, 1)


def test_assortativity_of_newmans_table() -> None:
    # Newman 2003, table I: couples in San Francisco; 0.623 as networkx tests it.
    shares = [[258, 16, 35, 13], [12, 157, 58, 19], [13, 23, 306, 35], [5, 7, 24, 16]]
    graph = nx.MultiDiGraph()
    number = itertools.count()
    for a, row in enumerate(shares):
        for b, times in enumerate(row):
            for _ in range(times):
                one, other = next(number), next(number)
                graph.add_node(one, race=a)
                graph.add_node(other, race=b)
                graph.add_edge(one, other)
    assert assortativity(graph, "race") == pytest.approx(0.623, abs=5e-4)


def test_assortativity_of_the_karate_club() -> None:
    karate = nx.karate_club_graph()
    assert assortativity(karate, "club") == pytest.approx(0.7175308641975309, abs=1e-12)
    assert degree_assortativity(karate) == pytest.approx(-0.47561309768461457, abs=1e-9)


def test_one_group_or_one_degree_has_no_assortativity() -> None:
    ring = nx.cycle_graph(4)
    nx.set_node_attributes(ring, "x", "group")
    assert assortativity(ring, "group") is None
    assert degree_assortativity(ring) is None


@settings(deadline=None, max_examples=40)
@given(st.integers(2, 9), st.floats(0.2, 1), st.booleans(), st.integers(0, 10_000))
def test_assortativity_is_that_of_networkx(n: int, p: float, directed: bool, seed: int) -> None:
    graph = nx.gnp_random_graph(n, p, seed=seed, directed=directed)
    nx.set_node_attributes(graph, {node: node % 3 for node in graph}, "group")
    found = assortativity(graph, "group")
    if found is not None:
        assert found == pytest.approx(nx.attribute_assortativity_coefficient(graph, "group"))
    found = degree_assortativity(graph)
    if found is not None:
        assert found == pytest.approx(nx.degree_assortativity_coefficient(graph), abs=1e-9)
