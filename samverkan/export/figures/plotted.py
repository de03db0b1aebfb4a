"""A picture of a network at a scale: lines, shapes, signs and the names that there is room for."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Final

from samverkan.export import layout
from samverkan.export.figures.letters import leading, width
from samverkan.export.figures.paper import TINT, Frame, Paper, Point
from samverkan.export.figures.room import Room
from samverkan.export.figures.symbols import (
    along,
    bent,
    double,
    draw_link,
    draw_number,
    draw_shapes,
    outlines,
    scaled,
)
from samverkan.export.overlap_words import decimal
from samverkan.export.picture import LAYERS, MARKS, PALETTE, Node, Picture

#: Letters are drawn this much smaller than the picture has room for: the font here is wider.
LETTERS: Final = 0.86
#: Smaller letters than this, in points, are not written: only some names are, in letters this high.
LEAST: Final = 4.8
#: The radius of shapes that a number can be read in; shapes are not smaller where there are few.
SMALLEST: Final = 3.5
FEW: Final = 250
#: Where along a line its score or sign may stand, from the middle out; the first that is free.
SHARES: Final = tuple(0.5 + step / 40 * sign for step in range(16) for sign in (1, -1))

Stroke = list[Point]


def frame_of(node: Node) -> Frame:
    """Return the room that a node with its name has in the picture."""
    wide, high, drop = layout.box(node.label, node.shape)
    middle = node.y + (-drop if node.above else drop)
    return Frame(node.x - wide / 2, middle - high / 2, wide, high)


@dataclass(frozen=True)
class Plotted:
    """A picture on paper: `scale` is points to a unit, `origin` where its middle stands."""

    picture: Picture
    paper: Paper
    scale: float
    origin: Point
    room: Room = field(default_factory=Room)
    #: The frames of the boxes that are drawn, by id of node.
    boxes: dict[str, Frame] = field(default_factory=dict)
    #: The names of boxes that have no room for them, by the letter that stands there instead.
    lettered: dict[str, str] = field(default_factory=dict)

    def draw(self) -> int:
        """Draw the picture, and return how many names there was room for."""
        ends = {node.id: self._to(node.x, node.y) for node in self.picture.nodes}
        told = [*self._ties(ends), *self._links(ends)]
        size = layout.FONT * self.scale * LETTERS
        named = self._boxes(ends, written=size < LEAST)
        for node in self.picture.nodes:
            self._signs(node, ends[node.id])
        named += self._all_names(size) if size >= LEAST else self._some_names(ends)
        for stroke, text in told:
            self._on_line(stroke, text)
        return named

    def _to(self, x: float, y: float) -> Point:
        """Return where a point of the picture stands on the paper."""
        return self.origin[0] + x * self.scale, self.origin[1] + y * self.scale

    @property
    def _pen(self) -> float:
        return max(0.35, min(1.75 * self.scale, 1.2))

    @property
    def _radius(self) -> float:
        least = SMALLEST if len(self.picture.nodes) <= FEW else 0
        return max(layout.RADIUS * self.scale, least)

    # Lines

    def _ties(self, ends: dict[str, Point]) -> Iterator[tuple[Stroke, str]]:
        """Draw the lines of the ties, and yield those that have signs, with them."""
        seen: Counter[tuple[str, str]] = Counter()
        found: dict[str, list[Stroke]] = defaultdict(list)
        for tie in self.picture.ties:
            pair = tie.source, tie.target
            stroke = bent(ends[tie.source], ends[tie.target], 0.2 * seen[pair])
            seen[pair] += 1
            found[tie.layer].append(stroke)
            if tie.signs:
                yield stroke, tie.signs
        for layer, strokes in found.items():
            self.paper.strokes(strokes, dash=scaled(LAYERS[layer], self.scale), width=self._pen)

    def _links(self, ends: dict[str, Point]) -> Iterator[tuple[Stroke, str]]:
        """Draw the lines of the findings, and yield those that have a score, with it."""
        found: dict[str, list[Stroke]] = defaultdict(list)
        for link in self.picture.links:
            one, other = ends[link.source], ends[link.target]
            if link.kind != "overlap":
                found[link.kind].append([one, other])
                continue
            found[link.kind] += double(one, other, 2.2 * self._pen)
            if link.strength is not None:
                yield [one, other], decimal(link.strength, self.picture.lang)
        for kind, strokes in found.items():
            draw_link(self.paper, kind, strokes, self._pen)

    def _on_line(self, stroke: Stroke, text: str) -> None:
        """Write a short text on a line, where nothing else stands if there is such a place."""
        size = max(layout.FONT * self.scale * LETTERS, LEAST)
        wide, high = width(text, size) + 1, 0.9 * size

        def frame(share: float) -> Frame:
            x, y = along(stroke, share)
            return Frame(x - wide / 2, y - high / 2, wide, high)

        place = self.room.first(map(frame, SHARES)) or frame(SHARES[0])
        self.room.take(place)
        at = place.left + wide / 2, place.bottom - 0.1 * size
        self.paper.text(at, text, size, align="center", behind=True)

    # Shapes

    def _boxes(self, ends: dict[str, Point], *, written: bool) -> int:
        """Draw the shapes, and return how many boxes there was room to write a name in.

        A box whose name would be too small to be read is drawn larger where it can be; else it
        has a letter.
        """
        shapes: list[tuple[list[Point], str]] = []
        for node in self.picture.nodes:
            if node.shape == "box":
                self.room.take(self._box(node, ends[node.id], 0), node.id)
            else:
                shapes += self._shape(node, ends[node.id])
        draw_shapes(self.paper, shapes, self._radius)
        named = 0
        for node in self._by_ties():
            if node.shape != "box":
                continue
            larger = self._box(node, ends[node.id], LEAST)
            fits = written and self.room.free(larger, node.id)
            frame = larger if fits else self._box(node, ends[node.id], 0)
            self.room.take(frame, node.id)
            self.boxes[node.id] = frame
            self.paper.box(frame, facecolor=TINT, linewidth=self._pen)
            if fits:
                lines, x = layout.wrap(node.label), frame.left + frame.width / 2
                top = frame.top + (frame.height - leading(LEAST) * len(lines)) / 2
                self.paper.lines((x, top + 0.95 * LEAST), lines, LEAST, align="center")
                named += 1
            elif written and len(self.lettered) < len(ascii_uppercase):
                letter = ascii_uppercase[len(self.lettered)]
                self.lettered[letter] = node.label
                at = frame.left + frame.width / 2, frame.top + frame.height / 2 + 0.35 * LEAST
                self.paper.text(at, letter, LEAST, align="center", bold=True, z=6)
        return named

    def _by_ties(self) -> list[Node]:
        """Return the nodes, the most connected first."""
        ties = Counter(end for tie in self.picture.ties for end in (tie.source, tie.target))
        return sorted(self.picture.nodes, key=lambda n: (-ties[n.id], n.label, n.id))

    def _shape(self, node: Node, at: Point) -> list[tuple[list[Point], str]]:
        """Return the outlines of a shape, and write the sector's number in that of an actor."""
        radius = self._radius
        colour = None if node.colour is None else PALETTE[node.colour]
        if node.colour is not None and radius >= SMALLEST:
            draw_number(self.paper, node.colour, at, radius, hollow=node.hollow)
        self.room.take(Frame(at[0] - radius, at[1] - radius, 2 * radius, 2 * radius), node.id)
        return outlines(node.shape, at, radius, colour, hollow=node.hollow)

    def _box(self, node: Node, at: Point, letters: float) -> Frame:
        """Return the frame of a box, large enough for its name in letters of a size."""
        lines, room = layout.wrap(node.label), frame_of(node)
        least = max(width(line, letters) for line in lines) + 0.6 * letters
        wide = max((room.width - layout.GAP / 2) * self.scale, least)
        high = max(room.height * self.scale, leading(letters) * len(lines) + 0.2 * letters)
        return Frame(at[0] - wide / 2, at[1] - high / 2, wide, high)

    def _signs(self, node: Node, at: Point) -> None:
        """Write the signs of what is found out about a node, at its upper right."""
        sign = "".join(MARKS[mark.kind] for mark in node.marks)
        if sign:
            size = max(1.3 * layout.FONT * self.scale, 1.3 * LEAST)
            reach = self.boxes[node.id].width / 2 if node.shape == "box" else self._radius
            left, base = at[0] + reach + 1, at[1] - 0.1 * size
            self.paper.text((left, base), sign, size, behind=True, z=6)
            self.room.take(Frame(left, base - 0.8 * size, width(sign, size), size), node.id)

    # Names

    def _all_names(self, size: float) -> int:
        step = layout.LINE * self.scale
        for node in self.picture.nodes:
            lines = layout.wrap(node.label)
            base = node.y + layout.baseline(node.label, node.shape, node.above)
            at, behind = self._to(node.x, base), node.shape != "box"
            self.paper.lines(at, lines, size, step, align="center", behind=behind)
            wide = max(width(line, size) for line in lines)
            self.room.take(Frame(at[0] - wide / 2, at[1] - size, wide, step * len(lines)))
        return len(self.picture.nodes)

    def _some_names(self, ends: dict[str, Point]) -> int:
        """Write the names beside shapes that there is room for, those of the most connected."""
        written = 0
        for node in self._by_ties():
            if node.shape == "box":
                continue
            lines = layout.wrap(node.label)
            wide = max(width(line, LEAST) for line in lines) + 1
            room = wide, leading(LEAST) * len(lines)
            place = self.room.first(self._places(node, ends[node.id], room), node.id)
            if place:
                self.room.take(place)
                at = place.left + wide / 2, place.top + 0.95 * LEAST
                self.paper.lines(at, lines, LEAST, align="center", behind=True)
                written += 1
        return written

    def _places(self, node: Node, at: Point, room: Point) -> Iterator[Frame]:
        """Yield where the name of a node may stand, the place that it has in the picture first."""
        (x, y), (wide, high), away = at, room, self._radius + 1
        above = Frame(x - wide / 2, y - away - high, wide, high)
        below = Frame(x - wide / 2, y + away, wide, high)
        right = Frame(x + away, y - high / 2, wide, high)
        left = Frame(x - away - wide, y - high / 2, wide, high)
        for frame in (above, below, right, left) if node.above else (below, above, right, left):
            if frame.left >= 0 and frame.left + wide <= self.paper.width and frame.top >= 0:
                yield frame
