"""Who works with whom, and when: actors that take part in the same initiative at the same time."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from samverkan.analysis.facets import Array, Sets, first_day, last_day
from samverkan.analysis.pairs import alike, runs, slices
from samverkan.graph.records import Tie

#: More than the number of days between any two, so that days of different pairs do not mix.
_ERA: Final = 1 << 33
#: How many pairs of actors are looked at together.
_PART: Final = 1 << 20


class Partners:
    """Pairs of actors with an initiative in common, and the days on which they both are in it.

    A day that cannot be told not to be among them counts: where an end is not known, the tie may
    have held.
    """

    def __init__(self, ties: Mapping[str, Sequence[Tie]], actors: Sequence[str]) -> None:
        number = {actor: i for i, actor in enumerate(actors)}
        rows = [
            (unit, number[tie.actor], first_day(tie.start), last_day(tie.end))
            for unit, one in enumerate(ties.values())
            for tie in one
            if tie.actor in number
        ]
        table = np.asarray(rows, np.int64).reshape(-1, 4)
        self._count = len(actors)
        pair, self._start, self._end = self._shared(table)
        self._names, group = np.unique(pair, return_inverse=True)
        self._ends = group * _ERA + self._end

    def _shared(self, table: Array) -> tuple[Array, Array, Array]:
        """Return the pairs of actors, with the days they share as spans that do not overlap."""
        unit, actor, start, end = table.T
        one, other = alike(unit)
        first = np.maximum(start[one], start[other])
        last = np.minimum(end[one], end[other])
        real = (first <= last) & (actor[one] != actor[other])
        pair = self._pair(actor[one], actor[other])[real]
        return _spans(pair, first[real], last[real])

    def _pair(self, one: Array, other: Array) -> Array:
        return np.minimum(one, other) * self._count + np.maximum(one, other)

    def together(
        self, owners: Sets, pairs: tuple[Array, Array], window: tuple[Array, Array]
    ) -> Array:
        """Say of each pair of units whether any of their owners work together in its window.

        The terms of `owners` are the actors, in their order here.
        """
        found = np.zeros(len(pairs[0]), bool)
        classes = [owners.of[units] for units in pairs]
        sizes = [owners.sizes[one] for one in classes]
        for some in slices(sizes[0] * sizes[1], _PART):
            found[some] = self._any(
                owners, [one[some] for one in classes], (window[0][some], window[1][some])
            )
        return found

    def _any(self, owners: Sets, classes: Sequence[Array], window: tuple[Array, Array]) -> Array:
        """Say of each pair of classes of owners whether any of the one and of the other meet."""
        edges, actors = owners.members.indptr, owners.members.indices
        sizes, others = owners.sizes[classes[0]], owners.sizes[classes[1]]
        which = np.repeat(np.arange(len(sizes)), sizes * others)
        turn = runs(np.zeros_like(sizes), sizes * others)
        one = actors[edges[classes[0]][which] + turn // others[which]].astype(np.int64)
        other = actors[edges[classes[1]][which] + turn % others[which]].astype(np.int64)
        met = self._met(self._pair(one, other), window[0][which], window[1][which])
        return np.bincount(which[met], minlength=len(sizes)) > 0

    def _met(self, pair: Array, first: Array, last: Array) -> Array:
        """Say of each pair of actors whether they share a day from `first` to `last`."""
        if not len(self._names):
            return np.zeros(len(pair), bool)
        at = np.minimum(np.searchsorted(self._names, pair), len(self._names) - 1)
        # The first span that does not end before the window; it is met if it has begun by its end.
        near = np.searchsorted(self._ends, at * _ERA + first)
        near = np.minimum(near, len(self._ends) - 1)
        same_pair = (self._names[at] == pair) & (self._ends[near] // _ERA == at)
        found: Array = same_pair & (self._end[near] >= first) & (self._start[near] <= last)
        return found


def _spans(pair: Array, first: Array, last: Array) -> tuple[Array, Array, Array]:
    """Return spans of days by pair, in order, those that overlap joined.

    >>> pair, first, last = (np.array(row) for row in ([1, 1, 1, 2], [0, 8, 2, 1], [4, 9, 6, 3]))
    >>> [row.tolist() for row in _spans(pair, first, last)]
    [[1, 1, 2], [0, 8, 1], [6, 9, 3]]
    """
    order = np.lexsort((first, pair))
    pair, first, last = pair[order], first[order], last[order]
    _, group = np.unique(pair, return_inverse=True)
    reached = np.maximum.accumulate(group * _ERA + last)
    begins = np.ones(len(pair), bool)
    begins[1:] = group[1:] * _ERA + first[1:] > reached[:-1]
    ends = np.append(begins[1:], True)[: len(pair)]
    return pair[begins], first[begins], (reached - group * _ERA)[ends]
