"""How far those who share a unit share others too: clustering of two-mode networks."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
import scipy.sparse as sp

from samverkan.analysis.networks.canonical import AnyGraph
from samverkan.analysis.networks.incidence import incidence
from samverkan.analysis.networks.sparse import Matrix, Vector, product_where, sums
from samverkan.errors import UsageError

#: Pairs looked at in one go.
_PAIRS: Final = 100_000

#: What the shared neighbours of two nodes are set against, by their degrees and what they share.
_AGAINST: Final[Mapping[str, Callable[[Vector, Vector, Vector], Vector]]] = {
    "dot": lambda one, other, shared: one + other - shared,
    "min": lambda one, other, shared: np.minimum(one, other),
    "max": lambda one, other, shared: np.maximum(one, other),
}


def robins_alexander(graph: AnyGraph) -> float | None:
    """Return 4 · (4-cycles) / (3-paths): how often two actors that meet in a unit meet in another.

    None if there are no 3-paths (actor, unit, actor, unit). Robins & Alexander 2004.

    >>> import networkx as nx
    >>> robins_alexander(nx.complete_bipartite_graph(2, 2))
    1.0
    """
    _, _, ties = incidence(graph)
    together = _together(ties).data
    cycles = float((together * (together - 1)).sum()) / 4
    rows, columns = ties.nonzero()
    paths = float(((sums(ties, 1)[rows] - 1) * (sums(ties, 0)[columns] - 1)).sum())
    return 4 * cycles / paths if paths else None


def opsahl_clustering(graph: AnyGraph, mode: int = 0) -> float | None:
    """Return closed 4-paths / 4-paths: how often two that have met a third have met each other.

    A 4-path is actor, unit, actor, unit, actor, all different. It is closed if the first and the
    last actor share a third unit, other than the two of the path. With `mode` 1, units and actors
    change places. None if there are no 4-paths. Opsahl 2013.

    >>> import networkx as nx
    >>> graph = nx.cycle_graph(6)
    >>> nx.set_node_attributes(graph, {node: node % 2 for node in graph}, "bipartite")
    >>> opsahl_clustering(graph)
    1.0
    """
    closed, every = four_paths(graph, mode)
    return closed / every if every else None


def four_paths(graph: AnyGraph, mode: int = 0) -> tuple[int, int]:
    """Return how many 4-paths are closed, and how many there are; see `opsahl_clustering`.

    A path is the same one from either end.

    >>> import networkx as nx
    >>> graph = nx.path_graph(5)
    >>> nx.set_node_attributes(graph, {node: node % 2 for node in graph}, "bipartite")
    >>> four_paths(graph)
    (0, 1)
    """
    _, _, ties = incidence(graph, mode)
    sizes = sums(ties, 0)
    together = _together(ties)
    shared = sums(together, 1)
    in_one_unit = (sizes * (sizes - 1) * (sizes - 2)).sum()
    every = (shared**2).sum() - (together.data**2).sum() - in_one_unit
    met = _marked(together, together.data > 0)
    between_met = product_where(together, together, met).sum() - in_one_unit
    return round((between_met - _open(ties, together)) / 2), round(every / 2)


def _open(ties: Matrix, together: Matrix) -> float:
    """Return how many 4-paths, each from both ends, join two that only meet in the path's units.

    They share one unit, which is one of the path's two, or they share both.
    """
    sizes = sums(ties, 0)
    once = product_where(_marked(together, together.data == 1), ties, ties)
    through = product_where(together, ties, ties)
    one = 2 * ((once * through).sum() - sums(once, 0) @ sizes + once.sum())
    first, last = sp.triu(_marked(together, together.data == 2)).nonzero()
    members = sp.csr_array(ties.T)
    two = 0.0
    for start in range(0, len(first), _PAIRS):
        some = slice(start, start + _PAIRS)
        common = sp.csr_array(ties[first[some]] * ties[last[some]])
        units = common.indices.reshape(-1, 2)
        both = members[units[:, 0]] * members[units[:, 1]]
        two += 4 * float((sums(sp.csr_array(both), 1) - 2).sum())
    return float(one) + two


def latapy_clustering(graph: AnyGraph, against: str = "dot") -> dict[Any, float | None]:
    """Return how like the neighbourhoods are of each node and those it shares a neighbour with.

    The mean, over those, of how many neighbours the two share, divided by how many both have
    (`against` "dot"), the smaller number that one has ("min") or the larger ("max"). None for a
    node that shares with nobody. Latapy, Magnien & Del Vecchio 2008.

    Raises UsageError for another `against`.

    >>> import networkx as nx
    >>> latapy_clustering(nx.complete_bipartite_graph(2, 2))
    {0: 1.0, 1: 1.0, 2: 1.0, 3: 1.0}
    """
    if against not in _AGAINST:
        known = ", ".join(_AGAINST)
        raise UsageError("bad_option", name="against", value=against, known=known)
    found: dict[Any, float | None] = {}
    for mode in (0, 1):
        nodes, _, ties = incidence(graph, mode)
        together, degree = _together(ties), sums(ties, 1)
        rows, columns = together.nonzero()
        likeness = together.data / _AGAINST[against](degree[rows], degree[columns], together.data)
        total = np.bincount(rows, weights=likeness, minlength=len(nodes))
        count = np.bincount(rows, minlength=len(nodes))
        found |= _shares(nodes, total, count)
    return {node: found[node] for node in graph}


def redundancy(graph: AnyGraph) -> dict[Any, float | None]:
    """Return the share of the pairs of each node's neighbours that another node joins too.

    1 if those who meet through the node would meet without it, 0 if none would. None for a node
    with fewer than two neighbours. Latapy, Magnien & Del Vecchio 2008.

    >>> import networkx as nx
    >>> redundancy(nx.complete_bipartite_graph(2, 2))
    {0: 1.0, 1: 1.0, 2: 1.0, 3: 1.0}
    """
    found: dict[Any, float | None] = {}
    for mode in (0, 1):
        nodes, _, ties = incidence(graph, mode)
        joined = _together(sp.csr_array(ties.T))
        again = _marked(joined, joined.data > 1)
        degree = sums(ties, 1)
        found |= _shares(nodes, sums(product_where(ties, again, ties), 1), degree * (degree - 1))
    return {node: found[node] for node in graph}


def _together(ties: Matrix) -> Matrix:
    """Return how many units every two rows share; 0 on the diagonal, which is not stored."""
    shared = sp.csr_array(ties @ ties.T)
    shared.setdiag(0)
    shared.eliminate_zeros()
    shared.sort_indices()
    return shared


def _marked(shared: Matrix, there: "np.ndarray[Any, np.dtype[np.bool_]]") -> Matrix:
    """Return 1 for the pairs that are `there`, in the order they are stored; else 0."""
    rows, columns = shared.nonzero()
    return sp.csr_array((np.ones(there.sum()), (rows[there], columns[there])), shape=shared.shape)


def _shares(nodes: list[Any], part: Any, whole: Any) -> dict[Any, float | None]:
    pairs = zip(nodes, part.tolist(), whole.tolist(), strict=True)
    return {node: one / all_ if all_ else None for node, one, all_ in pairs}
