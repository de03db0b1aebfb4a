"""The best of many pairs, kept while all of them go by."""

from collections import defaultdict
from typing import NamedTuple

import numpy as np

from samverkan.analysis.facets import Array
from samverkan.analysis.pairs import Pairs


class Kept(NamedTuple):
    """Pairs of units by number, each with its kind, its score, and how it was found.

    A score that is not known is NaN.
    """

    one: Array
    other: Array
    kind: Array
    score: Array
    partners: Array
    by_text: Array

    def pick(self, which: Array) -> "Kept":
        """Return some of the pairs, by place or by truth."""
        return Kept(*(column[which] for column in self))


class Best:
    """The pairs of each kind with the highest scores: `most` of them, or all where it is None."""

    def __init__(self, most: int | None) -> None:
        self._most = most
        self._parts: dict[int, list[Kept]] = defaultdict(list)
        #: How many pairs of some kind as strong as the last one kept were let go of.
        self.let_go = 0

    def add(self, found: Kept) -> None:
        """Take note of more pairs."""
        for kind in np.unique(found.kind).tolist():
            parts = self._parts[kind]
            parts.append(found.pick(found.kind == kind))
            if self._most is not None and sum(len(p.one) for p in parts) > 4 * self._most:
                self._parts[kind] = [self._cut(_joined(parts))]

    def kept(self) -> Kept:
        """Return the best pairs, kind by kind, best first; equals in the order of their numbers."""
        return _joined([self._cut(_joined(self._parts[kind])) for kind in sorted(self._parts)])

    def _cut(self, found: Kept) -> Kept:
        order = np.lexsort((found.other, found.one, -found.score))
        return found.pick(order[: self._most])


def _joined(parts: list[Kept]) -> Kept:
    if not parts:
        return Kept(*(np.zeros(0, kind) for kind in (int, int, int, float, bool, bool)))
    return Kept(*(np.concatenate(columns) for columns in zip(*parts, strict=True)))


def codes(pairs: Pairs, count: int) -> Array:
    """Return one number for each pair of units among `count`, the lower number first.

    >>> codes((np.array([1, 4]), np.array([3, 0])), 5).tolist()
    [8, 4]
    """
    found: Array = np.minimum(*pairs) * count + np.maximum(*pairs)
    return found
