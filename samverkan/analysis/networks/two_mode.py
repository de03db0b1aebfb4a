"""Measures of a two-mode network as it is: density and centrality of actors and units.

Which nodes are which is told by the node attribute `bipartite`, 0 for actors and 1 for units, as in
networkx. Every function raises UsageError (`not_two_mode`, `tie_within_mode`) for other networks.
"""

from collections.abc import Mapping
from typing import Any

import networkx as nx
from networkx.algorithms import bipartite

from samverkan.analysis.networks.canonical import AnyGraph, undirected
from samverkan.analysis.networks.incidence import modes
from samverkan.analysis.networks.two_mode_clustering import (
    four_paths,
    latapy_clustering,
    opsahl_clustering,
    redundancy,
    robins_alexander,
)
from samverkan.analysis.networks.two_mode_communities import barber_modularity, two_mode_communities

__all__ = [
    "barber_modularity",
    "four_paths",
    "latapy_clustering",
    "modes",
    "opsahl_clustering",
    "redundancy",
    "robins_alexander",
    "two_mode_betweenness",
    "two_mode_closeness",
    "two_mode_communities",
    "two_mode_degree",
    "two_mode_density",
]


def two_mode_density(graph: AnyGraph) -> float | None:
    """Return ties / (actors · units); None without actors or without units.

    Borgatti & Everett 1997.

    >>> two_mode_density(nx.complete_bipartite_graph(2, 3))
    1.0
    """
    actors, units = modes(graph)
    pairs = len(actors) * len(units)
    return undirected(graph).number_of_edges() / pairs if pairs else None


def two_mode_degree(graph: AnyGraph) -> dict[Any, float | None]:
    """Return the share of the other mode that each node is tied to, from 0 to 1.

    None where the other mode is empty. Borgatti & Everett 1997.

    >>> two_mode_degree(nx.complete_bipartite_graph(1, 2))
    {0: 1.0, 1: 1.0, 2: 1.0}
    """
    others = _others(graph)
    plain = undirected(graph)
    return {n: plain.degree[n] / others[n] if others[n] else None for n in plain}


def two_mode_closeness(graph: AnyGraph) -> dict[Any, float | None]:
    """Return the least sum of distances there could be, divided by that of each node.

    The least is (others) + 2 · (own mode - 1), since a node is 1 from the other mode and 2 from its
    own at best (Borgatti & Everett 1997). In a network that does not hang together, only the nodes
    that can be reached count, and the value is multiplied by their share of all others, as in
    networkx; 0 for an isolate, which reaches nobody, and None for a node alone in its network.

    >>> two_mode_closeness(nx.complete_bipartite_graph(1, 2))
    {0: 1.0, 1: 1.0, 2: 1.0}
    """
    actors, _ = modes(graph)
    found = bipartite.closeness_centrality(undirected(graph), actors)
    return {node: found[node] if len(graph) > 1 else None for node in graph}


def two_mode_betweenness(
    graph: AnyGraph, raw: Mapping[Any, float] | None = None
) -> dict[Any, float | None]:
    """Return betweenness divided by the most that a node of that mode could have.

    The most is that of a node which all others of the two modes are best spread around; see
    Borgatti & Everett 1997. None where even the most is 0, so that no node could lie between.
    `raw` is the betweenness before it is divided, without direction, where it is known already.

    >>> two_mode_betweenness(nx.complete_bipartite_graph(1, 2))
    {0: 1.0, 1: None, 2: None}
    """
    others = _others(graph)
    most = {other: _most_between(len(graph) - other, other) for other in set(others.values())}
    if raw is None:
        raw = nx.betweenness_centrality(undirected(graph), normalized=False)
    return {n: raw[n] / most[others[n]] if most[others[n]] else None for n in graph}


def _others(graph: AnyGraph) -> dict[Any, int]:
    """Return the size of the other mode, for each node in the network's order."""
    actors, units = modes(graph)
    first = set(actors)
    return {node: len(units) if node in first else len(actors) for node in graph}


def _most_between(own: int, other: int) -> float:
    """Return the most betweenness that a node of a mode of `own` nodes can have."""
    if not other:
        return 0.0
    s, t = divmod(own - 1, other)
    return (other**2 * (s + 1) ** 2 + other * (s + 1) * (2 * t - s - 1) - t * (2 * s - t + 3)) / 2
