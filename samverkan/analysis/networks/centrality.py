"""How central each node is: one number a node.

Of a directed network, a name alone is what networkx means by it: closeness and eigenvector
centrality go by the ties that come in. The same name with `_out` goes by the ties that leave, as
`closeness` and `evcent` in R's sna do. In an undirected network the two are equal.
"""

from collections.abc import Callable, Iterable
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse import linalg

from samverkan.analysis.networks.canonical import AnyGraph, simple, undirected
from samverkan.analysis.networks.distances import distances
from samverkan.analysis.networks.sparse import adjacency
from samverkan.errors import UsageError

#: The largest network whose eigenvectors are all computed; above it, only the leading ones are.
_DENSE = 500


def degree(graph: AnyGraph) -> dict[Any, int]:
    """Return how many ties each node has; in a directed network those in and out together.

    >>> degree(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    {'a': 2, 'b': 3, 'c': 1}
    """
    return dict(simple(graph).degree())


def in_degree(graph: AnyGraph) -> dict[Any, int]:
    """Return how many ties come in to each node. Raises UsageError for an undirected network."""
    return dict(_directed(graph, "in_degree").in_degree())


def out_degree(graph: AnyGraph) -> dict[Any, int]:
    """Return how many ties leave each node. Raises UsageError for an undirected network."""
    return dict(_directed(graph, "out_degree").out_degree())


def strength(graph: AnyGraph, weight: str) -> dict[Any, float]:
    """Return the sum of the weights of each node's ties, in and out together.

    Barrat et al. 2004.
    """
    return dict(simple(graph, weight).degree(weight=weight))


def degree_centrality(graph: AnyGraph) -> dict[Any, float | None]:
    """Return degree / (n - 1), as networkx; up to 2 in a directed network.

    None for a node that is alone in its network. Freeman 1978.

    >>> degree_centrality(nx.path_graph(3))
    {0: 0.5, 1: 1.0, 2: 0.5}
    """
    rest = len(graph) - 1
    return {node: ties / rest if rest else None for node, ties in degree(graph).items()}


def betweenness_raw(graph: AnyGraph, distance: str | None = None) -> dict[Any, float]:
    """Return on how many shortest paths between two others each node lies.

    Where a pair has several shortest paths, each counts its share; a pair is counted once, in a
    directed network once each way. `distance` names an attribute that says how long a tie is.
    Freeman 1977; Brandes 2001.

    >>> betweenness_raw(nx.path_graph(4))
    {0: 0.0, 1: 2.0, 2: 2.0, 3: 0.0}
    """
    graph = simple(graph, distance=distance)
    return dict(nx.betweenness_centrality(graph, normalized=False, weight=distance))


def betweenness(graph: AnyGraph, distance: str | None = None) -> dict[Any, float | None]:
    """Return raw betweenness / the pairs of others: (n - 1)(n - 2) / 2, directed twice that.

    None for fewer than three, where nobody can be between. Freeman 1978.

    >>> betweenness(nx.path_graph(3))
    {0: 0.0, 1: 1.0, 2: 0.0}
    """
    return shared_among_pairs(graph, betweenness_raw(graph, distance))


def shared_among_pairs(graph: AnyGraph, raw: dict[Any, float]) -> dict[Any, float | None]:
    """Return raw betweenness divided by the number of pairs of others; None where there is none."""
    rest = len(graph) - 1
    pairs = rest * (rest - 1) / (1 if graph.is_directed() else 2)
    return {node: value / pairs if pairs > 0 else None for node, value in raw.items()}


def closeness(graph: AnyGraph, distance: str | None = None) -> dict[Any, float | None]:
    """Return how near the others are who can reach each node: (r / (n - 1)) · (r / Σ d).

    r is how many reach the node, and Σ d their distances to it; in a connected network it is
    (n - 1) / Σ d. The first factor makes networks in pieces comparable (Wasserman & Faust 1994,
    `wf_improved` in networkx). A node that nobody reaches has 0; one alone in its network None.

    >>> closeness(nx.path_graph(3))[1], closeness(nx.DiGraph([("a", "b")]))
    (1.0, {'a': 0.0, 'b': 1.0})
    """
    return closeness_out(graph.reverse() if isinstance(graph, nx.DiGraph) else graph, distance)


def closeness_out(graph: AnyGraph, distance: str | None = None) -> dict[Any, float | None]:
    """Return how near the others are whom each node can reach: (r / (n - 1)) · (r / Σ d).

    As `closeness`, along the ties that leave. Equal to `closeness` in R's sna where all reach all.

    >>> closeness_out(nx.DiGraph([("a", "b")]))
    {'a': 1.0, 'b': 0.0}
    """
    rest = len(graph) - 1
    if rest < 1:
        return dict.fromkeys(graph)
    values: list[float] = []
    for rows in distances(graph, distance):
        known = np.isfinite(rows)
        reached = known.sum(axis=1) - 1
        total = np.where(known, rows, 0).sum(axis=1)
        values += (reached**2 / (np.where(reached > 0, total, 1) * rest)).tolist()
    return dict(zip(graph, values, strict=True))


