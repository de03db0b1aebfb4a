"""Measures by igraph, where it is installed: the same numbers as by networkx, sooner.

Each takes what its namesake in the other modules takes, save options that igraph would answer in
another way. Networks are made simple first, since the two differ on self-loops and parallel ties.
"""

import math
from importlib.util import find_spec
from typing import Any

from samverkan.analysis.networks.canonical import AnyGraph, simple
from samverkan.analysis.networks.centrality import mean_known, shared_among_pairs
from samverkan.analysis.networks.cohesion import betweenness_of_star, centralization


def installed() -> bool:
    """Say whether igraph is there."""
    return find_spec("igraph") is not None


def to_igraph(graph: AnyGraph, weight: str | None = None) -> Any:
    """Return a simple graph as an `igraph.Graph`; node i is the i:th of the graph.

    Edges have `weight` if one is named; a tie without it has 1.
    """
    import igraph

    place = {node: i for i, node in enumerate(graph)}
    ties = list(graph.edges(data=True))
    attributes = {} if weight is None else {"weight": [tie.get(weight, 1) for *_, tie in ties]}
    return igraph.Graph(
        n=len(place),
        edges=[(place[one], place[other]) for one, other, _ in ties],
        directed=graph.is_directed(),
        edge_attrs=attributes,
    )


def betweenness_raw(graph: AnyGraph) -> dict[Any, float]:
    """As `centrality.betweenness_raw`, for ties that are all as long."""
    return _by_node(graph, to_igraph(simple(graph)).betweenness())


def betweenness(graph: AnyGraph) -> dict[Any, float | None]:
    """As `centrality.betweenness`, for ties that are all as long."""
    return shared_among_pairs(graph, betweenness_raw(graph))


def betweenness_centralization(graph: AnyGraph) -> float | None:
    """As `cohesion.betweenness_centralization`, for ties that are all as long."""
    return centralization(betweenness_raw(graph).values(), betweenness_of_star(graph))


def core_number(graph: AnyGraph) -> dict[Any, int]:
    """As `centrality.core_number`."""
    return _by_node(graph, to_igraph(simple(graph)).coreness(mode="all"))


def transitivity(graph: AnyGraph) -> float | None:
    """As `cohesion.transitivity`."""
    share = to_igraph(simple(graph)).as_undirected().transitivity_undirected(mode="nan")
    return None if math.isnan(share) else float(share)


def clustering(graph: AnyGraph) -> dict[Any, float | None]:
    """As `centrality.clustering`."""
    fast = to_igraph(simple(graph)).as_undirected()
    shares = fast.transitivity_local_undirected(mode="nan")
    known = [
        share if degree > 1 else None for share, degree in zip(shares, fast.degree(), strict=True)
    ]
    return _by_node(graph, known)


def average_clustering(graph: AnyGraph) -> float | None:
    """As `cohesion.average_clustering`."""
    return mean_known(clustering(graph).values())


def _by_node(graph: AnyGraph, values: list[Any]) -> dict[Any, Any]:
    return dict(zip(graph, values, strict=True))
