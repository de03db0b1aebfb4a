"""The ways of the lines in a picture, and where the signs on and beside them stand."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from samverkan.export import layout
from samverkan.export.picture import Node, Picture

Point = tuple[float, float]
#: Left, top, right, bottom.
Room = tuple[float, float, float, float]

#: How much a further line between the same two is bent, as a share of its length.
BEND: Final = 0.2
#: The bends that a link tries, to pass beside the shapes that it has nothing to do with.
BENDS: Final = (0.0, 0.12, -0.12, 0.24, -0.24)
#: Where along its line a sign may stand, the best first; and how far beside it, if nowhere on it.
ALONG: Final = (0.5, *(0.5 + side * step / 20 for step in range(1, 8) for side in (1, -1)))
BESIDE: Final = (0, 14, -14)
#: Height of the signs on lines, and half the height of a mark beside a shape.
SIGN: Final = 20
HALF: Final = 9


@dataclass(frozen=True, slots=True)
class Line:
    """A line bent as vis-network bends it: from `start` by `via` to `end`; `at` is its sign's."""

    start: Point
    via: Point
    end: Point
    bend: float
    sign: str = ""
    at: tuple[int, int] | None = None

    @property
    def path(self) -> str:
        """The way of the line, as SVG writes it."""
        (x, y), (via_x, via_y), (to_x, to_y) = self.start, self.via, self.end
        return f"M{x:g} {y:g}Q{via_x:.1f} {via_y:.1f} {to_x:g} {to_y:g}"

    def point(self, share: float) -> Point:
        """Return the point at this share of the way."""
        old, new = 1 - share, share
        weights = (old * old, 2 * old * new, new * new)
        ends = (self.start, self.via, self.end)
        x = sum(w * p[0] for w, p in zip(weights, ends, strict=True))
        return x, sum(w * p[1] for w, p in zip(weights, ends, strict=True))


class Taken:
    """The room that is taken in a picture, kept by squares so that looking is quick."""

    SQUARE: Final = 120

    def __init__(self, rooms: Sequence[Room]) -> None:
        self._rooms: dict[tuple[int, int], list[Room]] = defaultdict(list)
        for room in rooms:
            self.take(room)

    def _squares(self, room: Room) -> Iterator[tuple[int, int]]:
        left, top, right, bottom = (math.floor(edge / self.SQUARE) for edge in room)
        return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))

    def take(self, room: Room) -> None:
        """Take a room."""
        for square in self._squares(room):
            self._rooms[square].append(room)

    def hits(self, room: Room, but: Sequence[Room] = ()) -> bool:
        """Say whether some of a room is taken, by others than those of `but`."""
        left, top, right, bottom = room
        return any(
            left < other[2]
            and other[0] < right
            and top < other[3]
            and other[1] < bottom
            and other not in but
            for square in self._squares(room)
            for other in self._rooms.get(square, ())
        )


def line(start: Point, end: Point, bend: float = 0.0, sign: str = "") -> Line:
    """Return the line between two points, bent off the straight by a share of its length.

    >>> line((0, 0), (100, 0)).path
    'M0 0Q50.0 0.0 100 0'
    """
    (x, y), (to_x, to_y) = start, end
    # As vis-network's curvedCW does, and curvedCCW for a bend below 0.
    reach = (abs(bend) / 2 + 0.5) * math.hypot(to_x - x, to_y - y)
    angle = math.atan2(y - to_y, to_x - x) + (bend / 2 + 0.5) * math.pi
    via = (x + reach * math.sin(angle), y + reach * math.cos(angle))
    return Line(start, via, end, bend, sign)


def lines(picture: Picture) -> tuple[list[Line], list[Line]]:
    """Return the lines of the ties and of the links of a picture, in order.

    Further ties of the same two are bent off the first; links pass beside the shapes between their
    ends where they can. Signs stand on their lines where no shape, label or other sign is, if
    there is such a place.
    """
    rooms = {node.id: room(node) for node in picture.nodes}
    at = {node.id: (node.x, node.y) for node in picture.nodes}
    taken = Taken([*rooms.values(), *(r for node in picture.nodes for r in signs(node).values())])
    seen: Counter[tuple[str, str]] = Counter()
    ties = []
    for tie in picture.ties:
        ends = tie.source, tie.target
        ties.append(line(at[ends[0]], at[ends[1]], BEND * seen[ends], tie.signs))
        seen[ends] += 1
    links = []
    nodes = Taken(list(rooms.values()))
    for link in picture.links:
        own = rooms[link.source], rooms[link.target]
        tried = [line(at[link.source], at[link.target], bend) for bend in BENDS]
        score = link.strength if link.kind == "overlap" else None
        best = min(tried, key=lambda way: _met(way, nodes, own))
        links.append(line(best.start, best.end, best.bend, written(score, picture.lang)))
    return [_placed(way, taken) for way in ties], [_placed(way, taken) for way in links]


def written(score: float | None, lang: str) -> str:
    """Return a score as it is written on a line.

    >>> written(0.508, "sv")
    '0,51'
    """
    if score is None:
        return ""
    return f"{score:.2f}".replace(".", "," if lang == "sv" else ".")


def room(node: Node) -> Room:
    """Return the room that a node takes with its label."""
    width, height, drop = layout.box(node.label, node.shape)
    middle = node.y + (-drop if node.above else drop)
    return node.x - width / 2, middle - height / 2, node.x + width / 2, middle + height / 2


def signs(node: Node) -> dict[str, Room]:
    """Return the room of the sign of each kind of mark of a node: beside it, or on its edge."""
    if node.shape == "box":
        _, y, right, _ = room(node)
        x, step = right - HALF, -layout.SIGN
    else:
        x, y = node.x + layout.RADIUS + HALF + 2, node.y + (6 if node.above else -6)
        step = layout.SIGN
    kinds = dict.fromkeys(mark.kind for mark in node.marks)
    return {
        kind: (at - HALF, y - HALF, at + HALF, y + HALF)
        for kind, at in ((kind, x + i * step) for i, kind in enumerate(kinds))
    }


def _met(way: Line, nodes: Taken, own: Sequence[Room]) -> tuple[int, float]:
    """Return how many of its points a line has in nodes but its own, and how bent it is."""
    points = (way.point(i / 24) for i in range(1, 24))
    return sum(nodes.hits((x, y, x, y), own) for x, y in points), abs(way.bend)


def _placed(way: Line, taken: Taken) -> Line:
    """Return a line with a place for its sign, and take the room of it."""
    if not way.sign:
        return way
    half = layout.text_width(way.sign) / 2 + 3
    (x, y), (to_x, to_y) = way.start, way.end
    length = math.hypot(to_x - x, to_y - y) or 1.0
    across = (y - to_y) / length, (to_x - x) / length
    for beside, share in product(BESIDE, ALONG):
        x, y = way.point(share)
        x, y = x + across[0] * beside, y + across[1] * beside
        wanted = (x - half, y - SIGN / 2, x + half, y + SIGN / 2)
        if not taken.hits(wanted):
            break
    else:
        x, y = way.point(ALONG[0])
        wanted = (x - half, y - SIGN / 2, x + half, y + SIGN / 2)
    taken.take(wanted)
    return Line(way.start, way.via, way.end, way.bend, way.sign, (round(x), round(y)))
