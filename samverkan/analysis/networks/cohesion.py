"""How a network hangs together: one number, or a few, for the network as a whole."""

from collections.abc import Iterable
from typing import Any, Literal

import networkx as nx
import numpy as np

from samverkan.analysis.networks.canonical import AnyGraph, simple, undirected
from samverkan.analysis.networks.centrality import clustering, mean_known
from samverkan.analysis.networks.distances import distances
from samverkan.errors import UsageError

Counted = Literal["total", "in", "out"]


def number_of_nodes(graph: AnyGraph) -> int:
    """Return how many nodes there are."""
    return len(graph)


def number_of_ties(graph: AnyGraph) -> int:
    """Return how many ties there are, parallel ones counted once and self-loops not at all."""
    return simple(graph).number_of_edges()


def density(graph: AnyGraph) -> float | None:
    """Return the share of all pairs that are tied: 2m / n(n - 1), directed m / n(n - 1).

    None for a network of fewer than two. Wasserman & Faust 1994.

    >>> density(nx.florentine_families_graph())
    0.19047619047619047
    """
    graph = simple(graph)
    return float(nx.density(graph)) if len(graph) > 1 else None


def reciprocity(graph: AnyGraph) -> float | None:
    """Return the share of directed ties that are returned.

    It counts ties, not pairs (`grecip(measure="edgewise")` in sna). An undirected tie goes both
    ways, so that an undirected network has 1. None for a network without ties.

    >>> reciprocity(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    0.6666666666666666
    """
    graph = simple(graph)
    if not graph.number_of_edges():
        return None
    return float(nx.overall_reciprocity(graph)) if graph.is_directed() else 1.0


def transitivity(graph: AnyGraph) -> float | None:
    """Return the share of paths of two ties that are closed by a third.

    Direction is ignored, as in igraph. None where nobody has two neighbours. Newman 2003.

    >>> transitivity(nx.krackhardt_kite_graph())
    0.5789473684210527
    """
    graph = undirected(graph)
    paths = any(degree > 1 for _, degree in graph.degree())
    return float(nx.transitivity(graph)) if paths else None


def average_clustering(graph: AnyGraph) -> float | None:
    """Return the mean of `centrality.clustering` over the nodes that have one, as igraph.

    None where nobody has two neighbours. Watts & Strogatz 1998.

    >>> round(average_clustering(nx.Graph([(1, 2), (2, 3), (1, 3), (3, 4)])), 4)
    0.7778
    """
    return mean_known(clustering(graph).values())


def components(graph: AnyGraph) -> list[list[object]]:
    """Return the components, largest first, their nodes in the order of the graph.

    Direction is ignored: these are the weak components of a directed network.

    >>> components(nx.Graph([(1, 2), (3, 4), (4, 5)]))
    [[3, 4, 5], [1, 2]]
    """
    place = {node: i for i, node in enumerate(graph)}
    parts = (sorted(part, key=place.__getitem__) for part in nx.connected_components(_weak(graph)))
    return sorted(parts, key=lambda part: (-len(part), place[part[0]]))


def number_of_components(graph: AnyGraph) -> int:
    """Return how many components there are; direction is ignored."""
    return len(components(graph))


def fragmentation(graph: AnyGraph) -> float | None:
    """Return the share of pairs that cannot reach each other: 1 - Σ s(s - 1) / n(n - 1).

    s are the sizes of the components. In a directed network it is the share of ordered pairs
    without a path from the first to the second. None for fewer than two. Borgatti 2006.

    >>> fragmentation(nx.Graph([(1, 2), (3, 4)]))
    0.6666666666666667
    """
    count = len(graph)
    return 1 - _reaching(simple(graph)) / (count * (count - 1)) if count > 1 else None


def distance_fragmentation(graph: AnyGraph, distance: str | None = None) -> float | None:
    """Return 1 - Σ (1 / d) / n(n - 1) over ordered pairs, d their distance.

    A pair without a path adds nothing, so that both long ways and no way count as fragmentation.
    1 minus `networkx.global_efficiency`, for directed networks too. `distance` names an attribute
    that says how long each tie is; it may then be below 0, if ties are shorter than 1. None for
    fewer than two. Borgatti 2006.

    >>> distance_fragmentation(nx.path_graph(3))
    0.16666666666666663
    """
    count = len(graph)
    if count < 2:
        return None
    near = 0.0
    for rows in distances(graph, distance):
        near += float((1 / rows[rows > 0]).sum())
    return 1 - near / (count * (count - 1))


def average_distance(graph: AnyGraph, distance: str | None = None) -> float | None:
    """Return the mean distance of the ordered pairs that have a path.

    None where no pair has. As `mean_distance` in igraph.

    >>> average_distance(nx.path_graph(3))
    1.3333333333333333
    """
    total, pairs = 0.0, 0
    for rows in distances(graph, distance):
        known = rows[(rows > 0) & np.isfinite(rows)]
        total, pairs = total + float(known.sum()), pairs + known.size
    return total / pairs if pairs else None


def diameter(graph: AnyGraph, distance: str | None = None) -> float | None:
    """Return the longest distance of any pair that has a path; None where no pair has.

    >>> diameter(nx.path_graph(3))
    2
    """
    longest = [float(rows[np.isfinite(rows)].max()) for rows in distances(graph, distance)]
    found = max(longest, default=0.0) or None
    return int(found) if found and distance is None else found


