"""Communities: parts of a network with more ties inside than chance would give."""

import random
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from importlib.util import find_spec
from itertools import combinations
from typing import Any, Literal, NamedTuple

import networkx as nx

from samverkan.analysis.networks.canonical import AnyGraph, simple
from samverkan.errors import UsageError

Method = Literal["louvain", "leiden"]

#: Divisions whose modularity is nearer than this are equally good.
_SAME = 1e-12


class Communities(NamedTuple):
    """A division of a network, and how it was come by."""

    #: The nodes of each community, largest first, in the order of the graph.
    members: list[list[Any]]
    #: Newman's modularity of the division; None in a network without ties.
    modularity: float | None
    #: How like each other the divisions of all runs are, as the mean adjusted Rand index of their
    #: pairs: 1 if the seed makes no difference, 0 if they are no more alike than by chance. None
    #: for a single run.
    stability: float | None
    method: Method

    @property
    def number(self) -> dict[Any, int]:
        """The community of each node: 1 is the largest."""
        return {node: i for i, part in enumerate(self.members, start=1) for node in part}


def find_communities(
    graph: AnyGraph,
    *,
    method: Method | None = None,
    weight: str | None = None,
    resolution: float = 1.0,
    seed: int = 0,
    runs: int = 10,
) -> Communities:
    """Return the division with the highest modularity of `runs` searches, each with its own seed.

    `method` is `louvain` (Blondel et al. 2008) or `leiden` (Traag et al. 2019). Leiden needs
    igraph, and an undirected network; unless one is named it is used where it can be. Neither
    promises the best division there is. A tie counts as its attribute `weight`, else as 1.

    Raises UsageError for an unknown method, one that cannot be used, or fewer runs than one.

    >>> found = find_communities(nx.karate_club_graph())
    >>> round(found.modularity, 5), [len(part) for part in found.members]
    (0.41979, [12, 11, 6, 5])
    """
    if runs < 1:
        raise UsageError("bad_option", name="runs", value=runs, known="1, 2, 3 …")
    method = _method(graph, method)
    nodes = list(graph)
    plain = nx.convert_node_labels_to_integers(simple(graph, weight))
    if not _total(plain, weight):
        return Communities([[node] for node in nodes], None, None, method)
    search = _louvain if method == "louvain" else _leiden
    found = [_ordered(search(plain, weight, resolution, seed + run)) for run in range(runs)]
    scores = [_modularity(plain, parts, weight, resolution) for parts in found]
    best = next(i for i, score in enumerate(scores) if score >= max(scores) - _SAME)
    members = [[nodes[i] for i in part] for part in found[best]]
    return Communities(members, scores[best], _likeness(found, len(nodes)), method)


def communities(graph: AnyGraph, **options: Any) -> list[list[Any]]:
    """Return the communities alone; options as in `find_communities`.

    >>> communities(nx.Graph([(1, 2), (3, 4), (4, 5), (3, 5)]))
    [[3, 4, 5], [1, 2]]
    """
    return find_communities(graph, **options).members


def modularity(
    graph: AnyGraph,
    communities: Iterable[Iterable[Any]] | None = None,
    *,
    group: str | Mapping[Any, Hashable] | None = None,
    weight: str | None = None,
    resolution: float = 1.0,
    method: Method | None = None,
    seed: int = 0,
    runs: int = 10,
) -> float | None:
    """Return Σ L_c / m - (d_c / 2m)² over communities: ties inside them beyond chance.

    The division is `communities`, or that of the attribute `group` of the nodes (or a mapping from
    node to group), or, with neither, the one that `find_communities` finds with `method`, `seed`
    and `runs`. Nodes without a group are each their own. In a directed network the chance of a tie
    is out-degree times in-degree / m² (Leicht & Newman 2008). None in a network without ties.
    Newman & Girvan 2004.

    Raises UsageError where `communities` do not hold each node once.

    >>> round(modularity(nx.karate_club_graph(), group="club"), 5)
    0.35823
    """
    if communities is None and group is None:
        return find_communities(
            graph, method=method, weight=weight, resolution=resolution, seed=seed, runs=runs
        ).modularity
    plain = simple(graph, weight)
    given = communities if communities is not None else _by_group(plain, group or {})
    parts = [set(part) for part in given]
    if Counter(node for part in parts for node in part) != Counter(plain):
        raise UsageError("not_a_division")
    return _modularity(plain, parts, weight, resolution) if _total(plain, weight) else None


