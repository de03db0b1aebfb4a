"""Sparse matrices: the order of nodes, and products at some places only."""

import networkx as nx
import scipy.sparse as sp

from samverkan.analysis.networks.sparse import adjacency, product_where, sums


def test_rows_are_the_nodes_in_their_order() -> None:
    graph = nx.DiGraph()
    graph.add_nodes_from("cab")
    graph.add_edge("a", "c", w=2.5)
    assert adjacency(graph, "w").toarray().tolist() == [[0, 0, 0], [2.5, 0, 0], [0, 0, 0]]
    assert adjacency(nx.Graph()).shape == (0, 0)


def test_a_product_in_parts_is_the_product() -> None:
    size = 2_500  # more rows than are multiplied at a time
    left, right, where = (
        sp.csr_array(sp.random_array((size, size), density=0.002, rng=seed) > 0) * 1.0
        for seed in range(3)
    )
    found = product_where(left, right, where)
    assert found.sum() > 0
    assert abs(found - (left @ right) * where).sum() == 0


def test_sums_of_an_empty_matrix() -> None:
    assert sums(adjacency(nx.Graph()), axis=0).tolist() == []
