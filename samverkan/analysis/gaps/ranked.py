"""Gaps in the order to look at them, counted at once and made only when somebody looks."""

from collections.abc import Callable, Mapping, Sequence
from typing import overload

from samverkan.analysis.gaps.gap import Confidence, Gap


class Ranked(Sequence[Gap]):
    """A sequence of gaps, the strongest first, that may be millions long.

    `totals` says how many there are of each confidence, without making any.

    >>> def make(place: int) -> Gap:
    ...     return Gap("missing-link", ("a", "b"), -place, "unknown", (), "pairs", {})
    >>> gaps = Ranked({"known": 0, "unknown": 1_000_000}, make)
    >>> len(gaps), gaps[7].strength, [gap.strength for gap in gaps[:2]]
    (1000000, -7, [0, -1])
    """

    def __init__(self, totals: Mapping[Confidence, int], make: Callable[[int], Gap]) -> None:
        self.totals = totals
        self._make = make
        self._places = range(sum(totals.values()))

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, at: int) -> Gap: ...

    @overload
    def __getitem__(self, at: slice) -> list[Gap]: ...

    def __getitem__(self, at: int | slice) -> Gap | list[Gap]:
        if isinstance(at, slice):
            return [self._make(place) for place in self._places[at]]
        return self._make(self._places[at])
