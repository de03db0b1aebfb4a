"""The shapes, numbers and lines that a network is drawn with, and the same in its legend."""

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from samverkan.export.figures.paper import INK, PAPER, TINT, Frame, Paper, Point
from samverkan.export.network_page.still import outline
from samverkan.export.picture import LAYERS, MARKS, PALETTE, SHAPES, Entry

#: Radius of what is filled with white in a hollow shape, as a share of that of the shape.
HOLE: Final = 0.62
#: Colours of the palette on which dark letters are read.
LIGHT: Final = frozenset({0, 4, 5, 6, 7})
#: A radius so large that corners, which have two decimals, are exact enough.
FINE: Final = 100.0
#: So many points make a bent line.
BENDS: Final = 12


def bent(start: Point, end: Point, bend: float) -> list[Point]:
    """Return the points of the line of a tie, bent off another's as on the page."""
    if not bend:
        return [start, end]
    (x, y), (to_x, to_y) = start, end
    via = (x + to_x) / 2 + (to_y - y) * bend, (y + to_y) / 2 - (to_x - x) * bend
    shares = [step / BENDS for step in range(BENDS + 1)]
    return [
        (
            (1 - t) ** 2 * x + 2 * t * (1 - t) * via[0] + t * t * to_x,
            (1 - t) ** 2 * y + 2 * t * (1 - t) * via[1] + t * t * to_y,
        )
        for t in shares
    ]


def along(stroke: Sequence[Point], share: float) -> Point:
    """Return the point at a share of a line of equally long pieces.

    >>> along([(0, 0), (10, 0)], 0.3)
    (3.0, 0.0)
    """
    whole, part = divmod(share * (len(stroke) - 1), 1)
    (x, y), (to_x, to_y) = stroke[int(whole)], stroke[min(int(whole) + 1, len(stroke) - 1)]
    return x + (to_x - x) * part, y + (to_y - y) * part


def double(one: Point, other: Point, apart: float) -> list[list[Point]]:
    """Return two lines beside each other."""
    across, down = other[0] - one[0], other[1] - one[1]
    far = math.hypot(across, down) or 1.0
    x, y = -down / far * apart / 2, across / far * apart / 2
    return [[(p[0] + side * x, p[1] + side * y) for p in (one, other)] for side in (1, -1)]


def scaled(dash: Iterable[int], scale: float) -> tuple[float, ...]:
    """Return a dash in points, never so short that it looks like a line without."""
    return tuple(round(part * max(scale, 0.4), 2) for part in dash)


def draw_link(paper: Paper, kind: str, strokes: Sequence[Sequence[Point]], pen: float) -> None:
    """Draw what a finding joins: a double line for what may overlap, dots for what is missing."""
    if kind == "overlap":
        paper.strokes(strokes, width=pen, colour=INK)
    else:  # dots, rounder and further apart than those of what was met
        paper.strokes(strokes, dash=(0.01, 4), width=1.8 * pen, colour=INK, round_ends=True)


def outlines(
    shape: str, at: Point, radius: float, colour: str | None, *, hollow: bool
) -> list[tuple[list[Point], str]]:
    """Return the corners of a shape around a point, with its colour; a hollow one has a hole."""

    def corners(size: float) -> list[Point]:
        return [(at[0] + x * size, at[1] + y * size) for x, y in _corners(shape)]

    found = [(corners(radius), colour or TINT)]
    return [*found, (corners(HOLE * radius), PAPER)] if hollow else found


@cache
def _corners(shape: str) -> list[Point]:
    """Return the corners of a shape of radius 1, as on the page."""
    pairs = (pair.split(",") for pair in outline(shape, FINE).split(" "))
    return [(float(x) / FINE, float(y) / FINE) for x, y in pairs]


def draw_shapes(paper: Paper, shapes: Sequence[tuple[Sequence[Point], str]], radius: float) -> None:
    """Draw shapes of a radius."""
    paper.polygons(shapes, linewidth=max(0.35, radius / 12), zorder=3)


def draw_number(paper: Paper, colour: int, at: Point, radius: float, *, hollow: bool) -> None:
    """Write the number of a sector into a shape, so that it is told without colour."""
    dark = hollow or colour in LIGHT
    size = max(radius * (0.85 if hollow else 1.1), 4.2)
    text = str(colour) if colour else "?"
    letters = INK if dark else PAPER
    point = at[0], at[1] + 0.36 * size
    paper.text(point, text, size, bold=True, colour=letters, align="center", z=4)


def draw_key(entry: Entry, paper: Paper, frame: Frame) -> None:
    """Draw the sign of an entry of the legend."""
    centre = frame.left + frame.width / 2, frame.top + frame.height / 2
    left, right = (frame.left, centre[1]), (frame.left + frame.width, centre[1])
    radius, mark = frame.height / 2, entry.mark
    if entry.section == "colours":
        drawn = outlines("dot", centre, radius, PALETTE[int(mark)], hollow=False)
        draw_shapes(paper, drawn, radius)
        draw_number(paper, int(mark), centre, radius, hollow=False)
    elif mark == "box":
        inside = Frame(centre[0] - 1.5 * radius, frame.top, 3 * radius, frame.height)
        paper.box(inside, facecolor=TINT, linewidth=radius / 12)
    elif mark in SHAPES.values():
        draw_shapes(paper, outlines(mark, centre, radius, None, hollow=False), radius)
    elif mark == "hollow":
        draw_shapes(paper, outlines("dot", centre, radius, None, hollow=True), radius)
    elif mark in LAYERS:
        paper.strokes([[left, right]], dash=scaled(LAYERS[mark], 0.4), width=1.0)
    elif mark == "overlap":
        draw_link(paper, mark, double(left, right, 2.4), 0.8)
    elif mark == "missing-link":
        draw_link(paper, mark, [[left, right]], 0.8)
    else:
        base = centre[0], centre[1] + 0.36 * frame.height
        paper.text(base, MARKS.get(mark, mark), frame.height, align="center")
