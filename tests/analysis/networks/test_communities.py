"""Communities, their modularity, and how stable they are."""

import itertools
import random

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.networks import communities as module
from samverkan.analysis.networks.canonical import simple
from samverkan.analysis.networks.communities import (
    adjusted_rand,
    communities,
    find_communities,
    modularity,
)
from samverkan.errors import UsageError
from tests.analysis.networks.strategies import networks

KARATE = nx.karate_club_graph()


@pytest.mark.parametrize("method", ["louvain", "leiden"])
def test_the_best_division_of_the_karate_club(method: str) -> None:
    # The optimum, known by exact search (Brandes et al. 2008).
    if method == "leiden":
        pytest.importorskip("igraph")
    found = find_communities(KARATE, method=method)
    assert found.modularity == pytest.approx(0.41979, abs=5e-6)
    assert [len(part) for part in found.members] == [12, 11, 6, 5]
    assert found.method == method
    assert found.stability is not None
    assert 0.7 < found.stability <= 1
    assert found.number[33] == 1
    assert sorted(found.number) == sorted(KARATE)


def test_the_clubs_that_came_of_it() -> None:
    clubs = [
        [n for n, club in KARATE.nodes(data="club") if club == name]
        for name in ("Mr. Hi", "Officer")
    ]
    assert modularity(KARATE, clubs) == pytest.approx(0.3582, abs=5e-5)
    assert modularity(KARATE, group="club") == modularity(KARATE, clubs)
    assert modularity(KARATE, group=dict(KARATE.nodes(data="club"))) == modularity(KARATE, clubs)
    assert modularity(KARATE, clubs, weight="weight") == pytest.approx(
        nx.community.modularity(KARATE, clubs), abs=1e-12
    )


def test_the_same_seed_gives_the_same_communities_whatever_was_drawn_before() -> None:
    first = find_communities(KARATE, seed=4, runs=2)
    state = random.getstate()
    assert find_communities(KARATE, seed=4, runs=2) == first
    assert random.getstate() == state


def test_without_igraph_it_is_louvain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    assert find_communities(KARATE).method == "louvain"
    with pytest.raises(UsageError):
        find_communities(KARATE, method="leiden")


def test_leiden_is_not_for_directed_networks() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "a"), ("c", "d"), ("d", "c"), ("b", "c")])
    found = find_communities(graph)
    assert found.method == "louvain"
    assert found.members == [["a", "b"], ["c", "d"]]
    # Leicht & Newman 2008: (4 - 3·2/5 - 2·3/5) / 5
    assert found.modularity == pytest.approx((4 - 6 / 5 - 6 / 5) / 5)
    with pytest.raises(UsageError):
        find_communities(graph, method="leiden")


@pytest.mark.parametrize("weight", [None, "w"])
def test_without_ties_all_are_alone(weight: str | None) -> None:
    graph = nx.Graph([("a", "b", {"w": 0})]) if weight else nx.empty_graph(["a", "b"])
    found = find_communities(graph, weight=weight)
    assert (found.members, found.modularity, found.stability) == ([["a"], ["b"]], None, None)
    assert modularity(graph, [["a", "b"]], weight=weight) is None
    assert communities(nx.Graph()) == []


def test_a_tie_that_is_strong_holds_together() -> None:
    graph = nx.path_graph(["a", "b", "c", "d"])
    nx.set_edge_attributes(graph, {("a", "b"): 1, ("b", "c"): 9, ("c", "d"): 1}, "w")
    assert communities(graph) == [["a", "b"], ["c", "d"]]
    assert ["b", "c"] in [sorted(set(part) & {"b", "c"}) for part in communities(graph, weight="w")]


@pytest.mark.parametrize(
    "options", [{"method": "spectral"}, {"runs": 0}], ids=["method", "no runs"]
)
def test_what_cannot_be_asked_is_told(options: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        find_communities(KARATE, **options)


@pytest.mark.parametrize("parts", [[["a"]], [["a"], ["a", "b"]], [["a", "b", "c"]]])
def test_a_division_has_every_node_once(parts: list[list[str]]) -> None:
    with pytest.raises(UsageError):
        modularity(nx.Graph([("a", "b")]), parts)


def test_one_run_has_no_stability() -> None:
    assert find_communities(KARATE, runs=1).stability is None


@given(networks())
def test_every_node_is_in_one_community_and_no_division_is_better_than_found_ones_joined(
    graph: nx.Graph,
) -> None:
    found = find_communities(graph, runs=3)
    assert sorted(node for part in found.members for node in part) == sorted(graph)
    if found.modularity is None:
        return
    assert modularity(graph, found.members) == pytest.approx(found.modularity)
    for one, other in itertools.combinations(found.members, 2):
        joined = [part for part in found.members if part not in (one, other)] + [one + other]
        assert modularity(graph, joined) <= found.modularity + 1e-9


@given(networks(least=2, directed=False), st.data())
def test_modularity_cell_by_cell(graph: nx.Graph, data: st.DataObject) -> None:
    plain = simple(graph)
    label = {node: data.draw(st.integers(0, 2)) for node in plain}
    ties = plain.number_of_edges()
    if not ties:
        return
    expected = sum(
        plain.has_edge(one, other) - plain.degree[one] * plain.degree[other] / (2 * ties)
        for one, other in itertools.product(plain, repeat=2)
        if label[one] == label[other]
    ) / (2 * ties)
    assert modularity(graph, group=label) == pytest.approx(expected)


def test_adjusted_rand_is_that_of_scikit_learn() -> None:
    assert adjusted_rand([0, 0, 1, 1], [0, 0, 1, 2]) == pytest.approx(0.5714285714285714)
    assert adjusted_rand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2]) == pytest.approx(
        0.24242424242424246
    )
    assert adjusted_rand([], []) == adjusted_rand("aaa", "bbb") == adjusted_rand("abc", "xyz") == 1


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=12))
def test_adjusted_rand_is_symmetric_and_at_most_1(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    assert adjusted_rand(one, other) == pytest.approx(adjusted_rand(other, one))
    assert adjusted_rand(one, other) <= 1
    assert adjusted_rand(one, [f"group {a}" for a in one]) == 1
