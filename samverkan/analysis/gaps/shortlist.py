"""The first of many gaps: counted one by one, and only as many kept as are shown."""

from collections.abc import Callable
from typing import Any

from samverkan.analysis.gaps.gap import Confidence, Gap

#: Numbers to sort by: what is smallest is looked at first.
Rank = tuple[float, ...]
#: How many more than are shown are kept before the rest is let go of.
_SLACK = 1000


class Shortlist:
    """Gaps of one kind: how many there are of each confidence, and the first in an order.

    `rank` is what they are ordered by, and `name` what those of equal rank are ordered by.

    >>> kept = Shortlist(1, lambda gap: (-(gap.strength or 0),), lambda gap: gap.subjects)
    >>> for strength in (0.5, 0.9, 0.1):
    ...     kept.add(Gap("hole", ("a", "b"), strength, "unknown", (), "pairs", {}))
    >>> kept.totals, [gap.strength for gap in kept.first()]
    ({'known': 0, 'unknown': 3}, [0.9])
    """

    def __init__(self, limit: int, rank: Callable[[Gap], Rank], name: Callable[[Gap], Any]) -> None:
        self.totals: dict[Confidence, int] = {"known": 0, "unknown": 0}
        self._limit = limit
        self._rank = rank
        self._name = name
        self._kept: list[Gap] = []
        #: What ranks after this is not among the first.
        self._last: Rank | None = None

    def add(self, gap: Gap) -> None:
        """Count a gap, and keep it if it may be among the first."""
        self.totals[gap.confidence] += 1
        if self._last is not None and self._rank(gap) > self._last:
            return
        self._kept.append(gap)
        if self._limit and len(self._kept) > 2 * self._limit + _SLACK:
            self._kept = self.first()
            self._last = self._rank(self._kept[-1])

    def first(self) -> list[Gap]:
        """Return the first gaps in order; all of them where the limit is 0."""
        ordered = sorted(self._kept, key=lambda gap: (self._rank(gap), self._name(gap)))
        return ordered[: self._limit] if self._limit else ordered
