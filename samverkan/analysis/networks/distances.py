"""Shortest distances between nodes, from some nodes at a time so that large networks fit."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csgraph

from samverkan.analysis.networks.canonical import AnyGraph, simple
from samverkan.analysis.networks.sparse import adjacency

#: How many numbers are held at a time.
_AT_A_TIME = 4_000_000


def distances(graph: AnyGraph, distance: str | None = None) -> Iterator[NDArray[np.float64]]:
    """Yield the distances out of every node, in order, as rows of a few nodes at a time.

    Each array is (some nodes, all nodes); `inf` where there is no path, 0 to the node itself. A tie
    is 1 long, or as long as its attribute `distance` says. Direction is followed.

    Raises UsageError (`bad_weight`) for a distance that is not above 0.

    >>> import networkx as nx
    >>> [rows.tolist() for rows in distances(nx.DiGraph([("a", "b"), ("b", "c")]))]
    [[[0.0, 1.0, 2.0], [inf, 0.0, 1.0], [inf, inf, 0.0]]]
    """
    graph = simple(graph, distance=distance)
    count = len(graph)
    if not count:
        return
    ties = adjacency(graph, distance)
    step = max(1, _AT_A_TIME // count)
    for start in range(0, count, step):
        some = np.arange(start, min(start + step, count))
        yield csgraph.dijkstra(ties, directed=graph.is_directed(), indices=some)
