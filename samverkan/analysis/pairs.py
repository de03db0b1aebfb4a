"""Pairs of units that share a term and whose classes meet, each once, part by part."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np

from samverkan.analysis.facets import Array, Sets

#: How many pairs are looked at together, at most; a little more where one unit has more.
PART: Final = 1 << 19

Pairs = tuple[Array, Array]
#: Two sparse matrices with a row for each class; two classes meet where their rows do.
Links = tuple[Any, Any]


def meeting(
    shared: Sets, other: Sets, links: Links, terms: Array | None = None, part: int = PART
) -> Iterator[Pairs]:
    """Yield the pairs of units that share a term of `shared` and whose classes in `other` meet.

    The first of the `links` times the second transposed must be symmetric. `terms` narrows to
    pairs that share one of these, by number. Each pair comes once, the lower number first.

    Time goes with the number of pairs: the units of a term are laid out by class, so that those a
    unit meets stand in a few unbroken runs, and nothing is looked at that does not meet.
    """
    by_term = shared.members[shared.of].tocsc()
    for term in range(len(shared.terms)) if terms is None else terms:
        units = by_term.indices[by_term.indptr[term] : by_term.indptr[term + 1]].astype(np.int64)
        for one, two in _within(units, other, links, part):
            first = _first_shared(shared, one, two, term)
            yield np.minimum(one, two)[first], np.maximum(one, two)[first]


def _within(units: Array, other: Sets, links: Links, part: int) -> Iterator[Pairs]:
    """Yield the pairs of some units whose classes meet."""
    units = units[np.argsort(other.of[units], kind="stable")]
    classes, sizes = np.unique(other.of[units], return_counts=True)
    begins = np.cumsum(sizes) - sizes
    near = (links[0][classes] @ links[1][classes].T).tocoo()
    kept = near.row <= near.col
    left, right = near.row[kept].astype(np.int64), near.col[kept].astype(np.int64)
    # One run for each unit of the left class: the units of the right one, or those after it.
    at = runs(begins[left], sizes[left])
    right = np.repeat(right, sizes[left])
    same = np.repeat(left, sizes[left]) == right
    start = np.where(same, at + 1, begins[right])
    length = begins[right] + sizes[right] - start
    for some in slices(length, part):
        one = np.repeat(units[at[some]], length[some])
        yield one, units[runs(start[some], length[some])]


def _first_shared(shared: Sets, one: Array, two: Array, term: int) -> Array:
    """Say of each pair that shares a term whether it is the first that they share."""
    first = np.ones(len(one), bool)
    several = np.flatnonzero((shared.size(one) > 1) & (shared.size(two) > 1))
    ones, others = shared.of[one[several]], shared.of[two[several]]
    for word, row in enumerate(shared.bits[: term // 64 + 1]):
        every = word < term // 64
        below = ~np.uint64(0) if every else (np.uint64(1) << np.uint64(term % 64)) - np.uint64(1)
        first[several] &= (row[ones] & row[others] & below) == 0
    return first


def runs(start: Array, length: Array) -> Array:
    """Return the numbers of runs laid end to end.

    >>> runs(np.array([5, 0]), np.array([2, 3]))
    array([5, 6, 0, 1, 2])
    """
    ends = np.cumsum(length)
    if not len(ends):
        return np.zeros(0, np.int64)
    found: Array = np.arange(ends[-1]) + np.repeat(start - ends + length, length)
    return found


def alike(values: Array) -> Pairs:
    """Return the places of each pair of equal values in an array that is in order.

    >>> [places.tolist() for places in alike(np.array([3, 3, 5, 7, 7, 7]))]
    [[0, 3, 3, 4], [1, 4, 5, 5]]
    """
    every = np.arange(len(values))
    after = np.searchsorted(values, values, side="right") - every - 1
    return np.repeat(every, after), runs(every + 1, after)


def slices(length: Array, part: int) -> Iterator[slice]:
    """Yield slices of runs that hold about `part` together.

    >>> list(slices(np.array([3, 3, 9, 1]), part=6))
    [slice(0, 2, None), slice(2, 3, None), slice(3, 4, None)]
    """
    ends = np.cumsum(length)
    begin = 0
    while begin < len(ends):
        before = ends[begin] - length[begin]
        stop = max(int(np.searchsorted(ends, before + part, side="right")), begin + 1)
        yield slice(begin, stop)
        begin = stop
