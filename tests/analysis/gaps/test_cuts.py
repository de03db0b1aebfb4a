"""Cut points and what they hold together are those that networkx finds by taking nodes away."""

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from samverkan.analysis.gaps.cuts import Walk

_TIES = st.sets(
    st.tuples(st.integers(0, 11), st.integers(0, 11)).filter(lambda tie: tie[0] < tie[1])
)


def walk(graph: "nx.Graph[str]") -> Walk:
    return Walk({node: list(graph[node]) for node in graph})


@given(_TIES, st.permutations(range(12)))
def test_cut_points_and_their_parts(ties: set[tuple[int, int]], order: list[int]) -> None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(map(str, order))
    graph.add_edges_from((str(one), str(other)) for one, other in ties)
    found = walk(graph)
    cuts = {cut.node: cut for cut in found.cuts()}
    assert set(cuts) == set(nx.articulation_points(graph))
    for node, cut in cuts.items():
        component = nx.node_connected_component(graph, node)
        assert set(found.nodes((cut.component,))) == component
        left = nx.connected_components(graph.subgraph(component - {node}))
        assert sorted(sorted(found.nodes(part)) for part in cut.parts) == sorted(map(sorted, left))


@given(_TIES)
def test_components(ties: set[tuple[int, int]]) -> None:
    graph = nx.relabel_nodes(nx.Graph(ties), str)
    found = walk(graph)
    assert sorted(found.order) == sorted(graph)
    spans = [set(found.nodes((span,))) for span in found.components]
    assert spans == list(nx.connected_components(graph))


def test_a_long_path_is_no_deeper_than_a_short_one() -> None:
    found = walk(nx.relabel_nodes(nx.path_graph(20_000), str))
    assert sum(1 for _ in found.cuts()) == 19_998


def test_published_cut_points() -> None:
    # Padgett's marriages and Krackhardt's kite, as in definitions of the measures.
    padgett = walk(nx.florentine_families_graph())
    assert sorted(cut.node for cut in padgett.cuts()) == [
        "Albizzi",
        "Guadagni",
        "Medici",
        "Salviati",
    ]
    kite = walk(nx.relabel_nodes(nx.krackhardt_kite_graph(), str))
    assert sorted(cut.node for cut in kite.cuts()) == ["7", "8"]