def pagerank(
    graph: AnyGraph, weight: str | None = None, *, alpha: float = 0.85
) -> dict[Any, float]:
    """Return the share of time that a walker along the ties spends at each node.

    With the chance 1 - `alpha`, and where no tie leaves, the walker starts anew anywhere. A tie is
    taken in proportion to `weight`. Brin & Page 1998; computed until it changes by less than 1e-14.

    >>> pagerank(nx.path_graph(2))
    {0: 0.5, 1: 0.5}
    """
    graph = simple(graph, weight)
    return dict(nx.pagerank(graph, alpha=alpha, weight=weight, tol=1e-14, max_iter=10_000))


def core_number(graph: AnyGraph) -> dict[Any, int]:
    """Return the largest k for which each node is in a part where all have k ties or more.

    In a directed network ties in and out are counted together, so that a tie both ways counts as
    two (`kcores` in sna, `coreness` in igraph). Seidman 1983.

    >>> core_number(nx.Graph([(1, 2), (2, 3), (1, 3), (3, 4)]))
    {1: 2, 2: 2, 3: 2, 4: 1}
    """
    return dict(nx.core_number(simple(graph)))


def clustering(graph: AnyGraph) -> dict[Any, float | None]:
    """Return the share of the pairs of each node's neighbours that are tied.

    Direction is ignored. None where there are fewer than two neighbours (networkx says 0, igraph
    NaN). Watts & Strogatz 1998.

    >>> clustering(nx.Graph([(1, 2), (2, 3), (1, 3), (3, 4)]))[4] is None
    True
    """
    graph = undirected(graph)
    shares: Any = nx.clustering(graph)
    return {node: float(shares[node]) if graph.degree(node) > 1 else None for node in graph}


def mean_known(values: Iterable[float | None]) -> float | None:
    """Return the mean of the values that are known; None where none is.

    >>> mean_known([1, None, 2])
    1.5
    """
    known = [value for value in values if value is not None]
    return sum(known) / len(known) if known else None


def eigenvector(graph: AnyGraph, weight: str | None = None) -> dict[Any, float | None]:
    """Return centrality by the centrality of those whose ties come in: Aᵀx = λx, Σ x² = 1.

    λ is the largest eigenvalue. None for all where it is not simple, so that there is no one
    answer: no ties, no way back in a directed network, or parts that are equally central.
    Bonacich 1972.

    >>> round(eigenvector(nx.star_graph(4))[0] ** 2, 12)  # half of the sum
    0.5
    """
    reverse = graph.reverse() if isinstance(graph, nx.DiGraph) else graph
    return eigenvector_out(reverse, weight)


def eigenvector_out(graph: AnyGraph, weight: str | None = None) -> dict[Any, float | None]:
    """Return centrality by the centrality of those whom ties go to: Ax = λx, as `evcent` in sna."""
    nodes, graph = list(graph), simple(graph, weight)
    if not graph.number_of_edges():
        return dict.fromkeys(nodes)
    values, vectors = _leading(adjacency(graph, weight), symmetric=not graph.is_directed())
    order = np.argsort(-values.real, kind="stable")
    first, second = values.real[order[0]], values.real[order[1]]
    if first <= 1e-9 or first - second < 1e-9 * first:
        return dict.fromkeys(nodes)
    leading = np.abs(vectors[:, order[0]].real)
    leading /= np.linalg.norm(leading)
    leading[leading < 1e-12] = 0
    return dict(zip(nodes, leading.tolist(), strict=True))


def _leading(ties: Any, *, symmetric: bool) -> tuple[Any, Any]:
    """Return at least the two eigenvalues with the largest real part, and their vectors."""
    solve: Callable[..., Any]
    if ties.shape[0] <= _DENSE:
        solve = np.linalg.eigh if symmetric else np.linalg.eig
        found: tuple[Any, Any] = solve(ties.toarray())
        return found
    start = np.ones(ties.shape[0])
    if symmetric:
        found = linalg.eigsh(ties, k=2, which="LA", v0=start)
    else:
        found = linalg.eigs(ties, k=2, which="LR", v0=start)
    return found


def _directed(graph: AnyGraph, name: str) -> "nx.DiGraph[Any]":
    """Return the simple graph. Raises UsageError if it is undirected."""
    plain = simple(graph)
    if not isinstance(plain, nx.DiGraph):
        raise UsageError("needs_directed", name=name)
    return plain