def degree_centralization(graph: AnyGraph, counted: Counted = "total") -> float | None:
    """Return how far the degrees are from those of a star: Σ (max - degree) / the star's sum.

    The star's sum is (n - 1)(n - 2); for the degrees of a directed network, in and out together,
    2(n - 1)(n - 2) as in sna; for its in-degrees or out-degrees alone (`counted`), (n - 1)². None
    for fewer than three. Freeman 1978.

    Raises UsageError if in or out is asked of an undirected network.

    >>> degree_centralization(nx.star_graph(4)), degree_centralization(nx.cycle_graph(5))
    (1.0, 0.0)
    """
    graph = simple(graph)
    rest = len(graph) - 1
    if counted == "total":
        degrees, most = graph.degree(), rest * (rest - 1) * (2 if graph.is_directed() else 1)
    elif not isinstance(graph, nx.DiGraph):
        raise UsageError("needs_directed", name=f"{counted}_degree_centralization")
    else:
        degrees, most = (graph.in_degree() if counted == "in" else graph.out_degree()), rest**2
    return centralization([degree for _, degree in degrees], most)


def in_degree_centralization(graph: AnyGraph) -> float | None:
    """Return `degree_centralization` by the ties that come in."""
    return degree_centralization(graph, "in")


def out_degree_centralization(graph: AnyGraph) -> float | None:
    """Return `degree_centralization` by the ties that leave."""
    return degree_centralization(graph, "out")


def betweenness_centralization(graph: AnyGraph, distance: str | None = None) -> float | None:
    """Return how far the betweenness is from that of a star: Σ (max - b) / the star's sum.

    With raw values the star's sum is (n - 1)²(n - 2) / 2, directed twice that, as in sna. None for
    fewer than three. Freeman 1978.

    >>> round(betweenness_centralization(nx.krackhardt_kite_graph()), 12)
    0.296296296296
    """
    graph = simple(graph, distance=distance)
    raw = nx.betweenness_centrality(graph, normalized=False, weight=distance)
    return centralization(raw.values(), betweenness_of_star(graph))


def betweenness_of_star(graph: AnyGraph) -> float:
    """Return Σ (max - b) over raw betweenness in a star with as many nodes as the graph."""
    rest = len(graph) - 1
    return rest**2 * (rest - 1) / (1 if graph.is_directed() else 2)


def centralization(values: Iterable[float], most: float) -> float | None:
    """Return Σ (max - value) / `most`, which is the largest that the sum can be.

    None for fewer than three values. Freeman 1978.

    >>> centralization([3, 1, 1, 1], most=6)
    1.0
    """
    known = list(values)
    return sum(max(known) - value for value in known) / most if len(known) > 2 else None


def dyad_census(graph: AnyGraph) -> dict[str, int]:
    """Return how many pairs have ties both ways, one way, and none.

    >>> dyad_census(nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c")]))
    {'mutual': 1, 'asymmetric': 1, 'null': 1}
    """
    graph = simple(graph)
    pairs = undirected(graph).number_of_edges()
    mutual = graph.number_of_edges() - pairs if graph.is_directed() else pairs
    every = len(graph) * (len(graph) - 1) // 2
    return {"mutual": mutual, "asymmetric": pairs - mutual, "null": every - pairs}


def triad_census(graph: AnyGraph) -> dict[str, int]:
    """Return how many sets of three nodes have ties of each kind.

    Directed: the 16 kinds of Holland & Leinhardt 1976, by their usual names. Undirected: by the
    number of ties, `0` to `3`.

    >>> triad_census(nx.Graph([(1, 2), (2, 3), (1, 3), (3, 4)]))
    {'0': 0, '1': 1, '2': 2, '3': 1}
    """
    graph = simple(graph)
    if isinstance(graph, nx.DiGraph):
        return dict(nx.triadic_census(graph))
    count, tied = len(graph), graph.number_of_edges()
    triangles: Any = nx.triangles(graph)
    three = sum(triangles.values()) // 3
    two = sum(degree * (degree - 1) // 2 for _, degree in graph.degree()) - 3 * three
    one = tied * (count - 2) - 2 * two - 3 * three if count > 2 else 0
    none = count * (count - 1) * (count - 2) // 6 - one - two - three
    return {"0": none, "1": one, "2": two, "3": three}


def _weak(graph: AnyGraph) -> AnyGraph:
    """Return the graph for walking in, whatever the direction."""
    return graph.to_undirected(as_view=True) if graph.is_directed() else graph


def _reaching(graph: AnyGraph) -> int:
    """Return how many ordered pairs of different nodes have a path from the first to the second."""
    if not isinstance(graph, nx.DiGraph):
        return sum(len(part) * (len(part) - 1) for part in nx.connected_components(graph))
    bit = {node: 1 << i for i, node in enumerate(graph)}
    whole = nx.condensation(graph)
    reached: dict[int, int] = {}
    pairs = 0
    for part in reversed(list(nx.topological_sort(whole))):
        members = whole.nodes[part]["members"]
        reached[part] = sum(bit[node] for node in members)
        for later in whole[part]:
            reached[part] |= reached[later]
        pairs += len(members) * (reached[part].bit_count() - 1)
    return pairs
