"""Where the members of a group stand in its disc: each actor in the middle of units of its own.

`groups.js` does the same in the page, for the groupings that a reader asks for there.
"""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np

#: How far apart members stand, in units of the picture, and flowers beside that.
SPACING: Final = 44
BETWEEN: Final = 16
#: Turning by this from one member to the next fills a disc evenly (Vogel 1979).
GOLDEN: Final = np.pi * (3 - 5**0.5)

Point = tuple[float, float]


class Bed(NamedTuple):
    """Where the members of a group stand, from the middle of its disc, and how far out."""

    points: dict[int, Point]
    radius: float


def beds(of: Sequence[int], count: int, ties: Sequence[tuple[int, int]]) -> list[Bed]:
    """Return the bed of each of `count` groups; `of` is the group of each node.

    A unit stands by the actor of its group that has the fewest ties, which most need to be seen.
    An actor with its units is a flower; flowers stand in rings, the largest in the middle, and
    what has no tie in its group is a flower of its own. The same is given the same.
    """
    degree = np.bincount(np.array(ties, dtype=np.int64).reshape(-1), minlength=len(of)).tolist()
    leads: dict[int, int] = {}
    for actor, unit in ties:
        if of[actor] == of[unit]:
            rank = (degree[actor], actor)
            if unit not in leads or rank < (degree[leads[unit]], leads[unit]):
                leads[unit] = actor
    petals: dict[int, list[int]] = {node: [] for node in range(len(of)) if node not in leads}
    for unit, actor in leads.items():
        petals[actor].append(unit)
    flowers: list[list[list[int]]] = [[] for _ in range(count)]
    for actor, units in petals.items():
        flowers[of[actor]].append([actor, *sorted(units, key=lambda n: (-degree[n], n))])
    for some in flowers:
        some.sort(key=lambda flower: (-len(flower), -degree[flower[0]], flower[0]))
    return [_bed(some) for some in flowers]


def _bed(flowers: Sequence[Sequence[int]]) -> Bed:
    """Return flowers, largest first, in rings around the first."""
    radii = [_reach(len(flower)) for flower in flowers]
    points: dict[int, Point] = {}
    edge, at = 0.0, 0
    while at < len(flowers):
        away = edge + radii[at] if at else 0.0
        ring = _ring(radii, at, away)
        for place, angle in zip(range(at, at + len(ring)), ring, strict=True):
            middle = away * np.cos(angle), away * np.sin(angle)
            points |= _flower(flowers[place], middle)
        edge = away + radii[at]
        at += len(ring)
    return Bed(points, edge)


def _ring(radii: Sequence[float], first: int, away: float) -> list[float]:
    """Return the angles of as many flowers, from the first, as have room in a ring."""
    if not away:
        return [0.0]
    angles: list[float] = []
    used = 0.0
    for radius in radii[first:]:
        half = float(np.arcsin(min(1.0, radius / away)))
        if angles and used + 2 * half > 2 * np.pi:
            break
        angles.append(used + half)
        used += 2 * half
    # What is left over is shared, and each ring begins elsewhere.
    wider = 2 * np.pi / used if len(angles) < len(radii) - first else 1.0
    return [angle * wider + first * GOLDEN for angle in angles]


def _flower(members: Sequence[int], middle: Point) -> Mapping[int, Point]:
    x, y = middle
    placed = {members[0]: middle}
    for rank, node in enumerate(members[1:], 1):
        away = SPACING * np.sqrt((rank + 0.5) / np.pi)
        placed[node] = (
            x + away * np.cos(rank * GOLDEN),
            y + away * np.sin(rank * GOLDEN),
        )
    return placed


def _reach(count: int) -> float:
    """Return how far a flower of so many members reaches."""
    return float(SPACING * np.sqrt(count / np.pi) + BETWEEN)
