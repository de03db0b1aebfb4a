"""Communities without chance: sound, as good as the search of networkx, the same each time."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.networks.local_moving import divide


def parts(found: list[int]) -> list[set[int]]:
    made: dict[int, set[int]] = {}
    for node, part in enumerate(found):
        made.setdefault(part, set()).add(node)
    return list(made.values())


TIES = st.lists(st.tuples(st.integers(0, 19), st.integers(0, 19)), max_size=60)


@given(TIES)
def test_no_community_reaches_over_two_components(ties: list[tuple[int, int]]) -> None:
    found = divide(20, ties)
    assert sorted(set(found)) == list(range(max(found) + 1))
    graph = nx.Graph(ties)
    graph.add_nodes_from(range(20))
    component = {n: i for i, part in enumerate(nx.connected_components(graph)) for n in part}
    for part in parts(found):
        assert len({component[node] for node in part}) == 1


@given(TIES)
def test_neither_the_order_nor_the_direction_of_ties_matters(ties: list[tuple[int, int]]) -> None:
    turned = [(other, one) for one, other in ties]
    first, second = divide(20, sorted(ties)), divide(20, sorted(turned))
    graph = nx.MultiGraph(tie for tie in ties if tie[0] != tie[1])
    if graph.number_of_edges():
        graph.add_nodes_from(range(20))
        good, same = (nx.community.modularity(graph, parts(found)) for found in (first, second))
        assert good >= -1e-9
        assert same >= -1e-9


def test_it_is_about_as_good_as_the_best_of_ten_searches() -> None:
    graph = nx.karate_club_graph()
    found = parts(divide(len(graph), list(graph.edges())))
    assert nx.community.modularity(graph, found, weight=None) > 0.41


def test_planted_groups_are_found() -> None:
    graph = nx.planted_partition_graph(20, 30, 0.4, 0.005, seed=1)
    found = parts(divide(len(graph), list(graph.edges())))
    assert sorted(found, key=min) == [set(range(30 * i, 30 * i + 30)) for i in range(20)]


def test_ties_of_a_node_with_itself_and_empty_networks_are_no_trouble() -> None:
    assert divide(0, []) == []
    assert divide(3, [(0, 0), (1, 1)]) == [0, 1, 2]
    assert divide(3, [(0, 2), (0, 2), (2, 0)]) == [0, 1, 0]
