"""Communities of a two-mode network, actors and units together: Barber's modularity."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Any, Final

from samverkan.analysis.networks.canonical import AnyGraph, undirected
from samverkan.analysis.networks.incidence import modes
from samverkan.errors import UsageError

#: A gain smaller than this is rounding.
_GAIN: Final = 1e-9


def barber_modularity(
    graph: AnyGraph,
    communities: Iterable[Iterable[Any]] | None = None,
    *,
    seed: int = 0,
    runs: int = 10,
) -> float | None:
    """Return Σ (b_pu - d_p d_u / m) / m over pairs of actor and unit in one community.

    b_pu is 1 if the actor p is in the unit u, d are degrees and m is the number of ties. Each
    community holds actors and units. Without `communities`, those that `two_mode_communities` finds
    with `seed` and `runs`. None in a network without ties. Barber 2007, equation 17.

    Raises UsageError (`not_a_division`) where `communities` do not hold each node once, and as
    `modes` does.

    >>> import networkx as nx
    >>> graph = nx.Graph([("p", 1), ("q", 2)])
    >>> nx.set_node_attributes(graph, {"p": 0, "q": 0, 1: 1, 2: 1}, "bipartite")
    >>> barber_modularity(graph, [["p", 1], ["q", 2]])
    0.5
    """
    modes(graph)
    if communities is None:
        communities = two_mode_communities(graph, seed=seed, runs=runs)
    parts = [set(part) for part in communities]
    if Counter(node for part in parts for node in part) != Counter(graph):
        raise UsageError("not_a_division")
    plain = undirected(graph)
    label = {node: number for number, part in enumerate(parts) for node in part}
    return _modularity(plain, label) if plain.number_of_edges() else None


def two_mode_communities(graph: AnyGraph, *, seed: int = 0, runs: int = 10) -> list[list[Any]]:
    """Return the division with the highest Barber modularity of `runs` searches.

    Label propagation that never lets modularity fall, then joining of communities for as long as
    that raises it, in turn until neither does (Liu & Murata 2010). Each run goes through the nodes
    in an order of its own. The best division there is is not promised. Communities come largest
    first, their nodes in the order of the graph; an isolate is alone.

    Raises UsageError as `modes` does, and for fewer runs than one.

    >>> import networkx as nx
    >>> graph = nx.Graph([("p", 1), ("q", 2)])
    >>> nx.set_node_attributes(graph, {"p": 0, "q": 0, 1: 1, 2: 1}, "bipartite")
    >>> two_mode_communities(graph)
    [['p', 1], ['q', 2]]
    """
    if runs < 1:
        raise UsageError("bad_option", name="runs", value=runs, known="1, 2, 3 …")
    actors, _ = modes(graph)
    plain = undirected(graph)
    if not plain.number_of_edges():
        return [[node] for node in plain]
    best: dict[Any, Any] = {}
    highest = -1.0
    for run in range(runs):
        search = _Search(plain, actors, random.Random(seed + run))  # noqa: S311 – not for secrets
        reached = _modularity(plain, search.label)
        if reached > highest + _GAIN:
            best, highest = search.label, reached
    parts: defaultdict[Any, list[Any]] = defaultdict(list)
    for node in plain:
        parts[best[node]].append(node)
    return sorted(parts.values(), key=len, reverse=True)


class _Search:
    """One search, done when made: `label` tells the community of each node."""

    def __init__(self, plain: AnyGraph, actors: Iterable[Any], chance: random.Random) -> None:
        self.near = {node: list(plain[node]) for node in plain}
        self.ties = plain.number_of_edges()
        self.side = dict.fromkeys(plain, 1) | dict.fromkeys(actors, 0)
        self.label = {node: number for number, node in enumerate(plain)}
        #: The degrees of each community's actors, and of its units, added up.
        self.weight: tuple[Counter[int], Counter[int]] = (Counter(), Counter())
        for node, number in self.label.items():
            self.weight[self.side[node]][number] = len(self.near[node])
        order = list(plain)
        while True:
            chance.shuffle(order)
            self._move(order)
            if not self._join():
                return

    def _move(self, order: list[Any]) -> None:
        """Let each node go to the community it is tied to most beyond chance, until none moves."""
        moving = True
        while moving:
            moving = False
            for node in order:
                degree, side, own = len(self.near[node]), self.side[node], self.label[node]
                links = Counter(self.label[other] for other in self.near[node])
                links.setdefault(own, 0)
                across = self.weight[1 - side]
                gain = {to: n - degree * across[to] / self.ties for to, n in links.items()}
                to = max(gain, key=gain.__getitem__)
                if gain[to] > gain[own] + _GAIN:
                    self.label[node] = to
                    self.weight[side][own] -= degree
                    self.weight[side][to] += degree
                    moving = True

    def _join(self) -> bool:
        """Join the pairs of communities that gain most from it, each at most once; say if any."""
        links: Counter[tuple[int, int]] = Counter()
        for node, others in self.near.items():
            if self.side[node] == 0:
                for other in others:
                    pair = sorted((self.label[node], self.label[other]))
                    links[pair[0], pair[1]] += 1
        first, second = self.weight
        gains = [
            (n - (first[a] * second[b] + first[b] * second[a]) / self.ties, a, b)
            for (a, b), n in links.items()
            if a != b
        ]
        into: dict[int, int] = {}
        for gain, a, b in sorted(gains, key=lambda found: (-found[0], found[1:])):
            if gain > _GAIN and not {a, b} & into.keys():
                into |= {a: a, b: a}
        self.label = {node: into.get(number, number) for node, number in self.label.items()}
        for weight in self.weight:
            for b, a in into.items():
                if a != b:
                    weight[a] += weight.pop(b, 0)
        return bool(into)


def _modularity(plain: AnyGraph, label: dict[Any, Any]) -> float:
    """Return Barber's modularity of a network with ties."""
    ties = plain.number_of_edges()
    inside = sum(1 for one, other in plain.edges if label[one] == label[other])
    weight: tuple[Counter[Any], Counter[Any]] = (Counter(), Counter())
    for node, about in plain.nodes(data=True):
        weight[int(about["bipartite"])][label[node]] += plain.degree[node]
    chance = sum(degree * weight[1][part] for part, degree in weight[0].items())
    return inside / ties - chance / ties**2
