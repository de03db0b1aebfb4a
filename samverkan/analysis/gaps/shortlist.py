"""The first of many gaps: counted one by one, and only as many kept as are shown."""

from collections.abc import Callable
from typing import Any

from samverkan.analysis.gaps.gap import Confidence, Gap

#: How many more than are shown are kept before the rest is let go of.
_SLACK = 1000


class Shortlist:
    """Gaps of one kind: how many there are of each confidence, and the first in an order.

    >>> kept = Shortlist(1, lambda gap: -(gap.strength or 0))
    >>> for strength in (0.5, 0.9, 0.1):
    ...     kept.add(Gap("hole", ("a", "b"), strength, "unknown", (), "pairs", {}))
    >>> kept.totals, [gap.strength for gap in kept.first()]
    ({'known': 0, 'unknown': 3}, [0.9])
    """

    def __init__(self, limit: int, key: Callable[[Gap], Any]) -> None:
        self.totals: dict[Confidence, int] = {"known": 0, "unknown": 0}
        self._limit = limit
        self._key = key
        self._kept: list[Gap] = []

    def add(self, gap: Gap) -> None:
        """Count a gap, and keep it if it may be among the first."""
        self.totals[gap.confidence] += 1
        self._kept.append(gap)
        if self._limit and len(self._kept) > 2 * self._limit + _SLACK:
            self._kept = self.first()

    def first(self) -> list[Gap]:
        """Return the first gaps in order; all of them where the limit is 0."""
        ordered = sorted(self._kept, key=self._key)
        return ordered[: self._limit] if self._limit else ordered
