"""Where the nodes of a network stand: computed here, the same each time, no label upon another."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import networkx as nx
import numpy as np
from scipy.linalg import cho_factor, cho_solve
from scipy.sparse.csgraph import shortest_path
from scipy.spatial import cKDTree
from scipy.spatial.distance import pdist, squareform

from samverkan.ontology.identity import clean

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Network = nx.Graph[str]
    Points = NDArray[np.float64]
else:
    Network = nx.Graph

#: Height of a label's letters and of its lines, and radius of a shape, in units of the picture.
FONT: Final = 16
LINE: Final = 18
RADIUS: Final = 14
#: Width of a sign beside a shape.
SIGN: Final = 20
#: Room between a shape and its label, and between the frame of a box and what is written in it.
MARGIN: Final = 6
#: A line of a label holds this many characters, or one word of `WORD`; a label this many lines.
WRAP: Final = 22
WORD: Final = 28
LINES: Final = 5
#: Empty space kept around every shape with its label.
GAP: Final = 16
#: Pictures grow to this width before they grow higher than wide, and to this share of height.
WIDTH: Final = 1300
HIGH: Final = 1.5
#: How much of the picture shapes and labels may fill.
DENSITY: Final = 0.4
#: Across and down are stretched at most this much against each other.
STRETCH: Final = 2.5
#: The best of so many starts is kept, each improved at most so many times (less if large).
STARTS: Final = 6
ROUNDS: Final = 300
#: Widths of characters in Arial, as shares of the letters' height; others count as 0.58.
_WIDTHS: Final[Mapping[str, float]] = {
    **dict.fromkeys("iIjl.,:;!|'", 0.28),
    **dict.fromkeys("ftr()[]/- ", 0.35),
    **dict.fromkeys("w&ABCDEFGHKLNOPQRSTUVXYZÅÄÖÉ", 0.78),
    **dict.fromkeys("mMW@%—…", 0.95),
}


class Box(NamedTuple):
    """The room that a shape and its label take; `drop` is how far its middle is from the point."""

    width: float
    height: float
    drop: float


class Spot(NamedTuple):
    """Where a node stands, x to the right and y down, and if its label is above it or below."""

    x: int
    y: int
    above: bool


def wrap(label: str) -> list[str]:
    """Return the lines that a label is written in.

    >>> wrap("Skapa goda planeringsförutsättningar")
    ['Skapa goda', 'planeringsförutsättningar']
    """
    lines = [""]
    for glue, part in _parts(clean(label)):
        line = lines[-1] + glue + part if lines[-1] else part
        if lines[-1] and len(line) > WRAP:
            lines.append(part)
        else:
            lines[-1] = line
    if len(lines) > LINES:
        lines = [*lines[: LINES - 1], lines[LINES - 1][: WRAP - 2].rstrip() + " …"]
    return lines


def _parts(label: str) -> Iterator[tuple[str, str]]:
    """Yield the pieces that lines are made of, and what joins each to the one before."""
    for word in label.split(" "):
        glue = " "
        for piece in re.split(r"(?<=[/–-])(?=\w{3})", word) if len(word) > WRAP else [word]:
            while len(piece) > WORD:
                yield glue, piece[: WRAP - 1] + "-"
                glue, piece = "", piece[WRAP - 1 :]
            yield glue, piece
            glue = ""


def text_width(line: str) -> float:
    """Return about how wide a line of a label is."""
    return FONT * sum(_WIDTHS.get(c, 0.58 if ord(c) < 0x1100 else 1.2) for c in line)


def box(label: str, shape: str = "dot", signs: int = 0) -> Box:
    """Return the room that a node takes: a `box` holds its label, other shapes stand above it.

    So many `signs` stand in a row to the right of a shape, and on the upper edge of a `box`.
    """
    lines = wrap(label)
    width, height = max(map(text_width, lines)), LINE * len(lines)
    if shape == "box":
        return Box(width + 4 * MARGIN, height + 2 * MARGIN, 0.0)
    across = 2 * (RADIUS + signs * SIGN)
    return Box(max(width, across), 2 * RADIUS + MARGIN + height, (MARGIN + height) / 2)


def baseline(label: str, shape: str, above: bool) -> float:
    """Return how far below its node's point the first line of a label stands."""
    height = LINE * len(wrap(label))
    if shape == "box":
        return -height / 2 + 0.78 * LINE
    return (-RADIUS - MARGIN - height if above else RADIUS + MARGIN) + 0.78 * LINE


