"""Where the nodes of a large network stand: in discs, one a group, each node in its group's."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

import networkx as nx
import numpy as np

from samverkan.export.layout import Box, Spot, positions
from samverkan.export.picture.divisions import Division, divisions
from samverkan.export.picture.flowers import beds
from samverkan.export.picture.model import Group, Grouping

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Points = NDArray[np.float64]

#: Room between the outermost members of a group and the edge of its disc.
EDGE: Final = 24
#: Each group draws so many others near, those that it has most in common with.
DRAWN: Final = 2
#: How much wider than high discs are packed, and the room between them as a share of a disc.
WIDER: Final = 1.45
APART: Final = 0.5
#: So many times discs are drawn together and pushed apart.
ROUNDS: Final = 600


def crowd(
    whole: "nx.Graph[str]", order: Sequence[str], lang: str
) -> tuple[tuple[Grouping, ...], dict[str, Spot]]:
    """Return the groupings of a large two-mode network, and where each node stands.

    Nodes stand in the discs of the first grouping. `order` is the order of the nodes in the
    picture: the same network in the same order gives the same.
    """
    place = {node: i for i, node in enumerate(order)}
    ties = sorted(
        (place[one], place[other])
        if whole.nodes[one]["bipartite"] == 0
        else (place[other], place[one])
        for one, other in whole.edges()
    )
    made: list[Grouping] = []
    spots: dict[str, Spot] = {}
    for division in divisions([whole.nodes[node] for node in order], ties, lang):
        laid = beds(division.of, len(division.labels), ties)
        groups = discs(division, ties, [bed.radius for bed in laid])
        made.append(Grouping(division.by, groups, division.of))
        if not spots:
            spots = {
                order[node]: Spot(round(group.x + x), round(group.y + y), False)
                for group, bed in zip(groups, laid, strict=True)
                for node, (x, y) in bed.points.items()
            }
    return tuple(made), spots


def discs(
    division: Division, ties: Sequence[tuple[int, int]], needed: Sequence[float]
) -> tuple[Group, ...]:
    """Return the groups of a division as discs that do not touch, those with much in common near.

    Each has the radius that its members have `needed`; all stand around the middle of the picture.
    """
    of = np.array(division.of, dtype=np.int64)
    count = len(division.labels)
    radii = np.array(needed) + EDGE
    ends = of[np.array(ties, dtype=np.int64).reshape(-1, 2)]
    shared = np.zeros((count, count))
    np.add.at(shared, (ends[:, 0], ends[:, 1]), 1)
    points = _packed(_near(shared + shared.T, radii), radii)
    return tuple(
        Group(label, round(x), round(y), round(radius))
        for label, (x, y), radius in zip(division.labels, points.tolist(), radii, strict=True)
    )


def _near(shared: "Points", radii: "Points") -> "Points":
    """Return points for discs, those that share many ties for their sizes near each other."""
    weight = shared.sum(axis=0)
    common = shared / np.sqrt(np.maximum(np.outer(weight, weight), 1))
    np.fill_diagonal(common, 0)
    names = [f"{i:04d}" for i in range(len(radii))]
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(names)
    for i, row in enumerate(common.round(9)):
        for j in np.argsort(-row, kind="stable")[:DRAWN]:
            if row[j] > 0:
                graph.add_edge(names[i], names[int(j)])
    boxes: Mapping[str, Box] = {
        name: Box(2 * radius, 2 * radius, 0.0) for name, radius in zip(names, radii, strict=True)
    }
    spots = positions(graph, boxes=boxes)
    return np.array([spots[name][:2] for name in names], dtype=float).reshape(-1, 2)


def _packed(points: "Points", radii: "Points") -> "Points":
    """Return the discs drawn together around 0, 0 until they stand close, none upon another."""
    if len(radii) == 0:
        return points
    room = radii + APART * radii.mean() / 2
    spread = np.maximum(np.ptp(points, axis=0), 1)
    points = (points - points.mean(axis=0)) / spread * spread.max() * np.array([WIDER, 1])
    for turn in range(2 * ROUNDS):
        if turn < ROUNDS:
            points = points * (1 - 0.01 * np.array([1 / WIDER**2, 1]))
        points, touched = _apart(points, room)
        if turn >= ROUNDS and not touched:
            break
    low, high = (points - radii[:, None]).min(axis=0), (points + radii[:, None]).max(axis=0)
    moved: Points = points - (low + high) / 2
    return moved


def _apart(points: "Points", room: "Points") -> tuple["Points", bool]:
    """Return the discs pushed away from those that they touch, and if any did."""
    way = points[:, None] - points[None]
    far = np.sqrt((way**2).sum(axis=2))
    over = room[:, None] + room[None] - far
    np.fill_diagonal(over, 0)
    if not (over > 0.5).any():
        return points, False
    # Two discs on one point part sideways, the first to the left.
    along = np.where(
        far[:, :, None] > 1e-9, way / np.maximum(far, 1e-9)[:, :, None], _sideways(len(room))
    )
    return points + (along * np.maximum(over, 0)[:, :, None]).sum(axis=1) / 2, True


def _sideways(count: int) -> "Points":
    sign = np.sign(np.arange(count)[:, None] - np.arange(count)[None])
    return np.stack([sign, np.zeros_like(sign)], axis=2).astype(float)