def adjusted_rand(one: Sequence[Hashable], other: Sequence[Hashable]) -> float:
    """Return how alike two divisions of the same things are: 1 the same, 0 as by chance.

    Each division is given as the group of each thing, in the same order. Hubert & Arabie 1985.

    >>> adjusted_rand("aabb", "xxyy"), adjusted_rand("aabb", "xyxy")
    (1.0, -0.5)
    """
    together, in_one, in_other = map(_pairs, (zip(one, other, strict=True), one, other))
    chance = 2 * in_one * in_other
    every = len(one) * (len(one) - 1) // 2
    most = (in_one + in_other) * every
    return (2 * together * every - chance) / (most - chance) if most != chance else 1.0


def _pairs(groups: Iterable[Hashable]) -> int:
    """Return how many pairs of things are in the same group."""
    return sum(size * (size - 1) // 2 for size in Counter(groups).values())


def _method(graph: AnyGraph, named: Method | None) -> Method:
    """Return the method to use. Raises UsageError if the one named cannot be used."""
    possible = find_spec("igraph") is not None and not graph.is_directed()
    if named is None:
        return "leiden" if possible else "louvain"
    if named not in ("louvain", "leiden"):
        raise UsageError("bad_option", name="method", value=named, known="louvain, leiden")
    if named == "leiden" and not possible:
        raise UsageError("no_leiden")
    return named


def _louvain(graph: AnyGraph, weight: str | None, resolution: float, seed: int) -> Any:
    return nx.community.louvain_communities(graph, weight=weight, resolution=resolution, seed=seed)


def _leiden(graph: AnyGraph, weight: str | None, resolution: float, seed: int) -> Any:
    import igraph

    from samverkan.analysis.networks.accelerated import to_igraph

    fast = to_igraph(graph, weight)
    igraph.set_random_number_generator(random.Random(seed))  # noqa: S311 – not for secrets
    try:
        return fast.community_leiden(
            objective_function="modularity",
            weights=None if weight is None else "weight",
            resolution=resolution,
            n_iterations=-1,
        )
    finally:
        igraph.set_random_number_generator(random)


def _ordered(parts: Iterable[Iterable[int]]) -> list[list[int]]:
    return sorted(map(sorted, parts), key=lambda part: (-len(part), part))


def _by_group(graph: AnyGraph, group: str | Mapping[Any, Hashable]) -> list[set[Any]]:
    """Return the nodes of each group; one without a group is alone."""
    known = group if isinstance(group, Mapping) else dict(graph.nodes(data=group, default=None))
    parts: dict[Hashable, set[Any]] = {}
    for node in graph:
        own = known.get(node)
        parts.setdefault(("alone", node) if own is None else ("group", own), set()).add(node)
    return list(parts.values())


def _modularity(
    graph: AnyGraph, parts: Iterable[Iterable[Any]], weight: str | None, resolution: float
) -> float:
    found = nx.community.modularity(
        graph, [set(part) for part in parts], weight=weight, resolution=resolution
    )
    return float(found)


def _total(graph: AnyGraph, weight: str | None) -> float:
    """Return the sum of the weights of all ties."""
    return float(graph.size(weight=weight))


def _likeness(found: Sequence[list[list[int]]], count: int) -> float | None:
    """Return the mean adjusted Rand index of every two divisions; None if there is but one."""
    labels = []
    for parts in found:
        label = [0] * count
        for i, part in enumerate(parts):
            for node in part:
                label[node] = i
        labels.append(label)
    likeness = [adjusted_rand(one, other) for one, other in combinations(labels, 2)]
    return sum(likeness) / len(likeness) if likeness else None
