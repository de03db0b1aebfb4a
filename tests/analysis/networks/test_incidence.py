"""The two modes of a network: told apart, or refused."""

import networkx as nx
import pytest

from samverkan.analysis.networks.incidence import incidence, modes
from samverkan.errors import UsageError
from tests.analysis.networks.published import two_mode


def test_actors_and_units_come_in_the_order_of_the_network() -> None:
    graph = two_mode(("b", "u2"), ("a", "u2"), ("a", "u1"))
    assert modes(graph) == (["b", "a"], ["u2", "u1"])
    actors, units, ties = incidence(graph)
    assert (actors, units, ties.toarray().tolist()) == (["b", "a"], ["u2", "u1"], [[1, 0], [1, 1]])
    assert incidence(graph, 1)[2].toarray().tolist() == [[1, 1], [0, 1]]


def test_direction_parallel_ties_and_booleans_do_not_matter() -> None:
    graph = nx.MultiDiGraph([("a", "u"), ("u", "a"), ("a", "u")])
    nx.set_node_attributes(graph, {"a": False, "u": True}, "bipartite")
    assert incidence(graph)[2].toarray().tolist() == [[1]]


def test_isolates_are_in_their_mode() -> None:
    graph = two_mode(("a", "u"))
    graph.add_node("alone", bipartite=1)
    assert incidence(graph)[2].toarray().tolist() == [[1, 0]]
    assert incidence(nx.Graph())[2].shape == (0, 0)


def test_a_network_of_one_mode_is_refused() -> None:
    with pytest.raises(UsageError, match="bipartite"):
        modes(nx.path_graph(2))
    within = two_mode(("a", "u"), ("b", "u"))
    within.add_edge("a", "b")
    with pytest.raises(UsageError, match="a and b"):
        modes(within)
    with pytest.raises(UsageError, match="mode"):
        incidence(two_mode(("a", "u")), 2)