def positions(
    graph: Network, seed: int = 1, boxes: Mapping[str, Box] | None = None
) -> dict[str, Spot]:
    """Return where each node stands, around the middle of the picture.

    Each component is laid out by stress (Gansner, Koren and North 2005: as far apart in the picture
    as in the network), widened or heightened to the form of the picture, and pushed apart until
    no two boxes touch; components then stand beside each other in rows. Labels go to the side of
    their shapes that fewer ties leave from. `boxes` says how much room a node takes; without it,
    as much as its `label` wants. The same graph and seed give the same spots, whatever the order
    of nodes and ties.

    >>> sorted(positions(nx.Graph([("a", "b")])))
    ['a', 'b']
    """
    if not graph:
        return {}
    boxes = boxes or {n: box(str(graph.nodes[n].get("label", n))) for n in graph}
    bare: Network = nx.Graph(list(graph.edges()))
    bare.add_nodes_from(graph)
    parts = sorted(map(sorted, nx.connected_components(graph)), key=lambda p: (-len(p), p))
    rooms = [np.array([boxes[n][:2] for n in part]) + GAP for part in parts]
    area = sum(float(room.prod(axis=1).sum()) for room in rooms) / DENSITY
    width = max(min((1.5 * area) ** 0.5, WIDTH), (area / HIGH) ** 0.5)
    laid = [
        _component(nx.to_numpy_array(bare, part), room, width**2 / area, seed)
        for part, room in zip(parts, rooms, strict=True)
    ]
    middles = np.concatenate(_in_rows(laid, rooms, width))
    middles -= (middles.min(axis=0) + middles.max(axis=0)) / 2
    at = dict(zip((n for part in parts for n in part), middles.tolist(), strict=True))
    above = {n: _label_above(at[n], [at[other] for other in bare[n]]) for n in at}
    return {
        n: Spot(round(x), round(y + boxes[n].drop * (1 if above[n] else -1)), above[n])
        for n, (x, y) in at.items()
    }


def _label_above(at: Sequence[float], others: Sequence[Sequence[float]]) -> bool:
    """Return if more ties leave downwards, where they would cross a label, than upwards."""
    steep = [y - at[1] for x, y in others if abs(y - at[1]) > 0.2 * abs(x - at[0])]
    return sum(1 if down > 0 else -1 for down in steep) > 0


def _component(ties: "Points", room: "Points", ratio: float, seed: int) -> "Points":
    """Return the middles of the boxes of one component, in a form that has this ratio."""
    if len(room) == 1:
        return np.zeros((1, 2))
    points = _stress(shortest_path(ties, unweighted=True, directed=False), seed)
    points = _turned(points - points.mean(axis=0), wide=ratio >= 1).round(6)
    area = room.prod(axis=1).sum() / DENSITY
    wanted = np.sqrt(area * np.array([ratio, 1 / ratio])) - room.mean(axis=0)
    scale = np.maximum(wanted, room.max(axis=0)) / np.maximum(np.ptp(points, axis=0), 1e-9)
    return _separated(points * np.minimum(scale, STRETCH * scale.min()), room)


def _stress(distances: "Points", seed: int) -> "Points":
    """Return points as far from each other as they are in the network, as nearly as can be."""
    count = len(distances)
    weights = 1 / (distances + np.eye(count)) ** 2 - np.eye(count)
    factor = cho_factor(np.diag(weights.sum(axis=1)) - weights + 1 / count)
    pull = weights * distances
    chance = np.random.default_rng(seed)
    best, least = np.zeros((count, 2)), np.inf
    for _ in range(STARTS if count <= 200 else 1):
        points, before = chance.standard_normal((count, 2)) * distances.mean(), np.inf
        for _ in range(ROUNDS if count <= 200 else ROUNDS // 5):
            found = squareform(pdist(points))
            stress = float((weights * (found - distances) ** 2).sum())
            if before - stress < 1e-4 * stress:
                break
            before, force = stress, -pull / np.maximum(found, 1e-9)
            np.fill_diagonal(force, 0)
            np.fill_diagonal(force, -force.sum(axis=1))
            points = cho_solve(factor, force @ points)
        # As good is not better: rounding in other computers' arithmetic must not choose the start.
        if stress < 0.99 * least:
            best, least = points, stress
    return best


def _turned(points: "Points", wide: bool) -> "Points":
    """Return the points turned so that they spread most across, or most up and down."""
    axes = np.linalg.eigh(points.T @ points)[1]
    axes = axes * np.where(axes.sum(axis=0) < 0, -1, 1)
    turned: Points = points @ (axes[:, ::-1] if wide else axes)
    return turned


def _separated(points: "Points", room: "Points") -> "Points":
    """Return the points pushed apart until no two boxes of `room` around them touch."""
    for turn in range(1, 100_000):
        near = cKDTree(points / room.max(axis=0)).query_pairs(1, p=np.inf, output_type="ndarray")
        one, other = near[np.lexsort(near.T)].T
        way = points[other] - points[one]
        over = (room[one] + room[other]) / 2 - abs(way)
        hit = (over > 0).all(axis=1)
        if not hit.any():
            break
        one, other, way, over = one[hit], other[hit], way[hit], over[hit]
        along = (over[:, 0] < over[:, 1])[:, None] == [True, False]
        push = np.where(along, np.where(way < 0, -1, 1) * (over + 1), 0) / 4
        np.add.at(points, one, -push)
        np.add.at(points, other, push)
        if turn % 40 == 0:
            points = points * 1.03
    return points


def _in_rows(laid: Sequence["Points"], rooms: Sequence["Points"], width: float) -> list["Points"]:
    """Return the components moved to stand beside each other, in rows of about this width."""
    placed, x, y, height = [], 0.0, 0.0, 0.0
    for points, room in zip(laid, rooms, strict=True):
        low, high = (points - room / 2).min(axis=0), (points + room / 2).max(axis=0)
        across, down = high - low
        if x and x + across > width:
            x, y, height = 0.0, y + height, 0.0
        placed.append(points - low + (x, y))
        x, height = x + across, max(height, down)
    return placed
