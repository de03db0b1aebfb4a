"""Gould and Fernandez' roles: counted one by one, and set against chance."""

import itertools
import math

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan.analysis.networks.brokerage import ROLES, brokerage
from samverkan.errors import UsageError
from tests.analysis.networks.published import knoke


def counted(graph: nx.Graph, group: str) -> dict[object, dict[str, int]]:
    """The roles by the definition: every ordered triple of nodes looked at."""
    names = {pattern: role for role, pattern in ROLES.items()}
    found = {node: dict.fromkeys((*ROLES, "total"), 0) for node in graph}
    for triple in itertools.permutations(graph, 3):
        a, b, c = triple
        if graph.has_edge(a, b) and graph.has_edge(b, c) and not graph.has_edge(a, c):
            kinds = [graph.nodes[node][group] for node in triple]
            pattern = "".join("ABC"[list(dict.fromkeys(kinds)).index(kind)] for kind in kinds)
            found[b][names[pattern]] += 1
            found[b]["total"] += 1
    return found


def z(about: dict[str, float], role: str) -> float | None:
    sd = about[f"{role}_sd"]
    return (about[role] - about[f"{role}_expected"]) / sd if sd else None


def test_four_nodes_by_hand() -> None:
    # The test suite of cograph, by hand and equal to R's sna.
    graph = nx.DiGraph(["AB", "AC", "BC", "BD", "CD", "DA"])
    nx.set_node_attributes(graph, {"A": 1, "B": 1, "C": 2, "D": 2}, "group")
    found = brokerage(graph, "group")
    played = {n: {role: found[n][role] for role in ROLES if found[n][role]} for n in graph}
    assert played == {
        "A": {"itinerant": 1, "gatekeeper": 1},
        "B": {"representative": 1},
        "C": {"gatekeeper": 1},
        "D": {"itinerant": 1, "representative": 1},
    }


def test_knoke_in_all() -> None:
    found = brokerage(knoke(), "sector")
    totals = {role: sum(found[node][role] for node in found) for role in ROLES}
    assert totals == {
        "coordinator": 6,
        "itinerant": 18,
        "representative": 12,
        "gatekeeper": 20,
        "liaison": 15,
    }


# Scores and z-scores of R's sna, `brokerage(knoke, sector)`: w_I, w_O, b_IO, b_OI, b_O, t.
SNA = {
    "COMM": (
        (1, 5, 3, 5, 7, 21),
        (0.201866109926888, 2.0208711274869, 0.283798132426334),
        (1.28070384067617, 2.86899736863671, 2.3121688339894),
    ),
    "MAYR": (
        (5, 3, 7, 7, 5, 27),
        (4.45647079462561, 0.721066862017958, 2.27760954892601),
        (2.27760954892601, 1.68332147257024, 3.54232591961309),
    ),
    "INDU": (
        (0, 1, 1, 0, 0, 2),
        (None, -1.084686684053, -0.0600276721115705),
        (-0.80770695329895, -1.67351864867065, -1.58332860381897),
    ),
}


@pytest.mark.parametrize("node", SNA)
def test_knoke_is_as_in_sna(node: str) -> None:
    about = brokerage(knoke(), "sector")[node]
    roles = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison", "total")
    counts, first, last = SNA[node]
    assert tuple(about[role] for role in roles) == counts
    for role, expected in zip(roles, first + last, strict=True):
        if expected is None:  # two in the group: nobody can coordinate
            assert z(about, role) is None
        else:
            assert z(about, role) == pytest.approx(expected, abs=1e-9)


@settings(deadline=None, max_examples=60)
@given(st.integers(1, 9), st.floats(0, 1), st.booleans(), st.integers(1, 4), st.integers(0, 9_999))
def test_every_triple_is_counted(n: int, p: float, directed: bool, kinds: int, seed: int) -> None:
    graph = nx.gnp_random_graph(n, p, seed=seed, directed=directed)
    nx.set_node_attributes(graph, {node: node * node % kinds for node in graph}, "group")
    found = brokerage(graph, "group")
    expected = counted(graph, "group")
    assert {
        node: {role: about[role] for role in expected[node]} for node, about in found.items()
    } == (expected)


@pytest.mark.parametrize("kinds", ["aaabb", "aabcb", "aaabc"])
def test_undirected_mean_and_deviation_are_those_of_all_networks_with_as_many_nodes(
    kinds: str,
) -> None:
    # Every tie is there with the density of `graph`, each network weighted by its probability.
    graph = nx.Graph([(0, 1), (0, 3), (1, 2), (3, 4)])
    graph.add_nodes_from(range(5))
    nx.set_node_attributes(graph, dict(enumerate(kinds)), "group")
    found = brokerage(graph, "group")
    density = 4 / 10
    pairs = list(itertools.combinations(range(5), 2))
    sums = {role: [0.0, 0.0] for role in (*ROLES, "total")}
    for there in itertools.product((0, 1), repeat=len(pairs)):
        drawn = graph.__class__()
        drawn.add_nodes_from(graph.nodes(data=True))
        drawn.add_edges_from(pair for pair, tie in zip(pairs, there, strict=True) if tie)
        weight = math.prod(density if tie else 1 - density for tie in there)
        for role, count in counted(drawn, "group")[0].items():
            sums[role][0] += weight * count
            sums[role][1] += weight * count**2
    for role, (mean, square) in sums.items():
        assert found[0][f"{role}_expected"] == pytest.approx(mean, abs=1e-9)
        assert found[0][f"{role}_sd"] ** 2 == pytest.approx(square - mean**2, abs=1e-9)


def test_undirected_pairs_count_twice_and_gatekeepers_are_representatives() -> None:
    graph = nx.Graph([("a", "b"), ("b", "c"), ("b", "d")])
    nx.set_node_attributes(graph, {"a": 1, "b": 1, "c": 2, "d": 3}, "group")
    about, both = brokerage(graph, "group")["b"], brokerage(graph.to_directed(), "group")["b"]
    assert (about["liaison"], about["gatekeeper"], about["representative"]) == (2, 2, 2)
    assert {role: about[role] for role in ROLES} == {role: both[role] for role in ROLES}
    assert about["liaison_sd"] == pytest.approx(both["liaison_sd"] * math.sqrt(2))
    assert about["gatekeeper_sd"] == pytest.approx(both["gatekeeper_sd"])


def test_a_node_of_no_known_group_is_left_out() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("x", "b")])
    nx.set_node_attributes(graph, {"a": 1, "b": 2, "c": 1}, "group")
    found = brokerage(graph, "group")
    assert set(found["x"].values()) == {None}
    assert found["x"].keys() == found["b"].keys()
    assert (found["b"]["itinerant"], found["b"]["total"]) == (1, 1)
    assert brokerage(graph.subgraph("abc"), "group")["b"] == found["b"]


def test_one_node_none_and_no_group() -> None:
    graph = nx.Graph()
    assert brokerage(graph, "group") == {}
    graph.add_node("a", group=1)
    assert set(brokerage(graph, "group")["a"].values()) == {0}
    with pytest.raises(UsageError):
        brokerage(graph, "sector")
