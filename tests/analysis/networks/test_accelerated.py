"""igraph gives the numbers that networkx gives."""

import networkx as nx
import pytest
from hypothesis import given, settings

from samverkan.analysis.measures import MEASURES, measure
from samverkan.analysis.networks.accelerated import to_igraph
from tests.analysis.networks.published import knoke, marriage
from tests.analysis.networks.strategies import networks

pytest.importorskip("igraph")

FAST = [name for name, about in MEASURES.items() if about.fast is not None]


def test_there_is_something_to_compare() -> None:
    assert {"betweenness", "core_number", "transitivity", "clustering"} <= set(FAST)


@pytest.mark.parametrize("name", FAST)
@pytest.mark.parametrize(
    "graph", [knoke(), marriage(), nx.karate_club_graph(), nx.krackhardt_kite_graph()]
)
def test_published_networks(name: str, graph: nx.Graph) -> None:
    same = pytest.approx(measure(graph, name, engine="networkx"), abs=1e-9)
    assert measure(graph, name, engine="igraph") == same


@pytest.mark.parametrize("name", FAST)
@settings(deadline=None, max_examples=60)
@given(networks())
def test_loops_parallel_ties_direction_and_isolates(name: str, graph: nx.Graph) -> None:
    one, other = (measure(graph, name, engine=engine) for engine in ("networkx", "igraph"))
    assert type(one) is type(other)
    assert other == pytest.approx(one, abs=1e-9)
    if isinstance(one, dict):
        assert list(one) == list(other) == list(graph)


def test_weights_go_along() -> None:
    graph = nx.DiGraph([("a", "b", {"w": 2}), ("b", "c")])
    fast = to_igraph(graph, "w")
    assert (fast.get_edgelist(), fast.es["weight"]) == ([(0, 1), (1, 2)], [2, 1])
    assert fast.is_directed()
