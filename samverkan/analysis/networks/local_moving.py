"""Communities of networks of tens of thousands of nodes, in seconds and without chance.

The search of `communities` tries several seeds and uses igraph where it is installed. This one
gives one division, the same on every computer: nodes are taken in their order, and gains are
compared as whole numbers.
"""

from collections import deque
from collections.abc import Iterable

#: Of each node, its neighbours with the weight of the tie.
Neighbours = list[dict[int, int]]


def divide(count: int, ties: Iterable[tuple[int, int]]) -> list[int]:
    """Return the community of each of the nodes 0 … `count` - 1, numbered from 0.

    Louvain's search for the highest modularity (Blondel et al. 2008), where only nodes whose
    neighbours moved are looked at again (Traag et al. 2019). Parallel ties count as often as they
    stand; a tie of a node with itself says nothing. A node without ties is a community of its own.

    >>> divide(6, [(0, 1), (1, 2), (0, 2), (3, 4), (4, 5), (3, 5), (2, 3)])
    [0, 0, 0, 1, 1, 1]
    """
    near: Neighbours = [{} for _ in range(count)]
    for one, other in ties:
        if one != other:
            near[one][other] = near[one].get(other, 0) + 1
            near[other][one] = near[other].get(one, 0) + 1
    degree = [sum(each.values()) for each in near]
    found = list(range(count))
    while True:
        part = _numbered(_moved(near, degree))
        found = [part[place] for place in found]
        if len(set(part)) == len(part):
            return found
        near, degree = _merged(near, degree, part)


def _moved(near: Neighbours, degree: list[int]) -> list[int]:
    """Return the community of each node once no node gains by moving to that of a neighbour."""
    total = sum(degree)
    of, weight = list(range(len(near))), degree.copy()
    waiting = deque(range(len(near)))
    queued = [True] * len(near)
    while waiting:
        node = waiting.popleft()
        queued[node] = False
        shared: dict[int, int] = {}
        for other, tie in near[node].items():
            shared[of[other]] = shared.get(of[other], 0) + tie
        own, mine = of[node], degree[node]
        weight[own] -= mine
        best, most = own, shared.get(own, 0) * total - mine * weight[own]
        for place, tie in shared.items():
            gain = tie * total - mine * weight[place]
            if gain > most:
                best, most = place, gain
        weight[best] += mine
        if best != own:
            of[node] = best
            for other in near[node]:
                if not queued[other] and of[other] != best:
                    queued[other] = True
                    waiting.append(other)
    return of


def _numbered(of: list[int]) -> list[int]:
    """Return the communities numbered from 0, in the order that they first come."""
    places: dict[int, int] = {}
    return [places.setdefault(place, len(places)) for place in of]


def _merged(near: Neighbours, degree: list[int], part: list[int]) -> tuple[Neighbours, list[int]]:
    """Return the network of communities: ties between them, and the degrees of all in each."""
    count = max(part) + 1
    merged: Neighbours = [{} for _ in range(count)]
    degrees = [0] * count
    for node, others in enumerate(near):
        place = part[node]
        degrees[place] += degree[node]
        into = merged[place]
        for other, tie in others.items():
            if part[other] != place:
                into[part[other]] = into.get(part[other], 0) + tie
    return merged, degrees
