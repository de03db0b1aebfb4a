"""Clustering of two-mode networks: published values, and every path looked at."""

import itertools
from statistics import fmean

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from networkx.algorithms import bipartite

from samverkan.analysis.networks.incidence import modes
from samverkan.analysis.networks.two_mode_clustering import (
    four_paths,
    latapy_clustering,
    opsahl_clustering,
    redundancy,
    robins_alexander,
)
from samverkan.errors import UsageError
from tests.analysis.networks.published import two_mode

WOMEN = nx.davis_southern_women_graph()

networks = st.builds(
    bipartite.random_graph,
    st.integers(1, 8),
    st.integers(1, 8),
    st.sampled_from([0, 0.1, 0.2, 0.3, 0.5, 0.8, 1]),
    st.integers(0, 9_999),
)


def paths(graph: nx.Graph, nodes: list[object]) -> tuple[int, int]:
    """4-paths by the definition: closed, and all."""
    closed = every = 0
    for middle in nodes:
        for u, v in itertools.permutations(graph[middle], 2):
            for first, last in itertools.product(graph[u], graph[v]):
                if len({first, middle, last}) == 3:
                    every += 1
                    closed += bool((set(graph[first]) & set(graph[last])) - {u, v})
    return closed // 2, every // 2


def test_the_southern_women() -> None:
    assert robins_alexander(WOMEN) == pytest.approx(0.46776406035665297, abs=1e-12)
    assert four_paths(WOMEN) == (6971, 9031)
    assert opsahl_clustering(WOMEN) == pytest.approx(0.7719, abs=5e-5)
    women, _ = modes(WOMEN)
    latapy, redundant = latapy_clustering(WOMEN), redundancy(WOMEN)
    assert fmean(latapy[woman] for woman in women) == pytest.approx(0.3171, abs=5e-5)
    assert fmean(redundant[woman] for woman in women) == pytest.approx(0.9786, abs=5e-5)


def test_a_path_that_its_own_units_close_is_open() -> None:
    # a and c meet in u only; b, who is in u too, has met c in v as well.
    graph = two_mode(("a", "u"), ("b", "u"), ("c", "u"), ("b", "v"), ("c", "v"))
    assert four_paths(graph) == paths(graph, ["a", "b", "c"])
    assert opsahl_clustering(graph) == 0


@settings(deadline=None, max_examples=60)
@given(networks)
def test_every_path_is_looked_at(graph: nx.Graph) -> None:
    actors, units = modes(graph)
    assert four_paths(graph) == paths(graph, actors)
    assert four_paths(graph, 1) == paths(graph, units)


@settings(deadline=None, max_examples=50)
@given(networks)
def test_the_others_are_as_in_networkx(graph: nx.Graph) -> None:
    whole = robins_alexander(graph)
    if whole is not None:
        assert whole == pytest.approx(bipartite.robins_alexander_clustering(graph))
    for against in ("dot", "min", "max"):
        found = latapy_clustering(graph, against)
        expected = bipartite.latapy_clustering(graph, mode=against)
        for node, value in found.items():
            assert (value or 0) == pytest.approx(expected[node])
    known = {node: value for node, value in redundancy(graph).items() if value is not None}
    assert known.keys() == {node for node in graph if graph.degree(node) > 1}
    if known:
        assert known == pytest.approx(bipartite.node_redundancy(graph, known))


def test_what_cannot_be_said_is_not_zero() -> None:
    pair = two_mode(("a", "u"))
    pair.add_node("alone", bipartite=0)
    assert robins_alexander(pair) is None
    assert opsahl_clustering(pair) is None
    assert latapy_clustering(pair) == {"a": None, "u": None, "alone": None}
    assert redundancy(pair) == {"a": None, "u": None, "alone": None}
    apart = two_mode(("a", "u"), ("b", "u"), ("b", "v"), ("c", "v"))
    assert robins_alexander(apart) == 0
    assert opsahl_clustering(apart) == 0
    assert redundancy(apart)["b"] == 0
    for measure in (robins_alexander, opsahl_clustering):
        assert measure(nx.Graph()) is None


def test_another_way_to_compare_is_refused() -> None:
    with pytest.raises(UsageError, match="dot, min, max"):
        latapy_clustering(WOMEN, "cosine")
