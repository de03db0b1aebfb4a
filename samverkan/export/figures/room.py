"""The room on a sheet that something stands in already."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from samverkan.export.figures.paper import Frame

#: Room is kept in squares of this many points, so that little of it is looked at.
SQUARE: Final = 40.0


class Room:
    """What is taken of a sheet.

    >>> room = Room()
    >>> room.take(Frame(0, 0, 10, 10))
    >>> room.first([Frame(5, 5, 10, 10), Frame(5, 10, 10, 10)])
    Frame(left=5, top=10, width=10, height=10)
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, int], list[tuple[Frame, str]]] = defaultdict(list)

    def take(self, frame: Frame, owner: str = "") -> None:
        """Take a frame; its owner, if any, may still write there."""
        for square in _squares(frame):
            self._found[square].append((frame, owner))

    def free(self, frame: Frame, owner: str = "") -> bool:
        """Say whether nothing of others stands in a frame."""
        return not any(
            _touch(frame, other) and not (owner and whose == owner)
            for square in _squares(frame)
            for other, whose in self._found[square]
        )

    def first(self, frames: Iterable[Frame], owner: str = "") -> Frame | None:
        """Return the first of some frames that is free, or None."""
        return next((frame for frame in frames if self.free(frame, owner)), None)


def _squares(frame: Frame) -> Iterator[tuple[int, int]]:
    right, bottom = frame.left + frame.width, frame.bottom
    for x in range(int(frame.left // SQUARE), int(right // SQUARE) + 1):
        for y in range(int(frame.top // SQUARE), int(bottom // SQUARE) + 1):
            yield x, y


def _touch(one: Frame, other: Frame) -> bool:
    across = one.left < other.left + other.width and other.left < one.left + one.width
    return across and one.top < other.bottom and other.top < one.bottom
