"""A change of a store: the statements that it adds, and those that it removes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Change:
    """What one user action adds and removes: sets of quads."""

    added: frozenset[Any]
    removed: frozenset[Any]

    def __bool__(self) -> bool:
        return bool(self.added or self.removed)

    def undone(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.removed, self.added)


def union(changes: Iterable[Change]) -> Change:
    """Return one change that makes all of these."""
    every = list(changes)
    return Change(
        added=frozenset().union(*(change.added for change in every)),
        removed=frozenset().union(*(change.removed for change in every)),
    )
