"""What holds a network together: its components, its cut points, and what those alone hold."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

#: From one place in the order of a walk up to another.
Span = tuple[int, int]
#: A set of nodes, by where they stand in the order of a walk.
Part = tuple[Span, ...]


class Cut(NamedTuple):
    """A node without which its component falls into these parts."""

    node: str
    component: Span
    parts: tuple[Part, ...]


class Walk:
    """A walk through an undirected network that finds its components and all its cut points.

    `ties` gives the neighbours of every node, each tie at both ends. Nodes stand in `order` as they
    were met. What was first reached through a node stands in one span after it, so
    that a part is a few spans however many nodes it has, and the walk takes time that grows with
    the ties alone, whatever the number of cut points (Hopcroft & Tarjan 1973, Algorithm 447).

    >>> walk = Walk({"a": "b", "b": "ac", "c": "bd", "d": "c", "e": ""})
    >>> walk.components
    [(0, 4), (4, 5)]
    >>> [(cut.node, [walk.nodes(part) for part in cut.parts]) for cut in walk.cuts()]
    [('b', [['c', 'd'], ['a']]), ('c', [['d'], ['a', 'b']])]
    """

    def __init__(self, ties: Mapping[str, Iterable[str]]) -> None:
        self._ties = ties
        self.order: list[str] = []
        self.components: list[Span] = []
        self._place: dict[str, int] = {}
        self._above: list[int] = []
        #: How far back a node, or something after it, is tied.
        self._reach: list[int] = []
        #: What hangs by the node at a place: no tie leads from it past that node.
        self._branches: dict[int, list[Span]] = defaultdict(list)
        for node in ties:
            if node not in self._place:
                start = len(self.order)
                self._from(node)
                self.components.append((start, len(self.order)))

    def _meet(self, node: str, above: int) -> tuple[int, Iterator[str]]:
        at = self._place[node] = len(self.order)
        self.order.append(node)
        self._above.append(above)
        self._reach.append(at)
        return at, iter(self._ties[node])

    def _from(self, root: str) -> None:
        """Walk through the component of a node."""
        path = [self._meet(root, -1)]
        while path:
            at, rest = path[-1]
            for other in rest:
                met = self._place.get(other)
                if met is None:
                    path.append(self._meet(other, at))
                    break
                self._reach[at] = min(self._reach[at], met)
            else:
                path.pop()
                self._leave(at)

    def _leave(self, at: int) -> None:
        above, reach = self._above[at], self._reach[at]
        if above >= 0:
            self._reach[above] = min(self._reach[above], reach)
            if reach >= above:
                self._branches[above].append((at, len(self.order)))

    def cuts(self) -> Iterator[Cut]:
        """Yield the cut points, in the order of the walk."""
        for component in self.components:
            for place in range(*component):
                branches = self._branches.get(place, [])
                parts: list[Part] = [(branch,) for branch in branches]
                if branches and place > component[0]:
                    parts.append(_without(component, [(place, place + 1), *branches]))
                if len(parts) > 1:
                    yield Cut(self.order[place], component, tuple(parts))

    def nodes(self, part: Part) -> list[str]:
        """Return the nodes of a part."""
        return [node for start, stop in part for node in self.order[start:stop]]


def _without(span: Span, taken: Iterable[Span]) -> Part:
    """Return what is left of a span when others in it are taken away, which stand in order."""
    start, stop = span
    left: list[Span] = []
    for taken_from, taken_to in taken:
        left.append((start, taken_from))
        start = taken_to
    return tuple((a, b) for a, b in (*left, (start, stop)) if a < b)
