"""The simple network that every measure is taken on: no self-loops, no parallel ties."""

from typing import TYPE_CHECKING, Any, Final

import networkx as nx

from samverkan.errors import UsageError

if TYPE_CHECKING:
    AnyGraph = nx.Graph[Any]
else:
    AnyGraph = nx.Graph

#: Between these a weight or a distance is a number that can be reckoned with.
LEAST: Final = 1e-100
MOST: Final = 1e100


def simple(graph: AnyGraph, weight: str | None = None, *, distance: str | None = None) -> AnyGraph:
    """Return a new graph with the same nodes, at most one tie a pair and no self-loops.

    Direction, the order of the nodes, and the attributes of nodes and graph are kept. Parallel
    ties become one: with `weight` the sum of that attribute, with `distance` the smallest, any
    other attribute that of the first. Where `weight` or `distance` is named, every tie of the
    answer has it; a tie that lacks it counts as 1, as in networkx.

    The answer is a `networkx.DiGraph` if the graph is directed, else a `networkx.Graph`.

    Raises UsageError (`bad_weight`) if a weight is not a number of at least 0, or a distance not a
    number above 0, or either is so large or so small that sums and shares of it are no numbers.

    >>> graph = nx.MultiGraph([("a", "b", {"weight": 2}), ("b", "a"), ("a", "a")])
    >>> list(simple(graph, "weight").edges(data=True))
    [('a', 'b', {'weight': 3})]
    """
    plain: AnyGraph = nx.DiGraph() if graph.is_directed() else nx.Graph()
    plain.graph.update(graph.graph)
    plain.add_nodes_from((node, dict(about)) for node, about in graph.nodes(data=True))
    for one, other, tie in graph.edges(data=True):
        if one == other:
            continue
        about: dict[str, Any] = dict(tie)
        if weight is not None:
            about[weight] = _number(tie, weight, one, other, zero=True)
        if distance is not None:
            about[distance] = _number(tie, distance, one, other, zero=False)
        if (first := plain.get_edge_data(one, other)) is None:
            plain.add_edge(one, other, **about)
            continue
        if weight is not None:
            first[weight] += about[weight]
        if distance is not None:
            first[distance] = min(first[distance], about[distance])
    return plain


def undirected(graph: AnyGraph, weight: str | None = None) -> AnyGraph:
    """Return the simple undirected graph with a tie wherever there is one in either direction.

    With `weight`, a tie has the sum of the weights of both directions.

    >>> graph = nx.DiGraph([("a", "b", {"weight": 2}), ("b", "a", {"weight": 1}), ("b", "c")])
    >>> list(undirected(graph, "weight").edges(data="weight"))
    [('a', 'b', 3), ('b', 'c', 1)]
    """
    if not graph.is_directed():
        return simple(graph, weight)
    both: AnyGraph = nx.MultiGraph()
    both.graph.update(graph.graph)
    both.add_nodes_from((node, dict(about)) for node, about in graph.nodes(data=True))
    both.add_edges_from((one, other, dict(tie)) for one, other, tie in graph.edges(data=True))
    return simple(both, weight)


def is_two_mode(graph: AnyGraph) -> bool:
    """Say whether the nodes are of two kinds that are only tied across, by attribute `bipartite`.

    Every node has 0 or 1, both occur, and no tie joins two of the same.

    >>> is_two_mode(nx.davis_southern_women_graph()), is_two_mode(nx.path_graph(2))
    (True, False)
    """
    kind = dict(graph.nodes(data="bipartite"))
    return set(kind.values()) == {0, 1} and all(kind[a] != kind[b] for a, b in graph.edges())


def _number(tie: dict[str, Any], name: str, one: object, other: object, *, zero: bool) -> float:
    """Return the number that a tie has under a name."""
    value = tie.get(name, 1)
    try:
        sound = LEAST <= value <= MOST or (zero and value == 0)
    except TypeError:
        sound = False
    if not sound:
        raise UsageError("bad_weight", name=name, value=value, one=one, other=other)
    number: float = value
    return number
